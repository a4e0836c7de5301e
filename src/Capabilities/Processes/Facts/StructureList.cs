using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Processes.Facts;

/// <summary>How decisions travel, with levels and span as the tree of units shows them.</summary>
internal static class StructureList
{
    public static FactList Of(IReadOnlyList<DecisionPath> paths, IReadOnlyList<Unit> units, ILookup<Guid, FactNote> notes,
        Language language)
    {
        var say = language.Say;
        List<string> findings = [];
        if (units.Count > 0)
        {
            var levels = UnitTree.Sort(units).Max(one => one.Depth) + 1;
            var heads = units.GroupBy(unit => unit.ParentId).Select(group => group.Count()).ToList();
            findings.Add(say($"Ebenen unter der Spitze nach dem Ämterbaum: {levels}", $"Levels below the top by the tree of units: {levels}"));
            findings.Add(say($"Ämter je Stelle, der welche unterstehen: {language.Number(heads.Average(), 1)}, höchstens {heads.Max()}",
                $"Units per post that has some below it: {language.Number(heads.Average(), 1)}, at most {heads.Max()}"));
        }

        if (paths.MaxBy(one => one.Days ?? -1) is { Days: { } days } slowest)
        {
            findings.Add(say($"Am längsten dauert „{slowest.Decision}“: {days} Arbeitstage", $"“{slowest.Decision}” takes longest: {days} working days"));
        }

        if (paths.MaxBy(one => one.Signatures ?? -1) is { Signatures: { } most and > 1 } signed)
        {
            findings.Add(say($"Am meisten unterschrieben wird „{signed.Decision}“: {most} Mal", $"“{signed.Decision}” is signed most: {most} times"));
        }

        string Count(int? number) => number is { } known ? language.Count(known) : "";
        return new(FactKinds.Structure, say("Wie Entscheidungen laufen", "How decisions travel"),
            say("Je Art von Entscheidung: wer sie frühestens allein trifft, bis zu welchem Betrag, wie viele unterschreiben und wie lange es dauert.",
                "For each kind of decision: who can take it alone at the earliest, up to which value, how many sign, and how long it takes."),
            say("Noch ist keine Entscheidung beschrieben. Drei häufige genügen: eine Beschaffung, eine Dienstreise, eine Stellenbesetzung.",
                "No decision is described yet. Three frequent ones are enough: a purchase, a business trip, filling a post."), findings,
            [say("Entscheidung", "Decision"), say("entscheidet frühestens", "decides at the earliest"), say("Unterschriften", "Signatures"),
                say("allein bis Euro", "alone up to euros"), say("Arbeitstage", "Working days"), say("Quelle", "Source")],
            [.. paths.OrderByDescending(one => one.Days ?? -1).Select(one => new FactRow(one.Id, [one.Decision, one.LowestLevel,
                Count(one.Signatures), Count(one.Limit), Count(one.Days), one.Source], "", [.. notes[one.Id]], one.By, one.At))],
            [new("decision", say("Entscheidung", "Decision"), FactInput.Line, true),
                new("lowest", say("Stelle, die frühestens allein entscheidet", "Post that decides alone at the earliest"),
                    FactInput.Line, true),
                new("signatures", say("Unterschriften", "Signatures"), FactInput.Whole),
                new("limit", say("allein bis zu diesem Betrag in Euro", "alone up to this value in euros"), FactInput.Whole),
                new("days", say("Arbeitstage bis zur Entscheidung", "Working days until it is decided"), FactInput.Whole),
                new("source", say("Quelle", "Source"), FactInput.Line, true, say("zum Beispiel zehn Vorgänge gezählt, oder die Dienstanweisung",
                    "for example ten cases counted, or the standing order"))],
            say("Entscheidung beschreiben", "Describe a decision"), "");
    }

    public static FactList OfTeams(IReadOnlyList<CrossTeam> teams, ILookup<Guid, FactNote> notes, Language language)
    {
        var say = language.Say;
        return new(FactKinds.Teams, say("Teams über Ämter hinweg", "Teams across units"),
            say("Gruppen, in denen Menschen aus mehreren Ämtern dauerhaft an einer Aufgabe arbeiten. Namen von Personen gehören nicht hierher.",
                "Groups in which people of several units work on one task permanently. Names of people do not belong here."),
            say("Noch ist kein Team eingetragen. Auch das ist eine Auskunft: Dann läuft Zusammenarbeit über die Leitungen.",
                "No team is entered yet. That says something too: then cooperation goes through the heads."),
            teams.Count == 0 ? [] : [say($"Teams über Ämter hinweg: {teams.Count}", $"Teams across units: {teams.Count}")],
            [say("Team", "Team"), say("Aufgabe", "Task"), say("Ämter", "Units"), say("seit", "since")],
            [.. teams.OrderBy(one => one.Since ?? DateOnly.MaxValue).Select(one => new FactRow(one.Id, [one.Name, one.Task,
                one.Units is { } units ? language.Count(units) : "", one.Since is { } since ? language.Day(since) : ""], "",
                    [.. notes[one.Id]],
                one.By, one.At))],
            [new("name", say("Team", "Team"), FactInput.Line, true), new("task", say("Aufgabe", "Task"), FactInput.Line, true),
                new("units", say("Zahl der Ämter", "Number of units"), FactInput.Whole), new("since", say("seit", "since"), FactInput.Day)],
            say("Team eintragen", "Enter a team"), "");
    }
}
