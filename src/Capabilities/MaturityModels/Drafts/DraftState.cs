using Microsoft.EntityFrameworkCore;
using Wegmarke.MaturityModels.Quality;
using Wegmarke.Storage;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>A draft as it stands: its files, what is wrong with them, and how it came to be so.</summary>
/// <param name="Model">Null while there are problems.</param>
/// <param name="Published">The version that came out of it; a published draft does not change any more.</param>
public sealed record DraftState(
    ModelDraft Draft, IReadOnlyDictionary<string, string> Files, IReadOnlyList<DraftEdit> History, MaturityModel? Model,
    IReadOnlyList<ModelProblem> Problems, IReadOnlyList<QualityFinding> Findings, PublishedModel? Published)
{
    /// <summary>Number of the last edit; who saves names the number seen, so that nobody overwrites unseen.</summary>
    public int Last => History.Max(edit => edit.Number);

    public static async Task<DraftState?> Find(Database db, Guid id)
    {
        if (await db.Set<ModelDraft>().AsNoTracking().FirstOrDefaultAsync(draft => draft.Id == id) is not { } draft) return null;
        var history = await db.Set<DraftEdit>().AsNoTracking().Where(edit => edit.DraftId == id).OrderBy(edit => edit.Number).ToListAsync();
        var published = await db.Set<PublishedModel>().AsNoTracking().FirstOrDefaultAsync(model => model.DraftId == id);
        return Of(draft, history, published);
    }

    /// <param name="history">In the order of numbers.</param>
    public static DraftState Of(ModelDraft draft, IReadOnlyList<DraftEdit> history, PublishedModel? published)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var edit in history)
        {
            if (edit.Text is { } text) files[edit.File] = text;
            else files.Remove(edit.File);
        }

        var (model, problems) = ReadModel.Run(ModelFiles.OfTexts(files));
        if (model is not null && Misnamed(draft, model) is { } misnamed) (model, problems) = (null, [misnamed]);
        return new(draft, files, history, model, problems, model is null ? [] : CheckQuality.Run(model), published);
    }

    /// <summary>The text of a file just before an edit.</summary>
    public string? Before(DraftEdit edit) =>
        History.LastOrDefault(one => one.File == edit.File && one.Number < edit.Number)?.Text;

    private static ModelProblem? Misnamed(ModelDraft draft, MaturityModel model) =>
        model.Key != draft.Key
            ? new(ModelFiles.Structure, 1, 1, $"The key became \"{model.Key}\".",
                $"Keep \"key: {draft.Key}\"; another model is another folder.")
            : model.Version != draft.Version
                ? new(ModelFiles.Structure, 1, 1, $"The version became \"{model.Version}\".", $"Keep \"version: \"{draft.Version}\"\".")
                : null;
}
