using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Ddi;

/// <summary>A DDI codebook: a study and its variables, without the cases.</summary>
/// <param name="Files">Data files that the codebook describes.</param>
public sealed record Codebook(
    string Title, string Version, IReadOnlyList<CodebookVariable> Variables, int Groups, int Files, long? Cases,
        IReadOnlyList<string> Languages)
{
    public Contents Contents => new("ddi-codebook", Version, Title)
    {
        Counts =
        [
            ("variables", Variables.Count),
            ("groups", Groups),
            ("categories", Variables.Sum(variable => variable.Categories.Count)),
            ("missingCategories", Variables.Sum(variable => variable.Categories.Count(one => one.Missing))),
            ("questions", Variables.Count(variable => variable.Question.Length > 0)),
            ("files", Files),
            .. Cases is { } cases ? [("cases", cases)] : Array.Empty<(string, long)>(),
            ("languages", Languages.Count),
        ],
        Lists = [("languages", Languages)],
        Kinds = [("interval", Foreign.Contents.CountKinds(Variables.Select(variable => variable.Interval)))],
    };
}

/// <param name="Interval">discrete, contin, or "" where the codebook does not say.</param>
public sealed record CodebookVariable(
    string Id, string Name, string Label, string Question, string Interval, bool Text, Measure Measure,
        IReadOnlyList<CodebookCategory> Categories,
    Place Place);

public sealed record CodebookCategory(string Value, string Label, bool Missing, double? Frequency);
