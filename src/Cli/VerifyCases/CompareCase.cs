using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wegmarke.Cli.VerifyCases;

public enum Verdict
{
    Ok,
    Differs,
    Information,

    /// <summary>Outside the tolerance, but no further off than the point at which the reference stopped its search leaves open.</summary>
    StoppedShort,
}

/// <summary>One expected value beside what the engine found.</summary>
public sealed record ComparedValue(string Case, string Key, string Expected, string Actual, double Tolerance, Verdict Verdict);

/// <summary>Holds a tree of found values against the expected one, value by value.</summary>
public static class CompareCase
{
    /// <summary>Where a found tree tells the standard errors of those of its values that are functions of a maximum.</summary>
    public const string StandardErrors = "standard_errors_of_values";

    private const double TinyP = 1e-12;
    private const double TinyPTolerance = 1e-6;
    private const string Gradient = "gradient_max";
    private static readonly string[] InformationPrefixes = ["psych_", "survey_", "ltm_"];
    private static readonly string[] InformationKeys =
      ["lavCor", "ml_polycor", "se_polycor", "deff_survey", "deff_survey_replace", "tolerance_note"];

    /// <summary>A fit that is worse by more than this did not stop short, it failed.</summary>
    private const double ShortMax = 1e-7;

    /// <summary>What describes the reference's own random run is no target.</summary>
    private static readonly string[] RunKeys = ["tolerance", "replications"];

    public static IReadOnlyList<ComparedValue> Run(ReferenceCase reference, JsonNode? found)
    {
        var values = new List<ComparedValue>();
        var matched = MatchColumns.Run(reference.Expected, found);
        Walk(reference, "", reference.Expected, matched, information: false, values);
        return ShortOfTheMaximum(reference, matched, [.. values.Select(value =>
          value.Verdict == Verdict.Differs && Explained(reference, matched, value) ? value with { Verdict = Verdict.StoppedShort }
              : value)]);
    }

    /// <summary>Whether the reference maximised the same likelihood less well than we did, and the value differs by no more than that
    /// allows: parameters whose χ² lies δ above the least one are √δ away in the metric of their covariance matrix, so a function of them
    /// with standard error s is off by at most s·√δ (Cauchy and Schwarz; Cox and Hinkley 1974 for the expansion).</summary>
    private static bool Explained(ReferenceCase reference, JsonNode? found, ComparedValue value)
    {
        if (found is not JsonObject tree || tree[StandardErrors]?[value.Key] is not JsonValue error) return false;
        if (!reference.Expected.TryGetProperty("fit", out var fit) || !fit.TryGetProperty("chisq", out var chiSquared)
          || tree["fit"]?["chisq"] is not JsonValue ours) return false;
        var excess = chiSquared.GetDouble() - NumberOf(ours)!.Value;
        if (excess is <= 0 or > ShortMax) return false;
        var (expected, actual) = (double.Parse(value.Expected, CultureInfo.InvariantCulture),
          double.Parse(value.Actual, CultureInfo.InvariantCulture));
        return Math.Abs(actual - expected) <= value.Tolerance * Math.Max(1, Math.Abs(expected))
            + Math.Sqrt(excess) * NumberOf(error)!.Value;
    }

    /// <summary>A reference that searches a maximum states the gradient at which it stopped. Where ours is smaller, a value may differ by
    /// as much as that gradient lets the reference's estimates lie beside the maximum ("reach": movement per unit of gradient).</summary>
    private static List<ComparedValue> ShortOfTheMaximum(ReferenceCase reference, JsonNode? found, List<ComparedValue> values)
    {
        if (reference.Expected.ValueKind != JsonValueKind.Object || found is not JsonObject tree
          || !reference.Expected.TryGetProperty(Gradient, out var gradient) || !gradient.TryGetDouble(out var theirs)
          || tree[Gradient] is not JsonValue own || NumberOf(own) is not { } ours || ours > theirs
          || tree["reach"] is not JsonValue reach || NumberOf(reach) is not { } perUnit) return values;
        return [.. values.Select(value => value.Verdict == Verdict.Differs && Within(value, theirs * perUnit)
          ? value with { Verdict = Verdict.StoppedShort } : value)];
    }

