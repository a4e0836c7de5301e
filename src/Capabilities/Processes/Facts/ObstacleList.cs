using Wegmarke.Design;

namespace Wegmarke.Processes.Facts;

/// <summary>What only others can remove, in their words, so that it can be handed to them.</summary>
public static class ObstacleList
{
    public static FactList Of(IReadOnlyList<Obstacle> obstacles, ILookup<Guid, FactNote> notes, Language language)
    {
        var say = language.Say;
        List<string> findings = [.. obstacles.CountBy(one => one.Level).OrderByDescending(one => one.Value).Select(one =>
            say($"Beseitigen kann {Word(one.Key, language)}: {one.Value}", $"Can be removed by {Word(one.Key, language)}: {one.Value}"))];
        if (obstacles.Count(one => !notes[one.Id].Any()) is > 0 and var silent)
        {
            findings.Add(say($"Noch niemandem gemeldet: {silent}", $"Reported to nobody yet: {silent}"));
        }

        (string, string)[] Choices<T>(Func<T, string> word)
            where T : struct, Enum => [.. Enum.GetValues<T>().Select(one => ($"{one}", word(one)))];
        return new(FactKinds.Obstacles, say("Was wir nicht selbst ändern können", "What we cannot change ourselves"),
            say("Vorschriften, Unterschriften, fehlende Register und Portale. Sie gehören nicht in den eigenen Maßnahmenplan, sondern als Liste zu Land und Bund, in den Worten des Digitalchecks.",
                "Provisions, signatures, missing registers and portals. They do not belong in the own plan but go to Land and federation as a list, in the words of the Digitalcheck."),
            say("Noch ist nichts eingetragen. Fragen Sie in jedem Amt: Was würden Sie sofort ändern, wenn das Gesetz es ließe?",
                "Nothing is entered yet. Ask in each unit: what would you change at once if the law let you?"), findings,
            [say("Hindernis", "Obstacle"), say("Art", "Kind"), say("beseitigen kann", "can be removed by"),
                say("Prinzip des Digitalchecks", "Principle of the Digitalcheck"),
                say("Leistung oder Prozess", "Service or process"), say("Vorschrift", "Provision"), say("Folge", "Effect"),
                    say("Vorschlag", "Proposal")],
            [.. obstacles.OrderBy(one => one.Level).ThenBy(one => one.Title, StringComparer.CurrentCulture).Select(one =>
                new FactRow(one.Id,
                [one.Title, Word(one.Kind, language), Word(one.Level, language), Word(one.Principle, language), one.Process, one.Norm,
                    one.Effect, one.Proposal], "", [.. notes[one.Id]], one.By, one.At))],
            [new("title", say("Hindernis in einem Satz", "Obstacle in one sentence"), FactInput.Line, true),
                new("kind", say("Art", "Kind"), FactInput.Choice, true) { Choices = Choices<ObstacleKind>(one => Word(one, language)) },
                new("level", say("Beseitigen kann es", "Can be removed by"), FactInput.Choice, true)
                    { Choices = Choices<ObstacleLevel>(one => Word(one, language)) },
                new("principle", say("Berührtes Prinzip des Digitalchecks", "Principle of the Digitalcheck concerned"), FactInput.Choice,
                    true)
                    { Choices = Choices<DigitalPrinciple>(one => Word(one, language)) },
                new("process", say("Leistung oder Prozess, wie im Register", "Service or process, as in the register"), FactInput.Line),
                new("norm", say("Vorschrift", "Provision"), FactInput.Line, false, say("mit Paragraf und Gesetz", "with section and act")),
                new("effect", say("Was daraus folgt", "What follows from it"), FactInput.Text, true),
                new("proposal", say("Was geändert werden müsste", "What would have to be changed"), FactInput.Text)],
            say("Hindernis eintragen", "Enter an obstacle"), say("Gemeldet", "Reported"));
    }

    internal static string Word(ObstacleKind kind, Language language) => kind switch
    {
        ObstacleKind.Norm => language.Say("Vorschrift", "provision"),
        ObstacleKind.Form => language.Say("Formerfordernis", "form requirement"),
        ObstacleKind.Signature => language.Say("Unterschrift", "signature"),
        ObstacleKind.Register => language.Say("fehlendes Register", "missing register"),
        _ => language.Say("fehlendes Portal", "missing portal"),
    };

    internal static string Word(ObstacleLevel level, Language language) => level switch
    {
        ObstacleLevel.County => language.Say("der Landkreis", "the county"),
        ObstacleLevel.Land => language.Say("das Land", "the Land"),
        _ => language.Say("der Bund", "the federation"),
    };

    internal static string Word(DigitalPrinciple principle, Language language) => principle switch
    {
        DigitalPrinciple.Communication => language.Say("Digitale Kommunikation", "Digital communication"),
        DigitalPrinciple.Reuse => language.Say("Wiederverwendung von Daten und Standards", "Reuse of data and standards"),
        DigitalPrinciple.Security => language.Say("Datenschutz und Informationssicherheit", "Data protection and information security"),
        DigitalPrinciple.ClearRules => language.Say("Klare Regelungen für eine digitale Ausführung", "Clear rules for digital execution"),
        _ => language.Say("Automatisierung", "Automation"),
    };
}
