using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Wegmarke.Web.Tests.Documentation;

/// <summary>Pictures of the guides show pages as they are: each pictured page is there and says what the picture is about. With
/// <c>WEGMARKE_WRITE_PICTURES=1</c> they are taken anew.</summary>
public sealed class PicturesTests(OneDemo demo)
{
    private const string Folder = "docs/images";
    private const int BytesMax = 80 * 1024;
    private const int Height = 900;
    private const int PhoneMax = 600;
    private const int PhoneHeight = 760;
    private static readonly bool Writes = Environment.GetEnvironmentVariable("WEGMARKE_WRITE_PICTURES") == "1";

    private sealed record Picture(string Name, string Role, string Language, int Width, string Page, string Heading)
    {
        public string File => Path.Combine(CommandBlock.Root, Folder, Name + ".webp");
    }

    [Fact]
    public async Task Every_pictured_page_is_there_and_says_what_the_picture_shows()
    {
        using var playwright = Writes ? await Playwright.CreateAsync() : null;
        await using var browser = playwright is null ? null : await JourneyTests.Launch(playwright);
        var findings = new List<string>();
        foreach (var visits in Listed().GroupBy(picture => (picture.Role, picture.Language)))
        {
            using var visitor = demo.Instance.NewVisitor();
            using (await visitor.Get("/language?to=" + visits.Key.Language)) { }
            if (visits.Key.Role.Length > 0) await visitor.Follow("/demo/" + visits.Key.Role);
            foreach (var picture in visits)
            {
                var page = await Address(visitor, picture.Page);
                var text = WebUtility.HtmlDecode(await visitor.Read(page));
                var says = text.Contains(picture.Heading, StringComparison.Ordinal);
                if (!says) findings.Add($"{picture.Name}: {page} does not say \"{picture.Heading}\"");
                if (browser is not null) await Take(browser, visitor, picture, page);
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void Pictures_are_small_listed_and_shown()
    {
        var handbook = Path.Combine(CommandBlock.Root, "docs/handbook");
        var guides = string.Join('\n', Directory.EnumerateFiles(handbook, "*.md", SearchOption.AllDirectories).Select(File.ReadAllText));
        var names = Listed().Select(picture => picture.Name).ToHashSet();
        Assert.All(Listed(), picture => Assert.InRange(new FileInfo(picture.File).Length, 1, BytesMax));
        Assert.All(names, name => Assert.Contains($"images/{name}.webp)", guides, StringComparison.Ordinal));
        var files = Directory.EnumerateFiles(Path.Combine(CommandBlock.Root, Folder), "*.webp").Select(Path.GetFileNameWithoutExtension);
        Assert.DoesNotContain(files, name => !names.Contains(name!));
    }

    private static List<Picture> Listed() =>
        [.. File.ReadLines(Path.Combine(CommandBlock.Root, "tests/Web.Tests/Documentation/pictures.csv")).Skip(1)
            .Select(line => line.Split(';'))
            .Select(field => new Picture(field[0], field[1], field[2], int.Parse(field[3], null), field[4], field[5]))];

    /// <summary>Addresses hold numbers that differ from demo to demo.</summary>
    private static async Task<string> Address(Visitor visitor, string page)
    {
        if (page.StartsWith("/demo/survey", StringComparison.Ordinal))
        {
            using var answer = await visitor.Get("/demo/survey");
            return answer.Headers.Location!.OriginalString + page["/demo/survey".Length..];
        }

        if (!page.StartsWith('{')) return page;
        var end = page.IndexOf('}', StringComparison.Ordinal);
        var towns = Links(await visitor.Read("/administrations"), "/administrations/");
        var town = page[1..end] == "waiting" ? towns[1] : towns[0];
        if (page[1..end] == "town") return town + page[(end + 1)..];
        return Links(await visitor.Read(town + "/campaigns"), "/campaigns/")[0] + page[(end + 1)..];
    }

    private static List<string> Links(string html, string beginning) =>
        [.. Regex.Matches(html, $"<li><a href=\"({beginning}[0-9a-f-]{{36}})\"").Select(match => match.Groups[1].Value)];

    private static async Task Take(IBrowser browser, Visitor visitor, Picture picture, string page)
    {
        var context = await browser.PatientContext(new()
        {
            BaseURL = visitor.Address.OriginalString, DeviceScaleFactor = 1, ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = picture.Width, Height = picture.Width < PhoneMax ? PhoneHeight : Height },
        });
        await context.AddCookiesAsync(visitor.Cookies.Select(cookie => new Microsoft.Playwright.Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Url = visitor.Address.OriginalString,
        }));
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(page);
        // Without the strip that is kept for a scroll bar.
        var wide = await tab.EvaluateAsync<int>("() => document.documentElement.clientWidth");
        var shot = Convert.ToBase64String(await tab.ScreenshotAsync(new()
        {
            Clip = new() { Width = wide, Height = picture.Width < PhoneMax ? PhoneHeight : Height },
        }));
        // The browser writes smaller pictures than its own screenshots are.
        await tab.GotoAsync("about:blank");
        var small = await tab.EvaluateAsync<string>("""
            async shot => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + shot;
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [image.width, image.height];
              canvas.getContext('2d').drawImage(image, 0, 0);
              return canvas.toDataURL('image/webp', 0.8).split(',')[1];
            }
            """, shot);
        await File.WriteAllBytesAsync(picture.File, Convert.FromBase64String(small));
        await context.CloseAsync();
    }
}
