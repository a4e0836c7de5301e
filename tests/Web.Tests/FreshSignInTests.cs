using System.Net;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>Whoever sits down at an open browser changes nothing about how one gets in; and the log tells that people tried, not
/// who.</summary>
public sealed class FreshSignInTests(OneInstance one)
{
    private static readonly (string Path, string Back)[] Guarded =
    [
        ("/access/password", "/access"), ("/access/code", "/access/code"), ("/access/code/end", "/access"),
        ("/access/recovery-codes", "/access"),
        ("/access/passkeys", "/access/passkeys/new"), ("/access/passkeys/removal", "/access"), ("/programs", "/programs"),
    ];

    [Fact]
    public async Task A_sign_in_of_some_time_ago_is_asked_again_before_access_is_changed()
    {
        var (visitor, account) = await Somebody("frisch");
        using var person = visitor;
        Assert.Contains("name=\"code\"", await person.Read("/access/code"), StringComparison.Ordinal);
        await Age(account);
        foreach (var (path, back) in Guarded)
        {
            Assert.Equal(Again(back, kept: false), await person.Follow(path));
        }

        using (var page = await person.Get("/access/passkeys/new")) Assert.StartsWith("/sign-in/again", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await person.Read("/access");
        Assert.Contains("Sind Sie es noch?", await person.Read("/sign-in/again?back=/access/code"), StringComparison.Ordinal);
        using (var wrong = await person.Post("/sign-in/again", ("password", "falsch"), ("back", "/access/code")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        Assert.Equal(Again("/access", kept: false), await person.Follow("/access/recovery-codes"));
        Assert.Equal("/access", await person.Follow("/sign-in/again", ("password", Visitor.Password),
            ("back", "https://anderswo.example")));
        Assert.Contains("name=\"code\"", await person.Read("/access/code"), StringComparison.Ordinal);

        // The proof is of this session: in another one that is old, it is worth nothing.
        using var other = one.Instance.NewVisitor();
        await other.SignIn(account.SignInName);
        await Age(account);
        Assert.StartsWith("/sign-in/again", await other.Follow("/access/recovery-codes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_manages_accounts_is_asked_again_before_they_let_somebody_in()
    {
        var (visitor, account) = await Somebody("verwaltet", Role.Operator);
        using var person = visitor;
        await Age(account);
        var asked = await person.Follow("/accounts", ("display", "X"), ("name", "eingeschleust"));
        Assert.Equal(Again("/accounts", kept: true), asked);
        Assert.DoesNotContain("eingeschleust", await person.Read("/accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_sent_before_they_were_asked_is_still_there_once_and_a_password_is_not()
    {
        var (visitor, account) = await Somebody("verliert-nichts", Role.Operator);
        using var person = visitor;
        await Age(account);
        Assert.Equal(Again("/access", kept: false), await person.Follow("/access/password", ("password", "geheim")));
        await person.Follow("/accounts", ("display", "Uwe \"Ü\" <Ost>"), ("name", "uwe"), ("password", ""), ("role", "Coordinator"));
        const string Go = "/sign-in/again/go?back=%2Faccounts";
        Assert.Equal("/accounts", await Sent());
        Assert.Equal(Go, await person.Follow("/sign-in/again", ("password", Visitor.Password), ("back", Go)));
        var page = WebUtility.HtmlDecode(await person.Read(Go));
        Assert.Contains("action=\"/accounts\"", page, StringComparison.Ordinal);
        Assert.Contains("<li>Uwe \"Ü\" <Ost></li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>Digitalisierungsbeauftragte</li>", page, StringComparison.Ordinal);
        Assert.Contains("name=\"display\" value=\"Uwe \"Ü\" <Ost>\"", page, StringComparison.Ordinal);
        Assert.Equal("/accounts", await Sent());

        async Task<string?> Sent()
        {
            using var page = await person.Get(Go);
            return page.Headers.Location?.OriginalString;
        }
    }

    [Fact]
    public async Task The_log_tells_that_somebody_tried_and_not_who()
    {
        var (visitor, account) = await Somebody("protokolliert");
        visitor.Dispose();
        using var stranger = one.Instance.NewVisitor();
        for (var tries = 0; tries < 11; tries++)
        {
            using var refused = await stranger.Post("/sign-in", ("name", account.SignInName), ("password", "falsch"));
        }

        using var bare = await stranger.PostBare("/sign-in", ("name", account.SignInName));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        foreach (var said in new[] { "sign-in by Password succeeded", "sign-in by Password failed", "sign-in by Password slowed down",
            "refused: a form without its token at /sign-in" })
        {
            while (!one.Instance.Output.Contains(said, StringComparison.Ordinal))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        Assert.DoesNotContain(account.SignInName, one.Instance.Output, StringComparison.OrdinalIgnoreCase);
    }

    private static string Again(string back, bool kept) => "/sign-in/again?back="
        + Uri.EscapeDataString(kept ? "/sign-in/again/go?back=" + Uri.EscapeDataString(back) : back);

    private async Task<(Visitor, Account)> Somebody(string name, Role role = Role.Council)
    {
        var unique = $"{name}-{Guid.NewGuid():N}";
        await using var db = Database.Open(new(one.Instance.Folder));
        Assert.IsType<CreateAccount.Created>(await CreateAccount.Run(db, Actor.System, unique, unique, Visitor.Password, role, null,
            DateTimeOffset.UnixEpoch));
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(unique);
        return (visitor, await db.Set<Account>().AsNoTracking().SingleAsync(account => account.SignInName == unique,
            TestContext.Current.CancellationToken));
    }

    /// <summary>As if a quarter of an hour had passed since this person signed in.</summary>
    private async Task Age(Account account)
    {
        await using var db = Database.Open(new(one.Instance.Folder));
        var then = DateTimeOffset.UtcNow.AddMinutes(-15);
        Assert.NotEqual(0, await db.Set<Session>().Where(session => session.AccountId == account.Id).ExecuteUpdateAsync(set =>
            set.SetProperty(session => session.BegunAt, then), TestContext.Current.CancellationToken));
    }
}
