using Wegmarke.Care.Tables;

namespace Wegmarke.Care.Backups;

/// <summary>Reads a copy as restoring it would, and compares every row and file with what the manifest says.</summary>
public static class VerifyBackup
{
    public abstract record Outcome;

    public sealed record Whole(BackupManifest Manifest, IReadOnlyList<string> Others) : Outcome;

    public sealed record Damaged(string Id, IReadOnlyList<string> What) : Outcome;

    public sealed record Refused(string Problem) : Outcome;

    public static Outcome Run(string source, string passphrase, string? id)
    {
        var (folder, problem) = BackupFolder.ToRead(source, passphrase);
        if (folder is null) return new Refused(problem!);
        using (folder)
        {
            var (manifest, missing) = folder.Find(id);
            if (manifest is null) return new Refused(missing!);
            var findings = Findings(folder, manifest).ToList();
            return findings.Count > 0 ? new Damaged(manifest.Id, findings)
                : new Whole(manifest, [.. BackupManifest.All(source, folder.Key).Select(one => one.Id).Where(one => one != manifest.Id)]);
        }
    }

    internal static IEnumerable<string> Findings(BackupFolder folder, BackupManifest manifest)
    {
        foreach (var table in manifest.Tables)
        {
            var sum = new RowSum();
            var missing = 0;
            foreach (var name in table.Pieces)
            {
                if (folder.Pieces.Get(name) is { } bytes) foreach (var row in StoredRow.ReadAll(bytes, table.Columns.Count)) sum.Add(row);
                else missing++;
            }

            if (missing > 0) yield return $"{table.Name}: {missing} of {table.Pieces.Count} pieces are missing or were changed";
            else if (sum.Of(table.Name) is var content && (content.Rows, content.Hash) != (table.Rows,
                table.Hash)) yield return $"{table.Name}: other rows than the manifest says";
        }

        foreach (var file in manifest.Files)
        {
            if (folder.Pieces.Get(file.Piece) is not { } bytes
                || bytes.Length != file.Bytes) yield return $"{file.Path}: missing or changed";
        }
    }
}
