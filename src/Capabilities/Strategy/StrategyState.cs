using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Strategy;

/// <summary>The strategy of an administration as it stands.</summary>
/// <param name="Text">Null: nobody wrote one yet.</param>
/// <param name="Targets">What is agreed for each area, where something is.</param>
/// <param name="Goals">Those that are pursued.</param>
/// <param name="Commitments">With their end, where they ended.</param>
public sealed record StrategyState(
    StrategyText? Text, IReadOnlyList<StrategyText> Versions, IReadOnlyList<StrategyResolution> Resolutions,
    IReadOnlyDictionary<string, AreaTarget> Targets, IReadOnlyList<Goal> Goals, IReadOnlyList<(Goal Goal, GoalEnd End)> Ended,
    IReadOnlyList<(Commitment Commitment, CommitmentEnd? End)> Commitments)
{
    public static async Task<StrategyState> Of(Database db, Guid administration)
    {
        var texts = await db.Set<StrategyText>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .OrderByDescending(one => one.Number).ToListAsync();
        var resolutions = await db.Set<StrategyResolution>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .OrderByDescending(one => one.Day).ToListAsync();
        var goals = await LatestGoals(db, administration);
        var ids = goals.Select(one => one.Id).ToList();
        var ends = await db.Set<GoalEnd>().AsNoTracking().Where(one => ids.Contains(one.GoalId)).ToDictionaryAsync(one => one.GoalId);
        var commitments = await db.Set<Commitment>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .OrderBy(one => one.Since).ToListAsync();
        var made = commitments.Select(one => one.Id).ToList();
        var ended = await db.Set<CommitmentEnd>().AsNoTracking().Where(one => made.Contains(one.CommitmentId))
            .ToDictionaryAsync(one => one.CommitmentId);
        return new(texts.FirstOrDefault(), texts, resolutions, await TargetsOf(db, administration),
            [.. goals.Where(one => !ends.ContainsKey(one.Id))],
            [.. goals.Where(one => ends.ContainsKey(one.Id)).Select(one => (one, ends[one.Id])).OrderByDescending(one => one.Item2.At)],
            [.. commitments.Select(one => (one, ended.GetValueOrDefault(one.Id)))]);
    }

    /// <summary>What is agreed for each area; what holds is the highest number.</summary>
    public static async Task<IReadOnlyDictionary<string, AreaTarget>> TargetsOf(Database db, Guid administration) =>
        (await db.Set<AreaTarget>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .GroupBy(one => one.Area, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.MaxBy(one => one.Number)!);

    private static async Task<IReadOnlyList<Goal>> LatestGoals(Database db, Guid administration) =>
        [.. (await db.Set<Goal>().AsNoTracking().Where(one => one.AdministrationId == administration
                && !db.Set<Goal>().Any(later => later.Id == one.Id && later.Number > one.Number)).ToListAsync())
            .OrderBy(one => one.Content.Due ?? DateOnly.MaxValue).ThenBy(one => one.Id)];
}
