using System.Text;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>The files of a model by name, from a folder or from a draft; what they hold is not trusted.</summary>
/// <param name="Place">What stands before a file's name in messages.</param>
public sealed record ModelFiles(IReadOnlyDictionary<string, byte[]> Contents, string Place)
{
    public const string Structure = "model.yaml";

    public bool Has(string name) => Contents.ContainsKey(name);

    public string PathOf(string name) => Place.Length == 0 ? name : Path.Combine(Place, name);

    /// <summary>One file as a tree of values, or null after its problems were named.</summary>
    public MapNode? Read(string name, ICollection<ModelProblem> problems) => ReadYaml.Run(Contents[name], PathOf(name), problems);

    /// <summary>All YAML files of a folder; of a file that is too large only as much as shows that it is.</summary>
    public static ModelFiles OfFolder(string folder)
    {
        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return new(contents, folder);
        foreach (var path in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[Math.Min(stream.Length, ReadYaml.BytesMax + 1L)];
            stream.ReadExactly(bytes);
            contents[Path.GetFileName(path)] = bytes;
        }

        return new(contents, folder);
    }

    public static ModelFiles OfTexts(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, text) in texts) contents[name] = Encoding.UTF8.GetBytes(text);
        return new(contents, "");
    }
}
