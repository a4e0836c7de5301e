using Wegmarke.Accounts;
using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Web;

/// <summary>How the first town steers: a strategy, decisions, initiatives with a history of three years and a list of noes, through the
/// same deeds as real people.</summary>
internal static class DemoSteering
{
    /// <summary>Since when the strategy that holds is written; the first one is a year older.</summary>
    private const int Years = 2;

    private static readonly (string Area, double Stage, int MonthsAhead, string Owner, string Way, string Enough)[] Targets =
    [
        ("commitment", 5, 14, "Verwaltungsspitze", "Jede Amtsleitung hat ein messbares Digitalziel; offene Fragen werden alle zwei Wochen entschieden.", ""),
        ("steering", 5.5, 14, "Hauptamt", "Eine Liste der Maßnahmen, eine Runde im Monat, weniger gleichzeitig.", ""),
        ("customers", 5.5, 20, "Bürgeramt", "Die zwölf meistgenutzten Leistungen werden bis zum Ende durchdacht, nicht nur das Formular.", ""),
        ("processes", 5.5, 20, "Organisation", "Erst beschreiben, dann vereinfachen, dann digitalisieren.", ""),
        ("technology", 5.5, 26, "IT-Abteilung", "Gemeinsame Basis mit dem Zweckverband statt eigener Insellösungen.", ""),
        ("culture", 5.5, 26, "", "Versuche im Kleinen, über die berichtet wird, auch wenn sie scheitern.", ""),
        ("structure", 3.5, 14, "Hauptamt", "", "Eine Reorganisation steht nicht an; mit dieser Stufe lässt sich bis zur nächsten Befragung gut arbeiten."),
    ];

    private static readonly (string Key, GoalContent Content, string Office, string Promise)[] Goals =
    [
        ("decide", new("commitment", "Fragen zur Digitalisierung werden in höchstens 30 Tagen entschieden", "commitment.decision-age", "", 95, 30,
            null, "Verwaltungsspitze", Ambition.Commit, 70), "Bürgermeisterin", "Ein fester Platz in jeder Dienstbesprechung."),
        ("plan", new("steering", "Sieben von zehn Maßnahmen liegen im Plan", "steering.on-plan", "", 35, 70, null, "Hauptamt",
            Ambition.Target, 50),
            "Leitung Hauptamt", "Eine Stunde im Monat für die Runde."),
        ("fewer", new("steering", "Höchstens acht Maßnahmen laufen gleichzeitig", "steering.parallel", "", 14, 8, null, "Lenkungskreis",
            Ambition.Commit, 50), "Bürgermeisterin", "Neues beginnt erst, wenn etwas anderes fertig ist."),
        ("end", new("customers", "30 Leistungen laufen ohne Papier vom Antrag bis zum Bescheid", "customers.end-to-end", "", 6, 30, null, "Bürgeramt",
            Ambition.Stretch, 30), "", ""),
        ("use", new("customers", "Vier von zehn Anträgen kommen online", "customers.use-rate", "", 18, 40, null, "Bürgeramt",
            Ambition.Target, 70), "", ""),
        ("maps", new("processes", "Die 25 wichtigsten Abläufe sind beschrieben und vereinfacht", "", "Zahl der beschriebenen Abläufe", 3, 25, null,
            "Organisation", Ambition.Target, 70), "", ""),
        ("basis", new("technology", "Alle Fachverfahren nutzen eine gemeinsame Anmeldung", "", "Anteil der Verfahren in Prozent", 20, 100, null,
            "IT-Abteilung", Ambition.Target, 50), "", ""),
        ("try", new("culture", "Jedes Amt probiert im Jahr eine Sache aus", "", "", null, null, null, "", Ambition.Stretch, 50), "", ""),
    ];

