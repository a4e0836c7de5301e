using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Planning;

/// <summary>Writes the dates of a plan into its initiatives, all of them or none, and records who decided that and why.</summary>
public static class AdoptPlan
{
    public abstract record Outcome;

    /// <param name="Initiatives">How many got other dates.</param>
    public sealed record Adopted(int Initiatives) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid result, DecisionLevel? level, string reason,
        DateTimeOffset now)
    {
        if (await db.Set<PlanResult>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == result
            && one.AdministrationId == administration) is not { } found) return new NotThere();
        var scenario = await PlanScenario.Find(db, administration, found.ScenarioId);
        var report = found.Report;
        if (scenario is null || report.End != PlanEnd.Planned) return new NotThere();
        var portfolio = await Portfolio.Of(db, administration);
        var sheets = portfolio.Sheets.ToDictionary(one => one.Id.ToString());
        if (report.Starts.Keys.FirstOrDefault(key => !sheets.TryGetValue(key, out var sheet) || !sheet.Stand.IsAlive()
            || sheet.Version.Number != report.Basis.Subjects[key].Number) is { } changed)
        {
            return new Refused(new($"„{report.Title(changed)}“ wurde geändert, seit der Plan gerechnet wurde. Rechnen Sie ihn neu und übernehmen Sie dann.",
                $"“{report.Title(changed)}” was changed since the plan was computed. Compute it again, then adopt it."));
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var asked = await AskDecision.Run(db, actor, administration, $"Welcher Plan gilt ab {report.Basis.First.Name(Language.German)}?", level, "",
            today, $"initiatives/plan/scenarios/{found.ScenarioId}", now);
        if (asked is not AskDecision.Asked { Id: var question }) return new Refused(((AskDecision.Refused)asked).Why);
        var decided = await RecordDecision.Run(db, actor, administration, question, DecisionWay.Agreed, scenario.Content.Name, reason,
            today,
            now);
        if (decided is RecordDecision.Refused refused) return new Refused(refused.Why);

        var written = new List<WrittenDates>();
        foreach (var one in report.Plan.Taken)
        {
            var sheet = sheets[one.Key];
            var content = Dated(sheet, report.Basis.First.Plus(report.Starts[one.Key]), one.Duration, today);
            if (content.ToJson() == sheet.Content.ToJson()) continue;
            db.Add(new Initiative(sheet.Id, sheet.Version.Number + 1, administration, content.ToJson(), actor.Name, now));
            written.Add(new(sheet.Id, sheet.Version.Number + 1));
        }

        db.Add(new PlanAdoption(Guid.CreateVersion7(now), administration, result, scenario.Content.Name, reason.Trim(),
            JsonSerializer.Serialize(written), actor.Name, now));
        db.Note(actor, now, "adopt-plan", $"{scenario.Content.Name}: {written.Count}", administration);
        try
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return new Adopted(written.Count);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Refused(new("Inzwischen hat jemand eine der Maßnahmen geändert; geschrieben wurde nichts. Rechnen Sie den Plan neu.",
                "Meanwhile somebody changed one of the initiatives; nothing was written. Compute the plan again."));
        }
    }

    /// <summary>With the dates of the plan. What runs keeps its begin, and its end where the plan does not delay it.</summary>
    private static InitiativeContent Dated(Sheet sheet, Quarter start, int duration, DateOnly today)
    {
        var content = sheet.Content;
        var end = start.Plus(duration - 1).Last;
        if (sheet.Stand == Stand.Running)
        {
            return start == Quarter.Of(today) && content.End >= today ? content : content with { End = end };
        }

        var shift = content.Begin is { } before ? start.First.DayNumber - before.DayNumber : 0;
        return content with
        {
            Begin = start.First, End = end,
            Milestones = [.. content.Milestones.Select(one => one.Reached is null ? one with { Planned = Within(one.Planned.AddDays(shift),
                start.First, end) } : one)],
        };
    }

    private static DateOnly Within(DateOnly day, DateOnly from, DateOnly to) => day < from ? from : day > to ? to : day;
}

/// <summary>Takes the dates of an adopted plan back where nobody changed the initiative since.</summary>
public static class EndAdoption
{
    /// <returns>How many initiatives have their old dates again; null: there is no such adoption, or it was taken back already.</returns>
    public static async Task<int?> Run(Database db, Actor actor, Guid administration, Guid adoption, DateTimeOffset now)
    {
        if (await db.Set<PlanAdoption>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == adoption
            && one.AdministrationId == administration) is not { } found) return null;
        if (await db.Set<PlanAdoptionEnd>().AnyAsync(one => one.AdoptionId == adoption)) return null;
        var portfolio = (await Portfolio.Of(db, administration)).Sheets.ToDictionary(one => one.Id);
        var back = 0;
        foreach (var one in JsonSerializer.Deserialize<List<WrittenDates>>(found.Written) ?? [])
        {
            if (portfolio.GetValueOrDefault(one.Initiative) is not { } sheet || sheet.Version.Number != one.Number) continue;
            var before = await db.Set<Initiative>().AsNoTracking().FirstAsync(version => version.Id == one.Initiative
                && version.Number == one.Number - 1);
            db.Add(new Initiative(one.Initiative, one.Number + 1, administration, before.Json, actor.Name, now));
            back++;
        }

        db.Add(new PlanAdoptionEnd(adoption, actor.Name, now));
        db.Note(actor, now, "take-back-plan", $"{found.Name}: {back}", administration);
        try
        {
            await db.SaveChangesAsync();
            return back;
        }
        catch (DbUpdateException)
        {
            // Somebody was faster with one of them; nothing was taken back.
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
