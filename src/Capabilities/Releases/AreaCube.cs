using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Releases;

/// <summary>One area in one perspective, at full precision: scores and answers per cell, and what of it may be shown. Never leaves this
/// folder.</summary>
internal sealed class AreaCube
{
    private readonly Area area;
    private readonly AnswerScale scale;
    private readonly SheetCells sheets;
    private readonly Protection protection;
    private readonly IReadOnlyList<double[]> scores;
    private readonly List<(string Key, int[] Items, IReadOnlyList<double[]> Scores)> facets = [];
    private readonly List<(Item Item, byte[] Codes, ItemCounts[] Counts)> items = [];

    /// <param name="columns">Codes of each item.</param>
    /// <param name="scored">Scores of all sheets, whatever their perspective.</param>
    /// <param name="asked">Keys of the items that the campaign's form asks.</param>
    public AreaCube(MaturityModel model, IReadOnlyDictionary<string, byte[]> columns,
        (double[] Area, IReadOnlyDictionary<string, double[]> Facets) scored, Area area, SheetCells sheets, Protection protection,
        IReadOnlySet<string> asked)
    {
        (this.area, this.sheets, this.protection) = (area, sheets, protection);
        scale = model.ScaleOf(model.ItemsOf(area.Key).First());
        foreach (var item in model.ItemsOf(area.Key, sheets.Perspective))
        {
            if (!asked.Contains(item.Key)) continue;
            var codes = columns[item.Key];
            items.Add((item, codes, [.. sheets.Rows.Select(rows => ItemCounts.Of(rows, codes, scale))]));
        }

        ItemKeys = [.. items.Select(one => one.Item.Key)];
        scores = PerCell(scored.Area);
        foreach (var facet in area.Facets)
        {
            int[] own = [.. Enumerable.Range(0, items.Count).Where(at => items[at].Item.Facet == facet.Key)];
            if (own.Length > 0) facets.Add((facet.Key, own, PerCell(scored.Facets[facet.Key])));
        }
    }

    public Area Area => area;

    public AnswerScale Scale => scale;

    public SheetCells Sheets => sheets;

    public IReadOnlyList<string> ItemKeys { get; }

    /// <summary>Whether a plan spared some people items that others were asked: then scores are made comparable by the means of the items
    /// over the whole perspective.</summary>
    public bool IsPlanned => items.Any(one => sheets.Rows.Any(rows => rows.Any(row => one.Codes[row] == AnswerCode.NotAsked))
        && sheets.Rows.Any(rows => rows.Any(row => one.Codes[row] != AnswerCode.NotAsked)));

    public bool HasSingularItem => area.SingularRole || items.Any(one => one.Item.SingularRole);

    public double[] ScoresIn(CellSet cells) => [.. cells.Cells().SelectMany(cell => scores[cell])];

    public (string Key, double[] Scores)[] FacetScoresIn(CellSet cells) =>
        [.. facets.Select(facet => (facet.Key, cells.Cells().SelectMany(cell => facet.Scores[cell]).ToArray()))];

    public IEnumerable<(Item Item, ItemCounts Counts)> CountsIn(CellSet cells) =>
        items.Select((one, at) => (one.Item, CountsOf(at, cells)));

    public GroupFigure? FigureOf(CellSet cells)
    {
        var present = ScoresIn(cells);
        return present.Length < protection.Answers ? null : new(present.Length, Protection.RoundMean(Moments.Mean(present)),
            Protection.RoundSd(Moments.StandardDeviation(present)));
    }

    public bool ScoreIsSafe(CellSet cells) => IsSafe(scores, cells);

    public bool DetailsAreSafe(CellSet cells) => facets.All(facet => IsSafe(facet.Scores, cells))
        && Enumerable.Range(0, items.Count).All(item => ItemIsSafe(item, cells));