    /// <summary>Title, key in the catalogue, area, goals, days, cost, begin and length in months (from two years ago, what is
    /// older has a minus), steps.</summary>
    private static readonly (string Title, string Area, InitiativeSource Source, string Catalogue, string Goals, double Days, decimal Once,
        decimal Running, int Begin, int Months, int Effect, bool Groundwork, string Owner, string Steps)[] Carried =
    [
        ("Dienstgeräte für die Arbeit zu Hause", "technology", InitiativeSource.Own, "", "", 22, 68_000, 4_000, -11, 8, 3, true,
            "IT-Abteilung", "2 1 8"),
        ("Neue Website der Stadt", "customers", InitiativeSource.CouncilMotion, "", "", 65, 54_000, 7_000, -10, 11, 2, false, "Hauptamt",
            "2 1 13"),
        ("Elektronische Rechnungen annehmen", "processes", InitiativeSource.Law, "", "", 16, 9_000, 2_000, -9, 6, 3, true, "Kämmerei",
            "2 1 6"),
        ("Eigenes Netz für Schulen und Kitas", "technology", InitiativeSource.Grant, "", "", 55, 210_000, 16_000, -8, 14, 2, true,
            "IT-Abteilung", "2 1 17"),
        ("Beteiligungsportal", "customers", InitiativeSource.Own, "", "", 30, 18_000, 6_000, -6, 10, 2, false, "Stadtplanung", "unused"),
        ("Register der Hindernisse durch Land und Bund", "processes", InitiativeSource.Catalogue, "obstacle-register", "maps", 8, 0, 0, 1,
            5, 2, true, "Organisation", "2 1 7"),
        ("Bericht an das Land über Schriftformerfordernisse", "processes", InitiativeSource.Catalogue, "obstacle-reports", "maps", 6, 0, 0,
            7, 4, 2, true, "Rechtsamt", "2 1 12"),
        ("Eigene Satzungen auf Schriftform prüfen", "processes", InitiativeSource.Catalogue, "own-statutes", "end", 20, 0, 0, 10, 9, 3,
            true, "Rechtsamt", "1 2"),
        ("Online-Dienste vom Antrag bis zum Bescheid", "customers", InitiativeSource.Catalogue, "online-service-plan", "end use", 60,
            45_000, 9_000, 6, 24, 5, false, "Bürgeramt", "1 2"),
        ("Bürgerkonto für alle Anträge", "customers", InitiativeSource.Catalogue, "account-use", "use", 25, 8_000, 2_400, 12, 12, 4, false,
            "IT-Abteilung", "1 2"),
        ("Abläufe beschreiben: Baugenehmigung", "processes", InitiativeSource.Own, "", "maps", 35, 0, 0, 4, 10, 4, true, "Bauamt", "1 2 9"),
        ("Abläufe beschreiben: Wohngeld", "processes", InitiativeSource.Own, "", "maps", 18, 0, 0, 13, 6, 3, true, "Sozialamt", "1 2"),
        ("Elektronische Akte im Hauptamt", "technology", InitiativeSource.Own, "", "basis", 90, 120_000, 18_000, 2, 20, 4, true,
            "IT-Abteilung", "1 2"),
        ("Gemeinsame Anmeldung mit dem Zweckverband", "technology", InitiativeSource.Own, "", "basis", 40, 30_000, 6_000, 14, 12, 4, true,
            "IT-Abteilung", "1 2"),
        ("Ziele für Amtsleitungen", "commitment", InitiativeSource.Own, "", "decide plan", 10, 0, 0, 3, 6, 4, true, "Verwaltungsspitze",
            "2 1 8"),
        ("Fester Platz für Entscheidungen in der Dienstbesprechung", "commitment", InitiativeSource.Own, "", "decide", 4, 0, 0, 5, 3, 4, true, "Verwaltungsspitze", "2 1 6"),
        ("Eine Liste der Maßnahmen, eine Runde im Monat", "steering", InitiativeSource.Own, "", "plan fewer", 15, 0, 1_200, 15, 12, 5,
            true, "Hauptamt", "1 2"),
        ("Sensoren auf dem Marktplatz", "technology", InitiativeSource.Grant, "", "", 45, 80_000, 12_000, 9, 18, 1, false, "Stadtplanung",
            "1 2"),
        ("Terminbuchung für das Standesamt", "customers", InitiativeSource.CouncilMotion, "", "use", 12, 4_500, 1_800, 8, 4, 3, false,
            "Standesamt", "2 1 10"),
        ("Lotsen für die digitale Arbeit in jedem Amt", "culture", InitiativeSource.Own, "", "try", 30, 5_000, 0, 18, 12, 4, true,
            "Personalamt", "1 3"),
        ("Wissen sichern, bevor Erfahrene gehen", "culture", InitiativeSource.Own, "", "", 25, 0, 0, 20, 10, 3, true, "Personalamt", "1"),
        ("Bescheide in verständlicher Sprache", "customers", InitiativeSource.CouncilMotion, "", "", 30, 6_000, 0, 21, 9, 3, false,
            "Bürgeramt", ""),
        ("App für Bürgerinnen und Bürger", "customers", InitiativeSource.CouncilMotion, "", "", 120, 150_000, 30_000, 6, 18, 2, false,
            "Hauptamt", "no"),
        ("Ein Chatbot auf der Website", "customers", InitiativeSource.Own, "", "", 50, 40_000, 12_000, 11, 12, 2, false, "Bürgeramt", "no"),
        ("Eigenes Rechenzentrum erneuern", "technology", InitiativeSource.Own, "", "basis", 80, 250_000, 40_000, 3, 18, 3, true,
            "IT-Abteilung", "stop"),
        ("Digitale Zwillinge für die Innenstadt", "technology", InitiativeSource.Grant, "", "", 70, 90_000, 15_000, 16, 18, 1, false,
            "Stadtplanung", "no"),
    ];

