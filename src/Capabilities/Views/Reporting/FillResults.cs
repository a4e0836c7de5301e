using Wegmarke.Design;
using Wegmarke.Releases;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Views.Reporting;

/// <summary>What was released, as parts of a report.</summary>
internal static class FillResults
{
    private const int SummaryFindings = 3;
    private const int UsualFindings = 6;

    public static IEnumerable<ReportPart> Run(ReportGround ground, ResultView view, BlockKind kind) => kind switch
    {
        BlockKind.Findings => Findings(ground.Kind, view),
        BlockKind.Profile => Profile(view),
        BlockKind.Perspectives => Perspectives(view),
        BlockKind.Change => Change(view),
        BlockKind.Areas => view.Document.Areas.SelectMany(area => Area(view, area)),
        BlockKind.Units => Units(view),
        BlockKind.OwnUnit => OwnUnit(ground, view),
        _ => Facts(view),
    };

    private static IEnumerable<ReportPart> Findings(ReportKind kind, ResultView view)
    {
        var most = kind switch { ReportKind.Summary or ReportKind.Press => SummaryFindings, ReportKind.Result => int.MaxValue,
            _ => UsualFindings };
        foreach (var one in view.Found.Where(one => one.Kind is not (HeadlineKind.Protected or HeadlineKind.Response)).Take(most))
        {
            yield return new FindingPart(one.Bold, one.Rest, one.Certainty.Word(view.Language));
        }

        foreach (var one in view.Found.Where(one => one.Kind is HeadlineKind.Protected or HeadlineKind.Response))
        {
            yield return new TextPart(one.Text, true);
        }
    }

    private static IEnumerable<ReportPart> Profile(ResultView view) =>
        [Drawn(view, view.Rows, view.Language.Say($"Profil: {view.Document.Administration}, Welle {view.Document.Wave}",
            $"Profile: {view.Document.Administration}, wave {view.Document.Wave}"), "")];

    private static ChartPart Drawn(ResultView view, IReadOnlyList<ProfileRow> rows, string title, string hollow)
    {
        var language = view.Language;
        var say = language.Say;
        return new(new ProfileFigure(title, view.Scale, [.. rows.Select(row => row with { Address = null })], hollow), view.Stamp,
            new(title, [say("Teilbereich", "Area"), say("Stufe", "Stage"), say("von", "from"), say("bis", "to"), "n",
                hollow.Length > 0 ? hollow : say("frühere Welle", "earlier wave"), say("Veränderung", "Change"), say("Ziel", "Target")],
            [.. rows.Select(row => (IReadOnlyList<ReportCell>)[row.Label, ReportCell.Of(row.Value, language, 2, row.Words),
                ReportCell.Of(row.Low, language, 2), ReportCell.Of(row.High, language, 2), ReportCell.Of(row.N, language, 0),
                ReportCell.Of(row.Earlier, language, 2), Spoken(row.Change, language), ReportCell.Of(row.Target, language)])]));
    }

    private static string Spoken(string change, Language language) => change switch
    {
        "" => "–",
        "≈" => language.Say("kein erkennbarer Unterschied", "no detectable difference"),
        _ => change,
    };

    private static IEnumerable<ReportPart> Perspectives(ResultView view)
    {
        var language = view.Language;
        var say = language.Say;
        var title = say("Beschäftigte und Führungskräfte", "Staff and leaders");
        yield return new ChartPart(new GapFigure(title, view.Scale, view.Gaps), view.Stamp, new(title,
            [say("Teilbereich", "Area"), say("Beschäftigte", "Staff"), "n", say("Führungskräfte", "Leaders"), "n"],
            [.. view.Gaps.Select(row => (IReadOnlyList<ReportCell>)[row.Label, ReportCell.Of(row.Staff?.Value, language, 2, row.Words),
                ReportCell.Of(row.Staff?.N, language, 0), ReportCell.Of(row.Leaders?.Value, language, 2, row.Words),
                ReportCell.Of(row.Leaders?.N, language, 0)])]));
    }

