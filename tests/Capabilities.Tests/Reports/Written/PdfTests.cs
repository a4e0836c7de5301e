using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Capabilities.Tests.Reports.Written;

/// <summary>The PDF file as somebody meets it who cannot see it: title, language, headings, table heads, alternative texts.</summary>
public sealed class PdfTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "typeset");

    [Fact]
    public async Task The_structure_says_headings_table_heads_and_alternative_texts()
    {
        await using var typesetter = new Typesetter(Folder, TimeProvider.System);
        var set = await typesetter.Set(SamplePaper.Paper, TestContext.Current.CancellationToken);
        Assert.True(set is Typesetter.Typeset, (set as Typesetter.Failed)?.Why ?? (set as Typesetter.NotThere)?.Why.English);
        var pdf = ((Typesetter.Typeset)set).Pdf;
        using var file = PdfDocument.Open(pdf);
        Assert.Equal(SamplePaper.Document.Title, file.Information.Title);
        var catalog = file.Structure.Catalog.CatalogDictionary;
        Assert.StartsWith("de", ((StringToken)catalog.Data["Lang"]).Data, StringComparison.Ordinal);
        var elements = Elements(file);
        int Count(string role) => elements.Count(one => one.Data["S"] is NameToken name && name.Data == role);
        // The title; four headings, contents and sources; one below.
        Assert.Equal((1, 6, 1), (Count("H1"), Count("H2"), Count("H3")));
        Assert.Equal(5, Count("Table"));
        Assert.Equal(5, Count("THead"));
        Assert.True(Count("TH") >= 14, $"{Count("TH")}");
        var figures = elements.Where(one => one.Data["S"] is NameToken { Data: "Figure" }).ToList();
        Assert.Equal(4, figures.Count(one => one.Data.TryGetValue("Alt", out var alt) && alt.ToString()!.Length > 20));
        Assert.Contains("pdfuaid:part", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        var text = string.Concat(file.GetPages().SelectMany(page => page.Letters).Select(one => one.Value))
            .Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("3,41", text, StringComparison.Ordinal);
        Assert.Contains("#letx=*[<b>]*{{title}}", text, StringComparison.Ordinal);
        // The same report is the same file, byte for byte, also from the process that set it before.
        var again = Assert.IsType<Typesetter.Typeset>(await typesetter.Set(SamplePaper.Paper, TestContext.Current.CancellationToken));
        Assert.Equal(SHA256.HashData(pdf), SHA256.HashData(again.Pdf));
    }

    [Fact]
    public async Task Where_the_program_is_missing_one_sentence_says_what_to_do()
    {
        await using var typesetter = new Typesetter(Directory.CreateTempSubdirectory("wegmarke-typeset-").FullName, TimeProvider.System);
        Assert.Contains("npm ci", Assert.IsType<Typesetter.NotThere>(await typesetter.Set(SamplePaper.Paper,
            TestContext.Current.CancellationToken)).Why.German, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_prints_where_the_typesetter_is_missing_and_the_page_says_what_it_is_not()
    {
        var cancel = TestContext.Current.CancellationToken;
        Assert.Null(await PrintByBrowser.Run(SamplePaper.Paper, cancel, ["no-such-browser"]));
        var browsers = Browsers();
        Assert.SkipWhen(browsers.Count == 0, "There is no Chromium on this machine.");
        var printed = await PrintByBrowser.Run(SamplePaper.Paper, cancel, browsers);
        using var file = PdfDocument.Open(printed!);
        var words = string.Concat(file.GetPage(1).Letters.Select(one => one.Value)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("EsistkeinPDF/UA", words, StringComparison.Ordinal);
        Assert.DoesNotContain("pdfuaid:part", Encoding.Latin1.GetString(printed!), StringComparison.Ordinal);
        Assert.Contains("3,41", string.Concat(file.GetPages().SelectMany(page => page.Letters).Select(one => one.Value))
            .Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>Those of the path, and the one that the tests of pages use.</summary>
    private static List<string> Browsers()
    {
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "ms-playwright");
        var own = Directory.Exists(cache) ? Directory.EnumerateFiles(cache, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is "chrome" or "chrome-headless-shell" or "headless_shell") : [];
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return [.. paths.Select(path => Path.Combine(path, "chromium")).Where(File.Exists), .. own];
    }

    /// <summary>All dictionaries of the file that are elements of the structure.</summary>
    private static List<DictionaryToken> Elements(PdfDocument file) => [.. file.Structure.CrossReferenceTable.ObjectOffsets.Keys
        .Select(one => file.Structure.GetObject(one).Data).OfType<DictionaryToken>().Where(one =>
            one.Data.TryGetValue("S", out _) && one.Data.TryGetValue("P", out _)
            && (!one.Data.TryGetValue("Type", out var type) || type is NameToken { Data: "StructElem" }))];
}
