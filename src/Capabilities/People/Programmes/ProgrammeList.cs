using Wegmarke.Accounts;
using Wegmarke.Design;

namespace Wegmarke.People.Programmes;

/// <summary>What is learned here: programmes with their modules.</summary>
public static class ProgrammeList
{
    public const string Key = "programmes";
    public const int ModulesMax = 30;

    /// <summary>What the talk asks all levels to learn.</summary>
    public static (string Value, string Word)[] Subjects(Language language) =>
    [
        ("process", language.Say("Prozessmanagement", "Process management")), ("project", language.Say("Projektmanagement",
            "Project management")),
        ("innovation", language.Say("Innovationsmanagement", "Innovation management")),
        ("change", language.Say("Veränderungsmanagement", "Change management")), ("steering", language.Say("Steuerung", "Steering")),
        ("leadership", language.Say("Führung", "Leadership")), ("digital", language.Say("Digitale Grundlagen", "Digital basics")),
    ];

    public static PeopleKind Kind { get; } = new(Key, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Programme", "Programmes"),
        language.Say("Was gelernt wird, in welchen Bausteinen und auf welche Art. Termine und Plätze stehen bei den Lerngruppen.",
            "What is learned, in which modules and in which way. Dates and seats stand with the cohorts."),
        language.Say("Noch gibt es kein Programm. Ein Programm mit drei Bausteinen, das mit Nachbarstädten geteilt wird, ist ein guter Anfang.",
            "There is no programme yet. One programme with three modules, shared with neighbouring towns, is a good beginning."),
        language.Say("Programm anlegen", "Begin a programme")), ground =>
        [
            ground.Line("title", "Titel", "Title", true), ground.Choice("subject", "Thema", "Subject", Subjects(ground.Language)),
            ground.Choice("format", "Art", "Format",
                ("blended", ground.Say("im Wechsel vor Ort und am Bildschirm", "blended: on site and on screen in turn")),
                ("workplace", ground.Say("Lernen am Arbeitsplatz", "workplace learning")), ("coaching",
                    ground.Say("Begleitung (Coaching)", "coaching")),
                ("course", ground.Say("Kurs", "course"))),
            ground.Line("for", "Für wen", "For whom", true),
            ground.Paragraph("modules", "Bausteine", "Modules", true, "eine Zeile je Baustein: Titel | Art | Stunden",
                "one line per module: title | format | hours"),
            ground.Paragraph("materials", "Unterlagen", "Materials", false, "eine Zeile je Unterlage: wo sie liegt oder ihre Adresse",
                "one line each: where it lies, or its address"),
        ])
    {
        Columns = ["title", "subject", "format", "for", "modules"],
        Fault = ModuleFault,
        Findings = (all, ground) => all.Count == 0 ? [] : [Missing(all, ground)],
    };

    /// <summary>Title, format and hours of each module.</summary>
    public static IReadOnlyList<(string Title, string Format, int Hours)> Modules(ListedEntry programme) =>
        [.. programme.Lines("modules").Select(Parts).Where(parts => parts.Length == 3).Select(parts => (parts[0], parts[1],
            int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture)))];

    private static string Missing(IReadOnlyList<Held<ListedEntry>> all, PeopleGround ground)
    {
        var covered = all.Select(one => one.Content.Text("subject")).ToHashSet();
        var missing = Subjects(ground.Language).Where(one => one.Value != "digital" && !covered.Contains(one.Value)).Select(one => one.Word).ToList();
        return missing.Count == 0 ? ground.Say("Für alle sechs Themen gibt es ein Programm.", "There is a programme for all six subjects.")
            : ground.Say($"Noch ohne Programm: {string.Join(", ", missing)}.", $"Without a programme yet: {string.Join(", ", missing)}.");
    }

    private static Sentence? ModuleFault(ListedEntry entry)
    {
        var lines = entry.Lines("modules");
        if (lines.Count > ModulesMax)
        {
            return new($"Bausteine: höchstens {ModulesMax}.", $"Modules: {ModulesMax} at most.");
        }

        for (var at = 0; at < lines.Count; at++)
        {
            if (Parts(lines[at]) is not [{ Length: > 0 }, { Length: > 0 }, var hours] || !int.TryParse(hours,
                System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                    || number is 0 or > 1000)
            {
                return new($"Bausteine, Zeile {at + 1}: bitte „Titel | Art | Stunden“ schreiben, die Stunden als ganze Zahl.",
                    $"Modules, line {at + 1}: please write “title | format | hours”, the hours as a whole number.");
            }
        }

        return null;
    }

    private static string[] Parts(string line) => line.Split('|', StringSplitOptions.TrimEntries);
}
