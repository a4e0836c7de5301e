using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Initiatives;
using Wegmarke.Storage;
using Wegmarke.Webhooks;

namespace Wegmarke.Web.Tests.Api;

/// <summary>Addresses outside are called as they expect it, and addresses inside are not called at all; against a listener of our
/// own.</summary>
public sealed class WebhookTests(OneInstance one, OneDemo demo)
{
    private static readonly byte[] Key = SHA256.HashData("key"u8);

    [Fact]
    public async Task A_receiver_checks_what_came_with_nothing_but_its_key()
    {
        using var receiver = new Receiver(_ => 204);
        using var call = new CallAddress(IPAddress.IsLoopback, true);
        const string Body = """{"type":"test","data":{"id":"ü"}}""";
        var signature = WebhookKeys.Sign(Key, "msg_1", 1_800_000_000, Body);
        var answer = await call.Run(new(receiver.Address, "msg_1", 1_800_000_000, signature, Body),
            TestContext.Current.CancellationToken);
        Assert.Equal((204, null), (answer.Status, answer.Trouble));
        var came = Assert.Single(receiver.Came);
        Assert.Equal("application/json; charset=utf-8", came.Headers["Content-Type"]);
        Assert.True(IsOurs(came));
        Assert.False(IsOurs(came with { Body = came.Body + " " }));
    }

