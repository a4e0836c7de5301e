using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.Exchange.Frameworks;

/// <summary>Reads one file of OWASP SAMM (a practice, a stream, a question, an answer set …) or a model of the DSOMM kind: dimension,
/// sub-dimension, activity with level.</summary>
internal static class ReadSamm
{
    private static readonly (string Kind, string[] Keys)[] Kinds =
    [
        ("question", ["activity", "answerset", "text"]),
        ("question", ["activity", "answerSet", "text"]),
        ("answer-set", ["values"]),
        ("activity", ["stream", "level"]),
        ("maturity-level", ["number", "description"]),
        ("practice-level", ["practice", "maturitylevel"]),
        ("stream", ["practice", "name"]),
        ("practice", ["function", "name"]),
        ("function", ["name", "color"]),
        ("function", ["name", "shortDescription", "order"]),
    ];

    private static readonly string[] Parents = ["activity", "stream", "practice", "function"];

    public static Framework? Run(IReadOnlyList<Node> documents, Remarks remarks) =>
        One(documents[0], remarks) ?? documents.Select(document => Dsomm(document, remarks)).FirstOrDefault(found => found is not null);

    private static Framework? One(Node root, Remarks remarks)
    {
        if (root.Text("id") is not { } id || root is not MapNode map) return null;
        bool Has(string key) => map.Entries.Any(entry => entry.Key.Value.Equals(key, StringComparison.OrdinalIgnoreCase));
        var kind = Kinds.FirstOrDefault(one => one.Keys.All(Has)).Kind;
        if (kind is null) return null;
        var answers = root.Items("values").Select(value => new Choice(value.Text("order") ?? "",
            Wordings.Of("en", value.Text("text") ?? ""), XmlTree.Number(value.Text("value")), 0)).ToList();
        foreach (var value in root.Items("values").Where(value => XmlTree.Number(value.Text("value")) is null))
        {
            remarks.Error(YamlTree.PlaceOf(value), "Eine Antwort hat keinen Wert.", "An answer has no value.", "Ergänzen Sie value.",
                "Add value.");
        }

        var parent = Parents.Select(root.Text).FirstOrDefault(one => one is not null);
        var name = root.Text("title") ?? root.Text("name") ?? root.Text("text") ?? id;
        remarks.Taken(Place.Whole, $"Ein SAMM-Baustein der Art „{kind}“.", $"One SAMM element of the kind \"{kind}\".");
        remarks.Note(Place.Whole, "Ein Modell wird daraus erst mit allen Dateien des Ordners.", "Only all files of the folder make a model.");
        return new("samm-" + kind, id, name, null, null, ["en"],
            [new(id, parent, 1, name, root.Text("longDescription") ?? root.Text("description") ?? "", kind is "question" or "activity", kind == "question" ? 1 : 0, answers, YamlTree.PlaceOf(root))], [], 0);
    }

    private static Framework? Dsomm(Node root, Remarks remarks)
    {
        if (root is not MapNode map) return null;
        var nodes = new List<FrameworkNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (dimension, inner) in map.Entries)
        {
            if (inner is not MapNode subs) continue;
            foreach (var (sub, activities) in subs.Entries)
            {
                if (activities is not MapNode list) continue;
                foreach (var (activity, body) in list.Entries.Where(entry => entry.Value.Text("level") is not null
                    && (entry.Value.Text("uuid") ?? entry.Value.Text("measure")) is not null))
                {
                    if (seen.Add(dimension.Value)) nodes.Add(
                        new(dimension.Value, null, 1, dimension.Value, "", false, 0, [], YamlTree.PlaceOf(dimension)));
                    var path = $"{dimension.Value}/{sub.Value}";
                    if (seen.Add(path)) nodes.Add(new(path, dimension.Value, 2, sub.Value, "", false, 0, [], YamlTree.PlaceOf(sub)));
                    nodes.Add(new(body.Text("uuid") ?? $"{path}/{activity.Value}", path, 3, activity.Value, body.Text("measure") ?? "",
                        true, 0, [], YamlTree.PlaceOf(activity)));
                }
            }
        }

        if (nodes.Count == 0) return null;
        remarks.Taken(Place.Whole, $"{nodes.Count(node => node.Assessable)} Aktivitäten.", $"{nodes.Count(node => node.Assessable)} activities.");
        return new("dsomm", "dsomm", "DSOMM", null, null, ["en"], nodes, [], 0);
    }
}
