using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Signed rank test: zeros dropped, mid-ranks, continuity correction, normal approximation (Wilcoxon 1945); rank-biserial of Kerby
/// 2014.</summary>
public sealed record SignedRanks(double V, Finding PCorrected, Finding PUncorrected, int NonZero, Finding RankBiserial);

/// <summary>Reliable change of single scores (Jacobson and Truax 1991): RCI = (x2−x1)/(√2·s1·√(1−ρ)).</summary>
public sealed record ReliableChange(
    double Reliability, double Sem, double SeOfDifference, double MinimalDetectableChange, int Up, int Down, double[] Index);

/// <summary>Two measurements of the same people.</summary>
/// <remarks>d_z, d_av (Lakens 2013), d_rm (Morris and DeShon 2002), g_z with the exact correction. All changes equal: no test.</remarks>
public sealed record PairedWaves(
    int Pairs, int OnlyOneWave, Finding Mean1, Finding Mean2, Finding Difference, Finding SdDifference, Finding R, MeanDifference? Test,
    Finding Dz, Finding Dav, Finding Drm, Finding Gz, Finding GlassWave1, SignedRanks? Ranks,
    double Improved, double Unchanged, double Worsened, ReliableChange? Reliable, Absence? Because)
{
    /// <param name="first">A missing value is NaN; same order of people as in second.</param>
    public static PairedWaves Of(double[] first, double[] second, double? reliability = null)
    {
        int[] rows = [.. Enumerable.Range(0, first.Length).Where(i => !double.IsNaN(first[i]) && !double.IsNaN(second[i]))];
        var onlyOne = Enumerable.Range(0, first.Length).Count(i => double.IsNaN(first[i]) != double.IsNaN(second[i]));
        double[] a = [.. rows.Select(i => first[i])], b = [.. rows.Select(i => second[i])], d = [.. rows.Select(i => second[i] - first[i])];
        if (Moments.Beyond(a) || Moments.Beyond(b)) return None(d.Length, onlyOne, Absence.OutOfRange, Absence.OutOfRange);
        if (d.Length < 2) return None(d.Length, onlyOne, d.Length == 0 ? Absence.TooFew : d[0], Absence.TooFew);
        if (Moments.Constant(d)) return None(d.Length, onlyOne, d[0], Absence.ZeroVariance);
        double n = d.Length, mean = Moments.Mean(d), sd = Moments.StandardDeviation(d);
        double sd1 = Moments.StandardDeviation(a), sd2 = Moments.StandardDeviation(b);
        var r = Pearson.Of(a, b).R;
        return new(d.Length, onlyOne, Moments.Mean(a), Moments.Mean(b), mean, sd, r, MeanDifference.Of(mean, sd / Math.Sqrt(n), n - 1),
            mean / sd, sd1 + sd2 > 0 ? mean / ((sd1 + sd2) / 2) : Absence.ZeroVariance,
            r.Then(value => mean / sd * Math.Sqrt(2 * (1 - value))), HedgesG.CorrectionOf(n - 1) * mean / sd,
            sd1 > 0 ? mean / sd1 : Absence.ZeroVariance, RanksOf(d),
            d.Count(x => x > 0) / n, d.Count(x => x == 0) / n, d.Count(x => x < 0) / n,
            reliability is { } rho && sd1 > 0 && rho < 1 ? ReliableOf(d, sd1, rho) : null, null);
    }

    private static PairedWaves None(int pairs, int onlyOne, Finding difference, Absence because) => new(
        pairs, onlyOne, because, because, difference, because, because, null, because, because, because, because, because, null, 0, 0, 0,
          null, because);

    private static SignedRanks RanksOf(double[] differences)
    {
        double[] d = [.. differences.Where(x => x != 0)];
        double n = d.Length;
        var (ranks, ties) = Comparison.Ranks.Of([.. d.Select(Math.Abs)]);
        var v = d.Zip(ranks, (x, rank) => x > 0 ? rank : 0).Sum();
        var z = v - n * (n + 1) / 4;
        var sigma = Math.Sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48);
        Finding P(double correction) =>
            sigma == 0 ? Absence.TooFew : Math.Min(1, 2 * Normal.Upper((Math.Abs(z) - (z == 0 ? 0 : correction)) / sigma));
        var total = ranks.Sum();
        return new(v, P(0.5), P(0), d.Length, total == 0 ? Absence.TooFew : (2 * v - total) / total);
    }

    private static ReliableChange ReliableOf(double[] d, double sd1, double rho)
    {
        var sem = sd1 * Math.Sqrt(1 - rho);
        var se = Math.Sqrt(2) * sem;
        var z = Normal.Quantile(0.975);
        double[] index = [.. d.Select(x => x / se)];
        return new(rho, sem, se, z * se, index.Count(x => x > z), index.Count(x => x < -z), index);
    }
}
