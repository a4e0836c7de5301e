using Microsoft.EntityFrameworkCore;
using Wegmarke.Design;
using Wegmarke.Releases;
using Wegmarke.Reports.Composing;
using Wegmarke.Storage;

namespace Wegmarke.Views.Reporting;

/// <summary>Whether a release that a frozen report rests on no longer holds. The report stays as it is; its readers are told.</summary>
public static class FindOutdated
{
    public static async Task<string?> Run(Database db, ReportDocument document, Language language)
    {
        var hashes = document.Sources.Where(one => one.Kind == ReportSource.Release).Select(one => one.Hash).ToList();
        var reason = await (from release in db.Set<Release>()
                            where hashes.Contains(release.Hash)
                            join end in db.Set<ReleaseEnd>() on new { release.CampaignId, release.Version }
                                equals new { end.CampaignId, end.Version }
                            select end.Reason).FirstOrDefaultAsync();
        return reason is null ? null : language.Say($"Die Freigabe, aus der dieser Bericht stammt, gilt nicht mehr: {reason} Frieren Sie eine neue Fassung ein.",
            $"The release that this report was made from no longer holds: {reason} Freeze a new version.");
    }
}
