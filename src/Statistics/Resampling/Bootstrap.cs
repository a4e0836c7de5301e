using System.Numerics;

namespace Wegmarke.Statistics.Resampling;

/// <summary>Draws people with replacement, within strata where there are some, and computes statistics of each draw.</summary>
/// <remarks>Resample r depends on the seed and r only. For statistics of units draw whole units: pass one number per unit.</remarks>
public static class Bootstrap
{
    public const int DefaultResamples = 1999;

    /// <param name="n">People (or units) to draw from.</param>
    /// <param name="statistic">The statistic of the people with these numbers; called on several threads.</param>
    /// <param name="seed">Stored with the result.</param>
    /// <param name="resamples">R; with 1999 the 2.5 % quantile is one of the values.</param>
    /// <param name="strata">Stratum of each person from 0; null for one stratum.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="work">Stops between resamples, and is told of them.</param>
    public static BootstrapIntervals Of(int n, Func<int[], double> statistic, long seed, int resamples = DefaultResamples,
        int[]? strata = null, double level = 0.95, LongWork? work = null)
    {
        var members = Members(n, strata);
        var (replicates, done) = (new double[resamples], 0);
        var options = new ParallelOptions { CancellationToken = work?.Stop ?? default };
        Parallel.For(0, resamples, options, () => new int[n], (r, _, chosen) =>
        {
            new Resample(seed, r).Fill(chosen, members);
            replicates[r] = statistic(chosen);
            work?.Finished(Interlocked.Increment(ref done), resamples + n);
            return chosen;
        }, _ => { });
        var jackknife = new double[n];
        Parallel.For(0, n, options, i =>
        {
            jackknife[i] = statistic([.. Enumerable.Range(0, n).Where(j => j != i)]);
            work?.Finished(Interlocked.Increment(ref done), resamples + n);
        });
        return BootstrapIntervals.Of(statistic([.. Enumerable.Range(0, n)]), replicates, jackknife, level);
    }

    /// <summary>Means of several columns of the same people, all from the same draws. Complete, finite values.</summary>
    public static BootstrapIntervals[] Means(
        IReadOnlyList<double[]> columns, long seed, int resamples = DefaultResamples, double level = 0.95,
        LongWork? work = null)
    {
        var k = columns.Count;
        var n = k == 0 ? 0 : columns[0].Length;
        var centres = columns.Select(column => ExactMoments.Mean(column)).ToArray();
        var members = Members(n, null);
        var replicates = Enumerable.Range(0, k).Select(_ => new double[resamples]).ToArray();
        var (done, options) = (0, new ParallelOptions { CancellationToken = work?.Stop ?? default });
        Parallel.For(0, resamples, options, () => (Chosen: new int[n], Times: new double[n]), (r, _, space) =>
        {
            new Resample(seed, r).Fill(space.Chosen, members);
            Array.Clear(space.Times);
            foreach (var person in space.Chosen) space.Times[person]++;
            for (var c = 0; c < k; c++) replicates[c][r] = Product(space.Times, columns[c]) / n;
            work?.Finished(Interlocked.Increment(ref done), resamples);
            return space;
        }, _ => { });
        return [.. columns.Select((column, c) =>
        {
            Settle(replicates[c], centres[c]);
            var without = column.Select(value => (centres[c] * n - value) / (n - 1)).ToArray();
            return BootstrapIntervals.Of(centres[c], replicates[c], without, level);
        })];
    }

    /// <summary>The statistic of given resamples, one row of numbers from 0 each.</summary>
    public static BootstrapIntervals Given(
        double[] values, IReadOnlyList<int[]> resamples, Func<double[], double> statistic, double level = 0.95)
    {
        double[] replicates = [.. resamples.Select(rows => statistic([.. rows.Select(row => values[row])]))];
        double[] jackknife = values.Length < 2 ? []
          : [.. values.Select((_, i) => statistic([.. values.Where((_, j) => j != i)]))];
        return BootstrapIntervals.Of(values.Length == 0 ? double.NaN : statistic(values), replicates, jackknife, level);
    }

    /// <summary>A replicate that is the estimate up to rounding is the estimate: z0 counts real differences only.</summary>
    private static void Settle(double[] replicates, double estimate)
    {
        var rounding = 1e-13 * Math.Max(1, Math.Abs(estimate));
        for (var r = 0; r < replicates.Length; r++)
        {
            if (Math.Abs(replicates[r] - estimate) < rounding) replicates[r] = estimate;
        }
    }

    private static int[][] Members(int n, int[]? strata) => strata is null
        ? [[.. Enumerable.Range(0, n)]]
        : [.. Enumerable.Range(0, n).GroupBy(i => strata[i]).OrderBy(group => group.Key).Select(group => group.ToArray())];

    private static double Product(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        Vector<double> first = default, second = default;
        var width = Vector<double>.Count;
        var i = 0;
        for (; i + 2 * width <= times.Length; i += 2 * width)
        {
            first += new Vector<double>(times[i..]) * new Vector<double>(values[i..]);
            second += new Vector<double>(times[(i + width)..]) * new Vector<double>(values[(i + width)..]);
        }

        var sum = Vector.Sum(first + second);
        for (; i < times.Length; i++) sum += times[i] * values[i];
        return sum;
    }
}
