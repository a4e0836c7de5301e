using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Horizon;

/// <summary>Begins an initiative that answers an entry, and links both. All of it or nothing.</summary>
public static class BeginInitiative
{
    public abstract record Outcome;

    public sealed record Begun(Guid Initiative) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <param name="seen">Number of the version of the entry that the writer had before the eyes.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, EntryKind kind, Guid entry,
        int seen, string title, string area, DateTimeOffset now)
    {
        if (await SaveEntry.Latest(db, administration, entry) is not { } latest || latest.Kind != kind) return new NotThere();
        await using var together = await db.Database.BeginTransactionAsync();
        var why = kind == EntryKind.Trend ? $"Antwort auf das Signal „{latest.Content.Title}“."
            : kind == EntryKind.Risk ? $"Behandelt das Risiko „{latest.Content.Title}“." : $"Aus der Marktbeobachtung: „{latest.Content.Title}“.";
        switch (await SaveInitiative.Run(db, actor, administration, model, null, 0, new(title.Trim(), area, InitiativeSource.Own)
            { Why = why, Goals = [.. latest.Content.Goals.Select(goal => new GoalShare(goal, ""))] }, now))
        {
            case SaveInitiative.Saved { Id: var begun }:
                var linked = latest.Content with { Initiatives = [.. latest.Content.Initiatives, begun] };
                switch (await SaveEntry.Run(db, actor, administration, entry, seen, linked, now))
                {
                    case SaveEntry.Saved:
                        await together.CommitAsync();
                        return new Begun(begun);
                    case SaveEntry.Refused refused:
                        return new Refused(refused.Why);
                    case SaveEntry.Overtaken:
                        return new Refused(new("Inzwischen hat jemand anderes gespeichert. Bitte sehen Sie nach und versuchen Sie es noch einmal.",
                            "Somebody else has saved meanwhile. Please look and try again."));
                    default:
                        return new NotThere();
                }

            case SaveInitiative.Refused refused:
                return new Refused(refused.Why);
            default:
                return new NotThere();
        }
    }
}
