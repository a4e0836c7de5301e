using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Ddi;

/// <summary>Reads DDI-Codebook 1 to 2.5 by local name: real files use namespaces of several versions.</summary>
public static class ReadCodebook
{
    public static Codebook Run(ForeignFile file, Remarks remarks) => Of(SafeXml.Load(file, remarks), remarks);

    internal static Codebook Of(XDocument document, Remarks remarks)
    {
        var root = document.Root!;
        var space = root.Name.NamespaceName;
        var version = root.Attr("version") ?? (space.Contains("2_5", StringComparison.Ordinal) ? "2.5"
            : space.Contains("2_", StringComparison.Ordinal) ? "2" : "1");
        if (!space.StartsWith("ddi:codebook", StringComparison.Ordinal))
        {
            remarks.Note(XmlTree.PlaceOf(root), $"Alter Namensraum „{space}“; gelesen wird nach Elementnamen.",
                $"Old namespace \"{space}\"; it is read by element names.");
        }

        var variables = root.Below("var").Select(Variable).ToList();
        var languages = root.DescendantsAndSelf().Select(element => element.Attribute(XNamespace.Xml + "lang")?.Value).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var title = root.Child("stdyDscr").Child("citation").Child("titlStmt").TextOf("titl")
            ?? root.Child("docDscr").Child("citation").Child("titlStmt").TextOf("titl") ?? "";
        var cases = root.Below("caseQnty").Select(element => XmlTree.Whole(element.Value)).FirstOrDefault(count => count is not null);
        var found = new Codebook(ForeignText.Plain(title), version, variables, root.Below("varGrp").Count(), root.Named("fileDscr")
            .Count(), cases, languages);
        Check(root, found, remarks);
        return found;
    }

    private static CodebookVariable Variable(XElement element)
    {
        var format = element.Child("varFormat");
        var nature = element.Attr("nature");
        var measure = nature switch
        {
            "nominal" => Measure.Nominal,
            "ordinal" => Measure.Ordinal,
            "interval" or "ratio" or "percent" => Measure.Scale,
            _ => Measure.Unknown,
        };
        return new(element.Attr("ID") ?? "", element.Attr("name") ?? "", ForeignText.Plain(element.TextOf("labl")),
            ForeignText.Plain(element.Child("qstn").TextOf("qstnLit")), element.Attr("intrvl") ?? "",
                format?.Attr("type") == "character", measure,
            [.. element.Named("catgry").Select(category => new CodebookCategory(category.TextOf("catValu") ?? "", ForeignText.Plain(category.TextOf("labl")),
                category.Attr("missing") == "Y",
                XmlTree.Number(category.Named("catStat").FirstOrDefault(stat => stat.Attr("type") is "freq" or null)?.Value.Trim())))],
            XmlTree.PlaceOf(element));
    }

    private static void Check(XElement root, Codebook found, Remarks remarks)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in found.Variables)
        {
            if (variable.Name.Length == 0)
            {
                remarks.Error(variable.Place, "Eine Variable hat keinen Namen.", "A variable has no name.",
                    "Ergänzen Sie das Attribut name.", "Add the attribute name.");
            }
            else if (!names.Add(variable.Name))
            {
                remarks.Error(variable.Place, $"Die Variable „{variable.Name}“ steht zweimal im Codebuch.", $"The variable \"{variable.Name}\" is there twice.",
                    "Benennen Sie eine der beiden um.", "Rename one of the two.");
            }
        }

        if (found.Variables.Count == 0)
        {
            remarks.Error(XmlTree.PlaceOf(root), "Das Codebuch beschreibt keine Variablen.", "The codebook describes no variables.",
                "Exportieren Sie es mit dataDscr.", "Export it with dataDscr.");
            return;
        }

        remarks.Taken(Place.Whole, $"{found.Variables.Count} Variablen mit Namen, Text und Werten.", $"{found.Variables.Count} variables with names, labels and values.");
        var aside = root.Elements().Select(element => element.Name.LocalName).Where(name => name is "otherMat" or "docDscr").Distinct()
            .ToList();
        if (aside.Count > 0) remarks.Note(Place.At("codeBook"), $"Nicht übernommen: {string.Join(", ", aside)}.",
            $"Not taken: {string.Join(", ", aside)}.");
    }
}
