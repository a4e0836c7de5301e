using System.Text;

namespace Wegmarke.Exchange;

/// <summary>How a CSV file is written: encoding and separator, found by looking at its beginning.</summary>
public sealed record CsvText(Encoding Encoding, int MarkLength, char Separator)
{
    private const int SampleBytes = 64 * 1024;

    public static CsvText Detect(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = EncodingOf(bytes);
        var sample = bytes[mark..Math.Min(bytes.Length, mark + SampleBytes)];
        return new(encoding, mark, SeparatorOf(encoding.GetString(sample)));
    }

    private static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (Encoding.UTF8, 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode, 2);
        if (bytes.Length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0) return (Encoding.Unicode, 0);
        if (bytes.Length >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0) return (Encoding.BigEndianUnicode, 0);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? (Encoding.UTF8, 0) : (WindowsLatin, 0);
    }

    /// <summary>Windows-1252, the encoding of most spreadsheets in German offices that is not UTF-8.</summary>
    private static Encoding WindowsLatin => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The separator that splits the first lines into the most equal number of fields.</summary>
    private static char SeparatorOf(string sample)
    {
        char[] candidates = [';', ',', '\t', '|'];
        return candidates.MaxBy(candidate => Evidence(sample, candidate));
    }

    private static int Evidence(string sample, char separator)
    {
        int first = -1, count = 0, lines = 0;
        var quoted = false;
        foreach (var letter in sample)
        {
            if (letter == '"') quoted = !quoted;
            if (quoted) continue;
            if (letter == separator) count++;
            if (letter != '\n') continue;
            if (first < 0) first = count;
            else if (count != first) break;
            count = 0;
            if (++lines == 20) break;
        }

        return first < 0 ? count : first * (lines + 1);
    }
}
