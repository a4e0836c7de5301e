using System.Text;
using System.Threading.RateLimiting;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Reminders;

namespace Wegmarke.Web;

/// <summary>How often calendars are fetched; counts for the address of the calendar, not for who asks.</summary>
internal sealed class CalendarPatience : IDisposable
{
    public const int PerMinute = 20;

    private readonly PartitionedRateLimiter<Guid> fetched = PartitionedRateLimiter.Create<Guid, Guid>(feed =>
        RateLimitPartition.GetFixedWindowLimiter(feed, _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool Take(Guid feed) => fetched.AttemptAcquire(feed).IsAcquired;

    public void Dispose() => fetched.Dispose();
}

/// <summary>What reaches a person outside the pages: the calendar under a secret address, and the weekly mail.</summary>
internal static class NotificationEndpoints
{
    private const int DaysBack = 30;
    private const int DaysAhead = 400;
    private const int NextMost = 10;

    public static void MapNotifications(this IEndpointRouteBuilder app)
    {
        app.MapGet("/calendar/{secret}.ics", Calendar).ForRespondents();
        var own = app.MapGroup("/notifications").Needs(Right.ReadDesk);
        own.MapGet("", (Visit visit, Settings settings) => Show(visit, settings, null, "", null));
        // Shown at once instead of led to: the secret stands in no address of a page.
        own.MapPost("/calendar", async (Visit visit, Settings settings) => await Show(visit, settings,
            $"{Site.Of(visit.Context)}/calendar/{await OpenCalendar.Run(visit.Db, visit.Known, visit.Language, visit.Now)}.ics", "", null));
        own.MapPost("/calendar/end", async (Visit visit) =>
        {
            await OpenCalendar.End(visit.Db, visit.Known, visit.Now);
            return Results.Redirect("/notifications");
        });
        own.MapPost("/digest", async (Visit visit, Settings settings) => await SendDigest.Order(visit.Db, visit.Known, visit.Field("address"),
            visit.Language, Site.Of(visit.Context), visit.Now) is { } why
            ? await Show(visit, settings, null, visit.Field("address"), why.In(visit.Language)) : Results.Redirect("/notifications"));
        own.MapPost("/digest/end", async (Visit visit) =>
        {
            await SendDigest.End(visit.Db, visit.Known, visit.Now);
            return Results.Redirect("/notifications");
        });
    }

    private static async Task<IResult> Show(Visit visit, Settings settings, string? secret, string written, string? problem)
    {
        var parameters = new (string, object?)[]
        {
            ("Feed", await OpenCalendar.Standing(visit.Db, visit.Known.Id)), ("Order", await SendDigest.Standing(visit.Db, visit.Known.Id)),
            ("MailWorks", settings.Mail is not null), ("Secret", secret), ("Written", written), ("Problem", problem),
            ("Next", (IReadOnlyList<Dated>)[.. (await FindDates.Run(visit.Db, visit.Known, await FindDates.Houses(visit.Db, visit.Known),
                visit.Today, visit.Today.AddDays(DaysBack), visit.Language)).Take(NextMost)]),
        };
        return problem is null ? visit.Page<NotificationsPage>(parameters) : visit.Mend<NotificationsPage>(parameters);
    }

    private static async Task<IResult> Calendar(OpenGuest guest, CalendarPatience patience, string secret)
    {
        if (await OpenCalendar.Find(guest.Db, secret) is not { } feed || await FindActor.Run(guest.Db, feed.AccountId, guest.Now)
            is not { } actor)
        {
            return guest.NotThere();
        }

        if (!patience.Take(feed.Id)) return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        var dates = await FindDates.Run(guest.Db, actor, await FindDates.Houses(guest.Db, actor), guest.Today.AddDays(-DaysBack),
            guest.Today.AddDays(DaysAhead), Language.Of(feed.Language));
        return Results.Bytes(Encoding.UTF8.GetBytes(WriteCalendar.Run("Wegmarke", dates, Site.Of(guest.Context), guest.Now)),
            "text/calendar; charset=utf-8", "wegmarke.ics");
    }
}
