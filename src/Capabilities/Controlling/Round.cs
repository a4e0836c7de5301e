using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>Owners say what has changed about their initiatives, until the round freezes.</summary>
/// <param name="Number">Counts the rounds of one administration; one is open at a time.</param>
/// <param name="Link">Where the pages of the administration lie, as mails name them.</param>
public sealed record Round(
    Guid AdministrationId, int Number, DateOnly Opened, DateOnly Due, string Link, string By, DateTimeOffset At);

/// <summary>A line of the log of a round: somebody said something about an initiative. The line about no initiative is the last one: it
/// froze the round. The number is part of the key, so nothing can slip in behind it.</summary>
public sealed record RoundLine(
    Guid AdministrationId, int Round, int Line, Guid? InitiativeId, string Json, string By, DateTimeOffset At)
{
    private ReportContent? read;

    public ReportContent Content => read ??= ReportContent.Read(Json);
}

/// <summary>What a round said when it froze. Never changed; what was wrong is put right in the next round.</summary>
/// <param name="Hash">SHA-256 over the document, which names the hash of the round before.</param>
public sealed record RoundFreeze(Guid AdministrationId, int Round, string Json, string Hash, string By, DateTimeOffset At);

/// <summary>What somebody said about one initiative; what is null was not touched.</summary>
public sealed record ReportContent
{
    public IReadOnlyList<MilestoneReport> Milestones { get; init; } = [];

    public int? Percent { get; init; }

    /// <summary>Person-days that are still needed.</summary>
    public double? DaysLeft { get; init; }

    /// <summary>Person-days since the beginning.</summary>
    public double? DaysSpent { get; init; }

    /// <summary>Euro since the beginning.</summary>
    public decimal? MoneySpent { get; init; }

    /// <summary>What keeps it from going on; empty: nothing does any more.</summary>
    public string? Blocked { get; init; }

    /// <summary>Somebody looked and found nothing to change.</summary>
    public bool IsUnchanged => Milestones.Count == 0 && Percent is null && DaysLeft is null && DaysSpent is null && MoneySpent is null
        && Blocked is null;

    public string ToJson() => ContentJson.Write(this);

    public static ReportContent Read(string json) => ContentJson.Read<ReportContent>(json);

    /// <summary>This with what was said later in the same round.</summary>
    public ReportContent With(ReportContent later) => new()
    {
        Milestones =
        [
            .. Milestones.Where(one => later.Milestones.All(other => other.Name != one.Name)),
            // A day that moves twice in a round moved from where it was before the round.
            .. later.Milestones.Select(one => one with { Planned = Milestones.FirstOrDefault(first => first.Name == one.Name)?.Planned
                ?? one.Planned }),
        ],
        Percent = later.Percent ?? Percent, DaysLeft = later.DaysLeft ?? DaysLeft, DaysSpent = later.DaysSpent ?? DaysSpent,
        MoneySpent = later.MoneySpent ?? MoneySpent, Blocked = later.Blocked ?? Blocked,
    };
}

/// <summary>A milestone was reached, or has a new day and a reason.</summary>
/// <param name="Planned">The day that was planned when it was said.</param>
public sealed record MilestoneReport(string Name, DateOnly Planned, DateOnly? Reached, DateOnly? MovedTo, string Reason);

internal sealed class RoundTables : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundLine>,
    IEntityTypeConfiguration<RoundFreeze>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("controlling_round").HasKey(one => new { one.AdministrationId, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<RoundLine> builder)
    {
        builder.ToTable("controlling_line").HasKey(one => new { one.AdministrationId, one.Round, one.Line });
        builder.Ignore(one => one.Content);
    }

    public void Configure(EntityTypeBuilder<RoundFreeze> builder) =>
        builder.ToTable("controlling_freeze").HasKey(one => new { one.AdministrationId, one.Round });
}
