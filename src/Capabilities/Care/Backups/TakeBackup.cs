using Wegmarke.Care.Tables;
using Wegmarke.Storage;

namespace Wegmarke.Care.Backups;

/// <summary>Copies all four stores and what a house needs to go on into a folder of backups, while the program runs. What belongs to a
/// running
/// survey (locked sheets, codes, addresses, begun sheets and every key) is in no copy: a copy cannot open answers, and of two copies nobody
/// learns which code was spent as which sheet came. Whoever loses the machine loses what ran.</summary>
public static class TakeBackup
{
    private const int TriesMax = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public abstract record Outcome;

    /// <param name="Added">Pieces and bytes that came new; the rest lay there.</param>
    /// <param name="Pruned">Copies that were deleted because their time was over.</param>
    public sealed record Taken(BackupManifest Manifest, (int Count, long Bytes) Added, long BytesInAll, IReadOnlyList<string> Pruned)
        : Outcome;

    public sealed record Refused(string Problem) : Outcome;

    public static async Task<Outcome> Run(StorageSettings settings, string target, string passphrase, int? keepDays, DateTimeOffset now)
    {
        var (folder, problem) = BackupFolder.ToWrite(target, passphrase);
        if (folder is null) return new Refused(problem!);
        using (folder)
        {
            for (var attempt = 1; ; attempt++)
            {
                await using var house = await OpenedStore.Read(settings, StoreKind.House);
                if (house is null) return new Refused($"{settings.Folder}: No house lies here ({StoreKind.House.File()} is missing). Name the folder that serve was given with --data.");
                if (await FindRunning.BeingClosed(house) is not { Count: > 0 } closing)
                {
                    var manifest = await Copy(settings, house, folder, now);
                    manifest.Write(target, folder.Key);
                    var pruned = keepDays is { } days ? PruneBackups.Run(folder, days, now) : [];
                    var bytes = folder.Pieces.Bytes();
                    KnownBackups.Note(settings.Folder, new(System.IO.Path.GetFullPath(target), manifest.Id, now, bytes,
                        folder.Pieces.Added.Bytes, null));
                    return new Taken(manifest, folder.Pieces.Added, bytes, pruned);
                }

                if (attempt == TriesMax) return new Refused($"A survey is just being closed ({string.Join(", ", closing)}); a copy would lose its answers. Take the backup again in a few minutes.");
                await Task.Delay(Patience);
            }
        }
    }

    private static async Task<BackupManifest> Copy(StorageSettings settings, OpenedStore house, BackupFolder folder, DateTimeOffset now)
    {
        var migrations = (await FindTables.Migrations(house)).Select(SchemaState.NameOf).ToList();
        var running = await FindRunning.Run(house);
        var tables = new List<CopiedTable>();
        await CopyStore(house, folder.Pieces, tables);
        foreach (var kind in Enum.GetValues<StoreKind>().Where(kind => kind != StoreKind.House))
        {
            await using var store = await OpenedStore.Read(settings, kind);
            if (store is not null) await CopyStore(store, folder.Pieces, tables);
        }

        var files = HouseFiles.In(settings.Folder).Select(path =>
        {
            var bytes = File.ReadAllBytes(System.IO.Path.Combine(settings.Folder, path));
            return new CopiedFile(path, bytes.Length, folder.Pieces.Put(bytes));
        }).ToList();
        return new(BackupManifest.NewId(now), now, ProgramVersion.Text, house.IsSqlite ? "SQLite" : "PostgreSQL", migrations, tables,
            files, running);
    }

    private static async Task CopyStore(OpenedStore store, Pieces pieces, List<CopiedTable> tables)
    {
        foreach (var table in await store.Tables())
        {
            if (StoreNames.OfTheFieldPhase.Contains(table.Name)) continue;
            var (content, names) = await CutRows.Run(store, table, pieces);
            tables.Add(new(store.Kind, table.Name, [.. table.Columns.Select(column => column.Name)], content.Rows, content.Hash, names));
        }
    }
}
