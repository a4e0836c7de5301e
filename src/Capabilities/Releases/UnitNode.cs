using Wegmarke.Campaigns;

namespace Wegmarke.Releases;

/// <summary>A unit of the tree that a release is made for.</summary>
/// <param name="Of">Names under which respondents chose it.</param>
/// <param name="Staff">Staff without units below; 0: unknown.</param>
public sealed record UnitNode(string Key, string? Parent, int Staff, IReadOnlyList<string> Of)
{
    /// <summary>The tree as the campaign froze it.</summary>
    public static IReadOnlyList<UnitNode> TreeOf(Campaign campaign) => [.. campaign.Units.Select((name, at) => new UnitNode(name,
        campaign.UnitParents.ElementAtOrDefault(at) is var parent && campaign.UnitParents.Length > at && parent >= 0
            ? campaign.Units[parent] : null,
        campaign.UnitStaff.ElementAtOrDefault(at), [name]))];

    /// <summary>The tree with some units counted as one: the others' names point to the one that stays.</summary>
    /// <param name="merged">Unit that goes → unit that stays; both of the tree.</param>
    public static IReadOnlyList<UnitNode> Merge(IReadOnlyList<UnitNode> tree, IReadOnlyDictionary<string, string> merged)
    {
        string Stays(string key)
        {
            for (var steps = 0; merged.TryGetValue(key, out var next) && steps < tree.Count; steps++) key = next;
            return key;
        }

        return [.. tree.Where(node => Stays(node.Key) == node.Key).Select(node =>
        {
            var parts = tree.Where(one => Stays(one.Key) == node.Key).ToList();
            var parent = node.Parent is { } above ? Stays(above) : null;
            return node with
            {
                Parent = parent == node.Key ? null : parent,
                Staff = parts.Any(one => one.Staff == 0) ? 0 : parts.Sum(one => one.Staff),
                Of = [.. parts.SelectMany(one => one.Of)],
            };
        })];
    }

    /// <summary>This unit and everything below it.</summary>
    public IReadOnlyList<UnitNode> Subtree(IReadOnlyList<UnitNode> tree)
    {
        var found = new List<UnitNode> { this };
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(tree.Where(node => node.Parent == found[at].Key && !found.Contains(node)));
        }

        return found;
    }

    public int Depth(IReadOnlyList<UnitNode> tree)
    {
        var (depth, above) = (0, Parent);
        while (above is not null && depth < tree.Count)
        {
            depth++;
            above = tree.FirstOrDefault(node => node.Key == above)?.Parent;
        }

        return depth;
    }
}

/// <summary>What became of a unit between two waves: renamed, merged into another (several lines with one To) or split (several lines with
/// one From).</summary>
/// <param name="Wave">First wave that knows the new unit.</param>
public sealed record UnitStep(int Wave, string From, string To);
