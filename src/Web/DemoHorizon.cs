using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Exchange.HorizonTables;
using Wegmarke.Exchange.ProcessTables;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Partnerships;
using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Processes;
using Wegmarke.Processes.Bundling;
using Wegmarke.Processes.Facts;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>What the first town keeps in sight, and what it does together with two others.</summary>
internal static partial class DemoHorizon
{
    private const string Town = "Musterstadt";

    /// <summary>Registers of the towns that show theirs; the first two are the partners.</summary>
    private static readonly (string Town, string Who, string Processes, string[] Obstacles)[] Others =
    [
        ("Neuburgen", "Petra Holl, Hauptamtsleiterin", """
            Wohngeld bewilligen;Sozialamt;Wohngeldverfahren;460;2;1;4;2;104
            Rechnung anweisen;Kämmerei;Finanzverfahren;5.200;2;2;1;2;11
            Hundesteuer anmelden;Kämmerei;Steuerverfahren;310;2;0;1;1;14
            Bewohnerparkausweis ausstellen;Ordnungsamt;;220;3;1;3;3;46
            Wohnsitz anmelden;Bürgeramt;Meldeverfahren;2.300;1;1;1;0;13
            """, ["title=Wohngeldantrag nur mit Unterschrift|kind=Signature|level=Federal|principle=Communication|process=Wohngeld bewilligen"
                + "|norm=Schriftform im Fachrecht|effect=Anträge kommen zweimal, digital und auf Papier.|proposal=Bestätigung im Konto genügt"]),
        ("Rautenfeld", "Bernd Oster, Bürgermeister", """
            Wohngeld bewilligen;Sozialamt;Wohngeldverfahren;540;3;1;4;2;88
            Rechnung anweisen;Finanzen;Finanzverfahren;6.100;3;1;1;3;10
            Hundesteuer anmelden;Finanzen;Steuerverfahren;420;2;1;2;1;16
            Bewohnerparkausweis ausstellen;Bürgerbüro;Parkregister;390;2;0;1;1;9
            """, ["title=Bauvorlagen dreifach auf Papier|kind=Form|level=Land|principle=Communication|process=Bauantrag prüfen"
                + "|norm=Verordnung über Bauvorlagen|effect=Gescannt wird hinterher im Haus.|proposal=Eine digitale Fassung genügt"]),
        ("Hohenwerder", "Dr. Silke Arndt, Erste Beigeordnete", """
            Rechnung anweisen;Kämmerei;Finanzverfahren;7.900;2;1;2;2;12
            Wohnsitz anmelden;Bürgeramt;Meldeverfahren;3.100;0;0;0;0;11
            Hundesteuer anmelden;Kämmerei;Steuerverfahren;510;0;0;1;0;9
            """, ["title=Unterschrift im Wohngeldantrag|kind=Signature|level=Federal|principle=Communication|process=Wohngeld bewilligen"
                + "|norm=Schriftform im Fachrecht|effect=Rückfragen und Porto.|proposal=Elektronische Erklärung zulassen"]),
    ];

    /// <summary>Signals that lay in another ring when they were taken in, so many days ago.</summary>
    private static readonly (string Title, int Days, TrendHorizon Ring)[] Moved =
        [("Angriffe", 395, TrendHorizon.Soon), ("Quereinstieg", 160, TrendHorizon.Later), ("Virtuelle", 270, TrendHorizon.Soon)];

