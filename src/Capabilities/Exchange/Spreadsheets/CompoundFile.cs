using System.Buffers.Binary;
using System.Text;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spreadsheets;

/// <summary>The container of old Office files: sectors in chains, a directory, and small streams inside one large one.</summary>
internal sealed class CompoundFile
{
    private const int EntryBytes = 128;
    private const int Last = -2;

    private readonly byte[] raw;
    private readonly int sectorBytes;
    private readonly int miniBytes;
    private readonly int cutoff;
    private readonly List<int> table = [];
    private readonly byte[] directory;
    private readonly int miniTableStart;

    public CompoundFile(byte[] raw)
    {
        this.raw = raw;
        if (raw.Length < 512) throw Damaged();
        int sectorShift = Short(30), miniShift = Short(32);
        if (sectorShift is not (9 or 12) || miniShift is < 1 or > 9) throw Damaged();
        (sectorBytes, miniBytes, cutoff, miniTableStart) = (1 << sectorShift, 1 << miniShift, Int(56), Int(60));
        Table();
        directory = Chain(Int(48), int.MaxValue);
    }

    public byte[]? Stream(string name)
    {
        for (var at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64, 2));
            if (length is < 2 or > 64 || directory[at + 66] != 2) continue;
            if (!Encoding.Unicode.GetString(directory, at, length - 2).Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            int start = At(at + 116), size = At(at + 120);
            if (size < 0) throw Damaged();
            return size < cutoff ? Small(start, size) : Chain(start, size);
        }

        return null;
    }

    private int At(int place) => BinaryPrimitives.ReadInt32LittleEndian(directory.AsSpan(place, 4));

    private void Table()
    {
        var sectors = new List<int>();
        for (var at = 0; at < 109; at++) sectors.Add(Int(76 + 4 * at));
        var next = Int(68);
        for (var count = 0; next >= 0 && count <= raw.Length / sectorBytes; count++)
        {
            var place = Offset(next);
            for (var at = 0; at < sectorBytes / 4 - 1; at++) sectors.Add(Int(place + 4 * at));
            next = Int(place + sectorBytes - 4);
        }

        foreach (var sector in sectors.Where(sector => sector >= 0))
        {
            var place = Offset(sector);
            for (var at = 0; at < sectorBytes / 4; at++) table.Add(Int(place + 4 * at));
            if (table.Count > raw.Length) throw Damaged();
        }
    }

    private byte[] Chain(int start, int size)
    {
        using var all = new MemoryStream();
        var steps = 0;
        for (var sector = start; sector >= 0 && all.Length < size; sector = sector < table.Count ? table[sector] : Last)
        {
            if (++steps > raw.Length / sectorBytes + 1) throw Damaged();
            var place = Offset(sector);
            all.Write(raw, place, Math.Min(sectorBytes, raw.Length - place));
        }

        if (size == int.MaxValue) return all.ToArray();
        return all.Length >= size ? all.ToArray()[..size] : throw Damaged();
    }

    private byte[] Small(int start, int size)
    {
        var mini = Chain(At(116), Math.Max(0, At(120)));
        var links = Chain(miniTableStart, int.MaxValue);
        using var all = new MemoryStream();
        var steps = 0;
        for (var sector = start; sector >= 0 && all.Length < size;)
        {
            if (++steps > mini.Length / miniBytes + 1 || (long)sector * miniBytes >= mini.Length) throw Damaged();
            all.Write(mini, sector * miniBytes, Math.Min(miniBytes, mini.Length - sector * miniBytes));
            sector = 4L * sector + 4 <= links.Length ? BinaryPrimitives.ReadInt32LittleEndian(links.AsSpan(4 * sector, 4)) : Last;
        }

        return all.Length >= size ? all.ToArray()[..size] : throw Damaged();
    }

    private int Offset(int sector)
    {
        var place = (sector + 1L) * sectorBytes;
        return place < raw.Length ? (int)place : throw Damaged();
    }

    private int Int(int at) => at >= 0 && at + 4 <= raw.Length ? BinaryPrimitives.ReadInt32LittleEndian(raw.AsSpan(at, 4))
        : throw Damaged();

    private int Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(raw.AsSpan(at, 2));

    internal static RefusedException Damaged() => RefusedException.Of(Place.Whole, "Die alte Excel-Datei ist beschädigt.",
        "The old Excel file is damaged.",
        "Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als XLSX.", "Open it in your spreadsheet program and save it as XLSX.");
}
