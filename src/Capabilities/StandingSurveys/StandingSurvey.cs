using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.StandingSurveys;

/// <summary>Asks citizens or companies about one office or one task, month after month.</summary>
/// <param name="Name">The office or the task, as people know it.</param>
/// <param name="Perspectives">Who is asked; each has a series of results of its own.</param>
/// <param name="People">How many people work there: of fewer than a handful each would be judged by name.</param>
/// <param name="InformedOn">When the staff council learned of it, or the staff where there is no council.</param>
/// <param name="Slug">The address of the link; says nothing.</param>
public sealed record StandingSurvey(
    Guid Id, Guid AdministrationId, string Name, string[] Perspectives, string ModelHash, string Form, int Threshold, int People,
    DateOnly InformedOn, string Slug, string By, DateTimeOffset OpenedAt)
{
    /// <summary>Where the sheets of one perspective and one month lie. Every month is sealed by itself, so each has a key of its
    /// own.</summary>
    public Guid PlaceOf(string perspective, Month month) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id:N}|{perspective}|{month}")).AsSpan(0, 16));

    /// <summary>The questionnaire as the pages and the release see it.</summary>
    public Campaign AsCampaign(int number) => new(Id, AdministrationId, number, Name, ModelHash, Form, [], Threshold, Slug, 0, 0, OpenedAt)
    {
        Perspectives = Perspectives,
    };
}

/// <summary>The standing survey was ended: who, when.</summary>
public sealed record StandingSurveyEnd(Guid SurveyId, string By, DateTimeOffset At);

/// <summary>What was released of one perspective for one or more months. Every sheet is in exactly one of these.</summary>
/// <param name="Json">The frozen document; null where too few had answered until the survey ended, and their sheets were
/// destroyed.</param>
public sealed record MonthRelease(
    Guid SurveyId, string Perspective, int Number, Month From, Month To, string? Json, string? Hash, DateTimeOffset At)
{
    public ReleaseDocument? Document => Json is { } json ? ReleaseDocument.Read(json) : null;
}

/// <summary>A standing survey with its model, its end and what was released of it, the oldest first.</summary>
public sealed record StandingSurveyState(
    StandingSurvey Survey, MaturityModel Model, StandingSurveyEnd? End, IReadOnlyList<MonthRelease> Releases)
{
    public CampaignState AsCampaign(int number = 1) => new(Survey.AsCampaign(number), Model,
        new(Survey.Id, Survey.By, Survey.OpenedAt), End is { } end ? new(Survey.Id, end.By, end.At) : null);

    public static Task<StandingSurveyState?> Find(Database db, Guid administration, Guid id) =>
        Load(db, db.Set<StandingSurvey>().AsNoTracking().Where(one => one.Id == id && one.AdministrationId == administration));

    public static Task<StandingSurveyState?> FindBySlug(Database db, string slug) =>
        Load(db, db.Set<StandingSurvey>().AsNoTracking().Where(one => one.Slug == slug));

    private static async Task<StandingSurveyState?> Load(Database db, IQueryable<StandingSurvey> chosen)
    {
        if (await chosen.FirstOrDefaultAsync() is not { } survey) return null;
        return new(survey, await StoredModel.Of(db, survey.ModelHash),
            await db.Set<StandingSurveyEnd>().AsNoTracking().FirstOrDefaultAsync(one => one.SurveyId == survey.Id),
            await db.Set<MonthRelease>().AsNoTracking().Where(one => one.SurveyId == survey.Id).OrderBy(one => one.Number).ToListAsync());
    }
}

internal sealed class StandingSurveyTables : IEntityTypeConfiguration<StandingSurvey>, IEntityTypeConfiguration<StandingSurveyEnd>,
    IEntityTypeConfiguration<MonthRelease>
{
    public void Configure(EntityTypeBuilder<StandingSurvey> builder)
    {
        builder.ToTable("standing_survey").HasKey(one => one.Id);
        builder.HasIndex(one => one.Slug).IsUnique();
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Property(one => one.Perspectives).HasConversion(keys => string.Join(' ', keys),
            text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Configure(EntityTypeBuilder<StandingSurveyEnd> builder) =>
        builder.ToTable("standing_survey_end").HasKey(one => one.SurveyId);

    public void Configure(EntityTypeBuilder<MonthRelease> builder)
    {
        builder.ToTable("month_release").HasKey(one => new { one.SurveyId, one.Perspective, one.Number });
        builder.HasOne<StandingSurvey>().WithMany().HasForeignKey(one => one.SurveyId);
        builder.Property(one => one.From).HasConversion(month => month.ToString(), text => Month.Read(text));
        builder.Property(one => one.To).HasConversion(month => month.ToString(), text => Month.Read(text));
        builder.Ignore(one => one.Document);
    }
}
