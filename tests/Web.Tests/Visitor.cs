using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>Somebody with a browser of their own: cookies are kept, redirects are followed by hand, tokens are read from the
/// pages.</summary>
public sealed partial class Visitor : IDisposable
{
    public const string Password = "ein langes Passwort";
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new() };
    private readonly HttpClient client;

    public Visitor(Uri address) => client = new(handler) { BaseAddress = address };

    public Uri Address => client.BaseAddress!;

    public CookieCollection Cookies => handler.CookieContainer.GetAllCookies();

    /// <summary>Comes with what another process gave; the port of an address is no part of a cookie.</summary>
    public void Bring(CookieCollection cookies) => handler.CookieContainer.Add(cookies);

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public async Task<string> Read(string path)
    {
        using var answer = await Get(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {await answer.Body()}");
        return await answer.Body();
    }

    /// <summary>Posts a form with a fresh token.</summary>
    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        await PostBare(path, [.. fields, ("__RequestVerificationToken", await Token())]);

    public async Task<HttpResponseMessage> PostBare(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Posts a form with a file.</summary>
    public async Task<HttpResponseMessage> PostFile(string path, string field, string name, byte[] bytes,
        params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), field, name } };
        foreach (var one in fields) content.Add(new StringContent(one.Value), one.Name);
        content.Add(new StringContent(await Token()), "__RequestVerificationToken");
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Posts and returns where it leads.</summary>
    public async Task<string> Follow(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await Post(path, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path}: {answer.StatusCode} {await answer.Body()}");
        return answer.Headers.Location!.OriginalString;
    }

    public async Task<string> Token() => TokenField().Match(await Read("/sign-in")).Groups[1].Value;

    public async Task SetUp() => await Follow("/setup", ("display", "Jana Brandt"), ("name", "jana"), ("password", Password));

    public async Task SignIn(string name) => await Follow("/sign-in", ("name", name), ("password", Password));

    /// <summary>A new administration with two units; returns its address.</summary>
    public async Task<string> Administration(string name = "Probedorf", int staff = 40, int leaders = 10)
    {
        var address = await Follow("/administrations", ("name", name), ("staff", $"{staff}"), ("leaders", $"{leaders}"));
        await Follow(address + "/units", ("name", "Hauptamt"), ("headcount", "20"), ("parent", ""));
        await Follow(address + "/units", ("name", "Bauamt"), ("headcount", "20"), ("parent", ""));
        return address;
    }

    /// <summary>An open survey; returns the address of the campaign and the path of its link.</summary>
    public async Task<(string Campaign, string Link)> OpenSurvey(string administration, string title = "Befragung")
    {
        var campaign = await Follow(administration + "/campaigns", ("title", title), ("form", "zukunftsfaehigkeit/1.0|full"),
          ("units", "yes"), ("threshold", "5"));
        await Open(campaign);
        return (campaign, LinkField().Match(await Read(campaign)).Groups[1].Value);
    }

    /// <summary>Opens a campaign where there is no staff council that had to consent.</summary>
    public async Task Open(string campaign)
    {
        await Follow(campaign + "/consent/records", ("act", "NoStaffCouncil"), ("seen", await Seen(campaign)), ("day", "2026-01-15"),
            ("text", "Die Belegschaft wurde in der Versammlung beteiligt."));
        Assert.Equal(campaign, await Follow(campaign + "/opening"));
    }

    /// <summary>The settings as the consent page shows them.</summary>
    public async Task<string> Seen(string campaign) => SeenField().Match(await Read(campaign + "/consent")).Groups[1].Value;

    /// <summary>Fills in and sends a whole sheet; every item gets the answer that is chosen for its place.</summary>
    public async Task Answer(string link, string perspective, Func<int, int> answer, int unit = 0,
        params (string Name, string Value)[] said)
    {
        await Draft(link, perspective, answer, unit, said);
        using var sent = await PostBare(link + "/submission");
        Assert.EndsWith("/done?lang=de", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>Fills in a sheet without sending it.</summary>
    public async Task Draft(string link, string perspective, Func<int, int> answer, int unit = 0,
        params (string Name, string Value)[] said)
    {
        using var begun = await PostBare(link, [("perspective", perspective), ("unit", $"{unit}"), .. said]);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var page = await Read(link + "/all");
        var places = PlaceField().Matches(page).Select(match => match.Groups[1].Value).Distinct();
        using var saved = await PostBare(link + "/all",
          [.. places.Select(place => ("i" + place, $"{answer(int.Parse(place, null))}")), ("go", "on")]);
        Assert.Contains("/review", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }


    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"seen\" value=\"([^\"]+)\"")]
    private static partial Regex SeenField();

    [GeneratedRegex("id=\"link\">https?://[^/]+([^<]+)<")]
    private static partial Regex LinkField();

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceField();
}
