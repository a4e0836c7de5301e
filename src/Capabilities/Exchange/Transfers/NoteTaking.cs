using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Exchange.Transfers;

/// <summary>Records that somebody analysed answers of another system: how many, with which model; never what was in them.</summary>
public static class NoteTaking
{
    public static async Task Run(Database db, Actor actor, Transfer done, DateTimeOffset now)
    {
        db.Note(actor, now, "analyse-answers", $"{done.Name}: {done.Result!.Sheets} → {done.Model!.Key} {done.Model.Version}", done.Administration);
        await db.SaveChangesAsync();
    }
}
