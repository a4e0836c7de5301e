using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>Brings back the files as they were before an edit, by a new edit. Undoing an undo brings the change back.</summary>
public static class UndoEdit
{
    public static async Task<SaveDraft.Outcome> Run(Database db, Actor actor, DraftState state, int number, int seen, DateTimeOffset now)
    {
        var edits = state.History.Where(edit => edit.Number == number && number > 0).ToList();
        if (edits.Count == 0) return new SaveDraft.NothingChanged();
        return await SaveDraft.Run(db, actor, state, edits.ToDictionary(edit => edit.File, state.Before), seen, $"↶ {number}", now);
    }
}