    private static IEnumerable<ReportPart> Change(ResultView view)
    {
        var language = view.Language;
        var say = language.Say;
        if (view.Earlier is null)
        {
            yield return new TextPart(say("Das zeigt die nächste Befragung.", "The next survey will tell."));
            yield break;
        }

        foreach (var one in view.Found.Where(one => one.Kind == HeadlineKind.Change))
        {
            yield return new FindingPart(one.Bold, one.Rest, one.Certainty.Word(language));
        }

        var (rows, title) = (ChangeRows.Of(view), say($"Von Welle {view.Earlier.Wave} zu Welle {view.Document.Wave}",
            $"From wave {view.Earlier.Wave} to wave {view.Document.Wave}"));
        yield return new ChartPart(new ChangeFigure(title, view.Scale, rows), view.Stamp, new(title,
            [say("Teilbereich", "Area"), say("vorher", "before"), say("jetzt", "now"), say("Veränderung", "change"),
                say("in Worten", "in words")],
            [.. rows.Select(row => (IReadOnlyList<ReportCell>)[row.Label, ReportCell.Of(row.Before?.Value, language, 2),
                ReportCell.Of(row.Now?.Value, language, 2), row.InShort.Length > 0 ? row.InShort : "–", row.Words])]));
    }

    private static IEnumerable<ReportPart> Area(ResultView view, ReleasedArea area)
    {
        var language = view.Language;
        var say = language.Say;
        var text = view.Texts.Areas[area.Key];
        yield return new HeadingPart(3, $"{view.NumberOf(area.Key)} {text.Name}");
        yield return new TextPart(text.Definition);
        if (area.Overall is not { } figure)
        {
            yield return new TextPart(say("Geschützt: Diese Zahl könnte Rückschlüsse auf Einzelne zulassen.",
                "Protected: this figure could allow conclusions about single persons."));
            yield break;
        }

        var stage = (int)Math.Clamp(Math.Round(figure.Mean), view.Scale.Low, view.Scale.High);
        yield return new FindingPart(say($"Stufe {stage}: {view.Scale.Words[stage - view.Scale.Low]}.",
                $"Stage {stage}: {view.Scale.Words[stage - view.Scale.Low]}."),
            say($" Mittelwert {language.Number(figure.Mean, 1)} ({language.Number(figure.Low, 1)} bis {language.Number(figure.High, 1)}), n {language.Count(figure.N)}; Ziel {language.Number(area.Target, 1)}.",
                $" Mean {language.Number(figure.Mean, 1)} ({language.Number(figure.Low, 1)} to {language.Number(figure.High, 1)}), n {language.Count(figure.N)}; target {language.Number(area.Target, 1)}."), "");
        if (area.WeakestLink is { } link)
        {
            yield return new TextPart(say("Am wenigsten weit ist ", "Least far is ") + view.Texts.Facets[$"{area.Key}.{link.Key}"]
                + $" ({language.Number(link.Mean, 1)}).");
        }

        if (area.Facets.Count > 0)
        {
            yield return new TablePart(say($"Die Teile von „{text.ShortName}“", $"The parts of “{text.ShortName}”"),
                [say("Teil", "Part"), "n", say("Mittelwert", "Mean")],
                [.. area.Facets.Select(one => (IReadOnlyList<ReportCell>)[view.Texts.Facets[$"{area.Key}.{one.Key}"],
                    ReportCell.Of(one.N, language, 0), ReportCell.Of(one.Mean, language, 2)])]);
        }
    }

