using Wegmarke.Accounts;

namespace Wegmarke.People.Innovation;

/// <summary>Trials with an end, and looks back: both are done only when their lesson is written down.</summary>
public static class Experiments
{
    public const string Key = "experiments", LookBack = "retrospectives";

    public static PeopleKind Kind { get; } = new(Key, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Versuche", "Experiments"),
        language.Say("Eine Vermutung, ein Ende, eine Lehre. Auch ein Versuch, der widerlegt, ist gelungen, wenn die Lehre dasteht.",
            "A supposition, an end, a lesson. A trial that refutes has succeeded too if its lesson stands there."),
        language.Say("Noch läuft kein Versuch. Was ließe sich in vier Wochen mit zwei Menschen herausfinden?",
            "No experiment runs yet. What could be found out in four weeks with two people?"),
        language.Say("Versuch beginnen", "Begin an experiment")), ground =>
        [
            ground.Line("title", "Was wir versuchen", "What we try", true),
            ground.Paragraph("hypothesis", "Was wir vermuten, und woran wir es merken", "What we suppose, and by what we notice it", true),
            ground.Line("unit", "Wo", "Where", true), ground.Day("begins", "Beginn", "Begin", true), ground.Day("ends", "Ende",
                "End", true),
            ground.Paragraph("lesson", "Lehre", "Lesson", false, "nach dem Ende: was wir jetzt wissen und was wir tun", "after the end: what we know now and what we do"),
        ])
    {
        Columns = ["title", "hypothesis", "unit", "ends", "lesson"],
        Fault = entry => entry.Day("ends") <= entry.Day("begins") ? new("Das Ende liegt nicht nach dem Beginn.",
            "The end is not after the begin.") : null,
        Warning = (entry, ground) => entry.Day("ends") <= ground.Today && entry.Text("lesson").Length == 0
            ? ground.Say("Der Versuch ist zu Ende; seine Lehre fehlt.", "The experiment is over; its lesson is missing.") : "",
        Findings = (all, ground) => all.Count == 0 ? [] : [Said(all, ground)],
    };

    public static PeopleKind Retrospectives { get; } = new(LookBack, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Rückblicke", "Retrospectives"),
        language.Say("Nach einem Vorhaben: was half, was bremste, was wir beim nächsten Mal anders machen. Namen gehören nicht hierher.",
            "After an undertaking: what helped, what slowed down, what we do differently next time. Names do not belong here."),
        language.Say("Noch gab es keinen Rückblick.", "There has been no retrospective yet."), language.Say("Rückblick festhalten",
            "Record a retrospective")), ground =>
        [
            ground.Line("about", "Worüber", "About what", true), ground.Day("on", "am", "on", true), ground.Paragraph("helped",
                "Was half", "What helped", true),
            ground.Paragraph("slowed", "Was bremste", "What slowed down", true), ground.Paragraph("next", "Was wir ändern",
                "What we change", true),
        ])
    {
        Warning = (entry, ground) => entry.Day("on") > ground.Today ? ground.Say("Der Tag liegt noch vor uns.", "The day lies ahead.") : "",
    };

    private static string Said(IReadOnlyList<Held<ListedEntry>> all, PeopleGround ground)
    {
        var over = all.Where(one => one.Content.Day("ends") <= ground.Today).ToList();
        var learned = over.Count(one => one.Content.Text("lesson").Length > 0);
        return ground.Say($"Versuche, die laufen: {all.Count - over.Count}; zu Ende: {over.Count}, davon mit aufgeschriebener Lehre: {learned}.",
            $"Experiments that run: {all.Count - over.Count}; over: {over.Count}, of these with the lesson written down: {learned}.");
    }
}
