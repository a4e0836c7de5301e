using System.Numerics;

namespace Wegmarke.Statistics.Agreement;

/// <summary>Sufficient statistics of numbers in groups: size, mean and sum of squares within. Mergeable: the groups of another town are put
/// beside these, and taken out again.</summary>
/// <remarks>Two passes, around the first value and then around each group's mean. Long data are cut into a fixed number of parts that are
/// added up in order: the same bits on any number of threads.</remarks>
public sealed record OneWay(int[] Sizes, double[] Means, double SquaresWithin)
{
    private const int RowsInParts = 1 << 16;
    private const int Parts = 8;

    public int N => Sizes.Sum();

    public int Groups => Sizes.Length;

    public double GrandMean
    {
        get
        {
            double sum = 0;
            for (var group = 0; group < Sizes.Length; group++) sum += Sizes[group] * Means[group];
            return sum / N;
        }
    }

    public double SquaresBetween
    {
        get
        {
            var grand = GrandMean;
            double sum = 0;
            for (var group = 0; group < Sizes.Length; group++) sum += Sizes[group] * (Means[group] - grand) * (Means[group] - grand);
            return sum;
        }
    }

    /// <param name="values">A missing value is NaN.</param>
    /// <param name="groups">Group number of each value from 0; −1 is missing. Groups without a value do not count.</param>
    public static unsafe OneWay Of(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        if (values.Length != groups.Length) throw new ArgumentException("Values and groups differ in number.", nameof(groups));
        var count = Largest(groups) + 1;
        var parts = values.Length < RowsInParts ? 1 : Parts;
        var shift = Shift(values, groups);
        var sums = new Sum[parts][];
        var squares = new double[parts];
        var means = new double[count];
        var sizes = new int[count];
        fixed (double* value = values)
        fixed (int* group = groups)
        {
            var (valueAt, groupAt, rows) = ((nint)value, (nint)group, values.Length);
            InParts(parts, part =>
            {
                sums[part] = new Sum[count];
                var (from, to) = (Bound(part), Bound(part + 1));
                Add(new((double*)valueAt + from, to - from), new((int*)groupAt + from, to - from), shift, sums[part]);
            });
            for (var g = 0; g < count; g++)
            {
                double sum = 0;
                for (var part = 0; part < parts; part++)
                {
                    sum += sums[part][g].Total;
                    sizes[g] += sums[part][g].N;
                }

                means[g] = sizes[g] == 0 ? 0 : shift + sum / sizes[g];
            }

            InParts(parts, part =>
            {
                var (from, to) = (Bound(part), Bound(part + 1));
                squares[part] = Within(new((double*)valueAt + from, to - from), new((int*)groupAt + from, to - from), means);
            });
            int Bound(int part) => (int)((long)rows * part / parts);
        }

        return Used(sizes, means, squares.Sum());
    }

    /// <summary>These groups and after them the others.</summary>
    public OneWay With(OneWay others) =>
        new([.. Sizes, .. others.Sizes], [.. Means, .. others.Means], SquaresWithin + others.SquaresWithin);

    /// <summary>These without the groups of a part that was put in, which are found from a place on.</summary>
    /// <exception cref="ArgumentException">Other groups than the part's stand at that place.</exception>
    public OneWay Without(OneWay part, int from)
    {
        var end = from + part.Groups;
        if (from < 0 || end > Groups || !Sizes.AsSpan(from, part.Groups).SequenceEqual(part.Sizes)
          || !Means.AsSpan(from, part.Groups).SequenceEqual(part.Means))
        {
            throw new ArgumentException("The part does not stand at this place.", nameof(part));
        }

        return new([.. Sizes[..from], .. Sizes[end..]], [.. Means[..from], .. Means[end..]], SquaresWithin - part.SquaresWithin);
    }

    private static OneWay Used(int[] sizes, double[] means, double within)
    {
        if (!sizes.Contains(0)) return new(sizes, means, within);
        var used = Enumerable.Range(0, sizes.Length).Where(group => sizes[group] > 0).ToArray();
        return new([.. used.Select(group => sizes[group])], [.. used.Select(group => means[group])], within);
    }

    private static void InParts(int parts, Action<int> work)
    {
        if (parts == 1) work(0);
        else Parallel.For(0, parts, work);
    }

    private static int Largest(ReadOnlySpan<int> groups)
    {
        var most = new Vector<int>(-1);
        var row = 0;
        for (; row + Vector<int>.Count <= groups.Length; row += Vector<int>.Count) most = Vector.Max(most, new(groups[row..]));
        var largest = -1;
        for (var lane = 0; lane < Vector<int>.Count; lane++) largest = Math.Max(largest, most[lane]);
        for (; row < groups.Length; row++) largest = Math.Max(largest, groups[row]);
        return largest;
    }

    /// <summary>The first value there is: sums around it lose no digits to a large offset.</summary>
    private static double Shift(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (groups[row] >= 0 && !double.IsNaN(values[row])) return values[row];
        }

        return 0;
    }

    private static void Add(ReadOnlySpan<double> values, ReadOnlySpan<int> groups, double shift, Sum[] sums)
    {
        for (var row = 0; row < values.Length; row++)
        {
            var (value, group) = (values[row], groups[row]);
            if (group < 0 || double.IsNaN(value)) continue;
            ref var sum = ref sums[group];
            sum.Total += value - shift;
            sum.N++;
        }
    }

    /// <summary>Four sums in turn, so that one addition need not wait for the last.</summary>
    private static double Within(ReadOnlySpan<double> values, ReadOnlySpan<int> groups, double[] means)
    {
        double first = 0, second = 0, third = 0, fourth = 0;
        var row = 0;
        for (; row + 4 <= values.Length; row += 4)
        {
            first += Square(values[row], groups[row], means);
            second += Square(values[row + 1], groups[row + 1], means);
            third += Square(values[row + 2], groups[row + 2], means);
            fourth += Square(values[row + 3], groups[row + 3], means);
        }

        for (; row < values.Length; row++) first += Square(values[row], groups[row], means);
        return first + second + (third + fourth);
    }

    private static double Square(double value, int group, double[] means)
    {
        if (group < 0 || double.IsNaN(value)) return 0;
        var distance = value - means[group];
        return distance * distance;
    }

    private struct Sum
    {
        public double Total;
        public int N;
    }
}
