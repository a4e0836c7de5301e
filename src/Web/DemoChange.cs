using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Change;
using Wegmarke.Meetings;
using Wegmarke.Proposals;
using Wegmarke.PublicPages;
using Wegmarke.Responses;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Web;

/// <summary>How the first town takes its people along: proposals, meetings, agreements, the change of one initiative, and what the public
/// reads.</summary>
internal static class DemoChange
{
    private const string Town = "Musterstadt";

    private static readonly (int DaysAgo, string Name, string Text, string Told, string Owner, ProposalDeed? Answer, string Words,
        string[] Letters)[] Proposals =
    [
        (210, "", "Im Bauamt druckt Frau Lindner jeden Antrag aus, damit er in die Mappe kommt. Kann die Mappe nicht digital sein?",
            "Im Bauamt wird jeder Antrag ausgedruckt, damit er in die Mappe kommt. Kann die Mappe nicht digital sein?", "Bauamt",
            ProposalDeed.TakeUp, "Ja. Die elektronische Akte kommt als Nächstes ins Bauamt; die Mappen enden damit.", []),
        (180, "", "Bitte nur noch eine Stelle, an der Urlaub eingetragen wird, statt drei.", "", "Personalamt", ProposalDeed.AlreadyDone,
            "Das geht seit März: Der Kalender im Portal reicht, die Listen in den Ämtern sind abgeschafft.",
            ["Danke! Bei uns hängt die Liste noch."]),
        (160, "", "Jede Woche einen Tag ohne Besprechungen.", "", "Verwaltungsspitze", ProposalDeed.TakeUp,
            "Wir versuchen es ein halbes Jahr lang mit dem Mittwoch und fragen dann, ob es hilft.", []),
        (150, "", "Ein Chatbot, der bei uns im Haus Fragen zum Reisekostenrecht beantwortet.", "", "Hauptamt", ProposalDeed.Refuse,
            "Nein. Die Regeln sind kürzer, als der Chatbot kosten würde; wir schreiben sie auf einer Seite auf.", []),
        (120, "", "Die Fortbildung zum neuen Fachverfahren bitte auch für Teilzeitkräfte am Vormittag.", "", "Personalamt", ProposalDeed.TakeUp,
            "Ab dem nächsten Kurs gibt es jeden Termin zweimal.", []),
        (95, "Birgit Maas", "Postfächer für ganze Teams statt für einzelne Leute, damit im Urlaub nichts liegen bleibt.", "", "IT-Abteilung",
            ProposalDeed.TakeUp, "Das wird mit der gemeinsamen Anmeldung eingerichtet.", []),
        (80, "", "Können wir Rechnungen ohne Papier prüfen?", "", "Kämmerei", ProposalDeed.Later,
            "Ja, aber erst nach dem Wechsel des Finanzverfahrens.", []),
        (60, "", "Ein Bildschirm mehr an jedem Platz, an dem Akten verglichen werden.", "", "IT-Abteilung", null, "", []),
        (45, "", "Die Hausmeister brauchen ein Telefon, auf dem sie Schäden gleich melden können.", "", "Gebäudewirtschaft", null, "",
            ["Gibt es etwas Neues?"]),
        (33, "", "Beim Bürgeramt sollten Leute, die schlecht sehen, die Aufrufnummer hören.", "", "", null, "", []),
        (21, "", "Das Formular für Dienstreisen fragt zweimal nach derselben Kostenstelle.", "", "", null, "", []),
        (6, "", "Herr Krause lässt unsere Anträge wochenlang liegen. Warum gibt es keine Vertretung?", "", "", null, "", []),
        (2, "", "Eine Tauschbörse für Arbeitszeiten im Schichtdienst.", "", "", null, "", []),
    ];

