using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Accounts.FourEyes;
using Wegmarke.Accounts.Granting;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Accounts: passwords, one-time codes, sessions, links, roles for a time and handed over, four eyes.</summary>
public sealed class AccountTests(PostgresServer postgres)
{
    private const string Password = "ein langes Passwort";
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Town = new("11111111-1111-1111-1111-111111111111");

    [Theory]
    [InlineData("zu kurz 123", PasswordFault.TooShort)]
    [InlineData("aaaaaaaaaaaaaaa", PasswordFault.TooUniform)]
    [InlineData("abcdefghijklmno", PasswordFault.TooUniform)]
    [InlineData("123456789012345", PasswordFault.TooUniform)]
    [InlineData("Passwort12345!", PasswordFault.Common)]
    [InlineData("schatzSchatzschatz", PasswordFault.Common)]
    [InlineData("qwertzuiop12", PasswordFault.Common)]
    [InlineData("Probedorf-2026!", PasswordFault.NearName)]
    [InlineData("jana.brandt.1984", PasswordFault.NearName)]
    [InlineData("sommer-Probedorf-1", PasswordFault.NearName)]
    [InlineData("unser eigenes Verbot", PasswordFault.Common)]
    [InlineData("ein langes Passwort", null)]
    [InlineData("Vier Elstern fliegen nach Probedorf", null)]
    [InlineData("x7#kQ9!mZ2pL", null)]
    public void What_everybody_would_try_first_is_refused(string password, PasswordFault? fault) => Assert.Equal(fault,
        PasswordRule.Plain.Near(["Probedorf"]).With(["# von uns", "Unser eigenes Verbot"]).Fault(password, ["jana", "Jana Brandt"]));

