using System.Net;
using System.Text.Json;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests.Api;

/// <summary>What programs rely on at every interface: versions, pages, one effect, problems in words, limits.</summary>
public sealed class ApiStandardsTests(OneInstance one)
{
    private const string Reading = """{"indicator":"KEY","value":12.5,"date":"2026-01-31","source":"Haushalt"}""";

    [Fact]
    public async Task An_initiative_is_proposed_once_read_with_its_tag_and_changed_only_by_who_saw_the_last_version()
    {
        using var program = await Program(ProgramScope.ReadSteering, ProgramScope.WriteSteering);
        var root = program.Root + "/initiatives";
        var body = Content("Serviceportal öffnen");
        using var created = await program.Send(HttpMethod.Post, root, body, ("Idempotency-Key", "eins"));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var again = await program.Send(HttpMethod.Post, root, body, ("Idempotency-Key", "eins"));
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await created.Body(), await again.Body());
        Assert.Equal((created.Headers.Location, created.Headers.ETag), (again.Headers.Location, again.Headers.ETag));
        using var other = await program.Send(HttpMethod.Post, root, Content("Etwas anderes"), ("Idempotency-Key", "eins"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "key-used"), (other.StatusCode, await other.Problem()));
        Assert.Single((await program.Read(root)).GetProperty("items").EnumerateArray());