    private static readonly ChangeContent[] Change =
    [
        new Stakeholder("Sachbearbeitung im Hauptamt", 5, -1, "Zeit zum Üben, bevor die Mappen enden"),
        new Stakeholder("Amtsleitungen", 5, 1, "Kurze Zahlen, was es ihnen spart"),
        new Stakeholder("Personalrat", 4, 0, "Früh wissen, was ausgewertet werden kann und was nicht"),
        new Stakeholder("Registratur", 3, -2, "Eine Aufgabe danach, nicht nur ein Ende"),
        new Stakeholder("IT-Abteilung", 4, 2, "Verlässliche Stunden aus den Ämtern"),
        new Stakeholder("Poststelle", 2, 1, "Ein Scanner, der Briefe beim Öffnen erfasst"),
        new Resistance("„Auf Papier sehe ich auf einen Blick, was fehlt.“", "Die ersten Masken zeigten Fehlendes erst nach drei Klicks.",
            "Mit zwei Sachbearbeiterinnen eine Übersicht gebaut.", "Wird seit dem Versuch benutzt; der Einwand kommt nicht mehr."),
        new Resistance("„Am Ende werden wir kontrolliert.“", "Das alte Verfahren zeigte Bearbeitungszeiten je Person.", "", ""),
    ];