    [Theory] // RFC 6238, appendix B, SHA-1
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void One_time_codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, Totp.CodeOf(
        Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8));

    [Theory] // RFC 4648, section 10
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_typed_as_the_standard_says(string text, string typed) => Assert.Equal(typed,
        Totp.Base32(Encoding.ASCII.GetBytes(text)));

    [Fact] // The head of a hash names function, rounds and length of the salt (ASP.NET Core Identity, format 3).
    public void An_unknown_name_costs_the_same_work_as_a_known_one() => Assert.Equal(
        Convert.FromBase64String(CreateAccount.Hash("jana", Password))[..13], Convert.FromBase64String(CreateAccount.Unknowable)[..13]);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_code_counts_once_and_recovery_codes_stand_in_for_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (account, actor) = await Person(db, "jana", Role.Coordinator);
        var key = AccountKey.Of(stores.Settings);
        var secret = await KeepSecondFactor.Begin(db, key, account.Id);
        Assert.Equal(secret, await KeepSecondFactor.Begin(db, key, account.Id));
        string Code(DateTimeOffset at) => Totp.CodeOf(secret, Totp.StepAt(at));
        Assert.Null(await KeepSecondFactor.Confirm(db, key, actor, Code(Now.AddMinutes(5)), Now));
        Assert.False(await KeepSecondFactor.IsOn(db, account.Id));
        var codes = (await KeepSecondFactor.Confirm(db, key, actor, Code(Now), Now))!;
        Assert.Equal(KeepSecondFactor.RecoveryCodes, codes.Distinct().Count());
        Assert.False(await KeepSecondFactor.Check(db, key, account, Code(Now), Now));
        Assert.True(await KeepSecondFactor.Check(db, key, account, Code(Now.AddSeconds(60)), Now.AddSeconds(30)));
        Assert.False(await KeepSecondFactor.Check(db, key, account, Code(Now.AddSeconds(60)), Now.AddSeconds(60)));
        Assert.True(await KeepSecondFactor.Check(db, key, account, codes[3].ToLowerInvariant(), Now));
        Assert.False(await KeepSecondFactor.Check(db, key, account, codes[3], Now));
        Assert.Equal(KeepSecondFactor.RecoveryCodes - 1, await KeepSecondFactor.CodesLeft(db, account.Id));
        var stored = await db.Set<SecondFactor>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Convert.ToBase64String(secret), stored.Locked, StringComparison.Ordinal);
        Assert.Null(key.Open(Guid.NewGuid(), stored.Locked));
        var renewed = (await KeepSecondFactor.RenewCodes(db, actor, Now))!;
        Assert.False(await KeepSecondFactor.Check(db, key, account, codes[0], Now));
        Assert.True(await KeepSecondFactor.Check(db, key, account, renewed[0], Now));
        await KeepSecondFactor.Remove(db, actor, account, Now);
        Assert.False(await KeepSecondFactor.IsOn(db, account.Id));
        Assert.Equal(0, await KeepSecondFactor.CodesLeft(db, account.Id));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_new_password_ends_all_other_sessions_and_a_link_counts_once(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (account, actor) = await Person(db, "jana", Role.Coordinator);
        var here = await KeepSession.Begin(db, account.Id, SignInWay.Password, "Mozilla/5.0 (X11; Linux) Firefox/130", Now);
        var there = await KeepSession.Begin(db, account.Id, SignInWay.Passkey, null, Now);
        Assert.Equal(("Firefox, Linux", "?, ?"), (here.Device, there.Device));
        Assert.NotEqual(here.Id, there.Id);
        Assert.IsType<ChangePassword.OldOneWrong>(await ChangePassword.Run(db, actor, here.Id, "falsch", "vier Elstern fliegen",
            PasswordRule.Plain, Now));
        Assert.IsType<ChangePassword.Refused>(await ChangePassword.Run(db, actor, here.Id, Password, "kurz", PasswordRule.Plain, Now));
        Assert.NotNull(await KeepSession.Find(db, there.Id, Now));
        Assert.IsType<ChangePassword.Changed>(await ChangePassword.Run(db, actor, here.Id, Password, "vier Elstern fliegen",
            PasswordRule.Plain, Now));
        Assert.NotNull(await KeepSession.Find(db, here.Id, Now));
        Assert.Null(await KeepSession.Find(db, there.Id, Now));
        Assert.Null(await FindActor.Run(db, "jana", Password));
        Assert.NotNull(await FindActor.Run(db, " JANA ", "vier Elstern fliegen"));

        var (first, second) = (await MakeLink.Run(db, actor, account, LinkKind.Invitation, Now), await MakeLink.Run(db, actor, account,
            LinkKind.Invitation, Now));
        Assert.IsType<UseLink.NotThere>(await UseLink.Run(db, first, Password, PasswordRule.Plain, Now));
        Assert.Null(await UseLink.Find(db, second, Now.AddDays(8)));
        Assert.IsType<UseLink.Refused>(await UseLink.Run(db, second, "kurz", PasswordRule.Plain, Now.AddDays(6)));
        Assert.IsType<UseLink.Used>(await UseLink.Run(db, second, Password, PasswordRule.Plain, Now.AddDays(6)));
        Assert.IsType<UseLink.NotThere>(await UseLink.Run(db, second, Password, PasswordRule.Plain, Now.AddDays(6)));
        Assert.Null(await KeepSession.Find(db, here.Id, Now));
        Assert.NotNull(await FindActor.Run(db, "jana", Password));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_session_ends_by_itself_and_a_blocked_or_removed_account_opens_nothing(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (account, actor) = await Person(db, "jana", Role.Coordinator);
        var session = await KeepSession.Begin(db, account.Id, SignInWay.Password, null, Now);
        Assert.NotNull(await KeepSession.Find(db, session.Id, Now.AddHours(7)));
        Assert.NotNull(await KeepSession.Find(db, session.Id, Now.AddHours(14)));
        Assert.Null(await KeepSession.Find(db, session.Id, Now.AddHours(23)));
        Assert.Null(await KeepSession.Find(db, (await KeepSession.Begin(db, account.Id, SignInWay.Password, null, Now)).Id,
            Now.AddHours(25)));
        session = await KeepSession.Begin(db, account.Id, SignInWay.Password, null, Now);
        await KeepAccount.Block(db, Actor.System, account, Now);
        Assert.Null(await KeepSession.Find(db, session.Id, Now));
        Assert.Null(await FindActor.Run(db, "jana", Password));
        await KeepAccount.Open(db, Actor.System, account, Now);
        Assert.NotNull(await FindActor.Run(db, "jana", Password));
        await KeepAccount.Remove(db, actor, account, Now);
        Assert.Null(await FindActor.Run(db, "jana", Password));
        Assert.Null(await FindActor.Run(db, account.Id, Now));
        var left = await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == account.Id, TestContext.Current.CancellationToken);
        Assert.Equal(("", "", null), (left.DisplayName, left.PasswordHash, left.Mail));
        await KeepAccount.Open(db, Actor.System, left, Now);
        Assert.True(await KeepAccount.IsBlocked(db, account.Id));
        await Person(db, "jana", Role.Coordinator);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_role_holds_from_a_day_until_a_day_and_while_its_lender_has_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (jana, janaActor) = await Person(db, "jana", Role.Coordinator);
        var (kemal, _) = await Person(db, "kemal", Role.UnitHead);
        var (monika, _) = await Person(db, "monika", Role.StaffCouncil);
        async Task<bool> May(Account account, DateTimeOffset at) =>
            (await FindActor.Run(db, account.Id, at))!.May(Right.ManageCampaigns, Town);
        Assert.Equal(GrantFault.PeriodEmpty, await GiveRole.Run(db, Actor.System, kemal, Role.Personnel, Town, null, new(2026, 12, 10),
            new(2026, 12, 9), Now));
        Assert.Equal(GrantFault.Apart, await GiveRole.Run(db, Actor.System, monika, Role.Coordinator, Town, null, null, null, Now));
        Assert.Equal(GrantFault.HeldAlready, await GiveRole.Run(db, Actor.System, jana, Role.Coordinator, Town, null, null, null, Now));
        var own = await db.Set<Grant>().AsNoTracking().SingleAsync(one => one.AccountId == jana.Id, TestContext.Current.CancellationToken);
        Task<GrantFault?> Lend(Guid to, DateOnly? until) => LendRole.Run(db, janaActor, own.Id, to, new(2026, 12, 1), until, Now);
        Assert.Equal(GrantFault.LastDayMissing, await Lend(kemal.Id, null));
        Assert.Equal(GrantFault.LastDayMissing, await Lend(kemal.Id, new(2028, 1, 1)));
        Assert.Equal(GrantFault.Oneself, await Lend(jana.Id, new(2026, 12, 14)));
        Assert.Equal(GrantFault.NobodyThere, await Lend(Guid.NewGuid(), new(2026, 12, 14)));
        Assert.Equal(GrantFault.Apart, await Lend(monika.Id, new(2026, 12, 14)));
        Assert.Null(await Lend(kemal.Id, new(2026, 12, 14)));
        Assert.Equal((false, true, true, false), (await May(kemal, Now), await May(kemal, Now.AddDays(2)), await May(kemal,
            Now.AddDays(15)),
            await May(kemal, Now.AddDays(16))));
        var lent = await db.Set<Grant>().AsNoTracking().SingleAsync(one => one.LentBy == jana.Id, TestContext.Current.CancellationToken);
        Assert.Equal(GrantFault.NotOwn, await LendRole.Run(db, (await FindActor.Run(db, kemal.Id, Now.AddDays(3)))!, lent.Id, monika.Id,
            null,
            new(2026, 12, 12), Now.AddDays(3)));
        await KeepAccount.Block(db, Actor.System, jana, Now);
        Assert.False(await May(kemal, Now.AddDays(2)));
        await KeepAccount.Open(db, Actor.System, jana, Now);
        Assert.True(await May(kemal, Now.AddDays(2)));
        Assert.True(await EndRole.Run(db, janaActor, lent, kemal.DisplayName, Now));
        Assert.False(await EndRole.Run(db, janaActor, lent, kemal.DisplayName, Now));
        Assert.False(await May(kemal, Now.AddDays(2)));
        var view = await RightsView.Find(db, Town, "Probedorf", Now);
        Assert.Equal(("kemal", "jana"), (Assert.Single(view.Over).Name, view.Over[0].LenderName));
        Assert.Contains("lend-role", await db.Set<AuditLine>().Where(line => line.AdministrationId == Town).Select(line => line.Deed)
            .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Two_eyes_are_not_four(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        Actor Of(string name, Role role, Guid? town) => new(Guid.NewGuid(), name, [new(role, town)]);
        var (jana, dsb, other, head) = (Of("Jana", Role.Coordinator, Town), Of("Ines", Role.DataProtection, Town),
            Of("Fremd", Role.Coordinator, Guid.NewGuid()), Of("Kemal", Role.UnitHead, Town));
        Task<Guid> Propose() => ProposeDeed.Run(db, jana, Right.ReleaseQuotes, "release-quote-to-public", "„Wir warten.“", "{}", Town, Now);
        Task<DecideDeed.Outcome> Decide(Actor actor, Guid id, bool confirm, int days = 0) => DecideDeed.Run(db, actor, id, confirm,
            Now.AddDays(days));
        var replaced = await Propose();
        var id = await Propose();
        Assert.IsType<DecideDeed.Over>(await Decide(dsb, replaced, true));
        Assert.IsType<DecideDeed.OwnProposal>(await Decide(jana, id, true));
        Assert.IsType<DecideDeed.NotThere>(await Decide(other, id, true));
        Assert.IsType<DecideDeed.NotThere>(await Decide(head, id, true));
        Assert.IsType<DecideDeed.NotThere>(await Decide(dsb, Guid.NewGuid(), true));
        Assert.IsType<DecideDeed.Over>(await Decide(dsb, id, true, 8));
        Assert.Equal((1, 0, 0), (await FindDeeds.WaitingFor(db, dsb, Town, Now), await FindDeeds.WaitingFor(db, jana, Town, Now),
            await FindDeeds.WaitingFor(db, dsb, Town, Now.AddDays(8))));
        Assert.Equal(id, Assert.IsType<DecideDeed.Decided>(await Decide(dsb, id, true, 6)).Deed.Id);
        Assert.IsType<DecideDeed.Over>(await Decide(dsb, id, false, 6));
        Assert.IsType<DecideDeed.Decided>(await Decide(jana, await Propose(), false));
        Assert.Equal(["confirm-deed", "decline-deed", "propose-deed", "propose-deed", "propose-deed"], await db.Set<AuditLine>()
            .Where(line => line.AdministrationId == Town).Select(line => line.Deed).Order()
                .ToListAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<(Account Account, Actor Actor)> Person(Database db, string name, Role role)
    {
        var id = Assert.IsType<CreateAccount.Created>(await CreateAccount.Run(db, Actor.System, name, name, Password, role, Town, Now))
            .Account;
        db.ChangeTracker.Clear();
        return (await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == id), (await FindActor.Run(db, id, Now))!);
    }
}
