using System.Text.RegularExpressions;
using System.Xml;

namespace Wegmarke.Exchange.Bpmn;

/// <summary>Declares in the root element the prefixes that a file uses without declaring them; the rest of the text stays as it
/// is.</summary>
public static partial class RepairPrefixes
{
    private const int PrefixesMax = 32;

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["modeler"] = "http://camunda.org/schema/modeler/1.0",
        ["zeebe"] = "http://camunda.org/schema/zeebe/1.0",
        ["camunda"] = "http://camunda.org/schema/1.0/bpmn",
        ["bioc"] = "http://bpmn.io/schema/bpmn/biocolor/1.0",
        ["color"] = "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
        ["xsi"] = "http://www.w3.org/2001/XMLSchema-instance",
    };

    /// <returns>The text and the prefixes that were declared; none where nothing was missing or nothing helps.</returns>
    public static (string Text, IReadOnlyList<string> Declared) Run(string text)
    {
        List<string> declared = [];
        var mended = text;
        while (declared.Count < PrefixesMax && Missing(mended) is { } prefix && !declared.Contains(prefix)
            && Root().Match(mended) is { Success: true } root)
        {
            mended = mended.Insert(root.Index + root.Length,
                $" xmlns:{prefix}=\"{Known.GetValueOrDefault(prefix, "urn:undeclared:" + prefix)}\"");
            declared.Add(prefix);
        }

        return Missing(mended) is null ? (mended, declared) : (text, []);
    }

    private static string? Missing(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null });
            while (reader.Read()) continue;
            return null;
        }
        catch (XmlException error)
        {
            return Undeclared().Match(error.Message) is { Success: true } found ? found.Groups[1].Value : null;
        }
    }

    [GeneratedRegex("^'([^']+)' is an undeclared prefix")]
    private static partial Regex Undeclared();

    /// <summary>The name of the first element.</summary>
    [GeneratedRegex(@"<[A-Za-z_][\w.:-]*(?=[\s/>])")]
    private static partial Regex Root();
}
