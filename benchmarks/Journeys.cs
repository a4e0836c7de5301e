using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks;

/// <summary>Whole runs of respondents over HTTP: step by step, and on one page.</summary>
internal static partial class Journeys
{
    private const int Workers = 32;

    private static ReadOnlySpan<byte> SheetField => "name=\"sheet\" value=\""u8;

    /// <param name="server">Number of the process of the server, to tell its processor time.</param>
    public static async Task<int> Run(Uri survey, int? server = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler {
          UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = Workers });
        var cookie = await Begin(client, survey);
        var first = await Read(client, survey, cookie, "/1");
        var steps = int.Parse(StepCount().Match(first).Groups[1].Value, null);
        var pages = new List<List<string>>();
        for (var step = 1; step <= steps; step++) pages.Add(Fields(await Read(client, survey, cookie, $"/{step}")));
        var sheet = pages.SelectMany(page => page).ToList();
        await OnOnePage(survey, string.Join('&', sheet), server);
        await Timing.Measure("one page with a draft: begin, read, save, send", Workers, TimeSpan.FromSeconds(5), async _ =>
        {
            var own = await Begin(client, survey);
            await Read(client, survey, own, "/all");
            await Post(client, survey, own, "/all", pages.SelectMany(page => page));
            await Post(client, survey, own, "/submission", []);
        }, server);
        await Timing.Measure($"{steps} pages: begin, read and save each, send", Workers, TimeSpan.FromSeconds(5), async _ =>
        {
            var own = await Begin(client, survey);
            for (var step = 1; step <= steps; step++)
            {
                await Read(client, survey, own, $"/{step}");
                await Post(client, survey, own, $"/{step}", pages[step - 1]);
            }

            await Post(client, survey, own, "/submission", []);
        }, server);
        return 0;
    }

    /// <summary>One GET and one POST, as the peer is measured. The generator must not take more of the two cores than it has to, so it
    /// reads no more of the page than the sheet's secret.</summary>
    private static async Task OnOnePage(Uri survey, string answers, int? server)
    {
        var path = survey.AbsolutePath + "/sheet/staff?lang=de";
        var lines = Enumerable.Range(0, Workers).Select(_ => new BareConnection(survey)).ToList();
        await Timing.Measure("one page: read and send", Workers, TimeSpan.FromSeconds(5), async worker =>
        {
            var page = (await lines[worker].Get(path)).Span;
            var from = page[(page.IndexOf(SheetField) + SheetField.Length)..];
            var secret = Encoding.ASCII.GetString(from[..from.IndexOf((byte)'"')]);
            await lines[worker].Post(path, $"sheet={secret}&{answers}&go=send");
        }, server);
        foreach (var line in lines) line.Dispose();
    }

    private static async Task<string> Begin(HttpClient client, Uri survey)
    {
        using var answer = await Send(client, HttpMethod.Post, survey, "", "", ["perspective=staff", "unit="]);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<string> Read(HttpClient client, Uri survey, string cookie, string below)
    {
        using var answer = await Send(client, HttpMethod.Get, survey, cookie, below, null);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task Post(HttpClient client, Uri survey, string cookie, string below, IEnumerable<string> fields)
    {
        using var answer = await Send(client, HttpMethod.Post, survey, cookie, below, fields.Append("go=on"));
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{below}: {answer.StatusCode}");
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, Uri survey, string cookie, string below,
      IEnumerable<string>? fields)
    {
        var request = new HttpRequestMessage(method, survey + below + "?lang=de");
        if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
        if (fields is not null) request.Content = new StringContent(string.Join('&', fields), null, "application/x-www-form-urlencoded");
        return client.SendAsync(request);
    }

    private static List<string> Fields(string page) =>
      [.. Field().Matches(page).Select(match => match.Groups[1].Value).Distinct().Select(name => name + "=4")];

    [GeneratedRegex("name=\"(i\\d+)\"")]
    private static partial Regex Field();

    [GeneratedRegex("<progress[^>]* max=\"(\\d+)\"")]
    private static partial Regex StepCount();
}
