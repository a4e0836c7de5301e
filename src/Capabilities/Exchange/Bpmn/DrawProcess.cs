using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Processes;

namespace Wegmarke.Exchange.Bpmn;

/// <summary>Reads a BPMN file as a process that can be drawn, counted and told: parties, nodes and flows, with their places where the file
/// has a diagram.</summary>
public static partial class DrawProcess
{
    /// <summary>More than this nobody can read on a page.</summary>
    private const int NodesMax = 2000;

    private static readonly string[] Automatic =
        ["serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask"];

    /// <returns>The process, or null with the reason among the remarks.</returns>
    public static (DrawnProcess? Process, IReadOnlyList<Remark> Remarks) Run(string name, byte[] bytes)
    {
        var remarks = new Remarks();
        try
        {
            var document = SafeXml.Load(ForeignFile.InMemory(name, bytes), remarks);
            var file = ReadProcess.Of(document, remarks);
            if (document.Root!.Name.NamespaceName != ReadProcess.Model || file.Nodes.Count is 0 or > NodesMax)
            {
                if (file.Nodes.Count is 0 or > NodesMax) remarks.Error(Place.Whole,
                    $"Die Datei hat {file.Nodes.Count} Schritte und Ereignisse; gezeigt werden 1 bis {NodesMax}.",
                    $"The file has {file.Nodes.Count} steps and events; shown are 1 to {NodesMax}.",
                    "Teilen Sie den Prozess, oder prüfen Sie, ob es die richtige Datei ist.",
                    "Split the process, or check whether it is the right file.");
                return (null, remarks.Kept);
            }

            return (Drawn(document.Root, file), remarks.Kept);
        }
        catch (RefusedException refused)
        {
            return (null, [.. remarks.Kept, refused.Remark]);
        }
    }

    /// <summary>The file as text that says of itself that it is UTF-8, whatever it was written in.</summary>
    public static string TextOf(byte[] bytes)
    {
        var text = ForeignText.Decode(bytes).Text;
        var head = text.IndexOf("?>", StringComparison.Ordinal);
        return head < 0 || !text.StartsWith("<?xml", StringComparison.Ordinal) ? text
            : DeclaredEncoding().Replace(text[..head], "encoding=\"UTF-8\"") + text[head..];
    }

    private static DrawnProcess Drawn(XElement root, ProcessFile file)
    {
        var places = Places(root);
        DrawnBox? At(string id) => places.Boxes.GetValueOrDefault(id);
        var pools = root.Descendants().Where(one => one.Is("participant")).Select(one => (Id: one.Attr("id") ?? "",
            Name: one.Attr("name") ?? "", Process: Local(one.Attr("processRef")))).ToList();
        List<DrawnParty> parties = [.. pools.Select(pool => new DrawnParty(pool.Id, pool.Name, "", Applicant().IsMatch(pool.Name),
            At(pool.Id)))];
        var ofNode = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var lane in file.Lanes)
        {
            var pool = pools.FirstOrDefault(one => one.Process == lane.Process).Id ?? "";
            parties.Add(new(lane.Id, lane.Name, pool, Applicant().IsMatch(lane.Name), At(lane.Id)));
            // A lane within a lane stands later in the file and is the more exact one.
            foreach (var node in lane.Nodes) ofNode[Local(node)!] = lane.Id;
        }

        var nodes = file.Nodes.Select(node =>
        {
            var kind = KindOf(node, root);
            var medium = ProcessMedia.Of(node.Name);
            return new DrawnNode(node.Id, node.Name, kind, ofNode.GetValueOrDefault(node.Id,
                pools.FirstOrDefault(pool => pool.Process == node.Process).Id ?? ""),
                kind == DrawnKind.Manual || medium is "paper" or "telephone" or "counter",
                kind is DrawnKind.User or DrawnKind.Automatic || medium is "online" or "e-mail", At(node.Id));
        }).ToList();
        DrawnFlow Flow(ProcessFlow flow, bool message) => new(flow.Id, flow.Name, Local(flow.From)!, Local(flow.To)!, message,
            places.Lines.GetValueOrDefault(flow.Id) ?? []);
        return new(file.Title, parties, nodes, [.. file.Flows.Select(flow => Flow(flow, false)),
            .. file.MessageFlows.Select(flow => Flow(flow, true))]);
    }

    private static DrawnKind KindOf(ProcessNode node, XElement root) => node.Kind switch
    {
        NodeKind.Gateway => DrawnKind.Gateway,
        NodeKind.SubProcess or NodeKind.CallActivity => DrawnKind.SubProcess,
        NodeKind.Event => node.Type switch
        {
            "startEvent" => DrawnKind.Start,
            "endEvent" => DrawnKind.End,
            _ => DrawnKind.Between,
        },
        _ => node.Type == "manualTask" ? DrawnKind.Manual : node.Type == "userTask" ? DrawnKind.User
            : Automatic.Contains(node.Type) ? DrawnKind.Automatic : DrawnKind.Task,
    };

    private static (Dictionary<string, DrawnBox> Boxes, Dictionary<string, IReadOnlyList<(double, double)>> Lines) Places(XElement root)
    {
        var boxes = new Dictionary<string, DrawnBox>(StringComparer.Ordinal);
        var lines = new Dictionary<string, IReadOnlyList<(double, double)>>(StringComparer.Ordinal);
        foreach (var element in root.Descendants())
        {
            if (element.Name.LocalName is not ("BPMNShape" or "BPMNEdge") || Local(element.Attr("bpmnElement")) is not { } id) continue;
            if (element.Name.LocalName == "BPMNShape")
            {
                if (element.Elements().FirstOrDefault(one => one.Name.LocalName == "Bounds") is { } bounds
                    && Number(bounds, "x") is { } x && Number(bounds, "y") is { } y
                    && Number(bounds, "width") is { } width and >= 0 && Number(bounds, "height") is { } height and >= 0)
                {
                    boxes[id] = new(x, y, width, height);
                }
            }
            else
            {
                lines[id] = [.. element.Elements().Where(one => one.Name.LocalName == "waypoint")
                    .Select(one => (Number(one, "x"), Number(one, "y"))).Where(one => one is { Item1: not null, Item2: not null })
                    .Select(one => (one.Item1!.Value, one.Item2!.Value))];
            }
        }

        return (boxes, lines);
    }

    private static double? Number(XElement element, string name) => double.TryParse(element.Attr(name), NumberStyles.Float,
        CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e6 ? number : null;

    private static string? Local(string? reference) => reference?[(reference.LastIndexOf(':') + 1)..].Trim();

    [GeneratedRegex("encoding\\s*=\\s*[\"'][^\"']*[\"']")]
    private static partial Regex DeclaredEncoding();

    /// <summary>Names under which those outside are drawn.</summary>
    [GeneratedRegex("b(ü|ue)rger(?!amt|b(ü|ue)ro|meister|service|dienst)|antragst|einwohner(?!melde)"
        + "|kund(e|in|schaft)|elter|unternehm|person$|personen$|halter|mieter|verein|gast|applicant|citizen|customer|resident|company",
        RegexOptions.IgnoreCase)]
    private static partial Regex Applicant();
}
