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
    /// <param name="earlier">What else somebody may know who read releases of earlier waves.</param>
    public static CutChoice Run(int cells, IReadOnlyList<CellSet> cuts, IReadOnlyList<CellSet> known, Func<CellSet, bool> safe,
        EarlierCuts earlier)
    {
        var all = CellSet.All(cells);
        List<CellSet> blocks = [all];
        foreach (var cut in known) blocks = Split(blocks, cut);
        if (cells == 0 || !safe(all) || earlier.TellsClosed(blocks)) return new(false, new bool[cuts.Count], [all]);
        var suspected = earlier.Suspected.Aggregate(blocks, Split);
        var shown = new bool[cuts.Count];
        for (var at = 0; at < cuts.Count; at++)
        {
            var cut = cuts[at];
            if (cut.IsEmpty || !safe(cut)) continue;
            var (split, suspectedSplit) = (Split(blocks, cut), Split(suspected, cut));
            if (!split.Except(blocks).All(safe) || !suspectedSplit.Except(suspected).All(safe) || earlier.TellsClosed(split)) continue;
            (blocks, suspected, shown[at]) = (split, suspectedSplit, true);
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

/// <summary>What releases of earlier waves say about the sheets of this one, if hardly anybody changed an answer since.</summary>
/// <param name="Closed">Groups that must not be told apart, safe by themselves or not.</param>
/// <param name="Suspected">Groups that somebody can tell apart already: what is shown besides must be safe together with them, too.</param>
public sealed record EarlierCuts(IReadOnlyList<CellSet> Closed, IReadOnlyList<CellSet> Suspected)
{
    public static EarlierCuts None { get; } = new([], []);

    public bool TellsClosed(IReadOnlyList<CellSet> blocks) => Closed.Any(group => group.IsSumOf(blocks));
}
