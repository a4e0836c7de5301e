namespace Wegmarke.Disclosure;

/// <summary>Which groups may be shown: as many as possible in the given order, so that everything shown is a sum of safe blocks.</summary>
/// <remarks>A cut splits every block it crosses; it is taken only if each part is safe by itself. So the remainder rule, complementary
/// suppression along a tree and across crossing cuts are one rule: nothing unsafe is ever the difference of things shown.</remarks>
public static class ChooseCuts
{
    /// <param name="cells">How many cells there are.</param>
    /// <param name="cuts">Candidates, the most wanted first.</param>
    /// <param name="known">Groups that were published already from the same sheets: nobody can take them back.</param>
    /// <param name="safe">Whether a group of cells could be shown if it stood alone; holds for every union of two groups for which it
    /// holds.</param>
    public static CutChoice Run(int cells, IReadOnlyList<CellSet> cuts, IReadOnlyList<CellSet> known, Func<CellSet, bool> safe)
    {
        var all = CellSet.All(cells);
        if (cells == 0 || !safe(all)) return new(false, new bool[cuts.Count], [all]);
        List<CellSet> blocks = [all];
        foreach (var cut in known) blocks = Split(blocks, cut);
        var shown = new bool[cuts.Count];
        for (var at = 0; at < cuts.Count; at++)
        {
            var cut = cuts[at];
            if (cut.IsEmpty || !safe(cut)) continue;
            var split = Split(blocks, cut);
            if (split.Count > blocks.Count && !split.Except(blocks).All(safe)) continue;
            (blocks, shown[at]) = (split, true);
        }

        return new(true, shown, blocks);
    }

    /// <summary>The coarsest blocks of which all these groups are sums: what a reader can tell apart at most.</summary>
    public static IReadOnlyList<CellSet> BlocksOf(int cells, IEnumerable<CellSet> shown) =>
        shown.Aggregate(new List<CellSet> { CellSet.All(cells) }, Split);

    private static List<CellSet> Split(List<CellSet> blocks, CellSet cut)
    {
        var parts = new List<CellSet>(blocks.Count + 1);
        foreach (var block in blocks)
        {
            if (block.Within(cut) || !block.Meets(cut))
            {
                parts.Add(block);
                continue;
            }

            parts.Add(block.And(cut));
            parts.Add(block.Without(cut));
        }

        return parts;
    }
}

/// <param name="Whole">Whether the whole may be shown; if not, nothing may.</param>
/// <param name="Shown">One entry per candidate.</param>
/// <param name="Blocks">Sheets of one block cannot be told apart by anything shown.</param>
public sealed record CutChoice(bool Whole, bool[] Shown, IReadOnlyList<CellSet> Blocks);
