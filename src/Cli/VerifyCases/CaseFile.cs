using System.Text.Json;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>One reference case: what to compute on, what an oracle found, and how close is close enough.</summary>
public sealed record ReferenceCase(
    string File, string Id, string Statistic, int Tier, string? Data, string? Source, JsonElement Input, double Tolerance,
      JsonElement Expected);

/// <summary>A file of reference cases: one JSON object with an array "cases".</summary>
public static class CaseFile
{
    /// <summary>All cases of the files and folders, or the message why one cannot be read.</summary>
    public static (IReadOnlyList<ReferenceCase> Cases, string? Problem) Read(IEnumerable<string> paths)
    {
        var cases = new List<ReferenceCase>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var file in Directory.EnumerateFiles(path, "*.json", SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal))
                {
                    if (ReadFile(file, cases, insideFolder: true) is { } problem) return (cases, problem);
                }
            }
            else if (File.Exists(path))
            {
                if (ReadFile(path, cases, insideFolder: false) is { } problem) return (cases, problem);
            }
            else
            {
                return (cases, $"{path}: There is no such file or folder. Name a case file or a folder that holds some.");
            }
        }

        return cases.Count > 0 ? (cases, null)
          : (cases, $"{string.Join(", ", paths)}: No case was found. A case file is a JSON object with an array \"cases\".");
    }

    private static string? ReadFile(string file, List<ReferenceCase> cases, bool insideFolder)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("cases", out var list)
              || list.ValueKind != JsonValueKind.Array)
            {
                return insideFolder ? null : $"{file}: This is no case file. It needs an array \"cases\" at the top.";
            }

            var number = 0;
            foreach (var one in list.EnumerateArray())
            {
                number++;
                if (ReadCase(file, one, json.RootElement) is not { } read)
                {
                    return $"{file}: Case {number} cannot be used. It needs \"id\", \"input\" and \"expected\".";
                }

                cases.Add(read);
            }

            return null;
        }
        catch (JsonException error)
        {
            return $"{file}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: This is not valid JSON. Mend the file at this place.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{file}: The file cannot be read. Check its rights.";
        }
    }

    private static ReferenceCase? ReadCase(string file, JsonElement one, JsonElement root)
    {
        if (one.ValueKind != JsonValueKind.Object || !one.TryGetProperty("id", out var id)
          || id.ValueKind != JsonValueKind.String) return null;
        if (!one.TryGetProperty("input", out var input) || !one.TryGetProperty("expected", out var expected)) return null;
        string? Text(JsonElement from, string key) =>
            from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        var statistic = Text(one, "statistic") ?? Text(root, "statistic");
        if (statistic is null) return null;
        var tier = one.TryGetProperty("tier", out var t) && t.TryGetInt32(out var number) ? number : 0;
        var tolerance = one.TryGetProperty("tolerance", out var close) && close.TryGetDouble(out var value) ? value : 1e-9;
        return new(file, id.GetString()!, statistic, tier, Text(one, "data"), Text(one, "source"), input.Clone(), tolerance,
          expected.Clone());
    }
}
