using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Standardised mean difference with the exact small-sample correction and a non-central t interval.</summary>
/// <remarks>g = J·d, J = Γ(m/2)/(√(m/2)Γ((m−1)/2)), m = n1+n2−2 (Hedges 1981); interval: Steiger and Fouladi 1997.</remarks>
public sealed record HedgesG(double CohenD, double G, double Correction, double ApproximateG, double Variance, Interval Interval)
{
    public static HedgesG Of(double difference, double pooledSd, int n1, int n2, double level = 0.95)
    {
        double m = n1 + n2 - 2;
        var d = difference / pooledSd;
        var j = CorrectionOf(m);
        var h = Math.Sqrt(1.0 / n1 + 1.0 / n2);
        var tail = (1 - level) / 2;
        double Limit(double p) => NoncentralT.Noncentrality(d / h, m, p) * h * j;
        return new(d, d * j, j, d * (1 - 3 / (4 * m - 1)), (double)(n1 + n2) / ((double)n1 * n2) + d * j * (d * j) / (2.0 * (n1 + n2)),
            new(Limit(1 - tail), Limit(tail), level));
    }

    public static double CorrectionOf(double m) =>
        Math.Exp(Special.LogGamma(m / 2) - 0.5 * Math.Log(m / 2) - Special.LogGamma((m - 1) / 2));
}
