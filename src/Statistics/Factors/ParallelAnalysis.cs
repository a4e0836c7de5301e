using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Factors;

/// <summary>Horn's parallel analysis (1965): eigenvalues of correlations of normal noise of the same size, their mean and 95th percentile
/// (Glorfeld 1995). A component is kept while its eigenvalue lies above.</summary>
/// <remarks>The noise is never drawn row by row: its cross-products are a Wishart matrix AA' whose triangle A has normal numbers below and
/// chi numbers on the diagonal (Bartlett 1933), the same distribution at a cost that does not grow with n.</remarks>
public sealed record ParallelAnalysis(int Replications, double[] Mean, double[] Percentile95)
{
    public int RetainedByMean(double[] eigenvalues) => Retained(eigenvalues, Mean);

    public int RetainedByPercentile(double[] eigenvalues) => Retained(eigenvalues, Percentile95);

    /// <summary>The same seed gives the same bits on any number of threads: every replication has its own stream.</summary>
    public static ParallelAnalysis Of(int n, int p, int replications, ulong seed, LongWork? work = null)
    {
        var values = new double[replications][];
        LongWork.Each(work, replications, at => values[at] = Replicate(n, p, new NormalStream(seed, (ulong)at)));
        var (mean, high) = (new double[p], new double[p]);
        var column = new double[replications];
        for (var k = 0; k < p; k++)
        {
            for (var at = 0; at < replications; at++) column[at] = values[at][k];
            mean[k] = Moments.Mean(column);
            Array.Sort(column);
            var place = 0.95 * (replications - 1);
            var below = (int)place;
            high[k] = column[below] + (place - below) * (column[Math.Min(below + 1, replications - 1)] - column[below]);
        }

        return new(replications, mean, high);
    }

    private static double[] Replicate(int n, int p, NormalStream noise)
    {
        var width = Math.Min(p, n - 1);
        var a = new double[p * width];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < Math.Min(i, width); j++) a[i * width + j] = noise.Next();
            if (i < width) a[i * width + i] = Math.Sqrt(noise.ChiSquared(n - 1 - i));
            var row = a.AsSpan(i * width, width);
            var length = 1 / Math.Sqrt(Dense.Dot(row, row));
            foreach (ref var x in row) x *= length;
        }

        var r = new double[p * p];
        for (var i = 0; i < p; i++)
        {
            var row = a.AsSpan(i * width, width);
            for (var j = 0; j <= i; j++) r[i * p + j] = r[j * p + i] = Dense.Dot(row, a.AsSpan(j * width, width));
        }

        return Spectrum.Of(r, p, vectors: false).Values;
    }

    private static int Retained(double[] eigenvalues, double[] reference)
    {
        var k = 0;
        while (k < eigenvalues.Length && eigenvalues[k] > reference[k]) k++;
        return k;
    }
}
