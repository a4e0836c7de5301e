using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>Why earlier versions of a release no longer hold, and which releases that it was compared with no longer do.</summary>
/// <param name="Ended">Earlier versions of this very release, the latest first.</param>
/// <param name="Bases">Releases of earlier waves that this one was compared with and that were withdrawn or superseded since.</param>
public sealed record ReleaseHistory(IReadOnlyList<EndedVersion> Ended, IReadOnlyList<EndedVersion> Bases)
{
    /// <param name="version">Of the campaign's release that is shown.</param>
    public static async Task<ReleaseHistory> Of(Database db, Guid administration, Guid campaign, int version, ReleaseDocument document)
    {
        var bases = document.Earlier.Select(one => one.Hash).ToList();
        return new(await Find(db, administration, one => one.CampaignId == campaign && one.Version < version),
            await Find(db, administration, one => bases.Contains(one.Hash)));
    }

    /// <summary>The last version of each wave that has none that holds: they were withdrawn.</summary>
    public static async Task<IReadOnlyList<EndedVersion>> Withdrawn(Database db, Guid administration)
    {
        var holding = (await PublishRelease.Of(db, administration)).Select(one => one.Wave).ToHashSet();
        return [.. (await Find(db, administration, _ => true)).Where(one => !holding.Contains(one.Wave)).DistinctBy(one => one.Wave)];
    }

    private static async Task<IReadOnlyList<EndedVersion>> Find(Database db, Guid administration,
        System.Linq.Expressions.Expression<Func<Release, bool>> chosen)
    {
        var releases = await db.Set<Release>().AsNoTracking().Where(one => one.AdministrationId == administration).Where(chosen)
            .Select(one => new { one.CampaignId, one.Version, one.Wave }).ToListAsync();
        var campaigns = releases.Select(one => one.CampaignId).Distinct().ToList();
        var ends = await db.Set<ReleaseEnd>().AsNoTracking().Where(end => campaigns.Contains(end.CampaignId)).ToListAsync();
        return [.. from end in ends
                   join release in releases on (end.CampaignId, end.Version) equals (release.CampaignId, release.Version)
                   orderby release.Wave descending, end.Version descending
                   select new EndedVersion(release.Wave, end)];
    }
}

public sealed record EndedVersion(int Wave, ReleaseEnd End);
