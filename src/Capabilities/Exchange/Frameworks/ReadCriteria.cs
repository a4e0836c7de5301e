using Wegmarke.Exchange.Foreign;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.Exchange.Frameworks;

/// <summary>Reads criteria by level (OpenSSF best practices): level → group → subgroup → criterion with a category such as MUST.</summary>
internal static class ReadCriteria
{
    public static Framework? Run(IReadOnlyList<Node> documents, Remarks remarks)
    {
        if (documents[0] is not MapNode root) return null;
        var nodes = new List<FrameworkNode>();
        foreach (var (level, groups) in root.Entries)
        {
            if (groups is MapNode) Walk(level.Value, null, level, groups, 1, nodes);
        }

        if (nodes.All(node => !node.Assessable)) return null;
        remarks.Taken(Place.Whole, $"{nodes.Count(node => node.Assessable)} Kriterien.",
            $"{nodes.Count(node => node.Assessable)} criteria.");
        return new("criteria", "criteria", "", null, null, ["en"], nodes, [], 0);
    }

    private static void Walk(string id, string? parent, TextNode key, Node node, int depth, List<FrameworkNode> nodes)
    {
        if (node is not MapNode map) return;
        var criterion = map.Entries.Any(entry => entry.Key.Value == "category"
            && entry.Value is TextNode { Value: "MUST" or "SHOULD" or "SUGGESTED" or "FUTURE" });
        nodes.Add(new(id, parent, depth, key.Value, node.Text("description") ?? "", criterion, criterion ? 1 : 0, [], YamlTree.PlaceOf(key)));
        if (criterion) return;
        foreach (var (inner, value) in map.Entries) Walk($"{id}/{inner.Value}", id, inner, value, depth + 1, nodes);
    }
}
