using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Reliability;

/// <summary>Cronbach's alpha with its item statistics, from the covariance matrix of complete rows.</summary>
/// <remarks>α = k/(k−1)·(1 − Σs_i²/s_T²) (Cronbach 1951). Interval: Feldt 1965, Feldt, Woodruff and Salih 1987, which assumes essentially
/// tau-equivalent, normal items. Standard error: Duhachek and Iacobucci 2004. λ2: Guttman 1945. A negative alpha is reported as it
/// is.</remarks>
/// <param name="ZeroVarianceItems">Positions of constant items; with any, nothing else is computed.</param>
public sealed record Alpha(
    int N, int Items, Finding Value, Interval Feldt, Finding Standardized, Finding MeanInterItem, Finding SeDuhachek, Finding Lambda2,
    IReadOnlyList<Finding> IfDeleted, IReadOnlyList<Finding> ItemRest, IReadOnlyList<Finding> ItemTotal,
    Finding ScaleMean, Finding ScaleSd, Finding StandardErrorOfMeasurement, IReadOnlyList<int> ZeroVarianceItems)
{
    /// <summary>Its square is still a number.</summary>
    private const double LargestVariance = 1e140;

    public static Alpha Of(CovarianceMatrix covariances, double level = 0.95)
    {
        var (n, k) = (covariances.N, covariances.Size);
        if (n == 0) return None(n, k, Absence.AllMissing, []);
        if (k < 2 || n < 2) return None(n, k, Absence.TooFew, []);
        if (Enumerable.Range(0, k).Any(i => !(covariances.Values[i, i] <= LargestVariance))) return None(n, k, Absence.OutOfRange, []);
        var constant = Enumerable.Range(0, k).Where(i => covariances.Values[i, i] <= 0).ToList();
        if (constant.Count > 0) return None(n, k, Absence.ZeroVariance, constant);
        return Compute(covariances, level);
    }

    private static Alpha Compute(CovarianceMatrix covariances, double level)
    {
        var (n, k, c) = (covariances.N, covariances.Size, covariances.Values);
        var rows = new double[k];
        double trace = 0, total = 0, offSquares = 0, correlations = 0;
        for (var i = 0; i < k; i++)
        {
            trace += c[i, i];
            for (var j = 0; j < k; j++)
            {
                rows[i] += c[i, j];
                if (i == j) continue;
                offSquares += c[i, j] * c[i, j];
                correlations += c[i, j] / Math.Sqrt(c[i, i] * c[j, j]);
            }

            total += rows[i];
        }

        var scaleMean = covariances.Means.Sum() / k;
        var mean = correlations / (k * (k - 1.0));
        if (!(total > 1e-14 * trace)) return None(n, k, Absence.ZeroVariance, []) with {
          MeanInterItem = mean, ScaleMean = scaleMean, ScaleSd = 0 };
        var alpha = k / (k - 1.0) * (1 - trace / total);
        var scaleSd = Math.Sqrt(total) / k;
        return new(n, k, alpha, FeldtInterval(alpha, n, k, level), Standard(mean, k), mean,
            Math.Sqrt(Math.Max(0, Duhachek(c, rows, trace, total)) / n), 1 - trace / total + Math.Sqrt(k / (k - 1.0) * offSquares) / total,
            [.. Enumerable.Range(0, k).Select(i => WithoutItem(c, rows, trace, total, i))],
            [.. Enumerable.Range(0, k).Select(i => Ratio(rows[i] - c[i, i], c[i, i], total - 2 * rows[i] + c[i, i]))],
            [.. Enumerable.Range(0, k).Select(i => Ratio(rows[i], c[i, i], total))],
            scaleMean, scaleSd, scaleSd * Math.Sqrt(Math.Max(0, 1 - alpha)), []);
    }

    private static Finding Standard(double mean, int k) => 1 + (k - 1) * mean is var bottom && Math.Abs(bottom) < 1e-14 ? Absence.Singular
      : k * mean / bottom;

    private static Interval FeldtInterval(double alpha, int n, int k, double level)
    {
        if (alpha >= 1) return new(1, 1, level);
        double df1 = n - 1, df2 = (n - 1.0) * (k - 1), tail = (1 - level) / 2;
        return new(1 - (1 - alpha) * FDistribution.Quantile(1 - tail, df1, df2), 1 - (1 - alpha) * FDistribution.Quantile(tail, df1, df2),
          level);
    }

    /// <summary>Everything as a share of the total, so that neither large nor small units leave the range of numbers.</summary>
    private static double Duhachek(double[,] c, double[] rows, double trace, double total)
    {
        var k = rows.Length;
        double traceOfSquare = 0, sumOfSquare = 0, share = trace / total;
        for (var i = 0; i < k; i++)
        {
            sumOfSquare += rows[i] / total * (rows[i] / total);
            for (var j = 0; j < k; j++) traceOfSquare += c[i, j] / total * (c[i, j] / total);
        }

        return 2.0 * k * k / ((k - 1.0) * (k - 1)) * (traceOfSquare + share * share - 2 * share * sumOfSquare);
    }

    private static Finding WithoutItem(double[,] c, double[] rows, double trace, double total, int item)
    {
        var k = rows.Length;
        if (k < 3) return Absence.TooFew;
        var rest = total - 2 * rows[item] + c[item, item];
        return rest <= 1e-14 * total ? Absence.ZeroVariance : (k - 1.0) / (k - 2) * (1 - (trace - c[item, item]) / rest);
    }

    private static Finding Ratio(double covariance, double variance, double other) =>
        other <= 1e-14 * variance ? Absence.ZeroVariance : Math.Clamp(covariance / Math.Sqrt(variance * other), -1, 1);

    private static Alpha None(int n, int k, Absence because, IReadOnlyList<int> constant)
    {
        Finding[] none = [.. Enumerable.Repeat((Finding)because, k)];
        return new(n, k, because, because, because, because, because, because, none, none, none, because, because, because, constant);
    }
}
