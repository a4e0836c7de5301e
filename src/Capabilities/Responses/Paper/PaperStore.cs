using System.Data.Common;
using System.Text.Json;

namespace Wegmarke.Responses.Paper;

/// <summary>Sheets from paper on their way into the answer store: typed once, waiting for somebody to look. They lie where drafts lie,
/// locked
/// with the campaign's key, and go when the batch is decided or the campaign is sealed.</summary>
public sealed class PaperStore
{
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

    /// <summary>Stores the whole reading of a scan, or nothing of it.</summary>
    public Task<int> Add(Guid campaign, Guid batch, IReadOnlyList<PaperSheet> sheets, IReadOnlyList<Scanning.TroubledPage> troubles)
    {
        List<(string Name, byte[] Box)> rows =
        [
            .. sheets.Select(sheet => (NameOf(sheet), Lock(campaign, sheet))),
            .. troubles.Select(page => (FormattableString.Invariant($"t{page.Place:D6}"), Lock(campaign, page))),
        ];
        return writer.Write((connection, transaction) => rows.Sum(row => Put(connection, transaction, campaign, batch, row)));
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

    internal static void CreateTable(DbConnection connection, string bytes) => Statements.Execute(connection, null,
        $"create table if not exists paper (campaign text not null, batch text not null, name text not null, box {bytes} not null, primary key (campaign, batch, name))");

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

    private static string NameOf(PaperSheet sheet) => FormattableString.Invariant($"s{sheet.Number:D6}");

    private static string Name(Guid id) => id.ToString("N");
}
