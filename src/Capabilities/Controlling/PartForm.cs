using Wegmarke.Design;

namespace Wegmarke.Controlling;

/// <summary>What somebody wrote into their part, kept when some of it has to be mended.</summary>
/// <param name="Problems">By initiative or indicator.</param>
/// <param name="Overtaken">What somebody else said meanwhile.</param>
public sealed record PartForm(
    IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, Sentence> Problems,
    IReadOnlyDictionary<Guid, RoundLine> Overtaken)
{
    public static readonly PartForm Empty = new(new Dictionary<string, string>(), new Dictionary<string, Sentence>(),
        new Dictionary<Guid, RoundLine>());

    public string this[string field] => Fields.GetValueOrDefault(field, "");

    public Sentence? ProblemOf(string key) => Problems.GetValueOrDefault(key);

    public bool IsFine => Problems.Count + Overtaken.Count == 0;
}
