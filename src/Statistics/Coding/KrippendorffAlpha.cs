using System.Diagnostics;

namespace Wegmarke.Statistics.Coding;

/// <summary>What the codes are, and so how far two of them differ.</summary>
public enum MeasurementLevel
{
    Nominal,
    Ordinal,
    Interval,
    Ratio,
}

/// <summary>Agreement of any number of coders with missing codes, from the coincidence matrix (Krippendorff 2011; Hayes and
/// Krippendorff 2007).</summary>
/// <remarks>α = 1 − (n−1)·Σo_cd·δ²/Σn_c·n_d·δ²; o_cd counts the ordered pairs of codes of one unit, each with weight 1/(m_u−1). Units with
/// fewer than two codes count for nothing. One category only: none, 0/0.</remarks>
public sealed record KrippendorffAlpha(
    int Raters, int Units, int UnitsWithPairs, double PairableValues, int Categories, Finding Alpha)
{
    /// <param name="codes">Per coder the code of each unit; a missing code is NaN.</param>
    /// <param name="level">What the codes are.</param>
    public static KrippendorffAlpha Of(IReadOnlyList<double[]> codes, MeasurementLevel level)
    {
        var units = codes.Count == 0 ? 0 : codes[0].Length;
        double[] values = [.. codes.SelectMany(coder => coder).Where(code => !double.IsNaN(code)).Distinct().Order()];
        var k = values.Length;
        var index = new Dictionary<double, int>(k);
        for (var c = 0; c < k; c++) index[values[c]] = c;
        var counts = new int[units, k];
        for (var coder = 0; coder < codes.Count; coder++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                if (index.TryGetValue(codes[coder][unit], out var c)) counts[unit, c]++;
            }
        }

        var (coincidences, margins, paired) = Coincidences(counts);
        var n = margins.Sum();
        return new(codes.Count, units, paired, n, k, From(coincidences, margins, values, level));
    }

    /// <summary>α from coincidences alone: all that a bootstrap over units needs.</summary>
    public static Finding From(double[,] coincidences, double[] margins, double[] values, MeasurementLevel level)
    {
        var n = margins.Sum();
        if (margins.Length == 0) return Absence.AllMissing;
        if (margins.Length < 2) return Absence.ZeroVariance;
        if (n <= 0) return Absence.TooFew;
        var before = Cumulated(margins);
        double observed = 0, expected = 0;
        for (var c = 0; c < margins.Length; c++)
        {
            for (var d = c + 1; d < margins.Length; d++)
            {
                var distance = Distance(c, d, margins, before, values, level);
                observed += coincidences[c, d] * distance;
                expected += margins[c] * margins[d] * distance;
            }
        }

        return expected > 0 ? 1 - (n - 1) * observed / expected : Absence.ZeroVariance;
    }

    /// <param name="counts">Codes per unit (rows) and category (columns).</param>
    public static (double[,] Coincidences, double[] Margins, int UnitsWithPairs) Coincidences(int[,] counts)
    {
        int units = counts.GetLength(0), k = counts.GetLength(1), paired = 0;
        var coincidences = new double[k, k];
        var used = new int[k];
        for (var unit = 0; unit < units; unit++)
        {
            int m = 0, present = 0;
            for (var c = 0; c < k; c++)
            {
                if (counts[unit, c] == 0) continue;
                m += counts[unit, c];
                used[present++] = c;
            }

            if (m < 2) continue;
            paired++;
            var share = 1.0 / (m - 1);
            for (var a = 0; a < present; a++)
            {
                double first = counts[unit, used[a]];
                for (var b = 0; b < present; b++)
                {
                    coincidences[used[a], used[b]] += first * (counts[unit, used[b]] - (a == b ? 1 : 0)) * share;
                }
            }
        }

        var margins = new double[k];
        for (var c = 0; c < k; c++)
        {
            for (var d = 0; d < k; d++) margins[c] += coincidences[c, d];
        }

        return (coincidences, margins, paired);
    }

    private static double[] Cumulated(double[] margins)
    {
        var before = new double[margins.Length + 1];
        for (var c = 0; c < margins.Length; c++) before[c + 1] = before[c] + margins[c];
        return before;
    }

    private static double Distance(int c, int d, double[] margins, double[] before, double[] values, MeasurementLevel level)
    {
        var difference = level switch
        {
            MeasurementLevel.Nominal => 1,
            MeasurementLevel.Ordinal => before[d + 1] - before[c] - (margins[c] + margins[d]) / 2,
            MeasurementLevel.Interval => values[d] - values[c],
            MeasurementLevel.Ratio => values[d] + values[c] == 0 ? 0 : (values[d] - values[c]) / (values[d] + values[c]),
            _ => throw new UnreachableException(),
        };
        return difference * difference;
    }
}
