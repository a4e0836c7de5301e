using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Wegmarke.People.Checks;

namespace Wegmarke.Exchange.Qti;

/// <summary>Writes the pool of a check as a package of IMS QTI 2.1. Lost are what QTI items do not hold: how many are drawn, when a check
/// is
/// passed, how long it holds.</summary>
public static class WriteQti
{
    private const string Correct = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct";
    private static readonly XNamespace Qti = "http://www.imsglobal.org/xsd/imsqti_v2p1";
    private static readonly XNamespace Package = "http://www.imsglobal.org/xsd/imscp_v1p1";

    public static byte[] Run(KnowledgeCheck check)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "imsmanifest.xml", Manifest(check));
            foreach (var item in check.Items) Write(archive, PathOf(item), Item(item));
        }

        return stream.ToArray();
    }

    private static string PathOf(CheckItem item) => $"items/{item.Key}.xml";

    private static void Write(ZipArchive archive, string path, XElement root)
    {
        var entry = archive.CreateEntry(path);
        // One content is one file, whenever it is written.
        entry.LastWriteTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        new XDocument(root).Save(writer);
    }

    private static XElement Manifest(KnowledgeCheck check) => new(Package + "manifest", new XAttribute("identifier", "check"),
        new XElement(Package + "metadata", new XElement(Package + "schema", "QTIv2.1 Package"), new XElement(Package + "schemaversion",
            "1.0.0")),
        new XElement(Package + "organizations"), new XElement(Package + "resources", check.Items.Select(item => new XElement(Package + "resource",
            new XAttribute("identifier", item.Key), new XAttribute("type", "imsqti_item_xmlv2p1"), new XAttribute("href", PathOf(item)),
            new XElement(Package + "file", new XAttribute("href", PathOf(item)))))));

    private static XElement Item(CheckItem item)
    {
        var numeric = item.Kind == ItemKind.Number;
        var values = numeric ? [item.Value!.Value.ToString("R", CultureInfo.InvariantCulture)]
            : item.Answers.Index().Where(one => one.Item.Right).Select(one => Choice(one.Index));
        return new(Qti + "assessmentItem", new XAttribute("identifier", item.Key), new XAttribute("title", item.Key),
            new XAttribute("adaptive", "false"), new XAttribute("timeDependent", "false"),
            new XElement(Qti + "responseDeclaration", new XAttribute("identifier", "RESPONSE"),
                new XAttribute("cardinality", item.Kind == ItemKind.Several ? "multiple" : "single"),
                new XAttribute("baseType", numeric ? "float" : "identifier"),
                new XElement(Qti + "correctResponse", values.Select(value => new XElement(Qti + "value", value)))),
            new XElement(Qti + "outcomeDeclaration", new XAttribute("identifier", "SCORE"), new XAttribute("cardinality", "single"),
                new XAttribute("baseType", "float")),
            new XElement(Qti + "itemBody", numeric ? [new XElement(Qti + "p", item.Text), new XElement(Qti + "p", new XElement(
                Qti + "textEntryInteraction", new XAttribute("responseIdentifier", "RESPONSE")))] : [Choices(item)]),
            numeric ? Equal(item) : new XElement(Qti + "responseProcessing", new XAttribute("template", Correct)));
    }

    private static XElement Choices(CheckItem item) => new(Qti + "choiceInteraction", new XAttribute("responseIdentifier", "RESPONSE"),
        new XAttribute("shuffle", "false"), new XAttribute("maxChoices", item.Kind == ItemKind.Several ? "0" : "1"),
        new XElement(Qti + "prompt", item.Text), item.Answers.Select((answer, at) => new XElement(Qti + "simpleChoice",
            new XAttribute("identifier", Choice(at)), answer.Text)));

    private static XElement Equal(CheckItem item) => new(Qti + "responseProcessing", new XElement(Qti + "responseCondition",
        new XElement(Qti + "responseIf", new XElement(Qti + "equal", new XAttribute("toleranceMode", "absolute"),
            new XAttribute("tolerance", string.Create(CultureInfo.InvariantCulture, $"{item.Tolerance:R} {item.Tolerance:R}")),
            new XElement(Qti + "variable", new XAttribute("identifier", "RESPONSE")), new XElement(Qti + "correct",
                new XAttribute("identifier", "RESPONSE"))),
            new XElement(Qti + "setOutcomeValue", new XAttribute("identifier", "SCORE"), new XElement(Qti + "baseValue",
                new XAttribute("baseType", "float"), "1")))));

    private static string Choice(int at) => "A" + at.ToString(CultureInfo.InvariantCulture);
}
