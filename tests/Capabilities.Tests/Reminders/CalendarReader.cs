using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Capabilities.Tests.Reminders;

/// <summary>Reads a calendar by the grammar of RFC 5545 and shares nothing with the writer; what the grammar does not allow
/// fails.</summary>
internal static partial class CalendarReader
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Events(string text)
    {
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var physical = text.Split("\r\n")[..^1];
        Assert.All(physical, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Single(lines, line => line == "VERSION:2.0");
        Assert.Single(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        List<IReadOnlyDictionary<string, string>> events = [];
        Dictionary<string, string>? open = null;
        foreach (var line in lines[1..^1])
        {
            var match = ContentLine().Match(line);
            Assert.True(match.Success, line);
            var (name, value) = (match.Groups[1].Value, match.Groups[3].Value);
            if (line == "BEGIN:VEVENT") open = open is null ? [] : throw new InvalidDataException("An event in an event.");
            else if (line == "END:VEVENT")
            {
                events.Add(Checked(open!));
                open = null;
            }
            else if (open is not null) open.Add(name + match.Groups[2].Value, name is "SUMMARY" or "DESCRIPTION" or "LOCATION"
                ? Text(value) : value);
        }

        Assert.Null(open);
        return events;
    }

    private static Dictionary<string, string> Checked(Dictionary<string, string> one)
    {
        Assert.Contains("UID", one);
        Assert.Matches(@"^\d{8}T\d{6}Z$", one["DTSTAMP"]);
        if (one.TryGetValue("DTSTART;VALUE=DATE", out var day))
        {
            Assert.Matches(@"^\d{8}$", day);
            Assert.True(string.CompareOrdinal(day, one["DTEND;VALUE=DATE"]) < 0);
        }
        else
        {
            Assert.Matches(@"^\d{8}T\d{6}$", one["DTSTART"]);
            Assert.True(string.CompareOrdinal(one["DTSTART"], one["DTEND"]) < 0);
        }

        return one;
    }

    private static string Text(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            Assert.False(value[at] is ',' or ';', value);
            if (value[at] != '\\')
            {
                text.Append(value[at]);
                continue;
            }

            at++;
            Assert.Contains(value[at], "\\;,nN");
            text.Append(value[at] is 'n' or 'N' ? '\n' : value[at]);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^:;,""\x00-\x1f]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)$")]
    private static partial Regex ContentLine();
}