    [Theory]
    [InlineData(302, "leitet um")]
    [InlineData(500, "antwortet mit 500")]
    [InlineData(410, "antwortet mit 410")]
    public async Task What_is_no_yes_counts_as_not_delivered_and_redirections_are_not_followed(int status, string words)
    {
        using var receiver = new Receiver(_ => status);
        using var call = new CallAddress(IPAddress.IsLoopback, true);
        var answer = await call.Run(new(receiver.Address, "msg_1", 1, "v1,x", "{}"), TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.Trouble!.German, StringComparison.Ordinal);
        Assert.Single(receiver.Came);
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT/")]
    [InlineData("http://localhost:PORT/")]
    [InlineData("http://[::ffff:127.0.0.1]:PORT/")]
    [InlineData("http://2130706433:PORT/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[fd00::1]/")]
    public async Task The_own_network_is_not_called(string address)
    {
        using var receiver = new Receiver(_ => 204);
        using var call = new CallAddress(FetchFeed.IsPublic, true);
        var port = new Uri(receiver.Address).Port;
        var answer = await call.Run(new(address.Replace("PORT", $"{port}", StringComparison.Ordinal), "msg_1", 1, "v1,x", "{}"),
            TestContext.Current.CancellationToken);
        Assert.Contains("nicht im öffentlichen Internet", answer.Trouble!.German, StringComparison.Ordinal);
        Assert.Empty(receiver.Came);
    }

    [Fact]
    public async Task Nothing_goes_out_unencrypted_unless_the_operator_allows_it()
    {
        using var receiver = new Receiver(_ => 204);
        using var call = new CallAddress(IPAddress.IsLoopback, false);
        var answer = await call.Run(new(receiver.Address, "msg_1", 1, "v1,x", "{}"), TestContext.Current.CancellationToken);
        Assert.Contains("nicht verschlüsselt", answer.Trouble!.German, StringComparison.Ordinal);
        Assert.Empty(receiver.Came);
    }

    [Fact]
    public async Task What_did_not_arrive_comes_again_with_the_same_id_until_it_is_taken()
    {
        using var receiver = new Receiver(count => count < 3 ? 500 : 204);
        using var call = new CallAddress(IPAddress.IsLoopback, true);
        var settings = new StorageSettings(Directory.CreateTempSubdirectory("wegmarke-calls-").FullName);
        await using var db = Database.Open(settings);
        await BringUpToDate.Run(db);
        var now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
        var town = new Administration(Guid.NewGuid(), "Rufdorf", 40, 4, now);
        db.Add(town);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var webhook = Assert.IsType<SetUpWebhook.Done>(await SetUpWebhook.Run(db, Actor.System, town.Id, receiver.Address,
            [WebhookEvent.InitiativeMoved], "https://wegmarke.example", true, now)).Webhook;
        db.Add(new InitiativeStep(Guid.NewGuid(), 1, town.Id, Stand.Idea, "", new(2026, 11, 29), "Jana", now.AddMinutes(1)));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var tell = new TellAddresses(new WebhookKeys(settings.PathOf(WebhookKeys.Folder)), call.Run);
        foreach (var minutes in new[] { 2, 2.5, 4, 4.5, 10, 60 })
        {
            await tell.Run(db, now.AddMinutes(minutes), TestContext.Current.CancellationToken);
        }

        Assert.Equal(3, receiver.Came.Count);
        Assert.Single(receiver.Came.Select(came => (came.Headers["webhook-id"], came.Body)).Distinct());
        Assert.Equal(3, receiver.Came.Select(came => came.Headers["webhook-signature"]).Distinct().Count());
        var delivery = Assert.Single((await WebhookState.Find(db, town.Id, webhook.Id, 1))!.Recent);
        Assert.Equal([500, 500, 204], delivery.Attempts.Select(attempt => attempt.Status));
    }

    [Fact]
    public async Task Whatever_is_told_leads_to_an_address_and_a_page_that_are_there()
    {
        using var program = await OutsideProgram.OfDemo(demo.Instance, Role.Coordinator, OutsideProgram.AllScopes);
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        await using var db = Database.Open(new(demo.Instance.Folder));
        var town = db.Set<Administration>().Where(found => found.Name == "Musterstadt").Select(found => found.Id).First();
        var happened = await FindEvents.Run(db, town, DateTimeOffset.UnixEpoch);
        Assert.Equal(happened.Count, happened.DistinctBy(happening => happening.Subject).Count());
        var kinds = happened.GroupBy(happening => happening.Event).ToList();
        Assert.Equal(WebhookEvents.Choosable.Except([WebhookEvent.ReleaseEnded]), kinds.Select(kind => kind.Key).Order());
        foreach (var kind in kinds)
        {
            await program.Read($"/api/v1/administrations/{town}{kind.Last().Below}");
            await jana.Read(kind.Last().Page.Split('#')[0]);
        }
    }

    [Fact]
    public async Task An_address_is_set_up_tried_turned_off_and_on_on_its_page()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Rufstadt");
        var root = town + "/webhooks";
        Assert.Contains("Noch wird keine Adresse benachrichtigt", await jana.Read(root), StringComparison.Ordinal);
        using (var refused = await jana.Post(root, ("address", "http://rat.example/x"), ("event", "RoundFrozen")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("value=\"http://rat.example/x\"", await refused.Body(), StringComparison.Ordinal);
        }

        using var set = await jana.Post(root, ("address", "https://127.0.0.1:1/x"), ("event", "RoundFrozen"), ("event", "Test"));
        var secret = System.Text.RegularExpressions.Regex.Match(await set.Body(), "whsec_[A-Za-z0-9+/=]+").Value;
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        var list = await jana.Read(root);
        Assert.DoesNotContain("whsec_", list, StringComparison.Ordinal);
        var page = root + "/" + System.Text.RegularExpressions.Regex.Match(list, root + "/([0-9a-f-]{36})").Groups[1].Value;
        Assert.Equal(page, await jana.Follow(page + "/test"));
        var shown = await jana.Read(page);
        Assert.Contains("liegt nicht im öffentlichen Internet", shown, StringComparison.Ordinal);
        var delivery = System.Text.RegularExpressions.Regex.Match(shown, "deliveries/([0-9a-f-]{36})").Groups[1].Value;
        Assert.Equal(page, await jana.Follow($"{page}/deliveries/{delivery}"));
        Assert.Contains("<td>2</td>", await jana.Read(page), StringComparison.Ordinal);
        await jana.Follow(page + "/turn", ("active", "no"));
        Assert.Contains("Wieder in Betrieb nehmen", await jana.Read(page), StringComparison.Ordinal);
        await jana.Follow(page + "/turn", ("active", "yes"));
        Assert.Contains("Abschalten", await jana.Read(page), StringComparison.Ordinal);
        using var foreign = await jana.Get($"{await jana.Administration("Andersruf")}/webhooks/{page.Split('/')[^1]}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    /// <summary>As a receiver checks by the convention, written anew.</summary>
    private static bool IsOurs(Request came)
    {
        var signed = Encoding.UTF8.GetBytes($"{came.Headers["webhook-id"]}.{came.Headers["webhook-timestamp"]}.{came.Body}");
        return came.Headers["webhook-signature"]!.Split(' ').Any(part => part == "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key,
            signed)));
    }

    private sealed record Request(System.Collections.Specialized.NameValueCollection Headers, string Body);

    /// <summary>Listens on a free port and answers as told.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener listener = new();

        public Receiver(Func<int, int> status)
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }

            listener.Prefixes.Add(Address);
            listener.Start();
            _ = Task.Run(() => Listen(status));
        }

        public string Address { get; }

        public ConcurrentQueue<Request> Came { get; } = [];

        public void Dispose() => listener.Close();

        private async Task Listen(Func<int, int> status)
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                    Came.Enqueue(new(context.Request.Headers, await reader.ReadToEndAsync()));
                    context.Response.StatusCode = status(Came.Count);
                    if (context.Response.StatusCode == 302) context.Response.RedirectLocation = Address + "anderswo";
                    context.Response.Close();
                }
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
