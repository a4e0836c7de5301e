using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Trends;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Voting on a signal: the wall of the moderator, and the phones of everybody in the room.</summary>
internal static class VoteEndpoints
{
    private const string Root = HorizonEndpoints.Root + "/trends/{entry:guid}/votes";
    private const string DeviceCookie = "wm-radar";

    /// <summary>What the moderator writes when adopting an answer.</summary>
    private static readonly string[] Fields = ["answer", "reason", "owner", "review"];

    public static void MapVotes(this IEndpointRouteBuilder app)
    {
        var wall = app.MapGroup(Root).Needs(Right.Steer);
        wall.MapGet("", (Visit visit, Guid administration, Guid entry, ModelShelf shelf) => EntryEndpoints.In(visit, administration, entry,
            EntryKind.Trend, shelf, (view, state) => Task.FromResult<IResult>(visit.Page<VotePage>(("View", view), ("State", state)))));
        wall.MapPost("", (Visit visit, Guid administration, Guid entry, ModelShelf shelf, WorkshopRooms rooms) => EntryEndpoints.In(visit,
            administration, entry, EntryKind.Trend, shelf, async (_, state) =>
            {
                if (state.End is not null) return visit.NotFound();
                var vote = await HoldVote.Run(visit.Db, visit.Known, state, rooms.Of, visit.Now);
                return Results.Redirect($"/administrations/{administration}/horizon/trends/{entry}/votes/{vote.Id}");
            }));
        wall.MapGet("/{vote:guid}", (Visit visit, Guid administration, Guid entry, Guid vote, ModelShelf shelf, WorkshopRooms rooms) =>
            In(visit, administration, entry, vote, shelf, (view, state, one) => Wall(visit, view, state, one, rooms, null)));
        wall.MapPost("/{vote:guid}/end", (Visit visit, Guid administration, Guid entry, Guid vote, ModelShelf shelf, WorkshopRooms rooms) =>
            In(visit, administration, entry, vote, shelf, async (_, _, one) =>
            {
                await HoldVote.End(visit.Db, visit.Known, one, rooms.Of(vote), visit.Now);
                rooms.Close(vote);
                return Results.Redirect($"/administrations/{administration}/horizon/trends/{entry}/votes/{vote}");
            }));
        wall.MapPost("/{vote:guid}/answer", (Visit visit, Guid administration, Guid entry, Guid vote, ModelShelf shelf,
            WorkshopRooms rooms) => In(visit, administration, entry, vote, shelf, (view, state, one) =>
                Adopt(visit, view, state, one, rooms)));
        var phone = app.MapGroup("/radar").ForRespondents();
        phone.MapGet("", (HttpContext context, string? code) => code is { Length: > 0 }
            ? Results.Redirect("/radar/" + Uri.EscapeDataString(code.Trim().ToUpperInvariant())) : Phone(context, null, "", false, false));
        phone.MapGet("/{code}", async (HttpContext context, string code, Database db, WorkshopRooms rooms, CodePatience patience) =>
            await Open(code, db, rooms, patience) is var (vote, trend)
                ? Phone(context, trend, vote.Code, rooms.Of(vote.Id).HasMarked(context.Request.Cookies[DeviceCookie] ?? ""), false)
                : Phone(context, null, "", false, true));
        phone.MapPost("/{code}", Mark);
    }

