using Wegmarke.Design;

namespace Wegmarke.Processes.Facts;

/// <summary>What the house runs, for whom, and what ends soon.</summary>
internal static class InventoryList
{
    /// <summary>Replacing an application takes about this long.</summary>
    private const int MonthsToReplace = 18;

    public static FactList Of(IReadOnlyList<InventoryEntry> entries, ILookup<Guid, FactNote> notes, Language language, DateOnly today)
    {
        var say = language.Say;
        List<string> findings = [];
        var (ownerless, conceptless) = (entries.Count(one => one.Owner.Length == 0), entries.Count(one => one.Concept.Length == 0));
        var ending = entries.Count(one => Ends(one, today));
        if (ending > 0) findings.Add(say($"Enden binnen {MonthsToReplace} Monaten: {ending}",
            $"End within {MonthsToReplace} months: {ending}"));
        if (ownerless > 0) findings.Add(say($"Ohne verantwortliche Stelle: {ownerless}", $"Without a post in charge: {ownerless}"));
        if (conceptless > 0) findings.Add(say($"Ohne Konzept: {conceptless}", $"Without a concept: {conceptless}"));
        if (entries.Sum(one => (long)(one.Cost ?? 0)) is > 0 and var cost)
        {
            findings.Add(say($"Laufende Kosten im Jahr: {language.Count(cost)} Euro (bekannt bei {entries.Count(one => one.Cost is not null)} von {entries.Count})",
                $"Running cost a year: {language.Count(cost)} euros (known for {entries.Count(one => one.Cost is not null)} of {entries.Count})"));
        }

        return new(FactKinds.Inventory, say("Was wir betreiben", "What we run"),
            say("Anwendungen, Plattformen, Netze und Ausstattung: wofür, für wen, wer antwortet, was sie kosten, wann sie enden.",
                "Applications, platforms, networks and equipment: what for, for whom, who answers, what they cost, when they end."),
            say("Noch ist nichts eingetragen. Beginnen Sie mit dem, was am meisten kostet oder als Nächstes endet.",
                "Nothing is entered yet. Begin with what costs most or ends next."), findings,
            [say("Name", "Name"), say("Art", "Kind"), say("Wofür", "What for"), say("Für wen", "For whom"), say("Verantwortlich",
                "In charge"),
                say("Schnittstellen", "Interfaces"), say("Konzept", "Concept"), say("Euro im Jahr", "Euros a year"), say("Ende", "End")],
            [.. entries.OrderBy(one => one.EndOfLife ?? DateOnly.MaxValue).ThenBy(one => one.Name, StringComparer.CurrentCulture)
                .Select(one => new FactRow(one.Id, [one.Name, Word(one.Kind, language), one.Purpose, one.Users, one.Owner, one.Interfaces,
                    one.Concept, one.Cost is { } euros ? language.Count(euros) : "", one.EndOfLife is { } end ? language.Day(end) : ""],
                    Warning(one, today, language), [.. notes[one.Id]], one.By, one.At))],
            [new("name", say("Name", "Name"), FactInput.Line, true),
                new("kind", say("Art", "Kind"), FactInput.Choice, true)
                    { Choices = [.. Enum.GetValues<InventoryKind>().Select(kind => ($"{kind}", Word(kind, language)))] },
                new("purpose", say("Wofür; bei Ausstattung die Aufgabe", "What for; of equipment the task"), FactInput.Line, true),
                new("users", say("Für wen", "For whom"), FactInput.Line), new("owner", say("Verantwortliche Stelle", "Post in charge"),
                    FactInput.Line, Hint: say("nie ein Name", "never a name")),
                new("interfaces", say("Schnittstellen", "Interfaces"), FactInput.Line), new("concept", say("Konzept dahinter",
                    "Concept behind it"),
                    FactInput.Line), new("cost", say("Laufende Kosten im Jahr in Euro", "Running cost a year in euros"), FactInput.Whole),
                new("end", say("Ende von Vertrag oder Unterstützung", "End of contract or support"), FactInput.Day)],
            say("Eintragen", "Enter"), "");
    }

    private static bool Ends(InventoryEntry entry, DateOnly today) => entry.EndOfLife is { } end && end <= today.AddMonths(MonthsToReplace);

    private static string Warning(InventoryEntry entry, DateOnly today, Language language) =>
        entry.EndOfLife is { } end && end < today ? language.Say("ist abgelaufen", "has ended")
        : Ends(entry, today) ? language.Say("endet bald: jetzt ersetzen oder verlängern", "ends soon: replace or extend now") : "";

    private static string Word(InventoryKind kind, Language language) => kind switch
    {
        InventoryKind.Application => language.Say("Anwendung", "application"),
        InventoryKind.Platform => language.Say("Plattform", "platform"),
        InventoryKind.Equipment => language.Say("Ausstattung", "equipment"),
        _ => language.Say("Netz", "network"),
    };
}
