using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.Exchange.Frameworks;

/// <summary>Reads a library of CISO Assistant: score definitions, a tree of requirement nodes, perhaps questions with scored choices, and
/// translations.</summary>
internal static class ReadCisoAssistant
{
    public static Framework Run(Node root, Remarks remarks)
    {
        var objects = root.At("objects")!;
        var framework = objects.At("framework") ?? (objects.Items("frameworks") is [var first, ..] ? first : null) ?? (objects.At("frameworks") as MapNode);
        var others = ((MapNode)objects).Entries.Where(entry => entry.Key.Value is not ("framework" or "frameworks")).ToList();
        foreach (var (key, value) in others)
        {
            var count = (value as ListNode)?.Elements.Count ?? 1;
            remarks.Lost(YamlTree.PlaceOf(key, $"objects.{key.Value}"), $"{count} Einträge „{key.Value}“ werden nicht übernommen.", $"{count} entries \"{key.Value}\" are not taken.",
                "Übernommen wird nur das Rahmenwerk.", "Only the framework is taken.");
        }

        List<FrameworkNode> nodes = [];
        List<Choice> levels = [];
        var languages = new HashSet<string>(StringComparer.Ordinal) { root.Text("locale") ?? "en" };
        var source = languages.First();
        Translations(root, languages);
        if (framework is null)
        {
            remarks.Note(Place.At("objects"), "Die Bibliothek enthält kein Rahmenwerk.", "The library holds no framework.");
        }
        else
        {
            foreach (var score in framework.Items("scores_definition"))
            {
                levels.Add(new(score.Text("score") ?? "", Wordings.Of(source, score.Text("name") ?? ""),
                    XmlTree.Number(score.Text("score")), 0));
            }

            Nodes(framework, source, languages, nodes, remarks);
            if (nodes.Count > 0)
            {
                var items = nodes.Count(node => node.Assessable);
                remarks.Taken(Place.Whole, $"{items} bewertbare Anforderungen in {nodes.Count - items} Gliederungspunkten.", $"{items} assessable requirements in {nodes.Count - items} headings.");
            }
        }

        return new("ciso-assistant", root.Text("ref_id") ?? root.Text("urn")!, root.Text("name") ?? framework.Text("name") ?? "",
            root.Text("version"),
            root.Text("copyright"), [source, .. languages.Where(one => one != source).Order(StringComparer.Ordinal)], nodes, levels,
            others.Sum(entry => (entry.Value as ListNode)?.Elements.Count ?? 1));
    }

    private static void Nodes(Node framework, string source, HashSet<string> languages, List<FrameworkNode> nodes, Remarks remarks)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in framework.Items("requirement_nodes"))
        {
            var (urn, parent) = (one.Text("urn") ?? "", one.Text("parent_urn"));
            if (!seen.Add(urn))
            {
                remarks.Error(YamlTree.PlaceOf(one), $"Der Knoten „{urn}“ steht zweimal in der Datei.",
                    $"The node \"{urn}\" is there twice.", "Geben Sie einem eine andere urn.", "Give one another urn.");
            }

            if (parent is not null && !seen.Contains(parent))
            {
                remarks.Error(YamlTree.PlaceOf(one), $"Der übergeordnete Knoten „{parent}“ steht nicht davor.", $"The parent node \"{parent}\" does not stand before.",
                    "Ordnen Sie die Knoten von oben nach unten.", "Order the nodes from the top down.");
            }

            Translations(one, languages);
            var (questions, answers) = Questions(one, source, remarks);
            nodes.Add(new(urn, parent, XmlTree.Whole(one.Text("depth")) ?? 1, one.Text("name") ?? one.Text("ref_id") ?? "",
                one.Text("description") ?? "",
                one.Text("assessable") is "true" or "True", questions, answers, YamlTree.PlaceOf(one)));
        }
    }

    /// <summary>Questions are a map by urn (newer) or one question with its choices.</summary>
    private static (int Count, IReadOnlyList<Choice> Answers) Questions(Node node, string source, Remarks remarks)
    {
        if (node.At("questions") is not MapNode questions) return (0, []);
        var list = questions.Get("choices") is ListNode || questions.Get("type") is TextNode ? [questions] : questions.Entries.Select(entry => entry.Value).ToList();
        var answers = new List<Choice>();
        foreach (var question in list)
        {
            foreach (var choice in question.Items("choices"))
            {
                answers.Add(new(choice.Text("urn") ?? choice.Text("value") ?? (choice as TextNode)?.Value ?? "",
                    Wordings.Of(source, choice.Text("value") ?? (choice as TextNode)?.Value ?? ""),
                        XmlTree.Number(choice.Text("add_score")), 0));
            }

            if (question.At("depends_on") is { } rule)
            {
                remarks.Lost(YamlTree.PlaceOf(rule), "Eine Bedingung zwischen Fragen wird nicht übernommen.", "A condition between questions is not taken.",
                    "Ein Modell fragt immer.", "A model always asks.");
            }
        }

        return (list.Count, answers);
    }

    private static void Translations(Node node, HashSet<string> languages)
    {
        if (node.At("translations") is not MapNode texts) return;
        foreach (var (key, _) in texts.Entries) languages.Add(key.Value);
    }
}