    private static readonly Dictionary<string, string> Stopped = new()
    {
        ["stop"] = "Der Zweckverband kann es sicherer und günstiger; weiterzubauen hätte nur den Abschied verteuert.",
        ["unused"] = "In neun Monaten kamen vierzehn Beiträge. Die Sprechstunde vor Ort erreicht mehr Menschen und bleibt.",
    };

    private static readonly (string Text, DecisionLevel Level, string Who, int Asked, int Decided, string Outcome,
        string Reason)[] Questions =
    [
        ("Soll die elektronische Akte im Hauptamt beginnen?", DecisionLevel.Executive, "Bürgermeisterin", 700, 655,
            "Ja, mit dem Hauptamt als erstem Amt.", "Dort sind die Abläufe am besten beschrieben."),
        ("Beschließt der Rat die Strategie?", DecisionLevel.Council, "Gemeinderat", 640, 560, "Ja, mit einem Bericht im Jahr.",
            "Der Rat will sehen, was nicht gemacht wird."),
        ("Geben wir das eigene Rechenzentrum auf?", DecisionLevel.Executive, "Bürgermeisterin", 420, 330, "Ja, zum Ende des Vertrags.", "Der Zweckverband betreibt es sicherer und für weniger Geld."),
        ("Dürfen Amtsleitungen Termine im Bürgerkonto selbst freigeben?", DecisionLevel.SteeringGroup, "Lenkungskreis", 200, 179, "Ja.", "Niemand außerhalb des Amts kann das besser beurteilen."),
        ("Bekommt jedes Amt Stunden für eine Lotsin oder einen Lotsen?", DecisionLevel.Executive, "Bürgermeisterin", 88, 0, "", ""),
        ("Verzichten wir bei der Hundesteuer auf die Unterschrift?", DecisionLevel.Council, "Gemeinderat", 61, 0, "", ""),
        ("Wer führt die Liste der Abläufe weiter, wenn das Projekt endet?", DecisionLevel.SteeringGroup, "Lenkungskreis", 24, 0, "", ""),
    ];

    public static async Task Fill(Database db, Actor coordinator, Actor executive, Guid administration, MaturityModel model,
        DateTimeOffset now)
    {
        var (start, today) = (now.AddYears(-Years), DateOnly.FromDateTime(now.UtcDateTime));
        await WriteStrategy.Run(db, coordinator, administration, 0, "Musterstadt wird eine digitale Stadt.",
            "Wir nutzen, was möglich ist.", Authorship.Consultants, 9, DateOnly.FromDateTime(start.AddYears(-1).UtcDateTime),
            start.AddYears(-1));
        await WriteStrategy.Run(db, coordinator, administration, 1,
            "Musterstadt erledigt Anliegen schnell, verständlich und beim ersten Mal. Digital ist der Normalfall, persönlich bleibt möglich.",
            "Erst vereinfachen, dann digitalisieren.\nWenig beginnen, alles beenden.\nWas andere schon gelöst haben, übernehmen wir.",
            Authorship.Together, 64, DateOnly.FromDateTime(start.UtcDateTime), start.AddDays(10));
        await ResolveStrategy.Run(db, coordinator, administration, "Gemeinderat", today.AddDays(-560), "Drucksache 48",
            "Einstimmig, mit einem Bericht im Jahr.", start.AddDays(175));
        foreach (var (area, stage, months, owner, way, enough) in Targets)
        {
            await AgreeTarget.Run(db, coordinator, administration, model, area, 0, stage, today.AddMonths(months), owner, way, enough,
                start.AddDays(200));
        }

        Dictionary<string, Guid> goals = [];
        foreach (var (key, content, office, promise) in Goals)
        {
            var due = content.Owner.Length == 0 ? (DateOnly?)null : today.AddMonths(10);
            var set = await SetGoal.Run(db, coordinator, administration, model, null, 0, content with { Due = due }, start.AddDays(210));
            goals[key] = ((SetGoal.Set)set).Id;
            if (office.Length > 0) await CommitToGoal.Run(db, executive, administration, goals[key], office, promise, today.AddDays(-500),
                now);
        }

        foreach (var (text, level, who, asked, decided, outcome, reason) in Questions)
        {
            var question = await AskDecision.Run(db, coordinator, administration, text, level, who, today.AddDays(-asked), "",
                now.AddDays(-asked));
            if (decided > 0 && question is AskDecision.Asked { Id: var id })
            {
                await RecordDecision.Run(db, executive, administration, id, DecisionWay.Agreed, outcome, reason, today.AddDays(-decided),
                    now.AddDays(-decided));
            }
        }

        await Carry(db, coordinator, administration, model, goals, start);
        db.ChangeTracker.Clear();
    }