    public static async Task Fill(Database db, ProposalKeys keys, DateTimeOffset now)
    {
        if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one => one.Name == Town) is not { } town
            || await db.Set<ProposalBox>().AnyAsync()) return;
        Actor In(Role role, string name) => new(Guid.Empty, name, [new(role, town.Id)]);
        var (coordinator, executive) = (In(Role.Coordinator, "Jana Brandt"), In(Role.Executive, "Dr. Emine Kaya"));
        var (today, portfolio) = (DateOnly.FromDateTime(now.UtcDateTime), await Portfolio.Of(db, town.Id));
        await Propose(db, keys, coordinator, town.Id, portfolio, now);
        await Meet(db, coordinator, town.Id, today, now);
        await Agree(db, executive, town.Id, today, now);
        if (Files(portfolio) is { } running)
        {
            PlannedWord[] words =
            [
                new("Alle im Hauptamt", "Warum die Mappen enden und wann", today.AddDays(-40), "Amtsrunde", today.AddDays(-41)),
                new("Registratur", "Welche Aufgabe danach kommt", today.AddDays(-6), "Gespräch mit der Amtsleitung", null),
                new("Personalrat", "Was ausgewertet werden kann", today.AddDays(12), "Monatsgespräch", null),
            ];
            foreach (var content in Change.Concat(words))
            {
                await SaveChange.Run(db, coordinator, town.Id, running.Id, null, 0, content, now.AddDays(-30));
            }
        }

        await PublishProgress.Run(db, coordinator, town, 0, [ProgressBlock.Vision, ProgressBlock.Goals, ProgressBlock.Finished,
            ProgressBlock.No, ProgressBlock.NoReasons, ProgressBlock.Proposals, ProgressBlock.Areas],
            "Hier lesen Sie, was wir uns vorgenommen haben, was fertig ist und wozu wir Nein gesagt haben.", now.AddDays(-20));
        db.ChangeTracker.Clear();
    }

    /// <summary>The initiative whose change the demo shows.</summary>
    private static Sheet? Files(Portfolio portfolio) =>
        portfolio.Alive.FirstOrDefault(one => one.Content.Title.Contains("elektronische Akte", StringComparison.OrdinalIgnoreCase));

    private static async Task Propose(Database db, ProposalKeys keys, Actor clerk, Guid town, Portfolio portfolio, DateTimeOffset now)
    {
        await TurnProposalBox.Run(db, clerk, town, true, now.AddDays(-240));
        var link = Files(portfolio) is { } running ? $"initiatives/{running.Id}" : "";
        foreach (var one in Proposals)
        {
            var (secret, at, seen) = (ResumeSecret.Fresh(), now.AddDays(-one.DaysAgo), 0);
            await ReceiveProposal.Run(db, keys, town, secret, one.Text, one.Name, at);
            var id = new Guid(secret.SpendingToken);
            async Task Do(ProposalDeed deed, string words, string told, double daysLater)
            {
                db.ChangeTracker.Clear();
                await AnswerProposal.Run(db, clerk, town, id, seen++, deed, words, told, deed == ProposalDeed.Later
                    ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(120) : null, true, at.AddDays(daysLater),
                    deed == ProposalDeed.TakeUp && seen == 3 && one.DaysAgo > 200 ? link : "");
            }

            // The two newest wait to be checked.
            if (one.DaysAgo > 10) await Do(ProposalDeed.Show, "", one.Told.Length > 0 ? one.Told : one.Text, 1);
            if (one.Owner.Length > 0) await Do(ProposalDeed.Take, one.Owner, "", 3);
            if (one.Answer is { } answer) await Do(answer, one.Words, "", 8 + one.DaysAgo / 20.0);
            foreach (var letter in one.Letters)
            {
                db.ChangeTracker.Clear();
                await ReceiveProposal.WriteBack(db, (await ProposalState.Find(db, town, id))!, Guid.NewGuid(), letter, now.AddDays(-3));
            }
        }
    }

    private static async Task Meet(Database db, Actor clerk, Guid town, DateOnly today, DateTimeOffset now)
    {
        var begun = await HoldMeetings.Begin(db, clerk, town, new("Lenkungskreis", DecisionLevel.SteeringGroup, Rhythm.Monthly,
            DayOfWeek.Tuesday, 1, Place: "Kleiner Sitzungssaal"), new(14, 0), today.AddDays(-200), 60, now.AddDays(-200));
        await HoldMeetings.Begin(db, clerk, town, new("Dienstbesprechung der Verwaltungsspitze", DecisionLevel.Executive,
            Rhythm.EveryTwoWeeks,
            DayOfWeek.Monday), new(9, 0), today.AddDays(-100), 90, now.AddDays(-100));
        if (begun is not HoldMeetings.Done { Id: var id }) return;
        var series = (await SeriesState.Of(db, town)).First(one => one.Series.Id == id).Series;
        var last = series.Days(today.AddDays(-62), today.AddDays(-1)).Last();
        await HoldMeetings.Decide(db, clerk, series, last, null, "Versuchen wir einen Tag in der Woche ohne Besprechungen?", "proposals",
            DecisionWay.AgreedOnConditions, "Ja, mittwochs, zunächst für ein halbes Jahr.",
            "Ein Vorschlag aus dem Haus; ob er hilft, sagt die nächste Befragung.", now);
        await HoldMeetings.Write(db, clerk, series, last, 0,
            "Die Liste der Maßnahmen wurde durchgegangen; zwei ruhen weiter. Die Amtsleitungen bitten um kürzere Vorlagen.", now);
    }

    private static async Task Agree(Database db, Actor executive, Guid town, DateOnly today, DateTimeOffset now)
    {
        var goals = (await StrategyState.Of(db, town)).Goals;
        await AgreeOnGoal.Run(db, executive, town, goals.First(one => one.Content.Area == "commitment").Id, "Leitung Hauptamt",
            "Bürgermeisterin",
            "Jede offene Frage kommt mit einem Vorschlag und dem Grund auf höchstens einer Seite in die Dienstbesprechung.", today.AddDays(200),
            today.AddDays(-170), now.AddDays(-170));
        await AgreeOnGoal.Run(db, executive, town, goals.First(one => one.Content.Area == "customers").Id, "Leitung Bürgeramt",
            "Bürgermeisterin",
            "Zwei Anträge im Halbjahr laufen danach ohne Papier.", today.AddDays(150), today.AddDays(20), now.AddDays(-60));
        var first = (await AgreementState.Of(db, town)).First(one => one.Agreement.Giver == "Leitung Hauptamt");
        await AgreeOnGoal.Review(db, executive, town, first.Agreement.Id, 0, AgreementStand.OnTheWay,
            "Vier von fünf Fragen kamen mit Vorschlag.", today.AddDays(-5), now.AddDays(-90));
        foreach (var (back, hours) in new[] { (9, 38), (6, 31), (3, 44) })
        {
            var month = today.AddMonths(-back);
            await RecordHours.Run(db, executive, town, month.Year, (month.Month + 2) / 3, hours, now);
        }
    }
}
