using Wegmarke.Design;
using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>One unit in one perspective, beside the whole house.</summary>
public sealed record UnitView(ResultView View, ReleasedUnit Unit, string Perspective)
{
    public IReadOnlyList<ProfileRow> Rows => [.. View.Document.Areas.Where(area =>
        area.Perspectives.ContainsKey(Perspective)).Select(area =>
    {
        var (figure, house) = (area.OfUnit(Unit.Key, Perspective), area.Perspectives[Perspective]);
        return new ProfileRow(View.Name(area.Key), Difference(area), figure?.Mean, figure?.Low, figure?.High, null, house?.Mean,
            area.Target, figure?.N, Change(area), View.Protected, View.Address("/areas/" + area.Key));
    })];

    public bool AnythingShown => Rows.Any(row => row.Value is not null);

    /// <summary>Where the unit differs from the rest of the house beyond doubt.</summary>
    public IReadOnlyList<(ReleasedArea Area, double Difference)> Apart => [.. View.Document.Areas
        .Where(area => Tested[area.Key] == Certainty.Certain).Select(area => (area, DifferenceOf(area)!.Value))
        .OrderByDescending(one => Math.Abs(one.Item2))];

    /// <summary>Staff of the unit with all below it; null where a headcount is unknown.</summary>
    public int? Staff
    {
        get
        {
            var below = UnitSight.Below(View.Document, new HashSet<string>(Unit.Of)).Units;
            var units = View.Document.Units.Where(unit => below.Contains(unit.Key)).ToList();
            return units.Any(unit => unit.Staff == 0) ? null : units.Sum(unit => unit.Staff);
        }
    }

    /// <summary>Sheets in this perspective; null where protected.</summary>
    public int? Answers => Unit.Answers.GetValueOrDefault(Perspective);

    /// <summary>The lowest area that is shown, and what makes it possible.</summary>
    public (ReleasedArea Area, IReadOnlyList<(string Key, string Reason)> From)? Lowest
    {
        get
        {
            var lowest = View.Document.Areas.Where(area => area.OfUnit(Unit.Key, Perspective) is not null)
                .MinBy(area => area.OfUnit(Unit.Key, Perspective)!.Mean - area.Target);
            return lowest is null ? null : (lowest, View.Upstream(lowest.Key));
        }
    }

    /// <summary>Parts of the areas, where they are shown: unit and house.</summary>
    public IReadOnlyList<(ReleasedArea Area, IReadOnlyList<(string Name, ReleasedFacet Own, ReleasedFacet? House)> Facets)> Facets =>
        [.. View.Document.Areas.Select(area => (area, DetailsOf(area))).Where(one => one.Item2.Count > 0)];

    private IReadOnlyDictionary<string, Certainty?> Tested { get; } = TestAreas.Unit(View.Document, Unit.Key, Perspective);

    public double? DifferenceOf(ReleasedArea area) => area.OfUnit(Unit.Key, Perspective) is { } own
        && area.Perspectives.GetValueOrDefault(Perspective) is { } house ? own.Mean - house.Mean : null;

    /// <summary>The unit against the house, in words.</summary>
    public string Difference(ReleasedArea area) => (DifferenceOf(area), Tested[area.Key]) switch
    {
        (null, _) => "",
        ({ } difference, Certainty.Certain) => difference > 0
            ? View.Language.Say("weiter als das übrige Haus", "further than the rest of the house")
            : View.Language.Say("weniger weit als das übrige Haus", "less far than the rest of the house"),
        ({ } difference, Certainty.Likely) => difference > 0
            ? View.Language.Say("wahrscheinlich weiter als das übrige Haus", "probably further than the rest")
            : View.Language.Say("wahrscheinlich weniger weit als das übrige Haus", "probably less far than the rest"),
        _ => View.Language.Say("wie das übrige Haus", "like the rest of the house"),
    };

    private string Change(ReleasedArea area) => ChangeOf(area) switch
    {
        null => "",
        { Clear: false } => "≈",
        { Difference: var difference } => View.Language.WithSign(difference, 1),
    };

    public ReleasedChange? ChangeOf(ReleasedArea area) => View.Earlier is not { } earlier ? null : area.Cells
        .FirstOrDefault(cell => cell.Unit == Unit.Key && cell.Attribute is null && cell.Perspective == Perspective)?.Changes
        .FirstOrDefault(change => change.Wave == earlier.Wave);

    private List<(string, ReleasedFacet, ReleasedFacet?)> DetailsOf(ReleasedArea area)
    {
        var details = area.Cells.FirstOrDefault(cell => cell.Unit == Unit.Key && cell.Attribute is null && cell.Perspective == Perspective)
            ?.Details;
        var house = area.FacetsByPerspective.GetValueOrDefault(Perspective);
        return [.. (details?.Facets ?? []).Select(facet => (View.Texts.Facets[$"{area.Key}.{facet.Key}"], facet,
            house?.FirstOrDefault(one => one.Key == facet.Key)))];
    }
}
