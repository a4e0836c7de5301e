using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Contingency;

/// <summary>Odds ratio that maximises the likelihood given both margins (Fisher 1935; Agresti 2013, 3.5): the ratio at which the expected
/// first cell is the observed one.</summary>
public static class ConditionalOdds
{
    /// <remarks>Takes whole numbers; weighted counts are taken to the nearest ones, as for the exact test.</remarks>
    public static double Of(double a, double b, double c, double d)
    {
        (a, b, c, d) = (Math.Round(a), Math.Round(b), Math.Round(c), Math.Round(d));
        var (low, high, logs) = Support(a, b, c, d);
        if (a == low) return 0;
        if (a == high) return double.PositiveInfinity;
        return Math.Exp(Root.Around(log => Expected(log, low, logs) - a, -1, 1));
    }

    /// <summary>Log probabilities of all possible first cells when the odds ratio is 1, up to a constant.</summary>
    public static (double Low, double High, double[] Logs) Support(double a, double b, double c, double d)
    {
        double firstColumn = a + c, secondColumn = b + d, firstRow = a + b;
        double low = Math.Max(0, firstRow - secondColumn), high = Math.Min(firstRow, firstColumn);
        var logs = new double[(int)(high - low) + 1];
        for (var i = 0; i < logs.Length; i++)
        {
            var x = low + i;
            logs[i] = LogChoose(firstColumn, x) + LogChoose(secondColumn, firstRow - x);
        }

        return (low, high, logs);
    }

    /// <summary>Expected first cell at a log odds ratio.</summary>
    public static double Expected(double logOdds, double low, double[] logs)
    {
        var largest = double.NegativeInfinity;
        for (var i = 0; i < logs.Length; i++) largest = Math.Max(largest, logs[i] + logOdds * i);
        double sum = 0, weights = 0;
        for (var i = 0; i < logs.Length; i++)
        {
            var weight = Math.Exp(logs[i] + logOdds * i - largest);
            weights += weight;
            sum += weight * (low + i);
        }

        return sum / weights;
    }

    private static double LogChoose(double n, double k) =>
        Special.LogGamma(n + 1) - Special.LogGamma(k + 1) - Special.LogGamma(n - k + 1);
}
