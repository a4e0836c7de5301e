using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Capabilities.Tests.Mail;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Controlling;
using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;
using Wegmarke.Mail;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Controlling;

/// <summary>Rounds on both engines: what was said is kept, what is frozen stays, mails go once.</summary>
public sealed class RoundTests(PostgresServer postgres)
{
    private const string Milestone = "Probe";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly Actor Jana = new(Guid.NewGuid(), "Jana Brandt", []);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_round_is_opened_answered_and_frozen_and_then_nothing_changes_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, one) = await Town(db);
        var round = await Open(db, town);
        Assert.IsType<OpenRound.OpenAlready>(await OpenRound.Run(db, Jana, town, Model, Today.AddDays(5), "", Now));
        var said = Assert.IsType<HandInPart.HandedIn>(await HandIn(db, town, round, new PartEntry(one, 0, new()
        {
            Percent = 40, DaysSpent = 12, Blocked = "Vertrag", Milestones = [new(Milestone, Today.AddDays(20), null, Today.AddDays(60), "Warten auf das Land")],
        })));
        Assert.True(said.IsWhole);
        Assert.Equal(Today.AddDays(60), (await Portfolio.Find(db, town, one))!.Content.Milestones[0].Planned);
        var hash = Assert.IsType<FreezeRound.Frozen>(await FreezeRound.Run(db, Jana, town, Model, round, Now.AddDays(8))).Hash;
        Assert.IsType<FreezeRound.FrozenAlready>(await FreezeRound.Run(db, Jana, town, Model, round, Now.AddDays(9)));
        Assert.IsType<HandInPart.Frozen>(await HandIn(db, town, round, new PartEntry(one, 1, new() { Percent = 50 })));

        var stored = await db.Set<RoundFreeze>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(RoundDocument.HashOf(stored.Json), hash);
        Assert.Equal(stored.Json, RoundDocument.Read(stored.Json).ToJson());
        var entry = RoundDocument.Read(stored.Json).Of(one)!;
        Assert.Equal((40, 12.0, "Vertrag", Answer.Changed, Today.AddDays(20)), (entry.Progress.Percent, entry.Progress.DaysSpent,
            entry.Progress.Blocked, entry.Answer, entry.Milestones[0].First));
        Assert.Equal("Warten auf das Land", Assert.Single(entry.Shifts).Reason);

        // What was wrong is put right in the next round, which names the hash of this one.
        var next = await Open(db, town, Now.AddDays(30));
        Assert.Equal(2, next);
        await HandIn(db, town, next, Now.AddDays(31), new PartEntry(one, 0, new() { Percent = 30, Blocked = "" }));
        await FreezeRound.Run(db, Jana, town, Model, next, Now.AddDays(35));
        var documents = (await FindCourses.Frozen(db, town, 9)).Select(two => two.Document).ToList();
        Assert.Equal(hash, documents[0].Previous);
        Assert.Equal((30, 12.0, "", 40), (documents[0].Of(one)!.Progress.Percent, documents[0].Of(one)!.Progress.DaysSpent,
            documents[0].Of(one)!.Progress.Blocked, documents[1].Of(one)!.Progress.Percent));
        var difference = Assert.Single(CompareRounds.Run(documents[1], documents[0]));
        Assert.Equal(["30 Prozent (vorher 40).", "Nichts blockiert mehr."], difference.What.Select(what => what.German));
        Assert.Empty(CompareRounds.Run(documents[0], documents[0]));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_reports_second_is_shown_the_first_and_a_correction_adds_to_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, one) = await Town(db);
        var round = await Open(db, town);
        await HandIn(db, town, round, new PartEntry(one, 0, new() { Percent = 40 }));
        var second = Assert.IsType<HandInPart.HandedIn>(await HandIn(db, town, round, new PartEntry(one, 0, new() { Percent = 90 })));
        Assert.Equal(40, second.Overtaken[one].Content.Percent);
        Assert.Empty(second.Stored);
        Assert.True(Assert.IsType<HandInPart.HandedIn>(await HandIn(db, town, round, new PartEntry(one, 1,
            new() { DaysSpent = 3 }))).IsWhole);
        var line = (await FindCourses.Run(db, town, Model, Now)).Courses.Single(course => course.Id == one).Line!;
        Assert.Equal((40, 3.0), (line.Content.Percent, line.Content.DaysSpent));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Whatever_is_stored_while_a_round_freezes_is_in_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, _) = await Town(db);
        for (var more = 0; more < 6; more++) await Initiative(db, town, $"Maßnahme {more}", "Bauamt");
        var round = await Open(db, town);
        var ids = (await Portfolio.Of(db, town)).Sheets.Select(one => one.Id).ToList();
        var outcomes = await Task.WhenAll(ids.Select(async (id, at) =>
        {
            await using var own = stores.House();
            if (at != 3) return (Id: id, Outcome: (object)await HandIn(own, town, round, new PartEntry(id, 0,
                new() { Percent = 10 + at })));
            return (Id: id, Outcome: await FreezeRound.Run(own, Jana, town, Model, round, Now.AddDays(1)));
        }));
        var document = (await FindCourses.Frozen(db, town, 1))[0].Document;
        foreach (var (id, outcome) in outcomes)
        {
            if (outcome is FreezeRound.Frozen) continue;
            Assert.Equal(outcome is HandInPart.HandedIn ? Answer.Changed : Answer.Missing, document.Of(id)!.Answer);
        }

        var lines = await db.Set<RoundLine>().AsNoTracking().OrderBy(one => one.Line).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(one => one.Line));
        Assert.Null(lines[^1].InitiativeId);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_cannot_be_is_refused_and_the_rest_is_stored(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, one) = await Town(db);
        var good = await Initiative(db, town, "Zweite", "Bauamt");
        var round = await Open(db, town);
        MilestoneReport Moved(DateOnly? reached, DateOnly? to, string why) => new(Milestone, Today.AddDays(20), reached, to, why);
        ReportContent[] bad =
        [
            new() { Percent = 140 }, new() { Percent = -1 }, new() { DaysSpent = -1 }, new() { DaysLeft = double.NaN },
                new() { MoneySpent = -0.01m },
            new() { Blocked = new('x', 501) }, new() { Milestones = [Moved(null, Today.AddDays(30), "")] },
            new() { Milestones = [Moved(null, Today.AddDays(-1), "Warum")] }, new() { Milestones = [Moved(Today.AddDays(-200), null, "")] },
            new() { Milestones = [Moved(Today.AddDays(1), null, "")] }, new() { Milestones = [Moved(Today, Today.AddDays(9), "Warum")] },
            new() { Milestones = [new("Gibt es nicht", Today, Today, null, "")] },
        ];
        foreach (var said in bad)
        {
            var outcome = Assert.IsType<HandInPart.HandedIn>(await HandIn(db, town, round, new PartEntry(one, 0, said)));
            Assert.Contains(one, outcome.Refused);
        }

        var mixed = Assert.IsType<HandInPart.HandedIn>(await HandIn(db, town, round, new PartEntry(one, 0, new() { Percent = 140 }),
            new PartEntry(good, 0, new())));
        Assert.Equal([good], mixed.Stored);
        Assert.Single((await InitiativeHistory.Of(db, one)).Versions);
        Assert.IsType<HandInPart.NotYours>(await HandInPart.Run(db, Jana, town, Model, round, ["Hauptamt"], [new(good, 1, new())], [],
            Now));
        Assert.IsType<OpenRound.Refused>(await OpenRound.Run(db, Jana, town, Model, Today.AddDays(-1), "", Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task One_mail_for_each_address_one_reminder_and_none_without_news(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, one) = await Town(db);
        await Initiative(db, town, "Zweite", "Hauptamt");
        await Initiative(db, town, "Dritte", "Stadtplanung");
        await PlanRounds.Name(db, Jana, town, "Bauamt", "bauen@probedorf.example", Now);
        await PlanRounds.Name(db, Jana, town, "Stadtplanung", "bauen@probedorf.example", Now);
        Assert.IsType<PlanRounds.Refused>(await PlanRounds.Name(db, Jana, town, "Hauptamt", "keine Adresse", Now));
        using var sink = new MailSink();
        using var route = new MailRoute(new("127.0.0.1", sink.Port, MailSecurity.None, null, null, "wegmarke@probedorf.example"));
        var round = await Open(db, town);
        Assert.Equal(1, await SendRoundMails.Run(db, route, Now, TestContext.Current.CancellationToken));
        Assert.Equal(0, await SendRoundMails.Run(db, route, Now, TestContext.Current.CancellationToken));
        var first = Assert.Single(sink.Mails);
        Assert.Contains($"https://x.example/controlling/rounds/{round}/part", first.TextBody, StringComparison.Ordinal);
        Assert.Contains("Erste", first.TextBody, StringComparison.Ordinal);
        Assert.Contains("Dritte", first.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Zweite", first.TextBody, StringComparison.Ordinal);

        async Task<int> Remind(int days) => await RemindOwners.Run(db, await FindCourses.Run(db, town, Model, Now.AddDays(days)),
            Now.AddDays(days));
        Assert.Equal(0, await Remind(2));
        await HandIn(db, town, round, new PartEntry(one, 0, new()));
        Assert.Equal(1, await Remind(8));
        Assert.Equal(0, await Remind(9));
        Assert.Equal(1, await SendRoundMails.Run(db, route, Now, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Erste", sink.Mails.Last().TextBody, StringComparison.Ordinal);
        Assert.Contains("Dritte", sink.Mails.Last().TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Rounds_open_and_freeze_by_themselves_once_a_month(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, _) = await Town(db);
        await PlanRounds.Run(db, Jana, town, 0, 5, 10, "", Now);
        Assert.IsType<PlanRounds.Overtaken>(await PlanRounds.Run(db, Jana, town, 0, 6, 10, "", Now));
        Assert.IsType<PlanRounds.Refused>(await PlanRounds.Run(db, Jana, town, 1, 31, 10, "", Now));
        for (var day = 0; day < 45; day++) await KeepRounds.Run(db, _ => Task.FromResult(Model), Now.AddDays(day));
        var rounds = await db.Set<Round>().AsNoTracking().OrderBy(one => one.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([new(2026, 3, 5), new(2026, 4, 5)], rounds.Select(one => one.Opened));
        Assert.Equal([new(2026, 3, 16)], (await FindCourses.Frozen(db, town, 9)).Select(one => one.Document.Frozen));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_light_is_overridden_with_reason_and_end_and_a_benefit_is_kept(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, one) = await Town(db);
        Task<OverrideLight.Outcome> Say(int seen, Light? light, string why, int days) =>
            OverrideLight.Run(db, Jana, town, one, seen, light, why, Today.AddDays(days), Now);
        Assert.IsType<OverrideLight.Refused>(await Say(0, Light.Red, " ", 20));
        Assert.IsType<OverrideLight.Refused>(await Say(0, Light.Red, "Weil", 0));
        Assert.IsType<OverrideLight.Refused>(await Say(0, Light.Red, "Weil", 100));
        Assert.IsType<OverrideLight.Refused>(await Say(0, Light.Quiet, "Weil", 20));
        Assert.IsType<OverrideLight.Done>(await Say(0, Light.Red, "Weil", 20));
        Assert.IsType<OverrideLight.Overtaken>(await Say(0, Light.Green, "Doch", 20));
        async Task<Course> On(int days) => (await FindCourses.Run(db, town, Model, Now.AddDays(days))).Courses[0];
        Assert.Equal((Light.Red, Light.Green), ((await On(20)).Shown, (await On(20)).Ruling.Light));
        Assert.Null((await On(21)).Word);
        Assert.IsType<OverrideLight.Done>(await Say(1, null, "Erledigt", 0));
        Assert.Null((await On(1)).Word);

        Task<CheckBenefit.Outcome> Look(int seen) => CheckBenefit.Run(db, Jana, town, one, seen, Benefit.Partly, "Neun von zwölf", "", Now);
        Assert.IsType<CheckBenefit.NotThere>(await Look(0));
        await MoveInitiative.Run(db, Jana, town, one, 2, Stand.Done, "", Today, Now);
        async Task<bool> Due(int months) => (await FindCourses.Run(db, town, Model, Now.AddMonths(months))).BenefitsDue.Any();
        var (early, timely, late) = (await Due(5), await Due(6), await Due(24));
        Assert.Equal((false, true, false), (early, timely, late));
        Assert.IsType<CheckBenefit.Checked>(await Look(0));
        Assert.IsType<CheckBenefit.Overtaken>(await Look(0));
        Assert.False(await Due(6));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_brake_asks_why_and_readings_come_with_the_part(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, _) = await Town(db);
        Assert.IsType<SaveCapacity.Saved>(await SaveCapacity.Run(db, Jana, town, 0, new(new((2026 * 4) + 3), 1) { AtOnce = 1 }, Now));
        var fresh = Assert.IsType<SaveInitiative.Saved>(await SaveInitiative.Run(db, Jana, town, Model, null, 0, new("Neu", "steering",
            InitiativeSource.Own), Now)).Id;
        var brake = (await Brake.Of(db, town, fresh, Today))!;
        Assert.Equal((1, 1), (brake.Running.Count, brake.Limit));
        Assert.IsType<MoveInitiative.Refused>(await StartAnyway.Run(db, Jana, town, brake, 1, "", Today, Now));
        Assert.IsType<MoveInitiative.Moved>(await StartAnyway.Run(db, Jana, town, brake, 1, "Gesetzliche Frist", Today, Now));
        Assert.Equal(1, await db.Set<StartedAnyway>().CountAsync(TestContext.Current.CancellationToken));

        await SetTarget.Keep(db, Jana, town, Model, "steering.parallel", "Hauptamt", Now);
        var round = await Open(db, town);
        Task<HandInPart.Outcome> Tell(PartReading reading) => HandInPart.Run(db, Jana, town, Model, round, ["Hauptamt"], [], [reading],
            Now);
        Assert.Single(Assert.IsType<HandInPart.HandedIn>(await Tell(new("steering.parallel", null, Today, "Liste"))).Unread);
        Assert.Single(Assert.IsType<HandInPart.HandedIn>(await Tell(new("steering.on-plan", 4, Today, "Liste"))).Unread);
        Assert.True(Assert.IsType<HandInPart.HandedIn>(await Tell(new("steering.parallel", 4, Today, "Liste"))).IsWhole);
        Assert.Equal(4, (await RecordReading.Latest(db, town, Today, Now))[0].Value);
    }

    private static async Task<(Guid Town, Guid Initiative)> Town(Database db)
    {
        var town = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Probedorf", 40, 4, Now)).Id;
        return (town, await Initiative(db, town, "Erste", "Bauamt"));
    }

    private static async Task<Guid> Initiative(Database db, Guid town, string title, string owner)
    {
        var id = Assert.IsType<SaveInitiative.Saved>(await SaveInitiative.Run(db, Jana, town, Model, null, 0,
            new(title, "steering", InitiativeSource.Own)
            {
                Owner = owner, Begin = Today.AddDays(-60), End = Today.AddDays(100), Days = 30,
                Milestones = [new(Milestone, Today.AddDays(20), null)],
            }, Now)).Id;
        await MoveInitiative.Run(db, Jana, town, id, 1, Stand.Running, "", Today, Now);
        return id;
    }

    private static async Task<int> Open(Database db, Guid town, DateTimeOffset? at = null) => Assert.IsType<OpenRound.Opened>(
        await OpenRound.Run(db, Jana, town, Model, DateOnly.FromDateTime((at ?? Now).UtcDateTime).AddDays(10), "https://x.example",
            at ?? Now)).Number;

    private static Task<HandInPart.Outcome> HandIn(Database db, Guid town, int round, params PartEntry[] entries) =>
        HandIn(db, town, round, Now, entries);

    private static Task<HandInPart.Outcome> HandIn(Database db, Guid town, int round, DateTimeOffset at, params PartEntry[] entries) =>
        HandInPart.Run(db, Jana, town, Model, round, null, entries, [], at);
}
