using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>What several small administrations answered together, as one of them sees it: the whole and nothing of anybody.</summary>
/// <param name="Result">The released result of the administration that asked, without ways to its other pages.</param>
/// <param name="Names">Who answered together.</param>
/// <param name="Others">Other common surveys of this administration, the newest first.</param>
public sealed record PooledView(Administration Administration, Guid Campaign, ResultView Result, IReadOnlyList<string> Names,
    IReadOnlyList<(Guid Campaign, string Title)> Others)
{
    /// <summary>Rows without ways to pages that only the asking administration may open.</summary>
    public IReadOnlyList<ProfileRow> Rows => [.. Result.Rows.Select(row => row with { Address = null })];
}

public static class FindPooled
{
    /// <summary>The common surveys in which an administration was asked and whose result is released, the newest first.</summary>
    public static async Task<IReadOnlyList<(Guid Campaign, string Title)>> Of(Database db, Guid administration)
    {
        using var together = db.StepOut(Crossing.CommonSurvey);
        var released = await (from campaign in db.Set<Campaign>().AsNoTracking()
                              join release in db.Set<Release>() on campaign.Id equals release.CampaignId
                              where !db.Set<ReleaseEnd>().Any(end => end.CampaignId == release.CampaignId && end.Version == release.Version)
                              orderby release.At descending
                              select new { campaign.Id, campaign.Title, campaign.Members }).ToListAsync();
        return [.. released.Where(one => one.Members.Contains(administration)).Select(one => (one.Id, one.Title)).Distinct()];
    }

    /// <param name="campaign">Null for the newest.</param>
    public static async Task<PooledView?> Run(Database db, Actor actor, Administration administration, Guid? campaign, Language language)
    {
        var all = await Of(db, administration.Id);
        if (all.Count == 0 || (campaign ?? all[0].Campaign) is var id && all.All(one => one.Campaign != id)) return null;
        using var together = db.StepOut(Crossing.CommonSurvey);
        var asked = await db.Set<Campaign>().AsNoTracking().FirstAsync(one => one.Id == id);
        if (await FindResult.Run(db, actor, asked.AdministrationId, asked.Wave, language) is not { } result) return null;
        var members = asked.Members;
        var names = await db.Set<Administration>().AsNoTracking().Where(one => members.Contains(one.Id)).Select(one =>
            one.Name).ToListAsync();
        return new(administration, id, result, [.. names.Order(StringComparer.Create(language.Culture, ignoreCase: true))],
            [.. all.Where(one => one.Campaign != id)]);
    }
}
