using System.Text.Encodings.Web;
using System.Text.Json;
using Wegmarke.Design;

namespace Wegmarke.Campaigns;

/// <summary>One thing that respondents may say about themselves, in few coarse classes.</summary>
/// <param name="Key">Permanent; stands in releases.</param>
public sealed record AskedAttribute(string Key, Bilingual Name, IReadOnlyList<AskedValue> Values)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Lazy<IReadOnlyList<AskedAttribute>> Shipped = new(() => Read(ProgramFile.Text("attributes.json")));

    /// <summary>What may be asked. More, or finer classes, would make people recognisable.</summary>
    public static IReadOnlyList<AskedAttribute> All => Shipped.Value;

    public static string Write(IReadOnlyList<AskedAttribute> asked) => asked.Count == 0 ? "" : JsonSerializer.Serialize(asked, Form);

    public static AskedAttribute[] Read(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<AskedAttribute[]>(text, Form)!;
}

public sealed record AskedValue(string Key, Bilingual Name);

/// <summary>The same words in both languages.</summary>
public sealed record Bilingual(string De, string En)
{
    public string In(Language language) => language.Say(De, En);
}

/// <summary>Files that belong to the program.</summary>
internal static class ProgramFile
{
    public static string Text(string name)
    {
        using var stream = typeof(ProgramFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
