using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;
using Wegmarke.Initiatives.Weighing;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>What the first town can carry, further ideas, three trials of a plan and how it weighs, through the same deeds as real
/// people.</summary>
internal static class DemoPlan
{
    private const int Quarters = 8;

    /// <summary>A demo starts quickly; what is not explained by then is explained when somebody computes again.</summary>
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Explain = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan ExplainOthers = TimeSpan.FromSeconds(0.2);

    /// <summary>Person-days per quarter in the first and in the second year, and how much at once.</summary>
    private static readonly (string Unit, double First, double Second, int? AtOnce)[] Days =
    [
        ("Hauptamt", 52, 58, 6), ("Bürgeramt", 20, 24, 3), ("Bauamt", 22, 26, null), ("Sozialamt", 12, 12, null), ("Personalamt",
            16, 18, 2),
    ];

    /// <summary>Parts of the house that are no unit of their own in its list, and where they belong.</summary>
    private static readonly Dictionary<string, string> PartOf = new() { ["IT-Abteilung"] = It, ["Organisation"] = It };

    /// <summary>Where IT belongs in a town of this size.</summary>
    private const string It = "Hauptamt";

    /// <summary>Ideas that wait for a plan: title, area, unit, days, of that in IT, once, running, saving, effect, months,
    /// groundwork.</summary>
    private static readonly (string Title, string Area, string Unit, double Days, double It, decimal Once, decimal Running, decimal Saving,
        int Effect, int Months, bool Groundwork, string Benefit)[] Ideas =
    [
        ("Bauanträge vollständig digital bearbeiten", "processes", "Bauamt", 55, 15, 40_000, 12_000, 28_000, 5, 12, false,
            "Anträge sind im Mittel drei Wochen früher entschieden."),
        ("Digitaler Posteingang mit Scanstelle", "technology", "Bürgeramt", 35, 10, 60_000, 8_000, 24_000, 4, 9, true,
            "Niemand wartet mehr auf die Hauspost."),
        ("Rechnungen nur noch elektronisch annehmen", "processes", "Kämmerei", 14, 4, 3_000, 1_200, 6_000, 3, 4, true, ""),
        ("Alle Beschäftigten sicher mit den Werkzeugen", "workforce", "Personalamt", 40, 0, 12_000, 0, 0, 4, 9, true,
            "Weniger Rückfragen, weniger Umwege über Papier."),
        ("Führungskräfte üben, Veränderungen zu begleiten", "leadership", "Personalamt", 16, 0, 9_000, 0, 0, 4, 6, true, ""),
        ("Anmeldung für die Kita in zehn Minuten", "customers", "Jugendamt", 15, 5, 6_000, 2_000, 4_000, 4, 4, false,
            "Familien sehen sofort, wo noch ein Platz frei ist."),
        ("Terminal für Ausweise im Bürgeramt", "customers", "Bürgeramt",
            18, 6, 35_000, 4_000, 9_000, 3, 5, false, "Abholen auch am Abend."),
        ("Daten der Fachverfahren verknüpfen", "technology", "Hauptamt", 60, 0, 50_000, 15_000, 0, 3, 12, true, ""),
    ];

    public static async Task Fill(Database db, Actor actor, Administration administration, MaturityModel model, DateTimeOffset now)
    {
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration.Id)
            .ToDictionaryAsync(unit => unit.Name, unit => unit.Id);
        await SayWhoWorks(db, actor, administration.Id, model, units, now.AddDays(-30));
        foreach (var idea in Ideas) await AddIdea(db, actor, administration.Id, model, units, idea, now.AddDays(-28));
        await SaveCapacity.Run(db, actor, administration.Id, 0, new(Quarter.Of(DateOnly.FromDateTime(now.UtcDateTime)), Quarters)
        {
            Units = [.. Days.Where(one => units.ContainsKey(one.Unit)).Select(one => new CapacityLine(units[one.Unit],
                [.. Enumerable.Range(0, Quarters).Select(at => at < Quarters / 2 ? one.First : one.Second)], one.AtOnce))],
            Money = [.. Enumerable.Repeat(45_000L, Quarters)], Running = [.. Enumerable.Repeat(14_000L, Quarters)], AtOnce = 10,
        }, now.AddDays(-27));
        await Weigh(db, actor, administration.Id, now.AddDays(-20));
        db.ChangeTracker.Clear();

