using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>Stores new texts of a draft's files as one edit. What is wrong with them is shown, not refused: nothing that was written is
/// lost.</summary>
public static class SaveDraft
{
    public const int CharactersMax = 2_000_000;

    public abstract record Outcome;

    public sealed record Saved(int Number) : Outcome;

    public sealed record NothingChanged : Outcome;

    /// <summary>Somebody saved in the meantime.</summary>
    public sealed record Overtaken(string By) : Outcome;

    public sealed record Closed : Outcome;

    public sealed record FileUnfit(string Name) : Outcome;

    /// <param name="texts">New texts by file; null takes a file away.</param>
    /// <param name="seen">Number of the last edit that the writer saw.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, DraftState state, IReadOnlyDictionary<string, string?> texts, int seen,
        string why, DateTimeOffset now)
    {
        if (state.Published is not null) return new Closed();
        if (state.Last != seen) return new Overtaken(state.History[^1].By);
        var changed = texts.Select(one => (Name: one.Key, Text: one.Value?.ReplaceLineEndings("\n")))
            .Where(one => one.Text != state.Files.GetValueOrDefault(one.Name)).ToList();
        if (changed.Count == 0) return new NothingChanged();
        if (changed.FirstOrDefault(one => !IsFile(one.Name)
            || one.Text?.Length > CharactersMax) is { Name: { } unfit }) return new FileUnfit(unfit);
        var number = seen + 1;
        foreach (var (name, text) in changed)
        {
            db.Add(new DraftEdit(state.Draft.Id, number, name, text, why.Trim()[..Math.Min(500, why.Trim().Length)], actor.Name, now));
        }

        db.Note(actor, now, "edit-model-draft", $"{state.Draft.Key} {state.Draft.Version} {number}: {string.Join(", ", changed.Select(one => one.Name))}");
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The number was taken in the same moment.
            db.ChangeTracker.Clear();
            var last = await db.Set<DraftEdit>().AsNoTracking().Where(edit => edit.DraftId == state.Draft.Id)
                .OrderByDescending(edit => edit.Number).FirstAsync();
            if (last.Number < number) throw;
            return new Overtaken(last.By);
        }

        return new Saved(number);
    }

    private static bool IsFile(string name) => name.EndsWith(".yaml", StringComparison.Ordinal) && name.Length <= 60
        && name.All(letter => char.IsAsciiLetterLower(letter) || letter is '.' or '-');
}
