using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wegmarke.Exchange;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>A case whose input cannot be used: the message names what is wrong.</summary>
public sealed class UnusableCaseException(string message) : Exception(message);

/// <summary>What a case computes on: its settings and its columns, from the file beside it or from the values inside it.</summary>
public sealed partial class CaseInput
{
    private readonly ReferenceCase reference;
    private readonly Table? table;
    private readonly List<string[]> rows;

    public CaseInput(ReferenceCase reference, string? data = null)
    {
        this.reference = reference;
        if ((data ?? reference.Data) is { } file)
        {
            var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(reference.File))!, file);
            var (read, problem) = ReadTable.Run(path);
            table = read ?? throw new UnusableCaseException(problem!.ToString());
        }

        rows = [.. Chosen()];
    }

    public bool Has(string key) => reference.Input.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Get(string key) => reference.Input.GetProperty(key);

    public string Text(string key) => Get(key).ValueKind == JsonValueKind.String ? Get(key).GetString()! : Get(key).GetRawText();

    public double Number(string key) => NumberOf(Get(key));

    public IReadOnlyList<string> Names(string key) => !Has(key) ? [] : [.. Elements(Get(key)).Select(TextOf)];

    public double[] Numbers(string key) => [.. Elements(Get(key)).Select(NumberOf)];

    public (double Low, double High) Scale() => Numbers("scale") is [var low, var high] ? (low, high)
      : throw new UnusableCaseException("\"scale\" needs two numbers.");

    /// <summary>Another file that the case names, beside the case file; what stands after its name is a remark.</summary>
    public Table File(string name)
    {
        var end = name.IndexOf(".csv", StringComparison.Ordinal);
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(reference.File))!, end < 0 ? name : name[..(end + 4)]);
        var (read, problem) = ReadTable.Run(path);
        return read ?? throw new UnusableCaseException(problem!.ToString());
    }

    /// <summary>A column over all rows of the file, and which of these rows the case is about.</summary>
    public (string?[] Cells, bool[] Chosen) Whole(string name)
    {
        if (table is null || table.ColumnOf(name) is not (>= 0 and var column)) throw Missing(name);
        var chosen = rows.ToHashSet();
        return ([.. table.Rows.Select(row => Present(row[column]))], [.. table.Rows.Select(chosen.Contains)]);
    }

    /// <summary>A table of numbers written as a list of rows.</summary>
    public double[,] Matrix(string key)
    {
        double[][] lines = [.. Elements(Get(key)).Select(line => Elements(line).Select(NumberOf).ToArray())];
        var wide = lines.Length == 0 ? 0 : lines[0].Length;
        if (lines.Any(line => line.Length != wide)) throw new UnusableCaseException($"The rows of \"{key}\" differ in length.");
        var matrix = new double[lines.Length, wide];
        for (var i = 0; i < lines.Length; i++)
        {
            for (var j = 0; j < wide; j++) matrix[i, j] = lines[i][j];
        }

        return matrix;
    }

    /// <summary>Names of all columns of the data.</summary>
    public IReadOnlyList<string> Headers => table?.Headers ?? [];

    /// <summary>The same case over another data file, for a second wave.</summary>
    public CaseInput Over(string file) => new(reference, file);

    /// <summary>A column of numbers by its name, from the data or from the inline values; a missing value is NaN.</summary>
    public double[] Column(string name) => [.. Cells(name).Select(Parse)];

    public string?[] Cells(string name)
    {
        if (table is null) return Has("inline") && Get("inline").TryGetProperty(name, out var inline)
          ? [.. Elements(inline).Select(CellOf)] : throw Missing(name);
        var column = table.ColumnOf(name);
        if (column < 0) throw Missing(name);
        return [.. rows.Select(row => Present(row[column]))];
    }

    public IReadOnlyList<double[]> Columns(string key) => [.. Names(key).Select(Column)];

    /// <summary>Columns named under the key, reversed ones turned round on the scale.</summary>
    public IReadOnlyList<double[]> Keyed(string key)
    {
        var reversed = Names("reverse");
        return [.. Names(key).Select(name => reversed.Contains(name) ? Turn(Column(name)) : Column(name))];
    }

    /// <summary>The values of a case: a score of items, a named column, or the inline column of that name.</summary>
    public double[] Values(string key)
    {
        if (Has("score_of")) return ScaleScores.Of(Keyed("score_of"), Scale().Low, Scale().High, Has("min_valid_share")
          ? Number("min_valid_share") : 0.5).Scores;
        return Column(Has(key) ? Text(key) : key);
    }

    /// <summary>Groups of the rows: their names in order, and the number of each row; −1 where missing.</summary>
    public (IReadOnlyList<string> Names, int[] Numbers) Groups(string key) => Grouped(Cells(Has(key) ? Text(key) : key));

    public static (IReadOnlyList<string> Names, int[] Numbers) Grouped(string?[] cells)
    {
        var names = cells.OfType<string>().Distinct().ToList();
        var numeric = names.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        names = numeric
            ? [.. names.OrderBy(name => double.Parse(name, CultureInfo.InvariantCulture))]
            : [.. names.Order(StringComparer.InvariantCulture)];
        return (names, [.. cells.Select(cell => cell is null ? -1 : names.IndexOf(cell))]);
    }

    /// <summary>A yes/no column: 0/1 values, or "column in (a, b)".</summary>
    public bool?[] Flags(string key)
    {
        var text = Has(key) ? Text(key) : key;
        if (Membership().Match(text) is { Success: true } match)
        {
            var members = match.Groups[2].Value.Split(',').Select(member => member.Trim().Trim('"', '\'')).ToHashSet();
            return [.. Cells(match.Groups[1].Value).Select(cell => cell is null ? (bool?)null : members.Contains(cell))];
        }

        return [.. Cells(text).Select(cell => cell switch { null => (bool?)null, "1" or "TRUE" or "true" => true, _ => false })];
    }

    public static IEnumerable<JsonElement> Elements(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
      : [value];

    public static double NumberOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String when value.GetString() == "Infinity" => double.PositiveInfinity,
        JsonValueKind.String when value.GetString() == "-Infinity" => double.NegativeInfinity,
        _ => throw new UnusableCaseException($"{value.GetRawText()} is no number."),
    };

    [GeneratedRegex(@"^\s*([\w.]+)\s+in\s+\(([^)]*)\)\s*$")]
    private static partial Regex Membership();

    private IEnumerable<string[]> Chosen()
    {
        if (table is null) return [];
        if (!Has("muni") || table.ColumnOf("muni") is not (>= 0 and var column)) return table.Rows;
        var wanted = TextOf(Get("muni"));
        return table.Rows.Where(row => row[column] == wanted);
    }

    private double[] Turn(double[] column)
    {
        var (low, high) = Scale();
        return [.. column.Select(value => low + high - value)];
    }

    private static double Parse(string? cell)
    {
        if (cell is null) return double.NaN;
        if (cell is "Inf" or "Infinity") return double.PositiveInfinity;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
          : throw new UnusableCaseException($"\"{cell}\" is no number.");
    }

    private static string? Present(string cell) => cell is "" or "NA" ? null : cell;

    private static string? CellOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : TextOf(value);

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static UnusableCaseException Missing(string name) => new($"There is no column \"{name}\".");
}
