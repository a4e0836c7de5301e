namespace Wegmarke.Causes;

public enum VerdictWord
{
    Supported,
    Plausible,
    Contradicted,
    Open,
}

/// <summary>What the evidence makes of a cause, by a rule that stands on every card. Independent sources are counted, not pieces: one
/// person who says something five times is one source.</summary>
/// <param name="For">Independent sources that speak for the cause.</param>
/// <param name="KindsFor">Kinds of sources among them; voices are a kind from the second person on.</param>
/// <param name="Told">Sources for the cause that somebody brought in. Figures show that something is weak, not why; without anything told a
/// cause stays plausible.</param>
/// <param name="People">People who spoke, for or against.</param>
/// <param name="Units">Units they came from.</param>
public sealed record Verdict(VerdictWord Word, int For, int Against, int KindsFor, int KindsAgainst, int Told, int People, int Units)
{
    public const int KindsMin = 2;
    public const int SourcesMin = 3;
    public const int PeopleMin = 2;

    /// <summary>How many times as many sources must speak for as against.</summary>
    public const int Weight = 2;

    public static readonly Verdict None = Of([]);

    public static Verdict Of(IReadOnlyList<Evidence> evidence)
    {
        var sources = evidence.GroupBy(one => (one.Kind, one.Source.ToUpperInvariant()))
            .Select(group => (group.Key.Kind, Side: Math.Sign(group.Sum(one => one.Speaks ? 1 : -1)))).ToList();
        var (speaking, against) = (sources.Where(one => one.Side > 0).Select(one => one.Kind).ToList(),
            sources.Where(one => one.Side < 0).Select(one => one.Kind).ToList());
        var quotes = evidence.Where(one => one.Kind == EvidenceKind.Quote).ToList();
        var (kindsFor, kindsAgainst) = (Kinds(speaking), Kinds(against));
        var told = speaking.Count(kind => kind is not (EvidenceKind.Release or EvidenceKind.Indicator));
        return new(WordOf(speaking.Count, against.Count, kindsFor, kindsAgainst, told), speaking.Count, against.Count, kindsFor,
            kindsAgainst, told,
            quotes.Select(one => one.Source.ToUpperInvariant()).Distinct().Count(),
            quotes.Where(one => one.Unit.Length > 0).Select(one => one.Unit.ToUpperInvariant()).Distinct().Count());
    }

    /// <summary>Contradicted needs fewer sources than supported: a cause that two kinds of sources deny should not steer money.</summary>
    private static VerdictWord WordOf(int speaking, int against, int kindsFor, int kindsAgainst, int told) =>
        speaking >= SourcesMin && kindsFor >= KindsMin && told > 0 && speaking >= Weight * against ? VerdictWord.Supported
        : against >= KindsMin && kindsAgainst >= KindsMin && against >= Weight * speaking ? VerdictWord.Contradicted
        : speaking > against ? VerdictWord.Plausible
        : VerdictWord.Open;

    private static int Kinds(List<EvidenceKind> sources) => sources.CountBy(kind => kind)
        .Count(one => one.Key != EvidenceKind.Quote || one.Value >= PeopleMin);
}
