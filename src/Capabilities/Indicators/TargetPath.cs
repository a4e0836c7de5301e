using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Indicators;

/// <summary>What an indicator should be on a day. A later row for the same day takes the place of the earlier.</summary>
public sealed record TargetPoint(
    Guid Id, Guid AdministrationId, string Indicator, double Value, DateOnly Due, string By, DateTimeOffset At);

/// <summary>The post that looks after an indicator, never a name.</summary>
public sealed record IndicatorKeeper(Guid AdministrationId, string Indicator, string Post, string By, DateTimeOffset At);

/// <summary>Whether the latest reading is still worth something.</summary>
public enum Freshness
{
    Missing,
    Stale,

    /// <summary>A new one is due within a month.</summary>
    Due,
    Fresh,
}

internal sealed class TargetTables : IEntityTypeConfiguration<TargetPoint>, IEntityTypeConfiguration<IndicatorKeeper>
{
    public void Configure(EntityTypeBuilder<TargetPoint> builder)
    {
        builder.ToTable("target_point").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => new { one.AdministrationId, one.Indicator, one.Due });
    }

    public void Configure(EntityTypeBuilder<IndicatorKeeper> builder) =>
        builder.ToTable("indicator_keeper").HasKey(one => new { one.AdministrationId, one.Indicator });
}

/// <summary>An indicator with its readings on the way to its targets.</summary>
/// <param name="Readings">The earliest first.</param>
/// <param name="Points">By day, one for each.</param>
public sealed record TargetPath(Indicator Indicator, IReadOnlyList<Reading> Readings, IReadOnlyList<TargetPoint> Points, string Keeper)
{
    private const int MonthsOfQuarter = 3;
    private const int MonthsOfYear = 12;

    public Reading? Latest => Readings.Count > 0 ? Readings[^1] : null;

    /// <summary>The day until which the latest reading counts, by the frequency that the model names.</summary>
    public DateOnly? Until => Latest is { } latest ? UntilOf(Indicator, latest.Date) : null;

    /// <summary>The day until which a reading of that day counts.</summary>
    /// <param name="indicator">Null: the model does not know it.</param>
    public static DateOnly UntilOf(Indicator? indicator, DateOnly read) =>
        read.AddMonths(indicator?.Frequency == "quarterly" ? MonthsOfQuarter : MonthsOfYear);

    public TargetPoint? NextTarget(DateOnly today) => Points.FirstOrDefault(point => point.Due >= today);

    public Freshness On(DateOnly today) => Until is not { } until ? Freshness.Missing
        : until < today ? Freshness.Stale : until < today.AddMonths(1) ? Freshness.Due : Freshness.Fresh;

    /// <summary>How many indicators somebody should read anew: out of date, or never read although a post looks after them.</summary>
    public static int ToRead(IEnumerable<TargetPath> paths, DateOnly today) => paths.Count(path => path.On(today) == Freshness.Stale
        || (path.On(today) == Freshness.Missing && path.Keeper.Length > 0));

    /// <summary>What the straight way from the first reading over the targets asks for on a day; null before there is a way.</summary>
    public double? Expected(DateOnly day)
    {
        if (Readings.Count == 0 || Points.Count == 0) return null;
        List<(DateOnly Day, double Value)> stations = [(Readings[0].Date, Readings[0].Value), .. Points.Where(point =>
            point.Due > Readings[0].Date)
            .Select(point => (point.Due, point.Value))];
        if (stations.Count < 2 || day < stations[0].Day) return null;
        var next = stations.FindIndex(station => station.Day >= day);
        if (next < 0) return stations[^1].Value;
        if (next == 0) return stations[0].Value;
        var ((from, before), (to, after)) = (stations[next - 1], stations[next]);
        return before + (after - before) * (day.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber);
    }

    /// <summary>Whether the latest reading is where the way asks for on its day, or better; null without a way.</summary>
    public bool? OnPath => Latest is { } latest && Expected(latest.Date) is { } expected && Readings.Count > 1
        ? Indicator.Up ? latest.Value >= expected : latest.Value <= expected : null;

    public static async Task<IReadOnlyList<TargetPath>> Of(Database db, Guid administration, MaturityModel model)
    {
        var readings = (await db.Set<Reading>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .GroupBy(one => (one.Indicator, one.Date)).Select(group => group.MaxBy(one => one.RecordedAt)!).OrderBy(one => one.Date)
            .ToLookup(one => one.Indicator);
        var points = (await db.Set<TargetPoint>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .GroupBy(one => (one.Indicator, one.Due)).Select(group => group.MaxBy(one => one.At)!).OrderBy(one => one.Due)
            .ToLookup(one => one.Indicator);
        var keepers = await db.Set<IndicatorKeeper>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .ToDictionaryAsync(one => one.Indicator, one => one.Post);
        return [.. model.Indicators.Select(one => new TargetPath(one, [.. readings[one.Key]], [.. points[one.Key]],
            keepers.GetValueOrDefault(one.Key, "")))];
    }
}

/// <summary>Sets what an indicator should be on a day, and who looks after it.</summary>
public static class SetTarget
{
    public const int PostMax = 200;

    public enum Outcome
    {
        Set,
        IndicatorUnknown,
        ValueMissing,
        DayOutside,
        PostMissing,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, string indicator,
        double? value,
        DateOnly? due, DateTimeOffset now)
    {
        if (model.Indicators.All(one => one.Key != indicator)) return Outcome.IndicatorUnknown;
        if (value is not { } number || !double.IsFinite(number)) return Outcome.ValueMissing;
        if (due is not { } day || day <= DateOnly.FromDateTime(now.UtcDateTime) || day.Year > now.Year + 15) return Outcome.DayOutside;
        db.Add(new TargetPoint(Guid.CreateVersion7(now), administration, indicator, number, day, actor.Name, now));
        db.Note(actor, now, "set-target", string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{indicator} {number} {day:yyyy-MM-dd}"), administration);
        await db.SaveChangesAsync();
        return Outcome.Set;
    }

    public static async Task<Outcome> Keep(Database db, Actor actor, Guid administration, MaturityModel model, string indicator,
        string post,
        DateTimeOffset now)
    {
        if (model.Indicators.All(one => one.Key != indicator)) return Outcome.IndicatorUnknown;
        if (post.Trim().Length is 0 or > PostMax) return Outcome.PostMissing;
        var keeper = new IndicatorKeeper(administration, indicator, post.Trim(), actor.Name, now);
        if (await db.Set<IndicatorKeeper>().AnyAsync(one => one.AdministrationId == administration && one.Indicator == indicator))
        {
            db.Update(keeper);
        }
        else db.Add(keeper);
        db.Note(actor, now, "keep-indicator", $"{indicator}: {keeper.Post}", administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return Outcome.Set;
    }
}
