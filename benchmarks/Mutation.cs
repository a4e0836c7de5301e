using System.IO.Compression;
using System.Text;

namespace Wegmarke.Benchmarks;

/// <summary>Damages files the way transfers, editors and attackers do; the same seed makes the same damage.</summary>
internal sealed class Mutation(IReadOnlyList<(string Name, byte[] Bytes)> files)
{
    private static readonly string[] Spells =
    [
        "-1", "0", "99999999999999999999", "NaN", "1e999", "\0", "\uFFFE", "<", ">", "&x;", "]]>", "<![CDATA[", "<!--", "{", "}", "[",
            "]", "\"", "\\", "\\ud800", "*a", "&a ",
        "<<: ", "---\n", "\t", "\r", "\n\n", "../", "%s", "${", "PK\u0003\u0004", "\u00FF\u00FF\u00FF\u007F",
        "null", "[null]", "{}", "{{",
    ];

    /// <summary>The damaged file of this number.</summary>
    public (string Name, byte[] Bytes) Of(ulong seed)
    {
        var chance = new Random(unchecked((int)(seed * 2654435761UL >> 7)));
        var (name, bytes) = files[chance.Next(files.Count)];
        if (bytes.Length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && chance.Next(3) > 0) return (name, Entries(bytes, chance));
        return (name, Damaged(bytes, chance));
    }

    private byte[] Damaged(byte[] bytes, Random chance)
    {
        var all = bytes.ToList();
        for (var times = 1 + chance.Next(6); times > 0; times--) Once(all, chance);
        return [.. all];
    }

    private void Once(List<byte> all, Random chance)
    {
        var at = all.Count == 0 ? 0 : chance.Next(all.Count);
        var length = Math.Min(all.Count - at, 1 + chance.Next(1 << chance.Next(12)));
        switch (chance.Next(9))
        {
            case 0: for (var count = 0; count < 1 + chance.Next(8) && all.Count > 0; count++) all[chance.Next(all.Count)] =
                (byte)chance.Next(256); break;
            case 1: if (all.Count > 0) all[at] ^= (byte)(1 << chance.Next(8)); break;
            case 2: all.RemoveRange(at, length); break;
            case 3: all.InsertRange(at, all.GetRange(at, length)); break;
            case 4: all.InsertRange(at, Encoding.UTF8.GetBytes(Spells[chance.Next(Spells.Length)])); break;
            case 5:
                var other = files[chance.Next(files.Count)].Bytes;
                var from = other.Length == 0 ? 0 : chance.Next(other.Length);
                all.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, length)).ToArray());
                break;
            case 6: if (chance.Next(4) == 0) all.RemoveRange(at, all.Count - at); break;
            case 7: for (var place = at; place < at + Math.Min(length, 8); place++) all[place] = (byte)(chance.Next(2) * 255); break;
            default: Number(all, at, chance); break;
        }
    }

    /// <summary>Makes the next digits another number.</summary>
    private static void Number(List<byte> all, int at, Random chance)
    {
        while (at < all.Count && all[at] is < (byte)'0' or > (byte)'9') at++;
        var end = at;
        while (end < all.Count && all[end] is >= (byte)'0' and <= (byte)'9') end++;
        if (end == at) return;
        all.RemoveRange(at, end - at);
        all.InsertRange(at, Encoding.ASCII.GetBytes(chance.Next(4) switch { 0 => "2147483648", 1 => "-2147483648", 2 => "999999", _ =>
            chance.Next(-9, 99).ToString(System.Globalization.CultureInfo.InvariantCulture) }));
    }

    /// <summary>Damages inside an archive, which would otherwise be refused for its check sums.</summary>
    private byte[] Entries(byte[] bytes, Random chance)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(bytes)))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            var hit = chance.Next(source.Entries.Count);
            for (var at = 0; at < source.Entries.Count; at++)
            {
                using var part = source.Entries[at].Open();
                using var all = new MemoryStream();
                part.CopyTo(all);
                using var written = target.CreateEntry(source.Entries[at].FullName, CompressionLevel.Fastest).Open();
                written.Write(at == hit || chance.Next(8) == 0 ? Damaged(all.ToArray(), chance) : all.ToArray());
            }
        }

        return result.ToArray();
    }
}
