using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Indicators;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>Collects from the house database what a version of a release is computed from, as it was known at a moment.</summary>
public static class GatherFacts
{
    /// <param name="version">1 for the first release; later ones use what their correction put right.</param>
    public static async Task<ReleaseFacts> Run(Database db, CampaignState state, int version, DateTimeOffset at)
    {
        var campaign = state.Campaign;
        var administration = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == campaign.AdministrationId);
        var closedAt = state.Closing?.At ?? at;
        var all = await db.Set<Release>().AsNoTracking().Where(one => one.AdministrationId == campaign.AdministrationId
            && one.Wave <= campaign.Wave && one.At <= at).ToListAsync();
        var campaigns = all.Select(one => one.CampaignId).Distinct().ToList();
        var ended = (await db.Set<ReleaseEnd>().AsNoTracking().Where(end => end.At <= at && campaigns.Contains(end.CampaignId))
            .ToListAsync())
            .Select(end => (end.CampaignId, end.Version)).ToHashSet();
        var steps = await db.Set<StoredStep>().AsNoTracking().Where(step => step.AdministrationId == campaign.AdministrationId
            && step.Wave <= campaign.Wave && step.At <= at).ToListAsync();
        var correction = await db.Set<ReleaseCorrection>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.CampaignId == campaign.Id && one.Version == version);
        return ReleaseFacts.Of(campaign, administration.Name, closedAt) with
        {
            Staff = correction?.Staff ?? campaign.Staff,
            Leaders = correction?.Leaders ?? campaign.Leaders,
            Units = UnitNode.Merge(UnitNode.TreeOf(campaign), CorrectRelease.MergedOf(correction)),
            Steps = [.. steps.OrderBy(step => step.Wave).ThenBy(step => step.From, StringComparer.Ordinal)
                .ThenBy(step => step.To, StringComparer.Ordinal).Select(step => new UnitStep(step.Wave, step.From, step.To))],
            OnlyKnown = await db.Set<Research.ResearchFile>().AnyAsync(one => one.CampaignId == campaign.Id && one.At <= at),
            Readings = await Readings(db, state, DateOnly.FromDateTime(closedAt.UtcDateTime), at),
            Earlier = [.. all.Where(one => one.Wave < campaign.Wave && !ended.Contains((one.CampaignId, one.Version)))
                .OrderByDescending(one => one.Wave).Select(one => PublishedRelease.Of(one.Json))],
            EarlierEnded = [.. all.Where(one => one.Wave < campaign.Wave && ended.Contains((one.CampaignId, one.Version)))
                .OrderByDescending(one => one.Wave).ThenBy(one => one.Version).Select(one => PublishedRelease.Of(one.Json))],
            Published = [.. all.Where(one => one.CampaignId == campaign.Id && one.Version < version).OrderBy(one => one.Version)
                .Select(one => PublishedRelease.Of(one.Json))],
        };
    }

    private static async Task<IReadOnlyList<ReleasedReading>> Readings(Database db, CampaignState state, DateOnly until, DateTimeOffset at)
    {
        var readings = await RecordReading.Latest(db, state.Campaign.AdministrationId, until, at);
        return [.. from reading in readings
                   let indicator = state.Model.Indicators.FirstOrDefault(one => one.Key == reading.Indicator)
                   where indicator is not null
                   select new ReleasedReading(indicator.Key, indicator.Area, reading.Value,
                       reading.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), reading.Source,
                       Reading.StageOf(indicator, reading.Value))];
    }
}
