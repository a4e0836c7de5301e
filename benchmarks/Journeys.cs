using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks;

/// <summary>Whole runs of respondents over HTTP: step by step, and on one page.</summary>
internal static partial class Journeys
{
    private const int Workers = 32;
    private const string SheetField = "name=\"sheet\" value=\"";

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
        await Timing.Measure("one page: read and send", Workers, TimeSpan.FromSeconds(5), async _ =>
        {
            var page = await Read(client, survey, "", "/sheet/staff");
            var at = page.IndexOf(SheetField, StringComparison.Ordinal) + SheetField.Length;
            await Post(client, survey, "", "/sheet/staff", sheet.Prepend("sheet=" + page[at..page.IndexOf('"', at)]));
        }, server);
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
        using var answer = await Send(client, HttpMethod.Post, survey, cookie, below, fields.Append(below.StartsWith("/sheet",
            StringComparison.Ordinal) ? "go=send" : "go=on"));
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
