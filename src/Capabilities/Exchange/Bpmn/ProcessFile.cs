using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Bpmn;

/// <summary>What a BPMN 2.0 file holds. Elements are counted once, wherever they are nested.</summary>
public sealed record ProcessFile(
    string Title, string Exporter, IReadOnlyList<ProcessModel> Processes, IReadOnlyList<ProcessLane> Lanes,
        IReadOnlyList<ProcessNode> Nodes,
    IReadOnlyList<ProcessFlow> Flows, IReadOnlyList<ProcessFlow> MessageFlows, IReadOnlyList<string> Participants,
    IReadOnlyDictionary<string, int> Others, int Shapes, int Edges)
{
    /// <summary>Sequence flows that leave one lane for another: work changes hands.</summary>
    public int HandOffs
    {
        get
        {
            var lanes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var lane in Lanes)
            {
                foreach (var node in lane.Nodes) lanes[node] = lane.Id;
            }

            return Flows.Count(flow => lanes.TryGetValue(flow.From, out var from) && lanes.TryGetValue(flow.To, out var to) && from != to);
        }
    }

    public Contents Contents => new("bpmn", "2.0", Title)
    {
        Counts =
        [
            ("processes", Processes.Count),
            ("participants", Participants.Count),
            ("lanes", Lanes.Count),
            ("tasks", Count(NodeKind.Task)),
            ("subprocesses", Count(NodeKind.SubProcess)),
            ("callActivities", Count(NodeKind.CallActivity)),
            ("gateways", Count(NodeKind.Gateway)),
            ("events", Count(NodeKind.Event)),
            ("sequenceFlows", Flows.Count),
            ("messageFlows", MessageFlows.Count),
            ("handOffs", HandOffs),
            ("dataObjects", Others.GetValueOrDefault("dataObjectReference")),
            ("dataStores", Others.GetValueOrDefault("dataStoreReference")),
            ("annotations", Others.GetValueOrDefault("textAnnotation")),
            ("documentations", Others.GetValueOrDefault("documentation")),
            ("shapes", Shapes),
            ("edges", Edges),
        ],
        Lists = [("participantNames", Participants)],
        Kinds =
        [
            ("tasks", Foreign.Contents.CountKinds(Nodes.Where(node => node.Kind == NodeKind.Task).Select(node => node.Type))),
            ("gateways", Foreign.Contents.CountKinds(Nodes.Where(node => node.Kind == NodeKind.Gateway).Select(node => node.Type))),
            ("events", Foreign.Contents.CountKinds(Nodes.Where(node => node.Kind == NodeKind.Event).Select(node => node.Type))),
            ("media", Foreign.Contents.CountKinds(Nodes.Select(node => MediumOf(node.Name)).OfType<string>())),
        ],
    };

    private int Count(NodeKind kind) => Nodes.Count(node => node.Kind == kind);

    /// <summary>The medium that the name of a step speaks of; null where it speaks of none.</summary>
    public static string? MediumOf(string name) => ProcessMedia.Of(name);
}

public sealed record ProcessModel(string Id, string Name, bool Executable, Place Place);

public sealed record ProcessLane(string Id, string Name, string Process, IReadOnlyList<string> Nodes);

/// <param name="Type">Element name, for example "userTask".</param>
public sealed record ProcessNode(string Id, string Name, NodeKind Kind, string Type, string Process, string Documentation, Place Place);

public enum NodeKind
{
    Task,
    SubProcess,
    CallActivity,
    Gateway,
    Event,
}

public sealed record ProcessFlow(string Id, string Name, string From, string To);
