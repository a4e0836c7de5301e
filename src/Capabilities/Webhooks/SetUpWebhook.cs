using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Webhooks;

/// <summary>Sets up an address that is called.</summary>
public static class SetUpWebhook
{
    public const int WebhooksMax = 20;

    public abstract record Outcome;

    public sealed record Done(Webhook Webhook) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <param name="plain">Whether the operator allows addresses that are not encrypted.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, string address,
        IReadOnlyList<WebhookEvent> events, string site, bool plain, DateTimeOffset now)
    {
        if (address.Length is 0 or > Webhook.AddressMax || !Uri.TryCreate(address, UriKind.Absolute, out var at)
            || !(at.Scheme == Uri.UriSchemeHttps || plain && at.Scheme == Uri.UriSchemeHttp) || at.UserInfo.Length > 0)
        {
            return new Refused(new("Die Adresse muss mit https:// beginnen und darf weder Namen noch Passwort enthalten, zum Beispiel https://rat.stadt.example/wegmarke.",
                "The address must begin with https:// and hold neither name nor password, for example https://council.town.example/wegmarke."));
        }

        if (events.Count == 0)
        {
            return new Refused(new("Bitte wählen Sie mindestens ein Ereignis.", "Please choose at least one event."));
        }

        if (await db.Set<Webhook>().CountAsync(one => one.AdministrationId == administration) >= WebhooksMax)
        {
            return new Refused(new("Es gibt schon 20 Adressen. Bitte nehmen Sie eine davon wieder in Betrieb, statt eine neue anzulegen.",
                "There are 20 addresses already. Please put one of them back to work instead of adding one."));
        }

        var webhook = new Webhook(Guid.CreateVersion7(now), administration, at.AbsoluteUri,
            string.Join(' ', events.Distinct().Order().Select(one => one.Key())), site, actor.Name, now);
        db.Add(webhook);
        db.Add(new WebhookTurn(webhook.Id, 1, true, "", actor.Name, now));
        // Of the address only the host stands in the record: what follows may hold a secret.
        db.Note(actor, now, "set-up-webhook", $"{at.Host}: {webhook.Events}", administration);
        await db.SaveChangesAsync();
        return new Done(webhook);
    }
}

/// <summary>Leaves an address in peace, or calls it again.</summary>
public static class TurnWebhook
{
    /// <param name="reason">Why the product itself turned it off; empty where a person did it.</param>
    public static async Task Run(Database db, Actor actor, Webhook webhook, bool active, string reason, DateTimeOffset now)
    {
        var last = await db.Set<WebhookTurn>().AsNoTracking().Where(one => one.WebhookId == webhook.Id)
            .OrderByDescending(one => one.Number).FirstAsync();
        if (last.Active == active) return;
        db.Add(new WebhookTurn(webhook.Id, last.Number + 1, active, reason, actor.Name, now));
        db.Note(actor, now, active ? "turn-on-webhook" : "turn-off-webhook", new Uri(webhook.Address).Host, webhook.AdministrationId);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else turned it in the same moment; what they did holds and stands on the page.
            db.ChangeTracker.Clear();
        }
    }
}
