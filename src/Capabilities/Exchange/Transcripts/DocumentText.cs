using System.Text;
using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Transcripts;

/// <summary>The paragraphs of a Word or OpenDocument text in reading order, one per line; deleted text of tracked changes is left
/// out.</summary>
internal static class DocumentText
{
    public static (string Text, int Tables, int Comments) OfDocx(SafeArchive archive, Remarks remarks)
    {
        var part = archive.Has("word/document.xml") ? "word/document.xml"
            : archive.FirstEnding("document.xml") ?? archive.FirstEnding("document2.xml")
                ?? throw NoText();
        var root = SafeXml.Load(() => archive.OpenEntry(part, SafeXml.TreeBytesMax), part, remarks).Root!;
        var comments = archive.Has("word/comments.xml")
            ? SafeXml.Load(() => archive.OpenEntry("word/comments.xml", SafeXml.TreeBytesMax), "word/comments.xml", remarks)
                .Root!.Named("comment").Count() : 0;
        if (comments > 0)
        {
            remarks.Lost(new("word/comments.xml", 0, 0, null), $"{comments} Kommentare werden nicht übernommen.",
                $"{comments} comments are not taken.",
                "Übertragen Sie wichtige Kommentare in den Text.", "Move important comments into the text.");
        }

        if (root.Descendants().FirstOrDefault(one => one.Is("del") || one.Is("ins")) is { } tracked)
        {
            remarks.Changed(XmlTree.PlaceOf(tracked, part), "Der Text enthält nachverfolgte Änderungen; Gelöschtes entfällt, Eingefügtes bleibt.",
                "The text holds tracked changes; what was deleted is left out, what was inserted stays.",
                "Nehmen Sie die Änderungen in Word an oder lehnen Sie sie ab.", "Accept or reject the changes in Word.");
        }

        return (Lines(root, "p", Word), root.Below("tbl").Count(), comments);
    }

    public static (string Text, int Tables, int Comments) OfOdt(SafeArchive archive, Remarks remarks)
    {
        if (!archive.Has("content.xml")) throw NoText();
        var root = SafeXml.Load(() => archive.OpenEntry("content.xml", SafeXml.TreeBytesMax), "content.xml", remarks).Root!;
        var body = root.Below("text").FirstOrDefault(one => one.Parent?.Is("body") == true) ?? throw NoText();
        var comments = body.Below("annotation").Count();
        if (comments > 0)
        {
            remarks.Lost(new("content.xml", 0, 0, null), $"{comments} Kommentare werden nicht übernommen.",
                $"{comments} comments are not taken.",
                "Übertragen Sie wichtige Kommentare in den Text.", "Move important comments into the text.");
        }

        foreach (var aside in body.Descendants().Where(one => one.Is("annotation") || one.Is("tracked-changes")).ToList()) aside.Remove();
        var text = new StringBuilder();
        foreach (var paragraph in body.Descendants().Where(one => one.Is("p") || one.Is("h")))
        {
            Odt(paragraph, text);
            text.Append('\n');
        }

        return (text.ToString(), body.Below("table").Count(), comments);
    }

    private static string Lines(XElement root, string paragraphs, Action<XElement, StringBuilder> write)
    {
        var text = new StringBuilder();
        foreach (var paragraph in root.Below(paragraphs))
        {
            write(paragraph, text);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Word(XElement paragraph, StringBuilder text)
    {
        foreach (var element in paragraph.Descendants().Where(one => Nearest(one) == paragraph))
        {
            if (element.Ancestors().TakeWhile(one => one != paragraph)
                .Any(one => one.Is("del") || one.Is("moveFrom") || one.Is("Fallback"))) continue;
            if (element.Is("t")) text.Append(element.Value);
            else if (element.Is("tab")) text.Append('\t');
            else if (element.Is("br") || element.Is("cr")) text.Append('\n');
            else if (element.Is("noBreakHyphen")) text.Append('-');
        }
    }

    /// <summary>Text boxes hold paragraphs of their own.</summary>
    private static XElement? Nearest(XElement element) => element.Ancestors().FirstOrDefault(one => one.Is("p"));

    private static void Odt(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words) text.Append(words.Value.ReplaceLineEndings(" "));
            if (node is not XElement child || child.Is("p") || child.Is("h")) continue;
            if (child.Is("s")) text.Append(' ', Math.Clamp(XmlTree.Whole(child.Attr("c")) ?? 1, 1, 1000));
            else if (child.Is("tab")) text.Append('\t');
            else if (child.Is("line-break")) text.Append('\n');
            else Odt(child, text);
        }
    }

    private static RefusedException NoText() => RefusedException.Of(Place.Whole, "Das Dokument hat keinen Textteil.",
        "The document has no text part.",
        "Öffnen Sie es in Ihrer Textverarbeitung und speichern Sie es neu.", "Open it in your word processor and save it again.");
}
