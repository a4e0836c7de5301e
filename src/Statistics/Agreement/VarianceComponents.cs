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
        var theta = 0.0;
        if (Slope(data, restricted, 0) < 0)
        {
            var high = 1.0;
            while (Slope(data, restricted, high) < 0)
            {
                high *= 2;
                if (high > RatioMax) return null;
            }

            theta = Root.Between(value => Slope(data, restricted, value), 0, high);
        }

        var (weights, mean, squares) = At(data, theta);
        var nu = data.N - (restricted ? 1 : 0);
        var sigma2 = squares / nu;
        var deviance = nu * (1 + Math.Log(2 * Math.PI * sigma2)) + data.Sizes.Sum(n => Math.Log(1 + n * theta))
            + (restricted ? Math.Log(weights) : 0);
        return new(mean, Math.Sqrt(sigma2 / weights), sigma2, theta * sigma2, theta / (1 + theta), -deviance / 2);
    }

    private static (double Weights, double Mean, double Squares) At(OneWay data, double theta)
    {
        double weights = 0, sum = 0;
        for (var g = 0; g < data.Groups; g++)
        {
            var w = data.Sizes[g] / (1 + data.Sizes[g] * theta);
            weights += w;
            sum += w * data.Means[g];
        }

        var mean = sum / weights;
        var squares = data.SquaresWithin;
        for (var g = 0; g < data.Groups; g++)
        {
            var distance = data.Means[g] - mean;
            squares += data.Sizes[g] / (1 + data.Sizes[g] * theta) * distance * distance;
        }

        return (weights, mean, squares);
    }

    /// <summary>Derivative of the profile deviance with respect to θ.</summary>
    private static double Slope(OneWay data, bool restricted, double theta)
    {
        var (weights, mean, squares) = At(data, theta);
        double falling = 0, sumOfSquares = 0;
        for (var g = 0; g < data.Groups; g++)
        {
            var w = data.Sizes[g] / (1 + data.Sizes[g] * theta);
            var distance = data.Means[g] - mean;
            falling += w * w * distance * distance;
            sumOfSquares += w * w;
        }

        return (data.N - (restricted ? 1 : 0)) * -falling / squares + weights - (restricted ? sumOfSquares / weights : 0);
    }
}