    private static async Task Carry(Database db, Actor actor, Guid administration, MaturityModel model, Dictionary<string, Guid> goals,
        DateTimeOffset start)
    {
        Guid? register = null;
        foreach (var one in Carried)
        {
            var (begin, end) = (Day(start.AddMonths(one.Begin)), Day(start.AddMonths(one.Begin + one.Months)));
            var known = model.Initiatives.FirstOrDefault(initiative => initiative.Key == one.Catalogue);
            var content = new InitiativeContent(one.Title, one.Area, one.Source)
            {
                Catalogue = known?.Key ?? "", Causes = known?.Causes ?? [.. CausesOf(model, one.Area, one.Source)], Begin = begin, End = end,
                Goals = [.. one.Goals.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => new GoalShare(goals[key], ""))],
                Days = one.Days, CostOnce = one.Once, CostRunning = one.Running, EffectSize = one.Effect, Groundwork = one.Groundwork,
                Owner = one.Owner, After = one.Catalogue == "obstacle-reports" && register is { } before ? [before] : [],
                Why = one.Source == InitiativeSource.Grant ? "Förderprogramm des Landes." : "",
                Milestones =
                [
                    new("Auftrag und Team stehen", begin.AddMonths(1), one.Steps.Contains('2') ? begin.AddMonths(1).AddDays(9) : null),
                    new("Erster Versuch im Alltag", begin.AddMonths(Math.Max(2, one.Months / 2)), one.Steps.Length > 3
                        ? begin.AddMonths(Math.Max(2, one.Months / 2)).AddDays(20) : null),
                    new("Im Regelbetrieb", end, null),
                ],
            };
            var saved = await SaveInitiative.Run(db, actor, administration, model, null, 0, content,
                start.AddMonths(one.Begin).AddDays(-20));
            if (saved is not SaveInitiative.Saved { Id: var id }) continue;
            register ??= id;
            await Step(db, actor, administration, id, one.Steps, start, one.Begin);
        }
    }

    /// <summary>Plays the steps of an initiative: "no", why it was stopped, or what was reached in turn (1 decided, 2 running, 3 paused, a month: done
    /// in it).</summary>
    private static async Task Step(Database db, Actor actor, Guid administration, Guid initiative, string steps, DateTimeOffset start,
        int begin)
    {
        var number = 1;
        async Task To(Stand stand, string reason, DateTimeOffset at) => await MoveInitiative.Run(db, actor, administration, initiative,
            number++, stand, reason, Day(at), at);
        var first = start.AddMonths(begin);
        switch (steps)
        {
            case "no":
                await To(Stand.Declined, "Guter Gedanke, aber er hilft keinem unserer Ziele, und die Leute fehlen dann an anderer Stelle.", first);
                return;
            case "stop" or "unused":
                await To(Stand.Decided, "", first.AddDays(-10));
                await To(Stand.Running, "", first);
                await To(Stand.Stopped, Stopped[steps], first.AddMonths(9));
                return;
        }

        var parts = steps.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0) await To(Stand.Decided, "", first.AddDays(-10));
        if (parts.Contains("2")) await To(Stand.Running, "", first);
        if (parts.Contains("3")) await To(Stand.Paused, "Wartet auf die Entscheidung über die Stunden der Ämter.", start.AddMonths(22));
        if (parts.Length == 3) await To(Stand.Done, "Im Regelbetrieb.", start.AddMonths(begin + int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<string> CausesOf(MaturityModel model, string area,
        InitiativeSource source) => source == InitiativeSource.Grant ? []
        : model.Causes.Where(one => one.Areas.Count > 0 && one.Areas[0] == area
            && one.Level == CauseLevel.OwnHouse).Take(1).Select(one => one.Key);

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
