using Wegmarke.Disclosure;
using Wegmarke.Responses;
using Wegmarke.Scoring;

namespace Wegmarke.Releases.Research;

/// <summary>Which sheets go into the file for research: of those whose respondents agreed as many as leave all others protected. Whoever
/// holds the file and every version of the release knows the sheets in the file; what is left then are the sheets that are not in it. So
/// these, taken by themselves, must pass the same gate: in every block that released figures tell apart, none of them or enough of
/// different minds.</summary>
/// <remarks>The reader of the file is thought to know of each of its sheets to which unit it belongs, though the file does not say it. A
/// part of those who agreed is left out by chance, so that nobody knows of anybody that they are in it.</remarks>
public sealed class ChooseSheets
{
    /// <summary>Share of those who agreed that is left out in any case.</summary>
    private const double LeftOut = 0.1;

    private readonly AnswerTable answers;
    private readonly Protection protection;
    private readonly int fewest;
    private readonly Func<int, int> draw;
    private readonly HashSet<int> inside;
    private readonly List<Watched> watched;

    /// <summary>One area of one perspective that the file holds answers of.</summary>
    /// <param name="Fresh">The cube over some of the sheets.</param>
    private sealed record Watched(SheetCells Cells, Func<SheetCells, AreaCube> Fresh, IReadOnlyList<CellSet> Scores,
        IReadOnlyList<CellSet> Details);

    private ChooseSheets(ReleaseFacts facts, AnswerTable answers, Dictionary<string, IReadOnlySet<string>> items, IEnumerable<int> agreed,
        int fewest, Func<int, int> draw)
    {
        (this.answers, this.fewest, this.draw, protection, inside) = (answers, fewest, draw, new(facts.Campaign.Threshold), [.. agreed]);
        watched = [.. Watch(facts, items)];
    }

    /// <param name="facts">With all versions of the release as published.</param>
    /// <param name="agreed">Rows whose respondents agreed.</param>
    /// <param name="fewest">A perspective with fewer sheets is left out.</param>
    /// <param name="draw">A chance number from 0 to below the given one.</param>
    /// <returns>Rows of the file, and for each perspective the items that it holds answers to.</returns>
    public static (IReadOnlyList<int> Rows, IReadOnlyDictionary<string, IReadOnlySet<string>> Items) Run(ReleaseFacts facts,
        AnswerTable answers, IReadOnlyList<int> agreed, int fewest, Func<int, int> draw)
    {
        var items = ShownItems(facts);
        var choose = new ChooseSheets(facts, answers, items, agreed.Where(row => items[answers.Perspectives[row]].Count > 0), fewest,
            draw);
        choose.Settle();
        return ([.. choose.inside.Order()], items);
    }

    /// <summary>Answers to an item are in the file only where their distribution was released for the whole house.</summary>
    private static Dictionary<string, IReadOnlySet<string>> ShownItems(ReleaseFacts facts)
    {
        var latest = facts.Published[^1].Document;
        return latest.AnswersByPerspective.Keys.ToDictionary(perspective => perspective, perspective => (IReadOnlySet<string>)latest.Areas
            .SelectMany(area => area.Items).Where(item => item.Perspectives.GetValueOrDefault(perspective) is not null)
            .Select(item => item.Key).ToHashSet());
    }

    private IEnumerable<Watched> Watch(ReleaseFacts facts, Dictionary<string, IReadOnlySet<string>> items)
    {
        var (model, latest) = (answers.Model, facts.Published[^1].Document);
        var form = model.Forms.First(one => one.Key == facts.Campaign.Form);
        var sheets = latest.AnswersByPerspective.Keys.ToDictionary(one => one, one => SheetCells.Of(answers, one, facts.Units));
        var known = new KnownCuts(facts, answers, sheets);
        var (columns, numbers) = (answers.ByItem(), ScoreAnswers.PerspectiveNumbers(answers));
        foreach (var area in model.Areas)
        {
            var scored = new Lazy<(double[], IReadOnlyDictionary<string, double[]>)>(() => ScoreArea.PersonScores(answers, area, numbers));
            foreach (var (perspective, cells) in sheets)
            {
                // Of areas that the file is silent about nothing becomes known.
                if (!model.ItemsOf(area.Key, perspective).Any(item => items[perspective].Contains(item.Key))) continue;
                var asked = AskedItems.Of(model, form, perspective);
                var (scores, details) = known.OfArea(area.Key, perspective);
                var counted = known.OfSheets(perspective);
                yield return new(cells, some => new(model, columns, scored.Value, area, some, protection, asked),
                    ChooseCuts.BlocksOf(cells.Rows.Count, [.. counted, .. scores, .. details]),
                    ChooseCuts.BlocksOf(cells.Rows.Count, details));
            }
        }
    }

    /// <summary>Takes sheets out of the file until what is outside is safe everywhere. It ends: with no sheet inside nothing is known that
    /// the release does not say.</summary>
    private void Settle()
    {
        foreach (var group in inside.GroupBy(row => answers.Perspectives[row]).Select(group => group.ToList()).ToList())
        {
            TakeOut(group, (int)Math.Ceiling(LeftOut * group.Count));
        }

        bool moved;
        do
        {
            moved = false;
            foreach (var one in watched)
            {
                while (Mend(one)) moved = true;
            }

            foreach (var group in inside.GroupBy(row => answers.Perspectives[row]).Where(group => group.Count() < fewest)
                .Select(group => group.ToList()).ToList())
            {
                TakeOut(group, group.Count);
                moved = true;
            }
        }
        while (moved);
    }

    /// <summary>Takes a few sheets out where others of their block would be found by subtraction.</summary>
    /// <returns>Whether any was.</returns>
    private bool Mend(Watched one)
    {
        var cube = one.Fresh(one.Cells.Only(row => !inside.Contains(row)));
        var moved = false;
        foreach (var block in one.Scores)
        {
            if (cube.NothingOrSafe(block)) continue;
            var (mine, others) = (InsideOf(one.Cells, block), cube.Sheets.SheetsIn(block));
            TakeOut(mine, Math.Max(1, protection.Answers - others));
            moved |= mine.Count > 0;
        }

        if (moved) return true;
        // What is held back of an area whose scores are shown must stay open among those outside, too.
        foreach (var together in one.Details)
        {
            var (blocks, mine) = (one.Scores.Where(block => block.Within(together)).ToList(), InsideOf(one.Cells, together));
            if (mine.Count == 0 || cube.StaysOpen(blocks, true)) continue;
            TakeOut(mine, 1);
            return true;
        }

        return false;
    }

    private List<int> InsideOf(SheetCells cells, CellSet block) =>
        [.. block.Cells().SelectMany(cell => cells.Rows[cell]).Where(inside.Contains)];

    private void TakeOut(List<int> rows, int count)
    {
        for (var left = Math.Min(count, rows.Count); left > 0; left--)
        {
            var at = draw(rows.Count);
            inside.Remove(rows[at]);
            rows.RemoveAt(at);
        }
    }
}
