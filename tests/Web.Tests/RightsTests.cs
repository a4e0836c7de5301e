using System.Net;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>What somebody without the right, or without signing in, meets.</summary>
public sealed class RightsTests(OneInstance one)
{
    [Fact]
    public async Task A_role_in_one_administration_opens_nothing_in_another()
    {
        using var coordinator = await one.Coordinator();
        var (mine, other) = (await coordinator.Administration("Meinedorf"), await coordinator.Administration("Fremddorf"));
        var (campaign, _) = await coordinator.OpenSurvey(other);
        using var visitor = await Somebody(Role.Coordinator, mine.Split('/')[^1]);
        Assert.Contains("Meinedorf", await visitor.Read("/administrations"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fremddorf", await visitor.Read("/administrations"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fremddorf", await visitor.Read("/audit"), StringComparison.Ordinal);
        using var elsewhere = await Somebody(Role.Council, other.Split('/')[^1]);
        Assert.DoesNotContain("Council-", await visitor.Read("/accounts"), StringComparison.Ordinal);
        foreach (var path in new[] { other, other + "/campaigns", other + "/results", campaign, campaign + "/closure", other
          + "/results/release.json", other + "/results/units", other + "/results/unit?name=Bauamt", other + "/results/units.csv", other
          + "/results/page" })
        {
            using var answer = await visitor.Get(path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var closing = await visitor.Post(campaign + "/closure");
        Assert.Equal(HttpStatusCode.Forbidden, closing.StatusCode);
        using var account = await visitor.Post("/accounts", ("display", "X"), ("name", "x"), ("password", Visitor.Password),
          ("role", "Coordinator"), ("administration", other.Split('/')[^1]));
        Assert.Equal(HttpStatusCode.Forbidden, account.StatusCode);
        using var everywhere = await visitor.Post("/accounts", ("display", "X"), ("name", "x"), ("password", Visitor.Password),
          ("role", "Operator"), ("administration", ""));
        Assert.Equal(HttpStatusCode.Forbidden, everywhere.StatusCode);
    }

    /// <summary>The door of this page asks for a right anywhere, and its queries name no administration: only the filter below them keeps
    /// the other one out.</summary>
    [Fact]
    public async Task A_page_that_asks_for_all_shows_what_somebody_reaches()
    {
        using var coordinator = await one.Coordinator();
        var (mine, other) = (await coordinator.Administration("Reichweitendorf"), await coordinator.Administration("Jenseitsdorf"));
        using var @operator = await Somebody(Role.Operator, mine.Split('/')[^1]);
        var seen = await @operator.Read("/operation?q=dorf");
        Assert.Contains("Reichweitendorf", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Jenseitsdorf", seen, StringComparison.Ordinal);
        using var everywhere = await Somebody(Role.Operator, null);
        Assert.Contains("Jenseitsdorf", await everywhere.Read("/operation?q=Jenseits"), StringComparison.Ordinal);
        using var unseen = await @operator.Get(other + "/erasure");
        Assert.Equal(HttpStatusCode.Forbidden, unseen.StatusCode);
    }

    [Fact]
    public async Task Strangers_are_sent_to_sign_in_and_back()
    {
        using var stranger = one.Instance.NewVisitor();
        using var answer = await stranger.Get("/audit?page=2");
        Assert.Equal("/sign-in?back=%2Faudit%3Fpage%3D2", answer.Headers.Location!.OriginalString);
        Assert.Equal("/audit?page=2", await stranger.Follow("/sign-in", ("name", "jana"), ("password", Visitor.Password),
          ("back", "/audit?page=2")));
    }

    [Theory]
    [InlineData("https://anderswo.example")]
    [InlineData("//anderswo.example")]
    [InlineData("/\\anderswo.example")]
    public async Task Nobody_is_sent_elsewhere(string back)
    {
        using var visitor = one.Instance.NewVisitor();
        using var answer = await visitor.Get("/language?to=en&back=" + Uri.EscapeDataString(back));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var coordinator = await one.Coordinator();
        using var answer = await coordinator.PostBare("/administrations", ("name", "Ohnezeichen"), ("staff", "40"), ("leaders", "4"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Ohnezeichen", await coordinator.Read("/administrations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_up_is_possible_once_and_the_demo_only_in_the_demo()
    {
        using var stranger = one.Instance.NewVisitor();
        using var setup = await stranger.Get("/setup");
        Assert.Equal("/sign-in", setup.Headers.Location!.OriginalString);
        Assert.Equal("/sign-in", await stranger.Follow("/setup", ("display", "Zweite"), ("name", "zweite"),
          ("password", Visitor.Password)));
        using var demo = await stranger.Post("/demo/coordinator");
        Assert.Equal(HttpStatusCode.NotFound, demo.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_look_the_same()
    {
        using var stranger = one.Instance.NewVisitor();
        using var wrong = await stranger.Post("/sign-in", ("name", "jana"), ("password", "falsch"));
        using var unknown = await stranger.Post("/sign-in", ("name", "jana"), ("password", "auch falsch, nur länger"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Contains("passen nicht zusammen", await unknown.Body(), StringComparison.Ordinal);
    }

    private async Task<Visitor> Somebody(Role role, string? administration)
    {
        var name = $"{role}-{Guid.NewGuid():N}";
        await using var db = Database.Open(new(one.Instance.Folder));
        var created = await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, role,
          administration is null ? null : Guid.Parse(administration), DateTimeOffset.UnixEpoch);
        Assert.IsType<CreateAccount.Created>(created);
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }
}
