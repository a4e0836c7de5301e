using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks.Field;

/// <summary>What came back.</summary>
internal sealed record Shown(HttpStatusCode Status, string Body, string Location, string CacheControl)
{
    /// <summary>Milliseconds from the request to the last byte.</summary>
    public double Took { get; init; }

    /// <summary>What the page says first.</summary>
    public string Heading => SendSheet.HeadingOf(Body);
}

/// <summary>Somebody with a browser of their own: cookies are kept, redirects are followed by hand, every answer is timed.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new() };
    private readonly HttpClient client;

    public Browser(Uri address) => client = new(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Milliseconds of every request of everybody.</summary>
    public static ConcurrentBag<double> Waits { get; } = [];

    public async Task<Shown> Get(string path) => await Timed(() => client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>A page that must be there.</summary>
    public async Task<string> Read(string path)
    {
        var shown = await Get(path);
        return shown.Status == HttpStatusCode.OK ? shown.Body : throw Unexpected(path, shown);
    }

    public Task<Shown> Send(string path, params (string Name, string Value)[] fields) => Timed(async () =>
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    });

    /// <summary>Sends a form of somebody signed in, with its token.</summary>
    public async Task<Shown> SendSigned(string path, params (string Name, string Value)[] fields) => await Send(path, [.. fields,
        await Token()]);

    /// <summary>Sends such a form and says where it leads.</summary>
    public async Task<string> Follow(string path, params (string Name, string Value)[] fields)
    {
        var shown = await SendSigned(path, fields);
        return shown.Status == HttpStatusCode.Redirect ? shown.Location : throw Unexpected(path, shown);
    }

    public async Task<Shown> SendFile(string path, string field, string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var token = await Token();
        return await Timed(async () =>
        {
            using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), field, name } };
            foreach (var one in fields.Append(token)) content.Add(new StringContent(one.Value), one.Name);
            return await client.PostAsync(new Uri(path, UriKind.Relative), content);
        });
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private static async Task<Shown> Timed(Func<Task<HttpResponseMessage>> request)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await request();
        var body = await answer.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        Waits.Add(took);
        return new(answer.StatusCode, WebUtility.HtmlDecode(body), answer.Headers.Location?.OriginalString ?? "",
            answer.Headers.CacheControl?.ToString() ?? "") { Took = took };
    }

    private async Task<(string Name, string Value)> Token() =>
        ("__RequestVerificationToken", TokenField().Match(await Read("/sign-in")).Groups[1].Value);

    private static InvalidOperationException Unexpected(string path, Shown shown) =>
        new($"{path}: {shown.Status} {shown.Location} {shown.Body[..Math.Min(2000, shown.Body.Length)]}");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
