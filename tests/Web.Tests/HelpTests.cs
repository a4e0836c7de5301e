using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Design;

namespace Wegmarke.Web.Tests;

/// <summary>The guides are there without signing in and without a network, and every page leads to the place that explains it.</summary>
public sealed partial class HelpTests(OneInstance one)
{
    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_guide_is_shown_and_no_link_in_it_leads_nowhere(string language)
    {
        using var reader = one.Instance.NewVisitor();
        var waiting = new Queue<string>(["/help?lang=" + language]);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await reader.Get(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, address);
            if (answer.Content.Headers.ContentType!.MediaType != "text/html") continue;
            foreach (var link in Link().Matches(await answer.Body()).Select(match => match.Groups[1].Value.Split('#')[0]).Where(seen.Add))
            {
                waiting.Enqueue(link + "?lang=" + language);
            }
        }

        Assert.Contains("/help/coordinator", seen);
        Assert.Contains("/help/images/desk-" + language + ".webp", seen);
    }

    [Fact]
    public async Task Every_place_to_which_a_page_leads_is_there_in_both_languages()
    {
        using var reader = one.Instance.NewVisitor();
        var findings = new List<string>();
        foreach (var (part, place) in HelpPlace.All)
        {
            foreach (var language in new[] { Language.German, Language.English })
            {
                var address = place.AddressIn(language).Split('#');
                var page = await reader.Read($"{address[0]}?lang={language.Key}");
                var anchor = address.Length > 1 ? Uri.UnescapeDataString(address[1]) : "";
                var there = anchor.Length == 0 || WebUtility.HtmlDecode(page).Contains($"id=\"{anchor}\"", StringComparison.Ordinal);
                if (!there) findings.Add($"{part}: {language.Key} has no {anchor}");
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        using var coordinator = await one.Coordinator();
        Assert.Contains("href=\"/help/staff-council#das-protokoll\"", await coordinator.Read("/audit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help/nirgends")]
    [InlineData("/help/..%2Fappsettings")]
    [InlineData("/help/images/..%2F..%2FWegmarke.Web.dll")]
    public async Task What_is_no_guide_is_not_there(string address)
    {
        using var reader = one.Instance.NewVisitor();
        using var answer = await reader.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [GeneratedRegex("(?:href|src)=\"(/help/?[^\"?]*)\"")]
    private static partial Regex Link();
}