    private static bool Within(ComparedValue value, double tolerance) =>
        double.TryParse(value.Expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected)
        && double.TryParse(value.Actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var actual)
        && Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));

    private static void Walk(ReferenceCase reference, string path, JsonElement expected, JsonNode? found, bool information,
      List<ComparedValue> values)
    {
        if (expected.ValueKind == JsonValueKind.Object && found is (JsonValue or JsonArray))
        {
            Positions(reference, path, expected, found, information, values);
            return;
        }

        if (expected.ValueKind == JsonValueKind.Object)
        {
            // A random quantity brings its own tolerance.
            var drawn = expected.TryGetProperty("tolerance", out var own) && own.TryGetDouble(out _);
            if (drawn) reference = reference with { Tolerance = own.GetDouble() };
            foreach (var property in expected.EnumerateObject())
            {
                // Two standard errors are anchored in a survey package and are targets all the same; only its other printings are not.
                var only = information || (found?[property.Name] is null && IsInformation(property.Name))
                  || (drawn && RunKeys.Contains(property.Name));
                Walk(reference, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value, Child(found, property.Name),
                  only, values);
            }

            return;
        }

        if (expected.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            var list = found as JsonArray;
            foreach (var element in expected.EnumerateArray())
            {
                Walk(reference, $"{path}[{index + 1}]", element, list is not null && index < list.Count ? list[index] : null, information,
                  values);
                index++;
            }

            if (list is not null && list.Count != index && !information)
            {
                values.Add(new(reference.Id, $"{path}.length", Text(index), Text(list.Count), 0, Verdict.Differs));
            }

            return;
        }

        var single = found is JsonArray { Count: 1 } one ? one[0] : found;
        var verdict = information ? Verdict.Information : Same(expected, single, reference.Tolerance, path) ? Verdict.Ok : Verdict.Differs;
        values.Add(new(reference.Id, path, expected.GetRawText(), Leaf.Show(single), reference.Tolerance, verdict));
    }

    /// <summary>Names on numbers that are found as a plain list or value: row names that R left on them.</summary>
    private static void Positions(ReferenceCase reference, string path, JsonElement expected, JsonNode? found, bool information,
      List<ComparedValue> values)
    {
        var index = 0;
        foreach (var property in expected.EnumerateObject())
        {
            var at = found is JsonArray list ? index < list.Count ? list[index] : null : index == 0 ? found : null;
            Walk(reference, $"{path}.{property.Name}", property.Value, at, information, values);
            index++;
        }

        if (found is JsonArray whole && whole.Count != index && !information)
        {
            values.Add(new(reference.Id, $"{path}.length", Text(index), Text(whole.Count), 0, Verdict.Differs));
        }
    }

    private static JsonNode? Child(JsonNode? node, string key) => node is JsonObject tree && tree.TryGetPropertyValue(key, out var child)
      ? child : null;

    private static bool IsInformation(string key) =>
        InformationKeys.Contains(key) || InformationPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    private static bool Same(JsonElement expected, JsonNode? found, double tolerance, string path) => expected.ValueKind switch
    {
        JsonValueKind.Null => found is null,
        JsonValueKind.Number => found is JsonValue value && NumberOf(value) is { } actual
          && Close(expected.GetDouble(), actual, tolerance, path),
        JsonValueKind.String => found?.GetValueKind() == JsonValueKind.String && found.GetValue<string>() == expected.GetString(),
        JsonValueKind.True or JsonValueKind.False => found?.GetValueKind() == expected.ValueKind,
        _ => false,
    };

    private static double? NumberOf(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    private static bool Close(double expected, double actual, double tolerance, string path)
    {
        // The smaller the gradient, the nearer the maximum.
        if (KeyOf(path) == Gradient) return actual <= expected + tolerance;
        if (Math.Abs(actual - expected) > tolerance * Math.Max(1, Math.Abs(expected))) return false;
        if (!IsProbability(path) || expected is <= 0 or >= TinyP) return true;
        return actual > 0 && Math.Abs(Math.Log(actual) - Math.Log(expected)) <= TinyPTolerance * Math.Abs(Math.Log(expected));
    }

    private static bool IsProbability(string path)
    {
        var key = KeyOf(path);
        // R's non-central distributions carry an absolute error of about 1e-12: their far tails say nothing on the log scale.
        if (key == "rmsea_p_close") return false;
        return key == "p" || key.StartsWith("p_", StringComparison.Ordinal) || key.EndsWith("_p", StringComparison.Ordinal)
          || key.Contains("_p_", StringComparison.Ordinal);
    }

    private static string KeyOf(string path) => path[(path.LastIndexOf('.') + 1)..].Split('[')[0];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
