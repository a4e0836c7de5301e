using System.Security.Cryptography;
using Wegmarke.Storage;

namespace Wegmarke.Care.Backups;

/// <summary>Copies the house before its schema is changed: into the folder of backups where one is set up, else beside the databases
/// under a key of its
/// own.</summary>
public static class BackupBeforeUpgrade
{
    public const string Folder = "upgrades";

    /// <summary>How long copies beside the databases stay. Longer, and what was deleted would live on there.</summary>
    public const int KeepDays = 30;

    private const string KeyFile = "upgrades.passphrase";

    /// <returns>Null when the copy is whole, else why there is none.</returns>
    public static async Task<string?> Run(StorageSettings settings, string? target, string? passphraseFile, DateTimeOffset now)
    {
        var beside = target is null || passphraseFile is null;
        var passphrase = beside ? Own(settings.Folder) : (await File.ReadAllTextAsync(passphraseFile!)).Trim();
        var folder = beside ? Path.Combine(settings.Folder, Folder) : target!;
        return await TakeBackup.Run(settings, folder, passphrase, beside ? KeepDays : null, now) is TakeBackup.Refused refused
            ? refused.Problem : null;
    }

    /// <summary>Deletes copies beside the databases whose time is over, the last one too.</summary>
    public static void Prune(StorageSettings settings, DateTimeOffset now)
    {
        var folder = Path.Combine(settings.Folder, Folder);
        if (!BackupKey.IsIn(folder)) return;
        var (opened, _) = BackupFolder.ToWrite(folder, Own(settings.Folder));
        using (opened)
        {
            if (opened is null) return;
            PruneBackups.Run(opened, KeepDays, now);
            if (BackupManifest.All(folder, opened.Key) is not [var (_, last)] || last is null || last.At > now.AddDays(-KeepDays)) return;
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string Own(string folder)
    {
        var path = Path.Combine(folder, KeyFile);
        if (!File.Exists(path)) WholeFile.Write(path, System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(
            RandomNumberGenerator.GetBytes(32))));
        return File.ReadAllText(path);
    }
}
