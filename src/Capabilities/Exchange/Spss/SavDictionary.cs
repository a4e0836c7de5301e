using System.Globalization;
using System.Text;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spss;

/// <summary>Variables out of raw records, with the slots of eight bytes that hold their values.</summary>
internal sealed class SavDictionary
{
    private readonly SavRecords records;
    private readonly SavBytes bytes;
    private readonly Remarks remarks;
    private readonly List<(int Slot, int Segments)> layout = [];

    public SavDictionary(SavRecords records, SavBytes bytes, Remarks remarks)
    {
        (this.records, this.bytes, this.remarks) = (records, bytes, remarks);
        var named = records.Extensions.TryGetValue(20, out var extension) ? System.Text.Encoding.ASCII.GetString(extension.Bytes)
            .TrimEnd('\0', ' ') : null;
        var page = records.Extensions.TryGetValue(3, out var machine) && machine.Bytes.Length >= 32
            ? bytes.Int(machine.Bytes.AsSpan(28, 4)) : 0;
        var found = SpssEncoding.Of(named, page);
        Encoding = found ?? SpssEncoding.Guess;
        EncodingName = found is null ? null : named ?? found.WebName;
        if (found is null)
        {
            remarks.Note(Place.At("dictionary"), "Die Datei nennt keine Zeichenkodierung; sie wird als Windows-1252 gelesen. Prüfen Sie die Umlaute.",
                "The file names no encoding; it is read as Windows-1252. Check umlauts.");
        }

        Variables = Build();
    }

    public Encoding Encoding { get; }

    public string? EncodingName { get; }

    public IReadOnlyList<SpssVariable> Variables { get; }

    /// <summary>First slot of each variable and how many text segments it is made of.</summary>
    public IReadOnlyList<(int Slot, int Segments)> Layout => layout;

    public string Text(ReadOnlySpan<byte> raw) => Encoding.GetString(raw).TrimEnd('\0', ' ');

    private IReadOnlyList<SpssVariable> Build()
    {
        var longNames = Pairs(13);
        var longTexts = Pairs(14);
        var variables = new List<SpssVariable>();
        var bySlot = new Dictionary<int, int>();
        for (var slot = 0; slot < records.Slots.Count; slot++)
        {
            var one = records.Slots[slot];
            if (one.Width < 0) continue;
            var shortName = Text(one.Name);
            var (width, segments) = (one.Width, 1);
            if (longTexts.TryGetValue(shortName, out var text)
                && int.TryParse(text.TrimEnd('\0'), NumberStyles.None, CultureInfo.InvariantCulture, out var real) && real > 255
                && real <= 32_767)
            {
                (width, segments) = (real, (real + 251) / 252);
            }

            bySlot[slot] = variables.Count;
            layout.Add((slot, segments));
            variables.Add(new(longNames.GetValueOrDefault(shortName, shortName), shortName, one.Label is null ? "" : Text(one.Label), width, SpssFormat.Of(one.Print),
                Measure.Unknown, [], Missing(one), one.Place));
            for (var more = 1; more < segments; more++) slot = Next(slot);
        }

        var labels = Labels(variables, bySlot);
        var measures = Measures(variables.Count, segments: layout);
        return [.. variables.Select((variable, at) => variable with { ValueLabels = labels[at], Measure = measures[at] })];
    }

    /// <summary>Slot of the next named variable: segments of a very long text are variables of their own.</summary>
    private int Next(int slot)
    {
        do slot++;
        while (slot < records.Slots.Count && records.Slots[slot].Width < 0);
        return slot < records.Slots.Count ? slot : throw bytes.Damaged("ein zu langer Text", "a text that is too long");
    }

