using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Controlling;

namespace Wegmarke.Web;

/// <summary>The monthly round: open it, answer, see who is missing, freeze it; and how rounds run.</summary>
internal static class RoundEndpoints
{
    private const string Rounds = ControllingEndpoints.Root + "/rounds";
    private const string One = Rounds + "/{round:int}";
    private const int OwnersAtOnce = 12;

    public static void MapRounds(this IEndpointRouteBuilder app)
    {
        app.MapGet(Rounds, (Visit visit, Guid administration, ModelShelf shelf, int? page) =>
            ShowAll(visit, administration, shelf, page ?? 1, null)).Needs(Right.ReadSteering);
        app.MapPost(Rounds, Open).Needs(Right.Steer);
        app.MapGet(One, (Visit visit, Guid administration, int round, ModelShelf shelf, Settings settings) =>
            Show(visit, administration, round, shelf, settings)).Needs(Right.ReadSteering);
        app.MapGet(One + "/round.json", async (Visit visit, Guid administration, int round) =>
            await visit.Db.Set<RoundFreeze>().AsNoTracking().FirstOrDefaultAsync(one => one.AdministrationId == administration
                && one.Round == round) is { } frozen
                ? Results.File(Encoding.UTF8.GetBytes(frozen.Json), "application/json", $"{visit.Say("runde", "round")}-{round}.json")
                : visit.NotFound()).Needs(Right.ReadSteering);
        app.MapPost(One + "/freeze", Freeze).Needs(Right.Steer);
        app.MapGet(One + "/part", (Visit visit, Guid administration, int round, ModelShelf shelf, string? owner) =>
            ShowPart(visit, administration, round, shelf, owner ?? "", PartForm.Empty)).Needs(Right.ReportSteering);
        app.MapPost(One + "/part", HandIn).Needs(Right.ReportSteering);
        app.MapGet(ControllingEndpoints.Root + "/plan", (Visit visit, Guid administration, ModelShelf shelf) =>
            ShowPlan(visit, administration, shelf, null)).Needs(Right.Steer);
        app.MapPost(ControllingEndpoints.Root + "/plan", Plan).Needs(Right.Steer);
        app.MapPost(ControllingEndpoints.Root + "/reporters", Name).Needs(Right.Steer);
    }

