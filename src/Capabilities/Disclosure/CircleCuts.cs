namespace Wegmarke.Disclosure;

/// <summary>Which groups of members a circle may show, so that nothing shown, alone or taken from each other, is about fewer members than
/// the rule allows. What earlier releases of the circle showed counts as known.</summary>
/// <remarks>The same idea as <see cref="ChooseCuts"/>: every shown group is a sum of blocks, and each block must be safe by itself. Members
/// that are in no shown group are in no block.</remarks>
public sealed class CircleCuts
{
    private readonly Dictionary<string, int> blockOf = [];
    private readonly IReadOnlyList<Func<string, double?>> valuesOf;
    private readonly double low;
    private readonly double high;
    private int blocks;

    /// <param name="known">Groups that earlier releases showed.</param>
    /// <param name="valuesOf">What a contribution brings to each figure that these groups are shown of; null where it is gone.</param>
    /// <param name="low">Lowest possible value.</param>
    /// <param name="high">Highest possible value.</param>
    public CircleCuts(
        IEnumerable<IReadOnlyCollection<string>> known, IReadOnlyList<Func<string, double?>> valuesOf, double low, double high)
    {
        (this.valuesOf, this.low, this.high) = (valuesOf, low, high);
        foreach (var group in known) Split(group);
    }

    /// <summary>Shows all of these groups together, or none.</summary>
    public bool TryShow(params IReadOnlyCollection<string>[] groups)
    {
        foreach (var group in groups)
        {
            if (!IsSafe(group)) return false;
        }

        var before = (new Dictionary<string, int>(blockOf), blocks);
        foreach (var group in groups)
        {
            if (Split(group).All(IsSafe)) continue;
            (var old, blocks) = before;
            blockOf.Clear();
            foreach (var (cell, block) in old) blockOf[cell] = block;
            return false;
        }

        return true;
    }

    /// <summary>Enough members, and no member's value follows from the mean because it lies at an end of the scale.</summary>
    private bool IsSafe(IReadOnlyCollection<string> group)
    {
        if (!CircleRule.MayShow(group.Count)) return false;
        foreach (var valueOf in valuesOf)
        {
            double[] values = [.. group.Select(valueOf).OfType<double>()];
            if (values.Length < group.Count) continue;
            var sum = values.Sum();
            if (!CircleRule.StaysOpen(sum - values.Min(), group.Count - 1, low, high)
                || !CircleRule.StaysOpen(sum - values.Max(), group.Count - 1, low, high)) return false;
        }

        return true;
    }

    /// <returns>The blocks that came about.</returns>
    private List<List<string>> Split(IReadOnlyCollection<string> group)
    {
        var inside = group.Where(blockOf.ContainsKey).GroupBy(cell => blockOf[cell]).ToDictionary(part => part.Key, part => part.ToList());
        var sizes = inside.Count == 0 ? [] : blockOf.Values.Where(inside.ContainsKey).CountBy(block => block).ToDictionary();
        List<string> fresh = [.. group.Where(cell => !blockOf.ContainsKey(cell))];
        var made = new List<List<string>>();
        void Make(List<string> cells)
        {
            foreach (var cell in cells) blockOf[cell] = blocks;
            blocks++;
            made.Add(cells);
        }

        foreach (var (block, part) in inside.Where(one => one.Value.Count < sizes[one.Key]))
        {
            var taken = part.ToHashSet();
            made.Add([.. blockOf.Where(one => one.Value == block && !taken.Contains(one.Key)).Select(one => one.Key)]);
            Make(part);
        }

        if (fresh.Count > 0) Make(fresh);
        return made;
    }
}
