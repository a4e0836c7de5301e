using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;

namespace Wegmarke.Releases;

/// <summary>Holds what earlier waves showed against the sheets of this one: where only a few people left or came and nobody else changed an
/// answer, what is shown then and now could be subtracted.</summary>
/// <param name="waves">Every release of an earlier wave that anybody may have read, whether or not it still holds.</param>
/// <param name="form">The form of this wave.</param>
internal sealed class EarlierGroups(IReadOnlyList<CompareWaves> waves, MaturityModel model, Form form, Protection protection)
{
    /// <summary>Groups of which nothing may be shown: all areas' figures tell the same story.</summary>
    public EarlierCuts OfSheets(SheetCells own, IReadOnlyList<AreaCube> cubes) => new([.. from wave in waves
        from one in GroupsOf(wave, own)
        let turnover = Turnover(wave, one, cubes)
        where turnover > 0 && turnover < protection.Answers
        select one.Now], []);

    /// <summary>Groups of which one area may not be shown: its answers then and now differ by those of a few people. And groups that were
    /// shown of people who are, but for a few, the same.</summary>
    public EarlierCuts OfArea(AreaCube cube)
    {
        var (closed, suspected) = (new List<CellSet>(), new List<CellSet>());
        foreach (var wave in waves)
        {
            var groups = GroupsOf(wave, cube.Sheets).ToList();
            var alike = new List<CellSet>();
            foreach (var one in groups)
            {
                var byAnswers = OneLeaver.Turnover(Answers(wave, one, cube), Sheets(wave, one, cube.Sheets));
                var turnover = byAnswers ?? Turnover(wave, one, [cube]);
                if (turnover is null || turnover >= protection.Answers) continue;
                alike.Add(one.Now);
                if (byAnswers > 0) closed.Add(one.Now);
            }

            suspected.AddRange(groups.Where(one => alike.Any(group => one.Now.Within(group))
                && wave.Shows(cube.Area.Key, one.Then, cube.Sheets.Perspective)).Select(one => one.Now));
        }

        return new(closed, suspected);
    }

    private int? Turnover(CompareWaves wave, Group both, IReadOnlyList<AreaCube> cubes)
    {
        // Where a plan spared people items, everybody's score moves a little when somebody leaves.
        var scale = cubes[0].Scale;
        var reach = cubes.Any(cube => cube.IsPlanned) ? scale.High - scale.Low : 0;
        return OneLeaver.Turnover(Figures(wave, both, cubes), Sheets(wave, both, cubes[0].Sheets), scale.Low - reach, scale.High + reach);
    }

    private static List<(long[] Before, long[] Now)> Answers(CompareWaves wave, Group both, AreaCube cube) => [..
        from item in cube.CountsIn(both.Now)
        let before = wave.CountsOf(item.Item.Key, both.Then, cube.Sheets.Perspective)
        where before is not null
        select (before, item.Counts.Values)];

    private List<(GroupFigure Before, GroupFigure Now)> Figures(CompareWaves wave, Group both, IReadOnlyList<AreaCube> cubes)
    {
        var own = cubes[0].Sheets;
        return [.. from cube in cubes
                   let area = wave.AreaOf(cube.Area.Key, AskedItems.OfArea(model, form, cube.Area.Key))
                   where area is not null
                   let before = CompareWaves.FigureOf(area, both.Then, own.Perspective)
                   let after = cube.FigureOf(both.Now)
                   where before is not null && after is not null
                   select (before, after)];
    }

    /// <summary>By how many sheets the group differs; 0 where the earlier release does not say.</summary>
    private static int Sheets(CompareWaves wave, Group both, SheetCells own) =>
        wave.SheetsOf(both.Then, own.Perspective) is { } then ? Math.Abs(then - own.SheetsIn(both.Now)) : 0;

    /// <summary>The whole, units and what became of them, values of attributes, and both together.</summary>
    private static IEnumerable<Group> GroupsOf(CompareWaves wave, SheetCells own)
    {
        yield return new([new(null, null, null)], own.Whole);
        foreach (var (then, now) in wave.Units)
        {
            yield return new([.. then.Select(unit => new Slice(unit, null, null))],
                now.Select(unit => own.Of(new(unit, null, null))!).Aggregate((left, right) => left.Or(right)));
        }

        var moved = wave.Units.Where(pair => pair.Then.Count == 1 && pair.Now.Count == 1).ToDictionary(pair => pair.Now[0],
            pair => pair.Then[0]);
        foreach (var slice in own.Slices.Where(slice => slice.Attribute is not null))
        {
            if (slice.Unit is not null && !moved.ContainsKey(slice.Unit)) continue;
            yield return new([slice with { Unit = slice.Unit is null ? null : moved[slice.Unit] }], own.Of(slice)!);
        }
    }

    private sealed record Group(IReadOnlyList<Slice> Then, CellSet Now);
}
