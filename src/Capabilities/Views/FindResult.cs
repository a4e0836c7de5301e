using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Releases;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Views;

/// <summary>Finds the released result of an administration, the newest or that of a wave, with the one before it.</summary>
public static class FindResult
{
    private const int KeptMost = 64;

    /// <summary>A release never changes, so one reading of it serves everybody; those in use are kept.</summary>
    private static readonly ConcurrentDictionary<string, (string Json, ReleaseDocument Document)> Kept = [];

    /// <param name="actor">Who reads: of units only what is theirs to see.</param>
    public static async Task<ResultView?> Run(Database db, Actor actor, Guid administration, int? wave, Language language)
    {
        var releases = await db.Set<Release>().AsNoTracking().Where(one => one.AdministrationId == administration
            && !db.Set<ReleaseEnd>().Any(end => end.CampaignId == one.CampaignId && end.Version == one.Version))
            .OrderByDescending(one => one.Wave).ThenByDescending(one => one.Version)
            .Select(one => new { one.CampaignId, one.Version, one.Wave, one.Hash }).ToListAsync();
        if (releases.FirstOrDefault(one => wave is null || one.Wave == wave) is not { } release) return null;
        var (json, document) = await Read(db, release.CampaignId, release.Version, release.Hash);
        var before = releases.FirstOrDefault(one => one.Wave < release.Wave);
        var earlier = before is null ? null : (await Read(db, before.CampaignId, before.Version, before.Hash)).Document;
        var model = await StoredModel.Of(db, document.ModelHash);
        var campaigns = await db.Set<Campaign>().AsNoTracking().Where(one => one.AdministrationId == administration)
          .Select(one => new { one.Id, one.Title, one.ResearchBy }).ToDictionaryAsync(one => one.Id);
        return new(administration, Measured(document, await StrategyState.TargetsOf(db, administration)), json, release.Hash, earlier,
            model, language,
            [.. releases.DistinctBy(one => one.Wave).Select(one => (one.Wave, campaigns[one.CampaignId].Title))])
        {
            History = await ReleaseHistory.Of(db, administration, release.CampaignId, release.Version, document),
            Sight = await UnitSight.Of(db, actor, administration, document),
            ReleasedComments = actor.May(Right.ReadComments, administration)
                ? (await CommentRelease.Latest(db, release.CampaignId))?.Comments : null,
            MayCompare = actor.May(Right.ReadCircles, administration), MayReadCauses = actor.May(Right.ReadCauses, administration),
            Research = actor.May(Right.ReadResearchFiles, administration) && campaigns[release.CampaignId].ResearchBy.Length > 0
                ? release.CampaignId : null,
            MayReadReports = actor.May(Right.ReadReports, administration),
        };
    }

    /// <summary>Pages measure by what the house agreed on; the released document itself does not change. Where the present stage is good
    /// enough, the distance ends there.</summary>
    private static ReleaseDocument Measured(ReleaseDocument document, IReadOnlyDictionary<string, AreaTarget> targets) => targets.Count == 0
        ? document : document with { Areas = [.. document.Areas.Select(area => targets.GetValueOrDefault(area.Key) is not { } agreed ? area
            : area with { Target = agreed.IsEnough ? Math.Min(agreed.Stage, area.Overall?.Mean ?? agreed.Stage) : agreed.Stage })] };

    private static async Task<(string Json, ReleaseDocument Document)> Read(Database db, Guid campaign, int version, string hash)
    {
        if (Kept.TryGetValue(hash, out var kept)) return kept;
        var json = await db.Set<Release>().AsNoTracking().Where(one => one.CampaignId == campaign && one.Version == version)
            .Select(one => one.Json).FirstAsync();
        if (Kept.Count >= KeptMost) Kept.Clear();
        return Kept[hash] = (json, ReleaseDocument.Read(json));
    }
}
