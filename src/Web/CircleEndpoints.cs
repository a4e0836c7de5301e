using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Benchmarks;

namespace Wegmarke.Web;

/// <summary>The trustee's side of a circle, and the door through which other instances send.</summary>
internal static class CircleEndpoints
{
    /// <summary>Where another instance sends a signed file to.</summary>
    public const string InstanceDoor = "/circle-door/contributions";

    /// <summary>Where another instance asks for the result of its member.</summary>
    public const string ResultDoor = "/circle-door/results";

    /// <summary>Where another instance takes part in the exchange of practice.</summary>
    public const string PracticeDoor = "/circle-door/practice";

    public static void MapCircles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/circles", (Visit visit, ModelShelf shelf) => List(visit, shelf, null)).Needs(Right.RunCircles);
        app.MapPost("/circles", Open).Needs(Right.RunCircles);
        app.MapGet("/circles/method", (Visit visit) => visit.Page<CircleMethodPage>()).Open();
        app.MapGet("/circles/{circle:guid}", (Visit visit, Guid circle) => Show(visit, circle)).Needs(Right.RunCircles);
        app.MapPost("/circles/{circle:guid}/members", Invite).Needs(Right.RunCircles);
        app.MapPost("/circles/{circle:guid}/contributions", Take).Needs(Right.RunCircles);
        app.MapPost("/circles/{circle:guid}/groups", Pick).Needs(Right.RunCircles);
        app.MapPost("/circles/{circle:guid}/models", Move).Needs(Right.RunCircles);
        app.MapPost("/circles/{circle:guid}/releases", Release).Needs(Right.RunCircles);
        app.MapGet("/circles/{circle:guid}/releases/{number:int}.json", Document).Needs(Right.RunCircles);
        app.MapGet("/circles/{circle:guid}/members/{member:guid}/result", Result).Needs(Right.RunCircles);
        app.MapCircleReports();
        app.MapPost(InstanceDoor, Receive).ForInstances();
        app.MapPost(ResultDoor, Give).ForInstances();
        app.MapPost(PracticeDoor, TakePart).ForInstances();
    }

    private static async Task<IResult> List(Visit visit, ModelShelf shelf, string? problem)
    {
        var circles = await visit.Db.Set<Circle>().AsNoTracking().OrderBy(one => one.Name).ToListAsync();
        var parameters = new (string, object?)[] { ("Circles", circles), ("Models", await shelf.WithPublished(visit.Db)), ("Problem",
            problem) };
        return problem is null ? visit.Page<CirclesPage>(parameters) : visit.Mend<CirclesPage>(parameters);
    }

    private static async Task<IResult> Open(Visit visit, ModelShelf shelf)
    {
        var asked = visit.Field("model");
        var outcome = (await shelf.WithPublished(visit.Db)).FirstOrDefault(one => $"{one.Key}/{one.Version}" == asked) is { } model
            ? await OpenCircle.Run(visit.Db, visit.Known, visit.Field("name"), model, visit.Now) : new OpenCircle.NameMissing();
        return outcome is OpenCircle.Opened opened ? Results.Redirect($"/circles/{opened.Id}")
            : await List(visit, shelf, visit.Say("Bitte geben Sie dem Kreis einen Namen und wählen Sie ein Modell.",
                "Please give the circle a name and choose a model."));
    }

    private static async Task<IResult> Show(Visit visit, Guid circle, string? problem = null, string? told = null,
        Invitation? invitation = null, string? invited = null)
    {
        if (await FindCircle.Run(visit.Db, circle) is not { } state) return visit.NotFound();
        var latest = await visit.Db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == circle)
            .OrderByDescending(one => one.Number).Select(one => one.Json).FirstOrDefaultAsync();
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Latest", latest is null ? null : CircleDocument.Read(latest)), ("Problem", problem), ("Told", told),
            ("Invitation", invitation?.ToText()), ("InvitedName", invited), ("Newer", await Newer(visit, state)),
        };
        return problem is null ? visit.Page<CirclePage>(parameters) : visit.Mend<CirclePage>(parameters);
    }

    /// <summary>The invitation stands in the answer itself: it is stored nowhere.</summary>
    private static async Task<IResult> Invite(Visit visit, Guid circle)
    {
        if (await Find(visit, circle) is not { } found) return visit.NotFound();
        var address = Site.Of(visit.Context);
        return await InviteMember.Run(visit.Db, visit.Known, found, visit.Field("name"), address, visit.Now) switch
        {
            InviteMember.Invited invited => await Show(visit, circle, invitation: invited.Invitation, invited: visit.Field("name")),
            InviteMember.NameTaken => await Show(visit, circle, visit.Say("Diese Verwaltung ist schon eingeladen.",
                "This administration has been invited already.")),
            _ => await Show(visit, circle, visit.Say("Bitte nennen Sie die Verwaltung in höchstens 200 Zeichen.",
                "Please name the administration in at most 200 characters.")),
        };
    }

    private static async Task<IResult> Take(Visit visit, Guid circle)
    {
        if (await Find(visit, circle) is null) return visit.NotFound();
        var text = "";
        if (visit.Form.Files.GetFile("file") is { Length: > 0 and <= SignedFile.BytesMax } file)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            text = await reader.ReadToEndAsync();
        }

        if (SignedFile.Read(text) is { } read && (read.AsContribution()?.Circle ?? read.AsLeaving()?.Circle) is { } named
            && named != circle)
        {
            return await Show(visit, circle, Refusal.UnknownMember.Text(visit.Language));
        }

        return await ReceiveContribution.Run(visit.Db, text, visit.Now) switch
        {
            ReceiveContribution.Refused refused => await Show(visit, circle, refused.Why.Text(visit.Language)),
            _ => Results.Redirect($"/circles/{circle}"),
        };
    }

    private static async Task<IResult> Pick(Visit visit, Guid circle)
    {
        if (await Find(visit, circle) is not { } found) return visit.NotFound();
        Guid[] members = [.. visit.Form["member"].Select(one => Guid.TryParse(one, out var id) ? id : Guid.Empty)];
        return await PickGroup.Run(visit.Db, visit.Known, found, visit.Field("group"), members, visit.Now)
            ? Results.Redirect($"/circles/{circle}")
            : await Show(visit, circle, visit.Say("Bitte geben Sie der Gruppe einen neuen Namen und kreuzen Sie Mitglieder an.",
                "Please give the group a new name and tick members."));
    }

    private static async Task<IReadOnlyList<MaturityModels.MaturityModel>> Newer(Visit visit, CircleState state) =>
        [.. (await visit.Context.RequestServices.GetRequiredService<ModelShelf>().WithPublished(visit.Db))
            .Where(model => MoveCircle.IsNewer(model, state.Model))];

    private static async Task<IResult> Move(Visit visit, Guid circle)
    {
        if (await FindCircle.Run(visit.Db, circle) is not { } state) return visit.NotFound();
        return (await Newer(visit, state)).FirstOrDefault(one => one.Version == visit.Field("version")) is { } model
            && await MoveCircle.Run(visit.Db, visit.Known, state, model, visit.Now) is MoveCircle.Moved
            ? Results.Redirect($"/circles/{circle}")
            : await Show(visit, circle, visit.Say("Diese Fassung ist nicht neuer als die des Kreises. Bitte laden Sie die Seite neu.",
                "This version is not newer than the circle's. Please load the page again."));
    }

    private static async Task<IResult> Release(Visit visit, Guid circle)
    {
        if (await Find(visit, circle) is not { } found) return visit.NotFound();
        return await ReleaseCircle.Run(visit.Db, visit.Known, found, visit.Now) switch
        {
            ReleaseCircle.TooFew few => await Show(visit, circle, visit.Say(
                $"Bisher haben {few.Contributions} Verwaltungen beigetragen; freigegeben werden kann ab sechs. Wer gerade ausgetreten ist, zählt nicht mehr.",
                $"So far {few.Contributions} administrations have contributed; release is possible from six. Who has just left no longer counts.")),
            ReleaseCircle.NothingNew => await Show(visit, circle, visit.Say(
                "Seit der letzten Freigabe ist nichts Neues gekommen.", "Nothing new has come since the last release.")),
            ReleaseCircle.NothingMayBeShown => await Show(visit, circle, visit.Say(
                "Seit der letzten Freigabe kamen oder gingen so wenige, dass der Unterschied auf einzelne schließen ließe; es wurde nichts freigegeben. Möglich ist es, wenn mehr als fünf Beiträge neu sind.",
                "Since the last release so few came or went that the difference would tell of single ones; nothing was released. It is possible when more than five contributions are new.")),
            ReleaseCircle.SomebodyWasFaster => await Show(visit, circle, visit.Say(
                "Jemand anders hat im selben Augenblick freigegeben.", "Somebody else released in the same moment.")),
            _ => Results.Redirect($"/circles/{circle}"),
        };
    }

    private static async Task<IResult> Document(Visit visit, Guid circle, int number)
    {
        var json = await visit.Db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == circle && one.Number == number)
            .Select(one => one.Json).FirstOrDefaultAsync();
        return json is null ? visit.NotFound()
            : Results.File(Encoding.UTF8.GetBytes(json), "application/json", $"{visit.Say("kreis", "circle")}-{number}.json");
    }

    /// <summary>For a member that exchanges files; only the member can open it.</summary>
    private static async Task<IResult> Result(Visit visit, Guid circle, Guid member) =>
        await GiveResult.Run(visit.Db, circle, member, visit.Now) switch
        {
            GiveResult.Given given => Results.File(Encoding.UTF8.GetBytes(given.Text), "application/octet-stream",
                $"{visit.Say("kreisergebnis", "circle-result")}-{given.Number}{CarriedResult.Extension}"),
            GiveResult.Refused { Why: Refusal.UnknownMember } => visit.NotFound(),
            GiveResult.Refused refused => await Show(visit, circle, refused.Why.Text(visit.Language)),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> Give(HttpContext context, Storage.Database db, TimeProvider time) =>
        await GiveResult.Run(db, await Sent(context), time.GetUtcNow()) switch
        {
            GiveResult.Given given => Results.Text(given.Text),
            GiveResult.Refused refused => Refused(refused.Why),
            _ => Results.NotFound(),
        };

    private static async Task<IResult> TakePart(HttpContext context, Storage.Database db, TimeProvider time) =>
        await GivePractice.Run(db, await Sent(context), time.GetUtcNow()) switch
        {
            GivePractice.Given given => Results.Text(given.Text),
            GivePractice.Refused refused => Refused(refused.Why),
            _ => Results.NotFound(),
        };

    private static async Task<IResult> Receive(HttpContext context, Storage.Database db, TimeProvider time) =>
        await ReceiveContribution.Run(db, await Sent(context), time.GetUtcNow()) is ReceiveContribution.Refused refused
            ? Refused(refused.Why) : Results.Text("received");

    /// <summary>What another instance sent. No session and no form: the file itself proves who sent it.</summary>
    private static async Task<string> Sent(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    /// <summary>In one word, for the instance that sent it puts it into its reader's language.</summary>
    private static IResult Refused(Refusal why) => Results.Text(why.ToString(), statusCode: StatusCodes.Status422UnprocessableEntity);

    private static Task<Circle?> Find(Visit visit, Guid circle) => visit.Db.Set<Circle>().AsNoTracking()
        .FirstOrDefaultAsync(one => one.Id == circle);
}
