using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Bpmn;

/// <summary>Reads a BPMN 2.0 file; the diagram is counted and kept as it is.</summary>
public static class ReadProcess
{
    public const string Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    public static ProcessFile Run(ForeignFile file, Remarks remarks) => Of(SafeXml.Load(file, remarks), remarks);

    internal static ProcessFile Of(XDocument document, Remarks remarks)
    {
        var root = document.Root!;
        if (root.Name.NamespaceName != Model)
        {
            remarks.Error(XmlTree.PlaceOf(root), $"Der Namensraum „{root.Name.NamespaceName}“ ist nicht der von BPMN 2.0.",
                $"The namespace \"{root.Name.NamespaceName}\" is not that of BPMN 2.0.",
                "Exportieren Sie den Prozess als BPMN 2.0.", "Export the process as BPMN 2.0.");
        }

        var processes = root.Named("process").Select(process => new ProcessModel(process.Attr("id") ?? "", process.Attr("name") ?? "",
            XmlTree.Yes(process.Attr("isExecutable")), XmlTree.PlaceOf(process))).ToList();
        List<ProcessNode> nodes = [];
        List<ProcessFlow> flows = [], messages = [];
        List<ProcessLane> lanes = [];
        List<string> participants = [];
        var others = new Dictionary<string, int>(StringComparer.Ordinal);
        int shapes = 0, edges = 0;
        foreach (var element in root.Descendants())
        {
            var name = element.Name.LocalName;
            if (element.Name.Namespace == root.Name.Namespace)
            {
                if (KindOf(name) is { } kind) nodes.Add(Node(element, kind, name));
                else if (name == "sequenceFlow") flows.Add(Flow(element));
                else if (name == "messageFlow") messages.Add(Flow(element));
                else if (name == "lane") lanes.Add(Lane(element));
                else if (name == "participant") participants.Add(element.Attr("name") ?? "");
                else others[name] = others.GetValueOrDefault(name) + 1;
            }
            else if (name == "BPMNShape") shapes++;
            else if (name == "BPMNEdge") edges++;
        }

        var found = new ProcessFile(processes.FirstOrDefault(process => process.Name.Length > 0)?.Name ?? participants.FirstOrDefault()
            ?? root.Attr("name") ?? "",
            $"{root.Attr("exporter")} {root.Attr("exporterVersion")}".Trim(), processes, lanes, nodes, flows, messages, participants, others, shapes, edges);
        CheckProcess.Run(root, found, remarks);
        return found;
    }

    private static NodeKind? KindOf(string name) => name switch
    {
        "task" or "userTask" or "manualTask" or "serviceTask" or "sendTask" or "receiveTask" or "scriptTask" or "businessRuleTask" =>
            NodeKind.Task,
        "subProcess" or "transaction" or "adHocSubProcess" => NodeKind.SubProcess,
        "callActivity" => NodeKind.CallActivity,
        "exclusiveGateway" or "parallelGateway" or "inclusiveGateway" or "eventBasedGateway" or "complexGateway" => NodeKind.Gateway,
        "startEvent" or "endEvent" or "intermediateCatchEvent" or "intermediateThrowEvent" or "boundaryEvent" or "implicitThrowEvent" =>
            NodeKind.Event,
        _ => null,
    };

    private static ProcessNode Node(XElement element, NodeKind kind, string type) =>
        new(element.Attr("id") ?? "", element.Attr("name") ?? "", kind, type,
        element.Ancestors().FirstOrDefault(one => one.Is("process"))?.Attr("id") ?? "", element.TextOf("documentation") ?? "",
            XmlTree.PlaceOf(element));

    private static ProcessFlow Flow(XElement element) =>
        new(element.Attr("id") ?? "", element.Attr("name") ?? "", element.Attr("sourceRef") ?? "", element.Attr("targetRef") ?? "");

    private static ProcessLane Lane(XElement element) => new(element.Attr("id") ?? "", element.Attr("name") ?? "",
        element.Ancestors().FirstOrDefault(one => one.Is("process"))?.Attr("id") ?? "",
        [.. element.Named("flowNodeRef").Select(one => one.Value.Trim())]);
}
