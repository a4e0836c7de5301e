using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Contingency;

/// <summary>Exact test of independence: the probability, given both margins, of all tables that are at most as likely as the observed one
/// (Fisher 1935; Freeman and Halton 1951).</summary>
/// <remarks>Network of Mehta and Patel 1983, column by column; a node is what the rows still need, in order. Beginnings of equal
/// probability are counted together; those whose likeliest end is still unlikely enough count as a whole, those whose unlikeliest end is
/// too likely not at all (<see cref="TableBounds"/>). A table that needs more steps than the limit has no exact p: that is said.</remarks>
public sealed class FisherExact
{
    private const int NodesLookedAt = 50;
    private const long StepsMax = 25_000_000;

    /// <summary>Tables as likely as the observed one up to rounding count as equally likely, as everywhere.</summary>
    private const double Equal = 1e-7;
    private readonly int[] columns;
    private readonly int[] start;
    private readonly double[] logFactorial;
    private readonly UInt128 radix;
    private readonly Dictionary<UInt128, Node> here = [];
    private readonly Dictionary<UInt128, Node> next = [];
    private readonly int[] left;
    private readonly int[] suffix;
    private readonly int[] child;
    private readonly double bound;
    private readonly double all;
    private double p;
    private long steps = StepsMax;

    private FisherExact(int[] rows, int[] columns, double observed)
    {
        (start, this.columns, bound) = (rows, columns, observed + Equal);
        var n = rows.Sum();
        logFactorial = new double[n + 1];
        for (var i = 2; i <= n; i++) logFactorial[i] = Special.LogGamma(i + 1.0);
        radix = (UInt128)(n + 1);
        left = new int[rows.Length];
        child = new int[rows.Length];
        suffix = new int[rows.Length + 1];
        all = Total(0, rows);
    }

