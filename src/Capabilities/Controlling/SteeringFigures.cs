using Wegmarke.Initiatives;
using Wegmarke.Statistics.Forecasting;

namespace Wegmarke.Controlling;

/// <summary>A month with what was begun and finished until its end.</summary>
public sealed record BurnUpPoint(DateOnly Month, int Begun, int Finished);

/// <summary>What an initiative was meant to use and has used.</summary>
public sealed record CostLine(Sheet Sheet, RoundProgress Progress);

/// <summary>Whether much is begun and little finished, and when what runs will be finished.</summary>
/// <param name="Begun">Ever begun.</param>
/// <param name="Finished">Of these finished.</param>
/// <param name="Ended">Of these ended before they were finished.</param>
/// <param name="OpenAges">Days since the beginning of each that is begun and not over, the oldest first.</param>
/// <param name="DoneDays">Days that each finished one took, in ascending order.</param>
/// <param name="Months">Of the history that the forecast rests on.</param>
public sealed record SteeringFigures(int Begun, int Finished, int Ended, IReadOnlyList<(Sheet Sheet, int Days)> OpenAges,
    IReadOnlyList<int> DoneDays, IReadOnlyList<BurnUpPoint> BurnUp, FinishForecast Forecast, int Months, IReadOnlyList<CostLine> Costs)
{
    /// <summary>An older history says little about the pace of today.</summary>
    public const int MonthsMost = 24;

    public int Open => OpenAges.Count;

    /// <summary>Open ones for each finished one; null while nothing is finished.</summary>
    public double? Index => Finished == 0 ? null : (double)Open / Finished;

    public int? MedianOpen => Median([.. OpenAges.Select(one => one.Days).Order()]);

    public int? MedianDone => Median(DoneDays);

    /// <summary>Open ones that run longer than any finished one took.</summary>
    public int OlderThanAll => DoneDays.Count == 0 ? 0 : OpenAges.Count(one => one.Days > DoneDays[^1]);

    public static SteeringFigures Of(IReadOnlyList<Sheet> sheets, IReadOnlyList<InitiativeStep> steps,
        IReadOnlyDictionary<Guid, RoundProgress> progress, DateOnly today)
    {
        var begun = steps.Where(one => one.Stand == Stand.Running).GroupBy(one => one.InitiativeId)
            .ToDictionary(group => group.Key, group => group.Min(one => one.Day));
        var started = sheets.Where(one => begun.ContainsKey(one.Id)).ToList();
        var done = started.Where(one => one.Stand == Stand.Done).ToList();
        // Only whole months: the running one would make the pace look slower than it is.
        var end = new DateOnly(today.Year, today.Month, 1);
        var first = begun.Count == 0 ? end : begun.Values.Min();
        var months = Math.Min(MonthsMost, (end.Year - first.Year) * 12 + end.Month - first.Month);
        int Within(int ago) => done.Count(one => one.Step.Day >= end.AddMonths(-ago) && one.Step.Day < end.AddMonths(1 - ago));
        var open = started.Where(one => one.Stand is Stand.Running or Stand.Paused).ToList();
        return new(started.Count, done.Count, started.Count(one => one.Stand.IsNo()),
            [.. open.Select(one => (one, today.DayNumber - begun[one.Id].DayNumber)).OrderByDescending(one => one.Item2)],
            [.. done.Select(one => Math.Max(0, one.Step.Day.DayNumber - begun[one.Id].DayNumber)).Order()],
            [.. Enumerable.Range(0, Math.Max(1, months + 1)).Select(at => end.AddMonths(at - months)).Select(month =>
            {
                var until = month == end ? today.AddDays(1) : month.AddMonths(1);
                return new BurnUpPoint(month, begun.Values.Count(day => day < until), done.Count(one => one.Step.Day < until));
            })],
            FinishForecast.Of([.. Enumerable.Range(1, months).Select(Within)], open.Count), months,
            [.. started.Where(one => one.Stand is Stand.Running or Stand.Paused && (one.Content.Days > 0 || one.Content.CostOnce > 0))
                .Select(one => new CostLine(one, progress.GetValueOrDefault(one.Id) ?? RoundProgress.Start(today)))]);
    }

    private static int? Median(IReadOnlyList<int> sorted) => sorted.Count == 0 ? null
        : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}

/// <summary>How good the controlling itself is, counted from the frozen rounds of a year.</summary>
/// <param name="Asked">Reports that were asked for.</param>
/// <param name="Given">Of these given.</param>
/// <param name="Untouched">Of the given ones "nothing has changed".</param>
/// <param name="Shifts">Days that were moved.</param>
/// <param name="LateShifts">Of these moved when the old day had passed already.</param>
/// <param name="Overrides">Lights overridden in the latest round.</param>
/// <param name="Lights">Lights in the latest round.</param>
public sealed record RoundQuality(
    int Rounds, int InTime, int Asked, int Given, int Untouched, int Shifts, int LateShifts, int Overrides, int Lights, int StartedAnyway)
{
    public const int RoundsMost = 12;

    /// <param name="rounds">The latest first.</param>
    public static RoundQuality Of(IReadOnlyList<RoundDocument> rounds, int startedAnyway)
    {
        IReadOnlyList<RoundDocument> year = [.. rounds.Take(RoundsMost)];
        var asked = year.SelectMany(one => one.Initiatives).Where(one => one.Answer != Answer.NotAsked).ToList();
        var shifts = asked.SelectMany(one => one.Shifts).ToList();
        var running = year.Count == 0 ? [] : year[0].Initiatives.Where(one => one.Stand == Stand.Running).ToList();
        return new(year.Count, year.Count(one => one.InTime), asked.Count, asked.Count(one => one.Answer != Answer.Missing),
            asked.Count(one => one.Answer == Answer.Unchanged), shifts.Count, shifts.Count(one => one.Late),
            running.Count(one => one.Override is not null), running.Count, startedAnyway);
    }
}
