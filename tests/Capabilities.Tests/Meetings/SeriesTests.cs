using Wegmarke.Decisions;
using Wegmarke.Meetings;

namespace Wegmarke.Capabilities.Tests.Meetings;

/// <summary>On which days a series meets, against a calendar that is counted day by day.</summary>
public sealed class SeriesTests
{
    private static readonly DateOnly Begins = new(2026, 1, 14);

    public static TheoryData<Rhythm, DayOfWeek, int> Series
    {
        get
        {
            var data = new TheoryData<Rhythm, DayOfWeek, int>();
            foreach (var rhythm in Enum.GetValues<Rhythm>())
            {
                foreach (var weekday in new[] { DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday })
                {
                    for (var week = 1; week <= MeetingSeries.LastWeek; week++) data.Add(rhythm, weekday, week);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void The_days_are_those_that_counting_day_by_day_gives(Rhythm rhythm, DayOfWeek weekday, int week)
    {
        var series = Of(rhythm, weekday, week);
        var (from, to) = (Begins.AddDays(-30), Begins.AddDays(1000));
        Assert.Equal(Counted(rhythm, weekday, week, to), series.Days(from, to));
        foreach (var day in Counted(rhythm, weekday, week, to).Take(20))
        {
            Assert.Equal([day], series.Days(day, day));
            Assert.Empty(series.Days(day.AddDays(1), day.AddDays(1)));
        }
    }

    [Fact]
    public void The_first_Tuesdays_of_a_spring_are_those_of_the_calendar() => Assert.Equal(
        [new(2026, 2, 3), new(2026, 3, 3), new(2026, 4, 7), new DateOnly(2026, 5, 5)],
        Of(Rhythm.Monthly, DayOfWeek.Tuesday, 1).Days(new(2026, 1, 1), new(2026, 5, 31)));

    private static MeetingSeries Of(Rhythm rhythm, DayOfWeek weekday, int week) => new(Guid.Empty, Guid.Empty, "Kreis",
        DecisionLevel.SteeringGroup, rhythm, weekday, week, new(14, 0), 60, "", Begins, "", default);

    private static List<DateOnly> Counted(Rhythm rhythm, DayOfWeek weekday, int week, DateOnly to)
    {
        List<DateOnly> days = [];
        var seen = 0;
        for (var day = Begins; day <= to; day = day.AddDays(1))
        {
            if (day.DayOfWeek != weekday) continue;
            var months = (day.Year - Begins.Year) * 12 + day.Month - Begins.Month;
            var fits = week == MeetingSeries.LastWeek ? day.AddDays(7).Month != day.Month : (day.Day + 6) / 7 == week;
            var meets = rhythm switch
            {
                Rhythm.Weekly => true,
                Rhythm.EveryTwoWeeks => seen % 2 == 0,
                Rhythm.Monthly => fits,
                _ => fits && months % 3 == 0,
            };
            seen++;
            if (meets) days.Add(day);
        }

        return days;
    }
}
