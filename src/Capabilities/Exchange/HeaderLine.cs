namespace Wegmarke.Exchange;

/// <summary>The names of the columns and where the records begin.</summary>
internal sealed record HeaderLine(IReadOnlyList<string> Names, int Line, byte Separator, TextBlock Records)
{
    public static HeaderLine Of(TextBlock block, byte separator, byte newline)
    {
        var bytes = block.Bytes.AsSpan(0, block.Length);
        int at = 0, line = block.Line;
        if (bytes.StartsWith("sep="u8) && bytes.Length > 5)
        {
            // The first line that Excel writes to name its separator.
            separator = bytes[4];
            Skip(bytes, ref at, ref line, newline);
        }

        while (at < bytes.Length && bytes[at] is (byte)'\r' or (byte)'\n') Skip(bytes, ref at, ref line, newline);
        var first = line;
        var names = new List<string>();
        while (at <= bytes.Length)
        {
            names.Add(Name(bytes, ref at, ref line, separator, newline));
            var more = at < bytes.Length && bytes[at] == separator;
            at++;
            if (!more) break;
        }

        line++;
        at = Math.Min(at, bytes.Length);
        var rest = block.Bytes[at..block.Length];
        return new(names, first, separator, new(rest, rest.Length, line, block.Newlines - (line - block.Line)));
    }

    private static void Skip(ReadOnlySpan<byte> bytes, ref int at, ref int line, byte newline)
    {
        var end = bytes[at..].IndexOf(newline);
        at = end < 0 ? bytes.Length : at + end + 1;
        line++;
    }

    private static string Name(ReadOnlySpan<byte> bytes, ref int at, ref int line, byte separator, byte newline)
    {
        var text = new List<byte>();
        var quoted = at < bytes.Length && bytes[at] == '"';
        if (quoted) at++;
        for (; at < bytes.Length; at++)
        {
            var letter = bytes[at];
            if (letter == newline && quoted) line++;
            if (quoted && letter == '"')
            {
                if (at + 1 < bytes.Length && bytes[at + 1] == '"') at++;
                else
                {
                    quoted = false;
                    continue;
                }
            }
            else if (!quoted && (letter == separator || letter == newline)) break;
            text.Add(letter);
        }

        return FieldText.Of([.. text]).ReplaceLineEndings(" ").Trim('\uFEFF', ' ', '\t');
    }
}
