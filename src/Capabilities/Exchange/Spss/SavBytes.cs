using System.Buffers.Binary;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spss;

/// <summary>Reads numbers in the byte order of the file; the end of the file is a refusal with its place.</summary>
internal sealed class SavBytes(Stream stream)
{
    private readonly byte[] eight = new byte[8];

    public bool BigEndian { get; private set; }

    public long Position { get; private set; }

    public void UseOrder(bool bigEndian) => BigEndian = bigEndian;

    public int Int() => Int(Exactly(4));

    public long Long() => BigEndian ? BinaryPrimitives.ReadInt64BigEndian(Exactly(8)) : BinaryPrimitives.ReadInt64LittleEndian(Exactly(8));

    public double Double() => Double(Exactly(8));

    public int Int(ReadOnlySpan<byte> bytes) => BigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes)
        : BinaryPrimitives.ReadInt32LittleEndian(bytes);

    public double Double(ReadOnlySpan<byte> bytes) => BigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes)
        : BinaryPrimitives.ReadDoubleLittleEndian(bytes);

    /// <summary>The next bytes; a length that is longer than any file of the kind is refused before memory is taken.</summary>
    public byte[] Take(long length)
    {
        if (length is < 0 or > ReadSav.DictionaryBytesMax) throw Damaged($"eine Länge von {length}", $"a length of {length}");
        var bytes = new byte[(int)Math.Min(length, 1 << 20)];
        var read = 0;
        while (read < length)
        {
            if (read == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(length, bytes.Length * 2L));
            var got = stream.Read(bytes, read, bytes.Length - read);
            if (got == 0) throw Truncated();
            read += got;
            Position += got;
        }

        return bytes;
    }

    /// <returns>False at the end of the file; half a value is a refusal.</returns>
    public bool TryFill(Span<byte> bytes)
    {
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Position += read;
        if (read == 0 && bytes.Length > 0) return false;
        return read == bytes.Length ? true : throw Truncated();
    }

    public Place Here => Place.At($"Byte {Position}");

    public RefusedException Truncated() => RefusedException.Of(Here, "Die Datei bricht hier ab.", "The file ends here too early.",
        "Übertragen Sie die Datei noch einmal (binär) oder speichern Sie sie in SPSS neu.", "Transfer the file again (binary) or save it again in SPSS.");

    public RefusedException Damaged(string german, string english) =>
        RefusedException.Of(Here, $"Hier steht {german}; die Datei ist beschädigt.",
        $"Here stands {english}; the file is damaged.", "Speichern Sie die Datei in SPSS oder PSPP neu.",
            "Save the file again in SPSS or PSPP.");

    private ReadOnlySpan<byte> Exactly(int count)
    {
        var target = eight.AsSpan(0, count);
        return TryFill(target) ? target : throw Truncated();
    }
}
