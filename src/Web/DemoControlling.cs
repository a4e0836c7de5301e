using Wegmarke.Accounts;
using Wegmarke.Controlling;
using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Rounds of almost three years of the first town, through the same deeds as real people: some initiatives are on track, some
/// stuck, one light is overridden, one round is open.</summary>
internal static class DemoControlling
{
    /// <summary>Frozen rounds, one a month.</summary>
    private const int Rounds = 34;

    /// <summary>Rounds in which the stories below happen; before, everything moves as planned.</summary>
    private const int Told = 16;
    private const int LateRound = 9;
    private const string Last = "Im Regelbetrieb";

    /// <summary>Title, percent at the beginning and now, spending against progress, moves (months ago, days later, reason), what blocks and
    /// since how many rounds.</summary>
    private static readonly (string Title, int From, int To, double Pace, (int Ago, int Days, string Why)[] Moves, string Blocked,
        int BlockedFor)[] Stories =
    [
        ("Online-Dienste vom Antrag bis zum Bescheid", 15, 72, 0.95, [], "", 0),
        ("Bürgerkonto für alle Anträge", 5, 70, 1, [(5, 40, "Das Land hat die Schnittstelle verschoben."),
            (2, 38, "Die Abnahme mit drei Ämtern dauert länger.")], "", 0),
        ("Abläufe beschreiben: Wohngeld", 10, 60, 1.05, [(6, 70, "Zwei Stellen im Sachgebiet waren unbesetzt."),
            (3, 75, "Die neue Kollegin wird erst eingearbeitet."), (1, 45, "Das Gesetz ändert sich zum Jahreswechsel.")], "", 0),
        ("Elektronische Akte im Hauptamt", 20, 78, 1.02, [(8, 60, "Die Übernahme der alten Akten ist größer als gedacht."),
            (4, 55, "Der Vertrag musste neu ausgeschrieben werden.")], "", 0),
        ("Gemeinsame Anmeldung mit dem Zweckverband", 5, 45, 0.9, [], "Der Zweckverband hat noch nicht entschieden, wer die Anmeldung betreibt.", 1),
        ("Eine Liste der Maßnahmen, eine Runde im Monat", 10, 85, 0.9, [], "", 0),
        ("Sensoren auf dem Marktplatz", 10, 80, 1.45, [], "", 0),
    ];

    /// <summary>The office that does not answer any more.</summary>
    private const string Silent = "Eigene Satzungen auf Schriftform prüfen";
    private const int SilentFor = 5;

    private static readonly (string Title, Benefit Benefit, string Observed, string Learned)[] Looked =
    [
        ("Register der Hindernisse durch Land und Bund", Benefit.Partly, "Neun Hindernisse sind beschrieben; auf drei hat das Land geantwortet.",
            "Ohne eine Frist antwortet niemand. Beim nächsten Mal mit Frist und Nachfrage."),
        ("Fester Platz für Entscheidungen in der Dienstbesprechung", Benefit.Partly, "Offene Fragen werden im Mittel nach 74 statt nach 95 Tagen entschieden.", ""),
        ("Ziele für Amtsleitungen", Benefit.Unknown, "Die Ziele stehen, aber niemand hat vorher gezählt, wie viele es gab.",
            "Vorher zählen, sonst lässt sich nachher nichts sagen."),
    ];

    private static readonly (string Indicator, double Value)[] Readings =
    [
        ("steering.on-plan", 53), ("customers.use-rate", 33), ("steering.parallel", 11), ("commitment.decision-age", 74),
    ];

