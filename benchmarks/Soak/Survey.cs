using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Wegmarke.Benchmarks.Field;
using Wegmarke.Responses;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>A survey that invented people answer over HTTP, and what became of every sheet: the secrets of those that were acknowledged,
/// and of those whose sender never learned it.</summary>
/// <param name="link">Path under which people answer.</param>
/// <param name="tally">Where requests are counted.</param>
internal sealed partial class Survey(Uri address, string campaign, string link, Tally tally) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = address, Timeout = TimeSpan.FromSeconds(20),
    };

    private readonly ConcurrentDictionary<string, string> fields = [];
    private int people;

    public Guid Id { get; } = Guid.Parse(campaign.Split('/')[^1]);

    public string Campaign => campaign;

    public string Link => link;

    public ConcurrentDictionary<string, byte> Acknowledged { get; } = [];

    public ConcurrentDictionary<string, byte> Unsure { get; } = [];

    /// <summary>Personal codes that nobody has used yet.</summary>
    public ConcurrentQueue<string> Codes { get; } = [];

    /// <summary>The last answer that was no acknowledgement.</summary>
    public SheetAnswer? LastRefusal { get; private set; }

    /// <summary>One person opens the sheet, fills it in and sends it; where it is not taken, the same page is sent again, as often as the
    /// tries allow.</summary>
    public async Task Answer(string perspective, string? code, int tries, CancellationToken stop)
    {
        if (await Open(perspective) is not var (secret, own)) return;
        var path = new Uri($"{link}/sheet/{perspective}", UriKind.Relative);
        for (var attempt = 0; attempt < tries; attempt++)
        {
            var begun = Stopwatch.GetTimestamp();
            var sent = await SendSheet.Run(client, path, own, code, secret);
            var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            tally.Note(Kind.Send, took, sent.Acknowledged ? null : $"{sent.Status} {sent.Says}");
            if (sent.Acknowledged)
            {
                Acknowledged[secret] = 1;
                Unsure.TryRemove(secret, out _);
                return;
            }

            LastRefusal = sent;
            Unsure[secret] = 1;
            if (stop.IsCancellationRequested) return;
            await Task.Delay(300, CancellationToken.None);
        }
    }

    /// <summary>Sheets of so many people, four at once.</summary>
    public Task Fill(int staff, int leaders, CancellationToken stop) => Parallel.ForEachAsync(Enumerable.Range(0, staff + leaders),
        new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (person, _) =>
            await Answer(person < staff ? "staff" : "leaders", null, 20, stop));

    /// <summary>How many sheets are missing and how many are too many, looked at in the store itself.</summary>
    public async Task<(int Found, int Lost, int Doubled)> Look(AnswerStore store)
    {
        if (store.IsSealed(Id))
        {
            var kept = store.ReadSealed(Id).Count;
            return (kept, Math.Max(0, Acknowledged.Count - kept), Math.Max(0, kept - Acknowledged.Count - Unsure.Count));
        }

        bool IsThere(string secret) => store.HasBallot(Id, ResumeSecret.Read(secret)!);
        var (found, lost) = (await store.Count(Id), Acknowledged.Keys.Count(secret => !IsThere(secret)));
        var unsure = Unsure.Keys.Count(IsThere);
        return (found, lost, found - (Acknowledged.Count - lost) - unsure);
    }

    public void Dispose() => client.Dispose();

    /// <returns>The secret of the page and the fields of a filled sheet; null where the page did not come.</returns>
    private async Task<(string Secret, string Fields)?> Open(string perspective)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await client.GetAsync(new Uri($"{link}/sheet/{perspective}", UriKind.Relative));
            var page = await answer.Content.ReadAsStringAsync();
            var secret = SheetField().Match(page).Groups[1].Value;
            var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            tally.Note(Kind.Open, took, secret.Length > 0 ? null : $"{(int)answer.StatusCode} {SendSheet.HeadingOf(page)}");
            return secret.Length == 0 ? null : (secret, Filled(perspective, page));
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException)
        {
            tally.Note(Kind.Open, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, "0 " + (broken.InnerException ?? broken).Message);
            return null;
        }
    }

    private string Filled(string perspective, string page)
    {
        var mood = Interlocked.Increment(ref people) % 5;
        return fields.GetOrAdd($"{perspective}{mood}", _ => "go=send" + string.Concat(PlaceField().Matches(page)
            .Select(match => match.Groups[1].Value).Distinct().Select(place => $"&i{place}={1 + (mood + int.Parse(place, null)) % 5}")));
    }

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceField();

    [GeneratedRegex("name=\"sheet\" value=\"([^\".]+)")]
    private static partial Regex SheetField();
}
