using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.Frameworks;

/// <summary>A maturity model of another system as a tree: dimensions hold dimensions and items, items hold graded answers.</summary>
/// <param name="Nodes">All nodes, parents before children.</param>
public sealed record Framework(
    string Format, string Key, string Title, string? Version, string? Licence, IReadOnlyList<string> Languages,
        IReadOnlyList<FrameworkNode> Nodes,
    IReadOnlyList<Choice> Levels, int Others)
{
    public Contents Contents => new(Format, Version, Title)
    {
        Counts =
        [
            ("nodes", Nodes.Count),
            ("dimensions", Nodes.Count(node => !node.Assessable)),
            ("items", Nodes.Count(node => node.Assessable)),
            ("questions", Nodes.Sum(node => node.Questions)),
            ("answers", Nodes.Sum(node => node.Answers.Count)),
            ("levels", Levels.Count),
            ("otherObjects", Others),
            ("depth", Nodes.Count == 0 ? 0 : Nodes.Max(node => node.Depth)),
            ("languages", Languages.Count),
        ],
        Lists = [("languages", Languages), ("licence", Licence is null ? [] : [Licence])],
    };
}

/// <param name="Questions">Questions below the node that the file holds.</param>
/// <param name="Answers">Graded answers of its own.</param>
public sealed record FrameworkNode(
    string Id, string? Parent, int Depth, string Name, string Description, bool Assessable, int Questions,
        IReadOnlyList<Choice> Answers, Place Place);
