using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Transcripts;

/// <summary>WebVTT and SubRip: cues of one speaker are joined to a turn, because a sentence spans many cues.</summary>
internal static partial class Subtitles
{
    public static bool IsVtt(string text) => text.TrimStart('\uFEFF').StartsWith("WEBVTT", StringComparison.Ordinal);

    public static bool IsSrt(string text) => FirstSrt().IsMatch(text.Length > 2000 ? text[..2000] : text);

    public static Transcript Read(string format, string encoding, string text, Remarks remarks)
    {
        var built = new StringBuilder();
        var turns = new List<Turn>();
        var cues = 0;
        TimeSpan last = TimeSpan.Zero;
        var blocks = Blocks(text).ToList();
        foreach (var (line, block) in blocks)
        {
            if (block[0].StartsWith("WEBVTT", StringComparison.Ordinal) || Aside().IsMatch(block[0])) continue;
            var at = block.FindIndex(one => one.Contains("-->", StringComparison.Ordinal));
            if (at is < 0 or > 1)
            {
                if (format == "subrip" || cues > 0) Broken(line, remarks);
                continue;
            }

            if (Cue().Match(block[at]) is not { Success: true } match || Time(match, "b") is not { } begin
                || Time(match, "e") is not { } end)
            {
                Broken(line + at, remarks);
                continue;
            }

            if (end < begin || begin < last)
            {
                remarks.Error(Place.AtLine(line + at), "Die Zeiten laufen rückwärts.", "The times run backwards.",
                    "Berichtigen Sie die Zeiten.", "Mend the times.");
            }

            (last, cues) = (begin, cues + 1);
            Say(string.Join(' ', block.Skip(at + 1)), begin, built, turns);
        }

        if (cues == 0)
        {
            throw RefusedException.Of(Place.AtLine(1), "Die Untertiteldatei enthält keine Einblendung.", "The subtitle file holds no cue.",
                "Exportieren Sie die Abschrift neu.", "Export the transcript again.");
        }

        return new(format, encoding, built.ToString(), turns, turns.Count, cues, 0, 0);
    }

    private static void Say(string words, TimeSpan begin, StringBuilder built, List<Turn> turns)
    {
        var voice = Voice().Match(words) is { Success: true } match ? WebText(match.Groups["name"].Value) : null;
        var plain = WebText(Markup().Replace(words, ""));
        if (voice is null && Prefix().Match(plain) is { Success: true } prefix) voice = prefix.Groups["name"].Value;
        if (turns.Count > 0 && (voice ?? turns[^1].Speaker) == turns[^1].Speaker)
        {
            built.Append(' ').Append(plain);
            turns[^1] = turns[^1] with { End = built.Length };
            return;
        }

        if (built.Length > 0) built.Append('\n');
        var start = built.Length;
        built.Append(plain);
        turns.Add(new(voice ?? "", start, built.Length, begin));
    }

    private static string WebText(string text) => System.Net.WebUtility.HtmlDecode(text).Trim();

    private static IEnumerable<(int Line, List<string> Lines)> Blocks(string text)
    {
        var block = new List<string>();
        int line = 0, start = 1;
        foreach (var one in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(one))
            {
                if (block.Count == 0) start = line;
                block.Add(one);
            }
            else if (block.Count > 0)
            {
                yield return (start, block);
                block = [];
            }
        }

        if (block.Count > 0) yield return (start, block);
    }

    private static TimeSpan? Time(Match match, string name)
    {
        int Part(string one) => int.TryParse(match.Groups[name + one].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture,
            out var value) ? value : 0;
        return Part("m") > 59 || Part("s") > 59 ? null : new(0, Part("h"), Part("m"), Part("s"), Part("f"));
    }

    private static void Broken(int line, Remarks remarks) =>
        remarks.Error(Place.AtLine(line), "Hier fehlt eine gültige Zeitangabe.", "A valid time is missing here.",
        "Schreiben Sie sie als 00:01:02.345 --> 00:01:04.000.", "Write it as 00:01:02.345 --> 00:01:04.000.");

    [GeneratedRegex(@"^(?:NOTE|STYLE|REGION)(?:\s|$)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^\uFEFF?\s*\d+\s*\r?\n\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->")]
    private static partial Regex FirstSrt();

    [GeneratedRegex(@"^\s*(?:(?<bh>\d{1,3}):)?(?<bm>\d{2}):(?<bs>\d{2})[.,](?<bf>\d{1,3})\s*-->\s*(?:(?<eh>\d{1,3}):)?(?<em>\d{2}):(?<es>\d{2})[.,](?<ef>\d{1,3})")]
    private static partial Regex Cue();

    [GeneratedRegex(@"<v(?:\.[^ >]*)?\s+(?<name>[^>]{1,80})>")]
    private static partial Regex Voice();

    [GeneratedRegex(@"</?[a-zA-Z0-9.:][^<>]{0,200}>|</?[a-zA-Z]>|\{\\[^}]{1,40}\}")]
    private static partial Regex Markup();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}\d.'’-]*(?:[ ][\p{Lu}\d][\p{L}\d.'’-]*){0,3}):\s")]
    private static partial Regex Prefix();
}
