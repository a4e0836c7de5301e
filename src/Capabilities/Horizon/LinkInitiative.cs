using Wegmarke.Accounts;
using Wegmarke.Initiatives;
using Wegmarke.Storage;

namespace Wegmarke.Horizon;

/// <summary>Says that an initiative which there is already answers an entry, or that it does not any more.</summary>
public static class LinkInitiative
{
    /// <param name="seen">Number of the version of the entry that the writer had before the eyes.</param>
    /// <param name="answers">False: the link is taken away.</param>
    public static async Task<SaveEntry.Outcome> Run(Database db, Actor actor, Guid administration, EntryKind kind, Guid entry, int seen,
        Guid initiative, bool answers, DateTimeOffset now)
    {
        if (await SaveEntry.Latest(db, administration, entry) is not { } latest || latest.Kind != kind) return new SaveEntry.NotThere();
        if (answers && (await Portfolio.Of(db, administration)).Alive.All(one => one.Id != initiative))
        {
            return new SaveEntry.Refused(new("Bitte wählen Sie eine Maßnahme aus der Liste.",
                "Please choose an initiative from the list."));
        }

        var others = latest.Content.Initiatives.Where(one => one != initiative);
        return await SaveEntry.Run(db, actor, administration, entry, seen,
            latest.Content with { Initiatives = [.. others, .. answers ? new[] { initiative } : []] }, now);
    }
}
