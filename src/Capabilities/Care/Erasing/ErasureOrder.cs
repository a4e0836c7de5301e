using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.FourEyes;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Care.Erasing;

/// <summary>That an administration is to be erased: ordered by one person, confirmed by a second one, and then waiting for the next start.
/// The order is a deed under four eyes; it goes with the rows of the administration.</summary>
/// <param name="Name">As it was typed when it was ordered; where the administration is called otherwise meanwhile, nothing is erased.</param>
/// <param name="ConfirmedBy">Null until somebody confirmed it.</param>
public sealed record ErasureOrder(Guid Deed, Guid Administration, string Name, string By, DateTimeOffset At, DateTimeOffset Until,
    string? ConfirmedBy, DateTimeOffset? ConfirmedAt)
{
    /// <summary>Key of the deed among those that nobody does alone.</summary>
    public const string Key = "erase-administration";

    /// <summary>What waits for an administration, confirmed or not; null where nothing does.</summary>
    public static async Task<ErasureOrder?> Of(Database db, Guid administration, DateTimeOffset now) =>
        (await Orders(db, administration)).FirstOrDefault(one => one.ConfirmedBy is not null || one.Until > now);

    /// <summary>What two persons decided and nobody did yet, the oldest first.</summary>
    public static async Task<IReadOnlyList<ErasureOrder>> Confirmed(Database db) =>
        [.. (await Orders(db, null)).Where(one => one.ConfirmedBy is not null).OrderBy(one => one.ConfirmedAt)];

    private static async Task<IReadOnlyList<ErasureOrder>> Orders(Database db, Guid? administration) => [.. (await (
        from deed in db.Set<ProposedDeed>().AsNoTracking()
        where deed.Deed == Key && deed.AdministrationId != null && (administration == null || deed.AdministrationId == administration)
        join end in db.Set<DeedDecision>().AsNoTracking() on deed.Id equals end.DeedId into ends
        from decision in ends.DefaultIfEmpty()
        where decision == null || decision.Confirmed
        orderby deed.At descending
        select new { deed, decision }).ToListAsync()).Select(one => new ErasureOrder(one.deed.Id, one.deed.AdministrationId!.Value,
            one.deed.Content, one.deed.ByName, one.deed.At, one.deed.Until, one.decision?.ByName, one.decision?.At))];
}

/// <summary>Why an administration is not ordered to be erased.</summary>
public abstract record ErasureFault
{
    /// <summary>Its name has to be typed as it is written.</summary>
    public sealed record NameDiffers : ErasureFault;

    public sealed record SurveyRuns(string Title) : ErasureFault;

    /// <summary>That was ordered and confirmed already.</summary>
    public sealed record Ordered : ErasureFault;
}

/// <summary>Orders that an administration is erased, and takes the order back.</summary>
public static class OrderErasure
{
    /// <summary>What speaks against it now; asked when it is ordered, again when it is confirmed, and again when it is done.</summary>
    public static async Task<ErasureFault?> Fault(Database db, Guid administration, string name, DateTimeOffset now)
    {
        if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == administration) is not { } town
            || town.Name != name.Trim()) return new ErasureFault.NameDiffers();
        if (await RunningSurvey(db, administration) is { } open) return new ErasureFault.SurveyRuns(open);
        return await ErasureOrder.Of(db, administration, now) is { ConfirmedBy: not null } ? new ErasureFault.Ordered() : null;
    }

    /// <summary>Title of a survey that takes answers; null where none does.</summary>
    internal static Task<string?> RunningSurvey(Database db, Guid administration) => db.Set<Campaign>().AsNoTracking()
        .Where(one => one.AdministrationId == administration && db.Set<CampaignOpening>().Any(opening => opening.CampaignId == one.Id)
            && !db.Set<CampaignClosing>().Any(closing => closing.CampaignId == one.Id)).Select(one => one.Title).FirstOrDefaultAsync();

    /// <summary>A confirmed order is not carried out.</summary>
    /// <returns>False where none waits.</returns>
    public static async Task<bool> CallOff(Database db, Actor actor, Guid administration, DateTimeOffset now)
    {
        if (await ErasureOrder.Of(db, administration, now) is not { ConfirmedBy: not null } order) return false;
        await using var together = await db.Database.BeginTransactionAsync();
        var ended = await db.Set<DeedDecision>().Where(one => one.DeedId == order.Deed && one.Confirmed).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Confirmed, false).SetProperty(one => one.By, actor.Id).SetProperty(one => one.ByName, actor.Name)
            .SetProperty(one => one.At, now));
        if (ended == 0) return false;
        db.Note(actor, now, "call-off-erasure", order.Name, administration);
        await db.SaveChangesAsync();
        await together.CommitAsync();
        return true;
    }
}
