using System.IO.Compression;

namespace Wegmarke.Exchange.Foreign;

/// <summary>A zip archive that is not trusted: few entries, plain names, and every entry is counted while it is unpacked, because an
/// archive may lie about its sizes. Nothing is ever written to disk.</summary>
internal sealed class SafeArchive : IDisposable
{
    public const int EntriesMax = 20_000;

    /// <summary>REFI-QDA allows 2 GiB for an internal file; nothing we read needs more.</summary>
    public const long UnpackedBytesMax = 2L << 30;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private SafeArchive(ZipArchive archive) => this.archive = archive;

    public IReadOnlyCollection<string> Names => entries.Keys;

    public static SafeArchive Open(ForeignFile file)
    {
        ZipArchive archive;
        try
        {
            archive = new(file.Open(), ZipArchiveMode.Read);
            if (archive.Entries.Count > EntriesMax)
            {
                throw RefusedException.TooLarge(Place.Whole, $"Das Archiv hat mehr als {EntriesMax} Einträge.",
                    $"The archive has more than {EntriesMax} entries.");
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw RefusedException.Of(Place.Whole, "Das Archiv ist beschädigt oder unvollständig.", "The archive is damaged or incomplete.",
                "Laden Sie die Datei noch einmal herunter oder exportieren Sie sie neu.", "Download the file again or export it anew.");
        }

        var safe = new SafeArchive(archive);
        foreach (var entry in archive.Entries) safe.Admit(entry);
        return safe;
    }

    public bool Has(string name) => entries.ContainsKey(name);

    /// <summary>Names that end so, in the order of the archive.</summary>
    public IReadOnlyList<string> Ending(string ending) =>
        [.. entries.Keys.Where(name => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))];

    public string? FirstEnding(string ending) => Ending(ending) is [var first, ..] ? first : null;

    public Stream OpenEntry(string name, long bytesMax = UnpackedBytesMax)
    {
        try
        {
            return new CountedStream(entries[name].Open(), bytesMax, Count, name);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or IOException)
        {
            throw Broken(name);
        }
    }

    public byte[] Bytes(string name, int bytesMax)
    {
        using var stream = OpenEntry(name, bytesMax);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    public void Dispose() => archive.Dispose();

    internal static RefusedException Broken(string name) => RefusedException.Of(new(name, 0, 0, null),
        "Dieser Eintrag des Archivs ist beschädigt, verschlüsselt oder auf unbekannte Weise gepackt.",
        "This entry of the archive is damaged, encrypted or packed in an unknown way.",
        "Exportieren Sie die Datei neu, ohne Kennwort.", "Export the file again, without a password.");

    private void Admit(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        var parts = name.Split('/', '\\');
        if (parts.Contains("..") || name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':', StringComparison.Ordinal)
            || name.Contains('\0', StringComparison.Ordinal))
        {
            throw RefusedException.Of(new(null, 0, 0, Shown(name)), "Ein Eintrag des Archivs zeigt aus dem Archiv hinaus.",
                "An entry of the archive points out of the archive.",
                "Verwenden Sie diese Datei nicht; lassen Sie sich eine neue geben.", "Do not use this file; ask for a new one.");
        }

        if (!name.EndsWith('/')) entries.TryAdd(name.Replace('\\', '/'), entry);
    }

    private static string Shown(string name) => name.Length > 100 ? name[..100] + " …" : name;

    private void Count(long read, string name)
    {
        unpacked += read;
        if (unpacked > UnpackedBytesMax)
        {
            throw RefusedException.TooLarge(new(name, 0, 0, null), "Das Archiv ist entpackt größer als 2 GB.",
                "Unpacked, the archive is larger than 2 GB.");
        }
    }

    private sealed class CountedStream(Stream inner, long bytesMax, Action<long, string> count, string name) : Stream
    {
        private long taken;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => taken; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read;
            try
            {
                read = inner.Read(buffer);
            }
            catch (Exception error) when (error is InvalidDataException or IOException)
            {
                throw Broken(name);
            }

            taken += read;
            count(read, name);
            return taken <= bytesMax ? read : throw RefusedException.TooLarge(new(name, 0, 0, null),
                $"Der Eintrag ist entpackt größer als {bytesMax >> 20} MB.", $"Unpacked, the entry is larger than {bytesMax >> 20} MB.");
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
