using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Wegmarke.Design;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Capabilities.Tests.Reports.Written;

/// <summary>The town's own presentation: its master, layouts and theme are used, its slides are gone; what cannot be used is
/// named.</summary>
public sealed class SlideTemplateTests
{
    private static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main",
        A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    [Fact]
    public void Slides_stand_on_the_towns_layouts_and_its_old_slides_are_gone()
    {
        var potx = HousePresentation.Potx();
        Assert.Equal(["administration"], Assert.IsType<TemplateCheck.Usable>(PptxTemplate.Check(potx)).Found);
        using var file = PresentationDocument.Open(new MemoryStream(WritePptx.Run(SamplePaper.Paper, potx)), false);
        Assert.Equal("", string.Join('\n', new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file,
            TestContext.Current.CancellationToken).Select(one => $"{one.Part?.Uri} {one.Path?.XPath}: {one.Description}")));
        Assert.Equal(PresentationDocumentType.Presentation, file.DocumentType);
        var slides = file.PresentationPart!.SlideParts.ToList();
        Assert.DoesNotContain(slides, one => one.Slide!.InnerText.Contains(HousePresentation.OldWords, StringComparison.Ordinal));
        string LayoutOf(SlidePart one) => one.SlideLayoutPart!.SlideLayout!.CommonSlideData!.Name!.Value!;
        Assert.Equal(["Nur Titel", "Titel und Inhalt", "Titelfolie"], slides.Select(LayoutOf).Distinct().Order(StringComparer.Ordinal));
        Assert.All(slides.Where(one => one.ChartParts.Any()), one => Assert.Equal("Nur Titel", LayoutOf(one)));
        // Where and how titles stand, the layout says.
        Assert.All(slides, one => Assert.Empty(XElement.Parse(one.Slide!.OuterXml).Descendants(P + "sp").Where(shape =>
            shape.Descendants(P + "ph").Any()).Descendants(A + "off")));
        var master = Assert.Single(file.PresentationPart.SlideMasterParts);
        Assert.Contains("Stadt Musterstadt", master.SlideMaster!.InnerText, StringComparison.Ordinal);
        Assert.Contains(HousePresentation.Accent, master.ThemePart!.Theme!.OuterXml, StringComparison.Ordinal);
        var charts = slides.SelectMany(one => one.ChartParts).ToList();
        Assert.NotEmpty(charts);
        Assert.All(charts, chart =>
        {
            Assert.NotNull(chart.EmbeddedPackagePart);
            Assert.Contains("schemeClr val=\"accent1\"", chart.ChartSpace!.OuterXml, StringComparison.Ordinal);
        });
        Assert.Equal(charts.Count, slides.SelectMany(one => XElement.Parse(one.Slide!.OuterXml).Descendants(P + "cNvPr"))
            .Count(one => one.Attribute("descr")?.Value.Contains("Steuerung", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_colour_that_cannot_be_told_from_the_background_is_not_used_for_charts()
    {
        using var file = PresentationDocument.Open(new MemoryStream(WritePptx.Run(SamplePaper.Paper,
            HousePresentation.Potx(accent: "FFF2B0"))),
            false);
        Assert.All(file.PresentationPart!.SlideParts.SelectMany(one => one.ChartParts), chart =>
            Assert.DoesNotContain("schemeClr val=\"accent1\"", chart.ChartSpace!.OuterXml, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("body", "Stadt", "Platzhalter für den Titel (gefunden: „Titelfolie“, „Titel und Inhalt“, „Nur Titel“)")]
    [InlineData("title", "{{content}}", "{{content}}")]
    [InlineData("title", "{{titel}}", "{{titel}}")]
    [InlineData("title", "{{date", "nicht geschlossen")]
    public void What_a_master_lacks_is_named(string title, string foot, string words) =>
        Assert.Contains(words, Refusal(HousePresentation.Potx(title, foot)), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_presentation_or_holds_macros_is_refused()
    {
        Assert.Contains("keine PowerPoint", Refusal([1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("keine PowerPoint", Refusal(WriteDocx.Run(SamplePaper.Paper)), StringComparison.Ordinal);
        using var stream = new MemoryStream();
        stream.Write(HousePresentation.Potx());
        using (var file = PresentationDocument.Open(stream, true))
        {
            file.ChangeDocumentType(PresentationDocumentType.MacroEnabledPresentation);
        }

        Assert.Contains("Makros", Refusal(stream.ToArray()), StringComparison.Ordinal);
    }

    private static string Refusal(byte[] bytes) => Assert.IsType<TemplateCheck.Refused>(PptxTemplate.Check(bytes)).Why.In(Language.German);
}
