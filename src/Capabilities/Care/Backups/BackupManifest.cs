using System.Globalization;
using System.Text.Json;
using Wegmarke.Care.Tables;

namespace Wegmarke.Care.Backups;

/// <summary>What one copy holds. Written last, so that a copy that was interrupted is none.</summary>
/// <param name="Program">Version of the program that took it.</param>
/// <param name="Migrations">What made the schema, without the moment that stands before the name: the same on both engines.</param>
/// <param name="Running">Surveys that ran: what they hold is in no backup.</param>
public sealed record BackupManifest(string Id, DateTimeOffset At, string Program, string Engine, IReadOnlyList<string> Migrations,
    IReadOnlyList<CopiedTable> Tables, IReadOnlyList<CopiedFile> Files, IReadOnlyList<string> Running)
{
    private const string Folder = "copies";
    private const string Extension = ".copy";

    public long Rows => Tables.Sum(table => table.Rows);

    public IEnumerable<string> Pieces => Tables.SelectMany(table => table.Pieces).Concat(Files.Select(file => file.Piece));

    public static string NewId(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HHmmss", CultureInfo.InvariantCulture) + "Z-"
        + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(3));

    /// <summary>The copies in a folder, newest first. One that cannot be opened stands there without a manifest.</summary>
    public static IReadOnlyList<(string Id, BackupManifest? Manifest)> All(string target, BackupKey key)
    {
        var folder = Path.Combine(target, Folder);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path))
            .OrderDescending(StringComparer.Ordinal).Select(id => (id, Read(PathOf(target, id), id, key)))];
    }

    public void Write(string target, BackupKey key)
    {
        Directory.CreateDirectory(Path.Combine(target, Folder));
        WholeFile.Write(PathOf(target, Id), key.Lock(JsonSerializer.SerializeToUtf8Bytes(this)));
    }

    public static void Delete(string target, string id) => File.Delete(PathOf(target, id));

    private static BackupManifest? Read(string path, string id, BackupKey key)
    {
        try
        {
            return key.Unlock(File.ReadAllBytes(path)) is { } bytes
                && JsonSerializer.Deserialize<BackupManifest>(bytes) is { } manifest && manifest.Id == id ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PathOf(string target, string id) => Path.Combine(target, Folder, id + Extension);
}

public sealed record CopiedTable(StoreKind Store, string Name, IReadOnlyList<string> Columns, long Rows, string Hash,
    IReadOnlyList<string> Pieces);

public sealed record CopiedFile(string Path, long Bytes, string Piece);