    /// <param name="counts">Whole numbers; no empty row or column.</param>
    public static Finding P(double[,] counts)
    {
        int r = counts.GetLength(0), c = counts.GetLength(1);
        var turned = r > c;
        var (rows, columns) = turned ? (c, r) : (r, c);
        int[] rowSums = new int[rows], columnSums = new int[columns];
        var observed = 0.0;
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < c; j++)
            {
                var count = (int)Math.Round(counts[i, j]);
                rowSums[turned ? j : i] += count;
                columnSums[turned ? i : j] += count;
                observed -= Special.LogGamma(count + 1.0);
            }
        }

        if (rows * Math.Log2(rowSums.Sum() + 1.0) > 126) return Absence.TooLarge;
        Array.Sort(rowSums);
        Array.Sort(columnSums, (a, b) => b.CompareTo(a));
        var network = new FisherExact(rowSums, columnSums, observed);
        return network.Count() ? Math.Min(1, network.p) : Absence.TooLarge;
    }

    private bool Count()
    {
        here[Key(start)] = new Node { Pasts = { [0] = (0, 1) } };
        for (var stage = 0; stage < columns.Length && here.Count > 0; stage++)
        {
            next.Clear();
            if (Ahead(columns[stage]) > steps) return false;
            foreach (var (key, node) in here)
            {
                if (node.Pasts.Count == 0) continue;
                node.Sort();
                var rows = Rows(key);
                for (var i = rows.Length - 1; i >= 0; i--) suffix[i] = suffix[i + 1] + rows[i];
                Fill(node, rows, stage, 0, columns[stage], 0);
                if (steps < 0) return false;
            }

            here.Clear();
            foreach (var (key, node) in next) here[key] = node;
        }

        return true;
    }

    /// <summary>How many ways to fill the next column there are about, from some of the nodes, so that hopeless tables end at
    /// once.</summary>
    private double Ahead(int column)
    {
        double sum = 0;
        var looked = 0;
        foreach (var (key, node) in here)
        {
            if (node.Pasts.Count == 0) continue;
            if (looked++ < NodesLookedAt) sum += Ways(Rows(key), column);
        }

        return looked == 0 ? 0 : sum / Math.Min(looked, NodesLookedAt) * looked;
    }

    private static double Ways(int[] rows, int column)
    {
        var ways = new double[column + 1];
        ways[0] = 1;
        foreach (var row in rows)
        {
            var before = new double[column + 2];
            for (var x = 0; x <= column; x++) before[x + 1] = before[x] + ways[x];
            for (var x = 0; x <= column; x++) ways[x] = before[x + 1] - before[Math.Max(0, x - row)];
        }

        return ways[column];
    }

    /// <summary>Every way to fill one column.</summary>
    private void Fill(Node node, int[] rows, int stage, int row, int rest, double log)
    {
        if (row == rows.Length - 1)
        {
            left[row] = rows[row] - rest;
            Visit(node, stage + 1, log - logFactorial[rest]);
            return;
        }

        for (var x = Math.Max(0, rest - suffix[row + 1]); x <= Math.Min(rest, rows[row]) && steps >= 0; x++)
        {
            left[row] = rows[row] - x;
            Fill(node, rows, stage, row + 1, rest - x, log - logFactorial[x]);
        }
    }

    /// <summary>What becomes of all beginnings of a node when its column is filled so.</summary>
    private void Visit(Node node, int stage, double log)
    {
        steps--;
        for (var i = 0; i < left.Length; i++)
        {
            var at = i;
            for (; at > 0 && child[at - 1] > left[i]; at--) child[at] = child[at - 1];
            child[at] = left[i];
        }

        var key = Key(child);
        if (!next.TryGetValue(key, out var target))
        {
            var (longest, shortest) = TableBounds.Of(child, columns.AsSpan(stage), logFactorial);
            next[key] = target = new() { Longest = longest, Shortest = shortest, Total = Total(stage, child) };
        }

        var whole = node.Below(bound - log - target.Longest);
        if (whole > 0) p += node.Cumulated[whole - 1] * Math.Exp(node.Logs[^1] + log + target.Total - all);
        var last = node.Below(bound - log - target.Shortest);
        for (var i = whole; i < last; i++)
        {
            steps--;
            target.Add(node.Logs[i] + log, node.Times[i]);
        }
    }

    /// <summary>log ΣΠ1/x! over all ways to go on: known in closed form.</summary>
    private double Total(int stage, ReadOnlySpan<int> rows)
    {
        double sum = 0;
        var n = 0;
        foreach (var row in rows)
        {
            sum -= logFactorial[row];
            n += row;
        }

        for (var j = stage; j < columns.Length; j++) sum -= logFactorial[columns[j]];
        return sum + logFactorial[n];
    }

    private UInt128 Key(int[] rows)
    {
        UInt128 key = 0;
        foreach (var row in rows) key = key * radix + (UInt128)row;
        return key;
    }

    private int[] Rows(UInt128 key)
    {
        var rows = new int[start.Length];
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            rows[i] = (int)(key % radix);
            key /= radix;
        }

        return rows;
    }

    /// <summary>What rows still need, with the probabilities of all beginnings that lead there.</summary>
    private sealed class Node
    {
        public Dictionary<long, (double Log, double Times)> Pasts { get; } = [];

        public double Longest { get; init; }

        public double Shortest { get; init; }

        public double Total { get; init; }

        public double[] Logs { get; private set; } = [];

        public double[] Times { get; private set; } = [];

        /// <summary>Probabilities up to each beginning, as multiples of the likeliest one.</summary>
        public double[] Cumulated { get; private set; } = [];

        public void Add(double log, double times)
        {
            var rounded = (long)Math.Round(log * 1e9);
            Pasts[rounded] = Pasts.TryGetValue(rounded, out var same) ? (same.Log, same.Times + times) : (log, times);
        }

        public void Sort()
        {
            var sorted = Pasts.Values.OrderBy(past => past.Log).ToArray();
            Pasts.Clear();
            Logs = [.. sorted.Select(past => past.Log)];
            Times = [.. sorted.Select(past => past.Times)];
            Cumulated = new double[sorted.Length];
            double sum = 0;
            for (var i = 0; i < sorted.Length; i++) Cumulated[i] = sum += Times[i] * Math.Exp(Logs[i] - Logs[^1]);
        }

        /// <summary>How many beginnings have at most this log.</summary>
        public int Below(double limit)
        {
            int from = 0, to = Logs.Length;
            while (from < to)
            {
                var middle = (from + to) / 2;
                if (Logs[middle] <= limit) from = middle + 1;
                else to = middle;
            }

            return from;
        }
    }
}
