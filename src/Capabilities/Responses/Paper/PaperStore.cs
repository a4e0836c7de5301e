using System.Data.Common;
using System.Text.Json;

namespace Wegmarke.Responses.Paper;

/// <summary>How far the reading of a scan is.</summary>
public sealed record ScanProgress(int Read, int Pages);

/// <summary>Sheets from paper on their way into the answer store: typed once, waiting for somebody to look. They lie where drafts lie,
/// locked
/// with the campaign's key, and go when the batch is decided or the campaign is sealed.</summary>
public sealed class PaperStore
{
    /// <summary>First letters of the names of rows: a page as it was scanned, and what was read of it.</summary>
    private const char Picture = 'p';
    private const char Reading = 'r';

    private readonly Func<DbConnection> open;
    private readonly GroupCommit writer;
    private readonly CampaignKeys keys;

    internal PaperStore(Func<DbConnection> open, GroupCommit writer, CampaignKeys keys) =>
        (this.open, this.writer, this.keys) = (open, writer, keys);

    /// <summary>The sheets of a batch, in the order of the stack.</summary>
    public IReadOnlyList<PaperSheet> Sheets(Guid campaign, Guid batch) => [.. Read<PaperSheet>(campaign, batch,
        's').OrderBy(sheet => sheet.Number)];

    /// <summary>Pages of a batch that could not be used.</summary>
    public IReadOnlyList<Scanning.TroubledPage> Troubles(Guid campaign, Guid batch) =>
        [.. Read<Scanning.TroubledPage>(campaign, batch, 't').OrderBy(page => page.Place)];

    /// <summary>How far the reading of a scan is; null where nothing waits to be read.</summary>
    public ScanProgress? Progress(Guid campaign, Guid batch)
    {
        using var connection = open();
        int Count(string kind) => Convert.ToInt32(Statements.Scalar(connection, null,
            "select count(*) from paper where campaign = @a and batch = @b and name like @c", Name(campaign), Name(batch), kind), null);
        var (left, read) = (Count(Picture + "%"), Count(Reading + "%"));
        return left + read == 0 ? null : new(read, left + read);
    }

    /// <summary>The stacks whose scans are not read to the end.</summary>
    public IReadOnlyList<(Guid Campaign, Guid Batch)> Unread()
    {
        using var connection = open();
        return Statements.Rows(connection, null, "select distinct campaign, batch from paper where name like @a or name like @b",
            row => (Guid.Parse(row.GetString(0)), Guid.Parse(row.GetString(1))), Picture + "%", Reading + "%");
    }

    /// <summary>Puts the pictures of a scan aside, locked, until each was read.</summary>
    public Task<int> Lay(Guid campaign, Guid batch, IReadOnlyList<byte[]> pictures)
    {
        var rows = pictures.Select((picture, at) => (PageName(Picture, at + 1), Box.Lock(keys.Of(campaign), picture))).ToList();
        return writer.Write((connection, transaction) => rows.Sum(row => Put(connection, transaction, campaign, batch, row)));
    }

    /// <summary>The next page of a scan that was not read; null when there is none any more.</summary>
    public (int Place, byte[] Picture)? NextPicture(Guid campaign, Guid batch)
    {
        using var connection = open();
        var found = Statements.Rows(connection, null,
            "select name, box from paper where campaign = @a and batch = @b and name like @c order by name limit 1",
            row => (Name: row.GetString(0), Box: (byte[])row[1]), Name(campaign), Name(batch), Picture + "%");
        return found is [var next] ? (int.Parse(next.Name[1..], System.Globalization.CultureInfo.InvariantCulture),
            Box.Open(keys.Of(campaign), next.Box) ?? throw new InvalidOperationException("A page does not open with the key of its campaign."))
            : null;
    }

