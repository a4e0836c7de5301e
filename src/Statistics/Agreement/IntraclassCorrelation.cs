using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Agreement;

/// <summary>One-way random analysis of variance: how much of the difference between people lies between groups, and how reliable group
/// means are.</summary>
/// <remarks>ICC(1) = (MSB−MSW)/(MSB+(n0−1)MSW), n0 = (N−Σn²/N)/(a−1); ICC(2) = (MSB−MSW)/MSB (Bartko 1976; Shrout and Fleiss 1979; Bliese
/// 2000).
/// Intervals: Searle 1971, Thomas and Hultquist 1978. ε²: Kelley 1935. A negative ICC(1) is reported as it is.</remarks>
public sealed record IntraclassCorrelation(
    int N, int Groups, Finding N0, Finding MeanSize, Finding HarmonicMeanSize, Finding Msb, Finding Msw, Finding F, int Df1, int Df2,
      Finding P,
    Finding Icc1, Interval Icc1Interval, Finding Icc1MeanSize, Finding Icc2, Interval Icc2Interval,
    Finding Eta2, Finding Omega2, Finding Epsilon2, Finding Tau2, VarianceComponents? Reml, VarianceComponents? Ml, Absence? Because)
{
    public static IntraclassCorrelation Of(OneWay data, double level = 0.95)
    {
        int n = data.Groups == 0 ? 0 : data.N, a = data.Groups;
        if (a < 2 || n <= a) return None(n, a, Absence.TooFew);
        double ssb = data.SquaresBetween, ssw = data.SquaresWithin, sst = ssb + ssw;
        if (!double.IsFinite(sst)) return None(n, a, Absence.OutOfRange);
        if (sst <= 0) return None(n, a, Absence.ZeroVariance);
        int df1 = a - 1, df2 = n - a;
        double msb = ssb / df1, msw = ssw / df2;
        var n0 = (n - data.Sizes.Sum(size => (double)size * size) / n) / df1;
        var size = (double)n / a;
        var between = msb > 1e-12 * msw;
        var f = between ? msb / msw : 0;
        Finding fFound = double.IsInfinity(f) ? Absence.ZeroVariance : f;
        double Icc(double groupSize) => (msb - msw) / (msb + (groupSize - 1) * msw);
        var tail = (1 - level) / 2;
        var low = f / FDistribution.Quantile(1 - tail, df1, df2);
        var high = f * FDistribution.Quantile(1 - tail, df2, df1);
        double Limit(double ratio) => double.IsInfinity(ratio) ? 1 : (ratio - 1) / (ratio + n0 - 1);
        return new(n, a, n0, size, a / data.Sizes.Sum(s => 1.0 / s), msb, msw, fFound, df1, df2,
            between ? (double.IsInfinity(f) ? 0 : FDistribution.Upper(f, df1, df2)) : 1, Icc(n0), new(Limit(low), Limit(high), level),
              Icc(size),
            between ? (msb - msw) / msb : Absence.NoBetweenVariance,
            between ? new Interval(1 - 1 / low, 1 - 1 / high, level) : Absence.NoBetweenVariance,
            ssb / sst, (ssb - df1 * msw) / (sst + msw), (ssb - df1 * msw) / sst, (msb - msw) / n0,
            ssw > 0 ? VarianceComponents.Reml(data) : null, ssw > 0 ? VarianceComponents.Ml(data) : null, between ? null
              : Absence.NoBetweenVariance);
    }

    private static IntraclassCorrelation None(int n, int a, Absence because) => new(
        n, a, because, because, because, because, because, because, a - 1, n - a, because,
        because, because, because, because, because, because, because, because, because, null, null, because);
}
