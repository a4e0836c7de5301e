using Wegmarke.Design;

namespace Wegmarke.Processes.Facts;

/// <summary>What was refused in the name of data protection, and who decided what.</summary>
internal static class ObjectionList
{
    /// <summary>Longer than this nothing should wait for an answer.</summary>
    private const int DaysToDecide = 30;

    public static FactList Of(IReadOnlyList<Objection> objections, ILookup<Guid, FactNote> notes, Language language, DateOnly today)
    {
        var say = language.Say;
        var open = objections.Where(one => !notes[one.Id].Any()).ToList();
        return new(FactKinds.Objections, say("Einwände im Namen des Datenschutzes", "Objections in the name of data protection"),
            say("Datenschutz ist ein Recht, kein Vorwand. Jeder Einwand wird festgehalten, und die zuständige Stelle entscheidet mit Datum; so zeigt sich, was trägt und was nicht geprüft war.",
                "Data protection is a right, no pretext. Each objection is recorded, and the post in charge decides with a date; so it shows what holds and what was not examined."),
            say("Noch ist kein Einwand festgehalten. Wenn das nächste Mal etwas „wegen Datenschutz“ nicht geht, schreiben Sie hier auf, was.",
                "No objection is recorded yet. The next time something cannot be done “because of data protection”, write down here what."),
            open.Count == 0 ? [] : [say($"Ohne Entscheidung: {open.Count}", $"Without a decision: {open.Count}")],
            [say("Worum es geht", "What it is about"), say("erhoben von", "raised by"), say("Begründung", "Reason"), say("am", "on"),
                say("Entscheidung", "Decision")],
            [.. objections.OrderBy(one => notes[one.Id].Any()).ThenBy(one => one.On).Select(one => new FactRow(one.Id,
                [one.Subject, one.RaisedBy, one.Reason, language.Day(one.On), string.Join("; ", notes[one.Id].Select(note =>
                    $"{note.Post}, {language.Day(note.On)}: {note.Text}"))],
                !notes[one.Id].Any() && one.On.AddDays(DaysToDecide) < today ? say("wartet seit mehr als einem Monat auf eine Entscheidung",
                    "has waited for a decision for more than a month") : "", [.. notes[one.Id]], one.By, one.At))],
            [new("subject", say("Was nicht gehen soll", "What is said to be impossible"), FactInput.Line, true),
                new("raised", say("Stelle, die den Einwand erhob", "Post that raised the objection"), FactInput.Line, true,
                    say("nie ein Name", "never a name")),
                new("reason", say("Begründung, wie sie gegeben wurde", "Reason as it was given"), FactInput.Text, true),
                new("on", say("am", "on"), FactInput.Day, true)],
            say("Einwand festhalten", "Record an objection"), say("Entscheidung", "Decision"));
    }
}
