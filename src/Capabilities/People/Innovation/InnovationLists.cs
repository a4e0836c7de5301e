using Wegmarke.Accounts;

namespace Wegmarke.People.Innovation;

/// <summary>How new things come into the staff: how people begin, what they try, what was learned from it.</summary>
public static class InnovationLists
{
    public const string Onboarding = "onboarding", Trainees = "trainees", Time = "innovation-time", Reuse = "reuse",
        Equipment = "equipment";

    public static readonly IReadOnlyList<PeopleKind> All =
    [
        OnboardingPlans(), TraineeProgrammes(), InnovationTime(), Experiments.Kind, Experiments.Retrospectives, Exchange(),
            EquipmentByTask(),
    ];

    private static PeopleKind OnboardingPlans() => new(Onboarding, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Einarbeitung", "Onboarding"),
        language.Say("Pläne für den Anfang, je Art von Stelle. Für Führungsstellen gehört Zeit außerhalb der Verwaltung dazu, etwa in einem Betrieb der Region.",
            "Plans for the beginning, by kind of post. For leadership posts time outside the administration belongs to it, such as in a company of the region."),
        language.Say("Noch gibt es keinen Plan.", "There is no plan yet."), language.Say("Plan anlegen", "Begin a plan")), ground =>
        [
            ground.Line("post", "Art der Stelle", "Kind of post", true),
            ground.Choice("leads", "Führungsstelle", "Leadership post", ("no", ground.Say("nein", "no")), ("yes", ground.Say("ja", "yes"))),
            ground.Whole("business", "Tage in einem Betrieb oder einer anderen Organisation", "Days in a company or another organisation", true),
            ground.Paragraph("steps", "Schritte der ersten hundert Tage", "Steps of the first hundred days", true),
            ground.Line("guide", "Wer begleitet (Funktion)", "Who guides (post)", true),
        ])
    {
        Warning = (entry, ground) => entry.Text("leads") == "yes" && entry.Whole("business") == 0 ? ground.Say(
            "Vor der Führungsstelle ist keine Zeit außerhalb der Verwaltung vorgesehen.",
            "No time outside the administration is planned before the leadership post.") : "",
    };

    private static PeopleKind TraineeProgrammes() => new(Trainees, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Trainee-Programme mit eigener Aufgabe", "Trainee programmes with a task of their own"),
        language.Say("Wer neu kommt, verändert etwas: Jede Station hat eine Aufgabe, die es so noch nicht gab.",
            "Whoever is new changes something: each station has a task that was not there before."),
        language.Say("Noch gibt es kein Programm.", "There is no programme yet."), language.Say("Programm anlegen",
            "Begin a programme")), ground =>
        [
            ground.Line("title", "Programm", "Programme", true), ground.Day("begins", "Beginn", "Begin", true), ground.Day("ends",
                "Ende", "End", true),
            ground.Whole("seats", "Plätze", "Places", true),
            ground.Paragraph("tasks", "Aufgaben", "Tasks", true, "eine Zeile je Station: wo und was verändert werden soll",
                "one line per station: where, and what is to be changed"),
            ground.Paragraph("outcome", "Was daraus wurde", "What became of it"),
        ])
    {
        Fault = entry => entry.Day("ends") <= entry.Day("begins") ? new("Das Ende liegt nicht nach dem Beginn.",
            "The end is not after the begin.") : null,
        Warning = (entry, ground) => entry.Day("ends") < ground.Today && entry.Text("outcome").Length == 0
            ? ground.Say("Zu Ende, und es steht nicht da, was daraus wurde.", "Over, and what became of it is not told.") : "",
    };

    private static PeopleKind InnovationTime() => new(Time, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Zeit für Neues", "Time for new things"),
        language.Say("Geplante und genutzte Tage je Amt und Jahr. Gezählt wird das Amt, nie die einzelne Person.",
            "Days planned and used by unit and year. The unit is counted, never the single person."),
        language.Say("Noch ist keine Zeit eingeplant. Ohne eingeplante Zeit bleibt Neues Feierabend.", "No time is planned yet."),
        language.Say("Zeit eintragen", "Enter time")), ground =>
        [
            ground.Choice("unit", "Amt", "Unit", [.. ground.Units.Select(one => (one, one))]), ground.Whole("year", "Jahr", "Year", true),
            ground.Whole("planned", "geplante Tage", "days planned", true), ground.Whole("used", "genutzte Tage", "days used", true),
        ])
    {
        Findings = (all, ground) => [.. all.GroupBy(one => one.Content.Whole("year") ?? 0).OrderByDescending(one => one.Key).Take(2)
            .Select(year => (year.Key, Planned: year.Sum(one => one.Content.Whole("planned") ?? 0), Used: year.Sum(one =>
                one.Content.Whole("used") ?? 0)))
            .Select(one => ground.Say($"{one.Key}: {one.Used} von {one.Planned} geplanten Tagen wurden genutzt.",
                $"{one.Key}: {one.Used} of {one.Planned} planned days were used."))],
        Warning = (entry, ground) => entry.Whole("year") < ground.Today.Year && entry.Whole("used") < entry.Whole("planned") / 2.0
            ? ground.Say("Weniger als die Hälfte genutzt: Was kam dazwischen?", "Less than half was used: what came in between?") : "",
    };

    private static PeopleKind Exchange() => new(Reuse, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Von anderen, für andere", "From others, for others"),
        language.Say("Was wir übernommen haben, statt es neu zu erfinden, und was wir weitergegeben haben.",
            "What we took over instead of inventing it anew, and what we passed on."),
        language.Say("Noch ist nichts eingetragen. Auch eine übernommene Dienstanweisung zählt.", "Nothing is entered yet. A standing order taken over counts too."),
        language.Say("Eintragen", "Enter")), ground =>
        [
            ground.Line("what", "Was", "What", true), ground.Choice("way", "Richtung", "Direction",
                ("taken", ground.Say("übernommen", "taken over")), ("given", ground.Say("weitergegeben", "passed on"))),
            ground.Line("partner", "Von wem, an wen", "From whom, to whom", true), ground.Day("on", "am", "on", true),
            ground.Line("saved", "Was es erspart hat", "What it saved"),
        ])
    {
        Findings = (all, ground) => all.Count == 0 ? [] : [ground.Say(
            $"{all.Count(one => one.Content.Text("way") == "taken")} Mal übernommen, {all.Count(one => one.Content.Text("way") == "given")} Mal weitergegeben.",
            $"Taken over {all.Count(one => one.Content.Text("way") == "taken")} times, passed on {all.Count(one => one.Content.Text("way") == "given")} times.")],
    };

    private static PeopleKind EquipmentByTask() => new(Equipment, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Ausstattung nach Aufgabe", "Equipment by task"),
        language.Say("Was eine Aufgabe braucht, und wonach heute verteilt wird. Wo der Rang entscheidet, fehlt es oft dort, wo gearbeitet wird.",
            "What a task needs, and by what it is handed out today. Where rank decides it is often missing where the work is done."),
        language.Say("Noch ist nichts eingetragen.", "Nothing is entered yet."), language.Say("Aufgabe eintragen", "Enter a task")),
            ground =>
        [
            ground.Line("task", "Art der Aufgabe", "Kind of task", true), ground.Whole("places", "Arbeitsplätze dieser Art",
                "Workplaces of this kind", true),
            ground.Line("needs", "Was sie braucht", "What it needs", true), ground.Whole("have", "davon so ausgestattet",
                "of these equipped so", true),
            ground.Choice("by", "Heute verteilt nach", "Handed out today by", ("task", ground.Say("Aufgabe", "task")),
                ("rank", ground.Say("Rang", "rank")), ("chance", ground.Say("wie es kam", "as it happened"))),
        ])
    {
        Fault = entry => entry.Whole("have") > entry.Whole("places") ? new("Es können nicht mehr Plätze ausgestattet sein, als es gibt.",
            "There cannot be more workplaces equipped than there are.") : null,
        Findings = (all, ground) => all.Count == 0 ? [] : [Equipped(all, ground)],
        Warning = (entry, ground) => entry.Text("by") == "rank" && entry.Whole("have") < entry.Whole("places") ? ground.Say(
            "Nach Rang verteilt, und der Aufgabe fehlt es.", "Handed out by rank, and the task lacks it.") : "",
    };

    private static string Equipped(IReadOnlyList<Held<ListedEntry>> all, PeopleGround ground)
    {
        int Sum(string field) => all.Sum(one => one.Content.Whole(field) ?? 0);
        var (have, places, rank) = (Sum("have"), Sum("places"), all.Count(one => one.Content.Text("by") == "rank"));
        return ground.Say($"{have} von {places} Plätzen haben, was ihre Aufgabe braucht; bei {rank} von {all.Count} Aufgaben entscheidet der Rang.",
            $"{have} of {places} workplaces have what their task needs; for {rank} of {all.Count} tasks rank decides.");
    }
}
