using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Care;
using Wegmarke.Care.Backups;
using Wegmarke.Invitations;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>How the instance is, for whoever keeps it running: numbers, no content.</summary>
internal static class OperationEndpoints
{
    public static void MapOperation(this IEndpointRouteBuilder app) => app.MapGet("/operation", Show).Needs(Right.Operate);

    private static async Task<IResult> Show(Visit visit, Settings settings, CheckHealth check, MailAllowance mail, ReadOnlySwitch onlyShows,
        RequestNumbers numbers)
    {
        var health = await check.Run();
        var schema = await SchemaState.Of(visit.Db);
        var waiting = await (from mailing in visit.Db.Set<Mailing>().AsNoTracking()
                             join progress in visit.Db.Set<MailingProgress>().AsNoTracking() on mailing.Id equals progress.MailingId
                             where !progress.Finished && !progress.Paused && mailing.DueAt <= visit.Now
                             select mailing.Id).CountAsync();
        var closing = await visit.Db.Set<CampaignClosing>().CountAsync(one => !visit.Db.Set<Release>().Any(release =>
            release.CampaignId == one.CampaignId)
            && !visit.Db.Set<DeletionLine>().Any(line => line.CampaignId == one.CampaignId));
        var page = int.TryParse(visit.Context.Request.Query["page"], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1;
        var view = new OperationView([.. health.Select(one => new HealthLine(one.Name, one.Well, one.Said.In(visit.Language)))],
            await MeasureSizes.Stores(settings.Storage),
            await MeasureSizes.Administrations(visit.Db, visit.Context.Request.Query["q"].ToString().Trim(), page), KnownBackups.Of(settings.Storage.Folder), ProgramVersion.Text,
            settings.Storage.Postgres is null ? "SQLite" : "PostgreSQL", [.. schema.Applied.Select(SchemaState.NameOf)], waiting, closing, onlyShows.IsOn,
            new(settings.Limits.UploadMegabytes, settings.Limits.MailPerDay, settings.Limits.StaffMax, mail.Today), visit.Now)
        {
            Load = await numbers.Now(),
            Nodes = settings.Node is null ? [] : await ClusterDoor.Nodes(settings),
        };
        return visit.Page<OperationPage>(("View", view));
    }
}
