using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.Exchange.Frameworks;

/// <summary>Recognises and reads the kinds of framework files in YAML.</summary>
public static class ReadFramework
{
    public static Framework? Run(ForeignFile file, Remarks remarks)
    {
        var documents = ForeignYaml.Read(file);
        if (documents.Count == 0)
        {
            throw RefusedException.Of(Place.AtLine(1), "Die Datei ist leer.", "The file is empty.", "Prüfen Sie den Export.",
                "Check the export.");
        }

        var root = documents[0];
        if (root.At("objects") is MapNode && root.Text("urn") is not null) return ReadCisoAssistant.Run(root, remarks);
        if (root is ListNode list && list.Elements.Any(one => one.At("Measures") is ListNode)) return ImmFramework(list, remarks);
        return ReadSamm.Run(documents, remarks) ?? ReadCriteria.Run(documents, remarks);
    }

    private static Framework ImmFramework(ListNode list, Remarks remarks)
    {
        var nodes = new List<FrameworkNode>();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in list.Elements)
        {
            var (name, id) = (one.Text("Name") ?? "", one.Text("Id") ?? "");
            if (name.Length == 0 || id.Length == 0 || !ids.Add(id))
            {
                remarks.Error(YamlTree.PlaceOf(one), $"„{name}“ hat keine eigene Id oder keinen Namen.",
                    $"\"{name}\" has no id of its own or no name.",
                    "Geben Sie jedem Eintrag Name und eigene Id.", "Give every entry a name and an id of its own.");
            }

            var answers = new List<Choice>();
            foreach (var measure in one.Items("Measures"))
            {
                if (XmlTree.Number(measure.Text("Score")) is { } score)
                {
                    answers.Add(new(measure.Text("Score")!, Wordings.Of("en", measure.Text("Description") ?? ""), score, 0));
                }
                else
                {
                    remarks.Error(YamlTree.PlaceOf(measure), "Ein Maß hat keine Punktzahl.", "A measure has no score.",
                        "Ergänzen Sie Score.", "Add Score.");
                }
            }

            nodes.Add(new(id, null, 1, name, one.Text("Description") ?? "", true, 1, answers, YamlTree.PlaceOf(one)));
        }

        remarks.Taken(Place.Whole, $"{nodes.Count} Fragen mit {nodes.Sum(node => node.Answers.Count)} Stufen.", $"{nodes.Count} items with {nodes.Sum(node => node.Answers.Count)} graded answers.");
        return new("imm", "imm", "IMM", null, null, ["en"], nodes, [], 0);
    }
}
