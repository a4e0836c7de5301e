using System.Buffers.Binary;
using System.Text;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spreadsheets;

/// <summary>The records of a BIFF8 workbook that hold sheets and cells.</summary>
internal sealed class BiffRecords(byte[] raw)
{
    private const int SheetsMax = 200;

    private readonly List<string> texts = [];

    public Workbook Workbook()
    {
        var sheets = new List<(int At, string Name)>();
        foreach (var (type, at, length) in Records(0))
        {
            switch (type)
            {
                case 0x0809 when length >= 2 && Short(at) != 0x0600:
                    throw RefusedException.Of(Place.Whole, "Die Excel-Datei ist älter als Excel 97.",
                        "The Excel file is older than Excel 97.", "Speichern Sie sie als XLSX.", "Save it as XLSX.");
                case 0x002F:
                    throw RefusedException.Of(Place.Whole, "Die Excel-Datei ist mit einem Kennwort geschützt.",
                        "The Excel file is protected by a password.",
                        "Speichern Sie sie ohne Kennwort als XLSX.", "Save it as XLSX without a password.");
                case 0x0085 when length > 8 && raw[at + 5] == 0:
                    if (sheets.Count >= SheetsMax) throw CompoundFile.Damaged();
                    sheets.Add((Int(at), Name(at + 6, length - 6)));
                    break;
                case 0x00FC: Texts(at, length); break;
            }

            if (type == 0x000A) break;
        }

        return new([.. sheets.Select(sheet => Cells(sheet.At, sheet.Name))]);
    }

    private Sheet Cells(int start, string name)
    {
        var cells = new SheetCells(name);
        (int Row, int Column)? formula = null;
        foreach (var (type, at, length) in Records(start))
        {
            if (type == 0x000A) break;
            if (type == 0x0207 && formula is { } place) Put(cells, place.Row, place.Column, new UnicodeText(raw, at, length, []).Next());
            if (type != 0x0207 && length < 6) continue;
            switch (type)
            {
                case 0x00FD when length >= 10: Put(cells, Short(at), Short(at + 2), Int(at + 6) is >= 0 and var text
                    && text < texts.Count ? texts[text] : ""); break;
                case 0x0203 when length >= 14: Put(cells, Short(at), Short(at + 2), Number(BitConverter.ToDouble(raw, at + 6))); break;
                case 0x027E when length >= 10: Put(cells, Short(at), Short(at + 2), Number(Rk(Int(at + 6)))); break;
                case 0x00BD:
                    for (var cell = 0; cell < (length - 6) / 6; cell++) Put(cells, Short(at), Short(at + 2) + cell,
                        Number(Rk(Int(at + 6 + 6 * cell))));
                    break;
                case 0x0204 when length > 8: Put(cells, Short(at), Short(at + 2), new UnicodeText(raw, at + 6, length - 6, [])
                    .Next()); break;
                case 0x0205 when length >= 8: Put(cells, Short(at), Short(at + 2), raw[at + 7] != 0 ? "#" : raw[at + 6] != 0 ? "TRUE"
                    : "FALSE"); break;
                case 0x0006 when length >= 14: formula = Formula(cells, at); break;
            }
        }

        return cells.Sheet();
    }

    /// <returns>The cell whose text follows in a record of its own; null where the value stands here.</returns>
    private (int, int)? Formula(SheetCells cells, int at)
    {
        int row = Short(at), column = Short(at + 2);
        if (Short(at + 12) != 0xFFFF)
        {
            Put(cells, row, column, Number(BitConverter.ToDouble(raw, at + 6)));
            return null;
        }

        if (raw[at + 6] == 1) Put(cells, row, column, raw[at + 8] != 0 ? "TRUE" : "FALSE");
        return raw[at + 6] == 0 ? (row, column) : null;
    }

    private void Texts(int at, int length)
    {
        if (length < 8) throw CompoundFile.Damaged();
        var pieces = new List<(int At, int Length)>();
        foreach (var (type, more, size) in Records(at + length))
        {
            if (type != 0x003C) break;
            pieces.Add((more, size));
        }

        var count = Int(at + 4);
        var reader = new UnicodeText(raw, at + 8, length - 8, pieces);
        for (var text = 0; text < count && !reader.AtEnd; text++) texts.Add(reader.Next());
    }

    private string Name(int at, int length)
    {
        int letters = raw[at], wide = raw[at + 1] & 1;
        var bytes = Math.Min(letters * (wide + 1), length - 2);
        return (wide == 1 ? Encoding.Unicode : Encoding.Latin1).GetString(raw, at + 2, Math.Max(0, bytes));
    }

    private IEnumerable<(int Type, int At, int Length)> Records(int start)
    {
        if (start < 0) throw CompoundFile.Damaged();
        for (long at = start; at + 4 <= raw.Length;)
        {
            int type = Short((int)at), length = Short((int)at + 2);
            if (at + 4 + length > raw.Length) throw CompoundFile.Damaged();
            yield return (type, (int)at + 4, length);
            at += 4 + length;
        }
    }

    private static void Put(SheetCells cells, int row, int column, string text)
    {
        if (!cells.Put(row, column, text)) throw CompoundFile.Damaged();
    }

    private static string Number(double value) => double.IsFinite(value) ? SheetCells.Number(value) : "";

    /// <summary>A number in 30 bits: whole or the upper half of a double, perhaps a hundredfold.</summary>
    private static double Rk(int packed)
    {
        var value = (packed & 2) != 0 ? packed >> 2 : BitConverter.Int64BitsToDouble((long)(packed & ~3) << 32);
        return (packed & 1) != 0 ? value / 100 : value;
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(raw.AsSpan(at, 4));

    private int Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(raw.AsSpan(at, 2));
}

/// <summary>Texts of BIFF8 that may go on in following records; the letters' width is said anew at each border.</summary>
internal sealed class UnicodeText(byte[] raw, int start, int length, IReadOnlyList<(int At, int Length)> more)
{
    private int at = start;
    private int end = start + length;
    private int next;

    public bool AtEnd => at >= end && next >= more.Count;

    public string Next()
    {
        var letters = Short();
        var flags = Byte();
        var wide = (flags & 1) != 0;
        var runs = (flags & 8) != 0 ? Short() : 0;
        var extra = (flags & 4) != 0 ? Short() | (Short() << 16) : 0;
        var text = new StringBuilder(Math.Min(letters, 32_767));
        while (text.Length < letters)
        {
            if (at >= end)
            {
                if (next >= more.Count) break;
                Turn();
                wide = (Byte() & 1) != 0;
                continue;
            }

            if (wide && at + 2 > end)
            {
                at = end;
                continue;
            }

            text.Append(wide ? (char)BinaryPrimitives.ReadUInt16LittleEndian(raw.AsSpan(at, 2)) : (char)raw[at]);
            at += wide ? 2 : 1;
        }

        for (var skip = runs * 4L + extra; skip > 0;)
        {
            if (at >= end)
            {
                if (next >= more.Count) break;
                Turn();
            }

            var step = (int)Math.Min(skip, end - at);
            at += step;
            skip -= step;
            if (step == 0 && at >= end && next >= more.Count) break;
        }

        return text.ToString();
    }

    private int Byte()
    {
        if (at >= end && next < more.Count) Turn();
        return at < end ? raw[at++] : 0;
    }

    private int Short() => Byte() | (Byte() << 8);

    private void Turn() => (at, end) = (more[next].At, more[next].At + more[next++].Length);
}