        var address = created.Headers.Location!.PathAndQuery;
        using var read = await program.Get(address);
        var tag = read.Headers.ETag!.ToString();
        using (var known = await program.Get(address, ("If-None-Match", tag))) Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using var blind = await program.Send(HttpMethod.Put, address, Content("Neu"));
        Assert.Equal((428, "version-missing"), ((int)blind.StatusCode, await blind.Problem()));
        using var changed = await program.Send(HttpMethod.Put, address, Content("Serviceportal mit Akte öffnen"), ("If-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(2, (await changed.Json()).GetProperty("version").GetInt32());
        using var late = await program.Send(HttpMethod.Put, address, Content("Zu spät"), ("If-Match", tag));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "changed"), (late.StatusCode, await late.Problem()));
        using var next = await program.Send(HttpMethod.Put, address, Content("Und weiter"), ("If-Match", changed.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);

        using var comment = await program.Send(HttpMethod.Post, address + "/comments", """{"text":"Aus dem Rat"}""");
        Assert.Equal(HttpStatusCode.Created, comment.StatusCode);
        using var empty = await program.Send(HttpMethod.Post, address + "/comments", """{"text":" "}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "refused"), (empty.StatusCode, await empty.Problem()));
        using var jana = await one.Coordinator();
        var page = await jana.Read($"{program.Town}/initiatives/{address.Split('/')[^1]}");
        Assert.Contains("Und weiter", page, StringComparison.Ordinal);
        Assert.Contains("Aus dem Rat", page, StringComparison.Ordinal);
        Assert.Contains("(Probe)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_initiative_is_moved_once_by_who_saw_its_last_version_and_with_a_reason_where_one_is_needed()
    {
        using var program = await Program(ProgramScope.ReadSteering, ProgramScope.WriteSteering, ProgramScope.MoveSteering);
        using var created = await program.Send(HttpMethod.Post, program.Root + "/initiatives", Content("Akte einführen"));
        var (address, tag) = (created.Headers.Location!.PathAndQuery, created.Headers.ETag!.ToString());
        Task<HttpResponseMessage> Move(string body, params (string, string)[] headers) =>
            program.Send(HttpMethod.Post, address + "/steps", body, headers);
        using var blind = await Move("""{"stand":"Running"}""");
        Assert.Equal((428, "version-missing"), ((int)blind.StatusCode, await blind.Problem()));
        using var mute = await Move("""{"stand":"Declined"}""", ("If-Match", tag));
        Assert.Equal((422, "refused"), ((int)mute.StatusCode, await mute.Problem()));
        using var unknown = await Move("""{"stand":"Gone"}""", ("If-Match", tag));
        Assert.Equal((400, "unreadable"), ((int)unknown.StatusCode, await unknown.Problem()));
        (string, string)[] once = [("If-Match", tag), ("Idempotency-Key", "los")];
        using var moved = await Move("""{"stand":"Running","day":"2026-01-05"}""", once);
        Assert.Equal((HttpStatusCode.Created, "Running"), (moved.StatusCode, (await moved.Json()).GetProperty("stand").GetString()));
        using var again = await Move("""{"stand":"Running","day":"2026-01-05"}""", once);
        Assert.Equal((HttpStatusCode.Created, await moved.Body()), (again.StatusCode, await again.Body()));
        using var late = await Move("""{"stand":"Paused","reason":"Zu spät"}""", ("If-Match", tag));
        Assert.Equal((412, "changed"), ((int)late.StatusCode, await late.Problem()));
        Assert.Equal(2, (await program.Read(address)).GetProperty("step").GetInt32());

        using var writer = await Program(ProgramScope.ReadSteering, ProgramScope.WriteSteering);
        using var refused = await writer.Send(HttpMethod.Post, $"{writer.Root}/initiatives/{Guid.NewGuid()}/steps", "{}");
        Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), (refused.StatusCode, await refused.Problem()));
    }

    [Fact]
    public async Task Lists_come_in_pages_that_lead_on_and_shift_nothing()
    {
        using var program = await Program(ProgramScope.ReadSteering, ProgramScope.WriteSteering);
        var root = program.Root + "/initiatives";
        foreach (var title in new[] { "B", "D", "F", "H", "J" }) (await program.Send(HttpMethod.Post, root, Content(title))).Dispose();
        using var first = await program.Get(root + "?limit=2");
        var link = first.Headers.GetValues("Link").Single();
        Assert.Contains("rel=\"first\"", link, StringComparison.Ordinal);
        var next = link.Split('<')[^1].Split('>')[0];
        Assert.Contains("limit=2", next, StringComparison.Ordinal);
        (await program.Send(HttpMethod.Post, root, Content("A"))).Dispose();
        List<string> seen = [.. Titles(await first.Json())];
        while (next.Length > 0)
        {
            using var page = await program.Get(next);
            seen.AddRange(Titles(await page.Json()));
            var leads = page.Headers.GetValues("Link").Single();
            next = leads.Contains("rel=\"next\"", StringComparison.Ordinal) ? leads.Split('<')[^1].Split('>')[0] : "";
        }

        Assert.Equal(["B", "D", "F", "H", "J"], seen);
        foreach (var query in new[] { "?limit=0", "?limit=201", "?limit=x", "?cursor=%21", "?cursor=bmljaHRz", "?stand=Nope" })
        {
            using var refused = await program.Get(root + query);
            Assert.Equal((HttpStatusCode.BadRequest, "unreadable"), (refused.StatusCode, await refused.Problem()));
        }
    }

    [Fact]
    public async Task Whatever_does_not_fit_is_answered_by_a_problem_with_remedy_in_the_language_asked_for()
    {
        using var program = await Program([.. OutsideProgram.AllScopes]);
        var (readings, initiatives) = (program.Root + "/readings", program.Root + "/initiatives");
        async Task Expect(int status, string type, HttpMethod method, string path, string? body, params (string, string)[] headers)
        {
            using var answer = await program.Send(method, path, body, headers);
            Assert.Equal((status, type), ((int)answer.StatusCode, await answer.Problem()));
        }

        await Expect(404, "not-there", HttpMethod.Get, "/api/v1/nirgends", null);
        await Expect(404, "not-there", HttpMethod.Get, initiatives + "/" + Guid.NewGuid(), null);
        await Expect(404, "not-there", HttpMethod.Get, program.Root + "/releases/1/areas", null);
        await Expect(404, "not-there", HttpMethod.Get, "/api/v1/administrations/keine", null);
        await Expect(405, "no-method", HttpMethod.Delete, initiatives, null);
        await Expect(406, "no-format", HttpMethod.Get, initiatives, null, ("Accept", "text/csv"));
        await Expect(406, "no-format", HttpMethod.Get, initiatives, null, ("Accept", "application/xml, application/json;q=0"));
        await Expect(415, "not-json", HttpMethod.Post, readings, Reading, ("Content-Type", "text/plain"));
        await Expect(400, "unreadable", HttpMethod.Post, readings, "{\"indicator\":");
        await Expect(400, "unreadable", HttpMethod.Post, readings, """{"indicator":"x","value":"12","date":"2026-01-31","source":"a"}""");
        await Expect(400, "unreadable", HttpMethod.Post, readings, """{"indicator":"x","value":12,"date":"2026-01-31"}""");
        await Expect(400, "unreadable", HttpMethod.Post, initiatives, """{"title":"x","area":"y","source":"Own","causes":null}""");
        await Expect(400, "unreadable", HttpMethod.Post, initiatives, """{"title":"x","area":"y","source":"Own","goals":[null]}""");
        await Expect(400, "unreadable", HttpMethod.Post, initiatives, """{"title":"x","area":"y","source":"Own","why":null}""");
        await Expect(400, "unreadable", HttpMethod.Post, readings, """{"indicator":null,"value":12,"date":"2026-01-31","source":"a"}""");
        await Expect(400, "unreadable", HttpMethod.Post, initiatives, """{"title":"x","area":"y","source":"Own","farbe":"rot"}""");
        await Expect(413, "too-large", HttpMethod.Post, initiatives, Content(new string('x', 300_000)));
        await Expect(422, "refused", HttpMethod.Post, initiatives, Content("  "));
        await Expect(422, "refused", HttpMethod.Post, readings, Reading);
        await Expect(400, "unreadable", HttpMethod.Post, readings, Reading, ("Idempotency-Key", new string('k', 201)));

        using var english = await program.Send(HttpMethod.Post, readings, Reading, ("Accept-Language", "en-GB, de;q=0.5"));
        Assert.Equal("en", english.Content.Headers.ContentLanguage.Single());
        Assert.Contains("is not in the model", await english.Body(), StringComparison.Ordinal);
        using var german = await program.Send(HttpMethod.Post, readings, Reading, ("Accept-Language", "de"));
        Assert.Contains("gibt es im Modell nicht", await german.Body(), StringComparison.Ordinal);

        var key = (await program.Read(program.Root + "/indicators?limit=1")).GetProperty("items")[0].GetProperty("key").GetString()!;
        using var recorded = await program.Send(HttpMethod.Post, readings, Reading.Replace("KEY", key, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var found = (await program.Read(readings + "?indicator=" + key)).GetProperty("items")[0];
        Assert.Equal((12.5, "2026-01-31"), (found.GetProperty("value").GetDouble(), found.GetProperty("date").GetString()));
        using var jana = await one.Coordinator();
        Assert.Contains("12,5", await jana.Read(program.Town + "/readings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_opens_nothing_an_access_that_was_taken_back_neither_and_an_access_opens_no_page()
    {
        using var jana = await one.Coordinator();
        using (var cookie = await jana.Get("/api/v1/administrations"))
        {
            Assert.Equal((HttpStatusCode.Unauthorized, "no-access"), (cookie.StatusCode, await cookie.Problem()));
        }

        using var program = await Program(ProgramScope.ReadResults);
        using (var page = await program.Get(program.Town)) Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        await program.Read("/api/v1/access");
        await using var db = Database.Open(new(one.Instance.Folder));
        var found = (await FindProgram.Run(db, program.Secret, DateTimeOffset.UtcNow))!;
        await EndProgramToken.Run(db, Actor.System, [found.Token.AccountId], found.Token.Id, DateTimeOffset.UtcNow);
        using var ended = await program.Get("/api/v1/access");
        Assert.Equal((HttpStatusCode.Unauthorized, "no-access"), (ended.StatusCode, await ended.Problem()));
        Assert.Contains("invalid_token", ended.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_requests_are_told_how_long_to_wait_and_others_do_not_suffer()
    {
        using var program = await Program(ProgramScope.ReadResults);
        using var other = await Program(ProgramScope.ReadResults);
        var answers = await Task.WhenAll(Enumerable.Range(0, Web.Api.ProgramPatience.PerMinute + 1)
            .Select(_ => program.Get(program.Root + "/releases/1")));
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("too-many", await refused.Problem());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        foreach (var answer in answers) answer.Dispose();
        await other.Read("/api/v1/access");
    }

    private static IEnumerable<string> Titles(JsonElement page) => page.GetProperty("items").EnumerateArray()
        .Select(item => item.GetProperty("content").GetProperty("title").GetString()!);

    private static string Content(string title) =>
        JsonSerializer.Serialize(new { title, area = "steering", source = "Own", days = 10, begin = "2027-01-01" });

    private async Task<TownProgram> Program(params ProgramScope[] scopes)
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Programmhausen");
        return new(town, await OutsideProgram.OfNew(one.Instance, Role.Coordinator, town, scopes));
    }

    /// <summary>A program with the town that its access reaches.</summary>
    private sealed record TownProgram(string Town, OutsideProgram Outside) : IDisposable
    {
        public string Root => "/api/v1" + Town;

        public string Secret => Outside.Secret;

        public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Outside.Get(path, headers);

        public Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers) =>
            Outside.Send(method, path, body, headers);

        public Task<JsonElement> Read(string path) => Outside.Read(path);

        public void Dispose() => Outside.Dispose();
    }
}
