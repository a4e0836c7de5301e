using Wegmarke.Design;
using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>The tables behind the pages of a result, for the page itself and for the file.</summary>
public static class ResultTables
{
    public static ResultTable Profile(ResultView view)
    {
        var say = view.Language.Say;
        return new(say("profil", "profile"),
            [say("Teilbereich", "Area"), "n", say("Mittelwert", "Mean"), say("von", "Low"), say("bis", "High"),
                say("Standardabweichung", "Standard deviation"), say("Unterschied der Ämter", "Spread of units"), say("Ziel", "Target"),
                say("Veränderung", "Change"), say("schwächstes Glied", "Weakest link")],
            [.. view.Document.Areas.Select(area => (IReadOnlyList<object?>)[view.Texts.Areas[area.Key].Name, .. Figure(view, area.Overall),
                Rounded(area.Spread), (decimal)area.Target, area.Against(view.Earlier)?.Difference,
                area.WeakestLink is { } link ? view.Texts.Facets[$"{area.Key}.{link.Key}"] : null])]);
    }

    public static ResultTable Findings(ResultView view)
    {
        var say = view.Language.Say;
        return new(say("befunde", "findings"),
            [say("Rang", "Rank"), say("Befund", "Finding"), say("Gewissheit", "Certainty"), say("Gewicht in Stufen", "Weight in stages")],
            [.. view.Found.Select((one, at) => (IReadOnlyList<object?>)[at + 1, one.Text, one.Certainty.Word(view.Language),
                one.Importance > 0 ? one.Importance * one.Certainty.Weight() : null])]);
    }

    public static ResultTable Perspectives(ResultView view)
    {
        var say = view.Language.Say;
        var (staff, leaders) = (view.Texts.Perspectives[ResultView.Staff].Name, view.Texts.Perspectives[ResultView.Leaders].Name);
        var tested = TestAreas.Gaps(view.Document);
        return new(say("perspektiven", "perspectives"),
            [say("Teilbereich", "Area"), staff, $"n {staff}", leaders, $"n {leaders}", say("Unterschied", "Difference"), say("von", "Low"),
                say("bis", "High"), say("Gewissheit", "Certainty"), say("Art", "Type")],
            [.. PerspectiveTypes.Of(view.Document).OrderByDescending(one => Math.Abs(one.Area.Gap?.Difference ?? -1)).Select(one =>
                (IReadOnlyList<object?>)[view.Name(one.Area.Key), .. Short(view, one.Area.Perspectives.GetValueOrDefault(ResultView.Staff)),
                    .. Short(view, one.Area.Perspectives.GetValueOrDefault(ResultView.Leaders)), one.Area.Gap?.Difference,
                    one.Area.Gap?.Low, one.Area.Gap?.High, tested[one.Area.Key]?.Word(view.Language),
                    one.Type is { } type ? TypeName(type, view.Language) : view.Protected])]);
    }

    public static ResultTable Change(ResultView view)
    {
        var say = view.Language.Say;
        var tested = TestAreas.Changes(view.Document, view.Earlier);
        return new(say("veraenderung", "change"),
            [say("Teilbereich", "Area"), say("vorher", "Before"), say("n vorher", "n before"), say("jetzt", "Now"), say("n jetzt", "n now"),
                say("Veränderung", "Change"), say("von", "Low"), say("bis", "High"), say("erkennbar ab", "Detectable from"),
                say("in Worten", "In words")],
            [.. ChangeRows.Sorted(view).Select(area =>
            {
                var change = area.Against(view.Earlier);
                return (IReadOnlyList<object?>)[view.Name(area.Key),
                    .. Short(view, view.Earlier?.Areas.FirstOrDefault(one => one.Key == area.Key)?.Overall), .. Short(view, area.Overall),
                    change?.Difference, change?.Low, change?.High, change?.Detectable,
                    ChangeRows.Words(view, area, tested[area.Key] ?? Certainty.Open)];
            })]);
    }

