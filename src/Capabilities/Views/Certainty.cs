using Wegmarke.Design;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Comparison;

namespace Wegmarke.Views;

/// <summary>How sure a sentence is. The areas are tested together, so chance alone would make one of twenty look like a finding; what
/// survives Holm's correction is certain, what only survives by itself is likely.</summary>
public enum Certainty
{
    Certain,
    Likely,
    Open,
}

public static class Certainties
{
    private const double Level = 0.05;

    /// <summary>What a p-value that cannot be computed leaves is said by the caller.</summary>
    public static IReadOnlyList<Certainty?> OfFamily(IReadOnlyList<Finding> p) => [.. MultipleTesting.Holm(p).Zip(p, (adjusted, own) =>
        !own.Exists ? (Certainty?)null : adjusted.Value < Level ? Certainty.Certain
            : own.Value < Level ? Certainty.Likely : Certainty.Open)];

    public static string Word(this Certainty certainty, Language language) => certainty switch
    {
        Certainty.Certain => language.Say("sicher", "certain"),
        Certainty.Likely => language.Say("wahrscheinlich", "likely"),
        _ => language.Say("offen", "open"),
    };

    /// <summary>What counts less when sentences are ranked.</summary>
    public static double Weight(this Certainty certainty) => certainty switch
    {
        Certainty.Certain => 1,
        Certainty.Likely => 0.5,
        _ => 0.1,
    };
}
