namespace Wegmarke.Care.Backups;

/// <summary>A folder of backups, opened with its passphrase and held alone.</summary>
public sealed class BackupFolder : IDisposable
{
    private readonly FileStream? turn;

    private BackupFolder(string path, BackupKey key, FileStream? turn) => (Path, Key, this.turn, Pieces) = (path, key, turn, new(path,
        key));

    public string Path { get; }

    public BackupKey Key { get; }

    public Pieces Pieces { get; }

    /// <summary>Opens a folder of backups to write into it, and begins it where it is new.</summary>
    /// <returns>The folder, or why it cannot be used.</returns>
    public static (BackupFolder? Folder, string? Problem) ToWrite(string path, string passphrase)
    {
        // A first backup that was killed while it began leaves its own head half written, and nothing else.
        if (Directory.Exists(path) && !BackupKey.IsIn(path) && Directory.EnumerateFileSystemEntries(path).Any(entry =>
            System.IO.Path.GetFileName(entry) != BackupKey.File + WholeFile.Unfinished))
        {
            return (null, $"{path}: The folder holds other files and no backup. Name an empty folder, or one that holds backups.");
        }

        Directory.CreateDirectory(path);
        var key = BackupKey.IsIn(path) ? BackupKey.Open(path, passphrase) : BackupKey.Begin(path, passphrase);
        if (key is null) return (null, WrongPassphrase(path));
        try
        {
            return (new(path, key, new(System.IO.Path.Combine(path, "turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)), null);
        }
        catch (IOException)
        {
            return (null, $"{path}: Another backup is being written here. Wait until it is done.");
        }
    }

    /// <summary>Opens a folder of backups to read from it.</summary>
    public static (BackupFolder? Folder, string? Problem) ToRead(string path, string passphrase) => !BackupKey.IsIn(path)
        ? (null, $"{path}: No backup lies here ({BackupKey.File} is missing). Name the folder that backup wrote into.")
        : BackupKey.Open(path, passphrase) is { } key ? (new(path, key, null), null) : (null, WrongPassphrase(path));

    /// <summary>The copy with this name, or the newest whole one.</summary>
    public (BackupManifest? Manifest, string? Problem) Find(string? id)
    {
        var all = BackupManifest.All(Path, Key);
        if (id is not null)
        {
            var named = all.FirstOrDefault(one => one.Id == id);
            return named.Id is null ? (null, $"{Path}: There is no copy {id}. There are: {string.Join(", ", all.Select(one => one.Id))}.")
                : named.Manifest is { } manifest ? (manifest, null) : (null, Half(id));
        }

        if (all.Count == 0) return (null, $"{Path}: No whole copy lies here; one that was interrupted is none. Take a backup again.");
        return all[0].Manifest is { } newest ? (newest, null) : (null, Half(all[0].Id)
            + (all.FirstOrDefault(one => one.Manifest is not null).Id is { } whole ? $" The newest whole one is {whole}: name it with --copy." : ""));
    }

    public void Dispose() => turn?.Dispose();

    private string Half(string id) => $"{Path}: The copy {id} is only half there or was changed.";

    private static string WrongPassphrase(string path) => $"{path}: The passphrase does not fit these backups.";
}
