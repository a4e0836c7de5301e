using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Controlling;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Whether what was decided is on its way, whether what is begun gets finished, and what came of it.</summary>
internal static class ControllingEndpoints
{
    public const string Root = "/administrations/{administration:guid}/controlling";
    private const string One = Root + "/initiatives/{initiative:guid}";

    /// <summary>Rounds of the pages that look back; three years of months.</summary>
    public const int RoundsMost = 36;

    public static void MapControlling(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup(Root).Needs(Right.ReadSteering);
        read.MapGet("", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf, (found, _, state) =>
            Task.FromResult<IResult>(visit.Page<ControllingPage>(("Administration", found), ("State", state),
                ("Differences", state.Last is { } last ? CompareRounds.Run(last, ComposeRound.Run(state, null, found.Name)) : []),
                ("MaySteer", visit.Known.May(Right.Steer, administration)),
                ("MayReport", visit.Known.May(Right.ReportSteering, administration))))));
        read.MapGet("/figures", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf,
            (found, _, state) => Figures(visit, found, state)));
        read.MapGet("/effects", (Visit visit, Guid administration, ModelShelf shelf) => With(visit, administration, shelf,
            (found, model, state) => Effects(visit, found, model, state)));
        read.MapGet("/initiatives/{initiative:guid}", (Visit visit, Guid administration, Guid initiative, ModelShelf shelf) =>
            Show(visit, administration, initiative, shelf, null));
        read.MapGet("/chains/goals/{goal:guid}", (Visit visit, Guid administration, Guid goal, ModelShelf shelf) =>
            With(visit, administration, shelf, async (found, model, state) =>
                state.Goals.FirstOrDefault(one => one.Goal.Id == goal) is { } course
                    ? Chain(visit, found, model, state, EffectChain.OfGoal(course, state,
                        (await CauseEndpoints.BoardFor(visit, administration, model))?.Cards ?? [], await Release(visit, administration)))
                    : visit.NotFound()));
        app.MapGet(Root + "/chains/causes/{cause:guid}", (Visit visit, Guid administration, Guid cause, ModelShelf shelf) =>
            With(visit, administration, shelf, async (found, model, state) =>
                (await CauseEndpoints.BoardFor(visit, administration, model))?.Cards.FirstOrDefault(one => one.Id == cause) is { } card
                    ? Chain(visit, found, model, state, EffectChain.OfCause(card, state, await Release(visit, administration)))
                    : visit.NotFound())).Needs(Right.ReadCauses);
        app.MapPost(One + "/override", Override).Needs(Right.Steer);
        app.MapPost(One + "/benefit", Look).Needs(Right.ReportSteering);
        app.MapRounds();
    }

    /// <summary>With the administration, its model, and how everything stands.</summary>
    public static Task<IResult> With(Visit visit, Guid administration, ModelShelf shelf,
        Func<Administration, MaturityModel, ControllingState, Task<IResult>> page) => StrategyEndpoints.With(visit, administration, shelf,
            async (found, model) => await page(found, model, await FindCourses.Run(visit.Db, administration, model, visit.Now)));

    /// <summary>What holds somebody up who begins something while too much runs; null: nothing, or they said why all the same.</summary>
    public static async Task<IResult?> Hold(Visit visit, Guid administration, Guid initiative)
    {
        if (visit.Chosen<Stand>(visit.Field("stand")) != Stand.Running
            || await Brake.Of(visit.Db, administration, initiative, visit.Today) is not { } brake
            || await AdministrationEndpoints.Find(visit, administration) is not { } found) return null;
        IResult Page(string? problem)
        {
            var parameters = new (string, object?)[] { ("Administration", found), ("Brake", brake), ("Seen", visit.Seen),
                ("Reason", visit.Field("reason")), ("Day", visit.Field("day")), ("Problem", problem) };
            return problem is null ? visit.Page<BrakePage>(parameters) : visit.Mend<BrakePage>(parameters);
        }

        if (visit.Field("anyway") != "yes") return Page(null);
        return await StartAnyway.Run(visit.Db, visit.Known, administration, brake, visit.Seen, visit.Field("reason"),
            visit.Language.ReadDay(visit.Field("day")), visit.Now) switch
        {
            MoveInitiative.Moved => Results.Redirect($"/administrations/{administration}/initiatives/{initiative}"),
            MoveInitiative.Refused refused => Page(refused.Why.In(visit.Language)),
            MoveInitiative.Overtaken { Theirs: var theirs } => Page(visit.Say($"Inzwischen hat {theirs.By} den Stand geändert. Bitte öffnen Sie die Maßnahme noch einmal.",
                $"Meanwhile {theirs.By} has changed the stand. Please open the initiative again.")),
            _ => visit.NotFound(),
        };
    }

    /// <summary>Whether so many more may begin at once without asking why; the list of all has no room for reasons one by one.</summary>
    public static async Task<string?> HoldMany(Visit visit, Guid administration)
    {
        if (visit.Chosen<Stand>(visit.Field("to")) != Stand.Running) return null;
        var limit = await Brake.LimitOf(visit.Db, administration);
        var running = (await Portfolio.Of(visit.Db, administration)).Sheets.Count(one => one.Stand == Stand.Running);
        var more = visit.Form["pick"].Count;
        return running + more <= limit ? null : visit.Say(
            $"{running} Maßnahmen laufen, vereinbart sind höchstens {limit} gleichzeitig. Beginnen Sie eine weitere auf ihrer eigenen Seite; dort lässt sich sagen, warum.",
            $"{running} initiatives are running, at most {limit} at once are agreed. Begin a further one on its own page, where you can say why.");
    }

    private static async Task<IResult> Figures(Visit visit, Administration found, ControllingState state)
    {
        var steps = await visit.Db.Set<InitiativeStep>().AsNoTracking().Where(one => one.AdministrationId == found.Id).ToListAsync();
        var year = visit.Now.AddYears(-1);
        var anyway = await visit.Db.Set<StartedAnyway>().CountAsync(one => one.AdministrationId == found.Id && one.At > year);
        var rounds = await FindCourses.Frozen(visit.Db, found.Id, RoundQuality.RoundsMost);
        return visit.Page<FiguresPage>(("Administration", found), ("Today", visit.Today),
            ("Figures", SteeringFigures.Of([.. state.Courses.Select(one => one.Sheet)], steps,
                state.Courses.ToDictionary(one => one.Id, one => one.Progress), visit.Today)),
            ("Quality", RoundQuality.Of([.. rounds.Select(one => one.Document)], anyway)));
    }

    private static async Task<IResult> Effects(Visit visit, Administration found, MaturityModel model, ControllingState state)
    {
        ExpectedChange? change = null;
        if (visit.Known.May(Right.ReadResults, found.Id)
            && await FindResult.Run(visit.Db, visit.Known, found.Id, null, visit.Language) is { Earlier: { } earlier } result)
        {
            var steps = await visit.Db.Set<InitiativeStep>().AsNoTracking().Where(one => one.AdministrationId == found.Id).ToListAsync();
            change = ExpectedChange.Of(result.Document, earlier, Day(earlier.ClosedOn), Day(result.Document.ClosedOn),
                [.. state.Courses.Select(one => one.Sheet)], steps);
        }

        var board = await CauseEndpoints.BoardFor(visit, found.Id, model);
        return visit.Page<EffectsPage>(("Administration", found), ("Model", model), ("State", state), ("Change", change),
            ("Causes", (IReadOnlyList<(Guid, string)>)[.. (board?.Cards ?? []).Select(one => (one.Id, one.Wording.Name))]));
    }

    private static async Task<ReleaseDocument?> Release(Visit visit, Guid administration) =>
        visit.Known.May(Right.ReadResults, administration)
            ? (await FindResult.Run(visit.Db, visit.Known, administration, null, visit.Language))?.Document : null;

    private static IResult Chain(Visit visit, Administration found, MaturityModel model, ControllingState state, EffectChain chain) =>
        visit.Page<ChainPage>(("Administration", found), ("Model", model), ("Chain", chain), ("Benefits", state.Benefits),
            ("MayReadCauses", visit.Known.May(Right.ReadCauses, found.Id)));

    private static Task<IResult> Show(Visit visit, Guid administration, Guid initiative, ModelShelf shelf, string? problem) =>
        With(visit, administration, shelf, async (found, _, state) =>
    {
        if (state.Courses.FirstOrDefault(one => one.Id == initiative) is not { } course) return visit.NotFound();
        var rounds = (await FindCourses.Frozen(visit.Db, administration, RoundsMost)).Select(one => one.Document).ToList();
        var word = (await LightOverride.Latest(visit.Db, administration)).GetValueOrDefault(initiative);
        var owners = await SpeakFor.Run(visit.Db, visit.Known, administration);
        var parameters = new List<(string, object?)>
        {
            ("Administration", found), ("Course", course), ("Lines", MilestoneTrend.Of(initiative, rounds, course, visit.Today)),
            ("Entries", (IReadOnlyList<(RoundDocument, RoundEntry)>)[.. rounds.Select(round => (round, Entry: round.Of(initiative)))
                .Where(one => one.Entry is not null).Select(one => (one.round, one.Entry!))]),
            ("Today", visit.Today), ("Seen", word?.Number ?? 0), ("Check", state.Benefits.GetValueOrDefault(initiative)),
            ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Problem", problem),
            ("MayReport", visit.Known.May(Right.ReportSteering, administration)
                && ControllingState.Owns(owners, course.Sheet.Content.Owner)),
        };
        if (problem is null) return visit.Page<CoursePage>([.. parameters]);
        parameters.AddRange([("Wants", visit.Field("light") + visit.Field("benefit")), ("Reason", visit.Field("reason")),
            ("Until", visit.Field("until")), ("Observed", visit.Field("observed")), ("Learned", visit.Field("learned"))]);
        return visit.Mend<CoursePage>([.. parameters]);
    });

    private static async Task<IResult> Override(Visit visit, Guid administration, Guid initiative, ModelShelf shelf)
    {
        var light = visit.Chosen<Light>(visit.Field("light"));
        if (light is null && visit.Field("light") != "Rule" && await Portfolio.Find(visit.Db, administration, initiative) is not null)
        {
            return await Show(visit, administration, initiative, shelf, visit.Say("Bitte wählen Sie, wie die Maßnahme steht.",
                "Please choose how the initiative stands."));
        }

        return await OverrideLight.Run(visit.Db, visit.Known, administration, initiative, visit.Seen, light, visit.Field("reason"),
            visit.Language.ReadDay(visit.Field("until")), visit.Now) switch
        {
            OverrideLight.Done => Results.Redirect($"/administrations/{administration}/controlling/initiatives/{initiative}"),
            OverrideLight.Refused refused => await Show(visit, administration, initiative, shelf, refused.Why.In(visit.Language)),
            OverrideLight.Overtaken { Theirs: var theirs } => await Show(visit, administration, initiative, shelf, visit.Say(
                $"{theirs.By} hat die Ampel inzwischen gesetzt: {theirs.Reason} Was Sie geschrieben haben, steht unten.",
                $"{theirs.By} has set the light meanwhile: {theirs.Reason} What you wrote stands below.")),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Look(Visit visit, Guid administration, Guid initiative, ModelShelf shelf)
    {
        if (await Portfolio.Find(visit.Db, administration, initiative) is not { } sheet) return visit.NotFound();
        if (!ControllingState.Owns(await SpeakFor.Run(visit.Db, visit.Known, administration),
            sheet.Content.Owner)) return visit.NotAllowed();
        return await CheckBenefit.Run(visit.Db, visit.Known, administration, initiative, visit.Seen,
            visit.Chosen<Benefit>(visit.Field("benefit")), visit.Field("observed"), visit.Field("learned"), visit.Now) switch
        {
            CheckBenefit.Checked => Results.Redirect($"/administrations/{administration}/controlling/initiatives/{initiative}"),
            CheckBenefit.Refused refused => await Show(visit, administration, initiative, shelf, refused.Why.In(visit.Language)),
            CheckBenefit.Overtaken { Theirs: var theirs } => await Show(visit, administration, initiative, shelf, visit.Say(
                $"{theirs.By} hat inzwischen festgehalten: {theirs.Observed} Was Sie geschrieben haben, steht unten.",
                $"{theirs.By} has recorded meanwhile: {theirs.Observed} What you wrote stands below.")),
            _ => visit.NotFound(),
        };
    }

    private static DateOnly Day(string closed) => DateOnly.FromDateTime(DateTimeOffset.Parse(closed,
        System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);
}
