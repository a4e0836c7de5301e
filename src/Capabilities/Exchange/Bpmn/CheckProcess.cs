using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Bpmn;

/// <summary>What is wrong in a process file: ids twice, flows into nothing, lanes that name what is not there, steps without a
/// name.</summary>
internal static class CheckProcess
{
    public static void Run(XElement root, ProcessFile file, Remarks remarks)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in root.Descendants().Where(element => element.Name.Namespace == root.Name.Namespace))
        {
            if (element.Attr("id") is { Length: > 0 } id && !ids.Add(id))
            {
                remarks.Error(XmlTree.PlaceOf(element), $"Die Kennung „{id}“ steht zweimal in der Datei.",
                    $"The id \"{id}\" is there twice.",
                    "Geben Sie einem der Elemente eine andere Kennung.", "Give one of the elements another id.");
            }
        }

        foreach (var element in root.Descendants().Where(element => element.Is("sequenceFlow") || element.Is("messageFlow")))
        {
            foreach (var end in new[] { "sourceRef", "targetRef" })
            {
                if (Local(element.Attr(end)) is { } target && !ids.Contains(target) && !ids.Contains(element.Attr(end)!)) Dangling(
                    element, end, target, remarks);
            }
        }

        foreach (var element in root.Below("flowNodeRef").Where(element => !ids.Contains(Local(element.Value)!) && !ids.Contains(element.Value.Trim())))
        {
            Dangling(element, "flowNodeRef", element.Value.Trim(), remarks);
        }

        foreach (var node in file.Nodes.Where(node => node.Kind == NodeKind.Task && string.IsNullOrWhiteSpace(node.Name)))
        {
            remarks.Note(node.Place, $"Der Schritt „{node.Id}“ hat keinen Namen.", $"The step \"{node.Id}\" has no name.");
        }

        if (file.Processes.Count == 0)
        {
            remarks.Error(XmlTree.PlaceOf(root), "Die Datei enthält keinen Prozess.", "The file holds no process.",
                "Exportieren Sie das Diagramm mit seinem Prozess.", "Export the diagram with its process.");
        }
        else
        {
            remarks.Taken(Place.Whole, $"{file.Processes.Count} Prozesse mit {file.Nodes.Count} Schritten, Ereignissen und Verzweigungen; das Diagramm bleibt, wie es ist.",
                $"{file.Processes.Count} processes with {file.Nodes.Count} steps, events and gateways; the diagram stays as it is.");
        }
    }

    /// <summary>References may carry a namespace prefix.</summary>
    private static string? Local(string? reference) =>
        reference is null ? null : reference[(reference.LastIndexOf(':') + 1)..].Trim();

    private static void Dangling(XElement element, string end, string target, Remarks remarks) =>
        remarks.Error(XmlTree.PlaceOf(element), $"{end} zeigt auf „{target}“, das es nicht gibt.",
            $"{end} points to \"{target}\", which does not exist.",
            "Verbinden Sie den Pfeil im Modellierungswerkzeug neu.", "Connect the arrow again in the modelling tool.");
}
