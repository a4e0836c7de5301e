using System.Globalization;
using Wegmarke.People.Innovation;
using Wegmarke.People.Selection;

namespace Wegmarke.Web;

/// <summary>Selection and innovation in the first town of the demo.</summary>
internal static class DemoPeopleLists
{
    public static async Task Fill(Book book, IReadOnlyList<Guid> roles, DateOnly today)
    {
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await book.Keep(JobProfiles.Key, ("title", "Sachbearbeitung Bauantrag"), ("role", $"{roles[1]}"), ("digital", "yes"), ("proof", "Einen Antrag am Bildschirm prüfen und beschreiben, was fehlt."),
            ("lateral", "Bauzeichnerinnen mit einem Jahr Begleitung"));
        await book.Keep(JobProfiles.Key, ("title", "Leitung Bürgeramt"), ("role", $"{roles[2]}"), ("digital", "yes"), ("proof", ""),
            ("lateral", "Leitung aus Handel oder Dienstleistung"));
        await book.Keep(JobProfiles.Key, ("title", "Vollzugsdienst"), ("role", ""), ("digital", "no"), ("proof", ""), ("lateral", ""));
        (string Title, int Applied, int Fit, int Invited, int Offered, int Hired, int Lateral)[] vacancies =
            [("Sachbearbeitung Bauantrag", 24, 9, 6, 2, 1, 8), ("IT-Betreuung Schulen", 7, 5, 4, 3, 0, 2), ("Leitung Bürgeramt", 19, 8,
                5, 1, 1, 6), ("Kämmerei, Vollstreckung", 11, 6, 4, 2, 1, 3)];
        foreach (var one in vacancies)
        {
            await book.Keep(Vacancies.Key, ("title", one.Title), ("year", $"{today.Year - 1}"), ("applied", $"{one.Applied}"), ("fit",
                $"{one.Fit}"), ("invited", $"{one.Invited}"),
                ("offered", $"{one.Offered}"), ("hired", $"{one.Hired}"), ("lateral", $"{one.Lateral}"));
        }

        await book.Keep(InnovationLists.Onboarding, ("post", "Sachbearbeitung"), ("leads", "no"), ("business", "2"), ("steps",
            "Patin finden\nEinen Ablauf vom Eingang bis zum Bescheid begleiten\nNach 100 Tagen: Was ist hier umständlich?"), ("guide", "Team Organisation"));
        await book.Keep(InnovationLists.Onboarding, ("post", "Amtsleitung"), ("leads", "yes"), ("business", "20"), ("steps",
            "Vier Wochen in einem Betrieb der Region\nAlle Teams einen halben Tag begleiten\nEine Sache abschaffen"), ("guide", "Hauptamtsleitung"));
        await book.Keep(InnovationLists.Onboarding, ("post", "Abteilungsleitung"), ("leads", "yes"), ("business", "0"), ("steps",
            "Antrittsrunde"), ("guide", "Amtsleitung"));
        await book.Keep(InnovationLists.Trainees, ("title", "Trainee Verwaltung und Wandel"), ("begins", Day(-300)), ("ends", Day(250)),
            ("seats", "3"), ("tasks", "Bürgeramt: die Wartezeit im Netz anzeigen\nBauamt: Mappe durch Akte ersetzen"), ("outcome", ""));
        await book.Keep(InnovationLists.Trainees, ("title", "Trainee, erster Jahrgang"), ("begins", Day(-900)), ("ends", Day(-350)),
            ("seats", "2"), ("tasks", "Standesamt: Urkunden online bestellen"), ("outcome",
            "Läuft seit einem Jahr; beide sind geblieben."));
        (string Unit, int Planned, int Used)[] times = [("Hauptamt", 40, 33), ("Bauamt", 30, 9), ("Bürgeramt", 30, 28), ("Kulturamt",
            15, 16)];
        foreach (var one in times) await book.Keep(InnovationLists.Time, ("unit", one.Unit), ("year", $"{today.Year - 1}"), ("planned",
            $"{one.Planned}"), ("used", $"{one.Used}"));
        await book.Keep(Experiments.Key, ("title", "Ein Tag ohne Besprechungen"), ("hypothesis",
            "Wenn mittwochs keine Besprechung liegt, werden am Mittwoch mehr Vorgänge fertig als an anderen Tagen."), ("unit", "Hauptamt"), ("begins", Day(-150)), ("ends", Day(-60)),
            ("lesson", "Mehr fertig wurde nicht, aber weniger liegt über Nacht. Wir behalten den Mittwoch und lassen den Freitag auch frei."));
        await book.Keep(Experiments.Key, ("title", "Termine auch ohne Termin"), ("hypothesis",
            "Zwei freie Stunden am Dienstag senken die Wartezeit auf unter zwei Wochen."), ("unit", "Bürgeramt"), ("begins", Day(-70)), ("ends", Day(-10)), ("lesson", ""));
        await book.Keep(Experiments.Key, ("title", "Bescheide in klarer Sprache"), ("hypothesis",
            "Nach einer neuen Vorlage kommen halb so viele Rückfragen."), ("unit", "Kämmerei"), ("begins", Day(-20)), ("ends", Day(40)), ("lesson", ""));
        await book.Keep(Experiments.LookBack, ("about", "Einführung der elektronischen Akte im Hauptamt"), ("on", Day(-80)), ("helped",
            "Üben mit eigenen Vorgängen"), ("slowed", "Zwei Stichtage in derselben Woche"), ("next",
            "Erst üben, dann umstellen; nie zum Monatsende"));
        await book.Keep(InnovationLists.Reuse, ("what", "Dienstanweisung mobiles Arbeiten"), ("way", "taken"), ("partner",
            "eine Nachbarstadt"), ("on", Day(-210)), ("saved", "etwa zehn Tage"));
        await book.Keep(InnovationLists.Reuse, ("what", "Vorlage für Prozessgespräche"), ("way", "given"), ("partner",
            "vier Städte der Lerngruppe"), ("on", Day(-30)), ("saved", ""));
        await book.Keep(InnovationLists.Equipment, ("task", "Akten vergleichen"), ("places", "90"), ("needs", "zwei Bildschirme"),
            ("have", "38"), ("by", "rank"));
        await book.Keep(InnovationLists.Equipment, ("task", "Außendienst"), ("places", "45"), ("needs",
            "Telefon mit Kamera, mobile Akte"), ("have", "12"), ("by", "chance"));
        await book.Keep(InnovationLists.Equipment, ("task", "Beratung am Schalter"), ("places", "30"), ("needs", "drehbarer Bildschirm"),
            ("have", "27"), ("by", "task"));
    }
}
