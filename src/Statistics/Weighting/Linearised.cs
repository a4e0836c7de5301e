using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Weighting;

/// <summary>Linearised standard error of a calibrated mean (Deville and Särndal 1992): z = w·e/Σw, se² =
/// (1−n/N)·n/(n−1)·Σ(z−z̄)².</summary>
internal static class Linearised
{
    public static Finding Se(double[] weights, double[] residuals, double population)
    {
        var n = weights.Length;
        if (n < 2) return Absence.TooFew;
        var sum = weights.Sum();
        double[] z = [.. weights.Zip(residuals, (w, e) => w * e / sum)];
        return Math.Sqrt(Math.Max(0, 1 - n / population) * n * Moments.Variance(z));
    }
}
