using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Controlling;
using Wegmarke.Initiatives;

namespace Wegmarke.Web.Api;

/// <summary>Initiatives for programs: read, begin as an idea, change and move with the version that was read, comment. Moving needs a scope
/// of its own.</summary>
internal static class InitiativeApi
{
    private const string Root = ApiRoutes.House + "/initiatives";
    private const string One = Root + "/{initiative:guid}";

    public static void MapInitiativeApi(this IEndpointRouteBuilder app)
    {
        var routes = new ApiRoutes(app, "Initiatives");
        routes.List<InitiativeShape>(Root, ProgramScope.ReadSteering, Right.ReadSteering, "ListInitiatives",
            "Initiatives in the order of their titles; “stand”, “area” and “q” narrow the list", List);
        routes.Get<InitiativeShape>(One, ProgramScope.ReadSteering, Right.ReadSteering, "ReadInitiative",
            "One initiative; its ETag is asked for when it is changed", async (Visit visit, Guid administration, Guid initiative) =>
                await Portfolio.Find(visit.Db, administration, initiative) is { } sheet ? ApiAnswer.Of(InitiativeShape.Of(sheet))
                    : visit.Problem(ApiProblem.NotThere));
        routes.Post<InitiativeContent, InitiativeShape>(Root, ProgramScope.WriteSteering, Right.Steer, "CreateInitiative",
            "Propose an initiative; it begins as an idea", (Visit visit, Guid administration, InitiativeContent content, ModelShelf shelf) =>
                Save(visit, administration, null, 0, content, shelf));
        routes.Put<InitiativeContent, InitiativeShape>(One, ProgramScope.WriteSteering, Right.Steer, "ChangeInitiative",
            "Replace what an initiative says; If-Match carries the ETag of what was read", Change);
        routes.Post<CommentInput, CommentShape>(One + "/comments", ProgramScope.WriteSteering, Right.ReportSteering, "CommentInitiative",
            "Add a comment", Comment);
        routes.Append<StandInput, InitiativeShape>(One + "/steps", ProgramScope.MoveSteering, Right.Steer, "MoveInitiative",
            "Take an initiative to another stand; If-Match carries the ETag of what was read", Move);
    }

    private static async Task<IResult> List(Visit visit, Guid administration, string? stand, string? area, string? q) =>
        stand is { Length: > 0 } and not PortfolioQuery.Alive && !Enum.GetNames<Stand>().Contains(stand)
            ? visit.Problem(ApiProblem.Unreadable, new(
                $"„stand“ ist einer von: {PortfolioQuery.Alive}, {string.Join(", ", Enum.GetNames<Stand>())}.",
                $"“stand” is one of: {PortfolioQuery.Alive}, {string.Join(", ", Enum.GetNames<Stand>())}."))
            : CursorPage.Of(visit, new PortfolioQuery((q ?? "").Trim(), stand ?? "", area ?? "").Of(await Portfolio.Of(visit.Db, administration))
            .Select(InitiativeShape.Of), one => one.Id.ToString());

    private static async Task<IResult> Change(Visit visit, Guid administration, Guid initiative, InitiativeContent content,
        ModelShelf shelf)
    {
        if (await Portfolio.Find(visit.Db, administration, initiative) is not { } sheet) return visit.Problem(ApiProblem.NotThere);
        return Outdated(visit, sheet) ?? await Save(visit, administration, initiative, sheet.Version.Number, content, shelf);
    }

    /// <summary>Null: the version that was read still holds.</summary>
    private static IResult? Outdated(Visit visit, Sheet sheet)
    {
        var asked = visit.Context.Request.Headers.IfMatch.ToString();
        if (asked.Length == 0) return visit.Problem(ApiProblem.VersionMissing);
        // A weak tag never matches here (RFC 9110, 13.1.1).
        return asked.Split(',').Select(one => one.Trim()).Any(one => one == "*" || one == ApiAnswer.Of(InitiativeShape.Of(sheet)).Tag)
            ? null : visit.Problem(ApiProblem.Changed);
    }