    private static Task<IResult> ShowAll(Visit visit, Guid administration, ModelShelf shelf, int page, string? problem) =>
        ControllingEndpoints.With(visit, administration, shelf, async (found, _, state) =>
    {
        var rounds = (await FindCourses.Frozen(visit.Db, administration, ControllingEndpoints.RoundsMost)).Select(one =>
            one.Document).ToList();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("State", state), ("Rounds", rounds), ("PageNumber", Math.Max(1, page)),
            ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Problem", problem),
            ("Written", problem is null ? "" : visit.Field("due")),
        };
        return problem is null ? visit.Page<RoundsPage>(parameters) : visit.Mend<RoundsPage>(parameters);
    });

    private static Task<IResult> Open(Visit visit, Guid administration, ModelShelf shelf) =>
        StrategyEndpoints.With(visit, administration, shelf, async (_, model) =>
            await OpenRound.Run(visit.Db, visit.Known, administration, model, visit.Language.ReadDay(visit.Field("due")),
                Link(visit, administration), visit.Now) switch
            {
                OpenRound.Opened opened => Results.Redirect($"/administrations/{administration}/controlling/rounds/{opened.Number}"),
                OpenRound.OpenAlready already => Results.Redirect(
                    $"/administrations/{administration}/controlling/rounds/{already.Standing.Number}"),
                OpenRound.Refused refused => await ShowAll(visit, administration, shelf, 1, refused.Why.In(visit.Language)),
                _ => visit.NotFound(),
            });

    private static string Link(Visit visit, Guid administration) =>
        $"{Site.Of(visit.Context)}/administrations/{administration}";

    private static Task<IResult> Show(Visit visit, Guid administration, int number, ModelShelf shelf, Settings settings) =>
        ControllingEndpoints.With(visit, administration, shelf, async (found, _, state) =>
    {
        var frozen = await visit.Db.Set<RoundFreeze>().AsNoTracking().Where(one => one.AdministrationId == administration
            && (one.Round == number || one.Round == number - 1)).ToDictionaryAsync(one => one.Round);
        var document = frozen.TryGetValue(number, out var freeze) ? RoundDocument.Read(freeze.Json) : null;
        if (document is null && state.Open?.Number != number) return visit.NotFound();
        return visit.Page<RoundPage>(("Administration", found), ("State", state), ("Number", number), ("Frozen", document),
            ("Hash", freeze?.Hash ?? ""),
            ("Differences", document is not null && frozen.TryGetValue(number - 1, out var before)
                ? CompareRounds.Run(RoundDocument.Read(before.Json), document) : []),
            ("Addresses", await Reporter.Addresses(visit.Db, administration)), ("MailIsSetUp", settings.Mail is not null),
            ("MaySteer", visit.Known.May(Right.Steer, administration)),
            ("MayReport", visit.Known.May(Right.ReportSteering, administration)));
    });

    private static Task<IResult> Freeze(Visit visit, Guid administration, int round, ModelShelf shelf) =>
        StrategyEndpoints.With(visit, administration, shelf, async (_, model) =>
            await FreezeRound.Run(visit.Db, visit.Known, administration, model, round, visit.Now) is FreezeRound.NotThere
                ? visit.NotFound() : Results.Redirect($"/administrations/{administration}/controlling/rounds/{round}"));

    private static Task<IResult> ShowPart(Visit visit, Guid administration, int number, ModelShelf shelf, string owner, PartForm form) =>
        ControllingEndpoints.With(visit, administration, shelf, async (found, model, state) =>
    {
        if (state.Open is not { } open || open.Number != number) return await Over(visit, administration, number);
        var owners = await SpeakFor.Run(visit.Db, visit.Known, administration);
        var whole = state.PartOf(owners);
        // Who speaks for many offices looks at one at a time.
        IReadOnlyList<string> choice = owners is null && whole.Asked.Count + whole.Readings.Count > OwnersAtOnce
            ? [.. whole.Asked.Select(one => one.Sheet.Content.Owner).Concat(whole.Readings.Select(one => one.Owner))
                .Where(one => one.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCulture)] : [];
        var chosen = choice.Count == 0 ? "" : choice.FirstOrDefault(one => one == owner)
            ?? whole.Missing.Select(one => one.Sheet.Content.Owner).FirstOrDefault(one => one.Length > 0) ?? choice[0];
        if (choice.Count == 0 && owner.Length > 0 && owners is null) chosen = owner;
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Round", open), ("Owners", choice), ("Owner", chosen), ("Form", form),
            ("Part", chosen.Length > 0 ? state.PartOf([chosen]) : whole), ("Today", visit.Today),
        };
        return form.IsFine ? visit.Page<PartPage>(parameters) : visit.Mend<PartPage>(parameters);
    });

    private static async Task<IResult> Over(Visit visit, Guid administration, int number) =>
        await visit.Db.Set<RoundFreeze>().AnyAsync(one => one.AdministrationId == administration && one.Round == number)
            ? visit.Notice(StatusCodes.Status409Conflict, new(visit.Say("Diese Runde ist eingefroren", "This round is frozen"),
                visit.Say("Was noch zu sagen oder zu berichtigen ist, gehört in die nächste Runde.", "What is still to be said or put right belongs into the next round."),
                $"/administrations/{administration}/controlling", visit.Say("Zur Umsetzung", "To implementation")))
            : visit.NotFound();

    private static Task<IResult> HandIn(Visit visit, Guid administration, int round, ModelShelf shelf) =>
        StrategyEndpoints.With(visit, administration, shelf, async (_, model) =>
    {
        var (entries, readings, unread) = ReadPartForm.Run(visit);
        var owner = visit.Field("owner");
        var outcome = await HandInPart.Run(visit.Db, visit.Known, administration, model, round,
            await SpeakFor.Run(visit.Db, visit.Known, administration), entries, readings, visit.Now);
        switch (outcome)
        {
            case HandInPart.Frozen: return await Over(visit, administration, round);
            case HandInPart.NotYours: return visit.NotAllowed();
            case HandInPart.HandedIn done when done.IsWhole && unread.Count == 0:
                return Results.Redirect($"/administrations/{administration}/controlling/rounds/{round}/part"
                    + (owner.Length > 0 ? "?owner=" + Uri.EscapeDataString(owner) : "") + "#next");
            case HandInPart.HandedIn done:
                var problems = done.Refused.ToDictionary(one => one.Key.ToString(), one => one.Value);
                foreach (var (key, why) in done.Unread.Concat(unread)) problems[key] = why;
                var left = visit.Form.Where(field => !done.Stored.Any(id => field.Key.Contains(id.ToString(), StringComparison.Ordinal)))
                    .ToDictionary(field => field.Key, field => field.Value.ToString().Trim());
                return await ShowPart(visit, administration, round, shelf, owner, new(left, problems, done.Overtaken));
            default: return visit.NotFound();
        }
    });

    private static Task<IResult> ShowPlan(Visit visit, Guid administration, ModelShelf shelf, string? problem) =>
        ControllingEndpoints.With(visit, administration, shelf, async (found, _, state) =>
    {
        var addresses = await Reporter.Addresses(visit.Db, administration);
        var plans = visit.Context.Request.Path.Value!.EndsWith("/plan", StringComparison.Ordinal);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Plan", state.Plan), ("Addresses", addresses), ("Problem", problem),
            ("Owners", (IReadOnlyList<string>)[.. state.Courses.Select(one => one.Sheet.Content.Owner).Concat(state.Due.Select(one =>
                one.Owner))
                .Concat(addresses.Keys).Where(one =>
                    one.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]),
            ("Written", problem is null || !plans ? null : ((string, string)?)(visit.Field("day"), visit.Field("open"))),
            ("Named", problem is null || plans ? ("", "") : (visit.Field("owner"), visit.Field("address"))),
        };
        return problem is null ? visit.Page<RoundPlanPage>(parameters) : visit.Mend<RoundPlanPage>(parameters);
    });

    private static async Task<IResult> Plan(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        return await PlanRounds.Run(visit.Db, visit.Known, administration, visit.Seen,
            visit.Field("day").Length == 0 ? 0 : visit.Number("day") is > 0 and var day ? day : -1,
            visit.Number("open"), Link(visit, administration), visit.Now) switch
        {
            PlanRounds.Planned => Results.Redirect($"/administrations/{administration}/controlling/rounds"),
            PlanRounds.Refused refused => await ShowPlan(visit, administration, shelf, refused.Why.In(visit.Language)),
            PlanRounds.Overtaken { Theirs: var theirs } => await ShowPlan(visit, administration, shelf, visit.Say(
                $"{theirs.By} hat inzwischen festgelegt: Tag {theirs.DayOfMonth}, Frist {theirs.DaysOpen}. Ihre Zahlen stehen unten; speichern Sie noch einmal.",
                $"{theirs.By} has settled meanwhile: day {theirs.DayOfMonth}, {theirs.DaysOpen} days. Your figures stand below; save again if they should hold.")),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Name(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        return await PlanRounds.Name(visit.Db, visit.Known, administration, visit.Field("owner"), visit.Field("address"), visit.Now) switch
        {
            PlanRounds.Refused refused => await ShowPlan(visit, administration, shelf, refused.Why.In(visit.Language)),
            _ => Results.Redirect($"/administrations/{administration}/controlling/plan"),
        };
    }
}
