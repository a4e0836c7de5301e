using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Benchmarks;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>A circle as trustee and member meet it: in one instance, and over the wire between two.</summary>
public sealed partial class CircleTests(OneInstance one, OwnDemo demo) : IClassFixture<OwnDemo>
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

    [Fact]
    public async Task A_member_elsewhere_fetches_what_is_released_and_takes_nobody_elses_file()
    {
        using var trustee = await Trustee();
        var circle = await trustee.Follow("/circles", ("name", "Fernvergleich"), ("model", "zukunftsfaehigkeit/1.0"));
        await using var there = Database.Open(new(demo.Instance.Folder));
        var towns = await there.Set<Administration>().OrderBy(town => town.Name == "Musterstadt" ? "" : town.Name).Take(8)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Musterstadt", towns[0].Name);
        foreach (var town in towns) await Contribute(trustee, circle, there, town);
        using var member = demo.Instance.NewVisitor();
        await member.Follow("/demo/coordinator");
        var root = $"/administrations/{towns[0].Id}/circle";
        var id = (await JoinCircle.Of(there, towns[0].Id)).First(held => held.CircleName == "Fernvergleich").Id.ToString();
        using (var early = await member.Post(root + "/results", ("membership", id), ("way", "ask")))
        {
            Assert.Contains("noch nichts freigegeben", await early.Body(), StringComparison.Ordinal);
        }

        await trustee.Follow(circle + "/releases");
        Assert.Equal($"{root}?membership={id}", await member.Follow(root + "/results", ("membership", id), ("way", "ask")));
        Assert.Matches("Platz \\d+", await member.Read($"{root}?membership={id}"));

        var files = ResultLink().Matches(await trustee.Read(circle)).Select(match => match.Value).Distinct().ToList();
        Assert.Equal(8, files.Count);
        foreach (var link in files)
        {
            using var got = await trustee.Get(link);
            var bytes = await got.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            using var answer = await member.PostFile(root + "/results", "file", "x.wegmarke-circle-result", bytes, ("membership", id),
                ("way", "file"));
            if (link.Contains(id, StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            else Assert.Contains("kein Ergebnis für Ihre Verwaltung", await answer.Body(), StringComparison.Ordinal);
            bytes[^3] ^= 1;
            using var changed = await member.PostFile(root + "/results", "file", "x.wegmarke-circle-result", bytes, ("membership", id),
                ("way", "file"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        }
    }

    private async Task Contribute(Visitor trustee, string circle, Database there, Administration town)
    {
        using var invited = await trustee.Post(circle + "/members", ("name", town.Name));
        var invitation = InvitationText().Match(await invited.Body()).Value;
        var joined = (JoinCircle.Joined)await JoinCircle.Run(there, Actor.System, town.Id, invitation, "NI", "municipality", "Rat", false,
            DateTimeOffset.UnixEpoch);
        var made = await MakeContribution.Run(there, InstanceKey.Of(new(demo.Instance.Folder)), Actor.System, joined.Membership, null, [],
            DateTimeOffset.UtcNow);
        // The town in preparation has no release yet.
        if (made is not MakeContribution.Made { File: var file }) return;
        await using var here = Database.Open(new(one.Instance.Folder));
        Assert.IsType<ReceiveContribution.Received>(await ReceiveContribution.Run(here, file.ToText(), DateTimeOffset.UtcNow));
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

    [GeneratedRegex("/circles/[0-9a-f-]{36}/members/[0-9a-f-]{36}/result")]
    private static partial Regex ResultLink();

    [GeneratedRegex("/administrations/[0-9a-f-]{36}")]
    private static partial Regex AdministrationLink();

    [GeneratedRegex("wegmarke-kreis:[A-Za-z0-9_-]+")]
    private static partial Regex InvitationText();

    [GeneratedRegex("name=\"membership\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex MembershipField();
}
