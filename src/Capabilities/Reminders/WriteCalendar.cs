using System.Globalization;
using System.Text;

namespace Wegmarke.Reminders;

/// <summary>Writes dates as a calendar (RFC 5545). Times are local times of the house without a zone: whoever looks at them sits
/// there.</summary>
public static class WriteCalendar
{
    /// <summary>Bytes in a line before it is folded (RFC 5545, 3.1).</summary>
    private const int LineBytes = 75;

    /// <param name="site">Scheme and host, for links.</param>
    public static string Run(string name, IReadOnlyList<Dated> dates, string site, DateTimeOffset now)
    {
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Wegmarke//Wegmarke//DE");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escape(name));
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        // What two houses of one person do together is one date; a program drops an event, or the whole calendar, where its id comes twice.
        foreach (var one in dates.DistinctBy(one => one.Key))
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{one.Key}@wegmarke");
            Line("DTSTAMP:" + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            if (one.Time is { } time)
            {
                Line("DTSTART:" + Moment(one.Day.ToDateTime(time)));
                Line("DTEND:" + Moment(one.Day.ToDateTime(time).AddMinutes(one.Minutes)));
            }
            else
            {
                Line("DTSTART;VALUE=DATE:" + Day(one.Day));
                Line("DTEND;VALUE=DATE:" + Day(one.Day.AddDays(1)));
                Line("TRANSP:TRANSPARENT");
            }

            Line("SUMMARY:" + Escape(one.Title));
            if (one.Text.Length > 0) Line("DESCRIPTION:" + Escape(one.Text));
            if (one.Place.Length > 0) Line("LOCATION:" + Escape(one.Place));
            Line("URL:" + site + one.Below);
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Moment(DateTime moment) => moment.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>RFC 5545, 3.3.11; other control characters have no place in a calendar.</summary>
    private static string Escape(string text)
    {
        var escaped = text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;",
            StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return string.Concat(escaped.Where(letter => !char.IsControl(letter)));
    }

    /// <summary>Folds at bytes, never within a character.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LineBytes)
            {
                text.Append("\r\n ");
                used = 1;
            }

            text.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
