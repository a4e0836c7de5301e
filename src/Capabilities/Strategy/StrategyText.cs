using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Strategy;

/// <summary>Who wrote a strategy; bought ones are lived less.</summary>
public enum Authorship
{
    OwnPeople,
    Together,
    Consultants,
    Thesis,
}

/// <summary>The overall strategy in one of its versions; the highest number holds, the others are its history.</summary>
/// <param name="Hours">Hours that leaders gave to it; null: nobody counted.</param>
public sealed record StrategyText(
    Guid AdministrationId, int Number, string Vision, string Principles, Authorship Authorship, int? Hours, DateOnly Begins, string By,
    DateTimeOffset At);

/// <summary>A body resolved a version of the strategy.</summary>
/// <param name="Reference">How the body files it, such as the number of a paper of the council.</param>
public sealed record StrategyResolution(
    Guid Id, Guid AdministrationId, int Number, string Body, DateOnly Day, string Reference, string Words, string By, DateTimeOffset At);

internal sealed class StrategyTextTables : IEntityTypeConfiguration<StrategyText>, IEntityTypeConfiguration<StrategyResolution>
{
    public void Configure(EntityTypeBuilder<StrategyText> builder)
    {
        builder.ToTable("strategy_text").HasKey(one => new { one.AdministrationId, one.Number });
        builder.Property(one => one.Authorship).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<StrategyResolution> builder)
    {
        builder.ToTable("strategy_resolution").HasKey(one => one.Id);
        builder.HasOne<StrategyText>().WithMany().HasForeignKey(one => new { one.AdministrationId, one.Number });
    }
}

public static class AuthorshipNames
{
    public static string Name(this Authorship authorship, Language language) => authorship switch
    {
        Authorship.OwnPeople => language.Say("die eigenen Leute", "the own people"),
        Authorship.Together => language.Say("die eigenen Leute mit Begleitung", "the own people with support"),
        Authorship.Consultants => language.Say("eine Beratung", "consultants"),
        _ => language.Say("eine Abschlussarbeit", "a thesis"),
    };
}
