namespace Wegmarke.Administrations;

/// <summary>Units in the order in which the house lists them: each followed by those below it.</summary>
public static class UnitTree
{
    public static IReadOnlyList<(Unit Unit, int Depth)> Sort(IReadOnlyList<Unit> units)
    {
        var below = units.ToLookup(unit => unit.ParentId);
        List<(Unit, int)> sorted = [];
        void Take(Guid? parent, int depth)
        {
            foreach (var unit in Ordered(below[parent]))
            {
                sorted.Add((unit, depth));
                Take(unit.Id, depth + 1);
            }
        }

        Take(null, 0);
        return sorted;
    }

    /// <summary>Beside one another: as arranged, and by name where nobody arranged them.</summary>
    internal static IOrderedEnumerable<Unit> Ordered(IEnumerable<Unit> units) =>
        units.OrderBy(unit => unit.Place).ThenBy(unit => unit.Name, StringComparer.CurrentCulture);
}
