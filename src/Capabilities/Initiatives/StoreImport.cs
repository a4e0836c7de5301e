using Wegmarke.Accounts;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives;

/// <summary>Stores a planned import, all of it or nothing.</summary>
public static class StoreImport
{
    public abstract record Outcome;

    public sealed record Stored(int Initiatives) : Outcome;

    /// <summary>Somebody changed one of them meanwhile, or a line is wrong: look at the plan anew.</summary>
    public sealed record PlanAnew : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model,
        IReadOnlyList<PlannedInitiative> planned, DateTimeOffset now)
    {
        if (planned.Any(one => one.Content is null)) return new PlanAnew();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var ids = new Dictionary<Guid, Guid>();
        var changed = planned.Where(one => one.Changes).ToList();

        // New ones first and without what they wait for, because those may be new themselves.
        foreach (var one in changed.Where(one => one.Known is null))
        {
            var saved = await SaveInitiative.Run(db, actor, administration, model, null, 0, one.Content! with { After = [] }, now);
            if (saved is not SaveInitiative.Saved { Id: var id }) return new PlanAnew();
            ids[one.Id] = id;
        }

        foreach (var one in changed.Where(one => one.Known is not null || one.Content!.After.Count > 0))
        {
            var content = one.Content! with { After = [.. one.Content.After.Select(id => ids.GetValueOrDefault(id, id))] };
            var saved = await SaveInitiative.Run(db, actor, administration, model, ids.GetValueOrDefault(one.Id, one.Id),
                one.Known?.Version.Number ?? 1, content, now);
            if (saved is not SaveInitiative.Saved) return new PlanAnew();
        }

        await transaction.CommitAsync();
        return new Stored(changed.Count);
    }
}
