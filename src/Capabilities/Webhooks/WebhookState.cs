using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Webhooks;

/// <summary>One delivery with all attempts, the latest last.</summary>
public sealed record DeliveryState(WebhookDelivery Delivery, IReadOnlyList<WebhookAttempt> Attempts)
{
    public WebhookAttempt? Last => Attempts.Count > 0 ? Attempts[^1] : null;

    public bool Delivered => Attempts.Any(one => one.Delivered);
}

/// <summary>An address with what became of it.</summary>
/// <param name="Recent">The latest deliveries, the newest first.</param>
public sealed record WebhookState(Webhook Webhook, WebhookTurn Turn, IReadOnlyList<DeliveryState> Recent)
{
    public const int PerPage = 25;

    public bool Active => Turn.Active;

    public static async Task<IReadOnlyList<WebhookState>> Of(Database db, Guid administration)
    {
        var webhooks = await db.Set<Webhook>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        List<WebhookState> states = [];
        foreach (var webhook in webhooks.OrderByDescending(one => one.At)) states.Add(await Load(db, webhook, 0, 1));
        return states;
    }

    /// <summary>One address with a page of its deliveries.</summary>
    public static async Task<WebhookState?> Find(Database db, Guid administration, Guid id, int page) =>
        await db.Set<Webhook>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.AdministrationId == administration)
            is { } webhook ? await Load(db, webhook, (Math.Clamp(page, 1, 10_000) - 1) * PerPage, PerPage + 1) : null;

    private static async Task<WebhookState> Load(Database db, Webhook webhook, int skip, int take)
    {
        var turn = await db.Set<WebhookTurn>().AsNoTracking().Where(one => one.WebhookId == webhook.Id)
            .OrderByDescending(one => one.Number).FirstAsync();
        var deliveries = await db.Set<WebhookDelivery>().AsNoTracking().Where(one => one.WebhookId == webhook.Id)
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Skip(skip).Take(take).ToListAsync();
        var ids = deliveries.Select(one => one.Id).ToList();
        var attempts = (await db.Set<WebhookAttempt>().AsNoTracking().Where(one => ids.Contains(one.DeliveryId)).ToListAsync())
            .ToLookup(one => one.DeliveryId);
        return new(webhook, turn, [.. deliveries.Select(one => new DeliveryState(one,
            [.. attempts[one.Id].OrderBy(attempt => attempt.Number)]))]);
    }
}

/// <summary>What somebody wrote into the form of an address, kept when it has to be mended.</summary>
public sealed record WebhookForm(string Address, IReadOnlyList<WebhookEvent> Events, string? Problem = null);
