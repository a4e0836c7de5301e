namespace Wegmarke.Statistics.Factors;

/// <summary>Where a number of the model stands: Σ = ΛΨΛ' + Θ, μ = ν + Λα.</summary>
public enum Place
{
    Loading,
    Residual,
    FactorCovariance,
    Intercept,
    FactorMean,
}

/// <summary>One number of the model.</summary>
/// <param name="Row">Item of a loading, residual or intercept; factor otherwise.</param>
/// <param name="Column">Factor of a loading; the other item or factor of a covariance; the row itself otherwise.</param>
/// <param name="Free">Number of the free parameter; cells of one number are equal; −1 is fixed to the value.</param>
public sealed record ModelCell(Place Place, int Group, int Row, int Column, int Free, double Value = 0);

/// <summary>What is held equal across groups; each level includes the ones before (Meredith 1993).</summary>
public enum Equality
{
    Configural,
    Metric,
    Scalar,
    Strict,
}

/// <summary>A measurement model for one or several groups: its cells, and which of them are free or equal.</summary>
public sealed record FactorStructure(
    IReadOnlyList<string> Items, IReadOnlyList<string> Factors, int Groups, bool Means, IReadOnlyList<ModelCell> Cells)
{
    public int FreeCount => Cells.Max(cell => cell.Free) + 1;

    /// <summary>The first loading of a factor is 1, factors covary, residuals do not unless written; a factor of one item has no
    /// residual. Cells in <paramref name="released"/> are not held equal.</summary>
    public static FactorStructure Of(
        ModelText text, int groups = 1, bool means = false, Equality equality = Equality.Configural,
        IReadOnlyCollection<(Place Place, int Row, int Column)>? released = null)
    {
        var (items, factors) = (text.Items.ToList(), text.Factors.ToList());
        var cells = new List<ModelCell>();
        var numbers = new Dictionary<string, int>();
        void Add(Place place, int group, int row, int column, double? value, bool equal, string? label = null)
        {
            equal &= released?.Contains((place, row, column)) != true;
            var key = label ?? $"{place}/{row}/{column}/{(equal ? 0 : group)}";
            if (value is null && !numbers.ContainsKey(key)) numbers[key] = numbers.Count;
            cells.Add(new(place, group, row, column, value is null ? numbers[key] : -1, value ?? 0));
        }

        for (var group = 0; group < groups; group++)
        {
            foreach (var (at, term) in text.Loadings.Index())
            {
                var marker = text.Loadings.Take(at).All(before => before.Left != term.Left) && !term.Freed && term.Label is null;
                Add(Place.Loading, group, items.IndexOf(term.Right), factors.IndexOf(term.Left), term.Fixed ?? (marker ? 1 : null),
                    equality >= Equality.Metric, term.Label);
            }

            foreach (var (place, row, column, value, label) in Covariances(text, items, factors))
                Add(place, group, row, column, value, place == Place.Residual && row == column && equality == Equality.Strict, label);
            if (!means) continue;
            for (var i = 0; i < items.Count; i++) Add(Place.Intercept, group, i, i, null, equality >= Equality.Scalar);
            for (var j = 0; j < factors.Count; j++)
                Add(Place.FactorMean, group, j, j, equality >= Equality.Scalar && group > 0 ? null : 0, false);
        }

        return new(items, factors, groups, means, cells);
    }

    /// <summary>The name of a cell as it is written in a model text.</summary>
    public string NameOf(ModelCell cell) => cell.Place switch
    {
        Place.Loading => $"{Factors[cell.Column]}=~{Items[cell.Row]}",
        Place.Residual => $"{Items[cell.Row]}~~{Items[cell.Column]}",
        Place.FactorCovariance => $"{Factors[cell.Row]}~~{Factors[cell.Column]}",
        Place.Intercept => $"{Items[cell.Row]}~1",
        _ => $"{Factors[cell.Row]}~1",
    };

    private static IEnumerable<(Place Place, int Row, int Column, double? Value, string? Label)> Covariances(
        ModelText text, List<string> items, List<string> factors)
    {
        var written = text.Covariances.GroupBy(term => Pair(term.Left, term.Right)).ToDictionary(pair => pair.Key, pair => pair.Last());
        var done = new HashSet<(string, string)>();
        for (var i = 0; i < items.Count; i++)
        {
            var term = written.GetValueOrDefault((items[i], items[i]));
            var alone = text.Loadings.Where(loading => loading.Right == items[i])
                .Any(loading => text.Loadings.Count(other => other.Left == loading.Left) == 1);
            yield return (Place.Residual, i, i, term is null ? alone ? 0 : null : term.Fixed, term?.Label);
        }

        for (var j = 0; j < factors.Count; j++)
        {
            for (var k = j; k < factors.Count; k++)
            {
                var term = written.GetValueOrDefault(Pair(factors[j], factors[k]));
                yield return (Place.FactorCovariance, j, k, term?.Fixed, term?.Label);
            }
        }

        foreach (var term in text.Covariances.Where(term => term.Left != term.Right && items.Contains(term.Left)))
        {
            if (done.Add(Pair(term.Left, term.Right)))
                yield return (Place.Residual, items.IndexOf(term.Left), items.IndexOf(term.Right), term.Fixed, term.Label);
        }
    }

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
}
