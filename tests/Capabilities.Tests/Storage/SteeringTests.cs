using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns.GroupRating;
using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Strategy, decisions and initiatives on both engines: nothing that somebody wrote is lost, and what cannot be is
/// refused.</summary>
public sealed class SteeringTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 1);
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
        var town = await Town(db);
        Task<WriteStrategy.Outcome> Write(Actor actor, int seen, string vision) => WriteStrategy.Run(db, actor, town, seen, vision, "",
            Authorship.OwnPeople, null, Today, Now);
        Assert.IsType<WriteStrategy.Written>(await Write(Jana, 0, "Eins"));
        Assert.Equal("Eins", Assert.IsType<WriteStrategy.Overtaken>(await Write(Ralf, 0, "Zwei")).Theirs.Vision);
        Assert.IsType<WriteStrategy.Written>(await Write(Ralf, 1, "Zwei"));
        Assert.Equal(["Zwei", "Eins"], (await StrategyState.Of(db, town)).Versions.Select(one => one.Vision));

        var goal = Assert.IsType<SetGoal.Set>(await SetGoal.Run(db, Jana, town, Model, null, 0, Goal("Ziel"), Now)).Id;
        Assert.IsType<SetGoal.Set>(await SetGoal.Run(db, Jana, town, Model, goal, 1, Goal("Ziel, genauer"), Now));
        Assert.Equal("Ziel, genauer", Assert.IsType<SetGoal.Overtaken>(
            await SetGoal.Run(db, Ralf, town, Model, goal, 1, Goal("Anderes Ziel"), Now)).Theirs.Content.Title);

        var initiative = await Initiative(db, town, new("Liste", "steering", InitiativeSource.Own));
        Assert.IsType<SaveInitiative.Overtaken>(await SaveInitiative.Run(db, Ralf, town, Model, initiative, 0,
            new("Liste", "steering", InitiativeSource.Own), Now));
        Assert.IsType<MoveInitiative.Moved>(await Move(db, town, initiative, 1, Stand.Running, ""));
        Assert.Equal(Stand.Running, Assert.IsType<MoveInitiative.Overtaken>(
            await Move(db, town, initiative, 1, Stand.Declined, "Nein")).Theirs.Stand);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Two_who_save_in_the_same_moment_lose_nothing(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        var id = await Initiative(db, town, new("Liste", "steering", InitiativeSource.Own));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            await using var own = stores.House();
            return await SaveInitiative.Run(own, Jana, town, Model, id, 1, new($"Fassung {number}", "steering", InitiativeSource.Own), Now);
        }));
        Assert.Single(outcomes.OfType<SaveInitiative.Saved>());
        Assert.Equal(5, outcomes.OfType<SaveInitiative.Overtaken>().Count());
        Assert.Equal(2, (await InitiativeHistory.Of(db, id)).Versions.Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Initiatives_that_wait_for_one_another_in_a_circle_are_refused_by_name(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        var first = await Initiative(db, town, new("Erste", "steering", InitiativeSource.Own));
        var second = await Initiative(db, town, new("Zweite", "steering", InitiativeSource.Own) { After = [first] });
        var refused = Assert.IsType<SaveInitiative.Refused>(await SaveInitiative.Run(db, Jana, town, Model, first, 1,
            new("Erste", "steering", InitiativeSource.Own) { After = [second] }, Now));
        Assert.Contains("„Erste“ → „Zweite“ → „Erste“", Rotated(refused.Why.German), StringComparison.Ordinal);
        Assert.Single((await InitiativeHistory.Of(db, first)).Versions);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_began_under_an_earlier_strategy_can_still_be_changed(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        await WriteStrategy.Run(db, Jana, town, 0, "Eins", "", Authorship.OwnPeople, 12, Today.AddDays(-700), Now);
        InitiativeContent old = new("Liste", "steering", InitiativeSource.Own) { Begin = Today.AddDays(-600), End = Today.AddDays(-500) };
        var id = await Initiative(db, town, old);
        await WriteStrategy.Run(db, Jana, town, 1, "Zwei", "", Authorship.OwnPeople, 12, Today, Now);
        Assert.IsType<SaveInitiative.Saved>(await SaveInitiative.Run(db, Jana, town, Model, id, 1, old with { Days = 4 }, Now));
        Assert.IsType<SaveInitiative.Refused>(await SaveInitiative.Run(db, Jana, town, Model, id, 2, old with
        {
            Begin = Today.AddDays(-800), End = Today.AddDays(-701),
        }, Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_cannot_be_is_refused_and_leaves_no_trace(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        await WriteStrategy.Run(db, Jana, town, 0, "Leitbild", "", Authorship.OwnPeople, 12, Today, Now);
        var lines = await db.Set<AuditLine>().CountAsync(TestContext.Current.CancellationToken);
        InitiativeContent good = new("Liste", "steering", InitiativeSource.Own);
        InitiativeContent[] bad =
        [
            good with { Title = "" }, good with { Area = "nirgends" }, good with { Days = -1 }, good with { Days = double.NaN },
            good with { CostOnce = -0.01m }, good with { EffectSize = 6 }, good with { Begin = Today, End = Today.AddDays(-1) },
            good with { End = Today.AddDays(-400) }, good with { Causes = ["gibt.es.nicht"] }, good with { After = [Guid.NewGuid()] },
            good with { Goals = [new(Guid.NewGuid(), "")] }, good with { Milestones = [new("", Today, null)] },
        ];
        foreach (var content in bad)
        {
            Assert.IsType<SaveInitiative.Refused>(await SaveInitiative.Run(db, Jana, town, Model, null, 0, content, Now));
        }

        Assert.IsType<AgreeTarget.Refused>(await AgreeTarget.Run(db, Jana, town, Model, "steering", 0, 7, Today, "", "", "", Now));
        Assert.IsType<AgreeTarget.Refused>(await AgreeTarget.Run(db, Jana, town, Model, "steering", 0, 4, Today.AddDays(-1), "", "", "",
            Now));
        Assert.IsType<SetGoal.Refused>(await SetGoal.Run(db, Jana, town, Model, null, 0, Goal("Ziel") with { Target = 1, Start = 1 }, Now));
        Assert.IsType<AskDecision.Refused>(await AskDecision.Run(db, Jana, town, "Soll es?", DecisionLevel.Council, "", Today.AddDays(9),
            "", Now));
        Assert.Equal(lines, await db.Set<AuditLine>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Empty((await Portfolio.Of(db, town)).Sheets);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_no_needs_its_reason_and_every_deed_leaves_a_line(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        var id = await Initiative(db, town, new("App", "customers", InitiativeSource.CouncilMotion) { Days = 120, CostOnce = 150_000 });
        Assert.IsType<MoveInitiative.Refused>(await Move(db, town, id, 1, Stand.Declined, " "));
        Assert.IsType<MoveInitiative.Moved>(await Move(db, town, id, 1, Stand.Declined, "Hilft keinem Ziel."));
        Assert.Equal("Hilft keinem Ziel.", Assert.Single((await Portfolio.Of(db, town)).No).Step.Reason);
        Assert.IsType<MoveInitiative.NotThere>(await Move(db, Guid.NewGuid(), id, 2, Stand.Running, "fremd"));
        Assert.DoesNotContain(SuggestInitiatives.Run(Model, new([]), ["steering"], []), one => one.Initiative.Areas.All(area => area != "steering"));

        var asked = Assert.IsType<AskDecision.Asked>(await AskDecision.Run(db, Jana, town, "Soll es?", DecisionLevel.Council, "",
            Today.AddDays(-10), "", Now)).Id;
        Task<RecordDecision.Outcome> Decide(string outcome) => RecordDecision.Run(db, Jana, town, asked, DecisionWay.Agreed, outcome,
            "Grund", Today, Now);
        Assert.IsType<RecordDecision.Recorded>(await Decide("Ja"));
        Assert.Equal("Ja", Assert.IsType<RecordDecision.DecidedAlready>(await Decide("Nein")).Standing.Outcome);
        Assert.Equal((DecisionLevel.Council, 10.0, 1), Assert.Single((await Register.Of(db, town)).Pace));
        Assert.Equal(["ask-decision", "move-initiative", "record-decision", "save-initiative"],
            (await db.Set<AuditLine>().Where(one => one.AdministrationId == town && one.ActorName == Jana.Name).Select(one => one.Deed)
                .ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SQLite", 4, false)]
    [InlineData("SQLite", 5, true)]
    [InlineData("PostgreSQL", 5, true)]
    public async Task The_spread_of_a_workshop_is_kept_from_five_marks_only(string engine, int people, bool kept)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        var room = new RatingRoom();
        var workshop = (await HoldWorkshop.Run(db, Jana, town, Model, "steering", _ => room, Now))!;
        for (var person = 0; person < people; person++) Assert.True(room.Mark("steering", person % 2 + 2, $"device {person}"));
        Assert.False(room.Mark("steering", 3, "device 0"));
        Assert.True(await HoldWorkshop.End(db, Jana, workshop, room, Now));
        Assert.False(await HoldWorkshop.End(db, Jana, workshop, room, Now));
        var tally = await db.Set<WorkshopTally>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(kept ? [0, 0, 3, 2, 0, 0] : [], tally.Counts);
    }

    private static string Rotated(string words) => words.Contains("„Zweite“ → „Erste“ → „Zweite“", StringComparison.Ordinal)
        ? words.Replace("„Zweite“ → „Erste“ → „Zweite“", "„Erste“ → „Zweite“ → „Erste“", StringComparison.Ordinal) : words;

    private static GoalContent Goal(string title) => new("steering", title, "", "", null, null, null, "", Ambition.Target, 50);

    private static async Task<Guid> Town(Database db) => ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System,
        "Probedorf", 40, 4, Now)).Id;

    private static async Task<Guid> Initiative(Database db, Guid town, InitiativeContent content) =>
        Assert.IsType<SaveInitiative.Saved>(await SaveInitiative.Run(db, Jana, town, Model, null, 0, content, Now)).Id;

    private static Task<MoveInitiative.Outcome> Move(Database db, Guid town, Guid initiative, int seen, Stand stand, string reason) =>
        MoveInitiative.Run(db, Jana, town, initiative, seen, stand, reason, Today, Now);
}
