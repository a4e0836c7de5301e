using Wegmarke.Design;
using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>Units by areas, as far as the reader may see units, in one perspective and one order.</summary>
/// <param name="Sort">tree, name, target, or the key of an area.</param>
public sealed record UnitsView(ResultView View, string Perspective, string Sort)
{
    public const string Tree = "tree";
    public const string ByName = "name";
    public const string ByTarget = "target";

    /// <summary>Units in the chosen order, each with its depth; only the order of the tree is indented.</summary>
    public IReadOnlyList<(ReleasedUnit Unit, int Depth)> Units
    {
        get
        {
            var seen = View.Document.Units.Where(unit => View.Sight.Units.Contains(unit.Key)).ToList();
            var byName = StringComparer.Create(View.Language.Culture, ignoreCase: true);
            if (Sort == Tree)
            {
                return [.. seen.Where(unit => unit.Parent is null || !View.Sight.Units.Contains(unit.Parent))
                    .OrderBy(unit => unit.Key, byName).SelectMany(unit => Below(unit, 0, seen, byName))];
            }

            if (Sort == ByName) return [.. seen.OrderBy(unit => unit.Key, byName).Select(unit => (unit, 0))];
            // What is protected stands last, whatever it is.
            return [.. seen.OrderByDescending(unit => Distance(unit) ?? double.NegativeInfinity).ThenBy(unit => unit.Key, byName)
                .Select(unit => (unit, 0))];
        }
    }

    public IReadOnlyList<(int Number, string Name)> Columns =>
        [.. View.Document.Areas.Select(area => (View.NumberOf(area.Key), View.Name(area.Key)))];

    public IReadOnlyList<HeatRow> Rows => [.. Units.Select(one => new HeatRow(one.Unit.Key, one.Depth,
        View.UnitAddress(one.Unit.Key, Perspective), [.. View.Document.Areas.Select(area => Cell(area, one.Unit.Key))]))];

    /// <summary>What lies furthest below its target, over all units and areas that are shown.</summary>
    public IReadOnlyList<(string Unit, ReleasedArea Area, ReleasedFigure Figure)> Furthest => [.. Units.SelectMany(one =>
        View.Document.Areas.Select(area => (Unit: one.Unit.Key, Area: area, Figure: area.OfUnit(one.Unit.Key, Perspective))))
        .Where(one => one.Figure is not null).Select(one => (one.Unit, one.Area, one.Figure!))
        .OrderBy(one => one.Item3.Mean - one.Area.Target)];

    public bool AnythingShown => Rows.Any(row => row.Cells.Any(cell => cell.Value is not null));

    private static IEnumerable<(ReleasedUnit Unit, int Depth)> Below(ReleasedUnit unit, int depth, List<ReleasedUnit> seen,
        StringComparer byName)
    {
        yield return (unit, depth);
        foreach (var one in seen.Where(child => child.Parent == unit.Key && depth < seen.Count).OrderBy(child => child.Key, byName)
            .SelectMany(child => Below(child, depth + 1, seen, byName))) yield return one;
    }

    private HeatCell Cell(ReleasedArea area, string unit)
    {
        var figure = area.OfUnit(unit, Perspective);
        return new(figure?.Mean, figure?.N, area.Perspectives.ContainsKey(Perspective));
    }

    private double? Distance(ReleasedUnit unit)
    {
        var areas = Sort == ByTarget ? View.Document.Areas : [.. View.Document.Areas.Where(area => area.Key == Sort)];
        double[] distances = [.. areas.Select(area => (area, Figure: area.OfUnit(unit.Key, Perspective)))
            .Where(one => one.Figure is not null).Select(one => one.area.Target - one.Figure!.Mean)];
        return distances.Length == 0 ? null : distances.Average();
    }
}
