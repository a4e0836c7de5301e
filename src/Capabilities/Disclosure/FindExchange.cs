namespace Wegmarke.Disclosure;

/// <summary>Proof by example that a figure held back stays open although its area is shown: answers that could be exchanged without
/// changing anything that is shown.</summary>
/// <remarks>Somebody inside and somebody outside the group exchange their answers to two items whose sums agree. Each of the two keeps the
/// own score, every item keeps its answers over both groups together; only the group's sum of the one item moves.</remarks>
public sealed class FindExchange
{
    /// <summary>Stands for an item that was not answered.</summary>
    public const int Missing = -1;

    private readonly int[] facetOf;
    private readonly IReadOnlyList<int[]> inside;
    private readonly IReadOnlyList<int[]> outside;

    /// <param name="facetOf">Number of each item's facet.</param>
    /// <param name="inside">Answers of the group, one row per sheet, one value per item in the direction of the area.</param>
    /// <param name="outside">Answers of the others with whom the group is shown together; empty where the items are shown for
    /// nobody.</param>
    public FindExchange(int[] facetOf, IReadOnlyList<int[]> inside, IReadOnlyList<int[]> outside) =>
        (this.facetOf, this.inside, this.outside) = (facetOf, inside, outside);

    /// <summary>Whether both the group's sum of an item and the answer of any one member can move by the given number of
    /// stages.</summary>
    public bool MovesItem(int item, double range) => Moves([item], [.. Enumerable.Range(0, facetOf.Length).Where(other => other != item)],
        range, sheet => sheet[item], _ => 1);

    /// <summary>The same for the scores of a facet.</summary>
    public bool MovesFacet(int facet, double range) => Moves([.. Items(facet)],
        [.. Enumerable.Range(0, facetOf.Length).Where(item => facetOf[item] != facet)], range,
        sheet => Items(facet).Where(item => sheet[item] != Missing).Select(item => (double)sheet[item]).DefaultIfEmpty(Missing).Average(),
        sheet => Answered(sheet, facet));

    /// <summary>The sheets of a group cannot be told apart, so what one of them can become, any member can have.</summary>
    private bool Moves(int[] items, int[] partners, double range, Func<int[], double> valueOf, Func<int[], int> divisor)
    {
        var (reach, lowest, highest) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var sign in new[] { 1, -1 })
        {
            var used = new bool[outside.Count];
            foreach (var sheet in inside.Where(sheet => items.Any(item => sheet[item] != Missing)))
            {
                var step = (double)(outside.Count == 0 ? Alone(sheet, items, partners, sign)
                    : WithAnother(sheet, items, partners, sign, used))
                    / divisor(sheet);
                reach += step;
                (lowest, highest) = (Math.Min(lowest, valueOf(sheet) - (sign < 0 ? step : 0)), Math.Max(highest,
                    valueOf(sheet) + (sign > 0 ? step : 0)));
                if (reach >= range - 1e-9 && highest - lowest >= range - 1e-9) return true;
            }
        }

        return false;
    }

    /// <summary>Where nothing of the items is shown, a sheet may exchange two of its own answers.</summary>
    private static int Alone(int[] sheet, int[] items, int[] partners, int sign)
    {
        var best = 0;
        foreach (var item in items)
        {
            foreach (var partner in partners)
            {
                if (sheet[item] == Missing || sheet[partner] == Missing) continue;
                best = Math.Max(best, sign * (sheet[partner] - sheet[item]));
            }
        }

        return best;
    }

    private int WithAnother(int[] sheet, int[] items, int[] partners, int sign, bool[] used)
    {
        var (best, taken) = (0, -1);
        for (var at = 0; at < outside.Count; at++)
        {
            if (used[at]) continue;
            var other = outside[at];
            foreach (var item in items)
            {
                if (sheet[item] == Missing || other[item] == Missing || sign * (other[item] - sheet[item]) <= best) continue;
                foreach (var partner in partners)
                {
                    if (sheet[partner] == Missing || other[partner] == Missing) continue;
                    if (sheet[item] + sheet[partner] != other[item] + other[partner] || !KeepsFacets(sheet, other, item, partner)) continue;
                    (best, taken) = (sign * (other[item] - sheet[item]), at);
                    break;
                }
            }
        }

        if (taken >= 0) used[taken] = true;
        return best;
    }

    /// <summary>Within one facet nobody's score moves; across facets the sums stay where both answered equally many items.</summary>
    private bool KeepsFacets(int[] sheet, int[] other, int item, int partner) => facetOf[item] == facetOf[partner]
        || (Answered(sheet, facetOf[item]) == Answered(other, facetOf[item])
            && Answered(sheet, facetOf[partner]) == Answered(other, facetOf[partner]));

    private int Answered(int[] sheet, int facet) => Items(facet).Count(item => sheet[item] != Missing);

    private IEnumerable<int> Items(int facet) => Enumerable.Range(0, facetOf.Length).Where(item => facetOf[item] == facet);
}
