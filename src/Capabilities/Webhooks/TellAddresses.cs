using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Webhooks;

/// <summary>A request as it goes out, signed.</summary>
public sealed record WebhookMessage(string Address, string Id, long Seconds, string Signature, string Body);

/// <summary>What came back.</summary>
/// <param name="Status">Null: no answer.</param>
/// <param name="Trouble">Null: the address took it.</param>
public sealed record WebhookAnswer(int? Status, Sentence? Trouble);

/// <summary>Writes down what addresses shall be told, and tells them, again and again with growing pauses.</summary>
/// <param name="send">Carries a message to its address.</param>
public sealed class TellAddresses(WebhookKeys keys, Func<WebhookMessage, CancellationToken, Task<WebhookAnswer>> send)
{
    /// <summary>After so many failures in a row an address is left in peace until somebody turns it on again.</summary>
    public const int FailuresMost = 12;

    /// <summary>What happened longer ago is not told any more.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(14);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8),
        TimeSpan.FromHours(24),
    ];

    public async Task Run(Database db, DateTimeOffset now, CancellationToken cancel)
    {
        var active = await db.Set<Webhook>().AsNoTracking().Where(one => db.Set<WebhookTurn>().Where(turn => turn.WebhookId == one.Id)
            .OrderByDescending(turn => turn.Number).Select(turn => turn.Active).FirstOrDefault()).ToListAsync(cancel);
        foreach (var webhook in active)
        {
            await WriteDown(db, webhook, now, cancel);
            foreach (var delivery in await Due(db, webhook, now, cancel))
            {
                await Send(db, webhook, delivery, true, now, cancel);
                if (await GivesUp(db, webhook, now)) break;
            }
        }
    }

    /// <summary>Tries an address at once.</summary>
    public async Task Test(Database db, Webhook webhook, DateTimeOffset now, CancellationToken cancel)
    {
        var happening = new Happening(WebhookEvent.Test, $"test/{Guid.CreateVersion7(now)}", now, webhook.Id.ToString(), "",
            $"/administrations/{webhook.AdministrationId}/webhooks/{webhook.Id}");
        var delivery = Deliver(webhook, happening, now);
        db.Add(delivery);
        await db.SaveChangesAsync(cancel);
        await Send(db, webhook, delivery, false, now, cancel);
    }

    /// <summary>Sends once more what somebody misses; by itself it is not tried again.</summary>
    public Task Again(Database db, Webhook webhook, WebhookDelivery delivery, DateTimeOffset now, CancellationToken cancel) =>
        Send(db, webhook, delivery, false, now, cancel);

    private static async Task WriteDown(Database db, Webhook webhook, DateTimeOffset now, CancellationToken cancel)
    {
        var since = webhook.At > now - Memory ? webhook.At : now - Memory;
        var happened = (await FindEvents.Run(db, webhook.AdministrationId, since)).Where(one => webhook.Wants(one.Event)).ToList();
        if (happened.Count == 0) return;
        var known = (await db.Set<WebhookDelivery>().AsNoTracking().Where(one => one.WebhookId == webhook.Id).Select(one => one.Subject)
            .ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var fresh = happened.Where(one => !known.Contains(one.Subject)).ToList();
        if (fresh.Count == 0) return;
        db.AddRange(fresh.Select(one => Deliver(webhook, one, now)));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private static WebhookDelivery Deliver(Webhook webhook, Happening one, DateTimeOffset now) => new(Guid.CreateVersion7(now), webhook.Id,
        one.Event, one.Subject, ContentJson.Write(new
        {
            type = one.Event.Key(),
            timestamp = one.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            data = new
            {
                administration = webhook.AdministrationId, id = one.Id,
                url = $"{webhook.Site}/api/v1/administrations/{webhook.AdministrationId}{one.Below}", page = webhook.Site + one.Page,
            },
        }), now);

    /// <summary>Never tried, or due again.</summary>
    private static Task<List<WebhookDelivery>> Due(Database db, Webhook webhook, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<WebhookDelivery>().AsNoTracking().Where(one => one.WebhookId == webhook.Id && one.Event != WebhookEvent.Test)
            .Where(one => !db.Set<WebhookAttempt>().Any(tried => tried.DeliveryId == one.Id)
                || db.Set<WebhookAttempt>().Where(tried => tried.DeliveryId == one.Id).OrderByDescending(tried => tried.Number)
                    .Select(tried => tried.Next).FirstOrDefault() <= now)
            .OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync(cancel);

    private async Task Send(Database db, Webhook webhook, WebhookDelivery delivery, bool retry, DateTimeOffset now,
        CancellationToken cancel)
    {
        var (id, seconds) = ($"msg_{delivery.Id:N}", now.ToUnixTimeSeconds());
        var answer = await send(new(webhook.Address, id, seconds, WebhookKeys.Sign(keys.Of(webhook), id, seconds, delivery.Payload),
            delivery.Payload), cancel);
        var before = await db.Set<WebhookAttempt>().AsNoTracking().Where(one => one.DeliveryId == delivery.Id)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancel);
        var number = (before?.Number ?? 0) + 1;
        DateTimeOffset? next = answer.Trouble is null ? null : !retry ? before?.Next
            : number <= Pauses.Length ? now + Pauses[number - 1] : null;
        db.Add(new WebhookAttempt(delivery.Id, number, answer.Status, answer.Trouble?.German ?? "", answer.Trouble?.English ?? "", next,
            now));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private static async Task<bool> GivesUp(Database db, Webhook webhook, DateTimeOffset now)
    {
        var since = await db.Set<WebhookTurn>().AsNoTracking().Where(one => one.WebhookId == webhook.Id)
            .OrderByDescending(one => one.Number).Select(one => one.At).FirstAsync();
        var latest = await (from tried in db.Set<WebhookAttempt>().AsNoTracking()
                            join delivery in db.Set<WebhookDelivery>() on tried.DeliveryId equals delivery.Id
                            where delivery.WebhookId == webhook.Id && tried.At >= since
                            orderby tried.At descending, tried.Number descending
                            select tried.Trouble).Take(FailuresMost).ToListAsync();
        if (latest.Count < FailuresMost || latest.Any(one => one.Length == 0)) return false;
        await TurnWebhook.Run(db, Actor.System, webhook, false, latest[0], now);
        db.ChangeTracker.Clear();
        return true;
    }
}
