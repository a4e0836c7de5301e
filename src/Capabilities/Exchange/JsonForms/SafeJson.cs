using System.Text.Json;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.JsonForms;

/// <summary>Safe reading of JSON: bounded size and depth; a fault names line and column.</summary>
internal static class SafeJson
{
    public const long BytesMax = 32L << 20;
    private const int DepthMax = 128;

    public static JsonDocument Load(ForeignFile file)
    {
        var (text, _, _) = ForeignText.Decode(file.Bytes(BytesMax));
        try
        {
            return JsonDocument.Parse(text, new() { MaxDepth = DepthMax, CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true });
        }
        catch (JsonException error)
        {
            var place = Place.AtLine((int)Math.Min((error.LineNumber ?? 0) + 1, int.MaxValue),
                (int)Math.Min((error.BytePositionInLine ?? 0) + 1, int.MaxValue));
            throw RefusedException.Of(place, "Das ist kein gültiges JSON oder zu tief verschachtelt.", "This is not valid JSON, or nested too deeply.",
                "Prüfen Sie hier Klammern, Kommas und Anführungszeichen.", "Check brackets, commas and quotation marks here.");
        }
    }
}

/// <summary>Questions to JSON that never fail.</summary>
internal static class JsonTree
{
    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null ? value : null;

    public static IReadOnlyList<JsonElement> Items(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    public static string Text(this JsonElement element, string name) => element.At(name) is { } value ? Plain(value) : "";

    public static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => String(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "",
    };

    public static double? Number(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number : null;

    /// <summary>A text may be a string, a number, or an object with one text for each language.</summary>
    public static Wordings Wording(this JsonElement element, string name)
    {
        if (element.At(name) is not { } value) return Wordings.None;
        if (value.ValueKind != JsonValueKind.Object) return Wordings.Of("default", Plain(value));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in value.EnumerateObject()) texts[one.Name] = Plain(one.Value);
        return new(texts);
    }

    /// <summary>Half a surrogate pair is valid in JSON and no text.</summary>
    private static string String(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
