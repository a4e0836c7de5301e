namespace Wegmarke.Statistics.Resampling;

/// <summary>Mean and standard deviation rounded once, at the end: the same values in another order give the same bits, so that ties
/// between resamples stay ties.</summary>
/// <remarks>Error-free sums and products (Knuth 1969; Ogita, Rump and Oishi 2005).</remarks>
public static class ExactMoments
{
    public static double Mean(ReadOnlySpan<double> values)
    {
        var (sum, rest) = (0.0, 0.0);
        foreach (var value in values) Add(ref sum, ref rest, value);
        return Quotient(sum, rest, values.Length);
    }

    public static double Variance(ReadOnlySpan<double> values)
    {
        var mean = Mean(values);
        var (sum, rest) = (0.0, 0.0);
        foreach (var value in values)
        {
            var distance = value - mean;
            var back = distance - value;
            var lost = value - (distance - back) + (-mean - back);
            var square = distance * distance;
            Add(ref sum, ref rest, square);
            rest += Math.FusedMultiplyAdd(distance, distance, -square) + 2 * distance * lost;
        }

        return Quotient(sum, rest, values.Length - 1);
    }

    private static void Add(ref double sum, ref double rest, double value)
    {
        var next = sum + value;
        var back = next - sum;
        rest += sum - (next - back) + (value - back);
        sum = next;
    }

    private static double Quotient(double sum, double rest, double n)
    {
        var high = sum + rest;
        var low = rest - (high - sum);
        var quotient = high / n;
        return quotient + (Math.FusedMultiplyAdd(-quotient, n, high) + low) / n;
    }
}
