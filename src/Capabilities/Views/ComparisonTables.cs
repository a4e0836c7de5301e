using Wegmarke.Indicators;

namespace Wegmarke.Views;

/// <summary>The tables behind the pages of a comparison, for the page itself and for the file.</summary>
public static class ComparisonTables
{
    public static ResultTable Areas(ComparisonView view)
    {
        var say = view.Language.Say;
        return new(say("kreis", "circle"),
            [say("Teilbereich", "Area"), say("eigener Wert", "Own value"), say("von", "Low"), say("bis", "High"),
                say("vorsichtig geschätzt", "Estimated with caution"), say("von (geschätzt)", "Low (estimated)"),
                say("bis (geschätzt)", "High (estimated)"), say("Mittel der Gruppe", "Mean of the group"),
                say("Mitglieder", "Members"), say("Unterschiede in der Gruppe", "Differences within the group"), say("Platz", "Place"),
                say("gegen die Mitte", "Against the middle"), say("Prozentrang", "Percentile"), say("eigene Veränderung", "Own change"),
                say("Veränderung der Gruppe", "Change of the group"), say("Hinweis", "Note")],
            [.. view.Areas.Select(area =>
            {
                var (own, others, place) = (area.Views.First(one => one.Key == view.Perspective), view.Others(area.Key),
                    view.Place(area.Key));
                return (IReadOnlyList<object?>)[view.Texts.Areas[area.Key].Name, own.Own?.Value, own.Own?.Low, own.Own?.High,
                    own.Shrunken?.Value, own.Shrunken?.Low, own.Shrunken?.High, others is null ? view.Protected : others.Mean,
                    others?.Members, others?.Sd is { } sd ? (decimal)sd : null, view.PlaceWords(area.Key), view.SideWords(area.Key),
                    place?.Percentile is { } percentile ? (int)percentile : null, own.Change?.Difference, others?.Change,
                    own.Absent is { } because ? view.AbsentWords(because)
                        : own.Linked ? say("über gemeinsame Fragen verbunden", "linked through shared items") : ""];
            })]);
    }

    /// <summary>One area in all groups that the administration belongs to.</summary>
    public static ResultTable Area(ComparisonView view, string area)
    {
        var say = view.Language.Say;
        return new(say("kreis-", "circle-") + area,
            [say("Gruppe", "Group"), say("Mitglieder", "Members"), say("Mittel", "Mean"), say("Unterschiede", "Differences"),
                say("Ihr Platz", "Your place"), say("gegen die Mitte", "Against the middle"), say("Prozentrang", "Percentile"),
                say("Veränderung der Gruppe", "Change of the group")],
            [.. view.Own.In.Select(group =>
            {
                var one = view with { Group = group };
                var (others, place) = (one.Others(area), one.Place(area));
                return (IReadOnlyList<object?>)[one.GroupName, others?.Members, others is null ? view.Protected : others.Mean,
                    others?.Sd is { } sd ? (decimal)sd : null, one.PlaceWords(area), one.SideWords(area),
                    place?.Percentile is { } percentile ? (int)percentile : null, others?.Change];
            })]);
    }

    /// <summary>Members in ascending order, in groups of at least six.</summary>
    public static ResultTable Steps(ComparisonView view, string area)
    {
        var say = view.Language.Say;
        return new(say("stufen-", "steps-") + area, [say("Verwaltungen", "Administrations"), say("Mittel", "Mean")],
            [.. (view.Document.ViewOf(area, view.Perspective)?.Steps ?? [])
                .Select(step => (IReadOnlyList<object?>)[view.Language.Count(step.Members), step.Mean])]);
    }

    public static ResultTable Indicators(ComparisonView view)
    {
        var say = view.Language.Say;
        return new(say("kennzahlen", "indicators"),
            [say("Kennzahl", "Indicator"), say("Ihr Wert", "Your value"), say("Mittel der Gruppe", "Mean of the group"),
                say("Mitglieder", "Members")],
            [.. view.Own.Indicators.Select(own =>
            {
                var others = view.Document.Indicators.FirstOrDefault(one => one.Key == own.Key)?.Groups
                    .FirstOrDefault(one => one.Kind == view.Group.Kind && one.Name == view.Group.Name);
                return (IReadOnlyList<object?>)[NameOf(view, own.Key), own.Value,
                    others is null ? view.Protected : others.Mean, others?.Members];
            })]);
    }

    private static string NameOf(ComparisonView view, string indicator) =>
        view.Model.Indicators.FirstOrDefault(one => one.Key == indicator) is { } found
            ? $"{view.Texts.Indicators[indicator].Name} ({IndicatorUnit.Word(found, view.Language)})" : view.Texts.Indicators[indicator].Name;
}
