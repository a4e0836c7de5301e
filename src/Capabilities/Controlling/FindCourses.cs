using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Controlling;

/// <summary>Finds how all initiatives and goals of an administration stand today.</summary>
public static class FindCourses
{
    /// <summary>So many rounds tell the pace at which things move.</summary>
    private const int RoundsOfPace = 4;
    private const int KeptMost = 4096;

    /// <summary>A frozen round never changes, so one reading of it serves everybody.</summary>
    private static readonly ConcurrentDictionary<string, RoundDocument> Kept = [];

    public static async Task<ControllingState> Run(Database db, Guid administration, MaturityModel model, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var frozen = await Frozen(db, administration, RoundsOfPace);
        var open = await OpenRound.Standing(db, administration);
        List<RoundLine> lines = open is null ? [] : await db.Set<RoundLine>().AsNoTracking().Where(one =>
            one.AdministrationId == administration && one.Round == open.Number).OrderBy(one => one.Line).ToListAsync();
        var sheets = await Sheets(db, administration, now);
        var words = await LightOverride.Latest(db, administration);
        var goals = await GoalCourses(db, administration, model, now);
        var paths = goals.Where(one => one.Path is not null).ToDictionary(one => one.Goal.Id, one => one.Path!);
        var said = lines.Where(one => one.InitiativeId is not null).GroupBy(one => one.InitiativeId!.Value)
            .ToDictionary(group => group.Key, group => group.Last());
        IReadOnlyList<RoundDocument> rounds = [.. frozen.Select(one => one.Document)];
        return new(administration, today, await ControllingPlan.Of(db, administration), open, rounds,
            frozen.Count > 0 ? frozen[0].Hash : null, lines,
            [.. sheets.Select(sheet => CourseOf(sheet, rounds, said.GetValueOrDefault(sheet.Id), paths,
                words.GetValueOrDefault(sheet.Id), today))],
            goals, await DueReadings(db, administration, model, goals, today), await BenefitCheck.Latest(db, administration));
    }

    /// <summary>Frozen rounds with their hashes, the latest first.</summary>
    public static async Task<IReadOnlyList<(RoundDocument Document, string Hash)>> Frozen(Database db, Guid administration, int most)
    {
        var hashes = await db.Set<RoundFreeze>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .OrderByDescending(one => one.Round).Take(most).Select(one => new { one.Round, one.Hash }).ToListAsync();
        var read = hashes.Select(one => (one.Round, Document: Kept.GetValueOrDefault(one.Hash))).ToDictionary(one => one.Round, one =>
            one.Document);
        var unread = read.Where(one => one.Value is null).Select(one => one.Key).ToList();
        if (unread.Count > 0)
        {
            if (Kept.Count > KeptMost) Kept.Clear();
            foreach (var one in await db.Set<RoundFreeze>().AsNoTracking().Where(one => one.AdministrationId == administration
                && unread.Contains(one.Round)).ToListAsync()) read[one.Round] = Kept[one.Hash] = RoundDocument.Read(one.Json);
        }

        return [.. hashes.Select(one => (read[one.Round]!, one.Hash))];
    }

    /// <summary>Initiatives as they were known at a moment.</summary>
    private static async Task<IReadOnlyList<Sheet>> Sheets(Database db, Guid administration, DateTimeOffset now)
    {
        var versions = await db.Set<Initiative>().AsNoTracking().Where(one => one.AdministrationId == administration && one.At <= now
            && !db.Set<Initiative>().Any(later => later.Id == one.Id && later.Number > one.Number && later.At <= now)).ToListAsync();
        var steps = (await db.Set<InitiativeStep>().AsNoTracking().Where(one => one.AdministrationId == administration && one.At <= now
                && !db.Set<InitiativeStep>().Any(later => later.InitiativeId == one.InitiativeId && later.Number > one.Number
                    && later.At <= now)).ToListAsync()).ToDictionary(one => one.InitiativeId);
        return [.. versions.Where(one => steps.ContainsKey(one.Id)).Select(one => new Sheet(one, steps[one.Id]))
            .OrderBy(one => one.Content.Title, StringComparer.Ordinal)];
    }

