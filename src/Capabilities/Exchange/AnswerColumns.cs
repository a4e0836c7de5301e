using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>Collects the answers of a table row by row into byte columns; values off the scale are counted and the first ones remembered.</summary>
internal sealed class AnswerColumns
{
    private const int Remembered = 5;
    private readonly IReadOnlyList<MappedColumn> columns;
    private readonly MaturityModel model;
    private readonly ColumnMap map;
    private readonly (int Low, int High)[] scales;
    private readonly byte[][] codes;
    private readonly Dictionary<string, int> groups = [];
    private readonly List<int> groupOf = [];
    private readonly List<string> perspectiveOf = [];
    private readonly string defaultPerspective;
    private readonly bool grouped;
    private int rows;

    public AnswerColumns(IReadOnlyList<MappedColumn> columns, MaturityModel model, ColumnMap map)
    {
        (this.columns, this.model, this.map) = (columns, model, map);
        scales = [.. columns.Select(column => column.Item is { } item ? (model.ScaleOf(item).Low, model.ScaleOf(item).High) : (0, 0))];
        codes = [.. columns.Select(column => column.Item is null ? [] : new byte[1024])];
        grouped = columns.Any(column => column.Role == ColumnRole.Group);
        defaultPerspective = model.Perspectives[0].Key;
    }

    public long OffScale { get; private set; }

    public List<string> OffScaleExamples { get; } = [];

    public string? UnknownPerspective { get; private set; }

    public int Rows => rows;

    public int Width => columns.Count;

    public void NextRow()
    {
        rows++;
        if (grouped) groupOf.Add(-1);
        perspectiveOf.Add(defaultPerspective);
        for (var column = 0; column < codes.Length; column++)
        {
            if (codes[column].Length > 0 && rows > codes[column].Length) Array.Resize(ref codes[column], codes[column].Length * 2);
        }
    }

    public void Set(int column, ReadOnlySpan<byte> field, long line, Encoding encoding)
    {
        switch (columns[column].Role)
        {
            case ColumnRole.Item:
                codes[column][rows - 1] = Code(column, field, line);
                break;
            case ColumnRole.Group:
                var name = encoding.GetString(field).Trim();
                if (name.Length == 0) break;
                if (!groups.TryGetValue(name, out var number)) groups[name] = number = groups.Count;
                groupOf[^1] = number;
                break;
            case ColumnRole.Perspective:
                SetPerspective(encoding.GetString(field).Trim(), line);
                break;
            default:
                break;
        }
    }

    public AnswerTable ToTable()
    {
        var items = columns.Select((column, index) => (column.Item, index)).Where(pair => pair.Item is not null).ToList();
        var order = model.Items.Select((item, position) => (item.Key, position)).ToDictionary(pair => pair.Key, pair => pair.position);
        items.Sort((a, b) => order[a.Item!.Key].CompareTo(order[b.Item!.Key]));
        var (names, numbers) = Ordered();
        return new(model, rows, [.. items.Select(pair => pair.Item!.Key)], [.. items.Select(pair => codes[pair.index][..rows])], perspectiveOf, grouped ? numbers : null, names);
    }

    /// <summary>Groups in the order a reader expects: by number where all are numbers, else by name.</summary>
    private (IReadOnlyList<string> Names, int[] Numbers) Ordered()
    {
        var names = groups.Keys.ToList();
        names = names.All(name => double.TryParse(name, CultureInfo.InvariantCulture, out _))
            ? [.. names.OrderBy(name => double.Parse(name, CultureInfo.InvariantCulture))]
            : [.. names.Order(StringComparer.InvariantCulture)];
        var place = new int[groups.Count];
        for (var position = 0; position < names.Count; position++) place[groups[names[position]]] = position;
        return (names, [.. groupOf.Select(number => number < 0 ? -1 : place[number])]);
    }

    private byte Code(int column, ReadOnlySpan<byte> field, long line)
    {
        field = field.Trim(" \t"u8);
        if (field.Length == 0 || field.SequenceEqual("NA"u8) || field.SequenceEqual("."u8)) return AnswerCode.Skipped;
        var (low, high) = scales[column];
        if (Whole(field) is { } value)
        {
            if (map.MissingCodes.TryGetValue(value, out var absence)) return absence;
            if (value >= low && value <= high) return (byte)value;
        }

        OffScale++;
        if (OffScaleExamples.Count < Remembered) OffScaleExamples.Add($"line {line}, column {columns[column].Name}: {Encoding.Latin1.GetString(field)} (scale {low} to {high})");
        return AnswerCode.Skipped;
    }

    /// <summary>A whole number, also written as 4,0 or 4.0; null for anything else.</summary>
    private static int? Whole(ReadOnlySpan<byte> field)
    {
        if (field.Length == 1) return field[0] is >= (byte)'0' and <= (byte)'9' ? field[0] - '0' : null;
        if (!Utf8Parser.TryParse(field, out int value, out var used)) return null;
        if (used == field.Length) return value;
        if (field[used] is not ((byte)'.' or (byte)',')) return null;
        return field[(used + 1)..].IndexOfAnyExcept((byte)'0') < 0 ? value : null;
    }

    private void SetPerspective(string text, long line)
    {
        var key = map.Perspectives.GetValueOrDefault(text, text);
        var known = model.Perspectives.FirstOrDefault(one => string.Equals(one.Key, key, StringComparison.OrdinalIgnoreCase));
        if (known is null) UnknownPerspective ??= $"line {line}: \"{text}\" is no perspective of the model. Known are: {string.Join(", ", model.Perspectives.Select(one => one.Key))}.";
        else perspectiveOf[^1] = known.Key;
    }
}
