namespace Wegmarke.Statistics.Factors;

/// <summary>How much better a model fits than one in which nothing goes together: 1 − max(χ² − df, 0)/max(χ²₀ − df₀, χ² − df, 0)
/// (Bentler 1990).</summary>
internal static class ComparativeFit
{
    public static double Of(double chiSquared, int df, double baseline, double baselineDf)
    {
        // Where nothing is left to fit, what is left is rounding.
        var over = df <= 0 ? 0 : Math.Max(chiSquared - df, 0);
        var overBaseline = Math.Max(baseline - baselineDf, over);
        return overBaseline <= 0 ? 1 : 1 - over / overBaseline;
    }
}
