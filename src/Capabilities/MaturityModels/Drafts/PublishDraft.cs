using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>Makes a sound draft a new version. Campaigns that run stay on theirs. What is gone from the parent is a declared rename or a
/// declared farewell, never an accident.</summary>
public static class PublishDraft
{
    public abstract record Outcome;

    public sealed record Published(PublishedModel Model) : Outcome;

    public sealed record NotSound : Outcome;

    public sealed record Gone(IReadOnlyList<string> Keys) : Outcome;

    public sealed record RenameFromNowhere(IReadOnlyList<string> Keys) : Outcome;

    public sealed record NothingChanged : Outcome;

    public sealed record Already : Outcome;

    /// <summary>Keys of areas and items that the parent has and the draft neither has nor declares as renamed.</summary>
    public static IReadOnlyList<string> GoneFrom(MaturityModel parent, MaturityModel now)
    {
        var kept = now.Areas.Select(area => area.Key).Concat(now.Items.Select(item => item.Key)).Concat(now.Renames.Select(one => one.From))
            .ToHashSet();
        return [.. parent.Areas.Select(area => area.Key).Concat(parent.Items.Select(item => item.Key)).Where(key => !kept.Contains(key))];
    }

    /// <param name="parent">Null: the draft came from outside, and nothing was before it.</param>
    /// <param name="farewell">Whether the author said that what is gone is gone on purpose.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, DraftState state, MaturityModel? parent, bool farewell,
        DateTimeOffset now)
    {
        if (state.Published is not null) return new Already();
        if (state.Model is not { } model) return new NotSound();
        if (parent is not null && Refused(parent, model, farewell) is { } refused) return refused;
        return await Store(db, actor, state, parent?.Version ?? "", model, now);
    }

    private static Outcome? Refused(MaturityModel parent, MaturityModel model, bool farewell)
    {
        var old = parent.Areas.Select(area => area.Key).Concat(parent.Items.Select(item => item.Key)).ToHashSet();
        // What the parent was renamed from itself is its history, not a change of this draft.
        var strange = model.Renames.Except(parent.Renames).Where(rename => !old.Contains(rename.From))
            .Select(rename => rename.From).ToList();
        if (strange.Count > 0) return new RenameFromNowhere(strange);
        if (CompareModels.Run(parent, model).Count == 0) return new NothingChanged();
        var gone = GoneFrom(parent, model);
        return gone.Count > 0 && !farewell ? new Gone(gone) : null;
    }

    private static async Task<Outcome> Store(Database db, Actor actor, DraftState state, string parent, MaturityModel model,
        DateTimeOffset now)
    {
        var frozen = FrozenModel.Of(model);
        var published = new PublishedModel(frozen.Hash, model.Key, model.Version, frozen.Json, state.Draft.Id, parent,
            state.Draft.Difference, actor.Name, now);
        db.Add(published);
        db.Note(actor, now, "publish-model", $"{model.Key} {model.Version} {frozen.Hash[..12]}: {state.Draft.Difference}");
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Set<PublishedModel>().AnyAsync(one => one.DraftId == state.Draft.Id
                || one.Hash == frozen.Hash)) return new Already();
            throw;
        }

        return new Published(published);
    }
}
