using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks.Field;

/// <summary>What somebody saw who sent a sheet.</summary>
/// <param name="Status">0: no answer came.</param>
/// <param name="Says">The heading of the page, or why no answer came.</param>
internal sealed record SheetAnswer(bool Acknowledged, int Status, string Says);

/// <summary>Sends a whole sheet from one page, as a browser would.</summary>
internal static partial class SendSheet
{
    /// <param name="path">Of the page of the sheet.</param>
    /// <param name="fields">Answers and <c>go=send</c>, ready to be sent.</param>
    /// <param name="code">The personal code; null where people come by an open link.</param>
    public static async Task<SheetAnswer> Run(HttpClient client, Uri path, string fields, string? code, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (code is not null) request.Headers.Add("Cookie", $"wm-c-{path.OriginalString.Split("/s/")[1].Split('/')[0]}={code}");
        request.Content = new StringContent($"sheet={secret}.&{fields}", null, "application/x-www-form-urlencoded");
        try
        {
            using var answer = await client.SendAsync(request);
            return new(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/done",
                StringComparison.Ordinal), (int)answer.StatusCode, HeadingOf(await answer.Content.ReadAsStringAsync()));
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException)
        {
            return new(false, 0, broken is TaskCanceledException ? "no answer in time" : (broken.InnerException ?? broken).Message);
        }
    }

    /// <summary>What a page says first: its heading, or the first sentence of a page that needs nothing of the house; empty where there is
    /// none.</summary>
    public static string HeadingOf(string page) => WebUtility.HtmlDecode(Plain().Match(page) is { Success: true } plain
        ? plain.Groups[1].Value : Heading().Match(page).Groups[1].Value).Trim();

    [GeneratedRegex("<h1>Wegmarke</h1><p>([^.<]*)")]
    private static partial Regex Plain();

    [GeneratedRegex("<h1[^>]*>([^<]*)<")]
    private static partial Regex Heading();
}
