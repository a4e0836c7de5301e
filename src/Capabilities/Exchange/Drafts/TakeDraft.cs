using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.MaturityModels.Drafts;
using Wegmarke.Storage;

namespace Wegmarke.Exchange.Drafts;

/// <summary>Keeps a foreign questionnaire as the draft of a new model, to be edited and published like any other draft.</summary>
public static class TakeDraft
{
    /// <summary>Version that a draft from outside begins with; the files say the same.</summary>
    public const string Version = "0.1";

    private const int KeyMax = 40;

    public abstract record Outcome;

    /// <param name="Columns">The column map that brings answers of the other system home.</param>
    public sealed record Taken(Guid Id, string Columns, IReadOnlyList<Remark> Remarks) : Outcome;

    public sealed record KeyUnfit : Outcome;

    public sealed record KeyTaken(string Key) : Outcome;

    public sealed record NothingGraded : Outcome;

    /// <param name="taken">Keys of models that exist already.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Instrument instrument, string file, string key,
        IReadOnlyCollection<string> taken, DateTimeOffset now)
    {
        if (key.Length is 0 or > KeyMax || DraftPlan.Slug(key) != key) return new KeyUnfit();
        if (taken.Contains(key) || await db.Set<ModelDraft>().AnyAsync(one => one.Key == key)) return new KeyTaken(key);
        var remarks = new Remarks();
        var files = DraftModel.Run(instrument, key, remarks);
        if (files.Count == 0) return new NothingGraded();
        var draft = new ModelDraft(Guid.CreateVersion7(now), key, "", "", Version, $"Übernommen aus / taken from: {file}", actor.Name, now);
        db.Add(draft);
        foreach (var (name, text) in files.Where(one => one.Name != DraftModel.ColumnMap))
        {
            db.Add(new DraftEdit(draft.Id, 0, name, text.ReplaceLineEndings("\n"), "", actor.Name, now));
        }

        db.Note(actor, now, "take-model-draft", $"{key} {Version} ← {file}");
        await db.SaveChangesAsync();
        return new Taken(draft.Id, files.First(one => one.Name == DraftModel.ColumnMap).Text, remarks.Kept);
    }

    /// <summary>A key that fits, made of a title or a file name.</summary>
    public static string Propose(string title, string file)
    {
        var slug = DraftPlan.Slug(title.Length > 0 ? title : Path.GetFileNameWithoutExtension(file));
        return slug.Length > 0 ? slug : DraftPlan.Slug(Path.GetFileNameWithoutExtension(file)) is { Length: > 0 } name ? name : "entwurf";
    }
}
