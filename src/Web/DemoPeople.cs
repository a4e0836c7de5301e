using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Initiatives.Planning;
using Wegmarke.People;
using Wegmarke.People.Checks;
using Wegmarke.People.Competences;
using Wegmarke.People.Figures;
using Wegmarke.People.Folder;
using Wegmarke.People.Programmes;
using Wegmarke.People.Risks;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Web;

/// <summary>How the first town works with its people: needs, programmes with two cohorts that five towns share, a year of checks, and one
/// folder that visitors may open.</summary>
internal static class DemoPeople
{
    /// <summary>Opens the folder of an invented clerk.</summary>
    public const string Key = "MVSTE-RSTAD-TMAPP-E0000-00000-0";

    private const string Town = "Musterstadt";

    private static readonly (string Name, int Staff, int Learners)[] Groups =
    [
        ("Sachbearbeitung", 280, 64), ("Technik und Bau", 120, 26), ("Soziales und Bildung", 150, 31), ("Führung", 46, 18), ("IT", 16, 7),
    ];

    private static readonly (string Name, string Task, (string Competence, int Level)[] Levels)[] Roles =
    [
        ("Prozessbegleitung", "Beschreibt mit den Ämtern Abläufe und hilft, sie zu vereinfachen.",
            [("gestalten.ablauf", 5), ("wissen.ordnen", 4), ("zusammen.teilen", 4), ("loesen.werkzeug", 4), ("schuetzen.daten", 3)]),
        ("Sachbearbeitung digital", "Bearbeitet Anträge vom Eingang bis zum Bescheid ohne Papier.",
            [("wissen.suchen", 3), ("wissen.ordnen", 3), ("zusammen.ton", 3), ("schuetzen.geraet", 2), ("schuetzen.daten", 3),
                ("loesen.stoerung", 2)]),
        ("Führung im Wandel", "Gibt Zeit zum Lernen, entscheidet auch ohne alle Angaben und erklärt, warum.",
            [("zusammen.austausch", 4), ("gestalten.ablauf", 3), ("loesen.neues", 4), ("loesen.luecken", 4), ("schuetzen.menschen", 4)]),
    ];

