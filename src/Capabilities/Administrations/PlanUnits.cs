using Wegmarke.Design;

namespace Wegmarke.Administrations;

/// <summary>One line of a table of units, as it was written.</summary>
/// <param name="Line">Line or row in the file, from 1.</param>
public sealed record UnitRow(int Line, string Name, string Headcount, string Parent);

/// <summary>Why a cell cannot be taken.</summary>
public enum UnitFault
{
    NameMissing,
    NameTooLong,
    NameTwice,
    HeadcountNoNumber,
    ParentUnknown,
    ParentInCircle,
}

/// <summary>What taking a line would do.</summary>
/// <param name="Before">The unit of that name as it is; null: it is new.</param>
/// <param name="Headcount">Staff; what is there already where the cell is empty.</param>
/// <param name="Faults">Empty where the line can be taken.</param>
public sealed record PlannedUnit(UnitRow Row, Unit? Before, string? ParentBefore, int Headcount, IReadOnlyList<UnitFault> Faults)
{
    public bool Changes => Before is null || Before.Headcount != Headcount || (ParentBefore ?? "") != Row.Parent;
}

/// <summary>Works out what a table of units would add and change, and names every cell that cannot be taken. Units that the table does not
/// name stay as they are.</summary>
public static class PlanUnits
{
    public const int RowsMax = 2000;

    public static IReadOnlyList<PlannedUnit> Run(IReadOnlyList<Unit> present, IReadOnlyList<UnitRow> rows, Language language)
    {
        var byName = present.ToDictionary(unit => unit.Name);
        var byId = present.ToDictionary(unit => unit.Id);
        var parents = ParentNames(present);
        foreach (var row in rows) parents[row.Name] = row.Parent;
        var times = rows.CountBy(row => row.Name).ToDictionary();
        return [.. rows.Select(row =>
        {
            var before = byName.GetValueOrDefault(row.Name);
            var headcount = HeadcountOf(row.Headcount, language) ?? before?.Headcount ?? 0;
            return new PlannedUnit(row, before, before?.ParentId is { } id ? byId[id].Name : null, headcount,
                [.. Faults(row, times[row.Name], parents, language)]);
        })];
    }

    /// <summary>Name of the unit above each unit; empty: directly to the house.</summary>
    internal static Dictionary<string, string> ParentNames(IReadOnlyList<Unit> units)
    {
        var names = units.ToDictionary(unit => unit.Id, unit => unit.Name);
        return units.ToDictionary(unit => unit.Name, unit => unit.ParentId is { } id ? names[id] : "");
    }

    /// <summary>Whether a unit would lie below itself.</summary>
    /// <param name="parents">As they would be, see <see cref="ParentNames"/>.</param>
    internal static bool InCircle(string name, IReadOnlyDictionary<string, string> parents)
    {
        var seen = new HashSet<string>();
        for (var at = name; parents.GetValueOrDefault(at) is { Length: > 0 } above; at = above)
        {
            if (!seen.Add(at)) return true;
        }

        return false;
    }

    private static IEnumerable<UnitFault> Faults(UnitRow row, int times, Dictionary<string, string> parents, Language language)
    {
        if (row.Name.Length == 0) yield return UnitFault.NameMissing;
        else if (row.Name.Length > Unit.NameMax) yield return UnitFault.NameTooLong;
        else if (times > 1) yield return UnitFault.NameTwice;
        if (row.Headcount.Length > 0 && HeadcountOf(row.Headcount, language) is null) yield return UnitFault.HeadcountNoNumber;
        if (row.Parent.Length > 0 && !parents.ContainsKey(row.Parent)) yield return UnitFault.ParentUnknown;
        else if (row.Parent.Length > 0 && InCircle(row.Name, parents)) yield return UnitFault.ParentInCircle;
    }

    private static int? HeadcountOf(string text, Language language) =>
        language.ReadCount(text) is { } number && number <= CreateAdministration.StaffMax ? number : null;
}
