using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;
using Wegmarke.Strategy;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>The strategy: the tree, the text, the targets of areas, goals, and what leadership stands for.</summary>
internal static class StrategyEndpoints
{
    private const string Root = "/administrations/{administration:guid}/strategy";

    public static void MapStrategy(this IEndpointRouteBuilder app)
    {
        app.MapWorkshops();
        var read = app.MapGroup(Root).Needs(Right.ReadSteering);
        read.MapGet("", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf, async (found, model) =>
            visit.Page<StrategyPage>(("View", await StrategyView.Find(visit.Db, visit.Known, found, model, visit.Language, visit.Now)),
                ("MaySteer", visit.Known.May(Right.Steer, administration)))));
        app.MapProgress();
        app.MapLeadership();
        var steer = app.MapGroup(Root).Needs(Right.Steer);
        steer.MapGet("/text", (Visit visit, Guid administration) => ShowText(visit, administration, null, null, null));
        steer.MapPost("/text", WriteText);
        steer.MapPost("/resolutions", Resolve);
        steer.MapGet("/areas/{area}", (Visit visit, Guid administration, string area, ModelShelf shelf) =>
            ShowArea(visit, administration, area, shelf, null, null, null));
        steer.MapPost("/areas/{area}", Agree);
        steer.MapGet("/goals/new", (Visit visit, Guid administration, string? area, ModelShelf shelf) =>
            ShowGoal(visit, administration, null, shelf, new GoalForm(Area: area ?? "", Ambition: "Target", Confidence: "50"), 0, null,
                null));
        steer.MapGet("/goals/{goal:guid}", (Visit visit, Guid administration, Guid goal, ModelShelf shelf) =>
            ShowGoal(visit, administration, goal, shelf, null, 0, null, null));
        steer.MapPost("/goals", (Visit visit, Guid administration, ModelShelf shelf) => Set(visit, administration, null, shelf));
        steer.MapPost("/goals/{goal:guid}", (Visit visit, Guid administration, Guid goal, ModelShelf shelf) =>
            Set(visit, administration, goal, shelf));
        steer.MapPost("/goals/{goal:guid}/end", End);
        steer.MapPost("/goals/{goal:guid}/commitments", Commit);
        steer.MapPost("/commitments/{commitment:guid}/end", EndCommitment);
    }

    /// <summary>With the administration and the model that it measures itself by.</summary>
    public static async Task<IResult> With(Visit visit, Guid administration, ModelShelf shelf,
        Func<Administration, MaturityModel, Task<IResult>> deed) =>
        await AdministrationEndpoints.Find(visit, administration) is { } found
            ? await deed(found, await ReadingEndpoints.ModelOf(visit, administration, shelf)) : visit.NotFound();

    /// <summary>Where an area stands by the latest release; null where nothing may be shown.</summary>
    public static async Task<double?> MeanOf(Visit visit, Guid administration, string area) =>
        (double?)(await FindResult.Run(visit.Db, visit.Known, administration, null, visit.Language))?.Document.Areas
            .FirstOrDefault(one => one.Key == area)?.Overall?.Mean;

    private static async Task<IResult> ShowText(Visit visit, Guid administration, StrategyTextForm? form, StrategyText? theirs,
        string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var state = await StrategyState.Of(visit.Db, administration);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("State", state), ("Theirs", theirs), ("Problem", problem),
            ("Form", form ?? (state.Text is { } text ? StrategyTextForm.Of(text) : new StrategyTextForm())),
            ("Seen", theirs?.Number ?? (problem is null ? state.Text?.Number ?? 0 : visit.Seen)),
        };
        return problem is null && theirs is null ? visit.Page<StrategyTextPage>(parameters) : visit.Mend<StrategyTextPage>(parameters);
    }

    private static async Task<IResult> WriteText(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var form = new StrategyTextForm(visit.Field("vision"), visit.Field("principles"), visit.Field("authorship"), visit.Field("hours"),
            visit.Field("begins"));
        int? hours = form.Hours.Length == 0 ? null : visit.Number("hours");
        return await WriteStrategy.Run(visit.Db, visit.Known, administration, visit.Seen, form.Vision, form.Principles,
            visit.Chosen<Authorship>(form.Authorship), hours, visit.Language.ReadDay(form.Begins), visit.Now) switch
        {
            WriteStrategy.Refused refused => await ShowText(visit, administration, form, null, refused.Why.In(visit.Language)),
            WriteStrategy.Overtaken overtaken => await ShowText(visit, administration, form, overtaken.Theirs, null),
            _ => Results.Redirect($"/administrations/{administration}/strategy"),
        };
    }

    private static async Task<IResult> Resolve(Visit visit, Guid administration) =>
        await ResolveStrategy.Run(visit.Db, visit.Known, administration, visit.Field("body"), visit.Language.ReadDay(visit.Field("day")),
            visit.Field("reference"), visit.Field("words"), visit.Now) is ResolveStrategy.Refused refused
            ? await ShowText(visit, administration, null, null, refused.Why.In(visit.Language))
            : Results.Redirect($"/administrations/{administration}/strategy");

    private static Task<IResult> ShowArea(Visit visit, Guid administration, string area, ModelShelf shelf, AreaTargetForm? form,
        AreaTarget? theirs, string? problem) => With(visit, administration, shelf, async (found, model) =>
    {
        if (model.Areas.FirstOrDefault(one => one.Key == area) is not { } known) return visit.NotFound();
        var latest = await AgreeTarget.Latest(visit.Db, administration, area);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Area", area), ("Mean", await MeanOf(visit, administration, area)),
            ("Form", form ?? (latest is null ? new AreaTargetForm(known.Target is { } target ? visit.Language.Number(target, 1) : "")
                : AreaTargetForm.Of(latest, visit.Language))),
            ("Seen", theirs?.Number ?? (problem is null ? latest?.Number ?? 0 : visit.Seen)), ("Theirs", theirs), ("Problem", problem),
        };
        return problem is null && theirs is null ? visit.Page<AreaTargetPage>(parameters) : visit.Mend<AreaTargetPage>(parameters);
    });

    private static Task<IResult> Agree(Visit visit, Guid administration, string area, ModelShelf shelf) =>
        With(visit, administration, shelf, async (_, model) =>
    {
        var form = new AreaTargetForm(visit.Field("stage"), visit.Field("due"), visit.Field("owner"), visit.Field("way"),
            visit.Field("enough"));
        return await AgreeTarget.Run(visit.Db, visit.Known, administration, model, area, visit.Seen,
            ReadNumber.Run(form.Stage, visit.Language.Culture), visit.Language.ReadDay(form.Due), form.Owner, form.Way, form.Enough,
            visit.Now) switch
        {
            AgreeTarget.Refused refused => await ShowArea(visit, administration, area, shelf, form, null, refused.Why.In(visit.Language)),
            AgreeTarget.Overtaken overtaken => await ShowArea(visit, administration, area, shelf, form, overtaken.Theirs, null),
            _ => Results.Redirect($"/administrations/{administration}/strategy#a-{area}"),
        };
    });

    private static Task<IResult> ShowGoal(Visit visit, Guid administration, Guid? goal, ModelShelf shelf, GoalForm? form, int seen,
        Goal? theirs, string? problem) => With(visit, administration, shelf, async (found, model) =>
    {
        var known = goal is { } id ? await SetGoal.Latest(visit.Db, administration, id) : null;
        if (goal is not null && known is null) return visit.NotFound();
        var state = await StrategyState.Of(visit.Db, administration);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Goal", goal), ("Form", form ?? GoalForm.Of(known!.Content, visit.Language)),
            ("Seen", theirs?.Number ?? (form is null ? known!.Number : seen)), ("Theirs", theirs), ("Problem", problem),
            ("Commitments", (IReadOnlyList<(Commitment, CommitmentEnd?)>)[.. state.Commitments.Where(one => one.Commitment.GoalId == goal)]),
            ("Agreements", (IReadOnlyList<AgreementState>)[.. (await AgreementState.Of(visit.Db, administration)).Where(one =>
                one.Agreement.GoalId == goal)]),
        };
        return problem is null && theirs is null ? visit.Page<GoalPage>(parameters) : visit.Mend<GoalPage>(parameters);
    });

    private static Task<IResult> Set(Visit visit, Guid administration, Guid? goal, ModelShelf shelf) =>
        With(visit, administration, shelf, async (_, model) =>
    {
        var form = new GoalForm(visit.Field("area"), visit.Field("title"), visit.Field("indicator"), visit.Field("own"),
            visit.Field("start"),
            visit.Field("target"), visit.Field("due"), visit.Field("owner"), visit.Field("ambition"), visit.Field("confidence"));
        Task<IResult> Again(Goal? theirs, string? problem) =>
            ShowGoal(visit, administration, goal, shelf, form, visit.Seen, theirs, problem);
        var (start, target, due) = (ReadNumber.Run(form.Start, visit.Language.Culture), ReadNumber.Run(form.Target, visit.Language.Culture),
            visit.Language.ReadDay(form.Due));
        if ((form.Start.Length > 0 && start is null) || (form.Target.Length > 0 && target is null))
        {
            return await Again(null, visit.Say("Bitte schreiben Sie Ausgangswert und Zielwert als Zahl, zum Beispiel 12,5, oder lassen Sie das Feld leer.",
                "Please write start and target as a number, for example 12.5, or leave the field empty."));
        }

        if (form.Due.Length > 0 && due is null)
        {
            return await Again(null, visit.Say("Bitte schreiben Sie den Termin als Datum, zum Beispiel 31.12.2027.",
                "Please write the date as a date, for example 31/12/2027."));
        }

        var content = new GoalContent(form.Area, form.Title, form.Indicator, form.OwnIndicator, start, target, due, form.Owner,
            visit.Chosen<Ambition>(form.Ambition) ?? Ambition.Target, visit.Number("confidence"));
        return await SetGoal.Run(visit.Db, visit.Known, administration, model, goal, visit.Seen, content, visit.Now) switch
        {
            SetGoal.Set => Results.Redirect($"/administrations/{administration}/strategy#a-{form.Area}"),
            SetGoal.Refused refused => await Again(null, refused.Why.In(visit.Language)),
            SetGoal.Overtaken overtaken => await Again(overtaken.Theirs, null),
            _ => visit.NotFound(),
        };
    });

    private static async Task<IResult> End(Visit visit, Guid administration, Guid goal, ModelShelf shelf) =>
        await EndGoal.Run(visit.Db, visit.Known, administration, goal, visit.Field("reached") == "yes", visit.Field("reason"),
            visit.Now) switch
        {
            EndGoal.Ended => Results.Redirect($"/administrations/{administration}/strategy"),
            EndGoal.EndedAlready { Standing: var standing } => visit.Notice(StatusCodes.Status409Conflict, new(
                visit.Say("Dieses Ziel ist inzwischen beendet", "This goal has ended meanwhile"), Ended(visit, standing),
                $"/administrations/{administration}/strategy", visit.Say("Zur Strategie", "To the strategy"))),
            EndGoal.ReasonMissing => await ShowGoal(visit, administration, goal, shelf, null, 0, null, visit.Say(
                "Bitte schreiben Sie den Grund in höchstens 2.000 Zeichen.", "Please write the reason in at most 2,000 characters.")),
            _ => visit.NotFound(),
        };

    /// <summary>What stands, and what the second wrote; nothing is lost.</summary>
    private static string Ended(Visit visit, GoalEnd standing)
    {
        var how = standing.Reached ? visit.Say("erreicht", "reached") : visit.Say("nicht weiter verfolgt", "not pursued any more");
        return visit.Say(
            $"{standing.By} hat es am {visit.Language.Day(standing.At)} beendet ({how}): „{standing.Reason}“ Sie hatten geschrieben: „{visit.Field("reason")}“.",
            $"{standing.By} ended it on {visit.Language.Day(standing.At)} ({how}): “{standing.Reason}” You had written: “{visit.Field("reason")}”.");
    }

    private static async Task<IResult> Commit(Visit visit, Guid administration, Guid goal, ModelShelf shelf) =>
        await CommitToGoal.Run(visit.Db, visit.Known, administration, goal, visit.Field("office"), visit.Field("promise"),
            visit.Language.ReadDay(visit.Field("since")), visit.Now) switch
        {
            CommitToGoal.Done => Results.Redirect($"/administrations/{administration}/strategy/goals/{goal}"),
            CommitToGoal.Refused refused => await ShowGoal(visit, administration, goal, shelf, null, 0, null,
                refused.Why.In(visit.Language)),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> EndCommitment(Visit visit, Guid administration, Guid commitment) =>
        await CommitToGoal.End(visit.Db, visit.Known, administration, commitment, visit.Field("handover") == "yes", visit.Field("reason"),
            visit.Now) switch
        {
            CommitToGoal.Done => Results.Redirect($"/administrations/{administration}/strategy/leadership"),
            CommitToGoal.Refused refused => visit.Notice(StatusCodes.Status422UnprocessableEntity, new(
                visit.Say("Das hat noch nicht geklappt", "That did not work yet"), refused.Why.In(visit.Language),
                $"/administrations/{administration}/strategy/leadership", visit.Say("Zurück", "Back"))),
            _ => visit.NotFound(),
        };
}
