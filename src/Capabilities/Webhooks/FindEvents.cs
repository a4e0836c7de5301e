using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Controlling;
using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.Releases;
using Wegmarke.Reports.Composing;
using Wegmarke.Storage;

namespace Wegmarke.Webhooks;

/// <summary>Something that happened and that an address may be told.</summary>
/// <param name="Below">Address of what it is about: below the administration in the interface for programs.</param>
/// <param name="Page">The page about it, below the site.</param>
public sealed record Happening(WebhookEvent Event, string Subject, DateTimeOffset At, string Id, string Below, string Page);

/// <summary>Finds what happened in an administration since a moment. Nothing is stored for it: every event is a row that is there
/// anyway.</summary>
public static class FindEvents
{
    public static async Task<IReadOnlyList<Happening>> Run(Database db, Guid administration, DateTimeOffset since)
    {
        var root = $"/administrations/{administration}";
        return [.. (await Surveys(db, administration, since, root)).Concat(await Rounds(db, administration, since, root))
            .Concat(await Steering(db, administration, since, root)).OrderBy(one => one.At).ThenBy(one => one.Subject,
                StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<Happening>> Surveys(Database db, Guid administration, DateTimeOffset since, string root)
    {
        var releases = await db.Set<Release>().AsNoTracking().Where(one => one.AdministrationId == administration && one.At > since)
            .Select(one => new { one.CampaignId, one.Version, one.Wave, one.At }).ToListAsync();
        var ends = await (from end in db.Set<ReleaseEnd>().AsNoTracking()
                          join release in db.Set<Release>() on new { end.CampaignId, end.Version }
                              equals new { release.CampaignId, release.Version }
                          where release.AdministrationId == administration && end.At > since
                          select new { end.CampaignId, end.Version, release.Wave, end.At }).ToListAsync();
        var campaigns = db.Set<Campaign>().Where(one => one.AdministrationId == administration).Select(one => one.Id);
        var openings = await db.Set<CampaignOpening>().AsNoTracking().Where(one => campaigns.Contains(one.CampaignId) && one.At > since)
            .Select(one => new { one.CampaignId, one.At }).ToListAsync();
        var closings = await db.Set<CampaignClosing>().AsNoTracking().Where(one => campaigns.Contains(one.CampaignId) && one.At > since)
            .Select(one => new { one.CampaignId, one.At }).ToListAsync();
        Happening Of(WebhookEvent kind, Guid id, DateTimeOffset at) => new(kind, $"{kind.Key()}/{id}", at, id.ToString(),
            $"/campaigns/{id}", $"/campaigns/{id}");
        Happening About(WebhookEvent kind, Guid campaign, int version, int wave, DateTimeOffset at) => new(kind,
            Text($"{kind.Key()}/{campaign}/{version}"), at, Text($"{wave}"), Text($"/releases/{wave}"),
            Text($"{root}/results?wave={wave}"));
        return releases.Select(one => About(WebhookEvent.ReleasePublished, one.CampaignId, one.Version, one.Wave, one.At))
            .Concat(ends.Select(one => About(WebhookEvent.ReleaseEnded, one.CampaignId, one.Version, one.Wave, one.At)))
            .Concat(openings.Select(one => Of(WebhookEvent.CampaignOpened, one.CampaignId, one.At)))
            .Concat(closings.Select(one => Of(WebhookEvent.CampaignClosed, one.CampaignId, one.At)));
    }

    private static async Task<IEnumerable<Happening>> Rounds(Database db, Guid administration, DateTimeOffset since, string root)
    {
        var frozen = await db.Set<RoundFreeze>().AsNoTracking().Where(one => one.AdministrationId == administration && one.At > since)
            .OrderBy(one => one.Round).ToListAsync();
        if (frozen.Count == 0) return [];
        var first = frozen[0].Round;
        var before = await db.Set<RoundFreeze>().AsNoTracking().Where(one => one.AdministrationId == administration
            && one.Round < first).OrderByDescending(one => one.Round).FirstOrDefaultAsync();
        List<Happening> found = [];
        var last = before is null ? null : RoundDocument.Read(before.Json);
        foreach (var one in frozen)
        {
            var document = RoundDocument.Read(one.Json);
            found.Add(new(WebhookEvent.RoundFrozen, Text($"round.frozen/{one.Round}"), one.At, Text($"{one.Round}"),
                Text($"/rounds/{one.Round}"), Text($"{root}/controlling/rounds/{one.Round}")));
            found.AddRange(document.Initiatives.Where(entry => last?.Of(entry.Initiative) is { } was && was.Shown != entry.Shown)
                .Select(entry => new Happening(WebhookEvent.LightChanged, Text($"initiative.light/{entry.Initiative}/{one.Round}"), one.At,
                    entry.Initiative.ToString(), $"/initiatives/{entry.Initiative}",
                    $"{root}/controlling/initiatives/{entry.Initiative}")));
            last = document;
        }

        return found;
    }

    private static async Task<IEnumerable<Happening>> Steering(Database db, Guid administration, DateTimeOffset since, string root)
    {
        var steps = await db.Set<InitiativeStep>().AsNoTracking().Where(one => one.AdministrationId == administration && one.At > since)
            .Select(one => new { one.InitiativeId, one.Number, one.At }).ToListAsync();
        var decisions = await (from decision in db.Set<Decision>().AsNoTracking()
                               join question in db.Set<Question>() on decision.QuestionId equals question.Id
                               where question.AdministrationId == administration && decision.At > since
                               select new { question.Id, decision.At }).ToListAsync();
        var reports = await (from frozen in db.Set<ReportFreeze>().AsNoTracking()
                             join report in db.Set<Report>() on frozen.ReportId equals report.Id
                             where report.AdministrationId == administration && frozen.At > since
                             select new { report.Id, frozen.Version, frozen.At }).ToListAsync();
        return steps.Select(one => new Happening(WebhookEvent.InitiativeMoved, Text($"initiative.moved/{one.InitiativeId}/{one.Number}"),
                one.At, one.InitiativeId.ToString(), $"/initiatives/{one.InitiativeId}", $"{root}/initiatives/{one.InitiativeId}"))
            .Concat(decisions.Select(one => new Happening(WebhookEvent.DecisionMade, $"decision.made/{one.Id}", one.At, one.Id.ToString(),
                $"/decisions/{one.Id}", $"{root}/decisions#q-{one.Id}")))
            .Concat(reports.Select(one => new Happening(WebhookEvent.ReportFrozen, Text($"report.frozen/{one.Id}/{one.Version}"), one.At,
                one.Id.ToString(), $"/reports/{one.Id}", Text($"{root}/reports/{one.Id}?version={one.Version}"))));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
