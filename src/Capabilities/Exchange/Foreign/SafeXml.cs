using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Wegmarke.Exchange.Foreign;

/// <summary>XML that is not trusted: no entities of its own, nothing fetched from outside, bounded depth and size. A prefix that was never
/// declared is declared here and reported, because real modellers write such files.</summary>
internal static partial class SafeXml
{
    /// <summary>A tree takes about ten times its text in memory: 64 MB of XML stay below 1 GB.</summary>
    public const long TreeBytesMax = 64L << 20;

    private const int DepthMax = 200;
    private const int PrefixesMax = 32;

    static SafeXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static XDocument Load(ForeignFile file, Remarks remarks)
    {
        if (file.Length > TreeBytesMax)
        {
            throw RefusedException.TooLarge(Place.Whole,
                $"Die XML-Datei ist {file.Length >> 20} MB groß; die Grenze sind {TreeBytesMax >> 20} MB.",
                $"The XML file has {file.Length >> 20} MB; {TreeBytesMax >> 20} MB are the limit.");
        }

        return Load(file.Open, null, remarks);
    }

    public static XDocument Load(Func<Stream> open, string? part, Remarks remarks)
    {
        var prefixes = Scan(open, part, remarks);
        using var stream = open();
        using var reader = Reader(stream, prefixes);
        return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
    }

    /// <summary>A reader that goes once through a document of any size; check every element with <see cref="Guard"/>.</summary>
    public static XmlReader Reader(Stream stream, IReadOnlyCollection<string>? prefixes = null)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            MaxCharactersInDocument = int.MaxValue,
            IgnoreComments = true,
        };
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var prefix in prefixes ?? []) names.AddNamespace(prefix, "urn:undeclared:" + prefix);
        return XmlReader.Create(stream, settings, new XmlParserContext(names.NameTable, names, null, XmlSpace.None));
    }

    public static void Guard(XmlReader reader, string? part)
    {
        if (reader.Depth > DepthMax)
        {
            throw RefusedException.Of(PlaceOf(reader, part), $"Die Elemente sind mehr als {DepthMax} Ebenen tief verschachtelt.",
                $"The elements are nested more than {DepthMax} levels deep.", "Prüfen Sie, woher die Datei stammt.",
                "Check where the file comes from.");
        }

        if (reader.NodeType == XmlNodeType.DocumentType && reader.Value.Contains("<!ENTITY", StringComparison.Ordinal))
        {
            throw RefusedException.Of(PlaceOf(reader, part), "Die Datei erklärt eigene XML-Entitäten; das ist gefährlich.",
                "The file declares XML entities of its own, which is dangerous.",
                "Entfernen Sie den Abschnitt „<!DOCTYPE … [ … ]>“.", "Remove the section \"<!DOCTYPE … [ … ]>\".");
        }
    }

    public static Place PlaceOf(XmlReader reader, string? part) => reader is IXmlLineInfo line
        ? new(part, line.LineNumber, line.LinePosition, null)
        : new(part, 0, 0, null);

    public static RefusedException Broken(XmlException error, string? part) => RefusedException.Of(
        Place.AtLine(Math.Max(error.LineNumber, 0), Math.Max(error.LinePosition, 0), part),
        $"Das ist kein gültiges XML ({FirstSentence(error.Message)}).", $"This is not valid XML ({FirstSentence(error.Message)}).",
        "Exportieren Sie die Datei neu oder berichtigen Sie die Stelle.", "Export the file again or mend this place.");

    [GeneratedRegex("^'(?<prefix>[^']+)' is an undeclared prefix")]
    private static partial Regex Undeclared();

    private static List<string> Scan(Func<Stream> open, string? part, Remarks remarks)
    {
        var prefixes = new List<string>();
        while (true)
        {
            try
            {
                using var stream = open();
                using var reader = Reader(stream, prefixes);
                while (reader.Read()) Guard(reader, part);
                return prefixes;
            }
            catch (XmlException error) when (prefixes.Count < PrefixesMax && Undeclared().Match(error.Message) is { Success: true } found)
            {
                var prefix = found.Groups["prefix"].Value;
                if (prefixes.Contains(prefix) || prefix is "xmlns" or "xml") throw Broken(error, part);
                prefixes.Add(prefix);
                remarks.Changed(Place.AtLine(error.LineNumber, error.LinePosition, part),
                    $"Das Präfix „{prefix}“ ist nicht erklärt; die Datei ist streng genommen kein gültiges XML. Es wurde beim Lesen ergänzt.",
                    $"The prefix \"{prefix}\" is not declared; strictly, the file is not valid XML. It was declared while reading.",
                    $"Ergänzen Sie im Wurzelelement xmlns:{prefix}=\"…\" (bei „modeler“: http://camunda.org/schema/modeler/1.0).",
                    $"Add xmlns:{prefix}=\"…\" to the root element (for \"modeler\": http://camunda.org/schema/modeler/1.0).");
            }
            catch (Exception error) when (error is XmlException or DecoderFallbackException or ArgumentException or IOException)
            {
                throw error is XmlException xml ? Broken(xml, part) : Broken(new XmlException(error.Message), part);
            }
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        var first = (end > 0 ? message[..end] : message).TrimEnd('.').ReplaceLineEndings(" ");
        return first.Length > 160 ? first[..160] + " …" : first;
    }
}
