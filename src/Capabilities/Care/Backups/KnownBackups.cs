using System.Text.Json;

namespace Wegmarke.Care.Backups;

/// <summary>A copy that was taken of this house.</summary>
/// <param name="Bytes">Of the whole folder of backups.</param>
/// <param name="Added">What this copy added to it.</param>
public sealed record KnownBackup(string Target, string Id, DateTimeOffset At, long Bytes, long Added, DateTimeOffset? VerifiedAt);

/// <summary>Which copies were taken, in a small file beside the databases; the backup is no deed of somebody signed in.</summary>
public static class KnownBackups
{
    public const string File = "backups.json";
    private const int KeptMax = 50;

    public static IReadOnlyList<KnownBackup> Of(string folder)
    {
        var path = Path.Combine(folder, File);
        try
        {
            return System.IO.File.Exists(path) ? JsonSerializer.Deserialize<List<KnownBackup>>(System.IO.File.ReadAllBytes(path)) ?? []
                : [];
        }
        catch (JsonException)
        {
            // Somebody wrote into it; the copies themselves are elsewhere.
            return [];
        }
    }

    public static void Note(string folder, KnownBackup backup) => Write(folder, [backup, .. Of(folder).Where(one => one.Id != backup.Id)]);

    public static void NoteVerified(string folder, string id, DateTimeOffset now) =>
        Write(folder, [.. Of(folder).Select(one => one.Id == id ? one with { VerifiedAt = now } : one)]);

    private static void Write(string folder, IReadOnlyList<KnownBackup> all)
    {
        try
        {
            WholeFile.Write(Path.Combine(folder, File), JsonSerializer.SerializeToUtf8Bytes(all.Take(KeptMax)));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The list is a convenience; a copy that was taken is taken.
        }
    }
}
