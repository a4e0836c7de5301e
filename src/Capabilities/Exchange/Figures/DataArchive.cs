using System.IO.Compression;

namespace Wegmarke.Exchange.Figures;

/// <summary>Files that leave together, as one archive.</summary>
internal static class DataArchive
{
    public static byte[] Of(IEnumerable<(string Name, byte[] Bytes)> files, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = now;
                using var to = entry.Open();
                to.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