    private static IEnumerable<ReportPart> Units(ResultView view)
    {
        var say = view.Language.Say;
        var units = new UnitsView(view, view.UnitPerspectives is [var first, ..] ? first : ResultView.Staff, UnitsView.Tree);
        if (!view.Sight.Whole || units.Units.Count == 0) yield break;
        yield return new TextPart(say("Die Zahlen im Kopf der Tabelle sind die Teilbereiche: ", "The numbers in the head of the table are the areas: ")
            + string.Join(", ", units.Columns.Select(one => $"{one.Number} {one.Name}")) + ".");
        yield return new TablePart(say("Mittelwerte je Amt", "Means by unit"),
            [say("Amt", "Unit"), .. units.Columns.Select(one => $"{one.Number}")],
            [.. units.Rows.Select(row => (IReadOnlyList<ReportCell>)[row.Label,
                .. row.Cells.Select(cell => ReportCell.Of(cell.Value, view.Language, 1, view.Protected))])]);
    }

    private static IEnumerable<ReportPart> OwnUnit(ReportGround ground, ResultView view)
    {
        var language = view.Language;
        var say = language.Say;
        var unit = view.Document.Units.FirstOrDefault(one => one.Key == ground.Plan.Unit && view.Sight.Units.Contains(one.Key));
        if (unit is null)
        {
            yield return new TextPart(say($"Das Amt „{ground.Plan.Unit}“ kommt in dieser Welle nicht vor.",
                $"The unit “{ground.Plan.Unit}” does not occur in this wave."));
            yield break;
        }

        var own = new UnitView(view, unit, ResultView.Staff);
        if (!own.AnythingShown)
        {
            yield return new TextPart(say("Geschützt: Für dieses Amt wird keine Zahl gezeigt; warum, wird nie gesagt. Es gilt das Ergebnis des ganzen Hauses.",
                "Protected: no figure is shown for this unit; why, is never said. The result of the whole house holds."));
            yield break;
        }

        foreach (var (area, difference) in own.Apart)
        {
            yield return new FindingPart(view.Name(area.Key), say($" liegt {language.Number(Math.Abs(difference), 1)} Stufen {(difference > 0 ? "über" : "unter")} dem übrigen Haus.",
                $" lies {language.Number(Math.Abs(difference), 1)} stages {(difference > 0 ? "above" : "below")} the rest of the house."),
                Certainty.Certain.Word(language));
        }

        yield return Drawn(view, own.Rows, say($"{unit.Key} und das ganze Haus", $"{unit.Key} and the whole house"),
            say("das ganze Haus", "the whole house"));
        foreach (var (area, facets) in own.Facets.Where(one => one.Facets.Count > 0))
        {
            yield return new TablePart(say($"Die Teile von „{view.Name(area.Key)}“", $"The parts of “{view.Name(area.Key)}”"),
                [say("Teil", "Part"), say("Amt", "Unit"), "n", say("Haus", "House")],
                [.. facets.Select(one => (IReadOnlyList<ReportCell>)[one.Name, ReportCell.Of(one.Own.Mean, language, 2),
                    ReportCell.Of(one.Own.N, language, 0), ReportCell.Of(one.House?.Mean, language, 2)])]);
        }
    }

    private static IEnumerable<ReportPart> Facts(ResultView view)
    {
        var say = view.Language.Say;
        if (view.Document.Readings.Count == 0)
        {
            yield return new TextPart(say("Zu dieser Welle sind keine Kennzahlen festgehalten.", "No indicators are recorded for this wave."));
            yield break;
        }

        yield return new TablePart(say("Kennzahlen", "Indicators"),
            [say("Kennzahl", "Indicator"), say("Teilbereich", "Area"), say("Wert", "Value"),
                say("Stand", "As of"), say("Quelle", "Source")],
            [.. view.Document.Readings.Select(one => (IReadOnlyList<ReportCell>)[view.Texts.Indicators[one.Indicator].Name,
                view.Name(one.Area), new(view.Value(one), one.Value, one.Value == Math.Floor(one.Value) ? 0 : 1),
                DateOnly.TryParse(one.Date, System.Globalization.CultureInfo.InvariantCulture, out var day) ? view.Language.Day(day)
                    : one.Date, one.Source])]);
    }
}
