namespace Wegmarke.Exchange.Foreign;

/// <summary>A file of another system, opened for reading only; never more of it in memory than a reader asks for.</summary>
public sealed class ForeignFile
{
    private const int HeadBytes = 64 * 1024;

    private readonly Func<Stream> open;

    private ForeignFile(string name, string path, long length, Func<Stream> open)
    {
        (Name, Path, Length, this.open) = (name, path, length, open);
        using var stream = open();
        var head = new byte[Math.Min(HeadBytes, Math.Max(length, 0))];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Head = head.AsMemory(0, read);
    }

    /// <summary>File name without folder.</summary>
    public string Name { get; }

    public string Path { get; }

    public long Length { get; }

    /// <summary>The first 64 KB.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    public string Extension => System.IO.Path.GetExtension(Name).ToLowerInvariant();

    public static (ForeignFile? File, Remark? Refusal) Of(string path)
    {
        static Remark No(string german, string english, string germanRemedy, string englishRemedy) =>
            new(Fate.Refused, Place.Whole, new(german, english), new(germanRemedy, englishRemedy));
        if (Directory.Exists(path))
        {
            return (null, No("Das ist ein Ordner, keine Datei.", "This is a folder, not a file.",
                "Nennen Sie die Dateien darin; ein Modell prüft „wegmarke model check ORDNER“.",
                "Name the files in it; a model is checked by \"wegmarke model check FOLDER\"."));
        }

        if (!File.Exists(path))
        {
            return (null, No("Die Datei gibt es nicht.", "The file does not exist.", "Bitte prüfen Sie den Pfad.", "Check the path."));
        }

        try
        {
            return (new(System.IO.Path.GetFileName(path), path, new FileInfo(path).Length,
                () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16)), null);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return (null, No("Die Datei lässt sich nicht öffnen.", "The file cannot be opened.",
                "Prüfen Sie die Leserechte und ob ein anderes Programm sie sperrt.",
                "Check the permissions and whether another program locks it."));
        }
    }

    public static ForeignFile InMemory(string name, byte[] bytes) =>
        new(name, name, bytes.Length, () => new MemoryStream(bytes, writable: false));

    public Stream Open() => open();

    /// <summary>The whole file in memory, or a refusal when it is larger than such a file may be.</summary>
    public byte[] Bytes(long bytesMax)
    {
        if (Length > bytesMax)
        {
            throw RefusedException.TooLarge(Place.Whole,
                $"Die Datei ist {Length >> 20} MB groß; für dieses Format sind {bytesMax >> 20} MB die Grenze.",
                $"The file has {Length >> 20} MB; for this format {bytesMax >> 20} MB are the limit.");
        }

        using var stream = open();
        var bytes = new byte[Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
