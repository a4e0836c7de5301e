using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Factors have no order and no direction: brings the columns of found loadings into those of the expected ones, and their
/// correlations with them.</summary>
public static class MatchColumns
{
    private static readonly string[] Matrices = ["loadings_unrotated", "varimax_kaiser_loadings", "oblimin_pattern"];
    private const string Correlations = "oblimin_factor_correlations";
    private const string CorrelationsOf = "oblimin_pattern";

    public static JsonNode? Run(JsonElement expected, JsonNode? found)
    {
        if (expected.ValueKind != JsonValueKind.Object || found is not JsonObject tree) return found;
        foreach (var property in expected.EnumerateObject())
        {
            if (tree[property.Name] is not { } child) continue;
            if (!Matrices.Contains(property.Name))
            {
                if (property.Name != Correlations) Run(property.Value, child);
                continue;
            }

            if (Numbers(property.Value) is not { } target || Numbers(child) is not { } own || Order(target, own) is not { } order) continue;
            tree[property.Name] = Matrix(own.Select(row => order.Select(at => at.Sign * row[at.Column])));
            if (property.Name != CorrelationsOf || tree[Correlations] is not { } beside || Numbers(beside) is not { } phi) continue;
            tree[Correlations] = Matrix(order.Select(row => order.Select(at => row.Sign * at.Sign * phi[row.Column][at.Column])));
        }

        return tree;
    }

    /// <summary>For each expected column the found one that is most like it, the most alike first.</summary>
    private static (int Column, int Sign)[]? Order(double[][] target, double[][] own)
    {
        if (target.Length != own.Length || target.Length == 0 || target[0].Length != own[0].Length) return null;
        var m = target[0].Length;
        var order = new (int Column, int Sign)[m];
        var open = Enumerable.Range(0, m).SelectMany(t => Enumerable.Range(0, m).Select(o => (Target: t, Own: o,
            Product: target.Zip(own, (a, b) => a[t] * b[o]).Sum()))).ToList();
        while (open.Count > 0)
        {
            var best = open.MaxBy(pair => Math.Abs(pair.Product));
            order[best.Target] = (best.Own, best.Product < 0 ? -1 : 1);
            open.RemoveAll(pair => pair.Target == best.Target || pair.Own == best.Own);
        }

        return order;
    }

    private static double[][]? Numbers(JsonElement matrix) => JsonNode.Parse(matrix.GetRawText()) is { } node ? Numbers(node) : null;

    private static double[][]? Numbers(JsonNode matrix)
    {
        if (matrix is not JsonArray rows) return null;
        var numbers = rows.Select(row => row is JsonArray cells ? cells.Select(Number).ToArray() : [Number(row)]).ToArray();
        return numbers.Any(row => row.Length != numbers[0].Length || row.Any(double.IsNaN)) ? null : numbers;
    }

    private static double Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        ? double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : double.NaN;

    private static JsonArray Matrix(IEnumerable<IEnumerable<double>> rows) => [.. rows.Select(row => (JsonNode)Leaf.List(row))];
}
