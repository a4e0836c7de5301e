using System.Numerics;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Agreement;

/// <summary>Random intercept model y = μ + u_g + e by (restricted) maximum likelihood: a one-dimensional search over θ = τ²/σ² of the
/// profile
/// deviance, in time proportional to the number of groups.</summary>
/// <remarks>Patterson and Thompson 1971; Bates et al. 2015. τ² at 0 is an estimate, not a failure. Without a maximum — nothing differs
/// within
/// groups, so that the ratio grows without end — there is no fit.</remarks>
public sealed record VarianceComponents(double Mean, double MeanSe, double Sigma2, double Tau2, double Icc, double LogLikelihood)
{
    /// <summary>A ratio of variances beyond which only rounding is left within groups.</summary>
    private const double RatioMax = 1e12;

    public static VarianceComponents? Reml(OneWay data) => Fit(data, true);

    public static VarianceComponents? Ml(OneWay data) => Fit(data, false);

    private static VarianceComponents? Fit(OneWay data, bool restricted)
    {
        var profile = new Profile(data, restricted);
        var theta = 0.0;
        if (profile.Slope(0) < 0)
        {
            var high = 1.0;
            while (profile.Slope(high) < 0)
            {
                high *= 2;
                if (high > RatioMax) return null;
            }

            theta = Root.Between(profile.Slope, 0, high);
        }

        var (weights, mean, squares) = profile.At(theta);
        var sigma2 = squares / profile.Nu;
        var deviance = profile.Nu * (1 + Math.Log(2 * Math.PI * sigma2)) + data.Sizes.Sum(n => Math.Log(1 + n * theta))
            + (restricted ? Math.Log(weights) : 0);
        return new(mean, Math.Sqrt(sigma2 / weights), sigma2, theta * sigma2, theta / (1 + theta), -deviance / 2);
    }

    /// <summary>Sums over groups at a ratio of variances in one pass; distances are taken from the grand mean, so that nothing is
    /// lost.</summary>
    private sealed class Profile
    {
        private readonly double[] sizes;
        private readonly double[] distances;
        private readonly double grand;
        private readonly double within;
        private readonly bool restricted;

        public Profile(OneWay data, bool restricted)
        {
            grand = data.GrandMean;
            within = data.SquaresWithin;
            this.restricted = restricted;
            sizes = new double[data.Groups];
            distances = new double[data.Groups];
            for (var g = 0; g < sizes.Length; g++)
            {
                sizes[g] = data.Sizes[g];
                distances[g] = data.Means[g] - grand;
            }

            Nu = data.N - (restricted ? 1 : 0);
        }

        public int Nu { get; }

        public (double Weights, double Mean, double Squares) At(double theta)
        {
            var (weights, first, second, _, _, _) = Sums(theta);
            return (weights, grand + first / weights, within + Math.Max(0, second - first * first / weights));
        }

        /// <summary>Derivative of the profile deviance with respect to θ.</summary>
        public double Slope(double theta)
        {
            var (weights, first, second, squares, squaresFirst, squaresSecond) = Sums(theta);
            var mean = first / weights;
            var q = within + Math.Max(0, second - first * mean);
            var falling = squaresSecond - 2 * mean * squaresFirst + mean * mean * squares;
            return Nu * -falling / q + weights - (restricted ? squares / weights : 0);
        }

        /// <summary>Σw, Σwd, Σwd², Σw², Σw²d, Σw²d² with w = n/(1+nθ).</summary>
        private (double, double, double, double, double, double) Sums(double theta)
        {
            Vector<double> w0 = default, w1 = default, w2 = default, s0 = default, s1 = default, s2 = default;
            var (ratio, width, g) = (new Vector<double>(theta), Vector<double>.Count, 0);
            for (; g + width <= sizes.Length; g += width)
            {
                Vector<double> n = new(sizes, g), d = new(distances, g);
                var w = n / (Vector<double>.One + n * ratio);
                var (wd, ww) = (w * d, w * w);
                w0 += w;
                w1 += wd;
                w2 += wd * d;
                s0 += ww;
                s1 += ww * d;
                s2 += wd * wd;
            }

            double[] sums = [Vector.Sum(w0), Vector.Sum(w1), Vector.Sum(w2), Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2)];
            for (; g < sizes.Length; g++)
            {
                double d = distances[g], w = sizes[g] / (1 + sizes[g] * theta);
                sums[0] += w;
                sums[1] += w * d;
                sums[2] += w * d * d;
                sums[3] += w * w;
                sums[4] += w * w * d;
                sums[5] += w * w * d * d;
            }

            return (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
        }
    }
}
