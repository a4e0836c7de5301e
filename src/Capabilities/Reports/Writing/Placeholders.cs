using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wegmarke.Design;

namespace Wegmarke.Reports.Writing;

/// <summary>Places like {{title}} in the town's own documents.</summary>
internal static partial class Placeholders
{
    /// <summary>Where the report itself is put; only in text documents.</summary>
    public const string Content = "content";

    /// <summary>Places that are filled, with what goes there.</summary>
    public static readonly IReadOnlyList<(string Key, Sentence Meaning)> All =
    [
        ("title", new("Titel", "title")), ("number", new("Nummer der Drucksache", "number of the paper")),
        ("administration", new("Verwaltung", "administration")),
        ("unit", new("Amt, bei Berichten für ein Amt", "unit, in reports for a unit")),
        ("date", new("Tag, an dem der Bericht gefüllt wurde", "day on which the report was filled")),
        ("kind", new("Art des Berichts", "kind of report")),
        ("version", new("Fassung, Unterschrift und Prüfsumme", "version, signature and checksum")),
        (Content, new("hier steht der Bericht (nur in Word)", "here the report stands (in Word only)")),
    ];

    public static Dictionary<string, string> WordsOf(ReportPaper paper) => new()
    {
        ["title"] = paper.Document.Title, ["number"] = paper.Document.Number, ["administration"] = paper.Document.Administration,
        ["unit"] = paper.Document.Unit, ["date"] = paper.Language.Day(paper.Document.Day),
        ["kind"] = Composing.ReportKinds.Name(paper.Document.Kind, paper.Language),
        ["version"] = paper.Mark.Length > 0 ? paper.Mark : paper.Footer,
    };

    /// <summary>What is wrong with the places in these texts; null: nothing.</summary>
    /// <param name="known">Keys that may stand there.</param>
    public static Sentence? FaultOf(IReadOnlyList<string> texts, IReadOnlyList<string> known)
    {
        if (texts.SelectMany(Keys).FirstOrDefault(one => !known.Contains(one)) is { } unknown)
        {
            var all = string.Join(", ", known.Select(one => $"{{{{{one}}}}}"));
            return new($"Der Platzhalter {{{{{unknown}}}}} ist nicht bekannt. Es gibt: {all}.",
                $"The placeholder {{{{{unknown}}}}} is not known. There are: {all}.");
        }

        return texts.FirstOrDefault(one => one.Contains("{{", StringComparison.Ordinal) && Place().Count(one) < one.Split("{{").Length - 1)
            is { } broken ? new($"Ein Platzhalter ist nicht geschlossen: „{broken[..Math.Min(60, broken.Length)]}“.",
                $"A placeholder is not closed: “{broken[..Math.Min(60, broken.Length)]}”.") : null;
    }

    public static IEnumerable<string> Keys(string text) => Place().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>The texts of paragraphs, in which an office program may have cut a place into several runs.</summary>
    public static IEnumerable<string> Texts(XElement root, XNamespace space) => root.Descendants(space + "p").Select(one => TextOf(one,
        space));

    public static string TextOf(XElement paragraph, XNamespace space) =>
        string.Concat(paragraph.Descendants(space + "t").Select(one => one.Value));

    /// <returns>Keys that were filled.</returns>
    public static HashSet<string> FillIn(XElement root, XNamespace space, Dictionary<string, string> words)
    {
        HashSet<string> filled = [];
        foreach (var paragraph in root.Descendants(space + "p"))
        {
            var text = TextOf(paragraph, space);
            if (!Keys(text).Any(words.ContainsKey)) continue;
            // The words go into the first run, the others fall empty.
            List<XElement> runs = [.. paragraph.Descendants(space + "t")];
            if (space == OfficeXml.W) runs[0].SetAttributeValue(XNamespace.Xml + "space", "preserve");
            runs[0].Value = Place().Replace(text, match =>
            {
                if (!words.TryGetValue(match.Groups[1].Value, out var word)) return match.Value;
                filled.Add(match.Groups[1].Value);
                return OfficeXml.Clean(word);
            });
            foreach (var run in runs.Skip(1)) run.Value = "";
        }

        return filled;
    }

    [GeneratedRegex(@"\{\{\s*([\w-]+)\s*\}\}")]
    private static partial Regex Place();
}
