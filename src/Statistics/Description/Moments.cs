namespace Wegmarke.Statistics.Description;

/// <summary>Mean and centred sums of a set of numbers in two passes; a missing value is NaN and left out.</summary>
/// <remarks>Compensated (Neumaier 1974), so that a million rows with a large offset lose no digits.</remarks>
public static class Moments
{
    /// <summary>Above this fourth powers and their sums are no longer numbers.</summary>
    private const double Largest = 1e70;

    public static double[] Present(IEnumerable<double> values) => [.. values.Where(value => !double.IsNaN(value))];

    /// <summary>Whether a value is infinite or so large that nothing can be computed from it.</summary>
    public static bool Beyond(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (Math.Abs(value) > Largest) return true;
        }

        return false;
    }

    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0, lost = 0;
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return sum + lost;
    }

    /// <summary>Σx/n; NaN-free input, n ≥ 1.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    /// <summary>Σ(x−x̄)²/(n−1); n ≥ 2.</summary>
    public static double Variance(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) throw new ArgumentException("A variance needs two values.", nameof(values));
        var mean = Mean(values);
        double sum = 0, rest = 0;
        foreach (var value in values)
        {
            var distance = value - mean;
            sum += distance * distance;
            rest += distance;
        }

        return Math.Max(0, sum - rest * rest / values.Length) / (values.Length - 1);
    }

    public static double StandardDeviation(ReadOnlySpan<double> values) => Math.Sqrt(Variance(values));

    public static bool Constant(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (value != values[0]) return false;
        }

        return true;
    }
}
