using Wegmarke.Accounts;

namespace Wegmarke.People.Selection;

/// <summary>What a post asks for, as it stands in adverts.</summary>
public static class JobProfiles
{
    public const string Key = "job-profiles";

    public static PeopleKind Kind { get; } = new(Key, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Anforderungsprofile", "Job profiles"),
        language.Say("Was eine Stelle verlangt, bevor sie ausgeschrieben wird: mit den digitalen Kompetenzen einer Rolle und einem Weg für Menschen aus anderen Berufen.",
            "What a post asks for before it is advertised: with the digital competences of a role, and a way in for people from other professions."),
        language.Say("Noch gibt es kein Profil. Beginnen Sie mit der Stelle, die Sie am häufigsten ausschreiben.",
            "There is no profile yet. Begin with the post that you advertise most often."),
        language.Say("Profil anlegen", "Begin a profile")), ground =>
        [
            ground.Line("title", "Stelle", "Post", true),
            ground.Choice("role", "Rolle mit den erwarteten Stufen", "Role with the expected levels", [.. ground.Roles, ("",
                ground.Say("noch keine", "none yet"))]),
            ground.Choice("digital", "Digitale Kompetenzen stehen in der Ausschreibung", "Digital competences stand in the advert",
                ("yes", ground.Say("ja", "yes")), ("no", ground.Say("nein", "no"))),
            ground.Paragraph("proof", "Wie sie im Verfahren gezeigt werden", "How they are shown in the procedure", false,
                "zum Beispiel eine Aufgabe am Bildschirm", "for example a task on screen"),
            ground.Line("lateral", "Weg für Quereinsteigende", "Way in for lateral entrants"),
        ])
    {
        Findings = (all, ground) => all.Count == 0 ? [] : [Said(all, ground)],
        Warning = (entry, ground) => entry.Text("digital") == "yes" && entry.Text("proof").Length == 0 ? ground.Say(
            "Was verlangt wird, wird nirgends gezeigt.", "What is asked for is shown nowhere.") : "",
    };

    private static string Said(IReadOnlyList<Held<ListedEntry>> all, PeopleGround ground)
    {
        var (digital, lateral) = (all.Count(one => one.Content.Text("digital") == "yes"), all.Count(one => one.Content.Text("lateral")
            .Length > 0));
        return ground.Say($"In {digital} von {all.Count} Profilen stehen digitale Kompetenzen; {lateral} haben einen Weg für Menschen aus anderen Berufen.",
            $"{digital} of {all.Count} profiles name digital competences; {lateral} have a way in for people from other professions.");
    }
}
