using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Contingency;

/// <summary>Exact test of independence: the probability, given both margins, of all tables that are at most as likely as the observed one
/// (Fisher 1935; Freeman and Halton 1951).</summary>
/// <remarks>Network of Mehta and Patel 1983: column by column; a node is what the rows still need, in order. Beginnings of equal
/// probability are counted together; a beginning whose likeliest end is still unlikely enough counts as a whole, one whose unlikeliest end
/// is too likely not at all. Tables beyond the limit of steps have no exact p: that is said.</remarks>
public static class FisherExact
{
    private const long StepsMax = 40_000_000;

    /// <summary>Tables as likely as the observed one up to rounding count as equally likely, as everywhere.</summary>
    private const double Equal = 1e-7;

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

        Array.Sort(rowSums);
        Array.Sort(columnSums, (a, b) => b.CompareTo(a));
        var network = new Network(rowSums, columnSums, StepsMax);
        return network.Below(observed + Equal);
    }

    private sealed class Network
    {
        private readonly int[] columns;
        private readonly int[] start;
        private readonly double[] logFactorial;
        private readonly UInt128[] radix;
        private readonly Dictionary<UInt128, (double Longest, double Shortest)>[] ends;
        private readonly double[] columnsLeft;
        private readonly bool tooWide;
        private long left;

        public Network(int[] rows, int[] columns, long steps)
        {
            (start, this.columns, left) = (rows, columns, steps);
            var n = rows.Sum();
            logFactorial = new double[n + 1];
            for (var i = 2; i <= n; i++) logFactorial[i] = Special.LogGamma(i + 1.0);
            tooWide = rows.Length * Math.Log2(n + 1.0) > 126;
            radix = new UInt128[rows.Length];
            UInt128 place = 1;
            for (var i = 0; i < rows.Length && !tooWide; i++, place *= (UInt128)(n + 1)) radix[i] = place;
            ends = [.. columns.Select(_ => new Dictionary<UInt128, (double, double)>())];
            columnsLeft = new double[columns.Length + 1];
            for (var stage = columns.Length - 1; stage >= 0; stage--)
            {
                columnsLeft[stage] = columnsLeft[stage + 1] + logFactorial[columns[stage]];
            }
        }

        /// <summary>Probability of all tables whose Σ−log x! is at most the bound.</summary>
        public Finding Below(double bound)
        {
            if (tooWide) return Absence.TooLarge;
            try
            {
                Ends(0, start);
                return Count(bound);
            }
            catch (OverflowException)
            {
                return Absence.TooLarge;
            }
        }

        private double Count(double bound)
        {
            var all = Total(0, start);
            double p = 0;
            var here = new Dictionary<UInt128, Dictionary<long, (double Log, double Times)>>
            {
                [Key(start)] = new() { [0] = (0, 1) },
            };
            for (var stage = 0; stage < columns.Length && here.Count > 0; stage++)
            {
                var next = new Dictionary<UInt128, Dictionary<long, (double Log, double Times)>>();
                foreach (var (key, pasts) in here)
                {
                    Each(stage, Rows(key), (child, log) =>
                    {
                        var childKey = Key(child);
                        var (longest, shortest) = Ends(stage + 1, child);
                        var total = Total(stage + 1, child);
                        Dictionary<long, (double Log, double Times)>? list = null;
                        foreach (var (past, times) in pasts.Values)
                        {
                            Step();
                            var sum = past + log;
                            if (sum + longest <= bound) p += times * Math.Exp(sum + total - all);
                            if (sum + longest <= bound || sum + shortest > bound) continue;
                            list ??= next.TryGetValue(childKey, out var found) ? found : next[childKey] = [];
                            var rounded = (long)Math.Round(sum * 1e9);
                            list[rounded] = list.TryGetValue(rounded, out var same) ? (same.Log, same.Times + times) : (sum, times);
                        }
                    });
                }

                here = next;
            }

            return Math.Min(1, p);
        }

        /// <summary>log ΣΠ1/x! over all ways to go on: known in closed form.</summary>
        private double Total(int stage, int[] rows)
        {
            double sum = -columnsLeft[stage];
            var n = 0;
            foreach (var row in rows)
            {
                sum -= logFactorial[row];
                n += row;
            }

            return sum + logFactorial[n];
        }

        /// <summary>The likeliest and the unlikeliest way to go on.</summary>
        private (double Longest, double Shortest) Ends(int stage, int[] rows)
        {
            if (stage == columns.Length) return (0, 0);
            if (stage == columns.Length - 1)
            {
                var sum = -rows.Sum(row => logFactorial[row]);
                return (sum, sum);
            }

            var key = Key(rows);
            if (ends[stage].TryGetValue(key, out var known)) return known;
            double longest = double.NegativeInfinity, shortest = double.PositiveInfinity;
            Each(stage, rows, (child, log) =>
            {
                var (far, near) = Ends(stage + 1, child);
                longest = Math.Max(longest, log + far);
                shortest = Math.Min(shortest, log + near);
            });
            return ends[stage][key] = (longest, shortest);
        }

        /// <summary>Every way to fill one column: what the rows then still need, in order, and Σ−log x!.</summary>
        private void Each(int stage, int[] rows, Action<int[], double> visit)
        {
            var left = (int[])rows.Clone();
            var suffix = new int[rows.Length + 1];
            for (var i = rows.Length - 1; i >= 0; i--) suffix[i] = suffix[i + 1] + rows[i];
            Fill(0, columns[stage], 0);

            void Fill(int row, int rest, double log)
            {
                if (row == rows.Length - 1)
                {
                    Step();
                    left[row] = rows[row] - rest;
                    var child = (int[])left.Clone();
                    Array.Sort(child);
                    visit(child, log - logFactorial[rest]);
                    return;
                }

                for (var x = Math.Max(0, rest - suffix[row + 1]); x <= Math.Min(rest, rows[row]); x++)
                {
                    left[row] = rows[row] - x;
                    Fill(row + 1, rest - x, log - logFactorial[x]);
                }
            }
        }

        private void Step()
        {
            if (--left < 0) throw new OverflowException();
        }

        private UInt128 Key(int[] rows)
        {
            UInt128 key = 0;
            for (var i = 0; i < rows.Length; i++) key += radix[i] * (UInt128)rows[i];
            return key;
        }

        private int[] Rows(UInt128 key)
        {
            var rows = new int[radix.Length];
            for (var i = rows.Length - 1; i >= 0; i--)
            {
                rows[i] = (int)(key / radix[i]);
                key %= radix[i];
            }

            return rows;
        }
    }
}
