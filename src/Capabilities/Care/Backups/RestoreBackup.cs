using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Care.Tables;
using Wegmarke.Invitations;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Care.Backups;

/// <summary>Brings a copy back into an empty place, on either engine: first everything is verified, then written and read back, and only
/// what
/// is whole takes its name.</summary>
public static class RestoreBackup
{
    private const string Incomplete = ".incomplete";

    public abstract record Outcome;

    /// <param name="Recomputed">Releases that came out the same when they were computed again.</param>
    /// <param name="WithoutAnswers">Releases whose answers were deleted, or that another engine computed; their own hash fits.</param>
    public sealed record Restored(BackupManifest Manifest, int Releases, int Recomputed, int WithoutAnswers) : Outcome;

    public sealed record Refused(string Problem) : Outcome;

    public static async Task<Outcome> Run(string source, string passphrase, string? id, StorageSettings settings, DateTimeOffset now)
    {
        var (folder, problem) = BackupFolder.ToRead(source, passphrase);
        if (folder is null) return new Refused(problem!);
        using (folder)
        {
            var (manifest, missing) = folder.Find(id);
            if (manifest is null) return new Refused(missing!);
            if (VerifyBackup.Findings(folder, manifest).ToList() is { Count: > 0 } findings)
            {
                return new Refused($"The copy {manifest.Id} is damaged; nothing was restored. " + string.Join("; ", findings.Take(5)) + ". Take another copy with --copy.");
            }

            if (Directory.Exists(settings.Folder) && Directory.EnumerateFileSystemEntries(settings.Folder).Any())
            {
                return new Refused($"{settings.Folder}: The folder is not empty; nothing is restored over a house that is there. Name an empty folder with --data.");
            }

            return await Into(folder, manifest, settings, now);
        }
    }

    private static async Task<Outcome> Into(BackupFolder folder, BackupManifest manifest, StorageSettings settings, DateTimeOffset now)
    {
        var place = settings with { Folder = settings.Folder.TrimEnd('/', '\\') + Incomplete };
        if (Directory.Exists(place.Folder)) Directory.Delete(place.Folder, recursive: true);
        Directory.CreateDirectory(place.Folder);
        if (await MakeSchema(place, manifest) is { } tooNew) return new Refused(tooNew);
        if (await Fill(folder, manifest, place) is { } problem) return new Refused(problem);
        foreach (var file in manifest.Files.Where(file => HouseFiles.IsPlace(file.Path)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(place.Folder, file.Path))!);
            WholeFile.Write(Path.Combine(place.Folder, file.Path), folder.Pieces.Get(file.Piece)!);
        }

        var restored = await Finish(place, manifest, now);
        if (restored is not Restored) return restored;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(settings.Folder)) Directory.Delete(settings.Folder);
        Directory.Move(place.Folder, settings.Folder);
        return restored;
    }

    /// <summary>The schema of the day on which the copy was taken; what came later is added when the rows are there.</summary>
    private static async Task<string?> MakeSchema(StorageSettings place, BackupManifest manifest)
    {
        await using var db = Database.Open(place);
        var known = db.Database.GetMigrations().ToList();
        if (manifest.Migrations.FirstOrDefault(name => known.All(one => SchemaState.NameOf(one) != name)) is { } unknown)
        {
            return $"The copy {manifest.Id} was taken by version {manifest.Program} of the program; this one ({ProgramVersion.Text}) does not know its schema \"{unknown}\". "
                + "Restore it with that version or a newer one.";
        }

        if (manifest.Migrations.Count > 0) await db.Database.MigrateAsync(known.First(one =>
            SchemaState.NameOf(one) == manifest.Migrations[^1]));
        await AnswerStore.Open(place).DisposeAsync();
        await InvitationStore.Open(place).DisposeAsync();
        return null;
    }

    private static async Task<string?> Fill(BackupFolder folder, BackupManifest manifest, StorageSettings place)
    {
        await using var stores = await StoresToFill.Open(place);
        foreach (var table in manifest.Tables)
        {
            if (await stores.Take(table.Store, table.Columns, new(table.Name, table.Rows, table.Hash), () => Rows(folder, table))
                is { } problem) return problem;
        }

        return await stores.Commit();
    }

    private static async IAsyncEnumerable<object?[]> Rows(BackupFolder folder, CopiedTable table)
    {
        await Task.CompletedTask;
        foreach (var name in table.Pieces)
        {
            foreach (var row in StoredRow.ReadAll(folder.Pieces.Get(name)!, table.Columns.Count)) yield return row;
        }
    }

    private static async Task<Outcome> Finish(StorageSettings place, BackupManifest manifest, DateTimeOffset now)
    {
        await using var db = Database.Open(place);
        await BringUpToDate.Run(db);
        await using var store = AnswerStore.Open(place);
        var (all, same, without) = (0, 0, 0);
        foreach (var key in await db.Set<Release>().AsNoTracking().Select(one => new { one.CampaignId, one.Version }).ToListAsync())
        {
            var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.CampaignId == key.CampaignId
                && one.Version == key.Version);
            if (ReleaseDocument.HashOf(release.Json) != release.Hash) return new Refused($"The release of {release.At:yyyy-MM-dd} (wave {release.Wave}) does not have the hash it was released with.");
            all++;
            if (await VerifyRelease.Run(db, store, release.Json) is VerifyRelease.Confirmed) same++;
            else without++;
        }

        db.Note(Actor.System, now, "restore-backup", manifest.Id);
        await db.SaveChangesAsync();
        return new Restored(manifest, all, same, without);
    }
}
