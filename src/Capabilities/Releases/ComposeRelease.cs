using System.Globalization;
using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Scoring;

namespace Wegmarke.Releases;

/// <summary>From answers to the document that may leave: scores, protects the whole cube, rounds, checks it once more. A pure function of
/// the frozen model, the answers and the facts.</summary>
public sealed class ComposeRelease
{
    public const string Engine = "wegmarke/0.2";

    private const int RowsWorthSharing = 500;

    private readonly ReleaseFacts facts;
    private readonly AnswerTable answers;
    private readonly IReadOnlyList<string> lines;
    private readonly MaturityModel model;
    private readonly Form form;
    private readonly Protection protection;
    private readonly IReadOnlyList<CompareWaves> waves;
    private readonly EarlierGroups earlier;
    private readonly Dictionary<string, SheetCells> sheets;

    private ComposeRelease(ReleaseFacts facts, AnswerTable answers, IReadOnlyList<string> lines)
    {
        this.lines = lines;
        (this.facts, this.answers, model) = (facts, answers, answers.Model);
        form = model.Forms.First(one => one.Key == facts.Campaign.Form);
        protection = new(facts.Campaign.Threshold);
        waves = [.. facts.Earlier.OrderByDescending(one => one.Document.Wave).Select(one => CompareWaves.Of(one, facts, model))];
        earlier = new([.. waves, .. facts.EarlierEnded.Select(one => CompareWaves.Of(one, facts, model))], model, form, protection);
        sheets = form.Perspectives.ToDictionary(one => one, one => SheetCells.Of(answers, one, facts.Units));
    }

    public static ReleaseDocument Run(ReleaseFacts facts, AnswerTable answers)
    {
        var (sheets, lines) = SortSheets.Run(answers);
        return new ComposeRelease(facts, sheets, lines).Compose();
    }

    private ReleaseDocument Compose()
    {
        var cubes = Cubes();
        var known = new KnownCuts(facts, answers, sheets);
        var chosen = sheets.ToDictionary(pair => pair.Key, pair =>
            ChooseSheets(pair.Value, [.. cubes.Where(cube => cube.Sheets == pair.Value)],
            known.OfSheets(pair.Key)));
        var choices = SideBySide(cubes, cube =>
        {
            var before = known.OfArea(cube.Area.Key, cube.Sheets.Perspective);
            var then = earlier.OfArea(cube);
            var choice = ProtectArea.Run(cube, chosen[cube.Sheets.Perspective], facts, before, then);
            choice.Audit(before.Scores, before.Details, then);
            return choice;
        });
        var compose = new ComposeArea(facts, model, waves);
        List<ReleasedArea> areas = [.. model.Areas.Where(area => choices.Any(choice => choice.Cube.Area.Key == area.Key))
            .Select(area => compose.Run(area, [.. choices.Where(choice => choice.Cube.Area.Key == area.Key)]))];
        var byPerspective = chosen.ToDictionary(pair => pair.Key, pair => pair.Value.Whole
            ? answers.Perspectives.Count(one => one == pair.Key)
            : (int?)null);
        return new(ReleaseDocument.CurrentSchema, Engine, facts.Administration, facts.Campaign.Title, facts.Campaign.Wave,
            facts.Published.Count + 1, facts.ClosedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), model.Key, model.Version,
            facts.Campaign.ModelHash, facts.HashWith(lines), facts.Campaign.Threshold, facts.Staff, facts.Leaders,
            byPerspective.Values.Any(one => one is not null) ? byPerspective.Values.Sum() : null, byPerspective,
            [.. facts.Units.Select(unit => new ReleasedUnit(unit.Key, unit.Parent, unit.Of, unit.Staff,
                CountsOf(chosen, new(unit.Key, null, null))))],
            [.. answers.Attributes.Select(attribute => new ReleasedAttribute(attribute.Key, [.. attribute.Values.Select(value =>
                new ReleasedAttributeValue(value, CountsOf(chosen, new(null, attribute.Key, value))))]))],
            areas, facts.Readings, FindContradictions.Run(model, areas, facts.Readings),
            [.. waves.Select(wave => new ReleaseBasis(wave.Wave, wave.Release.Document.Version, wave.Release.Hash))],
            facts.Published.Count > 0 ? facts.Published[^1].Hash : null);
    }

    /// <summary>One cube for each area and each perspective that the form asks about it, whether or not anybody answered.</summary>
    private List<AreaCube> Cubes()
    {
        var asked = form.Perspectives.ToDictionary(one => one, one => AskedItems.Of(model, form, one));
        var wanted = from area in model.Areas
                     let perspectives = form.Perspectives.Where(one => model.ItemsOf(area.Key, one).Any(item =>
                         asked[one].Contains(item.Key)))
                     select (Area: area, Perspectives: perspectives.ToList());
        var perspectiveOf = ScoreAnswers.PerspectiveNumbers(answers);
        var columns = answers.ByItem();
        return [.. SideBySide([.. wanted.Where(one => one.Perspectives.Count > 0)], one =>
        {
            var scored = ScoreArea.PersonScores(answers, one.Area, perspectiveOf);
            return one.Perspectives.ConvertAll(perspective =>
                new AreaCube(model, columns, scored, one.Area, sheets[perspective], protection, asked[perspective]));
        }).SelectMany(one => one)];
    }

    /// <summary>On all cores, unless sharing out the work would take longer than doing it.</summary>
    private List<TResult> SideBySide<T, TResult>(IReadOnlyList<T> parts, Func<T, TResult> compute) =>
        answers.Rows < RowsWorthSharing ? [.. parts.Select(compute)] : [.. parts.AsParallel().AsOrdered().Select(compute)];

    private CutChoice ChooseSheets(SheetCells own, IReadOnlyList<AreaCube> cubes, IReadOnlyList<CellSet> known) =>
        ChooseCuts.Run(own.Rows.Count, facts.OnlyKnown ? [.. own.Cuts.Select(cut => known.Contains(cut) ? cut
            : CellSet.Of(own.Rows.Count, _ => false))] : own.Cuts, known, set => own.SheetsIn(set) >= protection.Answers,
            cubes.Count == 0 ? EarlierCuts.None : earlier.OfSheets(own, cubes));

    private Dictionary<string, int?> CountsOf(Dictionary<string, CutChoice> chosen, Slice slice) =>
        sheets.ToDictionary(pair => pair.Key, pair =>
    {
        var at = pair.Value.Slices.ToList().IndexOf(slice);
        return chosen[pair.Key].Whole && chosen[pair.Key].Shown[at] ? pair.Value.SheetsIn(pair.Value.Cuts[at]) : (int?)null;
    });
}
