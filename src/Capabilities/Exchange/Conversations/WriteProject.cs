using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Cases;

namespace Wegmarke.Exchange.Conversations;

/// <summary>Writes a REFI-QDA project or codebook (REFI 1.5, schemas of 2019): positions in code points, texts in UTF-8 without byte order
/// mark, one Coding per code, memos as notes, what is known of a source as a case with variables.</summary>
public static class WriteProject
{
    private static readonly XNamespace Ns = "urn:QDA-XML:project:1.0";

    internal const string KindName = "Art";
    internal const string GroupName = "Rolle";

    private static readonly (Guid Id, string Name)[] Variables =
        [(Named("variable:kind"), KindName), (Named("variable:group"), GroupName), (Named("variable:part"), "Teil des Hauses")];

    public static byte[] Run(ProjectContent content, DateTimeOffset now)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var part = Entry(archive, "project.qde", now)) Write(Project(content, now), part);
            foreach (var (source, text, _) in content.Sources)
            {
                using var part = Entry(archive, $"sources/{source.Id}.txt", now);
                part.Write(Encoding.UTF8.GetBytes(text.Text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Stamped with the time of the export, so that the same content gives the same file.</summary>
    private static Stream Entry(ZipArchive archive, string name, DateTimeOffset now)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = now;
        return entry.Open();
    }

    public static byte[] Codebook(CodeBook book)
    {
        XNamespace ns = "urn:QDA-XML:codebook:1.0";
        using var bytes = new MemoryStream();
        Write(new XElement(ns + "CodeBook", new XAttribute("origin", "Wegmarke"), new XElement(ns + "Codes", Codes(book, null, ns))),
            bytes);
        return bytes.ToArray();
    }

    private static XElement Project(ProjectContent content, DateTimeOffset now)
    {
        var codings = content.Sources.SelectMany(one => one.Codings).ToList();
        var users = codings.Select(one => (one.CoderId, one.Coder)).DistinctBy(one => one.CoderId).ToList();
        var notes = codings.Where(one => one.Memo.Length > 0).ToList();
        return new(Ns + "Project", new XAttribute("name", Clean(content.Name)), new XAttribute("origin", "Wegmarke"),
            Moment("creationDateTime", now),
            users.Count == 0 ? null : new XElement(Ns + "Users", users.Select(one => new XElement(Ns + "User", new XAttribute("guid",
                one.CoderId), new XAttribute("name", Clean(one.Coder))))),
            content.Book.Codes.Count == 0 ? null : new XElement(Ns + "CodeBook", new XElement(Ns + "Codes", Codes(content.Book, null, Ns))),
            content.Sources.Count == 0 ? null : new XElement(Ns + "Variables", Variables.Concat(content.Cases
                .SelectMany(one => one.Features).Select(one => one.Name).Distinct(StringComparer.Ordinal).Select(Feature)).Select(one =>
                    new XElement(Ns + "Variable",
                new XAttribute("guid", one.Id),
                new XAttribute("name", one.Name), new XAttribute("typeOfVariable", "Text")))),
            content.Sources.Count == 0 ? null : new XElement(Ns + "Cases", content.Sources.Select(one => Case(one.Source, content.Parts)),
                content.Cases.Select(Case)),
            content.Sources.Count == 0 ? null : new XElement(Ns + "Sources", content.Sources.Select(one => TextSource(one.Source, one.Codings))),
            notes.Count == 0 ? null : new XElement(Ns + "Notes", notes.Select(one => new XElement(Ns + "Note", new XAttribute("guid",
                Named($"note:{one.Id}")),
                new XAttribute("creatingUser", one.CoderId), new XElement(Ns + "PlainTextContent", Clean(one.Memo))))));
    }

    private static IEnumerable<XElement> Codes(CodeBook book, Guid? parent, XNamespace ns) => book.Codes.Where(one =>
        one.ParentId == parent).Select(one =>
        new XElement(ns + "Code", new XAttribute("guid", one.Id), new XAttribute("name", Clean(one.Name)), new XAttribute("isCodable",
            "true"),
            one.Description.Length > 0 ? new XElement(ns + "Description", Clean(one.Description)) : null, Codes(book, one.Id, ns)));

    private static XElement Case(Source source, IReadOnlyDictionary<Guid, string> parts)
    {
        string[] values = [source.Kind.ToString(), source.Group, source.UnitClassId is { } id ? parts[id] : ""];
        return new(Ns + "Case", new XAttribute("guid", Named($"case:{source.Id}")), new XAttribute("name", Clean(source.Title)),
            Variables.Zip(values).Where(one => one.Second.Length > 0).Select(one => new XElement(Ns + "VariableValue",
                new XElement(Ns + "VariableRef", new XAttribute("targetGUID", one.First.Id)), new XElement(Ns + "TextValue",
                    Clean(one.Second)))),
            new XElement(Ns + "SourceRef", new XAttribute("targetGUID", source.Id)));
    }

    private static (Guid Id, string Name) Feature(string name) => (Named("feature:" + name), name);

    private static XElement Case(CaseContent one) => new(Ns + "Case", new XAttribute("guid", Named("case-of:" + one.Name)),
        new XAttribute("name", Clean(one.Name)), one.Features.Select(feature => new XElement(Ns + "VariableValue", new XElement(Ns + "VariableRef",
            new XAttribute("targetGUID", Feature(feature.Name).Id)), new XElement(Ns + "TextValue", Clean(feature.Value)))),
        one.Sources.Select(source => new XElement(Ns + "SourceRef", new XAttribute("targetGUID", source))));

    private static XElement TextSource(Source source, IReadOnlyList<Coding> codings) => new(Ns + "TextSource", new XAttribute("guid",
        source.Id),
        new XAttribute("name", Clean(source.Title)), new XAttribute("plainTextPath", $"internal://{source.Id}.txt"),
        codings.Select(one => new XElement(Ns + "PlainTextSelection", new XAttribute("guid", Named($"selection:{one.Id}")),
            new XAttribute("startPosition", one.Start), new XAttribute("endPosition", one.End), new XAttribute("creatingUser", one.CoderId),
            Moment("creationDateTime", one.At),
            new XElement(Ns + "Coding", new XAttribute("guid", one.Id), new XAttribute("creatingUser", one.CoderId),
                Moment("creationDateTime", one.At),
                new XElement(Ns + "CodeRef", new XAttribute("targetGUID", one.CodeId))),
            one.Memo.Length > 0 ? new XElement(Ns + "NoteRef", new XAttribute("targetGUID", Named($"note:{one.Id}"))) : null)));

    private static XAttribute Moment(string name, DateTimeOffset at) =>
        new(name, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Without characters that XML cannot hold.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) clean.Append(text[at]).Append(text[++at]);
            else if (XmlConvert.IsXmlChar(text[at])) clean.Append(text[at]);
        }

        return clean.ToString();
    }

    /// <summary>The same identifier for the same thing in every export.</summary>
    internal static Guid Named(string words) => new(SHA256.HashData(Encoding.UTF8.GetBytes("wegmarke:" + words)).AsSpan(0, 16));

    private static void Write(XElement root, Stream stream)
    {
        using var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, CloseOutput = false });
        new XDocument(root).Save(writer);
    }
}
