using Wegmarke.Benchmarks;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Views.Reporting;

/// <summary>How an administration compares in its circle, as parts of a report: what its pages show, of others only what it contributes
/// itself.</summary>
internal static class FillCircle
{
    private const int SentencesMost = 6;

    public static IEnumerable<ReportPart> Run(ComparisonView view, IReadOnlyList<SuccessFactors> factors, BlockKind kind) => kind switch
    {
        BlockKind.Compared => Compared(view),
        BlockKind.Position => Position(view),
        BlockKind.Peers => Peers(view),
        BlockKind.PeerFacts => Facts(view),
        _ => Factors(factors, view.Texts, view.Language),
    };

    public static IEnumerable<ReportPart> Method(ComparisonView view)
    {
        var say = view.Language.Say;
        yield return new TextPart(view.Stamp, true);
        yield return new TextPart(say("Jede Verwaltung zählt gleich viel. „Vorsichtig geschätzt“ ist der eigene Wert, so weit zur Mitte des Kreises gezogen, wie er unsicher ist"
            + " (empirischer Bayes-Schätzer, 95-%-Intervall). Der Platz ist eine Spanne: welche Plätze die Unsicherheit aller Zahlen noch zulässt."
            + " „Sicher“ heißt eine Aussage, die auch hält, wenn alle Teilbereiche zugleich geprüft werden.",
            "Each administration counts the same. “Estimated with caution” is the own value, drawn towards the middle of the circle as far as it is uncertain"
                + " (empirical Bayes, 95 % interval). The place is a range: which places the uncertainty of all figures still allows."
                + " “Certain” is said of what holds also when all areas are tested at once."), true);
        yield return new TextPart(say("Es gibt keine Rangliste: Gezeigt werden nur Gruppen mit mindestens fünf anderen, und nach jedem Abzug bleiben mindestens fünf andere zusammen."
            + " Von anderen erscheint nur, was die Verwaltung selbst beiträgt.",
            "There is no league table: only groups with at least five others are shown, and after every subtraction at least five others stay together."
                + " Of others only what the administration contributes itself appears."), true);
        if (view.NotGiven.Count == 0) yield break;
        yield return new TextPart(say($"Nicht beigetragen und deshalb nicht verglichen: {string.Join(", ", view.NotGiven)}.",
            $"Not contributed and so not compared: {string.Join(", ", view.NotGiven)}."), true);
    }

    /// <summary>What was found, each with what it does not prove, and all that was tested.</summary>
    public static IEnumerable<ReportPart> Factors(IReadOnlyList<SuccessFactors> found, ModelTexts texts, Language language)
    {
        var say = language.Say;
        if (found.Count == 0)
        {
            yield return new TextPart(say("Für diese Freigabe hat der Treuhänder noch nichts geprüft.",
                "The trustee has not tested anything for this release yet."));
        }

        foreach (var one in found)
        {
            yield return new HeadingPart(3, FactorSentences.Name(texts, one.Outcome));
            List<(string Finding, string Warning)> named = [.. one.Factors.Where(factor => factor.Found)
                .Select(factor => FactorSentences.Of(factor, one.Outcome, texts, language)),
                .. one.Paths.Select(path => FactorSentences.Of(path, one.Outcome, texts, language))];
            foreach (var (finding, warning) in named) yield return new FindingPart(finding, "", warning);
            if (named.Count == 0) yield return new TextPart(FactorSentences.Nothing(one, language));
            if (one.Factors.Count == 0) continue;
            yield return new TablePart(say($"Alles, was geprüft wurde: {one.Members} Verwaltungen", $"All that was tested: {one.Members} administrations"),
                [say("Teilbereich", "Area"), say("Rangzusammenhang ohne Größe", "Rank correlation without size"),
                    say("aus verschiedenen Quellen", "from different sources"), say("p, alle zusammen", "p, all together"),
                    say("Urteil", "Verdict")],
                [.. one.Factors.Select(factor => (IReadOnlyList<ReportCell>)[FactorSentences.Name(texts, factor.Area),
                    ReportCell.Of(factor.Rho, language), ReportCell.Of(factor.SplitRho, language), ReportCell.Of(factor.P, language, 3),
                    FactorSentences.Verdict(factor, language)])]);
            yield return new TextPart(FactorSentences.Rule(language), true);
        }
    }

    private static IEnumerable<ReportPart> Compared(ComparisonView view)
    {
        foreach (var (area, side, difference) in view.Found.Take(SentencesMost))
        {
            yield return new FindingPart(view.Name(area), " " + view.Sentence(area, side, difference), "");
        }

        if (view.Found.Count == 0) yield return new FindingPart("", view.NothingFound, "");
    }

