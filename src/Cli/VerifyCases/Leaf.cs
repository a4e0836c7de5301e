using System.Text.Json;
using System.Text.Json.Nodes;
using Wegmarke.Statistics;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Turns estimates into the tree of values that a case is compared with; an absence is null.</summary>
internal static class Leaf
{
    public static JsonNode? Of(Finding finding) => finding.Exists ? Number(finding.Value) : null;

    public static JsonNode? Of(Interval interval) => interval.Exists ? List([interval.Low, interval.High]) : null;

    public static JsonNode Number(double value) => value switch
    {
        double.PositiveInfinity => JsonValue.Create("Infinity"),
        double.NegativeInfinity => JsonValue.Create("-Infinity"),
        _ => JsonValue.Create(value),
    };

    public static JsonArray List(IEnumerable<double> values) => [.. values.Select(value => double.IsNaN(value) ? null : Number(value))];

    public static JsonArray List(IEnumerable<Finding> values) => [.. values.Select(Of)];

    public static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    public static JsonArray Matrix(Finding[,] values) => [.. Enumerable.Range(0, values.GetLength(0))
        .Select(row => (JsonNode)List(Enumerable.Range(0, values.GetLength(1)).Select(column => values[row, column])))];

    public static JsonArray Matrix(double[,] values) => [.. Enumerable.Range(0, values.GetLength(0))
        .Select(row => (JsonNode)List(Enumerable.Range(0, values.GetLength(1)).Select(column => values[row, column])))];

    /// <summary>Named values, in order.</summary>
    public static JsonObject Named<T>(IEnumerable<string> names, IEnumerable<T> values, Func<T, JsonNode?> leaf) =>
        new(names.Zip(values, (name, value) => KeyValuePair.Create(name, leaf(value))));

    public static string Show(JsonNode? node) =>
      node?.ToJsonString(new JsonSerializerOptions {
      Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";
}
