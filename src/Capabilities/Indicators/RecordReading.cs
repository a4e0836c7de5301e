using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Indicators;

/// <summary>Records a reading.</summary>
public static class RecordReading
{
    public const int SourceLengthMax = 200;

    public abstract record Outcome;

    public sealed record Recorded(Guid Id) : Outcome;

    public sealed record IndicatorUnknown : Outcome;

    public sealed record ValueMissing : Outcome;

    public sealed record DateOutside : Outcome;

    public sealed record SourceMissing : Outcome;

    /// <param name="value">A number; NaN and infinity are none.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, string indicator,
        double? value, DateOnly? date, string source, DateTimeOffset now, string document = "")
    {
        if (model.Indicators.All(one => one.Key != indicator)) return new IndicatorUnknown();
        if (value is not { } number || !double.IsFinite(number)) return new ValueMissing();
        if (date is not { } day || day > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)) || day.Year < 2000) return new DateOutside();
        if (source.Trim().Length is 0 or > SourceLengthMax || document.Trim().Length > SourceLengthMax) return new SourceMissing();
        var reading = new Reading(Guid.CreateVersion7(now), administration, indicator, number, day, source.Trim(), actor.Name, now)
        {
            Document = document.Trim(),
        };
        db.Add(reading);
        db.Note(actor, now, "record-reading", string.Create(CultureInfo.InvariantCulture, $"{indicator} {number} {day:yyyy-MM-dd}"),
            administration);
        await db.SaveChangesAsync();
        return new Recorded(reading.Id);
    }

    /// <summary>The latest reading of each indicator up to a day, as it was known at a moment.</summary>
    public static async Task<IReadOnlyList<Reading>> Latest(Database db, Guid administration, DateOnly until, DateTimeOffset knownAt)
    {
        var all = await db.Set<Reading>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Date <= until
            && one.RecordedAt <= knownAt).ToListAsync();
        return [.. all.GroupBy(one => one.Indicator, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(one => one.Date).ThenByDescending(one => one.RecordedAt).First())
            .OrderBy(one => one.Indicator, StringComparer.Ordinal)];
    }
}
