using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>Personal codes, links of groups and a shared device, from the coordinator's page to the sealed sheet.</summary>
public sealed partial class AccessTests(OneInstance one)
{
    [Fact]
    public async Task A_code_answers_once_is_spent_only_by_sending_and_stands_in_no_address()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link, codes) = await WithCodes(coordinator, codesOnly: true, number: 6);
        using var scanner = one.Instance.NewVisitor();
        for (var i = 0; i < 3; i++)
        {
            using var scanned = await scanner.Get($"{link}/c/{codes[0]}");
            Assert.Equal(HttpStatusCode.OK, scanned.StatusCode);
            Assert.False(scanned.Headers.Contains("Set-Cookie"));
        }

        using var without = one.Instance.NewVisitor();
        using var refused = await without.PostBare(link, ("perspective", "staff"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        foreach (var code in codes)
        {
            using var visitor = one.Instance.NewVisitor();
            using var exchanged = await visitor.PostBare(link + "/code", ("code", code.ToLowerInvariant()));
            Assert.Equal(HttpStatusCode.Redirect, exchanged.StatusCode);
            Assert.DoesNotContain(code, exchanged.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Contains("httponly", exchanged.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("gültig und noch nicht benutzt", await visitor.Read(link), StringComparison.Ordinal);
            await visitor.Answer(link, "staff", _ => 4);
            Assert.DoesNotContain(visitor.Cookies, cookie => cookie.Name.StartsWith("wm-c-", StringComparison.Ordinal) && !cookie.Expired);
        }

        using var again = one.Instance.NewVisitor();
        using var used = await again.PostBare(link + "/code", ("code", codes[0]));
        Assert.Contains("wurde schon geantwortet", await used.Body(), StringComparison.Ordinal);
        using var stranger = await again.PostBare(link + "/code", ("code", "7K2M-9XQ4D-B3FH"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        using var unreadable = await again.PostBare(link + "/code", ("code", "7K2M"));
        Assert.Contains("13 Buchstaben", await unreadable.Body(), StringComparison.Ordinal);
        var results = await coordinator.Follow(campaign + "/closure");
        Assert.Contains("6 von 40 Beschäftigten", await coordinator.Read(results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sheets_begun_with_one_code_count_once()
    {
        using var coordinator = await one.Coordinator();
        var (_, link, codes) = await WithCodes(coordinator, codesOnly: false, number: 1);
        using var phone = one.Instance.NewVisitor();
        using var desk = one.Instance.NewVisitor();
        foreach (var visitor in new[] { phone, desk })
        {
            using var exchanged = await visitor.PostBare(link + "/code", ("code", codes[0]));
            await visitor.Draft(link, "staff", _ => 3);
        }

        using var first = await phone.PostBare(link + "/submission");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await desk.PostBare(link + "/submission");
        Assert.Contains("wurde schon geantwortet", await second.Body(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_sheet_goes_with_one_page_and_one_click_and_a_second_click_counts_nothing()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        for (var i = 0; i < 6; i++)
        {
            using var visitor = one.Instance.NewVisitor();
            var page = await visitor.Read(link + "/sheet/staff");
            (string, string)[] fields = [("sheet", SheetField().Match(page).Groups[1].Value), ("unit", "1"), ("go", "send"),
                .. PlaceField().Matches(page).Select(match => match.Groups[1].Value).Distinct().Select(place => ("i" + place, "5"))];
            Assert.True(fields.Length > 60);
            for (var click = 0; click < 2; click++)
            {
                using var sent = await visitor.PostBare(link + "/sheet/staff", fields);
                Assert.EndsWith("/done?lang=de", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
            }

            Assert.Empty(visitor.Cookies);
        }

        using var bad = one.Instance.NewVisitor();
        using var torn = await bad.PostBare(link + "/sheet/staff", ("sheet", "x.y"), ("i0", "3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, torn.StatusCode);
        var results = await coordinator.Follow(campaign + "/closure");
        Assert.Contains("6 von 40 Beschäftigten", await coordinator.Read(results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_device_forgets_the_last_one_and_comes_back_by_itself()
    {
        using var coordinator = await one.Coordinator();
        var (_, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        using var device = one.Instance.NewVisitor();
        using var start = await device.Get(link + "/kiosk");
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        using var begun = await device.PostBare(link, ("perspective", "staff"), ("unit", ""));
        using var step = await device.Get(link + "/1");
        Assert.Equal($"300; url={link}/kiosk?lang=de", step.Headers.GetValues("Refresh").Single());
        Assert.Contains("no-store", step.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        using var next = await device.Get(link + "/kiosk");
        Assert.Contains("kein Bogen begonnen", await device.Read(link + "/1"), StringComparison.Ordinal);
        await device.Answer(link, "staff", _ => 2);
        using var done = await device.Get(link + "/done");
        Assert.StartsWith("15; url=", done.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_a_group_says_what_need_not_be_asked()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        await coordinator.Follow(campaign + "/invitations/lists", ("name", "Bauhof"), ("perspective", "staff"), ("unit", "0"), ("link",
            "yes"));
        var group = GroupLink().Match(await coordinator.Read(campaign + "/invitations")).Groups[1].Value;
        using var visitor = one.Instance.NewVisitor();
        var page = await visitor.Read($"{link}/g/{group}");
        Assert.DoesNotContain("name=\"perspective\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"unit\"", page, StringComparison.Ordinal);
        Assert.Contains("Bauamt", page, StringComparison.Ordinal);
        using var begun = await visitor.PostBare(link, ("group", group));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        foreach (var (name, unit, word) in new[] { ("", "", "Namen"), ("Bauhof", "", "schon"), ("X", "99", "gehört nicht zur Erhebung") })
        {
            using var bad = await coordinator.Post(campaign + "/invitations/lists", ("name", name), ("perspective", ""), ("unit", unit));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
            Assert.Contains(word, await bad.Body(), StringComparison.Ordinal);
        }
    }

    private static async Task<(string Campaign, string Link, IReadOnlyList<string> Codes)> WithCodes(Visitor coordinator,
        bool codesOnly, int number)
    {
        var campaign = await coordinator.Follow(await coordinator.Administration() + "/campaigns", ("title", "Mit Codes"),
            ("form", "zukunftsfaehigkeit/1.0|full"), ("units", "yes"), ("threshold", "5"));
        if (codesOnly) await coordinator.Follow(campaign + "/invitations/open-link", ("shut", "yes"));
        await coordinator.Follow(campaign + "/invitations/lists", ("name", "Alle"), ("perspective", ""), ("unit", ""), ("link", "no"));
        var list = ListField().Match(await coordinator.Read(campaign + "/invitations")).Groups[1].Value;
        using var printed = await coordinator.Post(campaign + "/invitations/codes", ("list", list), ("number", $"{number}"), ("layout",
            "cards"));
        var page = await printed.Body();
        var codes = CodeField().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(number, codes.Count);
        Assert.Equal(number, QrField().Count(page));
        await coordinator.Open(campaign);
        return (campaign, LinkField().Match(page).Groups[1].Value, codes);
    }

    [GeneratedRegex("name=\"list\" value=\"([^\"]+)\"")]
    private static partial Regex ListField();

    [GeneratedRegex("<code class=\"code\">([^<]+)<")]
    private static partial Regex CodeField();

    [GeneratedRegex("<svg class=\"qr\"")]
    private static partial Regex QrField();

    [GeneratedRegex("class=\"address\">https?://[^/]+([^<]+)<")]
    private static partial Regex LinkField();

    [GeneratedRegex("poster\\?group=([a-z0-9]+)\"")]
    private static partial Regex GroupLink();

    [GeneratedRegex("name=\"sheet\" value=\"([^\"]+)\"")]
    private static partial Regex SheetField();

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceField();
}
