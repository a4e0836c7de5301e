using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;
using Wegmarke.Initiatives.Weighing;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Capacities, trials, adopted plans and criteria on both engines: nothing is lost, and everything can be taken back.</summary>
public sealed class PlanningTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly Actor Jana = new(Guid.NewGuid(), "Jana Brandt", []);
    private static readonly Actor Ralf = new(Guid.NewGuid(), "Ralf Petersen", []);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_comes_second_is_shown_what_the_first_wrote(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, unit) = await Town(db);
        CapacityContent Able(double days) => new(Quarter.Of(Today), 2) { Units = [new(unit, [days, days], null)], AtOnce = 3 };
        Assert.IsType<SaveCapacity.Saved>(await SaveCapacity.Run(db, Jana, town, 0, Able(10), Now));
        Assert.Equal(10, Assert.IsType<SaveCapacity.Overtaken>(await SaveCapacity.Run(db, Ralf, town, 0, Able(20), Now)).Theirs.Content
            .Units[0].Days[0]);
        Assert.IsType<SaveCapacity.Saved>(await SaveCapacity.Run(db, Ralf, town, 1, Able(20), Now));
        Assert.Equal([20, 10], (await Capacity.History(db, town)).Select(one => one.Content.Units[0].Days[0]));
        Assert.Equal(Able(20).ToJson(), (await Capacity.Latest(db, town))!.Content.ToJson());

        Assert.IsType<SaveMerit.Saved>(await SaveMerit.Run(db, Jana, town, 0, MeritContent.Default, Now));
        Assert.IsType<SaveMerit.Overtaken>(await SaveMerit.Run(db, Ralf, town, 0, MeritContent.Default, Now));

        var trial = Assert.IsType<SaveScenario.Saved>(await SaveScenario.Run(db, Jana, town, null, 0, new("Eins"), Now)).Id;
        Assert.IsType<SaveScenario.Refused>(await SaveScenario.Run(db, Jana, town, null, 0, new("eins"), Now));
        Assert.IsType<SaveScenario.Saved>(await SaveScenario.Run(db, Jana, town, trial, 1, new("Eins") { AtOnce = 4 }, Now));
        Assert.Equal(4, Assert.IsType<SaveScenario.Overtaken>(await SaveScenario.Run(db, Ralf, town, trial, 1, new("Zwei"), Now)).Theirs
            .Content.AtOnce);
        Assert.IsType<SaveScenario.NotThere>(await SaveScenario.Run(db, Ralf, town, Guid.NewGuid(), 1, new("Drei"), Now));
        Assert.Equal(2, Assert.Single(await PlanScenario.Of(db, town)).Number);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Two_who_save_in_the_same_moment_lose_nothing(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, unit) = await Town(db);
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(async days =>
        {
            await using var own = stores.House();
            return await SaveCapacity.Run(own, Jana, town, 0, new(Quarter.Of(Today), 1) { Units = [new(unit, [days], null)] }, Now);
        }));
        Assert.Single(outcomes.OfType<SaveCapacity.Saved>());
        Assert.Equal(5, outcomes.OfType<SaveCapacity.Overtaken>().Count());
        Assert.Single(await Capacity.History(db, town));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_cannot_be_is_refused_and_leaves_no_trace(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, unit) = await Town(db);
        var lines = await db.Set<AuditLine>().CountAsync(TestContext.Current.CancellationToken);
        var good = new CapacityContent(Quarter.Of(Today), 2) { Units = [new(unit, [5, 5], null)] };
        CapacityContent[] bad =
        [
            good with { Units = [new(unit, [5, -1], null)] }, good with { Units = [new(unit, [5], null)] },
            good with { Units = [new(unit, [5, double.NaN], null)] }, good with { Units = [new(Guid.NewGuid(), [5, 5], null)] },
            good with { Units = [new(unit, [5, 5], -1)] }, good with { Money = [1, -1] }, good with { Running = [1] },
            good with { AtOnce = -1 }, good with { Quarters = 0, Units = [] }, good with { Units = [good.Units[0], good.Units[0]] },
        ];
        foreach (var content in bad) Assert.IsType<SaveCapacity.Refused>(await SaveCapacity.Run(db, Jana, town, 0, content, Now));
        Assert.Contains("Bauamt, 1. Quartal 2027: Der Wert kann nicht negativ sein", Assert.IsType<SaveCapacity.Refused>(
            await SaveCapacity.Run(db, Jana, town, 0, bad[0], Now)).Why.German, StringComparison.Ordinal);
        ScenarioContent[] trials = [new(""), new("x") { Quarters = 1 }, new("x") { DaysPercent = -5 }, new("x") { Budget = -1 },
            new("x") { AtOnce = -1 }, new("x") { In = [unit], Out = [unit] }];
        foreach (var trial in trials) Assert.IsType<SaveScenario.Refused>(await SaveScenario.Run(db, Jana, town, null, 0, trial, Now));
        Criterion own = new("own1", CriterionKind.Own, "Eigenes", 10);
        MeritContent Only(Criterion one) => new([one], new Dictionary<string, IReadOnlyDictionary<Guid, int>>());
        MeritContent[] merits = [Only(own with { Weight = -1 }), Only(own with { Weight = 0 }), Only(own with { Name = "" }),
            new([own], new Dictionary<string, IReadOnlyDictionary<Guid, int>> { ["own1"] = new Dictionary<Guid, int> { [unit] = 6 } })];
        foreach (var merit in merits) Assert.IsType<SaveMerit.Refused>(await SaveMerit.Run(db, Jana, town, 0, merit, Now));
        InitiativeContent plain = new("Liste", "steering", InitiativeSource.Own);
        InitiativeContent[] contents = [plain with { Unit = Guid.NewGuid() }, plain with { Days = 5, Elsewhere = [new(unit, 6)] },
            plain with { Months = -1 }, plain with { Saving = -1 }, plain with { Earliest = Today, Deadline = Today.AddDays(-1) },
            plain with { Causes = [Guid.NewGuid().ToString()] }];
        foreach (var content in contents)
        {
            Assert.IsType<SaveInitiative.Refused>(await SaveInitiative.Run(db, Jana, town, Model, null, 0, content, Now));
        }

        Assert.Equal(lines, await db.Set<AuditLine>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_adopted_plan_sets_dates_leaves_a_decision_and_can_be_taken_back(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, unit) = await Town(db);
        var first = await Initiative(db, town, new("Erste", "steering", InitiativeSource.Own) { Unit = unit, Days = 8, Months = 3,
            EffectSize = 3, Begin = new(2026, 1, 1), End = new(2026, 3, 31), Milestones = [new("Halb", new(2026, 2, 1), null)] });
        var second = await Initiative(db, town, new("Zweite", "customers", InitiativeSource.Own) { Unit = unit, Days = 8, Months = 6,
            EffectSize = 3, After = [first] });
        await SaveCapacity.Run(db, Jana, town, 0, new(Quarter.Of(Today), 4) { Units = [new(unit, [10, 10, 10, 10], null)] }, Now);
        var trial = Assert.IsType<SaveScenario.Saved>(await SaveScenario.Run(db, Jana, town, null, 0, new("Plan") { Quarters = 4 },
            Now)).Id;
        var result = await Compute(db, town, trial);
        Assert.Equal(result.Id, Assert.Single(await PlanResult.Of(db, town)).Value.Id);

        Assert.IsType<AdoptPlan.Refused>(await AdoptPlan.Run(db, Jana, town, result.Id, DecisionLevel.Executive, " ", Now));
        Assert.Empty((await Register.Of(db, town)).Open);
        Assert.Equal(2, Assert.IsType<AdoptPlan.Adopted>(await AdoptPlan.Run(db, Jana, town, result.Id, DecisionLevel.Executive,
            "Er passt.", Now)).Initiatives);
        async Task<(DateOnly? Begin, DateOnly? End)> Dates(Guid id) => (await Portfolio.Find(db, town, id))!.Content is var content
            ? (content.Begin, content.End) : default;
        Assert.Equal((new(2026, 10, 1), new(2026, 12, 31)), await Dates(first));
        Assert.Equal((new(2027, 1, 1), new(2027, 6, 30)), await Dates(second));
        Assert.Equal(new(2026, 11, 1), (await Portfolio.Find(db, town, first))!.Content.Milestones[0].Planned);
        Assert.Equal(("Plan", "Er passt."), Assert.Single((await Register.Of(db, town)).Decided).Decision is var decision
            ? (decision.Outcome, decision.Reason) : default);

        // The same plan a second time is out of date: its initiatives have other versions now.
        Assert.Contains("wurde geändert", Assert.IsType<AdoptPlan.Refused>(await AdoptPlan.Run(db, Jana, town, result.Id,
            DecisionLevel.Executive, "Noch einmal.", Now)).Why.German, StringComparison.Ordinal);
        var changed = (await Portfolio.Find(db, town, second))!;
        await SaveInitiative.Run(db, Ralf, town, Model, second, changed.Version.Number, changed.Content with { Days = 9 }, Now);
        var adoption = await db.Set<PlanAdoption>().SingleAsync(TestContext.Current.CancellationToken);
        // What Ralf changed meanwhile stays as he left it.
        Assert.Equal(1, await EndAdoption.Run(db, Jana, town, adoption.Id, Now));
        Assert.Equal((new(2026, 1, 1), new(2026, 3, 31)), await Dates(first));
        Assert.Equal((new(2027, 1, 1), new(2027, 6, 30)), await Dates(second));
        Assert.Null(await EndAdoption.Run(db, Jana, town, adoption.Id, Now));
    }

    private static async Task<PlanResult> Compute(Database db, Guid town, Guid trial)
    {
        var scenario = (await PlanScenario.Find(db, town, trial))!;
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == town).ToListAsync();
        var ground = new PlanGround(await Portfolio.Of(db, town), (await Capacity.Latest(db, town))?.Content, units, Model, null, Today);
        var report = ComputePlan.Run(BuildPlanQuestion.Run(ground, scenario.Content), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        return await KeepPlanResult.Run(db, Jana, scenario, report, Now);
    }

    private static async Task<(Guid Town, Guid Unit)> Town(Database db)
    {
        var town = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Planhausen", 40, 6, Now)).Id;
        return (town, ((AddUnit.Added)await AddUnit.Run(db, Jana, town, null, "Bauamt", 20, Now)).Id);
    }

    private static async Task<Guid> Initiative(Database db, Guid town, InitiativeContent content) =>
        Assert.IsType<SaveInitiative.Saved>(await SaveInitiative.Run(db, Jana, town, Model, null, 0, content, Now)).Id;
}
