using Wegmarke.Reminders;

namespace Wegmarke.Capabilities.Tests.Reminders;

/// <summary>Whatever people write, the calendar stays one that programs read.</summary>
public sealed class WriteCalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Lenkungskreis")]
    [InlineData("Komma, Semikolon; Schrägstrich \\ und : Doppelpunkt")]
    [InlineData("Zwei\nZeilen\r\nund drei")]
    [InlineData("END:VEVENT\r\nBEGIN:VEVENT\r\nUID:fremd")]
    [InlineData("Wörter mit Umlauten äöüß und Zeichen 🗓️🗓️🗓️, die viele Bytes haben und über die Zeile hinausgehen, immer weiter und weiter")]
    [InlineData("\u0007Klingel")]
    public void A_title_comes_back_as_it_was_written(string title)
    {
        var text = WriteCalendar.Run("Wegmarke", [new("a", new(2026, 3, 3), new(14, 0), 60, title, title, title, "/x")], "https://stadt.example", Now);
        var one = Assert.Single(CalendarReader.Events(text));
        var meant = title.ReplaceLineEndings("\n").Replace("\u0007", "", StringComparison.Ordinal);
        Assert.Equal(meant, one["SUMMARY"]);
        Assert.Equal(meant, one["DESCRIPTION"]);
        Assert.Equal(meant, one["LOCATION"]);
        Assert.Equal("20260303T140000", one["DTSTART"]);
        Assert.Equal("20260303T150000", one["DTEND"]);
    }

    [Fact]
    public void A_date_that_two_houses_of_one_person_share_stands_once() => Assert.Single(CalendarReader.Events(WriteCalendar.Run(
        "Wegmarke", [new("together-1", new(2026, 3, 3), null, 0, "Dienst (Musterstadt)", "", "", "/x"),
            new("together-1", new(2026, 3, 3), null, 0, "Dienst (Neuburgen)", "", "", "/y")], "https://stadt.example", Now)));

    [Fact]
    public void A_day_ends_with_the_day_and_a_late_meeting_on_the_next()
    {
        var events = CalendarReader.Events(WriteCalendar.Run("Wegmarke",
        [
            new("day", new(2026, 12, 31), null, 0, "Ziel", "", "", "/x"), new("late", new(2026, 12, 31), new(23, 30), 60, "Sitzung", "",
                "", "/x"),
        ], "https://stadt.example", Now));
        Assert.Equal("20270101", events[0]["DTEND;VALUE=DATE"]);
        Assert.Equal("20270101T003000", events[1]["DTEND"]);
        Assert.Equal(2, events.Select(one => one["UID"]).Distinct().Count());
    }
}
