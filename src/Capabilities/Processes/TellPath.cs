using Wegmarke.Design;

namespace Wegmarke.Processes;

/// <summary>One station of a process told in words.</summary>
/// <param name="Next">Where it goes on, with the condition where there is one.</param>
public sealed record PathStation(int Number, string Name, string Kind, string Party, IReadOnlyList<string> Next);

/// <summary>Tells a diagram as a numbered list, in the order in which it is walked from its beginnings: the same for those who see no
/// drawing.</summary>
public static class TellPath
{
    public static IReadOnlyList<PathStation> Run(DrawnProcess process, Language language)
    {
        var next = process.Flows.ToLookup(flow => flow.From);
        var entered = process.Flows.Where(flow => !flow.Message).Select(flow => flow.To).ToHashSet();
        var byId = process.Nodes.GroupBy(node => node.Id).ToDictionary(group => group.Key, group => group.First());
        List<DrawnNode> order = [];
        HashSet<string> seen = [];
        void Walk(DrawnNode from)
        {
            Queue<DrawnNode> open = new([from]);
            while (open.TryDequeue(out var node))
            {
                if (!seen.Add(node.Id)) continue;
                order.Add(node);
                foreach (var flow in next[node.Id].Where(flow => !flow.Message && byId.ContainsKey(flow.To))) open.Enqueue(byId[flow.To]);
            }
        }

        foreach (var node in process.Nodes.Where(node => !entered.Contains(node.Id)).Concat(process.Nodes)) Walk(node);
        var numbers = order.Select((node, at) => (node.Id, at + 1)).ToDictionary(one => one.Id, one => one.Item2);
        return [.. order.Select((node, at) => new PathStation(at + 1, CountFigures.Named(node.Name, node.Id), Word(node.Kind, language),
            process.PartyOf(node)?.Name ?? "", [.. next[node.Id].Select(flow => Onward(flow, numbers, process, language))]))];
    }

    private static string Onward(DrawnFlow flow, Dictionary<string, int> numbers, DrawnProcess process, Language language)
    {
        var to = numbers.TryGetValue(flow.To, out var number) ? language.Say($"Schritt {number}", $"step {number}")
            : process.Parties.FirstOrDefault(one => one.Id == flow.To)?.Name ?? flow.To;
        var condition = flow.Name.Trim().Length > 0 ? $" ({flow.Name.Trim()})" : "";
        return flow.Message ? language.Say($"Nachricht an {to}{condition}", $"message to {to}{condition}") : to + condition;
    }

    private static string Word(DrawnKind kind, Language language) => kind switch
    {
        DrawnKind.Manual => language.Say("von Hand", "manual"),
        DrawnKind.User => language.Say("am Bildschirm", "at a screen"),
        DrawnKind.Automatic => language.Say("ohne Menschen", "without people"),
        DrawnKind.Task => language.Say("Schritt", "step"),
        DrawnKind.SubProcess => language.Say("Teilprozess", "subprocess"),
        DrawnKind.Gateway => language.Say("Verzweigung", "branching"),
        DrawnKind.Start => language.Say("Beginn", "beginning"),
        DrawnKind.End => language.Say("Ende", "end"),
        _ => language.Say("Ereignis", "event"),
    };
}