    private static Task<IResult> In(Visit visit, Guid administration, Guid entry, Guid vote, ModelShelf shelf,
        Func<HorizonView, EntryState, TrendVote, Task<IResult>> deed) => EntryEndpoints.In(visit, administration, entry, EntryKind.Trend,
            shelf, async (view, state) => await visit.Db.Set<TrendVote>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == vote
                && one.TrendId == entry && one.AdministrationId == administration) is { } found
                ? await deed(view, state, found) : visit.NotFound());

    private static async Task<IResult> Wall(Visit visit, HorizonView view, EntryState state, TrendVote vote, WorkshopRooms rooms,
        string? problem)
    {
        var request = visit.Context.Request;
        var parameters = new (string, object?)[]
        {
            ("View", view), ("State", state), ("Vote", vote), ("Marks", rooms.Of(vote.Id).Marks), ("Problem", problem),
            ("Tally", await visit.Db.Set<TrendTally>().AsNoTracking().FirstOrDefaultAsync(one => one.VoteId == vote.Id)),
            ("Link", $"{request.Scheme}://{request.Host}/radar/{vote.Code}"),
            ("Written", problem is null ? new Dictionary<string, string>()
                : Fields.ToDictionary(name => name, visit.Field)),
        };
        return problem is null ? visit.Page<VotePage>(parameters) : visit.Mend<VotePage>(parameters);
    }

    private static async Task<IResult> Adopt(Visit visit, HorizonView view, EntryState state, TrendVote vote, WorkshopRooms rooms)
    {
        var content = (TrendContent)state.Content with
        {
            Answer = visit.Chosen<TrendAnswer>(visit.Field("answer")) ?? TrendAnswer.Open, Reason = visit.Field("reason"),
            Owner = visit.Field("owner"), Review = visit.Language.ReadDay(visit.Field("review")),
        };
        return await SaveEntry.Run(visit.Db, visit.Known, view.Administration.Id, state.Id, visit.Seen, content, visit.Now) switch
        {
            SaveEntry.Saved => Results.Redirect(EntryEndpoints.PathOf(view.Administration.Id, EntryKind.Trend, state.Id)),
            SaveEntry.Refused refused => await Wall(visit, view, state, vote, rooms, refused.Why.In(visit.Language)),
            SaveEntry.Overtaken { Theirs: var theirs } => await Wall(visit, view, state, vote, rooms, visit.Say(
                $"Inzwischen hat {theirs.By} das Signal geändert. Bitte sehen Sie nach; gespeichert wurde nichts.",
                $"Meanwhile {theirs.By} has changed the signal. Please look; nothing was stored.")),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Mark(HttpContext context, string code, Database db, WorkshopRooms rooms, CodePatience patience)
    {
        if (await Open(code, db, rooms, patience) is not var (vote, trend)) return Phone(context, null, "", false, true);
        var form = await context.Request.ReadFormAsync();
        var device = context.Request.Cookies[DeviceCookie] is { Length: 32 } known ? known : RandomNumberGenerator.GetHexString(32);
        context.Response.Cookies.Append(DeviceCookie, device, new()
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/radar", IsEssential = true,
        });
        var option = int.TryParse(form["option"], System.Globalization.CultureInfo.InvariantCulture, out var chosen) ? chosen : -1;
        var room = rooms.Of(vote.Id);
        return room.Mark(vote.TrendId.ToString(), option, device) || room.HasMarked(device) ? Results.Redirect($"/radar/{vote.Code}")
            : Phone(context, trend, vote.Code, false, true);
    }

    /// <summary>The vote of a code while it goes on here. Whoever guesses is slowed down together with all others.</summary>
    private static async Task<(TrendVote Vote, TrendContent Trend)?> Open(string code, Database db, WorkshopRooms rooms,
        CodePatience patience)
    {
        if (patience.IsExhausted(Guid.Empty)) return null;
        var found = await db.Set<TrendVote>().AsNoTracking().FirstOrDefaultAsync(one => one.Code == code
            && !db.Set<TrendTally>().Any(tally => tally.VoteId == one.Id));
        if (found is null) patience.NoteFailure(Guid.Empty);
        if (found is null || rooms.Of(found.Id).Item is null) return null;
        return (await HorizonBoard.Of(db, found.AdministrationId)).Find(EntryKind.Trend, found.TrendId)?.Content is TrendContent trend
            ? (found, trend) : null;
    }

    private static RazorComponentResult<VotePhonePage> Phone(HttpContext context, TrendContent? trend, string code, bool marked,
        bool problem)
    {
        if (problem) context.Response.StatusCode = trend is null ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
        return new(new Dictionary<string, object?>
        {
            ["Language"] = Visit.LanguageOf(context.Request), ["Trend"] = trend, ["Code"] = code, ["Marked"] = marked,
                ["Problem"] = problem,
        }) { PreventStreamingRendering = true };
    }
}
