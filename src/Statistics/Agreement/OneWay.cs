namespace Wegmarke.Statistics.Agreement;

/// <summary>Sufficient statistics of numbers in groups: size, mean and sum of squares within. Mergeable by adding groups.</summary>
public sealed record OneWay(int[] Sizes, double[] Means, double SquaresWithin)
{
    public int N => Sizes.Sum();

    public int Groups => Sizes.Length;

    public double GrandMean => Sizes.Zip(Means, (n, mean) => n * mean).Sum() / N;

    public double SquaresBetween
    {
        get
        {
            var grand = GrandMean;
            return Sizes.Zip(Means, (n, mean) => n * (mean - grand) * (mean - grand)).Sum();
        }
    }

    /// <param name="values">A missing value is NaN.</param>
    /// <param name="groups">Group number of each value from 0; −1 is missing. Groups without a value do not count.</param>
    public static OneWay Of(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        var count = 0;
        foreach (var group in groups) count = Math.Max(count, group + 1);
        var sizes = new int[count];
        var means = new double[count];
        for (var row = 0; row < values.Length; row++)
        {
            if (groups[row] < 0 || double.IsNaN(values[row])) continue;
            sizes[groups[row]]++;
            means[groups[row]] += values[row];
        }

        for (var group = 0; group < count; group++) means[group] /= Math.Max(1, sizes[group]);
        double within = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (groups[row] < 0 || double.IsNaN(values[row])) continue;
            var distance = values[row] - means[groups[row]];
            within += distance * distance;
        }

        var used = Enumerable.Range(0, count).Where(group => sizes[group] > 0).ToArray();
        return new([.. used.Select(group => sizes[group])], [.. used.Select(group => means[group])], within);
    }
}
