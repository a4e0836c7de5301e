using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Refi;

/// <summary>Reads REFI-QDA projects (.qdpx, .qde) and codebooks (.qdc).</summary>
public static class ReadCodingProject
{
    internal static CodingProject OfArchive(SafeArchive archive, Remarks remarks)
    {
        var part = archive.Ending(".qde").OrderBy(name => name.Count(letter => letter == '/')).First();
        var root = SafeXml.Load(() => archive.OpenEntry(part, SafeXml.TreeBytesMax), part, remarks).Root!;
        return Of(root, "refi-qda-project", new SourceTexts(archive, part, remarks), part, remarks);
    }

    public static CodingProject Run(ForeignFile file, Remarks remarks)
    {
        var root = SafeXml.Load(file, remarks).Root!;
        return Of(root, root.Is("CodeBook") ? "refi-qda-codebook" : "refi-qda-project", new SourceTexts(null, null, remarks), null, remarks);
    }

    private static CodingProject Of(XElement root, string format, SourceTexts texts, string? part, Remarks remarks)
    {
        var isBook = root.Is("CodeBook");
        var book = isBook ? root : root.Child("CodeBook");
        List<Code> codes = [];
        foreach (var code in book.Child("Codes").Named("Code")) Collect(code, null, codes, part);
        var origin = root.Attr("origin") ?? "";
        var raw = root.Child("Sources")?.Elements().Select(element => new RawSource(element, texts.Of(element), part)).ToList() ?? [];
        var units = PositionTest.Decide(origin, raw, remarks);
        var notes = root.Child("Notes").Named("Note").DistinctBy(note => note.Attr("guid") ?? "", StringComparer.OrdinalIgnoreCase)
            .ToDictionary(note => note.Attr("guid") ?? "", note => (texts.OfNote(note) ?? "").Trim(), StringComparer.OrdinalIgnoreCase);
        var sources = raw.Select(source => source.Measured(units, notes, remarks)).ToList();
        var project = new CodingProject(format, root.Attr("name") ?? "", origin, units,
            [.. root.Child("Users").Named("User").Select(user => new Coder(user.Attr("guid") ?? "", user.Attr("name") ?? ""))], codes,
                sources,
            CasesOf(root, part), root.Child("Variables").Named("Variable").Count(),
            (isBook ? book : root).Child("Sets").Named("Set").Count(), root.Child("Notes").Named("Note").Count(), root.Child("Links")
                .Named("Link").Count(),
            root.Child("Graphs").Named("Graph").Count());
        CheckCodingProject.Run(root, project, part, remarks);
        return project;
    }

    /// <summary>Cases with their variables; what a source says of itself is a case of this source.</summary>
    private static List<CodedCase> CasesOf(XElement root, string? part)
    {
        var names = root.Child("Variables").Named("Variable").DistinctBy(one => one.Attr("guid") ?? "", StringComparer.OrdinalIgnoreCase)
            .ToDictionary(one => one.Attr("guid") ?? "", one => one.Attr("name") ?? "", StringComparer.OrdinalIgnoreCase);
        List<(string, string)> Values(XElement one) => [.. from value in one.Named("VariableValue")
            let name = names.GetValueOrDefault(value.Child("VariableRef")?.Attr("targetGUID") ?? "", "").Trim()
            let said = value.Elements().FirstOrDefault(content => content.Name.LocalName.EndsWith("Value",
                StringComparison.Ordinal))?.Value.Trim()
            where name.Length > 0 && said is { Length: > 0 }
            select (name, said)];
        return [.. root.Child("Cases").Named("Case").Select(one => new CodedCase(one.Attr("guid") ?? "", (one.Attr("name") ?? "").Trim(),
                Values(one), [.. one.Named("SourceRef").Select(source => source.Attr("targetGUID")).OfType<string>()],
                one.Named("SelectionRef").Count(), XmlTree.PlaceOf(one, part))),
            .. (root.Child("Sources")?.Elements() ?? []).Where(one => one.Named("VariableValue").Any()).Select(one => new CodedCase("",
                (one.Attr("name") ?? "").Trim(), Values(one), [one.Attr("guid") ?? ""], 0, XmlTree.PlaceOf(one, part)))];
    }

    private static void Collect(XElement element, string? parent, List<Code> codes, string? part)
    {
        var guid = element.Attr("guid") ?? "";
        codes.Add(new(guid, element.Attr("name") ?? "", parent, element.Attr("color"), element.Attr("isCodable") != "false",
            element.TextOf("Description") ?? "", XmlTree.PlaceOf(element, part)));
        foreach (var child in element.Named("Code")) Collect(child, guid, codes, part);
    }
}
