using Wegmarke.Controlling;
using Wegmarke.Initiatives;
using Wegmarke.Releases;

namespace Wegmarke.Capabilities.Tests.Controlling;

/// <summary>Figures about steering against small cases that can be counted by hand.</summary>
public sealed class FiguresTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Fact]
    public void Begun_finished_open_and_their_ages()
    {
        var (sheets, steps) = Town((-12, Stand.Done, -9), (-12, Stand.Running, -12), (-3, Stand.Paused, -1), (-6, Stand.Stopped, -5));
        var figures = SteeringFigures.Of(sheets, steps, new Dictionary<Guid, RoundProgress>(), Today);
        Assert.Equal((4, 1, 1, 2), (figures.Begun, figures.Finished, figures.Ended, figures.Open));
        Assert.Equal(2.0, figures.Index);
        Assert.Equal([Today.DayNumber - Today.AddMonths(-12).DayNumber, Today.DayNumber - Today.AddMonths(-3).DayNumber],
            figures.OpenAges.Select(one => one.Days));
        Assert.Equal(Today.AddMonths(-9).DayNumber - Today.AddMonths(-12).DayNumber, figures.MedianDone);
        Assert.Equal(1, figures.OlderThanAll);
        Assert.Equal((12, 1, 2), (figures.Forecast.Periods, figures.Forecast.Finished, figures.Forecast.Open));
        Assert.Equal((4, 1), (figures.BurnUp[^1].Begun, figures.BurnUp[^1].Finished));
        Assert.Equal((2, 0), (figures.BurnUp[0].Begun, figures.BurnUp[0].Finished));
    }

    [Fact]
    public void Nothing_begun_is_no_error()
    {
        var figures = SteeringFigures.Of([], [], new Dictionary<Guid, RoundProgress>(), Today);
        Assert.Equal((0, 0, null), (figures.Begun, figures.Open, figures.Index));
        Assert.Single(figures.BurnUp);
    }

    [Fact]
    public void The_quality_counts_what_was_late_missing_and_waved_through()
    {
        RoundEntry Entry(Answer answer, bool late) => new(Guid.NewGuid(), "x", "steering", "", Stand.Running, Today, null, null, 0, 0, [],
            RoundProgress.Start(Today), answer, null, null, late ? [new("m", Today, Today.AddDays(9), "warum", true)] : [], Light.Green, [],
            null);
        RoundDocument Round(int lateBy, params RoundEntry[] entries) => new(RoundDocument.CurrentSchema, "", 1, Today, Today,
            Today.AddDays(lateBy), null, entries, []);
        var quality = RoundQuality.Of([Round(3, Entry(Answer.Unchanged, false), Entry(Answer.Missing, false)),
            Round(4, Entry(Answer.Changed, true), Entry(Answer.NotAsked, false))], 2);
        Assert.Equal(new RoundQuality(2, 1, 3, 2, 1, 1, 1, 0, 2, 2), quality);
    }

    [Fact]
    public void Days_worked_are_those_between_two_waves()
    {
        var (_, steps) = Town((-12, Stand.Paused, -6));
        Assert.Equal(Today.AddMonths(-6).DayNumber - Today.AddMonths(-8).DayNumber,
            ExpectedChange.DaysWorked([.. steps.OrderBy(one => one.Number)], Today.AddMonths(-8), Today));
        Assert.Equal(0, ExpectedChange.DaysWorked([.. steps.OrderBy(one => one.Number)], Today.AddMonths(-5), Today));
    }

    /// <summary>By hand: variances 0.01 and 0.05/3, df = 0.0075² / (0.00333²/2 + 0.00417²/3).</summary>
    [Fact]
    public void Treated_against_untreated_is_Welch_over_areas_and_needs_two_of_each()
    {
        var (sheets, steps) = Town(["a", "b", "c"], (-12, Stand.Running, -12), (-12, Stand.Running, -12), (-12, Stand.Running, -12));
        var keys = new[] { ("a", .5), ("b", .3), ("c", .4), ("d", .1), ("e", 0), ("f", .2), ("g", -.1) };
        var now = Document(2, [.. keys.Select(one => Area(one.Item1, one.Item2))]);
        var found = ExpectedChange.Of(now, Document(1, [.. keys.Select(one => Area(one.Item1, null))]), Today.AddMonths(-10), Today, sheets,
            steps);
        Assert.Equal(["a", "b", "c"], found.Treated.Select(one => one.Area));
        var difference = found.Difference!;
        Assert.Equal(0.35, difference.Difference, 9);
        Assert.Equal(Math.Sqrt(0.01 / 3 + 0.05 / 3 / 4), difference.Se, 9);
        Assert.Equal(4.959, difference.Df, 2);
        Assert.InRange(difference.Interval.Low, 0.12, 0.15);
        Assert.Null(ExpectedChange.Of(now, Document(1, []), Today.AddMonths(-10), Today, sheets.Take(1).ToList(), steps).Difference);
        var withheld = now with { Areas = [.. now.Areas.Select(one => one with { Changes = [] })] };
        Assert.Empty(ExpectedChange.Of(withheld, Document(1, []), Today.AddMonths(-10), Today, sheets, steps).Treated);
    }

    private static ReleasedArea Area(string key, double? change) => new(key, 5, null, null, null, [],
        new Dictionary<string, ReleasedFigure?>(), null, [])
    {
        Changes = change is { } moved ? [new(moved, moved - .1, moved + .1, .1, false) { Wave = 1 }] : [],
    };

    private static ReleaseDocument Document(int wave, IReadOnlyList<ReleasedArea> areas) => new(ReleaseDocument.CurrentSchema, "", "", "",
        wave, 1, "", "", "", "", "", 5, 0, 0, null, new Dictionary<string, int?>(), [], [], areas, [], [], [], null);

    private static (List<Sheet> Sheets, List<InitiativeStep> Steps) Town(params (int Begun, Stand Stand, int Since)[] stories) =>
        Town([.. stories.Select(_ => "steering")], stories);

    private static (List<Sheet> Sheets, List<InitiativeStep> Steps) Town(string[] areas, params (int Begun, Stand Stand,
        int Since)[] stories)
    {
        List<InitiativeStep> steps = [];
        List<Sheet> sheets = [];
        foreach (var ((begun, stand, since), area) in stories.Zip(areas))
        {
            var id = Guid.NewGuid();
            steps.Add(new(id, 1, default, Stand.Running, "", Today.AddMonths(begun), "", default));
            if (stand != Stand.Running) steps.Add(new(id, 2, default, stand, "", Today.AddMonths(since), "", default));
            sheets.Add(new(new(id, 1, default, new InitiativeContent("x", area, InitiativeSource.Own).ToJson(), "", default), steps[^1]));
        }

        return (sheets, steps);
    }
}
