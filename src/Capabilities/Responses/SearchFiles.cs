
using Microsoft.Data.Sqlite;

namespace Wegmarke.Responses;

/// <summary>Searches all files of a data folder for values, also where nothing points to them any more: free pages, logs, leftovers.
/// </summary>
/// <remarks>A process that closes any handle of a file gives up all its locks on it (POSIX), SQLite's too; another process could then take
/// the log away under a running instance. So databases are never opened as files: SQLite copies their pages, free ones included, and the
/// copy is searched. The index of a log holds page numbers only and is left alone for the same reason.</remarks>
public static class SearchFiles
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private const int NotADatabase = 26;
    private const string Database = ".db", LogIndex = ".db-shm", Copy = ".pages";

    /// <returns>The values that stand in a file.</returns>
    /// <param name="values">What may stand nowhere.</param>
    /// <param name="others">What may stand only in the files that are named by <paramref name="except"/>.</param>
    /// <param name="except">Start of the names of those files.</param>
    public static IReadOnlySet<byte[]> Run(string folder, IReadOnlyCollection<byte[]> values, IReadOnlyCollection<byte[]>? others = null,
        string except = "")
    {
        var found = new HashSet<byte[]>(ReferenceEqualityComparer.Instance);
        if (values.Count + (others?.Count ?? 0) == 0 || !Directory.Exists(folder)) return found;
        IReadOnlyCollection<byte[]> all = others is null ? values : [.. values, .. others];
        // What a stop in the middle of a search left behind.
        foreach (var copy in Directory.GetFiles(folder, "*" + Copy, SearchOption.AllDirectories)) File.Delete(copy);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var sought = others is not null && Path.GetFileName(file).StartsWith(except, StringComparison.Ordinal) ? values : all;
            if (sought.Count == 0 || file.EndsWith(LogIndex, StringComparison.Ordinal)) continue;
            if (file.EndsWith(Database, StringComparison.Ordinal)) SearchPages(file, sought, found);
            else SearchFile(file, sought, found);
        }

        return found;
    }

    private static void SearchPages(string database, IReadOnlyCollection<byte[]> values, ISet<byte[]> found)
    {
        var copy = database + Copy;
        try
        {
            using (var from = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False"))
            using (var to = new SqliteConnection($"Data Source={copy};Pooling=False"))
            {
                from.Open();
                to.Open();
                // The copy is thrown away whatever happens, so nothing of it need be on the disk for good.
                Statements.Execute(to, null, "pragma synchronous=off");
                from.BackupDatabase(to);
            }

            SearchFile(copy, values, found);
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode == NotADatabase)
        {
            // Only its name is that of a database; SQLite holds no locks on it.
            SearchFile(database, values, found);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static void SearchFile(string file, IReadOnlyCollection<byte[]> values, ISet<byte[]> found)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Search(stream, values, found);
        }
        catch (FileNotFoundException)
        {
            // A log that the database has put away meanwhile.
        }
    }

    /// <summary>Values that a stream holds.</summary>
    public static void Search(Stream stream, IReadOnlyCollection<byte[]> values, ISet<byte[]> found)
    {
        // The first bytes of a value choose among all values, so that a file is read once; most places are told apart by two bytes already.
        var byStart = values.GroupBy(value => BitConverter.ToUInt32(value)).ToDictionary(group => group.Key, group => group.ToList());
        var starts = new bool[ushort.MaxValue + 1];
        foreach (var value in values) starts[BitConverter.ToUInt16(value)] = true;
        var longest = values.Max(value => value.Length);
        var block = new byte[BlockBytes + longest];
        var kept = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(block.AsSpan(kept, BlockBytes), BlockBytes, throwOnEndOfStream: false);
            var filled = kept + read;
            for (var at = 0; at + sizeof(uint) <= filled; at++)
            {
                if (!starts[BitConverter.ToUInt16(block, at)]) continue;
                if (!byStart.TryGetValue(BitConverter.ToUInt32(block, at), out var candidates)) continue;
                foreach (var value in candidates)
                {
                    if (at + value.Length <= filled && block.AsSpan(at, value.Length).SequenceEqual(value)) found.Add(value);
                }
            }

            if (read < BlockBytes) return;
            kept = Math.Min(longest - 1, filled);
            block.AsSpan(filled - kept, kept).CopyTo(block);
        }
    }
}