    /// <summary>Whether these sheets, if any, could be shown by themselves with all that they answered.</summary>
    public bool NothingOrSafe(CellSet cells) => NothingOrSafe(scores, cells) && facets.All(facet => NothingOrSafe(facet.Scores, cells))
        && Enumerable.Range(0, items.Count).All(item => CountsOf(item, cells).Answers == 0 || ItemIsSafe(item, cells));

    /// <summary>Whether what is held back of these blocks stays open, though their scores are shown: each item and facet that may not be
    /// shown can be exchanged for other answers without any trace.</summary>
    /// <param name="blocks">Blocks of the scores that the details do not tell apart.</param>
    /// <param name="shown">Whether the details of all these blocks together are shown; else nothing of them is.</param>
    public bool StaysOpen(IReadOnlyList<CellSet> blocks, bool shown)
    {
        if (shown && blocks.Count == 1) return true;
        int[] facetOf = [.. items.Select(one => facets.FindIndex(facet => facet.Key == one.Item.Facet))];
        var answers = new Dictionary<CellSet, List<int[]>>();
        List<int[]> Of(CellSet cells) => answers.TryGetValue(cells, out var known) ? known : answers[cells] = Answers(cells);
        bool Open(Func<CellSet, bool> safe, Func<CellSet, bool> anything, Func<FindExchange, bool> moves)
        {
            var (good, bad) = (blocks.Where(safe).ToList(), blocks.Where(block => !safe(block) && anything(block)).ToList());
            foreach (var block in bad)
            {
                // Few answers of several blocks together may not be found either: so the exchange is with a block that may be shown, or
                // with any other.
                List<List<int[]>> partners = !shown ? [[]] : good.Count > 0 ? [[.. good.SelectMany(Of)]]
                    : [.. bad.Where(other => !other.Equals(block)).Select(Of)];
                if (!partners.All(outside => moves(new(facetOf, Of(block), outside)))) return false;
            }

            return true;
        }

        return Enumerable.Range(0, items.Count)
            .All(item => Open(block => ItemIsSafe(item, block), block => CountsOf(item, block).Answers > 0,
                exchange => exchange.MovesItem(item, Protection.ItemRange)))
            && Enumerable.Range(0, facets.Count).All(facet => Open(block => IsSafe(facets[facet].Scores, block),
                block => block.Cells().Any(cell => facets[facet].Scores[cell].Length > 0),
                exchange => exchange.MovesFacet(facet, Protection.ScoreRange)));
    }

    private bool IsSafe(IReadOnlyList<double[]> values, CellSet cells)
    {
        var (n, low, high) = (0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var cell in cells.Cells())
        {
            n += values[cell].Length;
            foreach (var value in values[cell]) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return protection.Suffices(n, low, high, Protection.ScoreRange);
    }

    private bool NothingOrSafe(IReadOnlyList<double[]> values, CellSet cells) => cells.Cells().All(cell => values[cell].Length == 0)
        || IsSafe(values, cells);

    private bool ItemIsSafe(int item, CellSet cells)
    {
        var counts = CountsOf(item, cells);
        return protection.Suffices((int)counts.Answers, counts.Lowest, counts.Highest, Protection.ItemRange);
    }

    private ItemCounts CountsOf(int item, CellSet cells) =>
        cells.Cells().Aggregate(ItemCounts.None(scale), (sum, cell) => sum.Plus(items[item].Counts[cell]));

    private List<int[]> Answers(CellSet cells) => [.. cells.Cells().SelectMany(cell => sheets.Rows[cell]).Select(row =>
        items.Select(one => !AnswerCode.IsValue(one.Codes[row]) ? FindExchange.Missing
            : one.Item.Reversed ? scale.Low + scale.High - one.Codes[row] : one.Codes[row]).ToArray())];

    private List<double[]> PerCell(double[] all) =>
        [.. sheets.Rows.Select(rows => rows.Select(row => all[row]).Where(score => !double.IsNaN(score)).ToArray())];
}
