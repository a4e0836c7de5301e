using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;
using Wegmarke.Processes.Facts;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Hard facts of the invented town.</summary>
internal static class DemoFacts
{
    private static readonly (string Kind, string Fields)[] Facts =
    [
        (FactKinds.Inventory,
            "name=Meldeverfahren|kind=Application|purpose=Melderegister führen|users=Bürgeramt|owner=Sachgebiet Meldewesen"
            + "|interfaces=Standesamt, Statistik|concept=Betriebskonzept 2024|cost=31.500|end=2029-12-31"),
        (FactKinds.Inventory,
            "name=Baugenehmigung|kind=Application|purpose=Bauanträge prüfen|users=Bauamt|owner=|interfaces=keine|concept="
            + "|cost=44.000|end=2027-09-30"),
        (FactKinds.Inventory,
            "name=Finanzverfahren|kind=Application|purpose=Haushalt und Buchung|users=alle Ämter|owner=Kämmerei"
            + "|interfaces=Bank, Steuern, Personal|concept=Rahmenvertrag|cost=118.000|end=2031-06-30"),
        (FactKinds.Inventory,
            "name=Dokumentenablage|kind=Platform|purpose=Akten führen|users=Hauptamt, Bauamt|owner=Hauptamt|interfaces=Scanner"
            + "|concept=Aktenplan, Entwurf|cost=27.800|end=2028-03-31"),
        (FactKinds.Inventory,
            "name=Tragbare Geräte für den Außendienst|kind=Equipment|purpose=Kontrollen und Begehungen vor Ort"
            + "|users=Ordnungsamt, Bauamt|owner=IT-Abteilung|interfaces=mobiles Netz|concept=|cost=9.400|end=2026-06-30"),
        (FactKinds.Structure,
            "decision=Beschaffung eines Fachverfahrens|lowest=Amtsleitung|signatures=5|limit=2.500|days=63"
            + "|source=zehn Vorgänge gezählt"),
        (FactKinds.Structure, "decision=Dienstreise im Land|lowest=Amtsleitung|signatures=3|days=9|source=zwanzig Vorgänge gezählt"),
        (FactKinds.Structure, "decision=Antwort auf eine Beschwerde|lowest=Sachgebietsleitung|signatures=2|days=12|source=Dienstanweisung"),
        (FactKinds.Teams, "name=Team Bürgerportal|task=Anträge von Anfang bis Ende gestalten|units=4|since=2025-03-01"),
        (FactKinds.Teams, "name=Runde Daten|task=gemeinsame Adress- und Gebäudedaten|units=3|since=2026-02-01"),
        (FactKinds.Obstacles,
            "title=Unterschrift auf Papier im Wohngeldantrag|kind=Signature|level=Federal|principle=Communication"
            + "|process=Wohngeld bewilligen|norm=Schriftform im Fachrecht"
            + "|effect=Jeder zweite Online-Antrag wird ausgedruckt und nachgereicht."
            + "|proposal=Elektronische Erklärung ohne Unterschrift zulassen"),
        (FactKinds.Obstacles,
            "title=Meldedaten sind über die Landesgrenze nicht abrufbar|kind=Register|level=Federal|principle=Reuse"
            + "|process=Wohnsitz anmelden|norm=|effect=Wer zuzieht, bringt Nachweise mit, die eine andere Behörde schon hat."
            + "|proposal=Abruf mit Einwilligung in allen Ländern"),
        (FactKinds.Obstacles,
            "title=Bauvorlagen in dreifacher Ausfertigung|kind=Form|level=Land|principle=Communication|process=Bauantrag prüfen"
            + "|norm=Verordnung über Bauvorlagen|effect=Pläne werden geplottet, gefaltet und später wieder gescannt."
            + "|proposal=Eine digitale Ausfertigung genügt"),
        (FactKinds.Obstacles,
            "title=Kein gemeinsames Portal für Kita-Plätze im Kreis|kind=Portal|level=County|principle=Reuse"
            + "|process=Kita-Platz vergeben|norm=|effect=Eltern melden ihr Kind in bis zu vier Gemeinden an."
            + "|proposal=Ein Portal des Kreises mit Abgleich"),
        (FactKinds.Obstacles,
            "title=Ermessensregel lässt keine automatische Entscheidung zu|kind=Norm|level=Land|principle=Automation"
            + "|process=Sondernutzung von Straßen erlauben|norm=Straßengesetz"
            + "|effect=Auch immer gleiche Fälle werden einzeln abgewogen.|proposal=Regelfälle mit festen Merkmalen bestimmen"),
        (FactKinds.Objections, "subject=Videoberatung im Bürgeramt|raised=Bürgeramt|reason=Es könnten Dritte mithören.|on=2026-03-12"),
        (FactKinds.Objections,
            "subject=Terminerinnerung per SMS|raised=Hauptamt|reason=Telefonnummern dürften nicht gespeichert werden."
            + "|on=2026-09-28"),
        (FactKinds.Expertises, "title=Gutachten zur Aufbauorganisation|from=Beratungsbüro|on=2023-11-15|cost=48.000|until=2026-11-15"),
        (FactKinds.Expertises,
            "title=Abschlussarbeit zur Barrierefreiheit der Formulare|from=Hochschule|on=2025-02-20|cost=|until=2028-02-20"),
        (FactKinds.Expertises,
            "title=Studie zur Auslastung der Schalter|from=Kommunaler Verband|on=2025-10-02|cost=12.500|until=2027-10-02"),
    ];

    public static async Task Fill(Database db, Guid administration, MaturityModel model, DateTimeOffset now)
    {
        var author = Actor.System with { Name = "Jana Brandt" };
        foreach (var (kind, fields) in Facts)
        {
            await RecordFact.Run(db, author, kind, administration, fields.Split('|').Select(one => one.Split('=', 2))
                .ToDictionary(one => one[0], one => one[1]), Language.German, now.AddDays(-30));
        }

        async Task Note(string kind, string about, string text, string post, int daysAgo)
        {
            var list = await FactKinds.Of(db, kind, administration, Language.German, now);
            await RecordFact.Note(db, author, kind, administration, list.Rows.First(row => row.Cells[0] == about).Id, text, post,
                DateOnly.FromDateTime(now.UtcDateTime.AddDays(-daysAgo)), Language.German, now.AddDays(-daysAgo));
        }

        await Note(FactKinds.Objections, "Videoberatung im Bürgeramt", "Möglich mit eigenem Raum und Hinweis zu Beginn.",
            "Datenschutzbeauftragte", 25);
        await Note(FactKinds.Expertises, "Studie zur Auslastung der Schalter", "Öffnungszeiten neu geordnet.", "Bürgeramt", 20);
        await Note(FactKinds.Obstacles, "Bauvorlagen in dreifacher Ausfertigung", "Dem Gemeindetag mit zwei Nachbarstädten genannt.",
            "Bürgermeisteramt", 15);
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        await SetTarget.Run(db, author, administration, model, "customers.end-to-end", 40, day.AddMonths(18), now.AddDays(-30));
        await SetTarget.Run(db, author, administration, model, "steering.parallel", 8, day.AddMonths(12), now.AddDays(-30));
        await SetTarget.Keep(db, author, administration, model, "customers.end-to-end", "Sachgebiet Organisation", now.AddDays(-30));
        await SetTarget.Keep(db, author, administration, model, "steering.on-plan", "Digitalisierungsbeauftragte", now.AddDays(-30));
    }
}
