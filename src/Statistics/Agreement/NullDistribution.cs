namespace Wegmarke.Statistics.Agreement;

/// <summary>What answers would look like if nobody agreed: not only uniform, but leaning as people's answers do (LeBreton and Senter
/// 2008, table 2, five categories).</summary>
public static class NullDistribution
{
    public static readonly IReadOnlyList<double> SlightSkew = [0.05, 0.15, 0.20, 0.35, 0.25];
    public static readonly IReadOnlyList<double> ModerateSkew = [0.00, 0.10, 0.15, 0.40, 0.35];
    public static readonly IReadOnlyList<double> HeavySkew = [0.00, 0.00, 0.10, 0.40, 0.50];
    public static readonly IReadOnlyList<double> Triangular = [0.11, 0.22, 0.34, 0.22, 0.11];
    public static readonly IReadOnlyList<double> Normal = [0.07, 0.24, 0.38, 0.24, 0.07];

    /// <summary>σ² of a null distribution, from the shares of its categories in steps of one.</summary>
    public static Finding Variance(IReadOnlyList<double> shares)
    {
        if (shares.Count < 2 || shares.Any(share => !(share >= 0)) || Math.Abs(shares.Sum() - 1) > 1e-9) return Absence.OutOfRange;
        var mean = shares.Select((share, category) => share * category).Sum();
        return shares.Select((share, category) => share * (category - mean) * (category - mean)).Sum();
    }
}
