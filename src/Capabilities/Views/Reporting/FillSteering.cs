using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Initiatives;
using Wegmarke.Reports.Composing;
using Wegmarke.Strategy;

namespace Wegmarke.Views.Reporting;

/// <summary>Strategy, initiatives and decisions, as parts of a report.</summary>
internal static class FillSteering
{
    private const int DecidedMost = 10;
    private const int SummaryMost = 3;

    public static IEnumerable<ReportPart> Run(ReportGround ground, StrategyView view, BlockKind kind) => kind switch
    {
        BlockKind.Targets => Targets(ground, view),
        BlockKind.Vision => Vision(ground, view),
        BlockKind.Goals => Goals(ground, view),
        BlockKind.Initiatives => Initiatives(ground, view),
        BlockKind.Declined => Declined(ground, view),
        _ => Decisions(ground, view),
    };

    private static IEnumerable<ReportPart> Targets(ReportGround ground, StrategyView view)
    {
        var language = ground.Language;
        var say = language.Say;
        var texts = view.TextsIn(language);
        if (view.State.Targets.Count == 0)
        {
            yield return new TextPart(say("Noch sind keine Ziele vereinbart; es gelten die Ziele des Modells.",
                "No targets are agreed yet; the targets of the model hold."));
            yield break;
        }

        yield return new TablePart(say("Vereinbarte Ziele", "Agreed targets"),
            [say("Teilbereich", "Area"), say("Ist", "Now"), say("Soll", "Target"), say("bis", "by"), say("verantwortlich", "responsible"),
                say("Weg oder Grund", "Way or reason")],
            [.. view.Stands.Where(one => view.State.Targets.ContainsKey(one.Area)).Select(stand =>
            {
                var target = view.State.Targets[stand.Area];
                return (IReadOnlyList<ReportCell>)[texts.Areas[stand.Area].ShortName,
                    ReportCell.Of(stand.Mean, language, 1, say("geschützt", "protected")), ReportCell.Of(target.Stage, language),
                    language.Day(target.Due), target.Owner, target.IsEnough ? say("gut genug: ", "good enough: ") + target.Enough
                        : target.Way];
            })]);
    }

    private static IEnumerable<ReportPart> Vision(ReportGround ground, StrategyView view)
    {
        var language = ground.Language;
        var say = language.Say;
        if (view.State.Text is not { } text)
        {
            yield return new TextPart(say("Noch ist kein Leitbild geschrieben.", "No vision has been written yet."));
            yield break;
        }

        foreach (var paragraph in FillReport.Paragraphs(text.Vision)) yield return new TextPart(paragraph);
        string[] principles = text.Principles.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (principles.Length > 0) yield return new ListPart(false, principles);
        foreach (var one in view.State.Resolutions.Where(one => one.Number == text.Number))
        {
            yield return new TextPart(say($"Beschlossen: {one.Body}, {language.Day(one.Day)}{(one.Reference.Length > 0 ? $", {one.Reference}" : "")}.",
                $"Resolved: {one.Body}, {language.Day(one.Day)}{(one.Reference.Length > 0 ? $", {one.Reference}" : "")}."), true);
        }
    }

    private static IEnumerable<ReportPart> Goals(ReportGround ground, StrategyView view)
    {
        var language = ground.Language;
        var say = language.Say;
        var goals = view.State.Goals.Where(one => ground.Kind != ReportKind.Press
            || view.Model.Areas.FirstOrDefault(area => area.Key == one.Content.Area) is { SingularRole: false }).ToList();
        if (goals.Count == 0)
        {
            yield return new TextPart(say("Noch sind keine Ziele gesetzt.", "No goals are set yet."));
            yield break;
        }

        var texts = view.TextsIn(language);
        yield return new TablePart(say("Ziele mit Ist und Soll", "Goals with state and target"),
            [say("Ziel", "Goal"), say("gemessen an", "measured by"), say("Beginn", "start"), say("jetzt", "now"), say("Soll", "target"),
                say("bis", "by")],
            [.. goals.Select(one => one.Content).Select(goal => (IReadOnlyList<ReportCell>)[goal.Title,
                goal.Indicator.Length == 0 ? goal.OwnIndicator : texts.Indicators.TryGetValue(goal.Indicator, out var words) ? words.Name
                    : goal.Indicator, Figure(goal.Start, language),
                Figure(goal.Indicator.Length == 0 ? null : view.Readings.FirstOrDefault(one => one.Indicator == goal.Indicator)?.Value,
                    language),
                Figure(goal.Target, language), goal.Due is { } due ? language.Day(due) : "–"])]);
    }

