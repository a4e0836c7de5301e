using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Wegmarke.Design;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Capabilities.Tests.Reports.Written;

/// <summary>The town's own document: its head, its styles and its placeholders are used; what cannot be used is named.</summary>
public sealed class TemplateTests
{
    [Fact]
    public void Places_are_filled_even_where_Word_cut_them_and_the_report_stands_where_it_is_wanted()
    {
        var template = Template("Stadt {{administration}}", [new Run(new Text("Vorlage {{ti")), new Run(new Text("tle}} Ende"))],
            [new Run(new Text("{{content}}"))], [new Run(new Text("Nachwort"))]);
        Assert.Equal(["title", "content", "administration"], Assert.IsType<TemplateCheck.Usable>(DocxTemplate.Check(template)).Found
            .OrderBy(one => one == "administration"));
        using var file = WordprocessingDocument.Open(new MemoryStream(WriteDocx.Run(SamplePaper.Paper, template)), false);
        var text = file.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.StartsWith("Vorlage Stand & Vorhaben <2026> Ende", text, StringComparison.Ordinal);
        Assert.EndsWith("Nachwort", text, StringComparison.Ordinal);
        Assert.Contains("Der Rat nimmt zur Kenntnis.", text, StringComparison.Ordinal);
        Assert.Equal("Stadt Musterstadt", file.MainDocumentPart.HeaderParts.Single().Header!.InnerText);
        // The town's own first heading keeps its id and look.
        Assert.Contains(file.MainDocumentPart.Document.Descendants<ParagraphStyleId>(), one => one.Val == "Ueberschrift1");
        Assert.Equal("", string.Join('\n', new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(one => one.Description)));
    }

    [Fact]
    public void A_place_that_nobody_knows_is_named() => Assert.Contains("{{titel}}",
        Refusal(Template("", [new Run(new Text("{{titel}}"))])), StringComparison.Ordinal);

    [Fact]
    public void A_place_that_is_not_closed_is_named() => Assert.Contains("nicht geschlossen",
        Refusal(Template("", [new Run(new Text("Hier {{title"))])), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_document_is_refused()
    {
        Assert.Contains("kein Word-Dokument", Refusal([1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("kein Word-Dokument", Refusal(WriteXlsx.Run(SamplePaper.Paper)), StringComparison.Ordinal);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, true))
        {
            using var bomb = archive.CreateEntry("word/document.xml").Open();
            for (var at = 0; at < 70; at++) bomb.Write(new byte[1024 * 1024]);
        }

        Assert.Contains("60 MB", Refusal(zip.ToArray()), StringComparison.Ordinal);
    }

    private static string Refusal(byte[] bytes) => Assert.IsType<TemplateCheck.Refused>(DocxTemplate.Check(bytes)).Why.In(Language.German);

    private static byte[] Template(string head, params Run[][] paragraphs)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new Style(new StyleName { Val = "heading 1" })
                { Type = StyleValues.Paragraph, StyleId = "Ueberschrift1" });
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(new Paragraph(new Run(new Text(head))));
            main.Document = new Document(new Body([.. paragraphs.Select(one => new Paragraph(one)), new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) })]));
        }

        return stream.ToArray();
    }
}