    /// <summary>Keeps what was read of a page in the place of its picture; nothing, where the stack was discarded meanwhile.</summary>
    public Task<int> Turn(Guid campaign, Guid batch, Scanning.ScannedPage page)
    {
        var row = (PageName(Reading, page.Place), Lock(campaign, page));
        return writer.Write((connection, transaction) => Statements.Execute(connection, transaction,
            "delete from paper where campaign = @a and batch = @b and name = @c", Name(campaign), Name(batch), PageName(Picture, page.Place)) == 0
            ? 0 : Put(connection, transaction, campaign, batch, row));
    }

    /// <summary>What was read so far, in the order of the file.</summary>
    public IReadOnlyList<Scanning.ScannedPage> Pages(Guid campaign, Guid batch) =>
        [.. Read<Scanning.ScannedPage>(campaign, batch, Reading).OrderBy(page => page.Place)];

    /// <summary>Stores the whole reading of a scan in the place of its pages, or nothing of it.</summary>
    public Task<int> Add(Guid campaign, Guid batch, IReadOnlyList<PaperSheet> sheets, IReadOnlyList<Scanning.TroubledPage> troubles)
    {
        List<(string Name, byte[] Box)> rows =
        [
            .. sheets.Select(sheet => (NameOf(sheet), Lock(campaign, sheet))),
            .. troubles.Select(page => (FormattableString.Invariant($"t{page.Place:D6}"), Lock(campaign, page))),
        ];
        return writer.Write((connection, transaction) => Statements.Execute(connection, transaction,
            "delete from paper where campaign = @a and batch = @b and name like @c", Name(campaign), Name(batch), Reading + "%") == 0
            ? 0 : rows.Sum(row => Put(connection, transaction, campaign, batch, row)));
    }

    /// <summary>Stores a sheet under its number in the batch; what was there is replaced.</summary>
    public Task<int> Keep(Guid campaign, Guid batch, PaperSheet sheet)
    {
        var row = (NameOf(sheet), Lock(campaign, sheet));
        return writer.Write((connection, transaction) => Put(connection, transaction, campaign, batch, row));
    }

    /// <summary>Removes everything that is kept of a batch.</summary>
    public Task<int> Drop(Guid campaign, Guid batch) => writer.Write((connection, transaction) => Statements.Execute(connection,
        transaction,
        "delete from paper where campaign = @a and batch = @b", Name(campaign), Name(batch)));

    internal static void DropAll(DbConnection connection, DbTransaction transaction, Guid campaign) =>
        Statements.Execute(connection, transaction, "delete from paper where campaign = @a", Name(campaign));

    internal static void CreateTable(DbConnection connection, string bytes) => PartedTable.Make(connection, "paper",
        $"batch text not null, name text not null, box {bytes} not null", "batch, name", byKey: false);

    private static int Put(DbConnection connection, DbTransaction transaction, Guid campaign, Guid batch, (string Name, byte[] Box) row) =>
        Statements.Execute(connection, transaction,
            "insert into paper (campaign, batch, name, box) values (@a, @b, @c, @d) on conflict (campaign, batch, name) do update set box = excluded.box",
            Name(campaign), Name(batch), row.Name, row.Box);

    private byte[] Lock<T>(Guid campaign, T value) => Box.Lock(keys.Of(campaign), JsonSerializer.SerializeToUtf8Bytes(value));

    private List<T> Read<T>(Guid campaign, Guid batch, char kind)
    {
        using var connection = open();
        var boxes = Statements.Read(connection, null, "select box from paper where campaign = @a and batch = @b and name like @c", Name(campaign),
            Name(batch), kind + "%");
        if (boxes.Count == 0) return [];
        var key = keys.Of(campaign);
        return [.. boxes.Select(box => JsonSerializer.Deserialize<T>(Box.Open(key, box)
            ?? throw new InvalidOperationException("A sheet from paper does not open with the key of its campaign."))!)];
    }

    private static string PageName(char kind, int place) => FormattableString.Invariant($"{kind}{place:D6}");

    private static string NameOf(PaperSheet sheet) => FormattableString.Invariant($"s{sheet.Number:D6}");

    private static string Name(Guid id) => id.ToString("N");
}