    private Dictionary<string, string> Pairs(int subtype)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!records.Extensions.TryGetValue(subtype, out var extension)) return pairs;
        foreach (var pair in Encoding.GetString(extension.Bytes).Split('\t'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) pairs[pair[..equals].TrimStart('\0')] = pair[(equals + 1)..].TrimEnd('\0', ' ');
        }

        return pairs;
    }

    private MissingRule Missing(SavSlot slot)
    {
        if (slot.MissingCount == 0) return MissingRule.None;
        if (slot.Width > 0)
        {
            return new([], null, null, [.. Enumerable.Range(0, Math.Abs(slot.MissingCount))
                .Select(at => Text(slot.Missing.AsSpan(at * 8, 8)))]);
        }

        var numbers = Enumerable.Range(0, Math.Abs(slot.MissingCount)).Select(at => bytes.Double(slot.Missing.AsSpan(at * 8, 8))).ToList();
        if (slot.MissingCount > 0) return new(numbers, null, null, []);
        if (numbers.Count < 2) return MissingRule.None;
        // LOWEST and HIGHEST are written as the ends of what a double can hold.
        return new([.. numbers.Skip(2)], numbers[0] < -1e300 ? null : numbers[0], numbers[1] > 1e300 ? double.MaxValue : numbers[1], []);
    }

    private List<SpssValueLabel>[] Labels(List<SpssVariable> variables, Dictionary<int, int> bySlot)
    {
        var labels = new List<SpssValueLabel>[variables.Count];
        for (var at = 0; at < labels.Length; at++) labels[at] = [];
        foreach (var (set, slots) in records.LabelSets)
        {
            foreach (var slot in slots)
            {
                if (!bySlot.TryGetValue(slot - 1, out var variable))
                {
                    remarks.Error(Place.At("dictionary"), $"Wertetexte verweisen auf Platz {slot}, wo keine Variable steht.", $"Value labels refer to slot {slot}, where no variable stands.",
                        "Speichern Sie die Datei in SPSS oder PSPP neu.", "Save the file again in SPSS or PSPP.");
                    continue;
                }

                foreach (var (value, label) in set)
                {
                    labels[variable].Add(variables[variable].IsText ? new(0, Text(value), Text(label))
                        : new(bytes.Double(value), null, Text(label)));
                }
            }
        }

        if (records.Extensions.TryGetValue(21, out var longLabels)) SavLongTexts.Labels(longLabels.Bytes, this, bytes, variables, labels);
        return labels;
    }

    private Measure[] Measures(int count, List<(int Slot, int Segments)> segments)
    {
        var measures = new Measure[count];
        if (!records.Extensions.TryGetValue(11, out var display) || display.Size != 4) return measures;
        // One entry for each named variable, segments of very long texts included; two or three numbers each.
        var named = segments.Sum(one => one.Segments);
        if (named == 0 || display.Count % named != 0 || display.Count / named is not (2 or 3)) return measures;
        var each = display.Count / named;
        var at = 0;
        for (var variable = 0; variable < count; variable++)
        {
            var value = bytes.Int(display.Bytes.AsSpan(at * each * 4, 4));
            measures[variable] = value is >= 1 and <= 3 ? (Measure)value : Measure.Unknown;
            at += segments[variable].Segments;
        }

        return measures;
    }
}

/// <summary>Value labels of texts longer than eight bytes (subtype 21).</summary>
internal static class SavLongTexts
{
    public static void Labels(byte[] raw, SavDictionary dictionary, SavBytes bytes, List<SpssVariable> variables,
        List<SpssValueLabel>[] labels)
    {
        var at = 0;
        ReadOnlySpan<byte> Piece()
        {
            if (at + 4 > raw.Length) throw bytes.Damaged("ein abgebrochener Wertetext", "a value label cut off");
            var length = bytes.Int(raw.AsSpan(at, 4));
            if (length < 0 || at + 4 + (long)length > raw.Length) throw bytes.Damaged("ein abgebrochener Wertetext",
                "a value label cut off");
            var piece = raw.AsSpan(at + 4, length);
            at += 4 + length;
            return piece;
        }

        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < variables.Count; index++) byName.TryAdd(variables[index].Name, index);
        while (at < raw.Length)
        {
            var name = dictionary.Encoding.GetString(Piece());
            if (at + 8 > raw.Length) throw bytes.Damaged("ein abgebrochener Wertetext", "a value label cut off");
            var count = bytes.Int(raw.AsSpan(at + 4, 4));
            at += 8;
            for (var label = 0; label < count; label++)
            {
                var value = dictionary.Encoding.GetString(Piece()).TrimEnd(' ', '\0');
                var text = dictionary.Encoding.GetString(Piece());
                if (byName.TryGetValue(name, out var variable)) labels[variable].Add(new(0, value, text));
            }
        }
    }
}
