using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Reports.Composing;

/// <summary>Freezes a report with its figures. A frozen version never changes; what is written afterwards becomes the next.</summary>
public static class FreezeReport
{
    public abstract record Outcome;

    public sealed record Frozen(int Version, string Hash) : Outcome;

    public sealed record NotThere : Outcome;

    /// <summary>Somebody has written or frozen since the page was opened.</summary>
    public sealed record Overtaken : Outcome;

    /// <param name="seen">Number of the wording that was looked at.</param>
    /// <param name="fill">Puts the figures into the wording.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid report, int seen,
        Func<ReportState, Task<ReportDocument>> fill, DateTimeOffset now)
    {
        if (await ReportState.Find(db, administration, report) is not { IsAway: false } state) return new NotThere();
        if (state.Edit.Number != seen) return new Overtaken();
        var json = (await fill(state)).ToJson();
        var hash = ReportDocument.HashOf(json);
        var version = (state.Latest?.Version ?? 0) + 1;
        db.Add(new ReportFreeze(report, version, seen, json, hash, actor.Name, now));
        db.Note(actor, now, "freeze-report", $"{report} {version} {hash}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Frozen(version, hash);
        }
        catch (DbUpdateException)
        {
            return new Overtaken();
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
