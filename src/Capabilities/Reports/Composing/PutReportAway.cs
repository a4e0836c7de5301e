using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Reports.Composing;

/// <summary>Puts a draft away, or takes it back. What was frozen stays.</summary>
public static class PutReportAway
{
    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    /// <summary>Somebody may have read and cited it already.</summary>
    public sealed record FrozenAlready : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid report, bool away, DateTimeOffset now)
    {
        if (await ReportState.Find(db, administration, report) is not { } state) return new NotThere();
        if (state.Versions.Count > 0) return new FrozenAlready();
        if (state.IsAway == away) return new Done();
        db.Add(new ReportTurn(report, (state.Turn?.Number ?? 0) + 1, away, actor.Name, now));
        db.Note(actor, now, away ? "put-report-away" : "take-report-back", $"{report}", administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else turned it in the same moment; what they did holds and stands on the page.
            db.ChangeTracker.Clear();
        }

        return new Done();
    }
}