    public static async Task Fill(Database db, PeopleKeys keys, DateTimeOffset now)
    {
        if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one => one.Name == Town) is not { } town
            || await db.Set<PeopleEntry>().AnyAsync()) return;
        var actor = new Actor(Guid.Empty, "Heike Lorenz", [new(Role.Personnel, town.Id)]);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var book = new Book(db, actor, town.Id, now.AddDays(-400));
        foreach (var (name, staff, _) in Groups) await book.Keep(StaffGroups.Key, ("name", name), ("staff", $"{staff}"));
        List<Guid> roles = [];
        foreach (var (name, task, levels) in Roles)
        {
            roles.Add(await book.Keep(RoleProfile.Kind, new RoleProfile(name, task, levels.ToDictionary(one => one.Competence, one =>
                one.Level)), name));
        }

        await Need(db, book, town.Id, roles, today.Year);
        await DemoPeopleLists.Fill(book, roles, today);
        await Learn(db, book, town, today);
        var checks = await Checks(book);
        await Year(db, keys, actor, town.Id, checks, today);
        await Open(db, town.Id, roles[1], checks, today);
        await Risk(db, actor, town.Id, today, now);
    }

    private static async Task Need(Database db, Book book, Guid town, List<Guid> roles, int year)
    {
        var goals = (await StrategyState.Of(db, town)).Goals;
        Guid Goal(string words) => goals.First(one => one.Content.Title.Contains(words, StringComparison.Ordinal)).Id;
        (string Goal, int Role, int Year, int Needed, int There, string Group, string Way)[] needs =
        [
            ("Abläufe", 0, year + 1, 8, 3, "Sachbearbeitung", "Zwei Lerngruppen mit den Nachbarstädten; je Amt eine Person."),
            ("ohne Papier", 1, year + 1, 60, 44, "Sachbearbeitung", "Lernen am Arbeitsplatz, zwei Stunden in der Woche."),
            ("probiert im Jahr", 2, year + 2, 12, 5, "Führung", ""),
        ];
        foreach (var one in needs)
        {
            await book.Keep(StaffNeeds.Key, ("goal", $"{Goal(one.Goal)}"), ("role", $"{roles[one.Role]}"), ("year", $"{one.Year}"),
                ("needed", $"{one.Needed}"),
                ("there", $"{one.There}"), ("group", one.Group), ("way", one.Way));
        }
    }

    /// <summary>Programmes, and two cohorts of five towns and two companies.</summary>
    private static async Task Learn(Database db, Book book, Administration town, DateOnly today)
    {
        var process = await book.Keep(ProgrammeList.Key, ("title", "Abläufe vereinfachen"), ("subject", "process"), ("format", "blended"),
            ("for", "je Amt eine Person, die Abläufe kennt"), ("modules", "Einen Ablauf aufzeichnen | vor Ort | 8\nSchritte streichen | Werkstatt | 8\nAm eigenen Ablauf üben | Arbeitsplatz | 20"),
            ("materials", "Ordner „Prozesse“ im Intranet"));
        var change = await book.Keep(ProgrammeList.Key, ("title", "Führen, wenn sich alles ändert"), ("subject", "change"), ("format",
            "coaching"),
            ("for", "Amts- und Abteilungsleitungen"), ("modules", "Warum erklären | Gespräch | 4\nZeit zum Lernen geben | Begleitung | 6\nAus Versuchen lernen | Rückblick | 3"), ("materials", ""));
        await book.Keep(ProgrammeList.Key, ("title", "Projekte klein halten"), ("subject", "project"), ("format", "course"), ("for",
            "wer eine Maßnahme führt"),
            ("modules", "Auftrag klären | Kurs | 4\nIn Etappen liefern | Kurs | 8"), ("materials", ""));
        await book.Keep(ProgrammeList.Key, ("title", "Sicher im Netz"), ("subject", "digital"), ("format", "workplace"), ("for",
            "alle mit Dienstgerät"),
            ("modules", "Angriffe erkennen | Arbeitsplatz | 2\nDaten schützen | Arbeitsplatz | 2"), ("materials", "Merkblatt der IT-Abteilung"));
        var towns = await db.Set<Administration>().AsNoTracking().Where(one => one.Id != town.Id).OrderBy(one => one.Name)
            .Select(one => one.Name).Take(4).ToListAsync();
        string Dates(params (int Days, string What)[] dates) => string.Join('\n', dates.Select(one =>
            string.Create(CultureInfo.InvariantCulture,
            $"{today.AddDays(one.Days):yyyy-MM-dd} 09:00 240 {one.What}")));
        (string Title, Guid Programme, string Place, int Seats, string Dates)[] cohorts =
        [
            ("Abläufe vereinfachen, Herbst", process, "Bürgersaal Musterstadt", 16, Dates((-40, "Auftakt"), (-12, "Werkstatt"), (16,
                "Abschluss"))),
            ("Führen im Wandel, erster Kreis", change, "Technologiezentrum der Region", 12, Dates((9, "Auftakt"), (37, "Zwischenhalt"),
                (72, "Rückblick"))),
        ];
        foreach (var one in cohorts)
        {
            await book.Keep(CohortList.Key, ("title", one.Title), ("programme", $"{one.Programme}"), ("seats", $"{one.Seats}"), ("place",
                one.Place), ("dates", one.Dates),
                ("towns", string.Join('\n', towns.Prepend(Town))), ("companies", "Maschinenbau Rehm\nStadtwerke Verbund"));
        }

        foreach (var view in await CohortList.Of(db, town))
        {
            (string Party, int Seats)[] bookings = [(Town, 5), (towns[0], 3), (towns[1], 2), ("Maschinenbau Rehm", 2), (towns[2], 2),
                (towns[3], 3), ("Stadtwerke Verbund", 1)];
            foreach (var (party, seats) in bookings) await BookSeats.Run(db, book.Actor, view, Guid.NewGuid(), party, seats, book.At);
        }
    }

    private static async Task<IReadOnlyList<Guid>> Checks(Book book)
    {
        CheckItem One(string text, string answers) => new("", ItemKind.One, text, CheckItem.ReadAnswers(answers), null, 0);
        CheckItem Many(string text, string answers) => new("", ItemKind.Several, text, CheckItem.ReadAnswers(answers), null, 0);
        var safe = ChangeCheck.With(new("Sicher im Netz", "Angriffe erkennen, Daten schützen, richtig melden.", 5, 80, 12, 7, []),
        [
            One("Eine Nachricht bittet eilig um Ihr Passwort. Was tun Sie?", "*melden und nicht antworten\nantworten und nachfragen\nlöschen und vergessen"),
            Many("Woran erkennen Sie einen Angriff?", "*Die Adresse passt nicht zum Namen.\n*Es wird Druck gemacht.\nDie Nachricht ist kurz."),
            One("Wohin gehört eine Liste mit Geburtsdaten?", "in die Nachricht an alle\n*in die Akte mit beschränktem Zugang\nauf den Stick"),
            One("Sie haben auf einen falschen Link geklickt. Was zuerst?", "abwarten\n*sofort die IT-Abteilung anrufen\nden Rechner verleihen"),
            Many("Was gehört zu einem sicheren Zugang?", "*ein langes Passwort\n*ein zweiter Nachweis\nein Zettel am Bildschirm"),
            new("", ItemKind.Number, "Nach wie vielen Stunden muss eine Datenpanne spätestens gemeldet sein?", [], 72, 0),
            One("Ein Anruf gibt sich als Hersteller aus und will Zugang.", "Zugang geben\n*auflegen und melden\nspäter zurückrufen lassen"),
        ]);
        var process = ChangeCheck.With(new("Abläufe vereinfachen", "Was nach dem Programm sitzen sollte.", 3, 66, 0, 14, []),
        [
            One("Womit beginnt man?", "mit dem Kauf einer Software\n*mit dem Ablauf, wie er wirklich ist\nmit dem Formular"),
            Many("Was sind Medienbrüche?", "*ausdrucken und wieder einscannen\n*aus einer Nachricht abtippen\neine lange Bearbeitungszeit"),
            new("", ItemKind.Number, "Ein Ablauf liegt 30 von 32 Tagen. Wie viele Tage wird daran gearbeitet?", [], 2, 0),
            One("Wer entscheidet, welcher Schritt wegfällt?", "die IT\n*die, die den Ablauf verantworten\nder Zufall"),
        ]);
        return [await book.Keep(KnowledgeCheck.Kind, safe, safe.Title), await book.Keep(KnowledgeCheck.Kind, process, process.Title)];
    }

    /// <summary>Four quarters: more and more people give, and more of them reach what is expected. Each quarter is frozen in its
    /// turn.</summary>
    private static async Task Year(Database db, PeopleKeys keys, Actor actor, Guid town, IReadOnlyList<Guid> checks, DateOnly today)
    {
        var random = new Random(2026);
        List<string> items = [.. checks.Select(FigureItem.Of), .. Roles[1].Levels.Select(one => FigureItem.Of(one.Competence))];
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var day = Quarter.Of(today).Plus(quarter - 3).First.AddDays(Math.Min(40, quarter == 3 ? today.DayNumber - Quarter.Of(today)
                .First.DayNumber : 40));
            foreach (var (group, _, learners) in Groups)
            {
                foreach (var item in items)
                {
                    var ease = 0.3 + 0.08 * (items.IndexOf(item) % 4);
                    db.AddRange(Enumerable.Range(0, learners / 4 + (quarter == 0 ? learners % 4 : 0)).Select(_ => new Contribution(town,
                        Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()), item, group,
                            random.NextDouble() < ease + 0.16 * quarter, 0)));
                }
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            await FreezeFigures.Run(db, keys, actor, town, new(day, new(9, 0), TimeSpan.Zero));
        }
    }

    /// <summary>The folder of somebody who has begun to learn, and three who offer help.</summary>
    private static async Task Open(Database db, Guid town, Guid role, IReadOnlyList<Guid> checks, DateOnly today)
    {
        var secret = FolderSecret.Read(Key)!;
        var content = FolderContent.Empty(Groups[0].Name) with
        {
            Role = role,
            Levels = new Dictionary<string, int> { ["wissen.suchen"] = 4, ["wissen.ordnen"] = 2, ["zusammen.ton"] = 3,
                ["schuetzen.daten"] = 1, ["loesen.stoerung"] = 2 },
            Plan = [new("Ablage im Amt aufräumen, mit der Kollegin aus dem Bürgeramt", "Ende Januar", false), new("Prüfung „Sicher im Netz“", "diesen Monat", true)],
            Tries = [new(checks[0], "Sicher im Netz", today.AddDays(-60), 3, 5, false, null), new(checks[0], "Sicher im Netz", today.AddDays(-45), 4, 5, true, today.AddDays(320))],
        };
        db.Add(KeepFolder.Locked(town, secret, content));
        (string Name, string Topics, string Offer, string Contact)[] experts =
        [
            ("Birgit Maas", "Tabellen auswerten", "donnerstags am Bildschirm", "Durchwahl 214"), ("S. Öztürk", "Videos mit Untertiteln",
                "eine Stunde im Monat", "Raum 3.12"),
            ("Team Bibliothek", "barrierefreie Dokumente", "wir sehen Ihr Dokument an", "bibliothek intern"),
        ];
        db.AddRange(experts.Select(one => new ExpertEntry(Guid.NewGuid(), town, one.Name, one.Topics, one.Offer, one.Contact,
            today.AddDays(-30))));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static async Task Risk(Database db, Actor actor, Guid town, DateOnly today, DateTimeOffset now)
    {
        (int Three, int Five, int Ten, int Alone)[] counts = [(31, 58, 104, 12), (14, 26, 47, 9), (12, 27, 55, 4), (7, 13, 22, 6), (1, 2,
            6, 5)];
        await RecordRisks.Run(db, actor, town, [.. Groups.Zip(counts).Select(one => new GroupRisk(town, today.Year, one.First.Name,
            one.First.Staff, one.Second.Three,
            one.Second.Five, one.Second.Ten, one.Second.Alone, "", default))], now.AddDays(-30));
        await ConsentToRisks.Run(db, new(Guid.Empty, "Monika Seidel", [new(Role.StaffCouncil, town)]), town, today.AddDays(300), "Dienstvereinbarung Personalplanung, § 4", now.AddDays(-30));
    }
}

/// <summary>Writes entries of a house one after the other, each a day later.</summary>
internal sealed class Book(Database db, Actor actor, Guid administration, DateTimeOffset begin)
{
    private int written;

    public Actor Actor => actor;

    public DateTimeOffset At => begin.AddDays(written);

    public Task<Guid> Keep(string kind, params (string Name, string Value)[] fields) =>
        Keep(kind, new ListedEntry(fields.ToDictionary(one => one.Name, one => one.Value)), fields[0].Value);

    public async Task<Guid> Keep<T>(string kind, T content, string subject)
    {
        written++;
        var kept = (KeepEntry.Kept)await KeepEntry.Run(db, actor, administration, kind, null, 0, content, subject, At);
        db.ChangeTracker.Clear();
        return kept.Id;
    }
}
