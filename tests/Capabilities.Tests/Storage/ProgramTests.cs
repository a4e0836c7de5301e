using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Administrations;
using Wegmarke.Initiatives;
using Wegmarke.Storage;
using Wegmarke.Webhooks;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Accesses of programs, requests that take effect once, and what addresses outside are told, on both engines.</summary>
public sealed class ProgramTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 29);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_access_narrows_its_person_is_kept_as_a_hash_and_ends(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        var account = Assert.IsType<CreateAccount.Created>(await CreateAccount.Run(db, Actor.System, "jana", "Jana", "ein langes Passwort",
            Role.Coordinator, town, Now)).Account;
        var jana = (await FindActor.Run(db, account, Now))!;
        Task<IssueProgramToken.Outcome> Issue(string name, DateOnly? until, params ProgramScope[] scopes) =>
            IssueProgramToken.Run(db, jana, name, scopes, until, Now);
        Assert.IsType<IssueProgramToken.Refused>(await Issue(" ", Today, ProgramScope.ReadResults));
        Assert.IsType<IssueProgramToken.Refused>(await Issue("Rat", Today));
        Assert.IsType<IssueProgramToken.Refused>(await Issue("Rat", Today.AddDays(-1), ProgramScope.ReadResults));
        Assert.IsType<IssueProgramToken.Refused>(await Issue("Rat", Today.AddMonths(12).AddDays(1), ProgramScope.ReadResults));
        var issued = Assert.IsType<IssueProgramToken.Issued>(await Issue("Rat", Today.AddMonths(12), ProgramScope.ReadSteering));
        Assert.Matches("^wm_[A-Za-z0-9_-]{43}$", issued.Secret);
        Assert.False(stores.Hold(System.Text.Encoding.UTF8.GetBytes(issued.Secret)));

        var found = (await FindProgram.Run(db, issued.Secret, Now))!;
        Assert.Equal("Jana (Rat)", found.Actor.Name);
        Assert.True(jana.May(Right.Steer, town));
        Assert.True(found.Actor.May(Right.ReadSteering, town) && found.Actor.May(Right.ReadDesk, town));
        foreach (var right in new[] { Right.Steer, Right.ReadResults, Right.ReadUnitResults, Right.ReadSingularCauses, Right.ManageAccounts,
            Right.WriteReports, Right.ReadQuotes }) Assert.False(found.Actor.May(right, town), $"{right}");
        Assert.False(found.Actor.May(Right.ReadSteering, Guid.NewGuid()));
        Assert.Equal(Today, Assert.Single(await ProgramTokenState.Of(db, [account])).Used);

        Assert.Null(await FindProgram.Run(db, issued.Secret + "x", Now));
        Assert.Null(await FindProgram.Run(db, issued.Secret, Now.AddYears(1).AddDays(1)));
        Assert.False(await EndProgramToken.Run(db, jana, [Guid.NewGuid()], issued.Id, Now));
        Assert.True(await EndProgramToken.Run(db, jana, [account], issued.Id, Now));
        Assert.True(await EndProgramToken.Run(db, jana, [account], issued.Id, Now));
        Assert.Null(await FindProgram.Run(db, issued.Secret, Now));
        var other = Assert.IsType<IssueProgramToken.Issued>(await Issue("Zwei", Today, ProgramScope.ReadReports));
        db.Add(new AccountClosure(account, Guid.Empty, Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Null(await FindProgram.Run(db, other.Secret, Now));
        Assert.Equal(["end-program-token", "issue-program-token", "issue-program-token"], await db.Set<AuditLine>().AsNoTracking()
            .Where(one => one.ActorName == "Jana").Select(one => one.Deed).Order().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_scope_gives_only_rights_that_somebody_has_and_every_key_is_read_back()
    {
        foreach (var scope in Enum.GetValues<ProgramScope>())
        {
            Assert.Equal([scope], ProgramScopes.Read(scope.Key()));
            Assert.All(ProgramScopes.RightsOf([scope]), right => Assert.NotEmpty(Rights.Table[right]));
        }

        Right[] never = [Right.ReadSingularCauses, Right.ReadInterviews, Right.ReadQuotes, Right.ReadComments, Right.ReviewComments,
            Right.ManageAccounts, Right.ReadAudit, Right.EnterPaper, Right.ReadExperts];
        Assert.Empty(ProgramScopes.RightsOf(Enum.GetValues<ProgramScope>()).Intersect(never));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_key_takes_effect_once_within_a_day(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var token = Guid.NewGuid();
        Task<KeepAnswer.Outcome> Ask(byte request, DateTimeOffset at) => KeepAnswer.Run(db, token, "k", [request], at);
        Assert.IsType<KeepAnswer.Taken>(await Ask(1, Now));
        Assert.IsType<KeepAnswer.Unfinished>(await Ask(1, Now));
        Assert.IsType<KeepAnswer.Other>(await Ask(2, Now));
        await KeepAnswer.Keep(db, new(token, "k", [1], 201, "ETag: x", [7], Now));
        Assert.Equal(201, Assert.IsType<KeepAnswer.Again>(await Ask(1, Now.AddHours(23))).Answer.Status);
        Assert.IsType<KeepAnswer.Other>(await Ask(2, Now.AddHours(23)));
        Assert.IsType<KeepAnswer.Taken>(await Ask(2, Now.AddHours(25)));
        await KeepAnswer.Forget(db, token, "k");
        Assert.IsType<KeepAnswer.Taken>(await Ask(3, Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Addresses_are_told_once_again_after_failures_and_left_in_peace_at_last(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        await Step(db, town, Now.AddDays(-1));
        var webhook = await SetUp(db, town);
        var keys = new WebhookKeys(stores.Settings.PathOf(WebhookKeys.Folder));
        List<WebhookMessage> sent = [];
        var works = false;
        var tell = new TellAddresses(keys, (message, _) =>
        {
            sent.Add(message);
            return Task.FromResult(works ? new WebhookAnswer(204, null) : new WebhookAnswer(503, new("Nein", "No")));
        });
        Task Look(DateTimeOffset at) => tell.Run(db, at, TestContext.Current.CancellationToken);
        await Look(Now);
        Assert.Empty(sent);
        var initiative = await Step(db, town, Now.AddMinutes(1));
        await Look(Now.AddMinutes(2));
        var message = Assert.Single(sent);
        Assert.Equal(WebhookKeys.Sign(keys.Of(webhook), message.Id, message.Seconds, message.Body), message.Signature);
        Assert.Contains("\"type\":\"initiative.moved\"", message.Body, StringComparison.Ordinal);
        Assert.Contains($"https://wegmarke.example/api/v1/administrations/{town}/initiatives/{initiative}", message.Body,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimer Grund", message.Body, StringComparison.Ordinal);

        await Look(Now.AddMinutes(2.5));
        Assert.Single(sent);
        await Look(Now.AddMinutes(3.5));
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].Id, sent[1].Id);
        Assert.Equal(sent[0].Body, sent[1].Body);
        works = true;
        await Look(Now.AddMinutes(9));
        await Look(Now.AddDays(1));
        Assert.Equal(3, sent.Count);
        var state = (await WebhookState.Find(db, town, webhook.Id, 1))!;
        Assert.True(Assert.Single(state.Recent).Delivered);

        works = false;
        foreach (var number in Enumerable.Range(0, 20)) await Step(db, town, Now.AddDays(1).AddSeconds(number));
        await Look(Now.AddDays(1.1));
        state = (await WebhookState.Find(db, town, webhook.Id, 1))!;
        Assert.Equal((false, "Nein"), (state.Active, state.Turn.Reason));
        Assert.Equal(3 + TellAddresses.FailuresMost, sent.Count);
        await Look(Now.AddDays(1.2));
        Assert.Equal(3 + TellAddresses.FailuresMost, sent.Count);
        works = true;
        await TurnWebhook.Run(db, Actor.System, webhook, true, "", Now.AddDays(1.3));
        await Look(Now.AddDays(1.4));
        Assert.Equal(3 + TellAddresses.FailuresMost + 20, sent.Count);
        Assert.All((await WebhookState.Find(db, town, webhook.Id, 1))!.Recent, one => Assert.True(one.Delivered));
    }

    [Theory]
    [InlineData("http://rat.example/x", "InitiativeMoved")]
    [InlineData("https://nutzer:geheim@rat.example/x", "InitiativeMoved")]
    [InlineData("rat.example", "InitiativeMoved")]
    [InlineData("file:///etc/passwd", "InitiativeMoved")]
    [InlineData("https://rat.example/x", "")]
    public async Task What_is_no_address_or_tells_nothing_is_refused(string address, string named)
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        WebhookEvent[] events = named.Length == 0 ? [] : [Enum.Parse<WebhookEvent>(named)];
        Assert.IsType<SetUpWebhook.Refused>(await SetUpWebhook.Run(db, Actor.System, await Town(db), address, events,
            "https://wegmarke.example", false, Now));
    }

    [Fact]
    public void The_signature_is_that_of_the_convention()
    {
        // Key, id, time and body of the example in the reference libraries of Standard Webhooks.
        var key = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookKeys.Sign(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));
    }

    private static async Task<Webhook> SetUp(Database db, Guid town) => Assert.IsType<SetUpWebhook.Done>(await SetUpWebhook.Run(db,
        Actor.System, town, "https://rat.example/x", [WebhookEvent.InitiativeMoved, WebhookEvent.RoundFrozen], "https://wegmarke.example",
        false, Now)).Webhook;

    private static async Task<Guid> Step(Database db, Guid town, DateTimeOffset at)
    {
        var id = Guid.NewGuid();
        db.Add(new InitiativeStep(id, 1, town, Stand.Idea, "Geheimer Grund", Today, "Jana", at));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.ChangeTracker.Clear();
        return id;
    }

    private static async Task<Guid> Town(Database db)
    {
        var town = new Administration(Guid.NewGuid(), "Probedorf", 40, 4, Now);
        db.Add(town);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.ChangeTracker.Clear();
        return town.Id;
    }
}
