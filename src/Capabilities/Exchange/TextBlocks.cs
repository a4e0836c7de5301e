namespace Wegmarke.Exchange;

/// <summary>Cuts a stream of separated text into blocks of whole records, so that blocks can be read side by side.</summary>
internal sealed class TextBlocks(Stream stream, byte separator)
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private const int RecordBytesMax = 64 * 1024 * 1024;

    private byte[] rest = [];
    private int line = 1;
    private bool ended;

    /// <summary>Line ends are \n, except in files that know only \r.</summary>
    public byte Newline { get; private set; } = (byte)'\n';

    /// <returns>The next block; null at the end.</returns>
    /// <exception cref="UnclosedQuoteException">A quotation mark is never closed.</exception>
    public TextBlock? Next()
    {
        if (ended && rest.Length == 0) return null;
        var size = Math.Max(BlockBytes, rest.Length * 2);
        while (true)
        {
            var bytes = new byte[size];
            rest.CopyTo(bytes, 0);
            var length = rest.Length + stream.ReadAtLeast(bytes.AsSpan(rest.Length), size - rest.Length, throwOnEndOfStream: false);
            ended = length < size;
            if (line == 1 && !bytes.AsSpan(0, length).Contains((byte)'\n') && bytes.AsSpan(0, length).Contains((byte)'\r')) Newline =
              (byte)'\r';
            var (end, openLine) = LastEnd(bytes.AsSpan(0, length));
            if (ended && openLine is null) end = length;
            if (end > 0)
            {
                rest = bytes.AsSpan(end, length - end).ToArray();
                var block = new TextBlock(bytes, end, line, bytes.AsSpan(0, end).Count(Newline));
                line += block.Newlines;
                return block;
            }

            if (length == 0) return null;
            if (ended || size >= RecordBytesMax) throw new UnclosedQuoteException(line + (openLine ?? 0));
            rest = bytes;
            size *= 2;
        }
    }

    /// <summary>End of the last whole record, and the line (from 0) of a quotation mark that is still open.</summary>
    private (int End, int? OpenLine) LastEnd(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains((byte)'"')) return (bytes.LastIndexOf(Newline) + 1, null);
        bool quoted = false, first = true;
        int end = 0, lines = 0, openLine = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var letter = bytes[at];
            if (letter == Newline) lines++;
            if (quoted)
            {
                if (letter != '"') continue;
                if (at + 1 < bytes.Length && bytes[at + 1] == '"') at++;
                else quoted = false;
            }
            else if (letter == '"' && first) (quoted, openLine, first) = (true, lines, false);
            else if (letter == Newline) (end, first) = (at + 1, true);
            else first = letter == separator;
        }

        return (end, quoted ? openLine : null);
    }
}

/// <param name="Line">Number of the first line, from 1.</param>
internal sealed record TextBlock(byte[] Bytes, int Length, int Line, int Newlines);

internal sealed class UnclosedQuoteException(int line) : Exception
{
    public int Line => line;
}
