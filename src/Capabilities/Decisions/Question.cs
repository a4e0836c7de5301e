using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Decisions;

/// <summary>Who has to decide.</summary>
public enum DecisionLevel
{
    Council,
    Executive,
    SteeringGroup,
    Unit,
}

/// <summary>How a question was closed.</summary>
public enum DecisionWay
{
    Agreed,
    AgreedOnConditions,
    Declined,

    /// <summary>Not decided, because the question has gone.</summary>
    Withdrawn,
}

/// <summary>Something that waits for a decision.</summary>
/// <param name="Who">Office or body that must decide, never a private name.</param>
/// <param name="Since">Since when it has been open.</param>
/// <param name="About">Address below the administration of what it is about, such as strategy/goals/…; empty: nothing in here.</param>
public sealed record Question(
    Guid Id, Guid AdministrationId, string Text, DecisionLevel Level, string Who, DateOnly Since, string About, string By,
        DateTimeOffset At);

/// <summary>What was decided; a question has one decision.</summary>
public sealed record Decision(Guid QuestionId, DecisionWay Way, string Outcome, string Reason, DateOnly Day, string By, DateTimeOffset At);

internal sealed class DecisionTables : IEntityTypeConfiguration<Question>, IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("decision_question").HasKey(one => one.Id);
        builder.Property(one => one.Level).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => new { one.AdministrationId, one.Since });
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decision").HasKey(one => one.QuestionId);
        builder.Property(one => one.Way).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Question>().WithOne().HasForeignKey<Decision>(one => one.QuestionId);
    }
}

public static class DecisionNames
{
    public static string Name(this DecisionLevel level, Language language) => level switch
    {
        DecisionLevel.Council => language.Say("Gemeinderat", "Council"),
        DecisionLevel.Executive => language.Say("Verwaltungsspitze", "Top management"),
        DecisionLevel.SteeringGroup => language.Say("Lenkungskreis", "Steering group"),
        _ => language.Say("Amt", "Unit"),
    };

    public static string Name(this DecisionWay way, Language language) => way switch
    {
        DecisionWay.Agreed => language.Say("zugestimmt", "agreed"),
        DecisionWay.AgreedOnConditions => language.Say("unter Bedingungen zugestimmt", "agreed on conditions"),
        DecisionWay.Declined => language.Say("abgelehnt", "declined"),
        _ => language.Say("erledigt ohne Entscheidung", "closed without a decision"),
    };
}
