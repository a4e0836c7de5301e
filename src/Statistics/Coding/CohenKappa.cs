using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Coding;

/// <summary>κ of two coders with one set of weights.</summary>
/// <param name="Se">Full-variance standard error, for the interval (Fleiss, Cohen and Everitt 1969).</param>
/// <param name="NullZ">κ over its standard error under chance agreement.</param>
public sealed record WeightedKappa(Finding Kappa, double Observed, double Expected, Finding Se, Interval Interval, Finding NullZ);

/// <summary>Agreement of two coders who sorted the same units into K categories.</summary>
/// <remarks>κ = (p_o−p_e)/(1−p_e) (Cohen 1960), weighted 1−|i−j|/(K−1) or 1−(i−j)²/(K−1)² (Cohen 1968); AC1 with
/// p_e = Σπ(1−π)/(K−1) (Gwet 2008); Scott's π with p_e = Σπ² (Scott 1955); PABAK = (K·p_o−1)/(K−1) (Byrt, Bishop and Carlin 1993).
/// Both coders in one category: no κ, 0/0. κ is low where a code is rare although coders agree; AC1 and the shares stand beside
/// it.</remarks>
public sealed record CohenKappa(
    long N, WeightedKappa? Unweighted, WeightedKappa? Linear, WeightedKappa? Quadratic, Finding PercentAgreement, Finding GwetAc1,
    Finding ScottPi, Finding Pabak, Absence? Because)
{
    /// <param name="counts">Units by category of the first coder (rows) and of the second (columns), same order, none negative.</param>
    /// <param name="level">Confidence level.</param>
    public static CohenKappa Of(double[,] counts, double level = 0.95)
    {
        var k = counts.GetLength(0);
        if (k == 0 || k != counts.GetLength(1)) return None(Absence.Empty);
        double n = 0;
        foreach (var count in counts) n += count;
        if (n <= 0) return None(Absence.Empty);
        var p = new double[k, k];
        double[] rows = new double[k], columns = new double[k];
        double agreed = 0;
        for (var i = 0; i < k; i++)
        {
            agreed += counts[i, i];
            for (var j = 0; j < k; j++)
            {
                p[i, j] = counts[i, j] / n;
                rows[i] += counts[i, j];
                columns[j] += counts[i, j];
            }
        }

        var single = Enumerable.Range(0, k).Any(i => rows[i] == n && columns[i] == n);
        for (var i = 0; i < k; i++) (rows[i], columns[i]) = (rows[i] / n, columns[i] / n);
        double span = Math.Max(1, k - 1);
        WeightedKappa Weigh(Func<int, int, double> weight) => Weighted(p, rows, columns, weight, n, single, level);
        double[] shares = [.. rows.Zip(columns, (r, c) => (r + c) / 2)];
        var observed = agreed / n;
        return new((long)n, Weigh((i, j) => i == j ? 1 : 0), Weigh((i, j) => 1 - Math.Abs(i - j) / span),
            Weigh((i, j) => 1 - (i - j) * (i - j) / (span * span)), observed,
            k < 2 ? Absence.ZeroVariance : Chance(observed, shares.Sum(share => share * (1 - share)) / (k - 1)),
            Chance(observed, shares.Sum(share => share * share)), k < 2 ? Absence.ZeroVariance : (k * observed - 1) / (k - 1),
            single ? Absence.ZeroVariance : null);
    }

    /// <summary>Counts of pairs of codes; a unit with a missing code (−1) is left out.</summary>
    public static double[,] Table(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int categories)
    {
        var counts = new double[categories, categories];
        for (var unit = 0; unit < first.Length; unit++)
        {
            if (first[unit] >= 0 && second[unit] >= 0) counts[first[unit], second[unit]]++;
        }

        return counts;
    }

    private static Finding Chance(double observed, double expected) =>
        1 - expected <= 1e-15 ? Absence.ZeroVariance : (observed - expected) / (1 - expected);

    private static WeightedKappa Weighted(
        double[,] p, double[] rows, double[] columns, Func<int, int, double> weight, double n, bool single, double level)
    {
        var k = rows.Length;
        double observed = 0, expected = 0;
        double[] rowWeights = new double[k], columnWeights = new double[k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var w = weight(i, j);
                observed += w * p[i, j];
                expected += w * rows[i] * columns[j];
                rowWeights[i] += w * columns[j];
                columnWeights[j] += w * rows[i];
            }
        }

        if (single) return new(Absence.ZeroVariance, observed, expected, Absence.ZeroVariance, Absence.ZeroVariance, Absence.ZeroVariance);
        var rest = 1 - expected;
        var kappa = (observed - expected) / rest;
        double full = 0, chance = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var (w, sum) = (weight(i, j), rowWeights[i] + columnWeights[j]);
                chance += rows[i] * columns[j] * (w - sum) * (w - sum);
                full += p[i, j] * (w - sum * (1 - kappa)) * (w - sum * (1 - kappa));
            }
        }

        var nullVariance = (chance - expected * expected) / (n * rest * rest);
        var square = kappa - expected * (1 - kappa);
        var se = Math.Sqrt(Math.Max(0, full - square * square) / (n * rest * rest));
        var half = Normal.Quantile(1 - (1 - level) / 2) * se;
        return new(kappa, observed, expected, se, new(kappa - half, kappa + half, level),
            nullVariance > 0 ? kappa / Math.Sqrt(nullVariance) : Absence.ZeroVariance);
    }

    private static CohenKappa None(Absence because) => new(0, null, null, null, because, because, because, because, because);
}