    public static ResultTable Units(UnitsView units)
    {
        var view = units.View;
        var say = view.Language.Say;
        return new(say("aemter", "units"),
            [say("Amt", "Unit"), say("gehört zu", "Part of"), say("Sicht", "View"), .. view.Document.Areas
                .SelectMany(area => new[] { view.Name(area.Key), $"n {view.Name(area.Key)}" })],
            [.. units.Units.Select(one => (IReadOnlyList<object?>)[one.Unit.Key, one.Unit.Parent,
                view.Texts.Perspectives[units.Perspective].Name,
                .. view.Document.Areas.SelectMany(area => !area.Perspectives.ContainsKey(units.Perspective)
                    ? [say("nicht gefragt", "not asked"), null] : Short(view, area.OfUnit(one.Unit.Key, units.Perspective)))])]);
    }

    public static ResultTable Unit(UnitView unit)
    {
        var view = unit.View;
        var say = view.Language.Say;
        return new(say("amt", "unit"),
            [say("Amt", "Unit"), say("Sicht", "View"), say("Teilbereich", "Area"), "n", say("Mittelwert", "Mean"), say("von", "Low"),
                say("bis", "High"), say("Standardabweichung", "Standard deviation"), say("ganzes Haus", "Whole house"),
                say("Ziel", "Target"), say("Veränderung", "Change"), say("in Worten", "In words")],
            [.. view.Document.Areas.Where(area => area.Perspectives.ContainsKey(unit.Perspective)).Select(area =>
                (IReadOnlyList<object?>)[unit.Unit.Key, view.Texts.Perspectives[unit.Perspective].Name, view.Name(area.Key),
                    .. Figure(view, area.OfUnit(unit.Unit.Key, unit.Perspective)), area.Perspectives[unit.Perspective]?.Mean,
                    (decimal)area.Target, unit.ChangeOf(area)?.Difference, unit.Difference(area)])]);
    }

    /// <summary>Distributions of all items of an area.</summary>
    public static ResultTable Items(ResultView view, ReleasedArea area)
    {
        var say = view.Language.Say;
        var rows = area.Perspectives.Keys.SelectMany(perspective => view.Distributions(area, perspective).Select(row =>
            (IReadOnlyList<object?>)[row.Label, view.Texts.Perspectives[perspective].Name, .. row.Counts is null
                ? Enumerable.Repeat<object?>(view.Protected, view.Scale.Words.Count + 4)
                : [.. row.Counts.Cast<object?>(), row.DoNotKnow, row.NotApplicable, row.Skipped, row.Mean]]));
        return new($"{say("teilbereich", "area")}-{area.Key}",
            [say("Aussage", "Item"), say("Sicht", "View"), .. view.Scale.Words.Select((word, at) => $"{view.Scale.Low + at} {word}"),
                say("weiß nicht", "Don't know"), say("trifft nicht zu", "Does not apply"), say("ohne Antwort", "Skipped"),
                say("Mittelwert", "Mean")], [.. rows]);
    }

    public static string TypeName(SelfAndOther type, Language language) => type switch
    {
        SelfAndOther.AgreeHigh => language.Say("einig: nah am Ziel", "agree: near the target"),
        SelfAndOther.AgreeLow => language.Say("einig: weit vom Ziel", "agree: far from the target"),
        SelfAndOther.Over => language.Say("Führungskräfte sehen es weiter", "leaders see it further along"),
        _ => language.Say("Beschäftigte sehen es weiter", "staff see it further along"),
    };

    private static IEnumerable<object?> Figure(ResultView view, ReleasedFigure? figure) => figure is null
        ? Enumerable.Repeat<object?>(view.Protected, 5) : [figure.N, figure.Mean, figure.Low, figure.High, (decimal)figure.Sd];

    private static IEnumerable<object?> Short(ResultView view, ReleasedFigure? figure) => figure is null
        ? [view.Protected, null] : [figure.Mean, figure.N];

    private static object? Rounded(double? value) => value is { } number ? (decimal)number : null;
}
