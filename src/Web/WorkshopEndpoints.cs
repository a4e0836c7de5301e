using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns.GroupRating;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Web;

/// <summary>The rooms of target workshops; they end with the process.</summary>
internal sealed class WorkshopRooms
{
    private readonly ConcurrentDictionary<Guid, RatingRoom> rooms = [];

    public RatingRoom Of(Guid workshop) => rooms.GetOrAdd(workshop, _ => new());

    public void Close(Guid workshop) => rooms.TryRemove(workshop, out _);
}

/// <summary>The target workshop: the wall of the moderator, and the phones of everybody in the room.</summary>
internal static class WorkshopEndpoints
{
    private const string Root = "/administrations/{administration:guid}/strategy/workshops";
    private const string DeviceCookie = "wm-workshop";

    public static void MapWorkshops(this IEndpointRouteBuilder app)
    {
        var wall = app.MapGroup(Root).Needs(Right.Steer);
        wall.MapGet("", (Visit visit, Guid administration, string? area, ModelShelf shelf) => StrategyEndpoints.With(visit, administration,
            shelf, (found, model) => Task.FromResult<IResult>(visit.Page<WorkshopPage>(("Administration", found), ("Model", model),
                ("Chosen", area)))));
        wall.MapPost("", Begin);
        wall.MapGet("/{workshop:guid}", Wall);
        wall.MapPost("/{workshop:guid}/end", End);
        var phone = app.MapGroup("/werkstatt").ForRespondents();
        phone.MapGet("", (HttpContext context, string? code) => code is { Length: > 0 }
            ? Results.Redirect("/werkstatt/" + Uri.EscapeDataString(code.Trim().ToUpperInvariant())) : Phone(context, null, null, false, false));
        phone.MapGet("/{code}", (HttpContext context, string code, Database db, WorkshopRooms rooms, ModelShelf shelf,
            CodePatience patience) => Show(context, code, db, rooms, shelf, patience));
        phone.MapPost("/{code}", Mark);
    }

    private static Task<IResult> Begin(Visit visit, Guid administration, ModelShelf shelf, WorkshopRooms rooms) =>
        StrategyEndpoints.With(visit, administration, shelf, async (_, model) =>
    {
        if (await HoldWorkshop.Run(visit.Db, visit.Known, administration, model, visit.Field("area"), rooms.Of, visit.Now)
            is not { } workshop) return visit.NotFound();
        return Results.Redirect($"/administrations/{administration}/strategy/workshops/{workshop.Id}");
    });

    private static Task<IResult> Wall(Visit visit, Guid administration, Guid workshop, ModelShelf shelf, WorkshopRooms rooms) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        if (await Find(visit.Db, administration, workshop) is not { } one) return visit.NotFound();
        var request = visit.Context.Request;
        return visit.Page<WorkshopPage>(("Administration", found), ("Model", model), ("Workshop", one),
            ("Tally", await visit.Db.Set<WorkshopTally>().AsNoTracking().FirstOrDefaultAsync(tally => tally.WorkshopId == workshop)),
            ("Marks", rooms.Of(workshop).Marks), ("Mean", await StrategyEndpoints.MeanOf(visit, administration, one.Area)),
            ("Seen", (await AgreeTarget.Latest(visit.Db, administration, one.Area))?.Number ?? 0),
            ("Link", $"{request.Scheme}://{request.Host}/werkstatt/{one.Code}"));
    });

    private static async Task<IResult> End(Visit visit, Guid administration, Guid workshop, WorkshopRooms rooms)
    {
        if (await Find(visit.Db, administration, workshop) is not { } one) return visit.NotFound();
        await HoldWorkshop.End(visit.Db, visit.Known, one, rooms.Of(workshop), visit.Now);
        rooms.Close(workshop);
        return Results.Redirect($"/administrations/{administration}/strategy/workshops/{workshop}");
    }

    private static async Task<IResult> Show(HttpContext context, string code, Database db, WorkshopRooms rooms, ModelShelf shelf,
        CodePatience patience)
    {
        if (await Open(code, db, rooms, patience) is not { } workshop) return Phone(context, null, null, false, true);
        var marked = rooms.Of(workshop.Id).HasMarked(context.Request.Cookies[DeviceCookie] ?? "");
        return Phone(context, workshop, await ModelOf(db, workshop, shelf), marked, false);
    }

    private static async Task<IResult> Mark(HttpContext context, string code, Database db, WorkshopRooms rooms, ModelShelf shelf,
        CodePatience patience)
    {
        if (await Open(code, db, rooms, patience) is not { } workshop) return Phone(context, null, null, false, true);
        var form = await context.Request.ReadFormAsync();
        var device = context.Request.Cookies[DeviceCookie] is { Length: 32 } known ? known : RandomNumberGenerator.GetHexString(32);
        context.Response.Cookies.Append(DeviceCookie, device, new()
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/werkstatt", IsEssential = true,
        });
        var option = int.TryParse(form["option"], System.Globalization.CultureInfo.InvariantCulture, out var chosen) ? chosen : -1;
        var room = rooms.Of(workshop.Id);
        return room.Mark(workshop.Area, option, device) || room.HasMarked(device) ? Results.Redirect($"/werkstatt/{workshop.Code}")
            : Phone(context, workshop, await ModelOf(db, workshop, shelf), false, true);
    }

    /// <summary>The workshop of a code while marking goes on here. Whoever guesses is slowed down together with all others.</summary>
    private static async Task<TargetWorkshop?> Open(string code, Database db, WorkshopRooms rooms, CodePatience patience)
    {
        if (patience.IsExhausted(Guid.Empty)) return null;
        var found = await db.Set<TargetWorkshop>().AsNoTracking().FirstOrDefaultAsync(one => one.Code == code
            && !db.Set<WorkshopTally>().Any(tally => tally.WorkshopId == one.Id));
        if (found is null) patience.NoteFailure(Guid.Empty);
        return found is not null && rooms.Of(found.Id).Item is not null ? found : null;
    }

    private static async Task<MaturityModel> ModelOf(Database db, TargetWorkshop workshop, ModelShelf shelf) =>
        await ReadingEndpoints.ModelOf(db, workshop.AdministrationId, shelf);

    private static Task<TargetWorkshop?> Find(Database db, Guid administration, Guid workshop) => db.Set<TargetWorkshop>().AsNoTracking()
        .FirstOrDefaultAsync(one => one.Id == workshop && one.AdministrationId == administration);

    private static RazorComponentResult<WorkshopPhonePage> Phone(HttpContext context, TargetWorkshop? workshop, MaturityModel? model,
        bool marked, bool problem)
    {
        if (problem) context.Response.StatusCode = workshop is null ? StatusCodes.Status404NotFound
            : StatusCodes.Status422UnprocessableEntity;
        return new(new Dictionary<string, object?>
        {
            ["Language"] = Visit.LanguageOf(context.Request), ["Workshop"] = workshop, ["Model"] = model, ["Marked"] = marked,
            ["Problem"] = problem,
        }) { PreventStreamingRendering = true };
    }
}
