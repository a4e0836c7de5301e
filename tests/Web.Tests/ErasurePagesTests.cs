using System.Net;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>Erasing an administration from its page: two persons decide, the next start does it, a proof remains.</summary>
public sealed class ErasurePagesTests
{
    [Fact]
    public async Task Two_persons_order_it_the_next_start_does_it_and_nothing_else_and_the_proof_can_be_read()
    {
        await using var instance = await RunningInstance.Start();
        using var first = instance.NewVisitor();
        await first.SetUp();
        var (town, other) = (await first.Administration("Altdorf"), await first.Administration("Bleibdorf"));
        var id = Guid.Parse(town.Split('/')[^1]);
        await Account(instance.Folder, "zweite", Role.Operator, null);
        await Account(instance.Folder, "nurhier", Role.Coordinator, id);
        await Account(instance.Folder, "anderswo", Role.Coordinator, Guid.Parse(other.Split('/')[^1]));

        // Refused: another name, and nobody of another town comes near.
        using (var refused = await first.Post(town + "/erasure", ("name", "altdorf"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var foreign = instance.NewVisitor();
        await foreign.SignIn("anderswo");
        using (var closed = await foreign.Get(town + "/erasure")) Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using (var closed = await foreign.Post(town + "/erasure", ("name", "Altdorf"))) Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);

        var waits = await first.Follow(town + "/erasure", ("name", "Altdorf"));
        var deed = waits.Split("#d-")[1];
        using (var own = await first.Post($"/four-eyes/{deed}/confirmation")) Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        using (var unseen = await foreign.Post($"/four-eyes/{deed}/confirmation")) Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        using var second = instance.NewVisitor();
        await second.SignIn("zweite");
        Assert.Contains("Verwaltung löschen", await second.Read("/four-eyes"), StringComparison.Ordinal);
        await second.Follow($"/four-eyes/{deed}/confirmation");
        Assert.Contains("wird beim nächsten Start gelöscht", await first.Read(town + "/erasure"), StringComparison.Ordinal);

        var link = await RefusedWhileAsked(first, second, other);

        // Taken back once, and decided again; until the start everything is there.
        await first.Follow(town + "/erasure/end");
        Assert.Contains("Löschung anordnen", await first.Read(town + "/erasure"), StringComparison.Ordinal);
        deed = (await first.Follow(town + "/erasure", ("name", "Altdorf"))).Split("#d-")[1];
        await second.Follow($"/four-eyes/{deed}/confirmation");
        Assert.Contains("Hauptamt", await first.Read(town), StringComparison.Ordinal);

        await instance.Kill();
        await instance.StartAgain();
        await Remains(instance, id, town, link);
    }

    /// <summary>While a survey takes answers nothing is ordered, and what was ordered before is not confirmed.</summary>
    private static async Task<string> RefusedWhileAsked(Visitor first, Visitor second, string town)
    {
        var early = (await first.Follow(town + "/erasure", ("name", "Bleibdorf"))).Split("#d-")[1];
        var (_, link) = await first.OpenSurvey(town);
        using var running = await second.Post($"/four-eyes/{early}/confirmation");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, running.StatusCode);
        Assert.Contains("nimmt noch Antworten an", WebUtility.HtmlDecode(await running.Body()), StringComparison.Ordinal);
        using var again = await first.Post(town + "/erasure", ("name", "Bleibdorf"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        return link;
    }

    /// <summary>The town is gone with who had a role there only; the other one goes on, and who may reads the proof.</summary>
    private static async Task Remains(RunningInstance instance, Guid id, string town, string link)
    {
        using var later = instance.NewVisitor();
        await later.SignIn("jana");
        var list = await later.Read("/administrations");
        Assert.DoesNotContain("Altdorf", list, StringComparison.Ordinal);
        Assert.Contains("Bleibdorf", list, StringComparison.Ordinal);
        await later.Answer(link, "staff", _ => 3);
        Assert.Contains(id.ToString(), await later.Read("/erasures"), StringComparison.Ordinal);
        var proof = await later.Read(town + "/erasure/proof.json");
        Assert.Contains("\"isComplete\": true", proof, StringComparison.Ordinal);
        Assert.Contains("\"orderedBy\": \"Jana Brandt\"", proof, StringComparison.Ordinal);
        Assert.DoesNotContain("Altdorf", proof, StringComparison.Ordinal);
        Assert.Contains("Löschung zurückgenommen", await later.Read("/audit"), StringComparison.Ordinal);
        using var gone = instance.NewVisitor();
        using var refused = await gone.Post("/sign-in", ("name", "nurhier"), ("password", Visitor.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        // Whoever has the right in one house only reads no proof of others.
        using var still = instance.NewVisitor();
        await still.SignIn("anderswo");
        Assert.DoesNotContain(id.ToString(), await still.Read("/erasures"), StringComparison.Ordinal);
    }

    private static async Task Account(string folder, string name, Role role, Guid? administration)
    {
        await using var db = Database.Open(new(folder));
        Assert.IsType<CreateAccount.Created>(await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, role, administration,
            DateTimeOffset.UnixEpoch));
    }
}
