using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Description;

/// <summary>What one column of numbers says by itself.</summary>
/// <param name="Skewness">g1, G1 (SPSS, Excel) and b1 of Joanes and Gill 1998.</param>
/// <param name="Kurtosis">Excess: g2, G2 and b2 of Joanes and Gill 1998.</param>
/// <param name="Categories">Present when a scale was given.</param>
public sealed record ItemDescription(
    int N, int Missing, Finding Mean, Finding Sd, Finding Variance, Finding Se, Interval MeanInterval, Finding Median, Finding Min,
      Finding Max,
    QuartilePair Type7, QuartilePair Type6, ShapeTriple Skewness, ShapeTriple Kurtosis, CategoryShares? Categories)
{
    /// <summary>Number of the scale's upper (and lower) categories that make the top (and bottom) share.</summary>
    private const int TopCategories = 2;

    /// <param name="values">A missing value is NaN.</param>
    /// <param name="scale">Lowest and highest scale value, when the column is an answer scale.</param>
    public static ItemDescription Of(IReadOnlyCollection<double> values, (int Low, int High)? scale = null, double level = 0.95)
    {
        var present = Moments.Present(values);
        var missing = values.Count - present.Length;
        if (present.Length == 0) return Nothing(missing, values.Count == 0 ? Absence.Empty : Absence.AllMissing);
        if (Moments.Beyond(present)) return Nothing(missing, Absence.OutOfRange) with { N = present.Length };
        Array.Sort(present);
        var n = present.Length;
        var mean = Moments.Mean(present);
        Finding variance = n > 1 ? Moments.Variance(present) : Absence.TooFew;
        var sd = variance.Then(v => Math.Sqrt(v));
        var se = sd.Then(s => s / Math.Sqrt(n));
        Interval interval = Absence.TooFew;
        if (n > 1)
        {
            var half = StudentT.Quantile(1 - (1 - level) / 2, n - 1) * se.Value;
            interval = new(mean - half, mean + half, level);
        }

        var (skewness, kurtosis) = Shape(present, mean);
        return new(n, missing, mean, sd, variance, se, interval, Quantile.Median(present), present[0], present[^1],
            new(Quantile.Type7(present, 0.25), Quantile.Type7(present, 0.75)),
              new(Quantile.Type6(present, 0.25), Quantile.Type6(present, 0.75)),
            skewness, kurtosis, scale is { } s ? CategoriesOf(present, s.Low, s.High, level) : null);
    }

    /// <summary>The same from counts of answers held as bytes; codes off the scale count as missing.</summary>
    /// <param name="codes">How often each of the 256 codes occurs.</param>
    public static ItemDescription OfCounts(ReadOnlySpan<long> codes, int low, int high, double level = 0.95)
    {
        var counts = codes[low..(high + 1)];
        var (n, mean, variance) = CountMoments.Of(counts, low);
        long all = 0;
        foreach (var count in codes) all += count;
        if (n == 0) return Nothing((int)all, all == 0 ? Absence.Empty : Absence.AllMissing);
        Interval interval = Absence.TooFew;
        Finding sd = n > 1 ? Math.Sqrt(variance) : Absence.TooFew;
        var se = sd.Then(s => s / Math.Sqrt(n));
        if (n > 1)
        {
            var half = StudentT.Quantile(1 - (1 - level) / 2, n - 1) * se.Value;
            interval = new(mean - half, mean + half, level);
        }

        double m2 = 0, m3 = 0, m4 = 0;
        for (var v = 0; v < counts.Length; v++)
        {
            var distance = low + v - mean;
            var square = counts[v] * distance * distance / n;
            m2 += square;
            m3 += square * distance;
            m4 += square * distance * distance;
        }

        double first = CountMoments.At(counts, low, 0), last = CountMoments.At(counts, low, n - 1);
        var (skewness, kurtosis) = Shape(n, m2, m3, m4, first == last);
        var bottom = counts[..Math.Min(TopCategories, counts.Length)];
        var top = counts[^Math.Min(TopCategories, counts.Length)..];
        return new((int)n, (int)(all - n), mean, sd, n > 1 ? variance : Absence.TooFew, se, interval,
            CountMoments.Median(counts, low, n), first, last,
            new(Quantile.Type7(counts, low, n, 0.25), Quantile.Type7(counts, low, n, 0.75)),
            new(Quantile.Type6(counts, low, n, 0.25), Quantile.Type6(counts, low, n, 0.75)), skewness, kurtosis,
            new([.. counts.ToArray().Select(count => (int)count)], Part(top), Share.Wilson(Part(top), n, level), Part(bottom),
                (double)counts[0] / n, (double)counts[^1] / n));
        double Part(ReadOnlySpan<long> some)
        {
            long sum = 0;
            foreach (var count in some) sum += count;
            return (double)sum / n;
        }
    }

    private static ItemDescription Nothing(int missing, Absence because) => new(
        0, missing, because, because, because, because, because, because, because, because,
        new(because, because), new(because, because), new(because, because, because), new(because, because, because), null);

    private static (ShapeTriple Skewness, ShapeTriple Kurtosis) Shape(double[] values, double mean)
    {
        double n = values.Length, m2 = 0, m3 = 0, m4 = 0;
        foreach (var value in values)
        {
            var distance = value - mean;
            var square = distance * distance;
            m2 += square / n;
            m3 += square * distance / n;
            m4 += square * square / n;
        }

        return Shape(n, m2, m3, m4, Moments.Constant(values));
    }

    private static (ShapeTriple Skewness, ShapeTriple Kurtosis) Shape(double n, double m2, double m3, double m4, bool constant)
    {
        if (constant) return (ShapeTriple.None(Absence.ZeroVariance), ShapeTriple.None(Absence.ZeroVariance));
        var g1 = m3 / Math.Pow(m2, 1.5);
        var g2 = m4 / (m2 * m2) - 3;
        Finding adjusted1 = n > 2 ? g1 * Math.Sqrt(n * (n - 1)) / (n - 2) : Absence.TooFew;
        Finding adjusted2 = n > 3 ? (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6) : Absence.TooFew;
        return (new(g1, adjusted1, g1 * Math.Pow((n - 1) / n, 1.5)), new(g2, adjusted2, (g2 + 3) * Math.Pow(1 - 1 / n, 2) - 3));
    }

    private static CategoryShares CategoriesOf(double[] values, int low, int high, double level)
    {
        var counts = new int[high - low + 1];
        foreach (var value in values)
        {
            var category = value - low;
            if (category >= 0 && category < counts.Length && category == Math.Floor(category)) counts[(int)category]++;
        }

        double n = values.Length;
        var top = values.Count(value => value > high - TopCategories) / n;
        return new(counts, top, Share.Wilson(top, n, level), values.Count(value => value < low + TopCategories) / n,
            values.Count(value => value == low) / n, values.Count(value => value == high) / n);
    }
}

public sealed record QuartilePair(Finding Lower, Finding Upper);

/// <summary>Population, unbiased (SPSS, Excel, SAS) and b form of a shape statistic.</summary>
public sealed record ShapeTriple(Finding Population, Finding Adjusted, Finding B)
{
    public static ShapeTriple None(Absence because) => new(because, because, because);
}

/// <summary>Counts of every category, empty ones too, and shares at the ends; floor or ceiling of 15 % or more deserves a flag (Terwee
/// 2007).</summary>
public sealed record CategoryShares(
    IReadOnlyList<int> Counts, double TopShare, Interval TopInterval, double BottomShare, double FloorShare, double CeilingShare);
