using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>The wording of items side by side, read from the draft's files even while the model as a whole is not sound, and written back
/// without touching anything else.</summary>
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
        var roots = Languages(state).ToDictionary(language => language, language =>
            state.Files.TryGetValue(FileOf(language), out var text) ? ReadYaml.Parse(text, "", new List<ModelProblem>()) : null);
        return
        [
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
        foreach (var ((language, item), wording) in wordings)
        {
            var file = FileOf(language);
            var text = files.GetValueOrDefault(file) ?? state.Files.GetValueOrDefault(file) ?? "";
            var old = EditYaml.GetText(text, ["items", item, "text"]) ?? EditYaml.GetText(text, ["items", item]);
            if (wording == (old ?? "").Trim()) continue;
            var now = EditYaml.SetText(text, ["items", item, "text"], wording) ?? EditYaml.SetText(text, ["items", item], wording)
                ?? (old is null ? EditYaml.AddEntry(text, "items", item, wording) : null);
            if (now is null) return (files, $"{file} {item}");
            files[file] = now;
        }

        return (files, null);
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
