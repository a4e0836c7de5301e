using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Capabilities.Tests.Reports.Written;

/// <summary>Reports as office files: valid, the same figures in each, words stay words, drawings speak.</summary>
public sealed partial class OfficeTests
{
    private static readonly byte[] Docx = WriteDocx.Run(SamplePaper.Paper), Pptx = WritePptx.Run(SamplePaper.Paper),
        Xlsx = WriteXlsx.Run(SamplePaper.Paper);

    [Fact]
    public void The_validator_finds_nothing()
    {
        using var docx = WordprocessingDocument.Open(new MemoryStream(Docx), false);
        using var pptx = PresentationDocument.Open(new MemoryStream(Pptx), false);
        using var xlsx = SpreadsheetDocument.Open(new MemoryStream(Xlsx), false);
        Assert.Equal("", string.Join('\n', new OpenXmlPackage[] { docx, pptx, xlsx }.SelectMany(file =>
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file)).Select(one =>
                $"{one.Part?.Uri} {one.Path?.XPath}: {one.Description}")));
    }

    [Fact]
    public async Task Each_format_holds_the_same_figures_and_words()
    {
        foreach (var text in new[] { await RenderReport.Run(SamplePaper.Paper), WordsOf(Docx), WordsOf(Pptx), WordsOf(Xlsx) }
            .Select(one => System.Net.WebUtility.HtmlDecode(one)))
        {
            // As written, or as the number behind it.
            foreach (var (written, number) in new[] { ("3,41", "3.41"), ("12.000 €", "12000"), ("3,90", "3.9") })
            {
                Assert.True(text.Contains(written, StringComparison.Ordinal) || text.Contains(number, StringComparison.Ordinal), written);
            }

            Assert.Contains("liegt fast zwei Stufen unter dem Ziel.", text, StringComparison.Ordinal);
            Assert.Contains("„Das dauert.“", text, StringComparison.Ordinal);
            Assert.Contains("Dieses Zitat wurde zurückgezogen", text, StringComparison.Ordinal);
            Assert.Contains(SamplePaper.Markup, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_text_document_has_styles_captions_heads_and_alternative_texts()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(Docx), false);
        var document = XElement.Parse(file.MainDocumentPart!.Document!.OuterXml);
        var styles = document.Descendants(W + "pStyle").Select(one => one.Attribute(W + "val")!.Value).ToList();
        Assert.Equal(5, styles.Count(one => one is "Heading1"));
        Assert.Equal(1, styles.Count(one => one is "Heading2"));
        Assert.Equal(5, document.Descendants(W + "tblHeader").Count());
        Assert.Equal(["Abbildung", "Tabelle"], document.Descendants(W + "fldSimple").Select(one => one.Attribute(W + "instr")!.Value
            .Split(' ')[2]).Distinct().Order());
        Assert.Contains("TOC \\o", string.Concat(document.Descendants(W + "instrText").Select(one => one.Value)), StringComparison.Ordinal);
        var alternatives = document.Descendants().Where(one => one.Name.LocalName == "docPr").Select(one => one.Attribute("descr")!.Value);
        Assert.Equal(4, alternatives.Count(one => one.Contains("Steuerung", StringComparison.Ordinal)));
        Assert.Equal("de-DE", XElement.Parse(file.MainDocumentPart.StyleDefinitionsPart!.Styles!.OuterXml).Descendants(W + "lang")
            .Single().Attribute(W + "val")!.Value);
        Assert.Equal(SamplePaper.Document.Title, file.PackageProperties.Title);
        var foot = XElement.Parse(Assert.Single(file.MainDocumentPart.FooterParts).Footer!.OuterXml);
        Assert.Contains(SamplePaper.Paper.Footer, foot.Value, StringComparison.Ordinal);
        Assert.Equal([" PAGE ", " NUMPAGES "], foot.Descendants(W + "fldSimple").Select(one => one.Attribute(W + "instr")!.Value));
    }

    [Fact]
    public void What_looks_like_a_formula_is_a_word_and_charts_point_at_their_cells()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(Xlsx), false);
        Assert.All(file.WorkbookPart!.WorksheetParts, sheet => Assert.DoesNotContain("<x:f>", sheet.Worksheet!.OuterXml,
            StringComparison.Ordinal));
        Assert.All(file.WorkbookPart.WorksheetParts.SelectMany(sheet => XElement.Parse(sheet.Worksheet!.OuterXml).Descendants()
            .Where(one => one.Name.LocalName == "c" && one.Value.StartsWith('='))), cell =>
                Assert.Equal("inlineStr", cell.Attribute("t")!.Value));
        Assert.Equal(4, file.WorkbookPart.WorksheetParts.Count(sheet => sheet.DrawingsPart?.ChartParts.Any() == true));
    }

    [Fact]
    public void A_council_sits_through_twelve_slides_at_most_and_every_chart_can_be_edited()
    {
        var many = SamplePaper.Paper with { Document = SamplePaper.Document with
        {
            Parts = [.. Enumerable.Repeat(SamplePaper.Document.Parts, 4).SelectMany(one => one)],
        } };
        using var file = PresentationDocument.Open(new MemoryStream(WritePptx.Run(many)), false);
        Assert.Equal(12, file.PresentationPart!.SlideParts.Count());
        var charts = file.PresentationPart.SlideParts.SelectMany(one => one.ChartParts).ToList();
        Assert.NotEmpty(charts);
        Assert.All(charts, chart => Assert.NotNull(chart.EmbeddedPackagePart));
    }

    [Fact]
    public void LibreOffice_opens_all_of_them()
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/soffice"), "LibreOffice is not installed (soffice).");
        var folder = Directory.CreateTempSubdirectory("wegmarke-office-").FullName;
        foreach (var (name, bytes) in new[] { ("a.docx", Docx), ("b.pptx", Pptx), ("c.xlsx", Xlsx),
            ("d.pptx", WritePptx.Run(SamplePaper.Paper, HousePresentation.Potx())) })
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        using var office = Process.Start(new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", "pdf", "--outdir", folder, .. Directory.GetFiles(folder)]) { RedirectStandardOutput = true,
                RedirectStandardError = true })!;
        Assert.True(office.WaitForExit(TimeSpan.FromSeconds(90)), "LibreOffice did not end.");
        Assert.Equal(4, Directory.GetFiles(folder, "*.pdf").Count(one => new FileInfo(one).Length > 1000));
    }

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>All that a reader of the file can read, wherever it stands.</summary>
    private static string WordsOf(byte[] file)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        return string.Join(' ', archive.Entries.Where(one => one.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return Tag().Replace(reader.ReadToEnd(), "");
        }));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
