using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Initiatives;

/// <summary>An initiative in one of its versions; the highest number holds, the others are its history.</summary>
public sealed record Initiative(Guid Id, int Number, Guid AdministrationId, string Json, string By, DateTimeOffset At)
{
    private InitiativeContent? read;

    public InitiativeContent Content => read ??= InitiativeContent.Read(Json);
}

/// <summary>Where an initiative stands.</summary>
public enum Stand
{
    Idea,
    Decided,
    Running,
    Paused,
    Done,
    Stopped,
    Declined,
}

/// <summary>A step from one stand to the next: who, when, why. The latest holds.</summary>
/// <param name="Number">Counts the steps of one initiative.</param>
public sealed record InitiativeStep(
    Guid InitiativeId, int Number, Guid AdministrationId, Stand Stand, string Reason, DateOnly Day, string By, DateTimeOffset At);

public sealed record InitiativeComment(Guid Id, Guid InitiativeId, string Text, string By, DateTimeOffset At);

/// <summary>A file beside an initiative.</summary>
public sealed record InitiativeDocument(Guid Id, Guid InitiativeId, string Name, byte[] Bytes, string By, DateTimeOffset At)
{
    public const int BytesMax = 5 * 1024 * 1024;
}

internal sealed class InitiativeTables : IEntityTypeConfiguration<Initiative>, IEntityTypeConfiguration<InitiativeStep>,
    IEntityTypeConfiguration<InitiativeComment>, IEntityTypeConfiguration<InitiativeDocument>
{
    public void Configure(EntityTypeBuilder<Initiative> builder)
    {
        builder.ToTable("initiative").HasKey(one => new { one.Id, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => one.AdministrationId);
        builder.Ignore(one => one.Content);
    }

    public void Configure(EntityTypeBuilder<InitiativeStep> builder)
    {
        builder.ToTable("initiative_step").HasKey(one => new { one.InitiativeId, one.Number });
        builder.Property(one => one.Stand).HasConversion<string>().HasMaxLength(40);
        builder.HasIndex(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<InitiativeComment> builder)
    {
        builder.ToTable("initiative_comment").HasKey(one => one.Id);
        builder.HasIndex(one => one.InitiativeId);
    }

    public void Configure(EntityTypeBuilder<InitiativeDocument> builder)
    {
        builder.ToTable("initiative_document").HasKey(one => one.Id);
        builder.HasIndex(one => one.InitiativeId);
    }
}

public static class Stands
{
    /// <summary>Neither finished nor refused.</summary>
    public static bool IsAlive(this Stand stand) => stand is Stand.Idea or Stand.Decided or Stand.Running or Stand.Paused;

    /// <summary>Saying no is an achievement and needs a reason.</summary>
    public static bool IsNo(this Stand stand) => stand is Stand.Stopped or Stand.Declined;

    public static bool NeedsReason(this Stand stand) => stand is Stand.Paused or Stand.Stopped or Stand.Declined;

    public static string Name(this Stand stand, Language language) => stand switch
    {
        Stand.Idea => language.Say("Idee", "idea"),
        Stand.Decided => language.Say("beschlossen", "decided"),
        Stand.Running => language.Say("läuft", "running"),
        Stand.Paused => language.Say("ruht", "paused"),
        Stand.Done => language.Say("fertig", "done"),
        Stand.Stopped => language.Say("beendet, bevor sie fertig war", "stopped before it was done"),
        _ => language.Say("abgelehnt", "declined"),
    };
}
