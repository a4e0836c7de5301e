using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Rank sum test with mid-ranks and tie-corrected variance, normal approximation (Mann and Whitney 1947), with and without
/// continuity
/// correction.</summary>
public sealed record MannWhitney(double U1, double U2, Finding PCorrected, Finding PUncorrected, double Superiority)
{
    public static MannWhitney Of(double[] first, double[] second)
    {
        double n1 = first.Length, n2 = second.Length, n = n1 + n2;
        var (ranks, ties) = Ranks.Of([.. first, .. second]);
        var u = ranks.AsSpan(0, first.Length).ToArray().Sum() - n1 * (n1 + 1) / 2;
        var sigma = Math.Sqrt(n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1))));
        var z = u - n1 * n2 / 2;
        Finding P(double correction) => sigma == 0
            ? Absence.ZeroVariance
            : Math.Min(1, 2 * Normal.Upper((Math.Abs(z) - (z == 0 ? 0 : correction)) / sigma));
        return new(u, n1 * n2 - u, P(0.5), P(0), u / (n1 * n2));
    }
}