        var ground = await FindPlanGround.Run(db, actor, administration, model, Language.German, now);
        ScenarioContent[] trials =
        [
            new("Wie eingetragen"), new("Acht zugleich, zehn Prozent weniger Geld") { AtOnce = 8, MoneyPercent = 90, KeepRunning = false },
            new("Nur fünf zugleich") { AtOnce = 5 },
        ];
        foreach (var (at, trial) in trials.Index())
        {
            if (await SaveScenario.Run(db, actor, administration.Id, null, 0, trial, now.AddDays(-3).AddMinutes(at))
                is not SaveScenario.Saved { Id: var id }) continue;
            var report = ComputePlan.Run(BuildPlanQuestion.Run(ground, trial), Search, at == 0 ? Explain : ExplainOthers);
            await KeepPlanResult.Run(db, actor, (await PlanScenario.Find(db, administration.Id, id))!, report,
                now.AddDays(-3).AddMinutes(at));
        }

        db.ChangeTracker.Clear();
    }

    /// <summary>The units behind the owners of what is under way, and what IT gives to it.</summary>
    private static async Task SayWhoWorks(Database db, Actor actor, Guid administration, MaturityModel model, Dictionary<string,
        Guid> units,
        DateTimeOffset at)
    {
        foreach (var sheet in (await Portfolio.Of(db, administration)).Alive.ToList())
        {
            var content = sheet.Content;
            if (!units.TryGetValue(PartOf.GetValueOrDefault(content.Owner, content.Owner), out var unit)) continue;
            var it = units.TryGetValue(It, out var known) && known != unit && content is { Groundwork: false, Days: >= 25 };
            await SaveInitiative.Run(db, actor, administration, model, sheet.Id, sheet.Version.Number, content with
            {
                Unit = unit, Elsewhere = it ? [new(known, Math.Floor(content.Days / 4))] : [],
                Saving = content.CostRunning > 0 && content.EffectSize >= 4 ? 2 * content.CostRunning : 0,
            }, at);
        }
    }

    private static async Task AddIdea(Database db, Actor actor, Guid administration, MaturityModel model, Dictionary<string, Guid> units,
        (string Title, string Area, string Unit, double Days, double It, decimal Once, decimal Running, decimal Saving, int Effect,
            int Months,
            bool Groundwork, string Benefit) idea, DateTimeOffset at)
    {
        var law = idea.Title.StartsWith("Rechnungen", StringComparison.Ordinal);
        await SaveInitiative.Run(db, actor, administration, model, null, 0, new(idea.Title, idea.Area, law ? InitiativeSource.Law
            : InitiativeSource.Own)
        {
            Unit = units.TryGetValue(idea.Unit, out var unit) ? unit : null, Owner = idea.Unit, Days = idea.Days,
            Elsewhere = idea.It > 0 && units.TryGetValue(It, out var it) ? [new(it, idea.It)] : [], CostOnce = idea.Once,
            CostRunning = idea.Running, Saving = idea.Saving, EffectSize = idea.Effect, Months = idea.Months, Groundwork = idea.Groundwork,
            Effect = idea.Benefit, Must = law, Deadline = law ? DateOnly.FromDateTime(at.UtcDateTime).AddMonths(13) : null,
            Causes = [.. model.Causes.Where(one => one.Areas.Count > 0 && one.Areas[0] == idea.Area
                && one.Level == CauseLevel.OwnHouse).Take(1)
                .Select(one => one.Key)],
        }, at);
    }

    /// <summary>The criteria of the program and one of the house's own.</summary>
    private static async Task Weigh(Database db, Actor actor, Guid administration, DateTimeOffset at)
    {
        const string Own = "own1";
        var points = (await Portfolio.Of(db, administration)).Alive.ToDictionary(one => one.Id, one => one.Content.Area is "workforce"
            or "culture" or "leadership" ? 5 : one.Content.Groundwork ? 3 : 2);
        await SaveMerit.Run(db, actor, administration, 0, new([.. MeritContent.Default.Criteria, new(Own, CriterionKind.Own,
            "Entlastet die Beschäftigten", 25)], new Dictionary<string, IReadOnlyDictionary<Guid, int>> { [Own] = points }), at);
    }
}