    internal static Course CourseOf(Sheet sheet, IReadOnlyList<RoundDocument> rounds, RoundLine? line,
        IReadOnlyDictionary<Guid, PathFact> paths, LightOverride? word, DateOnly today)
    {
        var last = rounds.Count > 0 ? rounds[0].Of(sheet.Id) : null;
        var touched = Later(Day(sheet.Version.At), Later(sheet.Step.Day, last?.Progress.Heard ?? DateOnly.MinValue));
        var progress = (last?.Progress ?? RoundProgress.Start(touched)) with { Heard = touched };
        if (line is not null) progress = progress.With(line.Content, Day(line.At));
        var content = sheet.Content;
        var facts = new LightFacts(today, sheet.Stand, sheet.Step.Day, content.Begin, content.End,
            [.. content.Milestones.Select(one => new MilestoneFact(one.Name, FirstOf(last, line, one), one.Planned, one.Reached <= today
                ? one.Reached : null))], progress.Heard)
        {
            Percent = progress.Percent, DaysPlanned = content.Days, DaysSpent = progress.DaysSpent, MoneyPlanned = content.CostOnce,
            MoneySpent = progress.MoneySpent, Blocked = progress.Blocked, BlockedSince = progress.BlockedSince,
            Paths = [.. content.Goals.Select(one => paths.GetValueOrDefault(one.Goal)).OfType<PathFact>()],
        };
        var before = rounds.Skip(1).Reverse().Select(one => (one.Frozen, Entry: one.Of(sheet.Id))).FirstOrDefault(one =>
            one.Entry is not null);
        return new(sheet, facts, progress, JudgeLight.Run(facts),
            JudgeLight.Run(LookAhead.Run(facts, before.Entry?.Facts(before.Frozen))), word?.HoldsOn(today) == true ? word : null, last,
                line);
    }

    /// <summary>The first plan that a round knew; for one that moves in its first round, the day from which it moved.</summary>
    private static DateOnly FirstOf(RoundEntry? last, RoundLine? line, Milestone milestone) =>
        last?.Milestones.FirstOrDefault(one => one.Name == milestone.Name)?.First
            ?? line?.Content.Milestones.FirstOrDefault(one => one.Name == milestone.Name)?.Planned ?? milestone.Planned;

    private static async Task<IReadOnlyList<GoalCourse>> GoalCourses(Database db, Guid administration, MaturityModel model,
        DateTimeOffset now)
    {
        var today = Day(now);
        var goals = (await StrategyState.Of(db, administration)).Goals;
        var since = await db.Set<Goal>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Number == 1)
            .ToDictionaryAsync(one => one.Id, one => one.At);
        var keys = goals.Select(one => one.Content.Indicator).Where(one => one.Length > 0).Distinct().ToList();
        var readings = (await db.Set<Reading>().AsNoTracking().Where(one => one.AdministrationId == administration
                && keys.Contains(one.Indicator) && one.Date <= today && one.RecordedAt <= now).ToListAsync())
            .GroupBy(one => one.Indicator, StringComparer.Ordinal).ToDictionary(group => group.Key,
                group => group.OrderByDescending(one => one.Date).ThenByDescending(one => one.RecordedAt).First());
        return [.. goals.Select(goal =>
        {
            var content = goal.Content;
            var from = Day(since.TryGetValue(goal.Id, out var at) ? at : goal.At);
            var reading = readings.GetValueOrDefault(content.Indicator);
            var fresh = reading is not null && reading.Date > from ? reading : null;
            PathFact? path = fresh is not null && content is { Start: { } start, Target: { } target, Due: { } due } && start != target
                && due > from ? new(content.Title, start, from, target, due, fresh.Value, fresh.Date) : null;
            DateOnly? until = fresh is null ? null
                : TargetPath.UntilOf(model.Indicators.FirstOrDefault(one => one.Key == content.Indicator), fresh.Date);
            return new GoalCourse(goal, path, reading,
                JudgeGoal.Run(path, content.Indicator.Length == 0 || fresh is not null, until, today));
        })];
    }

    /// <summary>Asked is who looks after the indicator, else who answers for the goal; what was never read reminds of nothing unless
    /// somebody looks after it.</summary>
    private static async Task<IReadOnlyList<DueReading>> DueReadings(Database db, Guid administration, MaturityModel model,
        IReadOnlyList<GoalCourse> goals, DateOnly today)
    {
        var owners = goals.Where(one => one.Goal.Content is { Indicator.Length: > 0, Owner.Length: > 0 })
            .GroupBy(one => one.Goal.Content.Indicator, StringComparer.Ordinal).ToDictionary(group => group.Key, group =>
                group.First().Goal.Content.Owner);
        return [.. (await TargetPath.Of(db, administration, model)).Where(path => path.Keeper.Length > 0
                || owners.ContainsKey(path.Indicator.Key))
            .Where(path => path.On(today) != Freshness.Fresh)
            .Select(path => new DueReading(path.Indicator.Key, path.Keeper.Length > 0 ? path.Keeper : owners[path.Indicator.Key],
                path.Until, path.Latest))];
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
