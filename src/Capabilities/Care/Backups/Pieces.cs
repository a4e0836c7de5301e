using System.IO.Compression;

namespace Wegmarke.Care.Backups;

/// <summary>Pieces of tables and files, each stored once under a name made of its content: what did not change since the last copy is
/// there already.</summary>
public sealed class Pieces(string folder, BackupKey key)
{
    private readonly string root = Path.Combine(folder, "pieces");

    /// <summary>How many pieces were added, and their bytes on the disk.</summary>
    public (int Count, long Bytes) Added { get; private set; }

    public string Put(byte[] content)
    {
        var name = key.NameOf(content);
        var path = PathOf(name);
        if (File.Exists(path)) return name;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(content);
        var box = key.Lock(packed.ToArray());
        WholeFile.Write(path, box);
        Added = (Added.Count + 1, Added.Bytes + box.Length);
        return name;
    }

    /// <summary>The content of a piece; null where it is missing, was changed or cut off.</summary>
    public byte[]? Get(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path) || key.Unlock(File.ReadAllBytes(path)) is not { } packed) return null;
        using var content = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)) brotli.CopyTo(content);
        var bytes = content.ToArray();
        return key.NameOf(bytes) == name ? bytes : null;
    }

    /// <summary>Deletes every piece that no copy names any more, and what an interrupted copy left.</summary>
    public int Sweep(IReadOnlySet<string> needed)
    {
        if (!Directory.Exists(root)) return 0;
        var gone = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(path => !needed.Contains(Path.GetFileName(path)))
            .ToList();
        foreach (var path in gone) File.Delete(path);
        return gone.Count;
    }

    public long Bytes() => Directory.Exists(root)
        ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length) : 0;

    private string PathOf(string name) => Path.Combine(root, name[..2], name);
}
