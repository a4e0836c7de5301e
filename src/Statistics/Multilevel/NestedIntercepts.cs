using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Multilevel;

/// <summary>Groups within groups: y = μ + u_outer + v_inner + e, by REML (departments in towns).</summary>
/// <remarks>Only sizes and means of the inner groups and the squares within are needed. For each ratio of the inner variance the best
/// ratio of the outer one is a root; the inner ratio is the root of the slope along that line (Bates et al. 2015 for the profile). A
/// variance of 0 is an estimate.</remarks>
/// <param name="Gradient">Larger of the two slopes of the deviance where its variance is not 0.</param>
public sealed record NestedIntercepts(
    int N, int Outer, int Inner, double Mean, double MeanSe, double OuterVariance, double InnerVariance, double ResidualVariance,
    double LogLikelihood, double Gradient)
{
    public double IccOuter => OuterVariance / (OuterVariance + InnerVariance + ResidualVariance);

    public double IccOuterPlusInner => (OuterVariance + InnerVariance) / (OuterVariance + InnerVariance + ResidualVariance);

    /// <param name="values">A missing value is NaN.</param>
    /// <param name="outer">Outer group of each value; −1 is missing.</param>
    /// <param name="inner">Inner group; the same number in two outer groups means two groups.</param>
    public static (NestedIntercepts? Model, Absence? Because) Reml(
        ReadOnlySpan<double> values, ReadOnlySpan<int> outer, ReadOnlySpan<int> inner)
    {
        var numbers = new Dictionary<(int, int), int>();
        var cell = new int[values.Length];
        var n = 0;
        for (var row = 0; row < values.Length; row++)
        {
            cell[row] = -1;
            if (double.IsNaN(values[row]) || outer[row] < 0 || inner[row] < 0) continue;
            if (double.IsInfinity(values[row])) return (null, Absence.OutOfRange);
            n++;
            var key = (outer[row], inner[row]);
            if (!numbers.TryGetValue(key, out cell[row])) numbers[key] = cell[row] = numbers.Count;
        }

        if (n == 0) return (null, Absence.AllMissing);
        var data = Agreement.OneWay.Of(values, cell);
        var towns = numbers.Keys.Select(key => key.Item1).Distinct().Order().ToList();
        if (towns.Count < 2 || numbers.Count <= towns.Count || n <= numbers.Count) return (null, Absence.TooFew);
        if (data.SquaresWithin + data.SquaresBetween <= 0) return (null, Absence.ZeroVariance);
        if (data.SquaresWithin <= 1e-24 * data.SquaresBetween) return (null, Absence.NotConverged);
        int[] town = [.. numbers.OrderBy(pair => pair.Value).Select(pair => towns.BinarySearch(pair.Key.Item1))];
        return new Profile(data, town, towns.Count).Fit();
    }

    private readonly record struct Evaluation(
        double Deviance, double OuterSlope, double InnerSlope, double Mean, double Weights, double Squares);

    private sealed class Profile(Agreement.OneWay data, int[] town, int towns)
    {
        private const double RatioMax = 1e9;
        private readonly double grand = data.GrandMean;
        private readonly int nu = data.N - 1;
        private readonly double[] weights = new double[towns];
        private readonly double[] firsts = new double[towns];
        private readonly double[] squares = new double[towns];
        private readonly double[] falls = new double[towns];
        private readonly double[] fallsFirst = new double[towns];

        public (NestedIntercepts? Model, Absence? Because) Fit()
        {
            double[] grid = [0, .. Enumerable.Range(-24, 54).Select(power => Math.Pow(2, power))];
            double[] outers = [.. grid.Select(BestOuter)];
            if (outers.Any(double.IsInfinity)) return (null, Absence.NotConverged);
            double[] deviances = [.. grid.Zip(outers, (inner, outer) => At(outer, inner).Deviance)];
            var best = Array.IndexOf(deviances, deviances.Min());
            if (best == grid.Length - 1) return (null, Absence.NotConverged);
            double Slope(double ratio) => At(BestOuter(ratio), ratio).InnerSlope;
            var slope = Slope(grid[best]);
            var (from, to) = slope < 0 ? (best, best + 1) : (best - 1, best);
            var inner = grid[best];
            if (from >= 0 && Slope(grid[from]) < 0 && Slope(grid[to]) > 0) inner = Root.Between(Slope, grid[from], grid[to]);
            var outer = BestOuter(inner);
            var at = At(outer, inner);
            var sigma2 = at.Squares / nu;
            return (new(data.N, towns, data.Groups, at.Mean, Math.Sqrt(sigma2 / at.Weights), outer * sigma2, inner * sigma2, sigma2,
                -at.Deviance / 2, Math.Max(outer > 0 ? Math.Abs(at.OuterSlope) : 0, inner > 0 ? Math.Abs(at.InnerSlope) : 0)), null);
        }

        /// <summary>The outer ratio at which the deviance is least for this inner one.</summary>
        private double BestOuter(double inner)
        {
            double Slope(double outer) => At(outer, inner).OuterSlope;
            if (Slope(0) >= 0) return 0;
            var high = 1.0;
            while (Slope(high) < 0)
            {
                high *= 2;
                if (high > RatioMax) return double.PositiveInfinity;
            }

            return Root.Between(Slope, 0, high);
        }

        private Evaluation At(double outer, double inner)
        {
            Array.Clear(weights);
            Array.Clear(firsts);
            Array.Clear(squares);
            Array.Clear(falls);
            Array.Clear(fallsFirst);
            double log = 0, within = data.SquaresWithin, fallsSecond = 0;
            for (var i = 0; i < town.Length; i++)
            {
                double size = data.Sizes[i], w = size / (1 + size * inner), d = data.Means[i] - grand;
                if (inner > 0) log += Math.Log(1 + size * inner);
                var t = town[i];
                weights[t] += w;
                firsts[t] += w * d;
                squares[t] += w * d * d;
                falls[t] += w * w;
                fallsFirst[t] += w * w * d;
                fallsSecond += w * w * d * d;
            }

            double total = 0, first = 0;
            for (var t = 0; t < towns; t++)
            {
                var omega = weights[t] / (1 + weights[t] * outer);
                log += Math.Log(1 + weights[t] * outer);
                total += omega;
                first += omega * firsts[t] / weights[t];
            }

            var mean = first / total;
            double q = within, outerFall = 0, outerSquares = 0, innerFall = fallsSecond, trace = 0, innerSquares = 0;
            for (var t = 0; t < towns; t++)
            {
                double omega = weights[t] / (1 + weights[t] * outer), average = firsts[t] / weights[t], distance = average - mean;
                q += Math.Max(0, squares[t] - weights[t] * average * average) + omega * distance * distance;
                outerFall += omega * omega * distance * distance;
                outerSquares += omega * omega;
                var shift = mean + outer * omega * distance;
                innerFall += falls[t] * shift * shift - 2 * shift * fallsFirst[t];
                trace += weights[t] - outer / (1 + weights[t] * outer) * falls[t];
                var share = 1 - outer * omega;
                innerSquares += falls[t] * share * share;
            }

            var deviance = nu * (1 + Math.Log(2 * Math.PI * q / nu)) + log + Math.Log(total);
            return new(deviance, -nu * outerFall / q + total - outerSquares / total,
                -nu * innerFall / q + trace - innerSquares / total, grand + mean, total, q);
        }
    }
}
