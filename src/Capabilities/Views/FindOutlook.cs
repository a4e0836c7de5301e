using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>Computes from headcounts alone what the planned campaign would be able to show.</summary>
public static class FindOutlook
{
    /// <summary>What is assumed where no earlier survey shows how far people lie apart: one stage.</summary>
    public const double AssumedSpread = 1;

    private const double ResponseOfUnits = 0.5;

    public static async Task<OutlookView> Run(Database db, CampaignState state, string administration, Language language)
    {
        var campaign = state.Campaign;
        var (spread, from) = await Spread(db, campaign);
        var others = await db.Set<OtherSurvey>().AsNoTracking().Where(one =>
            one.AdministrationId == campaign.AdministrationId).ToListAsync();
        return new(state, administration, [.. state.Form.Perspectives.Select(one => Sheet(state, one, language))],
            Recognisable.Of(state, new Dictionary<string, IReadOnlyList<double>>()), spread, from, [.. Widths(state, spread)],
            [.. Units(campaign, spread)], await Clashes(db, campaign, others), [.. others.OrderBy(one => one.Begin)]);
    }

    private static OutlookView.Sheet Sheet(CampaignState state, string perspective, Language language) => new(perspective,
        state.Model.MostAsked(state.Form, perspective, state.Campaign.Areas),
        Math.Max(1, (int)Math.Ceiling(ReadingTime.Longest(state.Model, state.Form, perspective, language.Key, state.Campaign.Areas))));

    /// <summary>The middle one of what the areas showed in the latest release.</summary>
    private static async Task<(double Spread, string? From)> Spread(Database db, Campaign campaign)
    {
        var latest = (await PublishRelease.Of(db, campaign.AdministrationId)).OrderByDescending(one => one.Wave).FirstOrDefault();
        if (latest is null) return (AssumedSpread, null);
        var document = ReleaseDocument.Read(latest.Json);
        double[] seen = [.. document.Areas.Select(area => area.Overall?.Sd ?? 0).Where(sd => sd > 0).Order()];
        return seen.Length == 0 ? (AssumedSpread, null) : (seen[seen.Length / 2], document.Title);
    }

    private static IEnumerable<OutlookView.Width> Widths(CampaignState state, double spread)
    {
        var campaign = state.Campaign;
        var counted = new List<(string? Key, int People)> { (null, campaign.Staff) };
        if (state.Form.Perspectives.Contains("staff") && state.Form.Perspectives.Contains("leaders"))
        {
            counted = [("staff", campaign.Staff - campaign.Leaders), ("leaders", campaign.Leaders)];
        }

        return counted.Where(one => one.People > 0).Select(one => new OutlookView.Width(one.Key, one.People,
            [.. OutlookView.Responses.Select(response => HalfWidth(one.People, response, spread, campaign.Threshold))]));
    }

    /// <summary>Half of the 95 % interval of a mean, with the correction for a finite staff; null below the threshold.</summary>
    internal static double? HalfWidth(int people, double response, double spread, int threshold)
    {
        var answers = (int)Math.Round(people * response, MidpointRounding.AwayFromZero);
        return answers < Math.Max(2, threshold) ? null : PopulationMean.Of(answers, 0, spread, people).Interval.High;
    }

    private static IEnumerable<OutlookView.OfUnit> Units(Campaign campaign, double spread)
    {
        var tree = UnitNode.TreeOf(campaign);
        return tree.Select(unit =>
        {
            var people = unit.Subtree(tree).Sum(one => one.Staff);
            return new OutlookView.OfUnit(unit.Key, unit.Depth(tree), people, Detectable(people, spread, campaign.Threshold));
        });
    }

    /// <summary>As a released change is judged: two independent waves, Welch, without correction.</summary>
    internal static double? Detectable(int people, double spread, int threshold)
    {
        var answers = (int)Math.Round(people * ResponseOfUnits, MidpointRounding.AwayFromZero);
        if (answers < Math.Max(2, threshold)) return null;
        var squared = spread * spread / answers;
        return IndependentWaves.Of(0, squared, answers, squared, answers).MinimalDetectableEffect;
    }

    private static async Task<IReadOnlyList<OutlookView.Clash>> Clashes(Database db, Campaign campaign, List<OtherSurvey> others)
    {
        var asked = campaign.Asked.ToHashSet();
        var running = await db.Set<Campaign>().AsNoTracking()
            .Where(one => one.Id != campaign.Id && !db.Set<CampaignClosing>().Any(closing => closing.CampaignId == one.Id)).ToListAsync();
        return
        [
            .. running.Where(one => one.Asked.Any(asked.Contains) && Overlap(campaign, one.Begin, one.End))
                .Select(one => new OutlookView.Clash(one.Title, one.Begin, one.End, true)),
            .. others.Where(one => Overlap(campaign, one.Begin, one.End))
                .Select(one => new OutlookView.Clash(one.Name, one.Begin, one.End, false)),
        ];
    }

    /// <summary>Whether two periods share a day; one without dates may lie anywhere.</summary>
    private static bool Overlap(Campaign campaign, DateOnly? begin, DateOnly? end) =>
        (campaign.Begin is null || end is null || campaign.Begin <= end) && (campaign.End is null || begin is null
            || begin <= campaign.End);
}
