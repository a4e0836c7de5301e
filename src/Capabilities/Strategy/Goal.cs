using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Strategy;

/// <summary>How firmly a goal is meant.</summary>
public enum Ambition
{
    /// <summary>We answer for it.</summary>
    Commit,

    /// <summary>We expect to reach it.</summary>
    Target,

    /// <summary>Reaching seven tenths would be good.</summary>
    Stretch,
}

/// <summary>What a goal says.</summary>
/// <param name="Indicator">Key of an indicator of the model; empty: see <paramref name="OwnIndicator"/>.</param>
/// <param name="OwnIndicator">What is counted instead, in words.</param>
/// <param name="Start">Value at the beginning; null: not measured yet.</param>
/// <param name="Owner">Office or unit, never a private name.</param>
/// <param name="Confidence">Percent.</param>
public sealed record GoalContent(
    string Area, string Title, string Indicator, string OwnIndicator, double? Start, double? Target, DateOnly? Due, string Owner,
    Ambition Ambition, int Confidence)
{
    public bool IsMeasured => (Indicator.Length > 0 || OwnIndicator.Length > 0) && Target is not null;
}

/// <summary>A goal in one of its versions; the highest number holds.</summary>
public sealed record Goal(Guid Id, int Number, Guid AdministrationId, string By, DateTimeOffset At)
{
    public required GoalContent Content { get; init; }
}

/// <summary>A goal that is no longer pursued, reached or given up.</summary>
public sealed record GoalEnd(Guid GoalId, bool Reached, string Reason, string By, DateTimeOffset At);

internal sealed class GoalTables : IEntityTypeConfiguration<Goal>, IEntityTypeConfiguration<GoalEnd>
{
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.ToTable("goal").HasKey(one => new { one.Id, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.OwnsOne(one => one.Content, content => content.Property(one => one.Ambition).HasConversion<string>().HasMaxLength(40));
        builder.HasIndex(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<GoalEnd> builder) => builder.ToTable("goal_end").HasKey(one => one.GoalId);
}

public static class AmbitionNames
{
    public static string Name(this Ambition ambition, Language language) => ambition switch
    {
        Ambition.Commit => language.Say("Zusage: dafür stehen wir ein", "commitment: we answer for it"),
        Ambition.Target => language.Say("Ziel: das erwarten wir", "target: we expect it"),
        _ => language.Say("Streckziel: sieben Zehntel wären gut", "stretch: seven tenths would be good"),
    };
}
