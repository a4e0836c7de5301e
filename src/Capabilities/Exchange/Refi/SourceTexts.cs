using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Refi;

/// <summary>Finds the text of a source: inline, inside the archive, or said to be lost.</summary>
internal sealed class SourceTexts(SafeArchive? archive, string? part, Remarks remarks)
{
    private const int TextBytesMax = 64 << 20;

    public string? Of(XElement source)
    {
        if (source.TextOf("PlainTextContent") is not null) return source.Child("PlainTextContent")!.Value;
        var path = source.Attr("plainTextPath")
            ?? source.Descendants().Where(element => element.Is("Representation") || element.Is("Transcript"))
                .Select(element => element.Attr("plainTextPath"))
                .FirstOrDefault(one => one is not null);
        if (path is null)
        {
            if (source.Is("TextSource") || source.Is("PDFSource")) Missing(source, "(kein Pfad)", "(no path)");
            return null;
        }

        if (Entry(path) is { } entry) return ForeignText.Decode(archive!.Bytes(entry, TextBytesMax)).Text;
        Missing(source, path, path);
        return null;
    }

    /// <summary>What a note says; null where its text is not in the file.</summary>
    public string? OfNote(XElement note) => note.TextOf("PlainTextContent") is not null ? note.Child("PlainTextContent")!.Value
        : note.Attr("plainTextPath") is { } path && Entry(path) is { } entry ? ForeignText.Decode(archive!.Bytes(entry, TextBytesMax)).Text : null;

    /// <summary>Tools write internal://NAME or a bare name, and differ in the case of the folder.</summary>
    private string? Entry(string path)
    {
        if (archive is null || path.StartsWith("absolute:", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("relative:", StringComparison.OrdinalIgnoreCase)) return null;
        var name = path.Replace("internal://", "", StringComparison.OrdinalIgnoreCase).TrimStart('/');
        var folder = part!.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        return new[] { $"{folder}sources/{name}", folder + name, $"sources/{name}", name }.FirstOrDefault(archive.Has);
    }

    private void Missing(XElement source, string german, string english) => remarks.Lost(XmlTree.PlaceOf(source, part),
        $"Der Text der Quelle „{source.Attr("name")}“ fehlt: {german}.",
            $"The text of the source \"{source.Attr("name")}\" is missing: {english}.",
        "Exportieren Sie das Projekt mit seinen Quellen als .qdpx.", "Export the project with its sources as .qdpx.");
}
