using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spss;

/// <summary>The records of a .sav dictionary as raw bytes: names and labels can be decoded only when all are read, because the encoding
/// comes last.</summary>
internal sealed class SavRecords
{
    public required string Signature { get; init; }

    public required byte[] Product { get; init; }

    public required int Compression { get; init; }

    public required int WeightSlot { get; init; }

    public required int Cases { get; init; }

    public required double Bias { get; init; }

    public required byte[] Created { get; init; }

    public required byte[] Label { get; init; }

    public List<SavSlot> Slots { get; } = [];

    public List<(List<(byte[] Value, byte[] Label)> Labels, List<int> Slots)> LabelSets { get; } = [];

    public List<byte[]> Documents { get; } = [];

    public Dictionary<int, (int Size, int Count, byte[] Bytes)> Extensions { get; } = [];
}

/// <summary>A variable record. Width −1 continues the text before.</summary>
internal sealed record SavSlot(int Width, byte[] Name, byte[]? Label, int MissingCount, byte[] Missing, int Print, Place Place);

internal static class ReadSavRecords
{
    private const int RecordsMax = 1_000_000;

    public static SavRecords Run(SavBytes bytes)
    {
        var signature = System.Text.Encoding.ASCII.GetString(bytes.Take(4));
        var product = bytes.Take(60);
        var layout = bytes.Take(4);
        if (bytes.Int(layout) is not (2 or 3)) bytes.UseOrder(!bytes.BigEndian);
        if (bytes.Int(layout) is not (2 or 3)) throw bytes.Damaged("eine unbekannte Anordnung", "an unknown layout");
        bytes.Int();
        var records = new SavRecords
        {
            Signature = signature,
            Product = product,
            Compression = bytes.Int(),
            WeightSlot = bytes.Int(),
            Cases = bytes.Int(),
            Bias = bytes.Double(),
            Created = bytes.Take(17),
            Label = bytes.Take(64),
        };
        bytes.Take(3);
        for (var count = 0; ; count++)
        {
            if (count > RecordsMax || bytes.Position > ReadSav.DictionaryBytesMax) throw bytes.Damaged("ein zu großes Verzeichnis",
                "a dictionary that is too large");
            switch (bytes.Int())
            {
                case 2: records.Slots.Add(Slot(bytes)); break;
                case 3: LabelSet(bytes, records); break;
                case 6: Documents(bytes, records); break;
                case 7: Extension(bytes, records); break;
                case 999: bytes.Int(); return records;
                case var other: throw bytes.Damaged($"die unbekannte Satzart {other}", $"the unknown record type {other}");
            }
        }
    }

    private static SavSlot Slot(SavBytes bytes)
    {
        var place = bytes.Here;
        int width = bytes.Int(), labelled = bytes.Int(), missing = bytes.Int(), print = bytes.Int();
        bytes.Int();
        var name = bytes.Take(8);
        if (width is < -1 or > 255 || missing is < -3 or > 3) throw bytes.Damaged("eine unmögliche Variable", "an impossible variable");
        byte[]? label = null;
        if (labelled == 1)
        {
            var length = bytes.Int();
            if (length is < 0 or > 65_536) throw bytes.Damaged("eine unmögliche Länge", "an impossible length");
            label = bytes.Take((length + 3) / 4 * 4)[..length];
        }
        else if (labelled != 0) throw bytes.Damaged("eine unmögliche Variable", "an impossible variable");
        return new(width, name, label, missing, bytes.Take(Math.Abs(missing) * 8), print, place);
    }

    private static void LabelSet(SavBytes bytes, SavRecords records)
    {
        var count = bytes.Int();
        if (count is < 0 or > RecordsMax) throw bytes.Damaged("eine unmögliche Anzahl", "an impossible count");
        var labels = new List<(byte[], byte[])>();
        for (var at = 0; at < count; at++)
        {
            var value = bytes.Take(8);
            var length = bytes.Take(1)[0];
            labels.Add((value, bytes.Take((length + 8) / 8 * 8 - 1)[..length]));
        }

        if (bytes.Int() != 4) throw bytes.Damaged("keine Zuordnung der Wertetexte", "no assignment of value labels");
        var targets = bytes.Int();
        if (targets is < 0 or > RecordsMax) throw bytes.Damaged("eine unmögliche Anzahl", "an impossible count");
        var slots = new List<int>();
        for (var at = 0; at < targets; at++) slots.Add(bytes.Int());
        records.LabelSets.Add((labels, slots));
    }

    private static void Documents(SavBytes bytes, SavRecords records)
    {
        var lines = bytes.Int();
        if (lines is < 0 or > RecordsMax) throw bytes.Damaged("eine unmögliche Anzahl", "an impossible count");
        for (var at = 0; at < lines; at++) records.Documents.Add(bytes.Take(80));
    }

    private static void Extension(SavBytes bytes, SavRecords records)
    {
        int subtype = bytes.Int(), size = bytes.Int(), count = bytes.Int();
        if (size < 0 || count < 0 || (long)size * count > ReadSav.DictionaryBytesMax) throw bytes.Damaged("eine unmögliche Länge",
            "an impossible length");
        records.Extensions[subtype] = (size, count, bytes.Take((long)size * count));
    }
}
