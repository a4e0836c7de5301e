using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Storage;

namespace Wegmarke.StandingSurveys;

public enum WishKind
{
    Wish,
    Complaint,
}

/// <summary>What somebody wished for or complained about, without a name and apart from any sheet.</summary>
/// <param name="Text">As it was written, locked; empty once the wish was answered or put away, because then nobody needs it any
/// more.</param>
/// <param name="Day">When it came in, to the day.</param>
public sealed record Wish(Guid Id, Guid SurveyId, WishKind Kind, string Text, DateOnly Day);

/// <summary>What can be done about a wish.</summary>
public enum WishDeed
{
    /// <summary>Somebody takes care of it.</summary>
    Take,
    Accept,
    Decline,

    /// <summary>Read once more and published: the wish in words that tell of nobody, and the answer.</summary>
    Publish,

    /// <summary>Taken back from the public page.</summary>
    Withdraw,

    /// <summary>Put away without an answer, such as an insult or a text about one person.</summary>
    PutAway,
}

/// <summary>One deed about a wish: who, when, with which words.</summary>
/// <param name="Words">The owner, the reason or the answer.</param>
/// <param name="Told">The wish as it is told in public; empty before.</param>
public sealed record WishStep(Guid Id, Guid WishId, WishDeed Deed, string Words, string Told, string By, DateTimeOffset At);

/// <summary>Where a wish stands: a fold over what was done about it.</summary>
/// <param name="Words">What was written, opened; empty once it is deleted, or where the key is gone.</param>
/// <param name="Steps">In the order in which they happened.</param>
public sealed record WishState(Wish Wish, string Words, string Survey, IReadOnlyList<WishStep> Steps)
{
    /// <summary>The words are still there, but the key that opens them is not: the house was brought back from a copy.</summary>
    public bool IsShut => Wish.Text.Length > 0 && Words.Length == 0;

    public string? Owner => Steps.LastOrDefault(one => one.Deed == WishDeed.Take)?.Words;

    public WishStep? Decision => Steps.LastOrDefault(one => one.Deed is WishDeed.Accept or WishDeed.Decline);

    /// <summary>What the public reads; null where it reads nothing.</summary>
    public WishStep? Published => Steps.LastOrDefault(one => one.Deed is WishDeed.Publish or WishDeed.Withdraw)
        is { Deed: WishDeed.Publish } published ? published : null;

    public WishStep? PutAway => Steps.LastOrDefault(one => one.Deed == WishDeed.PutAway);

    public bool IsDone => Published is not null || PutAway is not null;

    public int Days(DateTimeOffset now) => Math.Max(0, DateOnly.FromDateTime(now.UtcDateTime).DayNumber - Wish.Day.DayNumber);

    public static async Task<IReadOnlyList<WishState>> Of(Database db, WishKeys keys, Guid administration)
    {
        var surveys = await db.Set<StandingSurvey>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .ToDictionaryAsync(one => one.Id, one => one.Name);
        var ids = surveys.Keys.ToList();
        return await Load(db, keys, administration, surveys, db.Set<Wish>().AsNoTracking().Where(one => ids.Contains(one.SurveyId)));
    }

    /// <summary>How many nobody is done with yet; nothing that somebody wrote is opened for it.</summary>
    public static async Task<int> CountOpen(Database db, Guid administration)
    {
        var surveys = await db.Set<StandingSurvey>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .ToDictionaryAsync(one => one.Id, one => one.Name);
        var wishes = db.Set<Wish>().AsNoTracking().Where(one => surveys.Keys.Contains(one.SurveyId));
        return (await Load(db, null, administration, surveys, wishes)).Count(one => !one.IsDone);
    }

    public static async Task<WishState?> Find(Database db, WishKeys keys, Guid administration, Guid id) =>
        (await Of(db, keys, administration)).FirstOrDefault(one => one.Wish.Id == id);

    /// <summary>The wishes of a survey whose answers are public, the latest first.</summary>
    public static async Task<IReadOnlyList<WishState>> Answered(Database db, WishKeys keys, StandingSurvey survey) =>
        [.. (await Load(db, keys, survey.AdministrationId, new() { [survey.Id] = survey.Name },
            db.Set<Wish>().AsNoTracking().Where(one => one.SurveyId == survey.Id)))
            .Where(one => one.Published is not null).OrderByDescending(one => one.Published!.At)];

    private static async Task<IReadOnlyList<WishState>> Load(Database db, WishKeys? keys, Guid administration,
        Dictionary<Guid, string> surveys, IQueryable<Wish> chosen)
    {
        var wishes = await chosen.ToListAsync();
        var ids = wishes.Select(one => one.Id).ToList();
        var steps = (await db.Set<WishStep>().AsNoTracking().Where(one => ids.Contains(one.WishId)).ToListAsync())
            .ToLookup(one => one.WishId);
        return [.. wishes.Select(one => new WishState(one, keys?.Open(administration, one.Text) ?? "", surveys[one.SurveyId],
            [.. steps[one.Id].OrderBy(step => step.At)]))
            .OrderBy(one => one.Wish.Day).ThenBy(one => one.Wish.Id)];
    }
}

internal sealed class WishTables : IEntityTypeConfiguration<Wish>, IEntityTypeConfiguration<WishStep>
{
    public void Configure(EntityTypeBuilder<Wish> builder)
    {
        builder.ToTable("wish").HasKey(one => one.Id);
        builder.HasOne<StandingSurvey>().WithMany().HasForeignKey(one => one.SurveyId);
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<WishStep> builder)
    {
        builder.ToTable("wish_step").HasKey(one => one.Id);
        builder.HasOne<Wish>().WithMany().HasForeignKey(one => one.WishId);
        builder.Property(one => one.Deed).HasConversion<string>().HasMaxLength(20);
    }
}
