using Wegmarke.Disclosure;
using Wegmarke.Responses;

namespace Wegmarke.Releases;

/// <summary>A part of the house that a figure may be about: a unit with all below it, a value of an attribute, or both.</summary>
internal sealed record Slice(string? Unit, string? Attribute, string? Value);

/// <summary>The sheets of one perspective, sorted into the smallest groups that slices are put together from.</summary>
internal sealed class SheetCells
{
    private SheetCells(string perspective, IReadOnlyList<int[]> rows, IReadOnlyList<(Slice Slice, CellSet Cells)> slices)
    {
        (Perspective, Rows, Slices) = (perspective, rows, [.. slices.Select(one => one.Slice)]);
        (Cuts, Whole) = ([.. slices.Select(one => one.Cells)], CellSet.All(rows.Count));
    }

    public string Perspective { get; }

    /// <summary>Sheets of each cell.</summary>
    public IReadOnlyList<int[]> Rows { get; }

    /// <summary>Candidates in the order in which they are wanted: units from the top, then attributes, then both; large ones
    /// first.</summary>
    public IReadOnlyList<Slice> Slices { get; }

    public IReadOnlyList<CellSet> Cuts { get; }

    public CellSet Whole { get; }

    public int SheetsIn(CellSet cells) => cells.Cells().Sum(cell => Rows[cell].Length);

    /// <summary>The same cells with some of their sheets only; a cell may be empty then.</summary>
    public SheetCells Only(Func<int, bool> chosen) => new(Perspective, [.. Rows.Select(rows => rows.Where(chosen).ToArray())],
        [.. Slices.Zip(Cuts)]);

    public CellSet? Of(Slice slice)
    {
        for (var at = 0; at < Slices.Count; at++)
        {
            if (Slices[at] == slice) return Cuts[at];
        }

        return null;
    }

    public static SheetCells Of(AnswerTable answers, string perspective, IReadOnlyList<UnitNode> units)
    {
        var cells = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < answers.Rows; row++)
        {
            if (answers.Perspectives[row] != perspective) continue;
            var key = string.Join(' ', answers.Attributes.Select(one => one.Codes[row]).Prepend(answers.Groups?[row] ?? -1));
            if (!cells.TryGetValue(key, out var rows)) cells[key] = rows = [];
            rows.Add(row);
        }

        // Cells in an order that does not depend on the order of sheets.
        List<int[]> sorted = [.. cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => cell.Value.ToArray())];
        CellSet Where(Func<int, bool> chosen) => CellSet.Of(sorted.Count, cell => chosen(sorted[cell][0]));
        List<(Slice Slice, CellSet Cells)> byUnit = [.. units.Select(unit =>
        {
            var names = unit.Subtree(units).SelectMany(node => node.Of).ToHashSet();
            return (new Slice(unit.Key, null, null), Where(row =>
                answers.Groups is { } groups && groups[row] >= 0 && names.Contains(answers.GroupNames[groups[row]])));
        })];
        List<(Slice Slice, CellSet Cells)> byValue = [.. answers.Attributes.SelectMany(attribute => attribute.Values.Select((value, code) =>
            (new Slice(null, attribute.Key, value), Where(row => attribute.Codes[row] == code))))];
        int Size(CellSet set) => set.Cells().Sum(cell => sorted[cell].Length);
        var depths = units.ToDictionary(unit => unit.Key, unit => unit.Depth(units));
        var both = from unit in byUnit from value in byValue
                   select (value.Slice with { Unit = unit.Slice.Unit }, unit.Cells.And(value.Cells));
        return new(perspective, sorted,
        [
            .. byUnit.OrderBy(one => depths[one.Slice.Unit!]).ThenByDescending(one => Size(one.Cells))
                .ThenBy(one => one.Slice.Unit, StringComparer.Ordinal),
            .. byValue.OrderBy(one => answers.Attributes.ToList().FindIndex(attribute => attribute.Key == one.Slice.Attribute))
                .ThenByDescending(one => Size(one.Cells)),
            .. both,
        ]);
    }
}
