using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Contingency;

/// <summary>Two yes/no answers of the same people: only those who changed tell anything (McNemar 1947).</summary>
/// <remarks>χ² = (b−c)²/(b+c) without continuity correction; exact p from the binomial distribution with ½. Nobody changed: none.</remarks>
public sealed record McNemar(double B, double C, Finding ChiSquared, Finding P, Finding PExact)
{
    public static McNemar Of(double b, double c)
    {
        var n = b + c;
        if (!(b >= 0 && c >= 0) || double.IsInfinity(n)) return new(b, c, Absence.OutOfRange, Absence.OutOfRange, Absence.OutOfRange);
        if (n <= 0) return new(b, c, Absence.Empty, Absence.Empty, Absence.Empty);
        var statistic = (b - c) * (b - c) / n;
        return new(b, c, statistic, Distributions.ChiSquared.Upper(statistic, 1), Exact(Math.Min(b, c), n));
    }

    /// <summary>2·P(X ≤ least) for X binomial with n and ½, at most 1.</summary>
    private static double Exact(double least, double n) =>
        2 * least == n ? 1 : Math.Min(1, 2 * Special.BetaLower(n - least, least + 1, 0.5, 0.5));
}
