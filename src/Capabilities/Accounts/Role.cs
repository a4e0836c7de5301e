using Wegmarke.Design;

namespace Wegmarke.Accounts;

/// <summary>What a person comes for. Staff and citizens have no account.</summary>
public enum Role
{
    Coordinator,
    Executive,
    UnitHead,
    StaffCouncil,
    DataProtection,
    Council,
    Interviewer,
    Personnel,
    Researcher,
    Operator,
}

public static class RoleNames
{
    public static string Name(this Role role, Language language) => role switch
    {
        Role.Coordinator => language.Say("Digitalisierungsbeauftragte", "Coordinator for digitalisation"),
        Role.Executive => language.Say("Bürgermeisterin oder Bürgermeister", "Mayor"),
        Role.UnitHead => language.Say("Amtsleitung", "Head of unit"),
        Role.StaffCouncil => language.Say("Personalrat", "Staff council"),
        Role.DataProtection => language.Say("Datenschutzbeauftragte", "Data protection officer"),
        Role.Council => language.Say("Gemeinderat", "Municipal council"),
        Role.Interviewer => language.Say("Interviewende und Kodierende", "Interviewer and coder"),
        Role.Personnel => language.Say("Personalentwicklung", "Personnel development"),
        Role.Researcher => language.Say("Hochschule", "Researcher"),
        _ => language.Say("Betrieb", "Operator"),
    };

    /// <summary>What this person finds here, in one sentence.</summary>
    public static string Purpose(this Role role, Language language) => role switch
    {
        Role.Coordinator => language.Say("Plant eine Erhebung, öffnet und schließt sie und sieht, was als Nächstes ansteht.",
          "Plans a survey, opens and closes it and sees what comes next."),
        Role.Executive => language.Say("Liest auf einer Seite, wo die Verwaltung steht.",
          "Reads on one page where the administration stands."),
        Role.UnitHead => language.Say("Liest das Ergebnis des Hauses und das des eigenen Amts.",
          "Reads the result of the house and of the own unit."),
        Role.StaffCouncil => language.Say("Prüft, was gefragt wird und wer was getan hat.", "Checks what is asked and who did what."),
        Role.DataProtection => language.Say("Prüft den Schutz der Antworten und das Protokoll.",
          "Checks how answers are protected, and the record."),
        Role.Council => language.Say("Liest das veröffentlichte Ergebnis.", "Reads the published result."),
        Role.Interviewer => language.Say("Liest Modell und Ergebnis als Grundlage für Gespräche.",
          "Reads model and result as a basis for interviews."),
        Role.Personnel => language.Say("Plant, was Menschen im Haus lernen, und liest Zahlen nur über Gruppen.",
          "Plans what people in the house learn, and reads figures about groups only."),
        Role.Researcher => language.Say("Führt als Treuhänder Vergleichskreise und pflegt Modelle.", "Runs circles as their trustee and looks after models."),
        _ => language.Say("Hält das System am Laufen und sieht keine Antworten.", "Keeps the system running and sees no answers."),
    };
}
