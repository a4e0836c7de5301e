using Wegmarke.Controlling;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Views.Reporting;

/// <summary>The latest frozen round of controlling, as parts of a report.</summary>
internal static class FillRound
{
    public static IEnumerable<ReportPart> Run(ReportGround ground, BlockKind kind)
    {
        if (ground.Rounds is not [var last, ..])
        {
            return [new TextPart(ground.Language.Say("Noch ist keine Runde eingefroren.", "No round has been frozen yet."))];
        }

        return kind == BlockKind.Lights ? Lights(ground, last.Document) : Moved(ground, last.Document,
            ground.Rounds.Count > 1 ? ground.Rounds[1].Document : null);
    }

    private static IEnumerable<ReportPart> Lights(ReportGround ground, RoundDocument round)
    {
        var language = ground.Language;
        var say = language.Say;
        var asked = round.Initiatives.Where(one => one.Shown != Light.Quiet).OrderByDescending(one => one.Shown)
            .ThenBy(one => one.Title, StringComparer.Ordinal).ToList();
        int Count(Light light) => asked.Count(one => one.Shown == light);
        yield return new FindingPart(say($"{Count(Light.Green)} von {asked.Count} laufenden Maßnahmen sind im Plan,",
            $"{Count(Light.Green)} of {asked.Count} running initiatives are on track,"),
            say($" {Count(Light.Yellow)} brauchen Aufmerksamkeit, {Count(Light.Red)} sind gefährdet.",
                $" {Count(Light.Yellow)} need attention, {Count(Light.Red)} are at risk."), "");
        yield return new TextPart(say($"Runde {round.Number}, eingefroren am {language.Day(round.Frozen)}.",
            $"Round {round.Number}, frozen on {language.Day(round.Frozen)}."), true);
        // The council reads how a thing stands and why, not which unit is behind.
        var owners = ground.Kind != ReportKind.Council;
        var shown = ground.Kind is ReportKind.Round ? asked : [.. asked.Where(one => one.Shown is Light.Yellow or Light.Red)];
        if (shown.Count == 0) yield break;
        yield return new TablePart(ground.Kind is ReportKind.Round ? say("Wie jede Maßnahme steht", "How each initiative stands")
            : say("Was Aufmerksamkeit braucht", "What needs attention"),
            [say("Maßnahme", "Initiative"), say("Ampel", "Light"), say("weil", "because"), .. owners
                ? new[] { say("verantwortlich", "responsible") } : []],
            [.. shown.Select(one => (IReadOnlyList<ReportCell>)[one.Title, one.Shown.Name(language), one.Override is { } word
                ? say($"von Hand gesetzt: {word.Reason}", $"set by hand: {word.Reason}")
                : one.Reasons[0].In(language), .. owners ? new ReportCell[] { one.Owner } : []])]);
        if (ground.Kind is not ReportKind.Round || round.Goals.Count == 0) yield break;
        yield return new TablePart(say("Wie jedes Ziel steht", "How each goal stands"),
            [say("Ziel", "Goal"), say("Ampel", "Light"), say("zuletzt gemessen", "last measured"), say("erwartet", "expected")],
            [.. round.Goals.Select(one => (IReadOnlyList<ReportCell>)[one.Title, one.Light.Name(language),
                ReportCell.Of(one.Value, language), ReportCell.Of(one.Expected, language)])]);
    }

    private static IEnumerable<ReportPart> Moved(ReportGround ground, RoundDocument round, RoundDocument? before)
    {
        var language = ground.Language;
        var say = language.Say;
        var moved = before is null ? [] : CompareRounds.Run(before, round);
        if (moved.Count == 0)
        {
            yield return new TextPart(before is null
                ? say("Es gibt noch keine Runde zum Vergleichen.", "There is no round to compare with yet.")
                : say("Nichts hat sich bewegt.", "Nothing has moved."));
            yield break;
        }

        yield return new TablePart(say($"Runde {round.Number} gegen Runde {before!.Number}", $"Round {round.Number} against round {before.Number}"),
            [say("Maßnahme", "Initiative"), say("vorher", "before"), say("jetzt", "now"), say("was sich geändert hat", "what has changed")],
            [.. moved.Select(one => (IReadOnlyList<ReportCell>)[one.Title, one.Before?.Name(language) ?? "–", one.Now.Name(language),
                string.Join(" ", one.What.Select(what => what.In(language)))])]);
    }
}
