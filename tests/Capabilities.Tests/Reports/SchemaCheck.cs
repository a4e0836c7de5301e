using System.Text.Json;

namespace Wegmarke.Capabilities.Tests.Reports;

/// <summary>As much of JSON Schema as the product's own schemas use: type, const, enum, properties, required, additionalProperties, items,
/// minItems, maxItems, minimum, pattern, oneOf and local references. A word that is not known here is a fault, so that nothing goes
/// unchecked.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Notes = ["$schema", "$id", "$defs", "title", "description", "$ref"];

    public static IReadOnlyList<string> Faults(JsonElement schema, JsonElement value) => [.. Check(schema, schema, value, "$")];

    private static IEnumerable<string> Check(JsonElement root, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (node, step) => node.GetProperty(step));
            return Check(root, target, value, at);
        }

        return schema.EnumerateObject().Where(word => !Notes.Contains(word.Name)).SelectMany(word => Word(root, schema, word, value, at));
    }

    private static IEnumerable<string> Word(JsonElement root, JsonElement schema, JsonProperty word, JsonElement value, string at) =>
      word.Name switch
    {
        "type" => (word.Value.ValueKind == JsonValueKind.Array ? word.Value.EnumerateArray().Any(one => IsA(one.GetString()!, value))
            : IsA(word.Value.GetString()!, value)) ? [] : [$"{at}: {value.ValueKind} instead of {word.Value}"],
        "const" => JsonElement.DeepEquals(word.Value, value) ? [] : [$"{at}: {value} instead of {word.Value}"],
        "enum" => word.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? []
          : [$"{at}: {value} is not one of {word.Value}"],
        "required" => value.ValueKind != JsonValueKind.Object ? [] : word.Value.EnumerateArray()
            .Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: {name} is missing"),
        "properties" => value.ValueKind != JsonValueKind.Object ? [] : word.Value.EnumerateObject()
            .Where(one => value.TryGetProperty(one.Name, out _))
            .SelectMany(one => Check(root, one.Value, value.GetProperty(one.Name), $"{at}.{one.Name}")),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : Additional(root, schema, word.Value, value, at),
        "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray()
            .SelectMany((one, index) => Check(root, word.Value, one, $"{at}[{index}]")),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= word.Value.GetDouble() ? [] : [$"{at}: {value} is too small"],
        "pattern" => value.ValueKind != JsonValueKind.String || System.Text.RegularExpressions.Regex.IsMatch(value.GetString()!, word.Value.GetString()!)
            ? [] : [$"{at}: {value} is not like {word.Value}"],
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= word.Value.GetInt32() ? [] : [$"{at}: too short"],
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= word.Value.GetInt32() ? [] : [$"{at}: too long"],
        "oneOf" => word.Value.EnumerateArray().Count(one => !Check(root, one, value, at).Any()) == 1 ? []
          : [$"{at}: {value} fits none or several"],
        _ => [$"{at}: the schema word {word.Name} is not checked"],
    };

    private static IEnumerable<string> Additional(JsonElement root, JsonElement schema, JsonElement rule, JsonElement value, string at)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(one => one.Name)
          .ToHashSet() : [];
        var others = value.EnumerateObject().Where(one => !known.Contains(one.Name));
        return rule.ValueKind == JsonValueKind.False
            ? others.Select(one => $"{at}: {one.Name} is not in the schema")
            : others.SelectMany(one => Check(root, rule, one.Value, $"{at}.{one.Name}"));
    }

    private static bool IsA(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };
}