    public static async Task Fill(Database db, Actor coordinator, Guid administration, MaturityModel model, DateTimeOffset now)
    {
        await PlanRounds.Run(db, coordinator, administration, 0, 0, ControllingPlan.UsualDaysOpen, "",
            now.AddMonths(-Rounds - 1));
        foreach (var (owner, address) in new[] { ("Bürgeramt", "buergeramt"), ("IT-Abteilung", "it"), ("Stadtplanung", "stadtplanung"),
            ("Rechtsamt", "recht") })
        {
            await PlanRounds.Name(db, coordinator, administration, owner, address + "@musterstadt.example", now.AddMonths(-Rounds));
        }

        foreach (var (indicator, value) in Readings)
        {
            await RecordReading.Run(db, coordinator, administration, model, indicator, value, Day(now.AddDays(-35)), "Liste der Maßnahmen",
                now.AddDays(-34));
        }

        for (var ago = Rounds; ago >= 1; ago--) await Play(db, coordinator, administration, model, ago, now);
        var open = await OpenRound.Run(db, coordinator, administration, model, Day(now.AddDays(6)), "", now.AddDays(-4));
        if (open is OpenRound.Opened { Number: var number })
        {
            await Tell(db, coordinator with { Name = "Leitung Bürgeramt" }, administration, model, number, 0, now.AddDays(-2),
                Stories[..1]);
        }

        var portfolio = await Portfolio.Of(db, administration);
        foreach (var (title, benefit, observed, learned) in Looked)
        {
            if (portfolio.Sheets.FirstOrDefault(one => one.Content.Title == title) is not { Stand: Stand.Done } sheet) continue;
            await CheckBenefit.Run(db, coordinator, administration, sheet.Id, 0, benefit, observed, learned, now.AddMonths(-3));
        }

        if (portfolio.Sheets.FirstOrDefault(one => one.Content.Title == "Elektronische Akte im Hauptamt") is { } file)
        {
            await OverrideLight.Run(db, coordinator, administration, file.Id, 0, Light.Yellow,
                "Der neue Vertrag ist unterschrieben, der Termin mit dem Rat abgestimmt.", Day(now.AddMonths(2)), now.AddDays(-20));
        }

        db.ChangeTracker.Clear();
    }

    private static async Task Play(Database db, Actor coordinator, Guid administration, MaturityModel model, int ago, DateTimeOffset now)
    {
        var at = now.AddMonths(-ago).AddDays(5);
        var opened = await OpenRound.Run(db, coordinator, administration, model, Day(at.AddDays(10)), "", at);
        if (opened is not OpenRound.Opened { Number: var number }) return;
        await Tell(db, coordinator, administration, model, number, ago, at.AddDays(6), Stories);
        await FreezeRound.Run(db, coordinator, administration, model, number, at.AddDays(ago == LateRound ? 17 : 10));
        db.ChangeTracker.Clear();
    }

    private static async Task Tell(Database db, Actor actor, Guid administration, MaturityModel model, int round, int ago,
        DateTimeOffset at,
        IEnumerable<(string Title, int From, int To, double Pace, (int Ago, int Days, string Why)[] Moves, string Blocked,
            int BlockedFor)> stories)
    {
        var asked = (await FindCourses.Run(db, administration, model, at)).Courses.Where(one => one.IsAsked)
            .ToDictionary(one => one.Title);
        List<PartEntry> entries = ago > Told ? [.. asked.Values.Select(course => AsPlanned(course, Day(at)))] : [];
        foreach (var story in stories)
        {
            if (ago > Told || !asked.TryGetValue(story.Title, out var course)) continue;
            var content = course.Sheet.Content;
            var percent = story.From + (story.To - story.From) * (Told - ago) / Told;
            var move = story.Moves.FirstOrDefault(one => one.Ago == ago);
            var last = content.Milestones.FirstOrDefault(one => one.Name == Last);
            entries.Add(new(course.Id, 0, ago % 4 == 3 && move.Days == 0 && ago > 0 ? new() : new()
            {
                Percent = percent, DaysSpent = Math.Round(content.Days * percent / 100 * story.Pace),
                MoneySpent = content.CostOnce == 0 ? null : Math.Round(content.CostOnce * percent / 100 * (decimal)story.Pace, 0),
                Blocked = story.BlockedFor > 0 && ago == story.BlockedFor ? story.Blocked : null,
                Milestones =
                [
                    .. move.Days > 0 && last is not null
                        ? new[] { new MilestoneReport(Last, last.Planned, null, Later(last.Planned, Day(at)).AddDays(move.Days),
                            move.Why) } : [],
                    .. content.Milestones.Where(one => one.Name != Last && one.Reached is null && one.Planned < Day(at))
                        .Select(one => new MilestoneReport(one.Name, one.Planned, Day(at.AddDays(-3)), null, "")),
                ],
            }));
        }

        if (ago is > SilentFor and <= Told && asked.TryGetValue(Silent, out var silent))
        {
            entries.Add(new(silent.Id, 0, new() { Percent = 40 }));
        }

        await HandInPart.Run(db, actor, administration, model, round, null, entries, [], at);
    }

    /// <summary>What an initiative reports that goes as planned; the last tenth comes with its end.</summary>
    private static PartEntry AsPlanned(Course course, DateOnly day)
    {
        var content = course.Sheet.Content;
        var (begin, end) = (content.Begin ?? day, content.End ?? day.AddMonths(1));
        var percent = (int)Math.Clamp(100.0 * (day.DayNumber - begin.DayNumber) / Math.Max(1, end.DayNumber - begin.DayNumber), 0, 90);
        return new(course.Id, 0, new() { Percent = percent, DaysSpent = Math.Round(content.Days * percent / 100) });
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
