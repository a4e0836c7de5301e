using System.Text.Json;

namespace Wegmarke.MaturityModels.Quality;

/// <summary>Every text of a language with the path of its keys, so that no part can be forgotten.</summary>
public static class EveryText
{
    public static IEnumerable<(string Path, string Text)> Of(ModelTexts texts) => Walk("", JsonSerializer.SerializeToElement(texts));

    private static IEnumerable<(string Path, string Text)> Walk(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [(path, element.GetString()!)],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(one => Walk($"{path} {one.Name}".TrimStart(), one.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((one, at) => Walk($"{path} {at + 1}", one)),
        _ => [],
    };
}
