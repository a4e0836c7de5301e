using Wegmarke.Design;

namespace Wegmarke.Processes.Facts;

/// <summary>Reports from outside: what they were used for, and which lie unused and grow old.</summary>
internal static class ExpertiseList
{
    private const int MonthsUnused = 12;

    public static FactList Of(IReadOnlyList<Expertise> expertises, ILookup<Guid, FactNote> notes, Language language, DateOnly today)
    {
        var say = language.Say;
        var unused = expertises.Where(one => !notes[one.Id].Any()).ToList();
        List<string> findings = [];
        if (unused.Count > 0)
        {
            findings.Add(say($"Noch für nichts verwendet: {unused.Count} von {expertises.Count}", $"Used for nothing yet: {unused.Count} of {expertises.Count}"));
            if (unused.Sum(one => (long)(one.Cost ?? 0)) is > 0 and var cost) findings.Add(say($"Sie haben zusammen {language.Count(cost)} Euro gekostet.",
                $"Together they cost {language.Count(cost)} euros."));
        }

        return new(FactKinds.Expertises, say("Wissen von außen", "Knowledge from outside"),
            say("Gutachten, Studien und Abschlussarbeiten: wovon, wann, wofür verwendet, wann überholt. Was ungenutzt liegt, altert sichtbar.",
                "Expert reports, studies and theses: of whom, when, used for what, when out of date. What lies unused ages visibly."),
            say("Noch ist nichts eingetragen. Sehen Sie in den Schrank: Welche Gutachten der letzten Jahre gibt es?",
                "Nothing is entered yet. Look into the cupboard: which reports of the last years are there?"), findings,
            [say("Titel", "Title"), say("von", "from"), say("vom", "dated"), say("Euro", "Euros"), say("gilt bis", "holds until"),
                say("verwendet", "used")],
            [.. expertises.OrderBy(one => notes[one.Id].Any()).ThenBy(one => one.On).Select(one => new FactRow(one.Id,
                [one.Title, one.From, language.Day(one.On), one.Cost is { } euros ? language.Count(euros) : "",
                    one.Until is { } until ? language.Day(until) : "", string.Join("; ", notes[one.Id].Select(note =>
                        $"{language.Day(note.On)}: {note.Text} ({note.Post})"))],
                Warning(one, notes[one.Id].Any(), today, language), [.. notes[one.Id]], one.By, one.At))],
            [new("title", say("Titel", "Title"), FactInput.Line, true),
                new("from", say("von: Büro, Hochschule, Verband", "from: firm, university, association"), FactInput.Line, true,
                    say("kein Name einer Person", "no name of a person")),
                new("on", say("vom", "dated"), FactInput.Day, true), new("cost", say("Kosten in Euro", "Cost in euros"), FactInput.Whole),
                new("until", say("gilt bis", "holds until"), FactInput.Day)],
            say("Eintragen", "Enter"), say("Verwendet", "Used"));
    }

    private static string Warning(Expertise one, bool used, DateOnly today, Language language)
    {
        if (one.Until is { } until && until < today) return language.Say("überholt", "out of date");
        var months = (today.Year - one.On.Year) * 12 + today.Month - one.On.Month;
        return !used && months >= MonthsUnused ? language.Say($"liegt seit {months} Monaten ungenutzt",
            $"has lain unused for {months} months") : "";
    }
}
