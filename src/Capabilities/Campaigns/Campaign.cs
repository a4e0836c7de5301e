using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>One survey of one administration. Until it opens it can be changed; what was set at opening does not change.</summary>
/// <param name="ModelHash">The frozen model, see <see cref="StoredModel"/>.</param>
/// <param name="Units">Names of the units that respondents may choose, frozen at opening; empty: units are not asked.</param>
/// <param name="Threshold">Fewest answers a figure may rest on, 5 to 20.</param>
/// <param name="Slug">The address of the open link; says nothing.</param>
public sealed record Campaign(
    Guid Id, Guid AdministrationId, int Wave, string Title, string ModelHash, string Form, string[] Units, int Threshold, string Slug,
    int Staff, int Leaders, DateTimeOffset PlannedAt)
{
    /// <summary>The areas that were chosen for a form that lets choose; empty: all the form has.</summary>
    public string[] Areas { get; init; } = [];

    /// <summary>Number of the unit above each unit, −1 where it belongs directly to the house; empty: all do.</summary>
    public int[] UnitParents { get; init; } = [];

    /// <summary>Staff of each unit without those below it; empty: unknown.</summary>
    public int[] UnitStaff { get; init; } = [];

    /// <summary>Whether respondents may say their unit. Which units there are is frozen when the campaign opens.</summary>
    public bool AskUnit { get; init; }

    /// <summary>The perspectives that are asked; empty: all the form has.</summary>
    public string[] Perspectives { get; init; } = [];

    /// <summary>What else respondents may say about themselves, with the wording they see.</summary>
    public AskedAttribute[] Attributes { get; init; } = [];

    /// <summary>Languages respondents may choose; empty: all the model has.</summary>
    public string[] Languages { get; init; } = [];

    /// <summary>Whether respondents may write comments; needs a consent of its own.</summary>
    public bool Comments { get; init; }

    /// <summary>Fewest people a released comment may stem from, 10 to 20.</summary>
    public int CommentThreshold { get; init; } = PlanCampaign.CommentThresholdMin;

    /// <summary>Who receives a file for research, with address; empty: there is none. Only sheets whose respondents agreed go into
    /// it.</summary>
    public string ResearchBy { get; init; } = "";

    /// <summary>What the file for research is for.</summary>
    public string ResearchFor { get; init; } = "";

    public bool ForResearch => ResearchBy.Length > 0;

    public DateOnly? Begin { get; init; }

    public DateOnly? End { get; init; }

    public CampaignKind Kind { get; init; }

    /// <summary>Small administrations whose people answer together in this campaign, with one result for all of them.</summary>
    public Guid[] Members { get; init; } = [];

    /// <summary>Counts the changes, so that of two who change at once one is told.</summary>
    public int Revision { get; init; }

    /// <summary>Too few people to look at parts of the house.</summary>
    public bool WholeHouseOnly => Staff < PlanCampaign.StaffForParts || Members.Length > 0;

    /// <summary>Whose people are asked.</summary>
    public IReadOnlyList<Guid> Asked => Members.Length > 0 ? Members : [AdministrationId];
}

/// <summary>How people answer.</summary>
public enum CampaignKind
{
    /// <summary>Everybody alone, on a phone, a PC or paper.</summary>
    Survey,

    /// <summary>All in one room, item by item; only the distribution is kept.</summary>
    GroupRating,
}

/// <summary>A frozen model, stored once under its hash.</summary>
public sealed record StoredModel(string Hash, string Key, string Version, string Json)
{
    /// <summary>The model of this hash. Only the first asking reads it from the database.</summary>
    public static async Task<MaturityModel> Of(Database db, string hash) => FrozenModel.Known(hash)
        ?? new FrozenModel(hash, await db.Set<StoredModel>().Where(model => model.Hash == hash).Select(model => model.Json).FirstAsync())
            .Thaw();
}

/// <summary>The campaign was opened: who, when.</summary>
public sealed record CampaignOpening(Guid CampaignId, string By, DateTimeOffset At);

/// <summary>The campaign was closed: who, when.</summary>
public sealed record CampaignClosing(Guid CampaignId, string By, DateTimeOffset At);

/// <summary>The count of answers as it may be seen: in batches of five and renewed at most hourly.</summary>
public sealed record SeenCount(Guid CampaignId, int Answers, DateTimeOffset At);

internal sealed class CampaignTables :
    IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<StoredModel>, IEntityTypeConfiguration<CampaignOpening>,
    IEntityTypeConfiguration<CampaignClosing>, IEntityTypeConfiguration<SeenCount>
{
    private const char Between = '\u001f';

    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("campaign").HasKey(campaign => campaign.Id);
        builder.HasIndex(campaign => campaign.Slug).IsUnique();
        builder.HasIndex(campaign => new { campaign.AdministrationId, campaign.Wave }).IsUnique();
        builder.HasOne<Administration>().WithMany().HasForeignKey(campaign => campaign.AdministrationId);
        Joined(builder.Property(campaign => campaign.Units));
        Joined(builder.Property(campaign => campaign.Areas));
        builder.Property(campaign => campaign.UnitParents).HasConversion(numbers => Text(numbers), text => Numbers(text));
        builder.Property(campaign => campaign.UnitStaff).HasConversion(numbers => Text(numbers), text => Numbers(text));
        Joined(builder.Property(campaign => campaign.Perspectives));
        Joined(builder.Property(campaign => campaign.Languages));
        builder.Property(campaign => campaign.Attributes).HasConversion(asked => AskedAttribute.Write(asked),
            text => AskedAttribute.Read(text));
        builder.Property(campaign => campaign.Members).HasConversion(ids => string.Join(' ', ids), text => Ids(text));
        builder.Property(campaign => campaign.Kind).HasConversion<string>().HasMaxLength(20).HasDefaultValue(CampaignKind.Survey);
        builder.Property(campaign => campaign.CommentThreshold).HasDefaultValue(PlanCampaign.CommentThresholdMin);
        builder.Property(campaign => campaign.Revision).IsConcurrencyToken();
    }

    private static PropertyBuilder<string[]> Joined(PropertyBuilder<string[]> words) => words.HasConversion(
        parts => string.Join(Between, parts),
        text => text.Length == 0 ? Array.Empty<string>() : text.Split(Between, StringSplitOptions.None));

    private static Guid[] Ids(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    private static string Text(int[] numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static int[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, null))];

    public void Configure(EntityTypeBuilder<StoredModel> builder) => builder.ToTable("model").HasKey(model => model.Hash);

    public void Configure(EntityTypeBuilder<CampaignOpening> builder) => builder.ToTable("campaign_opening")
      .HasKey(opening => opening.CampaignId);

    public void Configure(EntityTypeBuilder<CampaignClosing> builder) => builder.ToTable("campaign_closing")
      .HasKey(closing => closing.CampaignId);

    public void Configure(EntityTypeBuilder<SeenCount> builder) => builder.ToTable("seen_count").HasKey(count => count.CampaignId);
}
