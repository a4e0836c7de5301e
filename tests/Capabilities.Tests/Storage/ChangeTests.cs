using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Capabilities.Tests.Mail;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Change;
using Wegmarke.Mail;
using Wegmarke.MaturityModels;
using Wegmarke.Meetings;
using Wegmarke.Proposals;
using Wegmarke.PublicPages;
using Wegmarke.Reminders;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Change, agreements, meetings, calendars and the public page on both engines.</summary>
public sealed class ChangeTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 3);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_two_who_end_a_goal_the_second_is_shown_what_the_first_wrote(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, jana) = await Town(db);
        var goal = await Goal(db, jana, town.Id, "Weniger gleichzeitig");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(async number =>
        {
            await using var own = stores.House();
            return await EndGoal.Run(own, jana, town.Id, goal, true, $"Grund {number}", Now);
        }));
        Assert.Single(outcomes.OfType<EndGoal.Ended>());
        Assert.Equal(4, outcomes.OfType<EndGoal.EndedAlready>().Count(one => one.Standing.Reason.StartsWith("Grund",
            StringComparison.Ordinal)));
        Assert.IsType<EndGoal.NotThere>(await EndGoal.Run(db, jana, Guid.NewGuid(), goal, true, "fremd", Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Change_names_groups_and_offices_and_keeps_every_version(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, jana) = await Town(db);
        var initiative = await Initiative(db, jana, town.Id, new("Akte", "steering", InitiativeSource.Own));
        Task<SaveChange.Outcome> Save(ChangeContent content, Guid? entry = null, int seen = 0) =>
            SaveChange.Run(db, jana, town.Id, initiative, entry, seen, content, Now);
        var group = new Stakeholder("Registratur", 4, -1, "Zeit");
        foreach (var bad in new ChangeContent[]
        {
            group with { Group = "Frau Lindner" }, group with { Group = "" }, group with { Influence = 6 }, group with { Attitude = -3 },
            new PlannedWord("Alle", "Was", Today, "Mail", Today.AddDays(9)), new PlannedWord("", "Was", Today, "Mail", null),
            new Resistance("", "", "", ""), new Resistance("Herr Krause ist dagegen", "", "", ""),
        })
        {
            Assert.IsType<SaveChange.Refused>(await Save(bad));
        }

        var id = Assert.IsType<SaveChange.Saved>(await Save(group)).Id;
        Assert.IsType<SaveChange.Saved>(await Save(group with { Attitude = 1 }, id, 1));
        Assert.Equal(group with { Attitude = 1 }, Assert.IsType<SaveChange.Overtaken>(await Save(group with { Attitude = 2 }, id,
            1)).Theirs.Content);
        Assert.IsType<SaveChange.NotThere>(await Save(new Resistance("Nein", "", "", ""), id, 2));
        Assert.Equal(group with { Attitude = 1 }, Assert.Single((await ChangePlan.Of(db, town.Id, initiative)).Stakeholders).Content);
        await SaveChange.End(db, jana, town.Id, initiative, id, Now);
        Assert.Empty((await ChangePlan.Of(db, town.Id)).Entries);
        Assert.Equal(2, await db.Set<ChangeEntry>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Agreements_hang_on_goals_and_are_looked_at_again(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, jana) = await Town(db);
        var goal = await Goal(db, jana, town.Id, "Weniger gleichzeitig");
        Task<AgreeOnGoal.Outcome> Agree(Guid on, DateOnly due, DateOnly review) => AgreeOnGoal.Run(db, jana, town.Id, on,
            "Leitung Hauptamt",
            "Bürgermeisterin", "Eine Stunde im Monat", due, review, Now);
        Assert.IsType<AgreeOnGoal.NotThere>(await Agree(Guid.NewGuid(), Today.AddDays(90), Today.AddDays(30)));
        Assert.IsType<AgreeOnGoal.Refused>(await Agree(goal, Today.AddDays(20), Today.AddDays(30)));
        Assert.IsType<AgreeOnGoal.Done>(await Agree(goal, Today.AddDays(90), Today.AddDays(30)));
        var agreement = Assert.Single(await AgreementState.Of(db, town.Id));
        Assert.Equal(Today.AddDays(30), agreement.NextReview);
        Task<AgreeOnGoal.Outcome> Look(int seen, AgreementStand stand, DateOnly? next) => AgreeOnGoal.Review(db, jana, town.Id,
            agreement.Agreement.Id, seen, stand, "Gesehen", next, Now);
        Task<AgreeOnGoal.Outcome> Change(int seen, string what, DateOnly due) => AgreeOnGoal.Change(db, jana, town.Id,
            agreement.Agreement.Id, seen, "Leitung Hauptamt", "Bürgermeisterin", what, due, Today.AddDays(30), Now.AddDays(1));
        Assert.IsType<AgreeOnGoal.Refused>(await Change(1, "", Today.AddDays(90)));
        Assert.IsType<AgreeOnGoal.Refused>(await Change(1, "Zwei Stunden", Today.AddDays(20)));
        Assert.IsType<AgreeOnGoal.Done>(await Change(1, "Zwei Stunden im Monat", Today.AddDays(100)));
        Assert.Contains("Zwei Stunden im Monat", Assert.IsType<AgreeOnGoal.Refused>(await Change(1, "Drei", Today.AddDays(90))).Why.German,
            StringComparison.Ordinal);
        var changed = Assert.Single(await AgreementState.Of(db, town.Id));
        Assert.Equal(("Zwei Stunden im Monat", Today.AddDays(100)), (changed.Agreement.What, changed.Agreement.Due));
        Assert.Equal("Eine Stunde im Monat", Assert.Single(changed.Before).What);
        Assert.IsType<AgreeOnGoal.NotThere>(await AgreeOnGoal.Change(db, jana, Guid.NewGuid(), agreement.Agreement.Id, 2, "a", "b", "c",
            Today.AddDays(9), Today.AddDays(8), Now));
        Assert.IsType<AgreeOnGoal.Refused>(await Look(0, AgreementStand.OnTheWay, null));
        Assert.IsType<AgreeOnGoal.Done>(await Look(0, AgreementStand.OnTheWay, Today.AddDays(60)));
        Assert.IsType<AgreeOnGoal.Refused>(await Look(0, AgreementStand.Kept, null));
        Assert.IsType<AgreeOnGoal.Done>(await Look(1, AgreementStand.Kept, null));
        Assert.Null(Assert.Single(await AgreementState.Of(db, town.Id)).NextReview);
        Assert.IsType<AgreeOnGoal.Refused>(await Change(2, "Nachträglich", Today.AddDays(100)));
        Assert.NotNull(await RecordHours.Run(db, jana, town.Id, 2026, 2, 10, Now));
        Assert.Null(await RecordHours.Run(db, jana, town.Id, 2026, 1, 10, Now));
        Assert.Null(await RecordHours.Run(db, jana, town.Id, 2026, 1, 14, Now));
        Assert.Equal(14, Assert.Single(await RecordHours.Of(db, town.Id)).Hours);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_agenda_names_what_waits_and_a_meeting_decides_about_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, jana) = await Town(db);
        var asked = (AskDecision.Asked)await AskDecision.Run(db, jana, town.Id, "Soll es?", DecisionLevel.SteeringGroup, "",
            Today.AddDays(-9), "", Now);
        await AskDecision.Run(db, jana, town.Id, "Soll der Rat?", DecisionLevel.Council, "", Today.AddDays(-9), "", Now);
        await Goal(db, jana, town.Id, "Längst fällig", Today.AddDays(-40));
        var late = await Initiative(db, jana, town.Id, new("Akte", "steering", InitiativeSource.Own) { Milestones = [new("Start",
            Today.AddDays(-5), null)] });
        await MoveInitiative.Run(db, jana, town.Id, late, 1, Stand.Running, "", Today, Now);
        var rests = await Initiative(db, jana, town.Id, new("App", "steering", InitiativeSource.Own));
        await MoveInitiative.Run(db, jana, town.Id, rests, 1, Stand.Paused, "Wartet auf Geld", Today, Now);
        await HoldMeetings.Begin(db, jana, town.Id, new("Lenkungskreis", DecisionLevel.SteeringGroup, Rhythm.Monthly, DayOfWeek.Tuesday, 1),
            new(14, 0), Today, 60, Now);
        var series = Assert.Single(await SeriesState.Of(db, town.Id)).Series;
        async Task<IReadOnlyList<AgendaPoint>> Agenda(DecisionLevel level) => MakeAgenda.Run(await Register.Of(db, town.Id),
            await StrategyState.Of(db, town.Id), await AgreementState.Of(db, town.Id), await Portfolio.Of(db, town.Id),
            await ProposalState.Of(db, town.Id), [], level, Today);
        Assert.Equal([(AgendaReason.OpenQuestion, "Soll es?"), (AgendaReason.GoalOverdue, "Längst fällig"), (AgendaReason.InitiativeLate,
            "Akte"),
            (AgendaReason.InitiativeWaits, "App")], (await Agenda(DecisionLevel.SteeringGroup)).Select(one => (one.Reason, one.Subject)));
        Assert.Equal(["Soll der Rat?"], (await Agenda(DecisionLevel.Council)).Select(one => one.Subject));

        Task<HoldMeetings.Outcome> Decide(Guid? question, string text, string outcome) => HoldMeetings.Decide(db, jana, series, Today,
            question, text, $"initiatives/{late}", DecisionWay.Agreed, outcome, "Grund", Now);
        Assert.IsType<HoldMeetings.Refused>(await Decide(null, "Geht es weiter?", ""));
        Assert.Equal(2, (await Register.Of(db, town.Id)).Open.Count);
        Assert.IsType<HoldMeetings.Done>(await Decide(asked.Id, "", "Ja."));
        Assert.IsType<HoldMeetings.Refused>(await Decide(asked.Id, "", "Nein."));
        Assert.IsType<HoldMeetings.Done>(await Decide(null, "Geht es weiter?", "Ja, bis Mai."));
        Assert.Equal(2, await db.Set<MeetingDecision>().CountAsync(one => one.SeriesId == series.Id,
            TestContext.Current.CancellationToken));
        Assert.Contains((await Register.Of(db, town.Id)).Decided, one => one.Question.About == $"initiatives/{late}");
        Assert.IsType<HoldMeetings.Done>(await HoldMeetings.Write(db, jana, series, Today, 0, "Eins", Now));
        Assert.Equal("Eins", Assert.IsType<HoldMeetings.Overtaken>(await HoldMeetings.Write(db, jana, series, Today, 0, "Zwei", Now)).Theirs.Text);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_calendar_opens_with_its_newest_secret_only_and_the_weekly_mail_comes_once(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, jana) = await Town(db);
        var secret = await OpenCalendar.Run(db, jana, Language.German, Now);
        Assert.NotNull(await OpenCalendar.Find(db, secret));
        Assert.False(stores.Hold(System.Text.Encoding.ASCII.GetBytes(secret)));
        var second = await OpenCalendar.Run(db, jana, Language.German, Now.AddMinutes(1));
        Assert.Null(await OpenCalendar.Find(db, secret));
        Assert.NotNull(await OpenCalendar.Find(db, second));
        await OpenCalendar.End(db, jana, Now.AddMinutes(2));
        Assert.Null(await OpenCalendar.Find(db, second));

        Assert.NotNull(await SendDigest.Order(db, jana, "keine Adresse", Language.German, "https://stadt.example", Now));
        Assert.Null(await SendDigest.Order(db, jana, "jana@stadt.example", Language.German, "https://stadt.example", Now));
        var order = Assert.Single(await SendDigest.Due(db, Now));
        Assert.Null(await SendDigest.Compose(db, jana, order, ModelOf, Now));
        // A reading that is too old is told to whoever reads indicators, and to nobody else.
        db.Add(new Reading(Guid.NewGuid(), town.Id, Model.Indicators[0].Key, 3, Today.AddYears(-2), "Bericht", jana.Name, Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Contains("1 neu abzulesen: https://stadt.example/administrations/", (await SendDigest.Compose(db, jana, order, ModelOf,
            Now))!.Value.Text, StringComparison.Ordinal);
        Assert.Null(await SendDigest.Compose(db, jana with { Grants = [new(Role.Council, town.Id)] }, order, ModelOf, Now));
        await AskDecision.Run(db, jana, town.Id, "Soll es?", DecisionLevel.Executive, "", Today, "", Now);
        Assert.Contains("Soll es?", (await SendDigest.Compose(db, jana, order, ModelOf, Now))!.Value.Text, StringComparison.Ordinal);
        using var gone = new MailSink { Most = 0 };
        using var down = Route(gone);
        await SendDigest.Run(db, down, order, ModelOf, Now, TestContext.Current.CancellationToken);
        Assert.Single(await SendDigest.Due(db, Now));
        using var sink = new MailSink();
        using var route = Route(sink);
        await SendDigest.Run(db, route, order, ModelOf, Now, TestContext.Current.CancellationToken);
        var mail = Assert.Single(sink.Mails);
        Assert.Equal(("jana@stadt.example", "Wegmarke: Ihre Woche"), (Assert.Single(mail.To.Mailboxes).Address, mail.Subject));
        Assert.Contains("https://stadt.example/notifications", mail.TextBody, StringComparison.Ordinal);
        Assert.Empty(await SendDigest.Due(db, Now.AddDays(6)));
        // Ordering anew does not bring the next mail forward.
        await SendDigest.Order(db, jana, "j.brandt@stadt.example", Language.English, "https://stadt.example", Now.AddDays(1));
        Assert.Empty(await SendDigest.Due(db, Now.AddDays(6)));
        Assert.Equal("j.brandt@stadt.example", Assert.Single(await SendDigest.Due(db, Now.AddDays(8))).Address);
        await SendDigest.End(db, jana, Now.AddDays(8));
        Assert.Empty(await SendDigest.Due(db, Now.AddDays(20)));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_public_page_holds_what_was_chosen_and_nothing_else(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, jana) = await Town(db);
        await WriteStrategy.Run(db, jana, town.Id, 0, "Schnell und verständlich.", "Frau Lindner fragen\nWenig beginnen",
            Authorship.Thesis, 12, Today, Now);
        await Goal(db, jana, town.Id, "Weniger gleichzeitig");
        var id = await Initiative(db, jana, town.Id, new("App", "customers", InitiativeSource.Own));
        await MoveInitiative.Run(db, jana, town.Id, id, 1, Stand.Declined, "Innerer Grund.", Today, Now);
        async Task<ProgressView> Publish(int seen, params ProgressBlock[] blocks)
        {
            Assert.IsType<PublishProgress.Published>(await PublishProgress.Run(db, jana, town, seen, blocks, "", Now));
            return await FindProgress.Run(db, town, (await PublishProgress.Latest(db, town.Id))!, Model, Now);
        }

        var view = await Publish(0, ProgressBlock.Vision);
        Assert.Equal(("Schnell und verständlich.", 1), (view.Vision, view.LeftOut));
        Assert.Equal(["Wenig beginnen"], view.Principles);
        Assert.Empty(view.Goals);
        Assert.Empty(view.No);
        view = await Publish(1, ProgressBlock.No);
        Assert.Equal(("", new PublicInitiative("App", Today, "")), (view.Vision, Assert.Single(view.No)));
        view = await Publish(2, ProgressBlock.No, ProgressBlock.NoReasons);
        Assert.Equal("Innerer Grund.", Assert.Single(view.No).Reason);
        Assert.IsType<PublishProgress.Overtaken>(await PublishProgress.Run(db, jana, town, 2, [], "", Now));
        Assert.False((await Publish(3)).Choice.IsPublic);
        Assert.IsType<PublishProgress.Refused>(await PublishProgress.Run(db, jana, town, 4, [ProgressBlock.Goals],
            "Fragen an post@stadt.example", Now));
    }

    private static MailRoute Route(MailSink sink) =>
        new(new("127.0.0.1", sink.Port, MailSecurity.None, null, null, "wegmarke@stadt.example"));

    private static Task<MaturityModel> ModelOf(Database db, Guid administration) => Task.FromResult(Model);

    private static async Task<(Administration Town, Actor Jana)> Town(Database db)
    {
        var id = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Probedorf", 40, 4, Now)).Id;
        var account = (CreateAccount.Created)await CreateAccount.Run(db, Actor.System, "jana", "Jana Brandt", "ein langes Passwort",
            Role.Coordinator, id, Now);
        return (await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == id), (await FindActor.Run(db, account.Account,
            Now))!);
    }

    private static async Task<Guid> Goal(Database db, Actor actor, Guid town, string title,
        DateOnly? due = null) => Assert.IsType<SetGoal.Set>(
        await SetGoal.Run(db, actor, town, Model, null, 0, new("steering", title, "", "", null, null, due, "", Ambition.Target, 50),
            Now)).Id;

    private static async Task<Guid> Initiative(Database db, Actor actor, Guid town, InitiativeContent content) =>
        Assert.IsType<SaveInitiative.Saved>(await SaveInitiative.Run(db, actor, town, Model, null, 0, content, Now)).Id;
}
