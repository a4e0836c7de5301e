using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;
using Wegmarke.MaturityModels;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>The plan: trials side by side, one of them with its reasons, computing in the background, adopting and taking back.</summary>
internal static class PlanEndpoints
{
    private const string Root = "/administrations/{administration:guid}/initiatives/plan";
    private const string One = Root + "/scenarios/{scenario:guid}";
    private const string RefreshSeconds = "2";

    /// <summary>Most plans are found and explained in this time, so that nobody sees a page that waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration, ModelShelf shelf) => ShowAll(visit, administration, shelf, null))
            .Needs(Right.ReadSteering);
        app.MapGet(One, (Visit visit, Guid administration, Guid scenario, ModelShelf shelf, PlanJobs jobs) =>
            Show(visit, administration, scenario, shelf, jobs, null)).Needs(Right.ReadSteering);
        app.MapGet(Root + "/scenarios/new", ShowNew).Needs(Right.Steer);
        app.MapGet(One + "/edit", (Visit visit, Guid administration, Guid scenario, ModelShelf shelf) =>
            Edit(visit, administration, scenario, shelf, null, null, null)).Needs(Right.Steer);
        app.MapPost(Root + "/scenarios", (Visit visit, Guid administration, ModelShelf shelf, PlanJobs jobs) =>
            Save(visit, administration, null, shelf, jobs)).Needs(Right.Steer);
        app.MapPost(One, (Visit visit, Guid administration, Guid scenario, ModelShelf shelf, PlanJobs jobs) =>
            Save(visit, administration, scenario, shelf, jobs)).Needs(Right.Steer);
        app.MapPost(One + "/results", (Visit visit, Guid administration, Guid scenario, ModelShelf shelf, PlanJobs jobs) =>
            Compute(visit, administration, scenario, shelf, jobs)).Needs(Right.Steer);
        app.MapPost(One + "/end", Enough).Needs(Right.Steer);
        app.MapPost(Root + "/results/{result:guid}/adoption", Adopt).Needs(Right.Steer);
        app.MapPost(Root + "/adoptions/{adoption:guid}/end", TakeBack).Needs(Right.Steer);
    }

    private static string Address(Guid administration, Guid? scenario = null) => $"/administrations/{administration}/initiatives/plan"
        + (scenario is { } one ? $"/scenarios/{one}" : "");

    private static Task<IResult> ShowAll(Visit visit, Guid administration, ModelShelf shelf, string? problem) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        var ends = await (from end in visit.Db.Set<PlanAdoptionEnd>().AsNoTracking()
                          join adoption in visit.Db.Set<PlanAdoption>() on end.AdoptionId equals adoption.Id
                          where adoption.AdministrationId == administration
                          select end).ToDictionaryAsync(end => end.AdoptionId);
        var adoptions = await visit.Db.Set<PlanAdoption>().AsNoTracking().Where(one =>
            one.AdministrationId == administration).ToListAsync();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Scenarios", await PlanScenario.Of(visit.Db, administration)),
            ("Results", await PlanResult.Of(visit.Db, administration)), ("Problem", problem),
            ("Adoptions", (IReadOnlyList<(PlanAdoption, PlanAdoptionEnd?)>)[.. adoptions.OrderByDescending(one => one.At)
                .Select(one => (one, ends.GetValueOrDefault(one.Id)))]),
            ("HasCapacity", await Capacity.Latest(visit.Db, administration) is not null),
            ("MaySteer", visit.Known.May(Right.Steer, administration)),
        };
        return problem is null ? visit.Page<PlanPage>(parameters) : visit.Mend<PlanPage>(parameters);
    });

    private static Task<IResult> Show(Visit visit, Guid administration, Guid scenario, ModelShelf shelf, PlanJobs jobs, string? problem) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        if (await PlanScenario.Find(visit.Db, administration, scenario) is not { } one) return visit.NotFound();
        // Asked before the result is read: a plan that is done in between is shown, never missed.
        var running = jobs.Of(scenario)?.Step;
        var result = await PlanResult.Latest(visit.Db, administration, scenario);
        if (running is not null) visit.Context.Response.Headers["Refresh"] = RefreshSeconds;
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Scenario", one), ("Result", result), ("Running", running), ("Problem", problem),
            ("BrokeOff", running is null && jobs.BrokeOff(scenario)),
            ("Stale", result is not null && await IsStale(visit, found, model, one, result)),
            ("MaySteer", visit.Known.May(Right.Steer, administration)),
            ("Written", problem is null ? ("", "") : (visit.Field("level"), visit.Field("reason"))),
        };
        return problem is null ? visit.Page<ScenarioPage>(parameters) : visit.Mend<ScenarioPage>(parameters);
    });

    private static async Task<bool> IsStale(Visit visit, Administration administration, MaturityModel model, PlanScenario scenario,
        PlanResult result)
    {
        var ground = await FindPlanGround.Run(visit.Db, visit.Known, administration, model, visit.Language, visit.Now);
        var now = BuildPlanQuestion.Run(ground, scenario.Content);
        return JsonSerializer.Serialize(now) != JsonSerializer.Serialize(result.Report.Basis);
    }

    private static async Task<IResult> ShowNew(Visit visit, Guid administration, ModelShelf shelf, Guid? from)
    {
        var form = from is { } id && await PlanScenario.Find(visit.Db, administration, id) is { } known
            ? ScenarioForm.Of(known.Content with { Name = "", PutAside = false }, visit.Language) : new ScenarioForm
            {
                Name = (await PlanScenario.Of(visit.Db, administration)).Count == 0 ? visit.Say("Wie eingetragen", "As entered") : "",
            };
        return await Edit(visit, administration, null, shelf, form, null, null);
    }

    private static Task<IResult> Edit(Visit visit, Guid administration, Guid? scenario, ModelShelf shelf, ScenarioForm? form,
        PlanScenario? theirs, string? problem) => StrategyEndpoints.With(visit, administration, shelf, async (found, _) =>
    {
        var known = scenario is { } id ? await PlanScenario.Find(visit.Db, administration, id) : null;
        if (scenario is not null && known is null) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Scenario", scenario), ("Theirs", theirs), ("Problem", problem),
            ("Alive", (IReadOnlyList<Sheet>)[.. (await Portfolio.Of(visit.Db, administration)).Alive]),
            ("Form", form ?? ScenarioForm.Of(known!.Content, visit.Language)),
            ("Seen", theirs?.Number ?? (problem is null ? known?.Number ?? 0 : visit.Seen)),
        };
        return problem is null && theirs is null ? visit.Page<ScenarioEditPage>(parameters) : visit.Mend<ScenarioEditPage>(parameters);
    });

    private static async Task<IResult> Save(Visit visit, Guid administration, Guid? scenario, ModelShelf shelf, PlanJobs jobs)
    {
        IReadOnlyList<string> Many(string name) => [.. visit.Form[name].OfType<string>()];
        var form = new ScenarioForm
        {
            Name = visit.Field("name"), Quarters = visit.Field("quarters"), DaysPercent = visit.Field("days"),
            MoneyPercent = visit.Field("money"), Budget = visit.Field("budget"), AtOnce = visit.Field("atonce"),
            KeepRunning = visit.Field("keep") == "yes", In = Many("in"), Out = Many("out"), PutAside = visit.Field("aside") == "yes",
        };
        if (form.Read(visit.Language) is not { } content)
        {
            return await Edit(visit, administration, scenario, shelf, form, null, visit.Say(
                "Bitte schreiben Sie Quartale, Prozente, Geld und Anzahl als ganze Zahlen, zum Beispiel 8, 90 oder 120.000.",
                "Please write quarters, percentages, money and number as whole numbers, for example 8, 90 or 120,000."));
        }

        switch (await SaveScenario.Run(visit.Db, visit.Known, administration, scenario, scenario is null ? 0 : visit.Seen, content,
            visit.Now))
        {
            case SaveScenario.Saved saved when visit.Field("go") == "compute":
                return await Compute(visit, administration, saved.Id, shelf, jobs);
            case SaveScenario.Saved saved:
                return Results.Redirect(Address(administration, saved.Id));
            case SaveScenario.Refused refused:
                return await Edit(visit, administration, scenario, shelf, form, null, refused.Why.In(visit.Language));
            case SaveScenario.Overtaken overtaken:
                return await Edit(visit, administration, scenario, shelf, form, overtaken.Theirs, null);
            default:
                return visit.NotFound();
        }
    }

    private static Task<IResult> Compute(Visit visit, Guid administration, Guid scenario, ModelShelf shelf, PlanJobs jobs) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        if (await PlanScenario.Find(visit.Db, administration, scenario) is not { } one) return visit.NotFound();
        var ground = await FindPlanGround.Run(visit.Db, visit.Known, found, model, visit.Language, visit.Now);
        var job = jobs.Begin(visit.Known, one, BuildPlanQuestion.Run(ground, one.Content));
        await Task.WhenAny(job.Done, Task.Delay(Patience));
        return Results.Redirect(Address(administration, scenario));
    });

    private static async Task<IResult> Enough(Visit visit, Guid administration, Guid scenario, PlanJobs jobs)
    {
        if (await PlanScenario.Find(visit.Db, administration, scenario) is null) return visit.NotFound();
        jobs.Of(scenario)?.Enough();
        return Results.Redirect(Address(administration, scenario));
    }

    private static async Task<IResult> Adopt(Visit visit, Guid administration, Guid result, ModelShelf shelf, PlanJobs jobs)
    {
        var scenario = await visit.Db.Set<PlanResult>().AsNoTracking().Where(one => one.Id == result
            && one.AdministrationId == administration).Select(one => (Guid?)one.ScenarioId).FirstOrDefaultAsync();
        if (scenario is not { } known) return visit.NotFound();
        return await AdoptPlan.Run(visit.Db, visit.Known, administration, result, visit.Chosen<DecisionLevel>(visit.Field("level")),
            visit.Field("reason"), visit.Now) switch
        {
            AdoptPlan.Adopted => Results.Redirect(Address(administration)),
            AdoptPlan.Refused refused => await Show(visit, administration, known, shelf, jobs, refused.Why.In(visit.Language)),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> TakeBack(Visit visit, Guid administration, Guid adoption, ModelShelf shelf) =>
        await EndAdoption.Run(visit.Db, visit.Known, administration, adoption, visit.Now) is null
            ? await ShowAll(visit, administration, shelf, visit.Say("Diesen Plan hat schon jemand zurückgenommen, oder eine der Maßnahmen wurde gerade geändert.",
                "Somebody took this plan back already, or one of the initiatives was changed just now."))
            : Results.Redirect(Address(administration));
}
