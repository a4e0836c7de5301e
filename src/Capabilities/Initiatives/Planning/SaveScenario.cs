using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Planning;

/// <summary>Saves a scenario as a new one or as the next version of a known one.</summary>
public static class SaveScenario
{
    public const int ScenariosMax = 100;
    private const int QuartersMin = 2;
    private const long BudgetMax = 1_000_000_000_000;

    public abstract record Outcome;

    public sealed record Saved(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(PlanScenario Theirs) : Outcome;

    /// <param name="scenario">Null: a new one.</param>
    /// <param name="seen">Number of the version that the writer had before the eyes; 0 for a new one.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid? scenario, int seen, ScenarioContent content,
        DateTimeOffset now)
    {
        if (Fault(content) is { } fault) return new Refused(fault);
        var others = await PlanScenario.Of(db, administration);
        var known = others.FirstOrDefault(one => one.Id == scenario);
        if (scenario is not null && known is null) return new NotThere();
        if (known is not null && known.Number != seen) return new Overtaken(known);
        if (others.Any(one => one.Id != scenario && !one.Content.PutAside && !content.PutAside
            && one.Content.Name.Equals(content.Name, StringComparison.OrdinalIgnoreCase)))
        {
            return new Refused(new("Einen Versuch mit diesem Namen gibt es schon. Wählen Sie einen anderen, damit man beide vergleichen kann.",
                "There is a trial of this name already. Choose another one, so that both can be compared."));
        }

        if (scenario is null && others.Count >= ScenariosMax)
        {
            return new Refused(new("Mehr als 100 Versuche kann niemand vergleichen. Ändern Sie einen vorhandenen.",
                "Nobody can compare more than 100 trials. Change one that is there."));
        }

        var id = scenario ?? Guid.CreateVersion7(now);
        db.Add(new PlanScenario(id, (known?.Number ?? 0) + 1, administration, content.ToJson(), actor.Name, now));
        db.Note(actor, now, "save-scenario", content.Name, administration);
        try
        {
            await db.SaveChangesAsync();
            return new Saved(id);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await PlanScenario.Find(db, administration, id) is { } faster ? new Overtaken(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    private static Sentence? Fault(ScenarioContent content)
    {
        if (content.Name.Length is 0 or > ScenarioContent.NameMax)
        {
            return new("Bitte geben Sie dem Versuch einen Namen mit höchstens 80 Zeichen.", "Please give the trial a name of at most 80 characters.");
        }

        if (content.Quarters is < QuartersMin or > CapacityContent.QuartersMax)
        {
            return new($"Geplant werden {QuartersMin} bis {CapacityContent.QuartersMax} Quartale.",
                $"{QuartersMin} to {CapacityContent.QuartersMax} quarters are planned.");
        }

        if (content.DaysPercent is < 0 or > ScenarioContent.PercentMax || content.MoneyPercent is < 0 or > ScenarioContent.PercentMax)
        {
            return new("Tage und Geld werden in Prozent des Eingetragenen geschrieben: 100 lässt sie, wie sie sind; möglich sind 0 bis 500.",
                "Days and money are written as percent of what is entered: 100 leaves them as they are; possible are 0 to 500.");
        }

        if (content.Budget is < 0 or > BudgetMax || content.AtOnce is < 0 or > PlanQuestion.CandidatesMax)
        {
            return new("Geld und Zahl der Maßnahmen können nicht negativ sein. Lassen Sie ein Feld leer, wenn es keine Grenze geben soll.",
                "Money and number of initiatives cannot be negative. Leave a field empty if there is to be no limit.");
        }

        return content.In.Intersect(content.Out).Any()
            ? new("Eine Maßnahme kann nicht zugleich auf jeden Fall dabei und ausgeschlossen sein.",
                "An initiative cannot be in for certain and left out at once.") : null;
    }
}

/// <summary>Keeps a computed plan.</summary>
public static class KeepPlanResult
{
    public static async Task<PlanResult> Run(Database db, Actor actor, PlanScenario scenario, PlanReport report, DateTimeOffset now)
    {
        var result = new PlanResult(Guid.CreateVersion7(now), scenario.AdministrationId, scenario.Id, scenario.Number, report.ToJson(),
            actor.Name, now);
        db.Add(result);
        db.Note(actor, now, "compute-plan", $"{scenario.Content.Name}: {report.End}", scenario.AdministrationId);
        await db.SaveChangesAsync();
        return result;
    }
}