    private static IEnumerable<ReportPart> Position(ComparisonView view)
    {
        var language = view.Language;
        var say = language.Say;
        var title = $"{view.Own.Administration}: {view.GroupName}";
        yield return new ChartPart(new PositionFigure(title, view.Zoomed, [.. view.Rows.Select(row => row with { Address = null })]),
            view.Cutting + view.Stamp, new(title, [say("Teilbereich", "Area"), say("eigener Wert", "Own value"), say("von", "from"),
                say("bis", "to"), say("vorsichtig geschätzt", "With caution"), say("von", "from"), say("bis", "to"),
                say("Mittel der Gruppe", "Mean of the group"), say("Platz", "Place")],
            [.. view.Areas.Select(area =>
            {
                var (own, others) = (area.Views.First(one => one.Key == view.Perspective), view.Others(area.Key));
                return (IReadOnlyList<ReportCell>)[view.Name(area.Key), ReportCell.Of(own.Own?.Value, language, 2),
                    ReportCell.Of(own.Own?.Low, language, 2), ReportCell.Of(own.Own?.High, language, 2),
                    ReportCell.Of(own.Shrunken?.Value, language, 2), ReportCell.Of(own.Shrunken?.Low, language, 2),
                    ReportCell.Of(own.Shrunken?.High, language, 2), ReportCell.Of(others?.Mean, language, 2, view.Protected),
                    view.PlaceWords(area.Key)];
            })]));
        yield return new TablePart(say("Gegen die Mitte, und von Jahr zu Jahr", "Against the middle, and year on year"),
            [say("Teilbereich", "Area"), say("gegen die Mitte", "Against the middle"), say("Prozentrang", "Percentile"),
                say("eigene Veränderung", "Own change"), say("der Gruppe", "of the group"), say("Hinweis", "Note")],
            [.. view.Areas.Select(area =>
            {
                var (own, others, place) = (area.Views.First(one => one.Key == view.Perspective), view.Others(area.Key),
                    view.Place(area.Key));
                return (IReadOnlyList<ReportCell>)[view.Name(area.Key), view.SideWords(area.Key) is { Length: > 0 } side ? side : "–",
                    ReportCell.Of(place?.Percentile, language, 0), Signed(own.Change?.Difference, language), Signed(others?.Change,
                        language),
                    own.Absent is { } because ? view.AbsentWords(because)
                        : own.Linked ? say("über gemeinsame Fragen verbunden", "linked through shared items") : "–"];
            })]);
    }

    private static ReportCell Signed(double? value, Language language) => value is { } number ? new(language.WithSign(number, 2), number, 2)
        : new("–");

    private static IEnumerable<ReportPart> Peers(ComparisonView view)
    {
        var say = view.Language.Say;
        foreach (var area in view.Areas)
        {
            yield return Table(view.Name(area.Key), ComparisonTables.Area(view, area.Key), view.Language);
            var steps = view.Document.ViewOf(area.Key, view.Perspective)?.Steps ?? [];
            if (steps.Count == 0) continue;
            yield return new TextPart(say("Alle Mitglieder in aufsteigenden Gruppen: ", "All members in ascending groups: ")
                + string.Join(", ", steps.Select(step => say(
                    $"{view.Language.Count(step.Members)} Verwaltungen im Mittel bei {view.Language.Number(step.Mean, 1)}",
                    $"{view.Language.Count(step.Members)} administrations at {view.Language.Number(step.Mean, 1)} on average"))) + ".", true);
        }
    }

    private static IEnumerable<ReportPart> Facts(ComparisonView view)
    {
        if (view.Own.Indicators.Count == 0)
        {
            yield return new TextPart(view.Language.Say("Ihre Verwaltung trägt keine Kennzahlen bei.",
                "Your administration contributes no indicators."));
            yield break;
        }

        yield return Table(BlockKind.PeerFacts.Name(view.Language), ComparisonTables.Indicators(view), view.Language);
    }

    private static TablePart Table(string caption, ResultTable table, Language language) => new(caption, table.Columns,
        [.. table.Rows.Select(row => (IReadOnlyList<ReportCell>)[.. row.Select(cell => cell switch
        {
            double number => new ReportCell(language.Number(number, 2), number, 2),
            decimal rounded => new ReportCell(language.Number((double)rounded, 1), (double)rounded),
            int whole => new ReportCell(language.Count(whole), whole, 0),
            string { Length: > 0 } words => new ReportCell(words),
            _ => new ReportCell("–"),
        })])]);
}
