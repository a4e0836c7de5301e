using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wegmarke.Storage;

/// <summary>How the content of a row is written: names in camel case, letters as they are.</summary>
public static class ContentJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Format);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Format)
        ?? throw new InvalidDataException($"A content of the kind {typeof(T).Name} is empty.");
}
