
namespace Wegmarke.Responses;

/// <summary>Searches all files of a data folder for values, also where nothing points to them any more: free pages, logs, leftovers.
/// </summary>
public static class SearchFiles
{
    private const int BlockBytes = 4 * 1024 * 1024;

    /// <returns>How many of the values stand in a file.</returns>
    /// <param name="except">Start of the names of files that may hold them rightly.</param>
    public static int Run(string folder, IReadOnlyCollection<byte[]> values, string? except = null)
    {
        if (values.Count == 0 || !Directory.Exists(folder)) return 0;
        var found = new HashSet<byte[]>(ReferenceEqualityComparer.Instance);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (except is not null && Path.GetFileName(file).StartsWith(except, StringComparison.Ordinal)) continue;
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

        return found.Count;
    }

    /// <summary>Values that a stream holds.</summary>
    public static void Search(Stream stream, IReadOnlyCollection<byte[]> values, ISet<byte[]> found)
    {
        // The first bytes of a value choose among all values, so that a file is read once.
        var byStart = values.GroupBy(value => BitConverter.ToUInt32(value)).ToDictionary(group => group.Key, group => group.ToList());
        var longest = values.Max(value => value.Length);
        var block = new byte[BlockBytes + longest];
        var kept = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(block.AsSpan(kept, BlockBytes), BlockBytes, throwOnEndOfStream: false);
            var filled = kept + read;
            for (var at = 0; at + sizeof(uint) <= filled; at++)
            {
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
