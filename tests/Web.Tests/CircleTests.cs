using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Benchmarks;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Drafts;
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

        await ExchangePractice(there, member, $"{root}/practice", id, (await JoinCircle.Of(there, towns[1].Id))
            .First(held => held.CircleName == "Fernvergleich"));
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

    /// <summary>One takes part through its pages, the other as its server would.</summary>
    private async Task ExchangePractice(Database there, Visitor member, string page, string id, Membership other)
    {
        Assert.Contains("auf einem anderen Server", await member.Read($"{page}?membership={id}"), StringComparison.Ordinal);
        using (var empty = await member.Post(page, ("membership", id), ("area", "steering"), ("title", "Wochenplan"), ("contact",
            "x@example.org")))
        {
            Assert.Contains("Bitte füllen Sie alle Felder aus", await empty.Body(), StringComparison.Ordinal);
        }

        await member.Follow(page, ("membership", id), ("area", "steering"), ("title", "Wochenplan"), ("evidence", "Weniger Rückfragen."),
            ("contact", "muster@example.org"));
        var key = InstanceKey.Of(new(demo.Instance.Folder));
        var now = DateTimeOffset.UtcNow;
        var (_, text) = await Ask(PracticeWish.Read(other, now).Sign(other, key));
        Assert.DoesNotContain("Wochenplan", text, StringComparison.Ordinal);
        var offer = Assert.Single(CarriedPractice.Read(text, other)!.Board.Others).Offer;
        Assert.Equal(("Wochenplan", "", ""), (offer.Title, offer.Contact, offer.By));
        var wish = (PracticeWish.Read(other, now) with
        {
            Kind = PracticeKind.Wish, Offer = offer.Id, Words = "Wie?", Contact = "zweite@example.org",
        }).Sign(other, key);
        Assert.Equal(CarriedPractice.Done, CarriedPractice.Read((await Ask(wish)).Text, other)!.Outcome);
        Assert.Equal(CarriedPractice.NotThere, CarriedPractice.Read((await Ask(wish)).Text, other)!.Outcome);
        Assert.Contains("zweite@example.org", await member.Read($"{page}?membership={id}"), StringComparison.Ordinal);
        await member.Follow(page + "/consents", ("membership", id), ("offer", offer.Id.ToString()), ("asked", other.Id.ToString()));
        var agreed = CarriedPractice.Read((await Ask(PracticeWish.Read(other, now).Sign(other, key))).Text, other)!;
        Assert.Equal(new("Musterstadt", "muster@example.org"), Assert.Single(agreed.Board.Others).Agreed);
        Assert.True(await there.Set<AuditLine>().AnyAsync(line => line.Deed == "agree-contact", TestContext.Current.CancellationToken));

        var old = PracticeWish.Read(other, now.AddHours(-1)).Sign(other, key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, nameof(Refusal.ClocksApart)), await Ask(old));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, nameof(Refusal.Tampered)),
            await Ask(wish with { Content = wish.Content.Replace("Wie?", "Wo?", StringComparison.Ordinal) }));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, nameof(Refusal.NotInvited)),
            await Ask(SignedFile.Sign(wish.Content, key, SignedFile.KeyOfToken("guessed"))));
    }

    private async Task<(HttpStatusCode Status, string Text)> Ask(SignedFile file)
    {
        using var client = new HttpClient { BaseAddress = one.Instance.Address };
        using var content = new StringContent(file.ToText());
        using var answer = await client.PostAsync(new Uri("/circle-door/practice", UriKind.Relative), content,
            TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Body());
    }

    [Fact]
    public async Task The_trustee_moves_a_circle_to_a_version_that_was_published_here()
    {
        await using var db = Database.Open(new(demo.Instance.Folder));
        var hash = await db.Set<Circle>().Select(circle => circle.ModelHash).FirstAsync(TestContext.Current.CancellationToken);
        var model = (await StoredModel.Of(db, hash)) with { Key = "kreisprobe" };
        foreach (var version in new[] { "1.0", "1.1" })
        {
            var frozen = FrozenModel.Of(model with { Version = version });
            db.Add(new PublishedModel(frozen.Hash, model.Key, version, frozen.Json, Guid.NewGuid(), "", "", "", DateTimeOffset.UnixEpoch));
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        using var trustee = demo.Instance.NewVisitor();
        await trustee.Follow("/demo/researcher");
        var circle = await trustee.Follow("/circles", ("name", "Fassungskreis"), ("model", "kreisprobe/1.0"));
        Assert.Contains("Neue Fassung des Modells", await trustee.Read(circle), StringComparison.Ordinal);
        using (var wrong = await trustee.Post(circle + "/models", ("version", "0.9")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Contains("nicht neuer", await wrong.Body(), StringComparison.Ordinal);
        }

        await trustee.Follow(circle + "/models", ("version", "1.1"));
        var page = await trustee.Read(circle);
        Assert.Matches("1\\.1 · eröffnet am", page);
        Assert.DoesNotContain("Neue Fassung des Modells", page, StringComparison.Ordinal);
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

    [GeneratedRegex("/circles/[0-9a-f-]{36}(?=\">Vergleichskreis Weserland<)")]
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
