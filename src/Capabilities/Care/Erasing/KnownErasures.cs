using System.Text.Json;
using System.Text.Json.Serialization;
using Wegmarke.Care.Backups;

namespace Wegmarke.Care.Erasing;

/// <summary>A proof with who decided it. No content, and not the name of what is gone: the record of deeds knows it.</summary>
public sealed record KeptErasure(ErasureProof Proof, string OrderedBy, DateTimeOffset OrderedAt, string ConfirmedBy,
    DateTimeOffset ConfirmedAt)
{
    public long RowsBefore => Proof.Rows.Sum(row => row.Before);

    public long RowsLeft => Proof.Rows.Sum(row => row.After);
}

/// <summary>Proofs of what was erased by order, as files in the data folder: the rows that could hold them are gone.</summary>
public static class KnownErasures
{
    public const string Folder = "erasures";

    public static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The newest first. A file that somebody wrote into is left out.</summary>
    public static IReadOnlyList<KeptErasure> Of(string folder)
    {
        var place = Path.Combine(folder, Folder);
        return !Directory.Exists(place) ? [] : [.. Directory.EnumerateFiles(place, "*.json").Select(Read).OfType<KeptErasure>()
            .OrderByDescending(one => one.Proof.At)];
    }

    public static KeptErasure? Find(string folder, Guid administration) =>
        Path.Combine(folder, Folder, NameOf(administration)) is var path && File.Exists(path) ? Read(path) : null;

    internal static void Keep(string folder, KeptErasure erasure)
    {
        Directory.CreateDirectory(Path.Combine(folder, Folder));
        WholeFile.Write(Path.Combine(folder, Folder, NameOf(erasure.Proof.Administration)),
            JsonSerializer.SerializeToUtf8Bytes(erasure, Format));
    }

    private static string NameOf(Guid administration) => $"{administration:D}.json";

    private static KeptErasure? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptErasure>(File.ReadAllBytes(path), Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
