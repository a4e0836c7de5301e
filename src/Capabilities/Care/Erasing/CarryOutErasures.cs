using Wegmarke.Storage;

namespace Wegmarke.Care.Erasing;

/// <summary>Does what two persons decided, at a start and before anybody is let in: pages, writers and watches hold rows and keys in
/// memory, and would write back what is gone.</summary>
public static class CarryOutErasures
{
    /// <summary>One order and how it ended; a proof lies in the data folder then.</summary>
    public sealed record Line(ErasureOrder Order, EraseAdministration.Outcome Outcome);

    /// <param name="keepDays">After how many days a backup is deleted.</param>
    public static async Task<IReadOnlyList<Line>> Run(StorageSettings settings, int keepDays, DateTimeOffset now)
    {
        IReadOnlyList<ErasureOrder> waiting;
        await using (var db = Database.Open(settings))
        {
            // A house that is new or not of this version holds no order that this program could read; it is brought up to date first.
            if ((await SchemaState.Of(db)).Age != SchemaAge.Current) return [];
            waiting = await ErasureOrder.Confirmed(db);
        }

        var done = new List<Line>();
        foreach (var order in waiting)
        {
            var outcome = await EraseAdministration.Run(settings, order.Administration, order.Name, keepDays, now);
            if (outcome is EraseAdministration.Erased erased) KnownErasures.Keep(settings.Folder, new(erased.Proof, order.By, order.At,
                order.ConfirmedBy!, order.ConfirmedAt!.Value));
            done.Add(new(order, outcome));
        }

        return done;
    }
}