    private static ReportCell Figure(double? value, Language language) =>
        ReportCell.Of(value, language, value is { } number && number == Math.Floor(number) ? 0 : 1);

    private static IEnumerable<ReportPart> Initiatives(ReportGround ground, StrategyView view)
    {
        var language = ground.Language;
        var say = language.Say;
        var alive = view.Portfolio.Alive.Where(one => one.Stand != Stand.Idea).OrderBy(one => one.Stand == Stand.Running ? 0 : 1)
            .ThenBy(one => one.Content.End ?? DateOnly.MaxValue).ToList();
        if (alive.Count == 0)
        {
            yield return new TextPart(say("Zurzeit ist keine Maßnahme beschlossen.", "No initiative is decided at present."));
            yield break;
        }

        yield return new TextPart(say($"{alive.Count} Maßnahmen sind beschlossen oder laufen.", $"{alive.Count} initiatives are decided or running."));
        yield return new TablePart(say("Maßnahmen", "Initiatives"),
            [say("Maßnahme", "Initiative"), say("Stand", "State"), say("verantwortlich", "responsible"), say("bis", "until"),
                say("Personentage", "Person-days"), say("Kosten einmalig", "Cost, once")],
            [.. alive.Select(one => (IReadOnlyList<ReportCell>)[one.Content.Title, one.Stand.Name(language), one.Content.Owner,
                one.Content.End is { } end ? language.Day(end) : "–", ReportCell.Of(one.Content.Days, language, 0),
                one.Content.CostOnce == 0 ? "–" : new ReportCell($"{language.Number((double)one.Content.CostOnce, 0)} €",
                    (double)one.Content.CostOnce, 0)])]);
    }

    private static IEnumerable<ReportPart> Declined(ReportGround ground, StrategyView view)
    {
        var language = ground.Language;
        var say = language.Say;
        if (view.Portfolio.No.Count == 0)
        {
            yield return new TextPart(say("Bisher haben wir zu nichts Nein gesagt.", "So far we have said no to nothing."));
            yield break;
        }

        yield return new TablePart(say("Abgelehnt oder beendet, mit Grund", "Declined or stopped, with reason"),
            [say("Maßnahme", "Initiative"), say("Stand", "State"), say("am", "on"), say("Grund", "Reason")],
            [.. view.Portfolio.No.Select(one => (IReadOnlyList<ReportCell>)[one.Content.Title, one.Stand.Name(language),
                language.Day(one.Step.Day), one.Step.Reason])]);
    }

    /// <summary>In a paper for the council what the council decides; else everything.</summary>
    private static IEnumerable<ReportPart> Decisions(ReportGround ground, StrategyView view)
    {
        var language = ground.Language;
        var say = language.Say;
        var council = ground.Kind is ReportKind.Council or ReportKind.Strategy;
        var open = view.Register.Open.Where(one => !council || one.Level == DecisionLevel.Council).ToList();
        var decided = view.Register.Decided.Where(one => !council || one.Question.Level == DecisionLevel.Council)
            .Take(ground.Kind == ReportKind.Summary ? SummaryMost : DecidedMost).ToList();
        if (open.Count == 0)
        {
            yield return new TextPart(say("Zurzeit wartet keine Frage auf eine Entscheidung.",
                "No question waits for a decision at present."));
        }
        else
        {
            yield return new TablePart(say("Offene Fragen", "Open questions"),
                [say("Frage", "Question"), say("Wer entscheidet", "Who decides"),
                say("offen seit", "open since")],
                [.. open.Select(one => (IReadOnlyList<ReportCell>)[one.Text, one.Level.Name(language), language.Day(one.Since)])]);
        }

        if (decided.Count == 0) yield break;
        yield return new TablePart(say("Zuletzt entschieden", "Decided lately"), [say("Frage", "Question"), say("Entscheidung", "Decision"),
            say("Was gilt", "What holds"), say("am", "on")],
            [.. decided.Select(one => (IReadOnlyList<ReportCell>)[one.Question.Text, one.Decision.Way.Name(language), one.Decision.Outcome,
                language.Day(one.Decision.Day)])]);
    }
}
