using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Responses;

namespace Wegmarke.Webhooks;

/// <summary>What a program outside can be told. It is told that something happened and where to read it, never a figure.</summary>
public enum WebhookEvent
{
    ReleasePublished,
    ReleaseEnded,
    CampaignOpened,
    CampaignClosed,
    RoundFrozen,
    LightChanged,
    InitiativeMoved,
    DecisionMade,
    ReportFrozen,

    /// <summary>Somebody tries whether the address answers.</summary>
    Test,
}

/// <summary>An address outside that is called when something happens in an administration.</summary>
/// <param name="Events">Names of the events, separated by blanks.</param>
/// <param name="Site">Scheme and host under which the person came who set it up, for links.</param>
public sealed record Webhook(
    Guid Id, Guid AdministrationId, string Address, string Events, string Site, string By, DateTimeOffset At)
{
    public const int AddressMax = 500;

    public bool Wants(WebhookEvent one) => Events.Split(' ').Contains(one.Key());
}

/// <summary>The address is called or left in peace; the highest number holds.</summary>
public sealed record WebhookTurn(Guid WebhookId, int Number, bool Active, string Reason, string By, DateTimeOffset At);

/// <summary>One thing that an address is told.</summary>
/// <param name="Subject">Tells the thing from all others, so that it is told once.</param>
public sealed record WebhookDelivery(
    Guid Id, Guid WebhookId, WebhookEvent Event, string Subject, string Payload, DateTimeOffset At);

/// <summary>The address was called.</summary>
/// <param name="Status">What it answered; null: nothing.</param>
/// <param name="Trouble">Why it counts as not delivered, in German; empty: it was delivered.</param>
/// <param name="Next">When it is tried again; null: not by itself.</param>
public sealed record WebhookAttempt(
    Guid DeliveryId, int Number, int? Status, string Trouble, string TroubleInEnglish, DateTimeOffset? Next, DateTimeOffset At)
{
    public bool Delivered => Trouble.Length == 0;
}

internal sealed class WebhookTables : IEntityTypeConfiguration<Webhook>, IEntityTypeConfiguration<WebhookTurn>,
    IEntityTypeConfiguration<WebhookDelivery>, IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhook").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<WebhookTurn> builder)
    {
        builder.ToTable("webhook_turn").HasKey(one => new { one.WebhookId, one.Number });
        builder.HasOne<Webhook>().WithMany().HasForeignKey(one => one.WebhookId);
    }

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_delivery").HasKey(one => one.Id);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(one => one.WebhookId);
        builder.Property(one => one.Event).HasConversion<string>().HasMaxLength(40);
        builder.Property(one => one.Subject).HasMaxLength(200);
        builder.HasIndex(one => new { one.WebhookId, one.Subject }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("webhook_attempt").HasKey(one => new { one.DeliveryId, one.Number });
        builder.HasOne<WebhookDelivery>().WithMany().HasForeignKey(one => one.DeliveryId);
        builder.Ignore(one => one.Delivered);
        builder.HasIndex(one => one.Next);
    }
}

/// <summary>Keys from which the secrets of addresses are made, one per administration: files outside every database.</summary>
public sealed class WebhookKeys(string folder)
{
    public const string Folder = "webhook-keys";
    public const string Prefix = "whsec_";

    private readonly CampaignKeys files = new(folder);

    /// <summary>What requests to this address are signed with.</summary>
    public byte[] Of(Webhook webhook) => HMACSHA256.HashData(files.Of(webhook.AdministrationId), webhook.Id.ToByteArray());

    /// <summary>The secret as it is handed over: with the prefix that receivers know.</summary>
    public string Secret(Webhook webhook) => Prefix + Convert.ToBase64String(Of(webhook));

    /// <summary>Signature by the convention of Standard Webhooks: HMAC-SHA256 over id, time and body.</summary>
    public static string Sign(byte[] key, string id, long seconds, string body) => "v1," + Convert.ToBase64String(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{id}.{seconds}.{body}"))));
}

public static class WebhookEvents
{
    public static readonly IReadOnlyList<WebhookEvent> Choosable =
        [.. Enum.GetValues<WebhookEvent>().Where(one => one != WebhookEvent.Test)];

    public static string Key(this WebhookEvent one) => one switch
    {
        WebhookEvent.ReleasePublished => "release.published",
        WebhookEvent.ReleaseEnded => "release.ended",
        WebhookEvent.CampaignOpened => "campaign.opened",
        WebhookEvent.CampaignClosed => "campaign.closed",
        WebhookEvent.RoundFrozen => "round.frozen",
        WebhookEvent.LightChanged => "initiative.light",
        WebhookEvent.InitiativeMoved => "initiative.moved",
        WebhookEvent.DecisionMade => "decision.made",
        WebhookEvent.ReportFrozen => "report.frozen",
        _ => "test",
    };

    public static string Name(this WebhookEvent one, Language language) => one switch
    {
        WebhookEvent.ReleasePublished => language.Say("Ein Ergebnis wurde freigegeben", "A result was released"),
        WebhookEvent.ReleaseEnded => language.Say("Ein Ergebnis gilt nicht mehr", "A result no longer holds"),
        WebhookEvent.CampaignOpened => language.Say("Eine Erhebung wurde geöffnet", "A survey was opened"),
        WebhookEvent.CampaignClosed => language.Say("Eine Erhebung wurde geschlossen", "A survey was closed"),
        WebhookEvent.RoundFrozen => language.Say("Eine Runde wurde eingefroren", "A round was frozen"),
        WebhookEvent.LightChanged => language.Say("Eine Maßnahme hat eine andere Ampel als in der Runde davor",
            "An initiative has another light than in the round before"),
        WebhookEvent.InitiativeMoved => language.Say("Eine Maßnahme hat einen neuen Stand", "An initiative has a new stand"),
        WebhookEvent.DecisionMade => language.Say("Etwas wurde entschieden", "Something was decided"),
        WebhookEvent.ReportFrozen => language.Say("Ein Bericht wurde eingefroren", "A report was frozen"),
        _ => language.Say("Probe", "Test"),
    };
}
