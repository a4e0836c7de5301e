namespace Wegmarke.Processes;

/// <summary>What kind of thing a node of a diagram is.</summary>
public enum DrawnKind
{
    Manual,
    User,
    Automatic,
    Task,
    SubProcess,
    Gateway,
    Start,
    End,
    Between,
}

/// <summary>A process as its diagram tells it, without the format it was written in.</summary>
public sealed record DrawnProcess(string Title, IReadOnlyList<DrawnParty> Parties, IReadOnlyList<DrawnNode> Nodes,
    IReadOnlyList<DrawnFlow> Flows)
{
    /// <summary>Whether the file says where things stand; many files hold the process only.</summary>
    public bool HasDrawing => Nodes.Any(node => node.Place is not null);

    public DrawnParty? PartyOf(DrawnNode node) => Parties.FirstOrDefault(one => one.Id == node.Party);
}

/// <summary>A pool or a lane in it.</summary>
/// <param name="Pool">Empty for a pool itself.</param>
/// <param name="Applicant">Whether it sounds like somebody outside the house whom it serves.</param>
public sealed record DrawnParty(string Id, string Name, string Pool, bool Applicant, DrawnBox? Place);

/// <param name="Party">The innermost lane or pool it stands in; empty: none.</param>
/// <param name="Analogue">Whether its name or kind speaks of paper, telephone, counter or handwork.</param>
/// <param name="Digital">Whether it happens at a screen or without people.</param>
public sealed record DrawnNode(string Id, string Name, DrawnKind Kind, string Party, bool Analogue, bool Digital, DrawnBox? Place)
{
    public bool IsStep => Kind is DrawnKind.Manual or DrawnKind.User or DrawnKind.Automatic or DrawnKind.Task or DrawnKind.SubProcess;
}

public sealed record DrawnFlow(string Id, string Name, string From, string To, bool Message, IReadOnlyList<(double X, double Y)> Points);

public sealed record DrawnBox(double X, double Y, double Width, double Height);

/// <summary>What is counted in a diagram.</summary>
public enum ProcessFigure
{
    HandOffs,
    ManualTasks,
    UserTasks,
    AutomaticTasks,
    OtherTasks,
    Contacts,
    MediaBreaks,
}

/// <param name="Where">What was counted, one line each, so that anybody can check it.</param>
public sealed record CountedFigure(ProcessFigure Figure, IReadOnlyList<string> Where)
{
    public int Count => Where.Count;
}

/// <summary>Counts in a diagram what slows a process down. A hint to look, not a measurement; each figure names what it counted.</summary>
public static class CountFigures
{
    public static IReadOnlyList<CountedFigure> Run(DrawnProcess process)
    {
        var nodes = process.Nodes.GroupBy(node => node.Id).ToDictionary(group => group.Key, group => group.First());
        var parties = process.Parties.GroupBy(one => one.Id).ToDictionary(group => group.Key, group => group.First());
        string PartyOf(string end) => nodes.TryGetValue(end, out var node) ? node.Party : parties.ContainsKey(end) ? end : "";
        bool Applicant(string party) => parties.TryGetValue(party, out var one)
            && (one.Applicant || (one.Pool.Length > 0 && parties.TryGetValue(one.Pool, out var pool) && pool.Applicant));
        string NameOf(string id) => nodes.TryGetValue(id, out var node) ? Named(node.Name, id)
            : parties.TryGetValue(id, out var party) ? Named(party.Name, id) : id;
        string Arrow(DrawnFlow flow) => $"{NameOf(flow.From)} → {NameOf(flow.To)}";
        string Between(DrawnFlow flow) => $"{Arrow(flow)} ({NameOf(PartyOf(flow.From))} → {NameOf(PartyOf(flow.To))})";
        IReadOnlyList<string> Steps(params DrawnKind[] kinds) => [.. process.Nodes.Where(node => kinds.Contains(node.Kind))
            .Select(node => Named(node.Name, node.Id))];
        return
        [
            new(ProcessFigure.HandOffs, [.. process.Flows.Where(flow => PartyOf(flow.From) is { Length: > 0 } from
                && PartyOf(flow.To) is { Length: > 0 } to && from != to && !Applicant(from) && !Applicant(to)).Select(Between)]),
            new(ProcessFigure.ManualTasks, Steps(DrawnKind.Manual)),
            new(ProcessFigure.UserTasks, Steps(DrawnKind.User)),
            new(ProcessFigure.AutomaticTasks, Steps(DrawnKind.Automatic)),
            new(ProcessFigure.OtherTasks, Steps(DrawnKind.Task)),
            new(ProcessFigure.Contacts, [.. process.Flows.Where(flow => flow.Message
                && Applicant(PartyOf(flow.From)) != Applicant(PartyOf(flow.To))).Select(flow =>
                    flow.Name.Length > 0 ? $"{flow.Name}: {Arrow(flow)}" : Arrow(flow))]),
            new(ProcessFigure.MediaBreaks, [.. Breaks(process, nodes)]),
        ];
    }

    private static IEnumerable<string> Breaks(DrawnProcess process, Dictionary<string, DrawnNode> nodes)
    {
        var next = process.Flows.Where(flow => !flow.Message).ToLookup(flow => flow.From, flow => flow.To);
        foreach (var node in process.Nodes.Where(node => node.IsStep))
        {
            foreach (var follower in Followers(node.Id, next, nodes).Where(other =>
                (node.Analogue && other.Digital && !other.Analogue) || (node.Digital && !node.Analogue && other.Analogue)))
            {
                yield return $"{Named(node.Name, node.Id)} → {Named(follower.Name, follower.Id)}";
            }
        }
    }

    /// <summary>The next steps, past gateways and events.</summary>
    private static IEnumerable<DrawnNode> Followers(string from, ILookup<string, string> next, Dictionary<string, DrawnNode> nodes)
    {
        HashSet<string> seen = [from];
        Stack<string> open = new(next[from]);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id) || !nodes.TryGetValue(id, out var node)) continue;
            if (node.IsStep) yield return node;
            else foreach (var onward in next[id]) open.Push(onward);
        }
    }

    internal static string Named(string name, string id) => name.Trim().Length > 0 ? name.Trim() : id;
}
