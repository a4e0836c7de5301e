using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Design;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>The town's own document: its styles, its head and foot, and places like {{title}} that are filled.</summary>
public static class DocxTemplate
{
    /// <summary>Places that are filled, with what goes there.</summary>
    public static IReadOnlyList<(string Key, Sentence Meaning)> Places => Placeholders.All;

    /// <summary>Looks at a document before it is kept.</summary>
    public static TemplateCheck Check(byte[] bytes) => TemplateCheck.Of(bytes, NoDocument, stream =>
    {
        using var file = WordprocessingDocument.Open(stream, false);
        if (file.MainDocumentPart is not { } main || Load(main).Element(W + "body") is null) return new TemplateCheck.Refused(NoDocument);
        if (main.VbaProjectPart is not null)
        {
            return new TemplateCheck.Refused(new("Das Dokument enthält Makros. Speichern Sie es in Word als „Word-Dokument (*.docx)“.",
                "The document holds macros. Save it in Word as “Word document (*.docx)”."));
        }

        List<string> texts = [.. main.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts).Prepend(main)
            .SelectMany(part => Placeholders.Texts(Load(part), W))];
        if (Placeholders.FaultOf(texts, [.. Places.Select(one => one.Key)]) is { } fault) return new TemplateCheck.Refused(fault);
        // What looks sound may still not let itself be written into.
        WriteDocx.Run(TrialPaper.Of(), bytes);
        return new TemplateCheck.Usable([.. texts.SelectMany(Placeholders.Keys).Distinct()]);
    });

    private static readonly Sentence NoDocument = new("Diese Datei ist kein Word-Dokument (.docx). Speichern Sie die Vorlage in Word als „Word-Dokument (*.docx)“.",
        "This file is no Word document (.docx). Save the template in Word as “Word document (*.docx)”.");

    /// <summary>Fills all places but that of the report itself.</summary>
    /// <returns>Whether the document says the title itself.</returns>
    internal static bool Fill(WordprocessingDocument file, XElement document, ReportPaper paper)
    {
        var main = file.MainDocumentPart!;
        var words = Placeholders.WordsOf(paper);
        foreach (var part in main.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts))
        {
            var root = Load(part);
            if (Placeholders.FillIn(root, W, words).Count > 0) Store(part, root);
        }

        return Placeholders.FillIn(document, W, words).Contains("title");
    }

    /// <summary>Puts the report where the document wants it, else at its end before what closes the last section.</summary>
    internal static void Place(XElement document, IReadOnlyList<XElement> content)
    {
        var body = document.Element(W + "body")!;
        if (body.Elements(W + "p").FirstOrDefault(one => Placeholders.TextOf(one, W).Contains("{{content}}", StringComparison.Ordinal)) is { } place)
        {
            // A section that ends in this paragraph must not get lost.
            var section = place.Element(W + "pPr")?.Element(W + "sectPr");
            place.AddBeforeSelf(content);
            if (section is null) place.Remove();
            else place.ReplaceWith(new XElement(W + "p", new XElement(W + "pPr", section)));
            return;
        }

        if (body.Elements(W + "sectPr").LastOrDefault() is { } end) end.AddBeforeSelf(content);
        else body.Add(content);
    }
}