    public static async Task Fill(Database db, MaturityModel model, DateTimeOffset now)
    {
        if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one => one.Name == Town) is not { } town
            || await db.Set<HorizonEntry>().AnyAsync()) return;
        var jana = new Actor(Guid.Empty, "Jana Brandt", [new(Role.Coordinator, town.Id)]);
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            var (rows, _, _) = ReadEntryTable.Run("", Encoding.UTF8.GetBytes(Dated($"demo-{kind.Path()}.csv", now)), kind, model);
            foreach (var (title, days, ring) in kind == EntryKind.Trend ? Moved : [])
            {
                var before = rows.Where(row => row["title"].StartsWith(title, StringComparison.Ordinal)).Select(row => row with
                {
                    Cells = new Dictionary<string, string>(row.Cells) { ["horizon"] = ring.ToString() },
                });
                await PlanEntries.Store(db, jana, town.Id, kind, [.. before], model, Language.German, now.AddDays(-days));
            }

            await PlanEntries.Store(db, jana, town.Id, kind, rows, model, Language.German, now.AddDays(-1));
        }

        await Follow(db, jana, town.Id, now);
        await Watch(db, jana, town.Id, now);
        await Share(db, jana, town, now);
        await Together(db, jana, town, now);
        db.ChangeTracker.Clear();
    }

    /// <summary>A table of the demo, with days such as {-40} counted from today.</summary>
    private static string Dated(string name, DateTimeOffset now)
    {
        using var reader = new StreamReader(typeof(DemoHorizon).Assembly.GetManifestResourceStream(name)!);
        return DaysFromNow().Replace(reader.ReadToEnd(), match =>
            now.AddDays(int.Parse(match.Groups[1].Value, NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\{([+-]\d+)\}")]
    private static partial Regex DaysFromNow();

    /// <summary>Reviews, initiatives and bearers.</summary>
    private static async Task Follow(Database db, Actor jana, Guid town, DateTimeOffset now)
    {
        var (board, portfolio, today) = (await HorizonBoard.Of(db, town), await Portfolio.Of(db, town),
            DateOnly.FromDateTime(now.UtcDateTime));
        EntryState Of(string title) => board.Entries.First(one => one.Content.Title.StartsWith(title, StringComparison.Ordinal));
        async Task Link(string title, string words)
        {
            if (portfolio.Alive.FirstOrDefault(one => one.Content.Title.Contains(words,
                StringComparison.OrdinalIgnoreCase)) is not { } sheet) return;
            var state = Of(title);
            await SaveEntry.Run(db, jana, town, state.Id, 1, state.Content with { Initiatives = [sheet.Id] }, now.AddHours(-20));
        }

        await Link("Menschen erwarten den Stand", "Status");
        await Link("Der einzige Kenner", "Wissen");
        await Link("Überlast", "Akte");
        await ReviewEntry.Run(db, jana, town, EntryKind.Trend, Of("Quantenrechner").Id, 0,
            "Nichts Neues; der Dienstleister nennt noch keinen Termin für den Umstieg.", today.AddDays(300), now.AddHours(-10));
        await ReviewEntry.Run(db, jana, town, EntryKind.Risk, Of("Verschlüsselung").Id, 0,
            "Der zweite Faktor gilt seit März für alle. Der Notbetrieb wurde noch nicht geübt.", today.AddDays(50), now.AddHours(-10));
        await AcceptRisk.Run(db, jana, town, Of("Stromausfall").Id, "Dr. Emine Kaya, Bürgermeisterin",
            "Der Rat hat die Kosten für Notstrom an allen Stellen abgelehnt.", today.AddDays(200), now.AddHours(-9));
        await AcceptRisk.Run(db, jana, town, Of("Wahl einer neuen").Id, "Dr. Emine Kaya, Bürgermeisterin",
            "Das entscheiden die Wählerinnen und Wähler.", today.AddDays(40), now.AddHours(-9));
    }

    private static async Task Watch(Database db, Actor jana, Guid town, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        await WatchFeeds.Add(db, jana, town, "Meldungen des Ministeriums (erfunden)", "https://ministerium.example/meldungen.rss",
            now.AddDays(-20));
        var feed = (await WatchList.Of(db, town)).Feeds[0];
        await WatchFeeds.Keep(db, jana, feed,
        [
            new("Land startet Beratung für gemeinsame Dienste kleiner Gemeinden", "https://ministerium.example/meldungen/dienste", day.AddDays(-4)),
            new("Neue Förderrunde für barrierefreie Formulare", "https://ministerium.example/meldungen/formulare", day.AddDays(-9)),
            new("Leitfaden zu Sprachmodellen in Behörden veröffentlicht", "https://ministerium.example/meldungen/leitfaden", day.AddDays(-15)),
        ], now.AddDays(-3));
    }

    private static async Task Share(Database db, Actor jana, Administration town, DateTimeOffset now)
    {
        await TurnSharing.Run(db, jana, town.Id, true, "Dr. Emine Kaya, Bürgermeisterin", now.AddDays(-60));
        const string Headings = "Name;Unit;Application;Volume;MediaBreaks;Signatures;PaperSteps;HandOffs;HandlingMinutes\n";
        foreach (var (name, who, processes, obstacles) in Others)
        {
            if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one => one.Name == name) is not { } other) continue;
            var clerk = Actor.System with { Name = who.Split(',')[0] };
            var (rows, _, _) = ReadProcessTable.Run("", Encoding.UTF8.GetBytes(Headings + processes));
            await PlanProcesses.Store(db, clerk, other.Id, rows, Language.German, now.AddDays(-55));
            await TurnSharing.Run(db, clerk, other.Id, true, who, now.AddDays(-50));
            foreach (var obstacle in obstacles)
            {
                await RecordFact.Run(db, clerk, FactKinds.Obstacles, other.Id, obstacle.Split('|').Select(cell => cell.Split('=', 2))
                    .ToDictionary(cell => cell[0], cell => cell[1]), Language.German, now.AddDays(-48));
            }
        }
    }

    private static async Task Together(Database db, Actor jana, Administration town, DateTimeOffset now)
    {
        var (day, hours, wait) = (DateOnly.FromDateTime(now.UtcDateTime), Guid.CreateVersion7(now), Guid.CreateVersion7(now.AddSeconds(1)));
        var content = new PartnershipContent("Wohngeld gemeinsam bewilligen",
            "Prüfung und Bescheid für alle drei Städte an einer Stelle in Musterstadt. Beratung und Annahme bleiben in jeder Stadt.",
            LegalForm.PublicAgreement, CostSplit.Volume, 186_400_00, day.AddDays(-90))
        {
            Steps =
            [
                new("Beschlüsse der drei Räte", day.AddDays(-200), day.AddDays(-190)),
                new("Vereinbarung unterschrieben", day.AddDays(-120), day.AddDays(-97)),
                new("Akten aus Neuburgen übertragen", day.AddDays(-30), day.AddDays(-12)),
                new("Akten aus Rautenfeld übertragen", day.AddDays(25), null), new("Alle Fälle an einer Stelle", day.AddDays(80), null),
            ],
            Benefits =
            [
                new(hours, "Frei gewordene Arbeitszeit", "Stunden im Jahr", 0, 900, day.AddDays(250)),
                new(wait, "Tage bis zum Bescheid", "Tage", 47, 25, day.AddDays(160)),
            ],
        };
        if (await KeepPartnership.Found(db, jana, town, content, "Dr. Emine Kaya, Bürgermeisterin", now.AddDays(-210))
            is not KeepPartnership.Done { Id: var id }) return;
        foreach (var (at, (name, who, _, _)) in Others.Take(2).Index())
        {
            if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one => one.Name == name) is not { } other) continue;
            var clerk = Actor.System with { Name = who.Split(',')[0] };
            await JoinPartnership.Ask(db, jana, town.Id, id, name, now.AddDays(-208 + at));
            await JoinPartnership.Agree(db, clerk, other.Id, id, who, now.AddDays(-200));
        }

        foreach (var partner in (await PartnershipState.Find(db, town.Id, id))!.Partners)
        {
            var cases = partner.Partner.Name switch { Town => 1240, "Neuburgen" => 460, _ => 540 };
            await JoinPartnership.Measure(db, jana, partner.Partner.AdministrationId!.Value, id, partner.Partner.Id, cases,
                now.AddDays(-150));
        }

        await KeepPartnership.Read(db, jana, town.Id, id, hours, day.AddDays(-5), 410, "Zeiterfassung der Wohngeldstelle", now.AddDays(-4));
        await KeepPartnership.Read(db, jana, town.Id, id, wait, day.AddDays(-5), 33, "Fachverfahren", now.AddDays(-4));
    }
}
