using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>A circle as trustee and member meet it: in one instance, and over the wire between two.</summary>
public sealed partial class CircleTests(OneInstance one, OneDemo demo) : IClassFixture<OneDemo>
{
    [Fact]
    public async Task Trustee_and_member_of_the_demo_read_what_is_theirs()
    {
        using var trustee = demo.Instance.NewVisitor();
        await trustee.Follow("/demo/researcher");
        var circle = CircleLink().Match(await trustee.Read("/circles")).Value;
        Assert.Contains("14 mit Beitrag", await trustee.Read(circle), StringComparison.Ordinal);
        await trustee.Follow(circle + "/factors", ("outcome", "customers"));
        Assert.Contains("kann Zufall sein", await trustee.Read(circle + "/factors"), StringComparison.Ordinal);
        using var again = await trustee.Post(circle + "/releases");
        Assert.Contains("nichts Neues", await again.Body(), StringComparison.Ordinal);

        using var member = demo.Instance.NewVisitor();
        await member.Follow("/demo/coordinator");
        var root = AdministrationLink().Match(await member.Read("/administrations")).Value + "/circle";
        Assert.Matches("Platz \\d+ bis \\d+ von 1\\d", await member.Read(root));
        foreach (var page in new[] { "/areas/steering", "/areas.csv", "/areas/steering/groups.csv", "/factors", "/practice",
            "/membership" })
        {
            Assert.DoesNotContain("Kleinau", await member.Read(root + page), StringComparison.Ordinal);
        }

        using var foreign = await member.Get(circle);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task A_contribution_goes_from_one_instance_to_another_and_a_forged_one_does_not()
    {
        using var trustee = await Trustee();
        var circle = await trustee.Follow("/circles", ("name", "Fernkreis"), ("model", "zukunftsfaehigkeit/1.0"));
        using var invited = await trustee.Post(circle + "/members", ("name", "Musterstadt"));
        var invitation = InvitationText().Match(await invited.Body()).Value;
        using var town = demo.Instance.NewVisitor();
        await town.Follow("/demo/coordinator");
        var root = AdministrationLink().Match(await town.Read("/administrations")).Value + "/circle";
        await town.Follow(root + "/memberships", ("invitation", invitation), ("land", "NI"), ("type", "municipality"),
            ("consent", "Dr. Emine Kaya, Bürgermeisterin"), ("singular", "yes"));
        var membership = MembershipField().Matches(await town.Read(root + "/membership"))[0].Groups[1].Value;
        await town.Follow(root + "/contributions", ("membership", membership), ("way", "send"));
        Assert.Contains("1 mit Beitrag", await trustee.Read(circle), StringComparison.Ordinal);

        var sent = await town.Read($"{root}/files/{membership}/1");
        using var client = new HttpClient { BaseAddress = one.Instance.Address };
        foreach (var (text, word) in new[] { (sent, "Replayed"), (sent.Replace("\"wave\":2", "\"wave\":3", StringComparison.Ordinal),
            "Tampered"), ("{}", "NoContribution") })
        {
            using var content = new StringContent(text);
            using var answer = await client.PostAsync(new Uri("/circle-door/contributions", UriKind.Relative), content,
                TestContext.Current.CancellationToken);
            Assert.Equal(word, await answer.Body());
        }

        await town.Follow(root + "/leaving", ("membership", membership), ("reason", "Beschluss"));
        Assert.Contains("Beiträge gelöscht", await trustee.Read(circle), StringComparison.Ordinal);
    }

    private async Task<Visitor> Trustee()
    {
        var name = $"trustee-{Guid.NewGuid():N}";
        await using var db = Database.Open(new(one.Instance.Folder));
        await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, Role.Researcher, null, DateTimeOffset.UnixEpoch);
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }

    [GeneratedRegex("/circles/[0-9a-f-]{36}")]
    private static partial Regex CircleLink();

    [GeneratedRegex("/administrations/[0-9a-f-]{36}")]
    private static partial Regex AdministrationLink();

    [GeneratedRegex("wegmarke-kreis:[A-Za-z0-9_-]+")]
    private static partial Regex InvitationText();

    [GeneratedRegex("name=\"membership\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex MembershipField();
}
