using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Design;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>The town's own document: its styles, its head and foot, and places like {{title}} that are filled.</summary>
public static partial class DocxTemplate
{
    /// <summary>Where the report itself is put; where it is missing, at the end.</summary>
    private const string Content = "content";

    /// <summary>A document unpacks to so much at most.</summary>
    private const long UnpackedMax = 60 * 1024 * 1024;

    /// <summary>Places that are filled, with what goes there.</summary>
    public static readonly IReadOnlyList<(string Key, Sentence Meaning)> Places =
    [
        ("title", new("Titel", "title")), ("number", new("Nummer der Drucksache", "number of the paper")),
        ("administration", new("Verwaltung", "administration")),
            ("unit", new("Amt, bei Berichten für ein Amt", "unit, in reports for a unit")),
        ("date", new("Tag, an dem der Bericht gefüllt wurde", "day on which the report was filled")),
        ("kind", new("Art des Berichts", "kind of report")),
            ("version", new("Fassung, Unterschrift und Prüfsumme", "version, signature and checksum")),
        (Content, new("hier steht der Bericht", "here the report stands")),
    ];

    public abstract record Outcome;

    /// <param name="Found">Places that the document has.</param>
    public sealed record Usable(IReadOnlyList<string> Found) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Looks at a document before it is kept.</summary>
    public static Outcome Check(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes, false);
            using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Read, true))
            {
                if (zip.Entries.Sum(one => one.Length) > UnpackedMax)
                {
                    return new Refused(new("Das Dokument ist ausgepackt größer als 60 MB. Nehmen Sie große Bilder heraus.",
                        "Unpacked the document is larger than 60 MB. Take large pictures out."));
                }
            }

            using var file = WordprocessingDocument.Open(stream, false);
            if (file.MainDocumentPart is not { } main || Load(main).Element(W + "body") is null) return new Refused(NoDocument);
            if (main.VbaProjectPart is not null)
            {
                return new Refused(new("Das Dokument enthält Makros. Speichern Sie es in Word als „Word-Dokument (*.docx)“.",
                    "The document holds macros. Save it in Word as “Word document (*.docx)”."));
            }

            List<string> found = [.. Texts(main).SelectMany(one => Place().Matches(one.Text).Select(match => match.Groups[1].Value))];
            if (found.FirstOrDefault(one => Places.All(known => known.Key != one)) is { } unknown)
            {
                return new Refused(new($"Der Platzhalter {{{{{unknown}}}}} ist nicht bekannt. Es gibt: {Known()}.",
                    $"The placeholder {{{{{unknown}}}}} is not known. There are: {Known()}."));
            }

            return Texts(main).FirstOrDefault(one => one.Text.Contains("{{", StringComparison.Ordinal)
                && Place().Count(one.Text) < one.Text.Split("{{").Length - 1) is { Text: { } broken }
                ? new Refused(new($"Ein Platzhalter ist nicht geschlossen: „{broken[..Math.Min(60, broken.Length)]}“.",
                    $"A placeholder is not closed: “{broken[..Math.Min(60, broken.Length)]}”."))
                : new Usable([.. found.Distinct()]);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException
            or IOException)
        {
            return new Refused(NoDocument);
        }
    }

    private static readonly Sentence NoDocument = new("Diese Datei ist kein Word-Dokument (.docx). Speichern Sie die Vorlage in Word als „Word-Dokument (*.docx)“.",
        "This file is no Word document (.docx). Save the template in Word as “Word document (*.docx)”.");

    private static string Known() => string.Join(", ", Places.Select(one => $"{{{{{one.Key}}}}}"));

    /// <summary>Fills all places but that of the report itself.</summary>
    /// <returns>Whether the document says the title itself.</returns>
    internal static bool Fill(WordprocessingDocument file, XElement document, ReportPaper paper)
    {
        var main = file.MainDocumentPart!;
        var words = new Dictionary<string, string>
        {
            ["title"] = paper.Document.Title, ["number"] = paper.Document.Number, ["administration"] = paper.Document.Administration,
            ["unit"] = paper.Document.Unit, ["date"] = paper.Language.Day(paper.Document.Day),
            ["kind"] = Composing.ReportKinds.Name(paper.Document.Kind, paper.Language), ["version"] = paper.Mark.Length > 0 ? paper.Mark
                : paper.Footer,
        };
        foreach (var part in main.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts))
        {
            var root = Load(part);
            if (FillIn(root, words).Count > 0) Store(part, root);
        }

        return FillIn(document, words).Contains("title");
    }

    /// <summary>Puts the report where the document wants it, else at its end before what closes the last section.</summary>
    internal static void Place(XElement document, IReadOnlyList<XElement> content)
    {
        var body = document.Element(W + "body")!;
        if (body.Elements(W + "p").FirstOrDefault(one => TextOf(one).Contains("{{content}}", StringComparison.Ordinal)) is { } place)
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

    private static HashSet<string> FillIn(XElement root, Dictionary<string, string> words)
    {
        HashSet<string> filled = [];
        foreach (var paragraph in root.Descendants(W + "p"))
        {
            var text = TextOf(paragraph);
            if (!Place().Matches(text).Any(match => words.ContainsKey(match.Groups[1].Value))) continue;
            // Word may have cut a place into several runs: the words go into the first, the others fall empty.
            List<XElement> runs = [.. paragraph.Descendants(W + "t")];
            runs[0].SetAttributeValue(XNamespace.Xml + "space", "preserve");
            runs[0].Value = Place().Replace(text, match =>
            {
                if (!words.TryGetValue(match.Groups[1].Value, out var word)) return match.Value;
                filled.Add(match.Groups[1].Value);
                return Clean(word);
            });
            foreach (var run in runs.Skip(1)) run.Value = "";
        }

        return filled;
    }

    private static IEnumerable<(OpenXmlPart Part, string Text)> Texts(MainDocumentPart main) =>
        main.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts).Prepend(main).SelectMany(part =>
            Load(part).Descendants(W + "p").Select(one => (part, TextOf(one))));

    private static string TextOf(XElement paragraph) => string.Concat(paragraph.Descendants(W + "t").Select(one => one.Value));

    [GeneratedRegex(@"\{\{\s*([\w-]+)\s*\}\}")]
    private static partial Regex Place();
}
