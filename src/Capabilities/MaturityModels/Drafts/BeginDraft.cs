using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>Forks a published version into a draft. Why it differs is said at the start and stays with the version.</summary>
public static partial class BeginDraft
{
    public abstract record Outcome;

    public sealed record Begun(Guid Id) : Outcome;

    public sealed record VersionUnfit : Outcome;

    public sealed record VersionTaken : Outcome;

    public sealed record DifferenceMissing : Outcome;

    /// <param name="files">The files of the parent.</param>
    /// <param name="taken">Versions of this model that exist already.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, MaturityModel parent, ModelFiles files,
        IReadOnlyCollection<string> taken,
        string version, string difference, DateTimeOffset now)
    {
        if (!VersionForm().IsMatch(version)) return new VersionUnfit();
        if (difference.Trim().Length is 0 or > 2000) return new DifferenceMissing();
        var begun = await db.Set<ModelDraft>().AnyAsync(draft => draft.Key == parent.Key && draft.Version == version);
        if (begun || taken.Contains(version)) return new VersionTaken();
        var draft = new ModelDraft(Guid.CreateVersion7(now), parent.Key, parent.Version, parent.ContentHash, version, difference.Trim(),
            actor.Name, now);
        db.Add(draft);
        foreach (var (name, bytes) in files.Contents)
        {
            var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
            // What the parent renamed is renamed already; only what this version renames is declared in it.
            if (name == ModelFiles.Structure) text = EditYaml.WithoutEntry(EditYaml.SetText(text, ["version"], version) ?? text, "renames");
            db.Add(new DraftEdit(draft.Id, 0, name, text, "", actor.Name, now));
        }

        db.Note(actor, now, "begin-model-draft", $"{parent.Key} {parent.Version} → {version}: {difference.Trim()}");
        await db.SaveChangesAsync();
        return new Begun(draft.Id);
    }

    [GeneratedRegex(@"^\d{1,4}(\.\d{1,4}){1,2}$")]
    private static partial Regex VersionForm();
}
