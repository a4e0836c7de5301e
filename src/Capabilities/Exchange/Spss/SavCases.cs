using System.Buffers.Binary;
using System.IO.Compression;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spss;

/// <summary>Cases of a .sav file: plain, byte-coded, or byte-coded inside zlib blocks. Only one case is in memory.</summary>
internal sealed class SavCases(SavRecords records, SavDictionary dictionary, SavBytes bytes, Stream stream)
{
    private const long UnpackedBytesMax = 4L << 30;

    private readonly byte[] row = new byte[records.Slots.Count * 8];

    public long Run(Action<SpssCase>? take)
    {
        var one = new SpssCase(Number, Text);
        long cases = 0;
        if (records.Compression == 0)
        {
            while (bytes.TryFill(row))
            {
                cases++;
                take?.Invoke(one);
            }

            return cases;
        }

        var source = records.Compression == 2 ? new SavBytes(Unpacked()) : bytes;
        if (source != bytes) source.UseOrder(bytes.BigEndian);
        var codes = new ByteCodes(source, records.Bias, bytes.BigEndian);
        // Trailing padding may follow the last case; a header that says how many there are ends the reading.
        while ((records.Cases < 0 || cases < records.Cases) && codes.Next(row))
        {
            cases++;
            take?.Invoke(one);
        }

        return cases;
    }

    private double? Number(int variable)
    {
        var value = bytes.Double(row.AsSpan(dictionary.Layout[variable].Slot * 8, 8));
        return value == -double.MaxValue || double.IsNaN(value) || double.IsInfinity(value) ? null : value;
    }

    /// <summary>A very long text lies in segments of 255 bytes, each filled up to 256.</summary>
    private string Text(int variable)
    {
        var (slot, segments) = dictionary.Layout[variable];
        var width = dictionary.Variables[variable].Width;
        if (segments == 1) return dictionary.Text(row.AsSpan(slot * 8, Math.Min(width, row.Length - slot * 8)));
        var all = new byte[width];
        for (int at = 0, offset = slot * 8; at < width && offset < row.Length; at += 255, offset += 256)
        {
            var length = Math.Min(Math.Min(255, width - at), row.Length - offset);
            row.AsSpan(offset, length).CopyTo(all.AsSpan(at));
        }

        return dictionary.Text(all);
    }

    private ZlibBlocks Unpacked()
    {
        // Offsets of the block header itself, of the trailer, and the trailer's length.
        bytes.Long();
        var trailer = bytes.Long();
        var length = bytes.Long();
        if (trailer < bytes.Position || length < 24 || trailer + length > stream.Length) throw bytes.Damaged(
            "ein unmögliches Blockverzeichnis", "an impossible block directory");
        stream.Position = trailer;
        var directory = new SavBytes(stream);
        directory.UseOrder(bytes.BigEndian);
        directory.Long();
        directory.Long();
        directory.Int();
        var count = directory.Int();
        if (count < 0 || 24 + 24L * count > length) throw bytes.Damaged("ein unmögliches Blockverzeichnis",
            "an impossible block directory");
        var blocks = new List<(long At, int Packed, int Size)>();
        long unpacked = 0;
        for (var block = 0; block < count; block++)
        {
            directory.Long();
            var at = directory.Long();
            int size = directory.Int(), packed = directory.Int();
            if (at < 0 || packed < 0 || size < 0 || at + packed > trailer) throw bytes.Damaged("ein unmöglicher Block",
                "an impossible block");
            unpacked += size;
            blocks.Add((at, packed, size));
        }

        if (unpacked > UnpackedBytesMax)
        {
            throw RefusedException.TooLarge(bytes.Here, "Die Datei ist entpackt größer als 4 GB.",
                "Unpacked, the file is larger than 4 GB.");
        }

        return new(stream, blocks, bytes);
    }
}

/// <summary>One byte for each value: small whole numbers, blanks, missing, or "the value follows".</summary>
internal sealed class ByteCodes(SavBytes source, double bias, bool bigEndian)
{
    private readonly byte[] codes = new byte[8];
    private int at = 8;
    private bool ended;

    public bool Next(Span<byte> row)
    {
        for (var slot = 0; slot < row.Length; slot += 8)
        {
            var code = Code();
            var target = row.Slice(slot, 8);
            switch (code)
            {
                case < 0 or 252:
                    ended = true;
                    return slot == 0 ? false : throw source.Truncated();
                case 253:
                    if (!source.TryFill(target)) throw source.Truncated();
                    break;
                case 254: target.Fill((byte)' '); break;
                case 255: Write(target, -double.MaxValue); break;
                default: Write(target, code - bias); break;
            }
        }

        return true;
    }

    /// <summary>The next code that is not padding; −1 at the end.</summary>
    private int Code()
    {
        while (!ended)
        {
            if (at == 8)
            {
                if (!source.TryFill(codes)) return -1;
                at = 0;
            }

            if (codes[at++] is not 0 and var code) return code;
        }

        return -1;
    }

    private void Write(Span<byte> target, double value)
    {
        if (bigEndian) BinaryPrimitives.WriteDoubleBigEndian(target, value);
        else BinaryPrimitives.WriteDoubleLittleEndian(target, value);
    }
}

/// <summary>The zlib blocks of a .zsav one after another as one stream.</summary>
internal sealed class ZlibBlocks(Stream stream, IReadOnlyList<(long At, int Packed, int Size)> blocks, SavBytes place) : Stream
{
    private const int PackedBytesMax = 64 << 20;
    private const int BlockBytesMax = 64 << 20;

    private byte[] block = [];
    private int next, at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (at == block.Length)
        {
            if (next == blocks.Count) return 0;
            block = Load(blocks[next++]);
            at = 0;
        }

        var read = Math.Min(count, block.Length - at);
        block.AsSpan(at, read).CopyTo(buffer.AsSpan(offset));
        at += read;
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte[] Load((long At, int Packed, int Size) one)
    {
        if (one.Packed > PackedBytesMax || one.Size > BlockBytesMax) throw place.Damaged("ein unmöglicher Block", "an impossible block");
        stream.Position = one.At;
        var packed = new byte[one.Packed];
        if (stream.ReadAtLeast(packed, packed.Length, throwOnEndOfStream: false) < packed.Length) throw place.Truncated();
        var unpacked = new byte[one.Size];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            if (zlib.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false) < unpacked.Length) throw place.Truncated();
        }
        catch (InvalidDataException)
        {
            throw place.Damaged("ein beschädigter Block", "a damaged block");
        }

        return unpacked;
    }
}
