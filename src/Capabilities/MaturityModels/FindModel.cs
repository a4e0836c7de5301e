namespace Wegmarke.MaturityModels;

/// <summary>Finds a model by folder, by key, or by key and version among the shelves of models.</summary>
public static class FindModel
{
    /// <param name="name">A folder, a folder of versions (its newest), KEY (its newest version) or KEY/VERSION.</param>
    /// <param name="shelves">Folders that hold models as key/version.</param>
    /// <returns>The folder, or the message that names what there is.</returns>
    public static (string? Folder, string? Problem) Run(string name, IReadOnlyList<string> shelves)
    {
        if (File.Exists(Path.Combine(name, "model.yaml"))) return (name, null);
        if (Directory.Exists(name) && Versions(name).LastOrDefault() is { } newest) return (Path.Combine(name, newest), null);
        var parts = name.Split('/', '@');
        foreach (var folder in shelves.Select(shelf => Path.Combine(shelf, parts[0])).Where(Directory.Exists))
        {
            string[] versions = [.. Versions(folder)];
            if (parts.Length == 1 && versions.Length > 0) return (Path.Combine(folder, versions[^1]), null);
            if (parts.Length == 2 && versions.Contains(parts[1])) return (Path.Combine(folder, parts[1]), null);
            var asked = string.Join('/', parts.Skip(1));
            return (null, $"The model \"{parts[0]}\" has no version \"{asked}\". There are: {string.Join(", ", versions)}.");
        }

        var keys = All(shelves).Select(model => model.Key).Distinct();
        return (null, $"There is no model \"{name}\". Name a folder with model.yaml, or one of: {string.Join(", ", keys)}.");
    }

    /// <summary>All models on the shelves, by key and version.</summary>
    public static IReadOnlyList<(string Key, string Version, string Folder)> All(IReadOnlyList<string> shelves) =>
    [
        .. from shelf in shelves
           where Directory.Exists(shelf)
           from folder in Directory.GetDirectories(shelf).Order(StringComparer.Ordinal)
           from version in Versions(folder)
           select (Path.GetFileName(folder), version, Path.Combine(folder, version)),
    ];

    private static IEnumerable<string> Versions(string folder) => Directory.GetDirectories(folder)
        .Where(version => File.Exists(Path.Combine(version, "model.yaml")))
        .Select(version => Path.GetFileName(version)!)
        .OrderBy(version => Version.TryParse(version, out var number) ? number : new Version(0, 0))
            .ThenBy(version => version, StringComparer.Ordinal);
}
