using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Accounts.Elsewhere;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>People who come from the sign-in of their house: who they are, and what their groups mean here.</summary>
public sealed class ElsewhereTests(PostgresServer postgres)
{
    private const string Issuer = "https://anmeldung.example/realms/stadt";
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Town = new("11111111-1111-1111-1111-111111111111");

    [Fact]
    public void Groups_are_read_as_Keycloak_Entra_and_Univention_name_them()
    {
        Arrival Read(string? further, params (string, string)[] claims) => ReadClaims.Run(Issuer, [("sub", "7"), .. claims], further)!;
        var keycloak = Read(null, ("name", "Jana Brandt"), ("preferred_username", "jbrandt"), ("email", "jana@stadt.example"),
            ("groups", "/stadt/wegmarke"), ("groups", "/stadt"), ("realm_access", """{"roles":["offline_access","wegmarke-leitung"]}"""),
            ("resource_access", """{"wegmarke":{"roles":["koordination"]}}"""));
        Assert.Equal(("Jana Brandt", "jbrandt", "jana@stadt.example"), (keycloak.Name, keycloak.Preferred, keycloak.Mail));
        Assert.Equal(["/stadt", "/stadt/wegmarke", "koordination", "offline_access", "wegmarke-leitung"], keycloak.Groups!.Order());
        var entra = Read(null, ("given_name", "Kemal"), ("family_name", "Öz"), ("groups", """["3f2a9c01-0000-0000-0000-000000000001"]"""),
            ("roles", "Wegmarke.Personalrat"));
        Assert.Equal("Kemal Öz", entra.Name);
        Assert.Equal(["3f2a9c01-0000-0000-0000-000000000001", "Wegmarke.Personalrat"], entra.Groups!.Order());
        Assert.Null(Read(null, ("_claim_names", """{"groups":"src1"}""")).Groups);
        var univention = Read("stadtGruppen", ("uid", "mseidel"), ("memberOf", "cn=Wegmarke-PR,cn=groups,dc=stadt,dc=example"),
            ("stadtGruppen", "Amt 10"));
        Assert.Equal(("mseidel", "mseidel"), (univention.Name, univention.Preferred));
        Assert.Equal(["Amt 10", "Wegmarke-PR"], univention.Groups!.Order());
        Assert.Null(ReadClaims.Run(Issuer, [("name", "niemand")], null));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Roles_follow_the_groups_at_every_sign_in(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        Task<ArriveFromElsewhere.Outcome> Come(string subject, Guid? signedIn, params string[]? groups) => ArriveFromElsewhere.Run(db,
            new(Issuer, subject, "Jana Brandt", "jana", null, groups?.ToHashSet()), signedIn, Now);
        async Task<IReadOnlyList<Role>> Roles(Guid account) => [.. (await FindActor.Run(db, account, Now))!.Grants.Select(grant =>
            grant.Role).Order()];
        Assert.IsType<ArriveFromElsewhere.WithoutRole>(await Come("1", null, "koordination"));
        Assert.True(await MapGroup.Run(db, Actor.System, "koordination", Role.Coordinator, Town, Now));
        Assert.True(await MapGroup.Run(db, Actor.System, "personalrat", Role.StaffCouncil, Town, Now.AddSeconds(1)));
        Assert.True(await MapGroup.Run(db, Actor.System, "rat", Role.Council, Town, Now));
        Assert.False(await MapGroup.Run(db, Actor.System, " rat ", Role.Council, Town, Now));
        Assert.Empty(await db.Set<Account>().ToListAsync(TestContext.Current.CancellationToken));

        var jana = Assert.IsType<ArriveFromElsewhere.Arrived>(await Come("1", null, "koordination", "personalrat", "fremd")).Account;
        Assert.Equal([Role.Coordinator], await Roles(jana));
        Assert.Equal(jana, Assert.IsType<ArriveFromElsewhere.Arrived>(await Come("1", null, "rat")).Account);
        Assert.Equal([Role.Council], await Roles(jana));
        Assert.IsType<ArriveFromElsewhere.Arrived>(await Come("1", null, null));
        Assert.Equal([Role.Council], await Roles(jana));
        var other = Assert.IsType<ArriveFromElsewhere.Arrived>(await Come("2", null, "rat")).Account;
        Assert.NotEqual(jana, other);
        Assert.Equal("jana-2", (await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == other, TestContext.Current.CancellationToken)).SignInName);
        Assert.Null(await FindActor.Run(db, "jana", ""));

        var local = Assert.IsType<CreateAccount.Created>(await CreateAccount.Run(db, Actor.System, "lokal", "Lokal", "ein langes Passwort",
            Role.Interviewer, Town, Now)).Account;
        Assert.Equal(local, Assert.IsType<ArriveFromElsewhere.Arrived>(await Come("3", local, "rat")).Account);
        Assert.Equal([Role.Council, Role.Interviewer], await Roles(local));
        Assert.IsType<ArriveFromElsewhere.TakenByAnother>(await Come("1", local, "rat"));
        await MapGroup.End(db, Actor.System, (await db.Set<GroupMapping>().AsNoTracking().SingleAsync(one => one.Group == "rat",
            TestContext.Current.CancellationToken)).Id, Now);
        Assert.Equal([Role.Interviewer], await Roles(local));
        Assert.IsType<ArriveFromElsewhere.WithoutRole>(await Come("1", null, "rat"));
        await KeepAccount.Block(db, Actor.System, await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == local,
            TestContext.Current.CancellationToken), Now);
        Assert.IsType<ArriveFromElsewhere.Blocked>(await Come("3", null, "koordination"));
    }
}
