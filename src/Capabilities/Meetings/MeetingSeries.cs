using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Meetings;

/// <summary>How often a group meets.</summary>
public enum Rhythm
{
    Weekly,
    EveryTwoWeeks,

    /// <summary>On the first, second … or last such weekday of each month.</summary>
    Monthly,

    /// <summary>As monthly, in every third month.</summary>
    Quarterly,
}

/// <summary>A group that meets again and again, and decides at one level.</summary>
/// <param name="Week">Which such weekday of the month, 1 to 4; 5: the last. Only for months.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Begins">From here on it is counted.</param>
public sealed record MeetingSeries(
    Guid Id, Guid AdministrationId, string Name, DecisionLevel Level, Rhythm Rhythm, DayOfWeek Weekday, int Week, TimeOnly Time,
    int Minutes, string Place, DateOnly Begins, string By, DateTimeOffset At)
{
    public const int LastWeek = 5;
    private const int FortnightDays = 14;
    private const int QuarterMonths = 3;

    /// <summary>The days on which it meets, both ends among them.</summary>
    public IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        var first = from > Begins ? from : Begins;
        if (Rhythm is Rhythm.Weekly or Rhythm.EveryTwoWeeks)
        {
            var step = Rhythm == Rhythm.Weekly ? 7 : FortnightDays;
            var begin = Begins.AddDays(((int)Weekday - (int)Begins.DayOfWeek + 7) % 7);
            var passed = Math.Max(0, first.DayNumber - begin.DayNumber + step - 1) / step;
            for (var day = begin.AddDays(passed * step); day <= to; day = day.AddDays(step)) yield return day;
            yield break;
        }

        for (var month = new DateOnly(first.Year, first.Month, 1); month <= to; month = month.AddMonths(1))
        {
            var since = (month.Year - Begins.Year) * 12 + month.Month - Begins.Month;
            if (Rhythm == Rhythm.Quarterly && since % QuarterMonths != 0) continue;
            var day = InMonth(month);
            if (day >= first && day <= to) yield return day;
        }
    }

    private DateOnly InMonth(DateOnly month)
    {
        var first = month.AddDays(((int)Weekday - (int)month.DayOfWeek + 7) % 7);
        if (Week < LastWeek) return first.AddDays(7 * (Week - 1));
        var fifth = first.AddDays(28);
        return fifth.Month == month.Month ? fifth : first.AddDays(21);
    }
}

/// <summary>The series ended; what was decided and written stays.</summary>
public sealed record MeetingSeriesEnd(Guid SeriesId, DateOnly Last, string By, DateTimeOffset At);

/// <summary>The minutes of one meeting in one of their versions; the highest number holds.</summary>
public sealed record MeetingMinutes(Guid SeriesId, DateOnly Day, int Number, string Text, string By, DateTimeOffset At);

/// <summary>A question that was decided in a meeting.</summary>
public sealed record MeetingDecision(Guid QuestionId, Guid SeriesId, DateOnly Day);

internal sealed class MeetingTables : IEntityTypeConfiguration<MeetingSeries>, IEntityTypeConfiguration<MeetingSeriesEnd>,
    IEntityTypeConfiguration<MeetingMinutes>, IEntityTypeConfiguration<MeetingDecision>
{
    public void Configure(EntityTypeBuilder<MeetingSeries> builder)
    {
        builder.ToTable("meeting_series").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Property(one => one.Level).HasConversion<string>().HasMaxLength(40);
        builder.Property(one => one.Rhythm).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Weekday).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<MeetingSeriesEnd> builder) => builder.ToTable("meeting_series_end").HasKey(one => one.SeriesId);

    public void Configure(EntityTypeBuilder<MeetingMinutes> builder)
    {
        builder.ToTable("meeting_minutes").HasKey(one => new { one.SeriesId, one.Day, one.Number });
        builder.HasOne<MeetingSeries>().WithMany().HasForeignKey(one => one.SeriesId);
    }

    public void Configure(EntityTypeBuilder<MeetingDecision> builder)
    {
        builder.ToTable("meeting_decision").HasKey(one => one.QuestionId);
        builder.HasIndex(one => new { one.SeriesId, one.Day });
        builder.HasOne<MeetingSeries>().WithMany().HasForeignKey(one => one.SeriesId);
    }
}

/// <summary>A series with its end, where it ended.</summary>
public sealed record SeriesState(MeetingSeries Series, MeetingSeriesEnd? End)
{
    public IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Series.Days(from, End is { } end && end.Last < to ? end.Last : to);

    public static async Task<IReadOnlyList<SeriesState>> Of(Database db, Guid administration)
    {
        var series = await db.Set<MeetingSeries>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var ids = series.Select(one => one.Id).ToList();
        var ends = await db.Set<MeetingSeriesEnd>().AsNoTracking().Where(one => ids.Contains(one.SeriesId))
            .ToDictionaryAsync(one => one.SeriesId);
        return [.. series.Select(one => new SeriesState(one, ends.GetValueOrDefault(one.Id))).OrderBy(one => one.End is not null)
            .ThenBy(one => one.Series.Name, StringComparer.Ordinal)];
    }
}

public static class MeetingNames
{
    public static string When(this MeetingSeries series, Language language)
    {
        var day = language.Culture.DateTimeFormat.GetDayName(series.Weekday);
        var which = series.Week switch
        {
            1 => language.Say("ersten", "first"), 2 => language.Say("zweiten", "second"), 3 => language.Say("dritten", "third"),
            4 => language.Say("vierten", "fourth"), _ => language.Say("letzten", "last"),
        };
        var time = series.Time.ToString(language.Say("H:mm 'Uhr'", "H:mm"), language.Culture);
        return series.Rhythm switch
        {
            Rhythm.Weekly => language.Say($"jeden {day}, {time}", $"every {day}, {time}"),
            Rhythm.EveryTwoWeeks => language.Say($"alle zwei Wochen am {day}, {time}", $"every two weeks on {day}, {time}"),
            Rhythm.Monthly => language.Say($"jeden {which} {day} im Monat, {time}", $"every {which} {day} of the month, {time}"),
            _ => language.Say($"jeden {which} {day} in jedem dritten Monat, {time}", $"every {which} {day} of every third month, {time}"),
        };
    }

    public static string Name(this Rhythm rhythm, Language language) => rhythm switch
    {
        Rhythm.Weekly => language.Say("jede Woche", "every week"),
        Rhythm.EveryTwoWeeks => language.Say("alle zwei Wochen", "every two weeks"),
        Rhythm.Monthly => language.Say("jeden Monat", "every month"),
        _ => language.Say("jedes Vierteljahr", "every quarter"),
    };
}
