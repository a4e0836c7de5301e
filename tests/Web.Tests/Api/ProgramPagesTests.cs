using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;

namespace Wegmarke.Web.Tests.Api;

/// <summary>People give programs an access on a page and take it back there.</summary>
public sealed partial class ProgramPagesTests(OneInstance one)
{
    [Fact]
    public async Task An_access_is_given_shown_once_used_and_taken_back()
    {
        using var jana = await one.Coordinator();
        using (var refused = await jana.Post("/programs", ("name", "Ratsinfo"), ("until", "2020-01-01"), ("scope", "ReadResults")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var form = await refused.Body();
            Assert.Contains("value=\"Ratsinfo\"", form, StringComparison.Ordinal);
            Assert.Matches("value=\"ReadResults\" checked", form);
        }

        var until = DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var issued = await jana.Post("/programs", ("name", "Ratsinfo"), ("until", until), ("scope", "ReadResults"), ("scope", "7"));
        var secret = Secret().Match(await issued.Body()).Value;
        Assert.NotEmpty(secret);
        var list = await jana.Read("/programs");
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.Contains("…" + secret[^4..], list, StringComparison.Ordinal);
        using var program = OutsideProgram.With(one.Instance, secret);
        var access = await program.Read("/api/v1/access");
        Assert.Equal(["results.read"], access.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()!));
        var row = Row(await jana.Read("/programs"), secret[^4..]);
        Assert.DoesNotContain("noch nie", row, StringComparison.Ordinal);
        await jana.Follow($"/programs/{Id().Match(row).Groups[1].Value}/end");
        using var ended = await program.Get("/api/v1/access");
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        Assert.Contains("zurückgenommen am", Row(await jana.Read("/programs"), secret[^4..]), StringComparison.Ordinal);
        Assert.Contains("end-program-token", await jana.Read("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_only_their_own_and_who_manages_accounts_sees_those_of_the_town()
    {
        using var jana = await one.Coordinator();
        var (town, other) = (await jana.Administration("Zugangsdorf"), await jana.Administration("Fernzugang"));
        using var near = await OutsideProgram.OfNew(one.Instance, Role.Council, town, ProgramScope.ReadResults);
        using var far = await OutsideProgram.OfNew(one.Instance, Role.Council, other, ProgramScope.ReadResults);
        using var local = await Somebody(Role.Coordinator, town);
        var page = await local.Read("/programs");
        Assert.Contains("…" + near.Secret[^4..], page, StringComparison.Ordinal);
        Assert.DoesNotContain("…" + far.Secret[^4..], page, StringComparison.Ordinal);
        var id = Id().Match(Row(await All(jana, far.Secret[^4..]), far.Secret[^4..])).Groups[1].Value;
        using var foreign = await local.Post($"/programs/{id}/end");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await far.Read("/api/v1/access");
        using var council = await Somebody(Role.Council, town);
        Assert.Contains("Noch nutzt kein Programm", await council.Read("/programs"), StringComparison.Ordinal);
        await local.Follow($"/programs/{Id().Match(Row(page, near.Secret[^4..])).Groups[1].Value}/end");
        using var ended = await near.Get("/api/v1/access");
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
    }

    /// <summary>The page of the list on which an access stands.</summary>
    private static async Task<string> All(Visitor visitor, string last)
    {
        for (var number = 1; number < 20; number++)
        {
            var page = await visitor.Read($"/programs?page={number}");
            if (page.Contains("…" + last, StringComparison.Ordinal)) return page;
        }

        throw new InvalidOperationException("The access is on no page.");
    }

    private async Task<Visitor> Somebody(Role role, string town)
    {
        var name = $"{role}-{Guid.NewGuid():N}";
        await using var db = Storage.Database.Open(new(one.Instance.Folder));
        await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, role, Guid.Parse(town.Split('/')[^1]),
            DateTimeOffset.UnixEpoch);
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }

    private static string Row(string page, string last) => page.Split("<tr>")
        .Single(row => row.Contains("…" + last, StringComparison.Ordinal));

    [GeneratedRegex("wm_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();

    [GeneratedRegex("/programs/([0-9a-f-]{36})/end")]
    private static partial Regex Id();
}
