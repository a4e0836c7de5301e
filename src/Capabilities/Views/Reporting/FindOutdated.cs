using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Releases;
using Wegmarke.Reports.Composing;
using Wegmarke.Storage;

namespace Wegmarke.Views.Reporting;

/// <summary>Whether what a frozen report rests on no longer holds. The report stays as it is; its readers are told.</summary>
public static class FindOutdated
{
    public static async Task<string?> Run(Database db, Guid administration, ReportDocument document, Language language)
    {
        if (document.Sources.FirstOrDefault(one => one.Kind == ReportSource.Settings) is { } settings)
        {
            return await Stands(db, administration, settings.Hash) ? null : language.Say(
                "Die Einstellungen der Erhebung haben sich geändert, seit dieses Dossier eingefroren wurde. Frieren Sie eine neue Fassung ein.",
                "The settings of the survey have changed since this dossier was frozen. Freeze a new version.");
        }

        var hashes = document.Sources.Where(one => one.Kind == ReportSource.Release).Select(one => one.Hash).ToList();
        var reason = await (from release in db.Set<Release>()
                            where hashes.Contains(release.Hash)
                            join end in db.Set<ReleaseEnd>() on new { release.CampaignId, release.Version }
                                equals new { end.CampaignId, end.Version }
                            select end.Reason).FirstOrDefaultAsync();
        return reason is null ? null : language.Say($"Die Freigabe, aus der dieser Bericht stammt, gilt nicht mehr: {reason} Frieren Sie eine neue Fassung ein.",
            $"The release that this report was made from no longer holds: {reason} Freeze a new version.");
    }

    private static async Task<bool> Stands(Database db, Guid administration, string hash)
    {
        foreach (var (campaign, _, _) in await CampaignState.Of(db, administration))
        {
            if (await CampaignState.Find(db, campaign.Id) is { } state && SettingsHash.Of(state.Campaign) == hash) return true;
        }

        return false;
    }
}
