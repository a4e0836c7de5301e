using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>The wording of an area and its items side by side, read from the draft's files even while the model as a whole is not sound,
/// and written back without touching anything else.</summary>
public static class DraftTexts
{
    /// <summary>The languages of a draft, each followed by its plain form.</summary>
    public static IReadOnlyList<string> Languages(DraftState state) =>
    [
        .. state.Files.Keys.Where(name => name.StartsWith("texts.", StringComparison.Ordinal) && name.Length == "texts.de.yaml".Length)
            .Select(name => name["texts.".Length..^".yaml".Length])
            .SelectMany(language => new[] { language, MaturityModel.PlainOf(language) }),
    ];

    public static IReadOnlyList<TextRow> Rows(DraftState state, string area)
    {
        var roots = Roots(state);
        string[] whole = [.. roots.Keys.Where(language => !language.Contains('-', StringComparison.Ordinal))];
        return
        [
            .. AreaPaths(state, area, roots.Values.FirstOrDefault()).Select(path => new TextRow(path, false, whole.ToDictionary(
                language => language, language => EditYaml.GetText(roots[language], path.Split('/'))?.Trim() ?? ""))),
            .. Items(state).Where(item => item.Area == area).Select(item => new TextRow(item.Key, item.Reversed,
                roots.ToDictionary(root => root.Key, root => TextOf(root.Value, item.Key)))),
        ];
    }

    /// <summary>The files with the new wordings; null with the key that could not be written.</summary>
    /// <param name="wordings">By language and item.</param>
    public static (IReadOnlyDictionary<string, string?> Files, string? Unwritten) Write(
        DraftState state, IReadOnlyDictionary<(string Language, string Item), string> wordings)
    {
        var files = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        var roots = Roots(state);
        foreach (var ((language, item), wording) in wordings)
        {
            var file = FileOf(language);
            var text = files.GetValueOrDefault(file) ?? state.Files.GetValueOrDefault(file) ?? "";
            var path = item.Split('/');
            var root = roots.GetValueOrDefault(language);
            var old = path.Length > 1 ? EditYaml.GetText(root, path)
                : EditYaml.GetText(root, ["items", item, "text"]) ?? EditYaml.GetText(root, ["items", item]);
            if (wording == (old ?? "").Trim()) continue;
            var now = path.Length > 1
                ? EditYaml.SetText(text, path, wording)
                : EditYaml.SetText(text, ["items", item, "text"], wording) ?? EditYaml.SetText(text, ["items", item], wording)
                    ?? (old is null ? EditYaml.AddEntry(text, "items", item, wording) : null);
            if (now is null) return (files, $"{file} {item}");
            files[file] = now;
        }

        return (files, null);
    }

    private static Dictionary<string, MapNode?> Roots(DraftState state) => Languages(state).ToDictionary(language => language, language =>
        state.Files.TryGetValue(FileOf(language), out var text) ? ReadYaml.Parse(text, "", new List<ModelProblem>()) : null);

    /// <summary>What is said about an area beside its items: only what the first language has.</summary>
    private static IEnumerable<string> AreaPaths(DraftState state, string area, MapNode? source)
    {
        if ((source?.Get("areas") as MapNode)?.Get(area) is not MapNode texts) return [];
        var facets = Items(state).Where(item => item.Area == area).Select(item => $"{area}.{item.Facet}").Distinct()
            .Where(facet => (source.Get("facets") as MapNode)?.Get(facet) is TextNode).Select(facet => $"facets/{facet}");
        return texts.Entries.SelectMany(entry => entry.Value switch
        {
            TextNode => [$"areas/{area}/{entry.Key.Value}"],
            ListNode list => list.Elements.Select((_, at) => FormattableString.Invariant($"areas/{area}/{entry.Key.Value}/{at + 1}")),
            MapNode map => map.Entries.Select(inner => $"areas/{area}/{entry.Key.Value}/{inner.Key.Value}"),
            _ => Enumerable.Empty<string>(),
        }).Concat(facets);
    }

    private static IReadOnlyList<Item> Items(DraftState state)
    {
        if (state.Model is { } model) return model.Items;
        var root = state.Files.TryGetValue(ModelFiles.Structure, out var text) ? ReadYaml.Parse(text, "", new List<ModelProblem>()) : null;
        return root is null ? [] : ReadStructure.Run(root, "", new List<ModelProblem>()).Model.Items;
    }

    private static string TextOf(MapNode? root, string item) => (root?.Get("items") as MapNode)?.Get(item) switch
    {
        TextNode line => line.Value.Trim(),
        MapNode map when map.Get("text") is TextNode text => text.Value.Trim(),
        _ => "",
    };

    private static string FileOf(string language) => $"texts.{language}.yaml";
}
