namespace Wegmarke.Statistics.Factors;

/// <summary>Where the search begins: per factor the first component of its items' correlations, factor correlations by least squares.
/// Equal cells start at the mean over their groups.</summary>
internal static class StartValues
{
    private const double LargestCorrelation = 0.9;

    public static double[] Of(FactorStructure structure, IReadOnlyList<ObservedMoments> groups)
    {
        var q = structure.FreeCount;
        var (sums, counts) = (new double[q], new int[q]);
        for (var group = 0; group < groups.Count; group++)
        {
            var moments = groups[group].Complete ? groups[group].Patterns[0] : SaturatedMoments.Of(groups[group]).Moments;
            foreach (var (cell, value) in Group(structure, group, moments))
            {
                sums[cell.Free] += value;
                counts[cell.Free]++;
            }
        }

        return [.. sums.Select((sum, at) => sum / Math.Max(1, counts[at]))];
    }

    private static IEnumerable<(ModelCell Cell, double Value)> Group(FactorStructure structure, int group, MomentPattern moments)
    {
        var (p, m) = (structure.Items.Count, structure.Factors.Count);
        var deviations = Enumerable.Range(0, p).Select(i => Math.Sqrt(moments.Covariances[i * p + i])).ToArray();
        double R(int i, int j) => moments.Covariances[i * p + j] / (deviations[i] * deviations[j]);
        var loadings = structure.Cells.Where(cell => cell.Group == group && cell.Place == Place.Loading).ToArray();
        var standard = new double[p, m];
        var scale = new double[m];
        for (var j = 0; j < m; j++)
        {
            var own = loadings.Where(cell => cell.Column == j && (cell.Free >= 0 || cell.Value != 0)).ToArray();
            var component = Component([.. own.Select(cell => cell.Row)], R);
            for (var at = 0; at < own.Length; at++) standard[own[at].Row, j] = component[at];
            var marker = Array.FindIndex(own, cell => cell.Free < 0);
            if (marker < 0)
            {
                scale[j] = 1;
                continue;
            }

            var first = Math.CopySign(Math.Max(0.1, Math.Abs(component[marker])), component[marker]);
            scale[j] = first * deviations[own[marker].Row] / own[marker].Value;
        }

        foreach (var cell in structure.Cells.Where(cell => cell.Group == group && cell.Free >= 0))
        {
            yield return (cell, cell.Place switch
            {
                Place.Loading => standard[cell.Row, cell.Column] * deviations[cell.Row] / scale[cell.Column],
                Place.Residual => cell.Row != cell.Column ? 0
                    : Math.Pow(deviations[cell.Row], 2) * (1 - Math.Clamp(Share(standard, cell.Row), 0.1, 0.9)),
                Place.FactorCovariance => cell.Row == cell.Column ? scale[cell.Row] * scale[cell.Row]
                    : scale[cell.Row] * scale[cell.Column] * Correlation(standard, cell.Row, cell.Column, R) / (m > 8 ? 1.3 : 1.1),
                Place.Intercept => moments.Means[cell.Row],
                _ => 0,
            });
        }
    }

    private static double Share(double[,] standard, int item)
    {
        double sum = 0;
        for (var j = 0; j < standard.GetLength(1); j++) sum += standard[item, j] * standard[item, j];
        return sum;
    }

    /// <summary>Least-squares factor of the off-diagonal correlations, each step with the communalities of the last.</summary>
    private static double[] Component(int[] items, Func<int, int, double> r)
    {
        var k = items.Length;
        if (k == 1) return [1];
        var loading = Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Sum(j => Math.Abs(r(items[i], items[j]))) / k).ToArray();
        var strongest = Array.IndexOf(loading, loading.Max());
        for (var i = 0; i < k; i++) loading[i] = Math.CopySign(Math.Sqrt(loading[i]), r(items[i], items[strongest]));
        for (var round = 0; round < 30; round++)
        {
            for (var i = 0; i < k; i++)
            {
                double above = 0, below = 0;
                for (var j = 0; j < k; j++)
                {
                    if (j == i) continue;
                    above += r(items[i], items[j]) * loading[j];
                    below += loading[j] * loading[j];
                }

                loading[i] = below == 0 ? 0 : Math.Clamp(above / below, -0.95, 0.95);
            }
        }

        return loading;
    }

    private static double Correlation(double[,] standard, int first, int second, Func<int, int, double> r)
    {
        double above = 0, below = 0;
        for (var i = 0; i < standard.GetLength(0); i++)
        {
            if (standard[i, first] == 0) continue;
            for (var l = 0; l < standard.GetLength(0); l++)
            {
                if (i == l || standard[l, second] == 0) continue;
                var product = standard[i, first] * standard[l, second];
                above += product * r(i, l);
                below += product * product;
            }
        }

        return below == 0 ? 0 : Math.Clamp(above / below, -LargestCorrelation, LargestCorrelation);
    }
}