    /// <summary>The same deed as on the page, with the same brake before too much runs at once.</summary>
    private static async Task<IResult> Move(Visit visit, Guid administration, Guid initiative, StandInput input)
    {
        if (input.Reason is null) return visit.Problem(ApiProblem.Unreadable, ApiProblem.NullInside);
        if (await Portfolio.Find(visit.Db, administration, initiative) is not { } sheet) return visit.Problem(ApiProblem.NotThere);
        if (Outdated(visit, sheet) is { } outdated) return outdated;
        var day = input.Day ?? visit.Today;
        var brake = input.Stand == Stand.Running ? await Brake.Of(visit.Db, administration, initiative, visit.Today) : null;
        if (brake is not null && !input.Anyway)
        {
            return visit.Problem(ApiProblem.Refused, new(
                $"{brake.Running.Count} Maßnahmen laufen, vereinbart sind höchstens {brake.Limit} gleichzeitig. Beenden Sie erst eine, oder senden Sie „anyway“ mit einem Grund.",
                $"{brake.Running.Count} initiatives are running, at most {brake.Limit} at once are agreed. Finish one first, or send “anyway” with a reason."));
        }

        return await (brake is null ? MoveInitiative.Run(visit.Db, visit.Known, administration, initiative, sheet.Step.Number, input.Stand,
            input.Reason, day, visit.Now) : StartAnyway.Run(visit.Db, visit.Known, administration, brake, sheet.Step.Number,
                input.Reason, day, visit.Now)) switch
        {
            MoveInitiative.Moved => ApiAnswer.Of(InitiativeShape.Of((await Portfolio.Find(visit.Db, administration, initiative))!),
                StatusCodes.Status201Created),
            MoveInitiative.Refused refused => visit.Problem(ApiProblem.Refused, refused.Why),
            MoveInitiative.Overtaken => visit.Problem(ApiProblem.Changed),
            _ => visit.Problem(ApiProblem.NotThere),
        };
    }

    private static async Task<IResult> Save(Visit visit, Guid administration, Guid? initiative, int seen, InitiativeContent content,
        ModelShelf shelf)
    {
        if (HoldsNull(content))
        {
            return visit.Problem(ApiProblem.Unreadable, ApiProblem.NullInside);
        }

        return await SaveInitiative.Run(visit.Db, visit.Known, administration, await ReadingEndpoints.ModelOf(visit, administration, shelf),
            initiative, seen, content with { Title = content.Title.Trim() }, visit.Now) switch
        {
            SaveInitiative.Saved saved => ApiAnswer.Of(InitiativeShape.Of((await Portfolio.Find(visit.Db, administration, saved.Id))!),
                initiative is null ? StatusCodes.Status201Created : StatusCodes.Status200OK) with
            {
                Location = initiative is null
                    ? $"{Site.Of(visit.Context)}{ApiRoutes.Root}/administrations/{administration}/initiatives/{saved.Id}" : null,
            },
            SaveInitiative.Refused refused => visit.Problem(ApiProblem.Refused, refused.Why),
            SaveInitiative.Overtaken => visit.Problem(ApiProblem.Changed),
            _ => visit.Problem(ApiProblem.NotThere),
        };
    }

    /// <summary>The reader of JSON lets null pass where a property has a value of its own, and inside of lists.</summary>
    private static bool HoldsNull(InitiativeContent content)
    {
        string?[] texts = [content.Title, content.Area, content.Catalogue, content.Why, content.Effect, content.Owner, content.People,
            content.Risks];
        IEnumerable<object?>?[] lists = [content.Goals, content.Elsewhere, content.Causes, content.Milestones];
        return texts.Contains(null) || content.After is null || lists.Any(list => list is null || list.Contains(null))
            || content.Goals.Any(one => one.Expected is null) || content.Milestones.Any(one => one.Name is null);
    }

    private static async Task<IResult> Comment(Visit visit, Guid administration, Guid initiative, CommentInput comment) =>
        comment.Text is null ? visit.Problem(ApiProblem.Unreadable, ApiProblem.NullInside)
            : await AddToInitiative.Comment(visit.Db, visit.Known, administration, initiative, comment.Text, visit.Now) switch
        {
            AddToInitiative.Added => ApiAnswer.Of(new CommentShape(initiative, comment.Text.Trim()), StatusCodes.Status201Created),
            AddToInitiative.DoesNotFit => visit.Problem(ApiProblem.Refused, new("Eine Bemerkung hat 1 bis 4.000 Zeichen.",
                "A comment has 1 to 4,000 characters.")),
            _ => visit.Problem(ApiProblem.NotThere),
        };
}
