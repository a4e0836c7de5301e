using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Design;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>The town's own presentation: its master, layouts and theme are used, its slides are left out.</summary>
public static class PptxTemplate
{
    /// <summary>Sections list slides by number; without the slides they would be wrong.</summary>
    private const string SectionsUri = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}";

    private static readonly Sentence NoSlides = new("Diese Datei ist keine PowerPoint-Präsentation (.pptx) oder -Vorlage (.potx). Speichern Sie sie in PowerPoint in einem dieser Formate.",
        "This file is no PowerPoint presentation (.pptx) or template (.potx). Save it in PowerPoint in one of these formats.");

    private static readonly Sentence Macros = new("Die Präsentation enthält Makros. Speichern Sie sie in PowerPoint als „PowerPoint-Präsentation (*.pptx)“.",
        "The presentation holds macros. Save it in PowerPoint as “PowerPoint presentation (*.pptx)”.");

    /// <summary>Places that may stand in the master and its layouts.</summary>
    public static IReadOnlyList<(string Key, Sentence Meaning)> Places { get; } =
        [.. Placeholders.All.Where(one => one.Key != Placeholders.Content)];

    /// <summary>Looks at a presentation before it is kept.</summary>
    public static TemplateCheck Check(byte[] bytes) => TemplateCheck.Of(bytes, NoSlides, stream =>
    {
        using var file = PresentationDocument.Open(stream, false);
        if (file.PresentationPart is not { } main || !main.SlideMasterParts.Any()) return new TemplateCheck.Refused(NoSlides);
        if (main.VbaProjectPart is not null || main.ContentType.Contains("macro", StringComparison.OrdinalIgnoreCase))
        {
            return new TemplateCheck.Refused(Macros);
        }

        var layouts = HouseMaster.LayoutsOf(main);
        if (HouseMaster.Find(main) is null)
        {
            var names = layouts.Count == 0 ? "–" : string.Join(", ", layouts.Select(one => $"„{HouseMaster.NameOf(one.Root)}“"));
            return new TemplateCheck.Refused(new($"Im Folienmaster hat kein Layout einen Platzhalter für den Titel (gefunden: {names})."
                + " Legen Sie in PowerPoint unter „Ansicht › Folienmaster“ ein Layout mit Titel an, zum Beispiel „Nur Titel“.",
                $"No layout of the slide master has a placeholder for the title (found: {names}). Add a layout with a title in PowerPoint under “View › Slide Master”, for example “Title Only”."));
        }

        if (layouts.Any(one => one.Part.SlideMasterPart?.ThemePart is null))
        {
            return new TemplateCheck.Refused(new("Dem Folienmaster fehlt das Design (Farben und Schriften). Wenden Sie in PowerPoint unter „Entwurf“ ein Design an und speichern Sie neu.",
                "The slide master lacks a theme (colours and fonts). Apply a theme in PowerPoint under “Design” and save again."));
        }

        List<string> texts = [.. Roots(main).SelectMany(part => Placeholders.Texts(Load(part), A))];
        if (Placeholders.FaultOf(texts, [.. Places.Select(one => one.Key)]) is { } fault) return new TemplateCheck.Refused(fault);
        WritePptx.Run(TrialPaper.Of(), bytes);
        return new TemplateCheck.Usable([.. texts.SelectMany(Placeholders.Keys).Distinct()]);
    });

    /// <summary>Takes the slides out and fills the places of master and layouts.</summary>
    /// <returns>The presentation, to be stored with the new slides.</returns>
    internal static XElement Empty(PresentationDocument file, ReportPaper paper)
    {
        if (file.DocumentType != PresentationDocumentType.Presentation) file.ChangeDocumentType(PresentationDocumentType.Presentation);
        var main = file.PresentationPart!;
        var root = Load(main);
        foreach (var slide in main.SlideParts.ToList())
        {
            // Notes point back at their slide and would keep it.
            slide.DeleteParts([.. slide.Parts.Select(one => one.OpenXmlPart).Where(one => one is not SlideLayoutPart)]);
            main.DeletePart(slide);
        }

        root.Element(P + "sldIdLst")?.Remove();
        root.Element(P + "custShowLst")?.Remove();
        root.Element(P + "extLst")?.Elements(P + "ext").Where(one => (string?)one.Attribute("uri") == SectionsUri).Remove();
        if (root.Element(P + "extLst") is { HasElements: false } empty) empty.Remove();
        var words = Placeholders.WordsOf(paper);
        foreach (var part in Roots(main))
        {
            var content = Load(part);
            if (Placeholders.FillIn(content, A, words).Count > 0) Store(part, content);
        }

        return root;
    }

    private static IEnumerable<OpenXmlPart> Roots(PresentationPart main) => main.SlideMasterParts.SelectMany(master =>
        master.SlideLayoutParts.Cast<OpenXmlPart>().Prepend(master));
}
