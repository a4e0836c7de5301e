using System.Buffers.Binary;

namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Reads how large a picture says it is before anything is decoded: a small file may claim a picture that fills the
/// memory.</summary>
public static class PictureSize
{
    private const int WidthTag = 256;
    private const int HeightTag = 257;
    private const int EntryBytes = 12;
    private const int PagesMax = 500;

    /// <summary>PNG, JPEG or TIFF with its size; null for anything else.</summary>
    public static (long Width, long Height)? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 24) return null;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
        }

        if (bytes[0] == 0xFF && bytes[1] == 0xD8) return Jpeg(bytes);
        if (!IsTiff(bytes)) return null;
        var widest = (Width: 0L, Height: 0L);
        foreach (var at in Directories(bytes))
        {
            var (width, height) = (Tag(bytes, at, WidthTag), Tag(bytes, at, HeightTag));
            if (width * height > widest.Width * widest.Height) widest = (width, height);
        }

        return widest;
    }

    public static bool IsTiff(ReadOnlySpan<byte> bytes) => bytes.Length > 8
        && (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8));

    /// <summary>Where the pages of a TIFF begin.</summary>
    public static IReadOnlyList<int> Directories(ReadOnlySpan<byte> bytes)
    {
        var found = new List<int>();
        var at = Int(bytes, 4);
        while (at > 0 && at + 2 <= bytes.Length && !found.Contains((int)at) && found.Count < PagesMax)
        {
            found.Add((int)at);
            var next = at + 2 + (long)Short(bytes, (int)at) * EntryBytes;
            at = next + 4 <= bytes.Length ? Int(bytes, (int)next) : 0;
        }

        return found;
    }

    private static long Tag(ReadOnlySpan<byte> bytes, int directory, int tag)
    {
        var entries = Short(bytes, directory);
        for (var entry = 0; entry < entries; entry++)
        {
            var at = directory + 2 + entry * EntryBytes;
            if (at + EntryBytes > bytes.Length) return 0;
            if (Short(bytes, at) == tag) return Short(bytes, at + 2) == 3 ? Short(bytes, at + 8) : Int(bytes, at + 8);
        }

        return 0;
    }

    private static (long Width, long Height)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length)
        {
            if (bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            // Frames of all kinds but the tables that lie among their numbers.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at) => bytes[0] == 'I'
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static long Int(ReadOnlySpan<byte> bytes, int at) => bytes[0] == 'I'
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    /// <summary>The same TIFF with another page as its first.</summary>
    public static byte[] BeginningAt(byte[] tiff, int directory)
    {
        var turned = (byte[])tiff.Clone();
        if (tiff[0] == 'I') BinaryPrimitives.WriteInt32LittleEndian(turned.AsSpan(4), directory);
        else BinaryPrimitives.WriteInt32BigEndian(turned.AsSpan(4), directory);
        return turned;
    }
}
