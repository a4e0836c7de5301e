using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Campaigns.Consent;

/// <summary>One act on the way to a campaign that may open. Rows are added, never changed.</summary>
/// <param name="AdministrationId">Whose staff council; in a common campaign of several towns each has its own.</param>
/// <param name="SettingsHash">The settings the act was about, see <see cref="Campaigns.SettingsHash"/>.</param>
/// <param name="Settings">The same settings in full, to say later what has changed.</param>
/// <param name="Text">Conditions, reasons, or who is asked where there is no staff council.</param>
/// <param name="Day">When it was done, which may lie before it was recorded.</param>
/// <param name="WithComments">The consent includes comments in free text.</param>
/// <param name="OwnAccount">Declared from the account of those who decide, not recorded for them.</param>
public sealed record ConsentStep(Guid Id, Guid CampaignId, Guid AdministrationId, ConsentAct Act, string SettingsHash, string Settings,
    string Text, DateOnly Day, bool WithComments, bool OwnAccount, string By, DateTimeOffset At)
{
    public const int TextMax = 4000;

    /// <summary>Counts the acts about one campaign; of two at once, one is told to look again.</summary>
    public int Number { get; init; }

    public Guid? DocumentId { get; init; }
}

/// <summary>A signed paper.</summary>
/// <param name="Sha256">So that everybody can prove that this is the paper that was filed.</param>
public sealed record ConsentDocument(Guid Id, Guid CampaignId, string Name, string ContentType, string Sha256, byte[] Bytes, string By,
    DateTimeOffset At);

/// <summary>A survey of somebody else in the same house, entered by hand, so that staff are not asked twice at once.</summary>
public sealed record OtherSurvey(Guid Id, Guid AdministrationId, string Name, DateOnly Begin, DateOnly End)
{
    public const int NameMax = 200;
}

internal sealed class ConsentTables : IEntityTypeConfiguration<ConsentStep>, IEntityTypeConfiguration<ConsentDocument>,
    IEntityTypeConfiguration<OtherSurvey>
{
    public void Configure(EntityTypeBuilder<ConsentStep> builder)
    {
        builder.ToTable("consent_step").HasKey(step => step.Id);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(step => step.CampaignId);
        builder.HasOne<ConsentDocument>().WithMany().HasForeignKey(step => step.DocumentId);
        builder.HasIndex(step => new { step.CampaignId, step.Number }).IsUnique();
        builder.Property(step => step.Act).HasConversion<string>().HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<ConsentDocument> builder)
    {
        builder.ToTable("consent_document").HasKey(document => document.Id);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(document => document.CampaignId);
    }

    public void Configure(EntityTypeBuilder<OtherSurvey> builder)
    {
        builder.ToTable("other_survey").HasKey(survey => survey.Id);
        builder.HasOne<Administrations.Administration>().WithMany().HasForeignKey(survey => survey.AdministrationId);
    }
}
