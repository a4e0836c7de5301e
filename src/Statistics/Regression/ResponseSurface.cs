namespace Wegmarke.Statistics.Regression;

/// <summary>One feature of a surface with its standard error.</summary>
public sealed record SurfaceFeature(double Value, double Se, double P);

/// <summary>What goes along with agreement and disagreement of two views of the same thing (leaders' and staff's), better than a
/// difference score (Edwards 2002; Shanock et al. 2010).</summary>
/// <remarks>Z = b0 + b1X + b2Y + b3X² + b4XY + b5Y², X and Y centred at the middle of the scale. Along X = Y: slope a1 = b1+b2, curvature
/// a2 = b3+b4+b5. Along X = −Y: slope a3 = b1−b2, curvature a4 = b3−b4+b5. a4 &lt; 0: the outcome falls as the views part. Stationary point
/// and principal axes after Edwards and Parry 1993.</remarks>
/// <param name="StationaryPoint">X and Y at which the surface is level; absent where there is none.</param>
/// <param name="FirstAxisSlope">Slope of the axis of greatest upward curvature.</param>
public sealed record ResponseSurface(
    LeastSquares Model, SurfaceFeature A1, SurfaceFeature A2, SurfaceFeature A3, SurfaceFeature A4, (double X, double Y)? StationaryPoint,
    Finding FirstAxisSlope, Finding SecondAxisSlope)
{
    /// <param name="outcome">NaN is missing.</param>
    /// <param name="self">One view.</param>
    /// <param name="other">The other view, on the same scale.</param>
    /// <param name="middle">Middle of the scale.</param>
    public static (ResponseSurface? Surface, Absence? Because) Of(double[] outcome, double[] self, double[] other, double middle)
    {
        double[] x = [.. self.Select(value => value - middle)], y = [.. other.Select(value => value - middle)];
        var (model, because) = LeastSquares.Of(outcome,
            [x, y, [.. x.Select(value => value * value)], [.. x.Zip(y, (a, b) => a * b)], [.. y.Select(value => value * value)]]);
        if (model is null) return (null, because);
        SurfaceFeature Feature(params ReadOnlySpan<double> weights)
        {
            var (value, se, p) = model.Combine(weights);
            return new(value, se, p);
        }

        var b = model.Coefficients;
        var determinant = b[4] * b[4] - 4 * b[3] * b[5];
        var root = Math.Sqrt((b[3] - b[5]) * (b[3] - b[5]) + b[4] * b[4]);
        var axes = Math.Abs(b[4]) > 1e-14 * root;
        return (new(model, Feature(0, 1, 1), Feature(0, 0, 0, 1, 1, 1), Feature(0, 1, -1), Feature(0, 0, 0, 1, -1, 1),
            Math.Abs(determinant) <= 1e-14 * root * root ? null
              : ((2 * b[1] * b[5] - b[2] * b[4]) / determinant, (2 * b[2] * b[3] - b[1] * b[4]) / determinant),
            axes ? (b[5] - b[3] + root) / b[4] : Absence.Singular, axes ? (b[5] - b[3] - root) / b[4] : Absence.Singular), null);
    }
}
