using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>Sends damaged bodies to the interface for programs: each is answered with what was done or with a problem and its remedy, never
/// with a failure of the server.</summary>
internal static class FuzzingTheApi
{
    /// <summary>Each access may ask 300 times a minute.</summary>
    private const int Programs = 40;
    private const string Password = "nur zum Messen gedacht";

    private static readonly (string Path, string Body)[] Intact =
    [
        ("initiatives", """{"title":"Serviceportal öffnen","area":"steering","source":"Own","days":10,"begin":"2027-01-01","why":"x"}"""),
        ("initiatives", """{"title":"Akte","area":"steering","source":"Own","goals":[],"causes":["x"],"end":"2027-06-30","owner":"Amt"}"""),
        ("initiatives", """{"title":"Portal","area":"steering","source":"Own","milestones":[{"name":"Auftrag","due":"2027-02-01"}]}"""),
        ("readings", """{"indicator":"steering.parallel","value":12.5,"date":"2026-01-31","source":"Haushalt"}"""),
        ("initiatives/ONE/comments", """{"text":"Aus dem Rat"}"""),
        ("initiatives/ONE/steps", """{"stand":"Running","reason":"Weil","day":"2026-01-05","anyway":false}"""),
    ];

    public static async Task<int> Run(string folder, string program, double minutes, string progress)
    {
        var (town, tokens) = await Fill(folder);
        using var server = new ServedProgram(program, folder);
        await server.Ready();
        var mutation = new Mutation([.. Intact.Select(one => (one.Path, Encoding.UTF8.GetBytes(one.Body)))]);
        var first = Fuzzing.Next(progress);
        var (seed, findings, clock, answers) = (first, 0, Stopwatch.StartNew(), new SortedDictionary<int, int>());
        using var client = new HttpClient { BaseAddress = server.Address };
        var root = $"api/v1/administrations/{town}/";
        var one = await Created(client, root, tokens[0]);
        for (; clock.Elapsed.TotalMinutes < minutes; seed++)
        {
            var (path, bytes) = mutation.Of(seed);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root + path.Replace("ONE", one, StringComparison.Ordinal),
                UriKind.Relative)) { Content = new ByteArrayContent(bytes) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Authorization = new("Bearer", tokens[(int)(seed % Programs)]);
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            using var answer = await client.SendAsync(request);
            var status = (int)answer.StatusCode;
            answers[status] = answers.GetValueOrDefault(status) + 1;
            var problem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
            if (status < 400 || status < 500 && problem) continue;
            findings++;
            File.AppendAllText(progress, $"{seed}\t{path}\t{status} {answer.Content.Headers.ContentType}\n");
            Console.WriteLine($"seed {seed}: {path}: {status} {Encoding.UTF8.GetString(bytes)}");
        }

        File.AppendAllText(progress, string.Create(CultureInfo.InvariantCulture, $"{seed - 1}\tran\tseeds {first} to {seed - 1}, {clock.Elapsed.TotalMinutes:0.0} minutes, {findings} findings\n"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seed - first} damaged bodies in {clock.Elapsed.TotalMinutes:0.0} minutes, {findings} findings"));
        foreach (var (status, count) in answers) Console.WriteLine($"  {status} {count}");
        return findings == 0 ? 0 : 1;
    }

    private static async Task<string> Created(HttpClient client, string root, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root + "initiatives", UriKind.Relative))
        {
            Content = new StringContent("""{"title":"Probe","area":"steering","source":"Own"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return answer.EnsureSuccessStatusCode().Headers.Location!.OriginalString.Split('/')[^1];
    }

    private static async Task<(Guid Town, IReadOnlyList<string> Tokens)> Fill(string folder)
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = Database.Open(new(folder));
        await BringUpToDate.Run(db);
        var town = Guid.CreateVersion7(now);
        db.Add(new Administration(town, "Probestadt", 300, 40, now));
        await db.SaveChangesAsync();
        List<string> tokens = [];
        for (var at = 0; at < Programs; at++)
        {
            var name = $"probe-{Guid.NewGuid():N}";
            var created = (CreateAccount.Created)await CreateAccount.Run(db, Actor.System, name, name, Password, Role.Coordinator, town,
                now);
            var actor = (await FindActor.Run(db, created.Account, now))!;
            tokens.Add(((IssueProgramToken.Issued)await IssueProgramToken.Run(db, actor, "Probe", Enum.GetValues<ProgramScope>(),
                DateOnly.FromDateTime(now.UtcDateTime).AddMonths(1), now)).Secret);
            db.ChangeTracker.Clear();
        }

        return (town, tokens);
    }
}
