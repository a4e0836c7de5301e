using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Attacker;

/// <summary>What somebody knows of one area who has read one or several releases and knows who took part, but not what anybody answered:
/// which atoms (smallest groups of people) each published figure is about.</summary>
/// <param name="Atoms">Sheets of each atom.</param>
/// <param name="Kinds">Places of the items that a sheet may have been asked; more than one where a plan spares people items. Who got which
/// is not known.</param>
public sealed record Exposure(
    Area Area, IReadOnlyList<Item> Items, IReadOnlyList<int[]> Atoms, IReadOnlyList<int[]> Kinds, IReadOnlyList<ScoreFact> Scores,
    IReadOnlyList<FacetFact> Facets, IReadOnlyList<ItemFact> Answers)
{
    /// <summary>What a plan adds to the mean over the items that somebody was asked: the mean of all items over everybody, less those of
    /// their own. Nothing where everybody was asked the same.</summary>
    /// <param name="kind">Places of the items that were asked.</param>
    /// <param name="among">Places of the items that the score is about.</param>
    public double Shift(int[] kind, IReadOnlyList<int> among, double[] means) => Kinds.Count == 1 ? 0
        : among.Average(item => means[item]) - kind.Intersect(among).Select(item => means[item]).DefaultIfEmpty(0).Average();

    /// <param name="table">All sheets that any of the releases is about.</param>
    /// <param name="readings">Each release with the sheets it was computed from.</param>
    /// <param name="inside">Sheets that stand in a file for research; the reader is thought to know of each to which unit it
    /// belongs.</param>
    public static Exposure Of(AnswerTable table, Area area, IReadOnlyList<(ReleaseDocument Document, Func<int, bool> Has)> readings,
        IReadOnlySet<int>? inside = null)
    {
        string Key(int row) => string.Join('|', [table.Perspectives[row], $"{table.Groups![row]}",
            inside?.Contains(row) == true ? $"sheet {row}" : "",
            .. table.Attributes.Select(one => $"{one.Codes[row]}"), .. readings.Select(one => $"{one.Has(row)}")]);
        List<int[]> atoms = [.. Enumerable.Range(0, table.Rows).GroupBy(Key).Select(group => group.ToArray())];
        List<Item> items = [.. table.Model.ItemsOf(area.Key)];
        List<byte[]> columns = [.. items.Select(item => table.Columns[table.Items.ToList().IndexOf(item.Key)])];
        var (scores, facets, answers) = (new List<ScoreFact>(), new List<FacetFact>(), new List<ItemFact>());
        foreach (var (document, has) in readings)
        {
            if (document.Areas.FirstOrDefault(one => one.Key == area.Key) is not { } released) continue;
            var means = MeansOf(items, columns, has);
            int[] Of(Func<int, bool> chosen) =>
                [.. Enumerable.Range(0, atoms.Count).Where(at => has(atoms[at][0]) && chosen(atoms[at][0]))];
            void Score(int[] group, ReleasedFigure? figure)
            {
                if (figure is not null) scores.Add(new(group, figure.N, figure.Mean, figure.Sd, means));
            }

            void Facets(int[] group, IEnumerable<ReleasedFacet> shown) =>
                facets.AddRange(shown.Select(facet => new FacetFact(group, facet.Key, facet.N, facet.Mean, means)));

            var whole = released.Perspectives.Where(one => one.Value is not null).Select(one => one.Key).ToHashSet();
            Score(Of(row => whole.Contains(table.Perspectives[row])), released.Overall);
            Facets(Of(row => released.FacetsByPerspective.ContainsKey(table.Perspectives[row])), released.Facets);
            foreach (var perspective in released.Perspectives.Keys)
            {
                var group = Of(row => table.Perspectives[row] == perspective);
                Score(group, released.Perspectives[perspective]);
                Facets(group, released.FacetsByPerspective.GetValueOrDefault(perspective) ?? []);
                answers.AddRange(released.Items.Where(item => item.Perspectives.GetValueOrDefault(perspective) is not null)
                    .Select(item => new ItemFact(group, item.Key, item.Perspectives[perspective]!.Counts)));
            }

            foreach (var cell in released.Cells)
            {
                var group = Of(Members(table, document, cell));
                Score(group, cell.Figure);
                if (cell.Details is not { } details) continue;
                Facets(group, details.Facets);
                answers.AddRange(details.Items.Select(item => new ItemFact(group, item.Key, item.Value.Counts)));
            }
        }

        answers.AddRange(FromFile(table, items, columns, atoms, readings[^1].Document, inside));
        return new(area, items, atoms, KindsOf(table, columns), scores, facets, answers);
    }

    /// <summary>What stands in a file for research: whole sheets, as far as their items are shown for the whole house.</summary>
    private static IEnumerable<ItemFact> FromFile(AnswerTable table, List<Item> items, List<byte[]> columns, List<int[]> atoms,
        ReleaseDocument document, IReadOnlySet<int>? inside) => inside is null ? [] :
        from atom in Enumerable.Range(0, atoms.Count)
        where atoms[atom].Length == 1 && inside.Contains(atoms[atom][0])
        let row = atoms[atom][0]
        from at in Enumerable.Range(0, items.Count)
        where document.Areas.SelectMany(one => one.Items).Any(one => one.Key == items[at].Key
            && one.Perspectives.GetValueOrDefault(table.Perspectives[row]) is not null)
        select new ItemFact([atom], items[at].Key, [.. Enumerable.Range(SmallTown.Low, SmallTown.High - SmallTown.Low + 1)
            .Select(value => columns[at][row] == value ? 1L : 0)]);

    /// <summary>Mean of each item over the sheets of a reading, reversed ones turned round. Where people were spared items, these follow
    /// from
    /// what is shown, because scores are shown only together with the details of the whole house.</summary>
    public static double[] MeansOf(IReadOnlyList<Item> items, IReadOnlyList<byte[]> columns, Func<int, bool> has) =>
        [.. items.Select((item, at) => columns[at].Where((code, row) => has(row) && AnswerCode.IsValue(code))
            .Select(code => (double)(item.Reversed ? SmallTown.Low + SmallTown.High - code : code)).DefaultIfEmpty(0).Average())];

    private static List<int[]> KindsOf(AnswerTable table, List<byte[]> columns) => [.. Enumerable.Range(0, table.Rows)
        .Select(row => Enumerable.Range(0, columns.Count).Where(at => columns[at][row] != AnswerCode.NotAsked).ToArray())
        .DistinctBy(kind => string.Join(' ', kind))];

    /// <summary>Who belongs to a cell, from the tree that the document itself describes.</summary>
    public static Func<int, bool> Members(AnswerTable table, ReleaseDocument document, ReleasedCell cell)
    {
        var names = new HashSet<string>();
        void Collect(string? unit)
        {
            foreach (var one in document.Units.Where(one => one.Key == unit)) names.UnionWith(one.Of);
            foreach (var below in document.Units.Where(one => one.Parent == unit && unit is not null)) Collect(below.Key);
        }

        Collect(cell.Unit);
        var attribute = table.Attributes.FirstOrDefault(one => one.Key == cell.Attribute);
        var code = attribute?.Values.ToList().IndexOf(cell.Value!) ?? -1;
        return row => table.Perspectives[row] == cell.Perspective
            && (cell.Unit is null || (table.Groups![row] >= 0 && names.Contains(table.GroupNames[table.Groups[row]])))
            && (attribute is null || attribute.Codes[row] == code);
    }
}

/// <param name="ItemMeans">Of the release that it stands in.</param>
public sealed record ScoreFact(int[] Atoms, int N, double Mean, double Sd, double[] ItemMeans);

/// <param name="ItemMeans">Of the release that it stands in.</param>
public sealed record FacetFact(int[] Atoms, string Facet, int N, double Mean, double[] ItemMeans);

public sealed record ItemFact(int[] Atoms, string Item, IReadOnlyList<long> Counts);

/// <summary>A group whose figure must stay open, and by how much. Atoms are whole.</summary>
/// <param name="Item">The item it is about; null: the scores of the area.</param>
/// <param name="Needed">Stages by which the sum of its answers must stay uncertain.</param>
public sealed record Target(int[] Atoms, string? Item, double Needed, string Name);

/// <summary>A figure that was found more closely than allowed.</summary>
public sealed record Leak(Target Target, double Low, double High)
{
    public override string ToString() =>
        $"{Target.Name}, {Target.Item ?? "score"}: the sum lies between {Low:0.000} and {High:0.000}; it should stay open by {Target.Needed}";
}
