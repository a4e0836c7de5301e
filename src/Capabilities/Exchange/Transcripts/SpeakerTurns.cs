using System.Globalization;
using System.Text.RegularExpressions;

namespace Wegmarke.Exchange.Transcripts;

/// <summary>Finds who speaks in a running text: a short name and a colon at the beginning of a line, or alone on the line; time stamps in
/// the
/// ways of f4, MAXQDA and others. A name counts only where it is said twice, or is a usual sign such as I: or B1:.</summary>
internal static partial class SpeakerTurns
{
    public static IReadOnlyList<Turn> Of(string text)
    {
        var lines = Lines(text);
        var found = new List<(int Line, string Speaker)>();
        for (var line = 0; line < lines.Count; line++)
        {
            var start = text.AsSpan(lines[line].Start, Math.Min(lines[line].End - lines[line].Start, 120)).ToString();
            var match = Speaker().Match(start);
            if (!match.Success) match = HeadLine().Match(start);
            if (match.Success) found.Add((line, match.Groups["name"].Value.Trim()));
        }

        var usual = found.GroupBy(one => one.Speaker, StringComparer.Ordinal)
            .Where(group => group.Count() > 1 || group.Key.EndsWith(')') || UsualSign().IsMatch(group.Key)).Select(group => group.Key)
                .ToHashSet(StringComparer.Ordinal);
        found = [.. found.Where(one => usual.Contains(one.Speaker))];
        if (found.Count == 0) return [];
        var turns = new List<Turn>();
        for (var at = 0; at < found.Count; at++)
        {
            var start = lines[found[at].Line].Start;
            var end = at + 1 < found.Count ? lines[found[at + 1].Line].Start : text.Length;
            turns.Add(new(found[at].Speaker, start, end, TimeIn(text.AsSpan(start, end - start))));
        }

        return turns;
    }

    public static int Paragraphs(string text) => Lines(text).Count(line => !text.AsSpan(line.Start, line.End - line.Start).IsWhiteSpace());

    private static List<(int Start, int End)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] is not ('\n' or '\r')) continue;
            lines.Add((start, at));
            if (at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n') at++;
            start = at + 1;
        }

        return lines;
    }

    private static TimeSpan? TimeIn(ReadOnlySpan<char> turn)
    {
        var match = Stamp().Match(turn[..Math.Min(turn.Length, 2000)].ToString());
        if (!match.Success) return null;
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new(0, Part("h"), Part("m"), Part("s"));
    }

    // What is looked at is short, so none of these needs a limit of time: such a limit counts a busy machine's waiting, too.

    /// <summary>A sign or a name of up to five words, with a role or party in brackets, perhaps bold (Markdown) or after a time
    /// stamp.</summary>
    [GeneratedRegex(
        @"^\s*(?:[\[(#]?\d{1,2}:\d{2}(?::\d{2})?(?:[-.,]\d+)?[\])#]?\s*)?[*_]{0,3}(?<name>\p{Lu}[\p{L}\d.'’-]*(?:[ ][\p{L}\d.'’-]+){0,4}(?:,[ ]\p{Lu}[\p{L} -]{2,60})?(?:[ ]\([^)\n]{1,40}\))?)"
        + @"[*_]{0,3}\s*:[*_]{0,3}(?:\s|$)")]
    private static partial Regex Speaker();

    [GeneratedRegex(@"^(?:I|B|E|P|S|A|IP|IV|INT|Interviewer(?:in)?|Interview|Befragte[rs]?|Moderator(?:in)?|Speaker)\s?\d{0,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex UsualSign();

    /// <summary>A name and a time alone on their line, as speech recognition writes them.</summary>
    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}\d.'’-]*(?:[ ][\p{L}\d.'’-]+){0,4})[ \t]{1,4}(?:\d{1,2}:)?\d{1,2}:\d{2}\s*$")]
    private static partial Regex HeadLine();

    [GeneratedRegex(@"(?:[\[(#]|^\D{2,60}[ \t])(?:(?<h>\d{1,2}):)?(?<m>\d{1,2}):(?<s>\d{2})(?:[-.,]\d+)?(?:[\])#]|\s*[\r\n])")]
    private static partial Regex Stamp();
}
