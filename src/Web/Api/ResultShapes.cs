using Wegmarke.Releases;
using Wegmarke.Views;

namespace Wegmarke.Web.Api;

/// <summary>A released result.</summary>
/// <param name="Version">1 for the first release of a wave; corrections count on.</param>
/// <param name="ClosedOn">Day on which the survey closed.</param>
/// <param name="Hash">SHA-256 of the canonical document.</param>
/// <param name="Threshold">Fewest answers that a figure rests on.</param>
/// <param name="Answers">Null: withheld.</param>
internal sealed record ReleaseShape(
    int Wave, int Version, string Title, string ClosedOn, string Model, string ModelVersion, string Hash, int Threshold, int Staff,
    int? Answers)
{
    public static ReleaseShape Of(ReleaseDocument one, string hash) => new(one.Wave, one.Version, one.Title, one.ClosedOn, one.ModelKey,
        one.ModelVersion, hash, one.Threshold, one.Staff, one.Answers);
}

/// <summary>An area of the whole house.</summary>
/// <param name="Withheld">The gate holds the figures back; then they are null.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
/// <param name="UnitSpread">Standard deviation between units.</param>
/// <param name="Target">The stage that was agreed, else that of the model.</param>
/// <param name="Change">Against the wave before; null: none, or not comparable.</param>
/// <param name="ChangeClear">Whether the change is more than chance.</param>
internal sealed record AreaRow(
    string Area, string Name, bool Withheld, int? N, double? Mean, double? Low, double? High, double? Sd, double? UnitSpread, double Target,
    double? Change, double? ChangeLow, double? ChangeHigh, bool? ChangeClear, string? WeakestFacet)
{
    public static IReadOnlyList<AreaRow> Rows(ResultView view) => [.. view.Document.Areas.Select(area =>
    {
        var (figure, change) = (area.Overall, area.Against(view.Earlier));
        return new AreaRow(area.Key, view.Texts.Areas[area.Key].Name, figure is null, figure?.N, figure?.Mean, figure?.Low, figure?.High,
            figure?.Sd, area.Spread, area.Target, change?.Difference, change?.Low, change?.High, change?.Clear, area.WeakestLink?.Key);
    })];
}

/// <summary>A part of an area.</summary>
/// <param name="Perspective">Who says so; "all": everybody who counts.</param>
internal sealed record FacetRow(string Area, string Facet, string Name, string Perspective, bool Withheld, int? N, double? Mean)
{
    public const string All = "all";

    public static IReadOnlyList<FacetRow> Rows(ResultView view) =>
    [
        .. from area in view.Document.Areas
           from perspective in area.Perspectives.Keys.Prepend(All)
           from facet in view.Model.Areas.First(one => one.Key == area.Key).Facets
           let figure = (perspective == All ? area.Facets : area.FacetsByPerspective.GetValueOrDefault(perspective) ?? [])
               .FirstOrDefault(one => one.Key == facet.Key)
           select new FacetRow(area.Key, facet.Key, view.Texts.Facets[$"{area.Key}.{facet.Key}"], perspective, figure is null, figure?.N,
               figure?.Mean),
    ];
}

/// <summary>How people answered an item.</summary>
/// <param name="Reversed">Agreement speaks against the area; the counts are as they were given, the mean is turned round.</param>
/// <param name="Counts">Answers of each stage, the lowest first, with blanks between.</param>
internal sealed record ItemRow(
    string Area, string Item, string Text, string Perspective, bool Reversed, bool Withheld, string? Counts, long? DoNotKnow,
    long? NotApplicable, long? Skipped, double? Mean, double? AverageDeviation, double? Agreement)
{
    public static IReadOnlyList<ItemRow> Rows(ResultView view, string? area) =>
    [
        .. from found in view.Document.Areas
           where area is null || found.Key == area
           from item in found.Items
           from one in item.Perspectives
           let known = view.Model.Items.First(other => other.Key == item.Key)
           let answers = one.Value
           select new ItemRow(found.Key, item.Key, view.Texts.Items[item.Key].Text, one.Key, known.Reversed, answers is null,
               answers is null ? null : string.Join(' ', answers.Counts), answers?.DoNotKnow, answers?.NotApplicable, answers?.Skipped,
               answers?.Mean, answers?.AverageDeviation, answers?.Agreement),
    ];
}

/// <summary>An area in a unit, as far as the person behind the access sees units.</summary>
/// <param name="Parent">The unit above.</param>
internal sealed record UnitRow(
    string Unit, string? Parent, string Perspective, string Area, bool Withheld, int? N, double? Mean, double? Low, double? High,
    double? Sd, double Target)
{
    public static IReadOnlyList<UnitRow> Rows(UnitsView units) =>
    [
        .. from one in units.Units
           from area in units.View.Document.Areas
           where area.Perspectives.ContainsKey(units.Perspective)
           let figure = area.OfUnit(one.Unit.Key, units.Perspective)
           select new UnitRow(one.Unit.Key, one.Unit.Parent, units.Perspective, area.Key, figure is null, figure?.N, figure?.Mean,
               figure?.Low, figure?.High, figure?.Sd, area.Target),
    ];
}

/// <summary>How staff and leaders see an area.</summary>
/// <param name="Difference">Between the two perspectives of the area; null: withheld.</param>
internal sealed record PerspectiveRow(
    string Area, string Name, string Perspective, bool Withheld, int? N, double? Mean, double? Low, double? High, double? Difference)
{
    public static IReadOnlyList<PerspectiveRow> Rows(ResultView view) =>
    [
        .. from area in view.Document.Areas
           from one in area.Perspectives
           select new PerspectiveRow(area.Key, view.Name(area.Key), one.Key, one.Value is null, one.Value?.N, one.Value?.Mean,
               one.Value?.Low, one.Value?.High, area.Gap?.Difference),
    ];
}

/// <summary>A sentence that the result says, the weightiest first.</summary>
/// <param name="Certainty">Certain, Likely or Open.</param>
/// <param name="Page">Where it is proven.</param>
internal sealed record FindingRow(int Rank, string Kind, string Text, string Certainty, string Page)
{
    public static IReadOnlyList<FindingRow> Rows(ResultView view, string site) => [.. view.Found.Select((one, at) =>
        new FindingRow(at + 1, one.Kind.ToString(), one.Text, one.Certainty.ToString(), site + one.Address))];
}
