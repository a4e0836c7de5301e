using System.Data.Common;
using System.Globalization;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Invitations;

public enum Spending
{
    /// <summary>The code is spent now, or was spent by the same sheet before.</summary>
    Done,

    /// <summary>Another sheet was sent with this code.</summary>
    UsedBefore,

    /// <summary>There is no such code in this campaign.</summary>
    Unknown,
}

/// <summary>What a code carries.</summary>
/// <param name="Perspective">Number of the perspective in the model; −1: asked.</param>
/// <param name="Unit">Number of the unit in the campaign; −1: asked.</param>
/// <param name="Spent">The token of the sheet that spent it; null while it is unused.</param>
public sealed record Access(int Perspective, int Unit, byte[]? Spent);

/// <summary>How many codes a list has and how many of them are used.</summary>
public sealed record CodeCount(Guid List, int Batch, int Issued, int Used);

/// <summary>Values that emptying deleted: nothing may hold them afterwards.</summary>
public sealed record EmptiedAway(IReadOnlyList<byte[]> Codes, IReadOnlyList<byte[]> Tokens, IReadOnlyList<byte[]> Addresses);

/// <summary>Who was invited: codes as keyed hashes, and addresses. Shares no file, key, transaction and log line with the answers; no row
/// leads to a row of theirs, and no code to an address.</summary>
public sealed partial class InvitationStore : IAsyncDisposable
{
    private readonly Func<DbConnection> open;
    private readonly OpenReaders readers;
    private readonly GroupCommit writer;

    private InvitationStore(Func<DbConnection> open, CampaignKeys keys)
    {
        (this.open, Keys) = (open, keys);
        (readers, writer) = (new(open), new(open));
    }

    /// <summary>Keys of the hashes, one for each campaign, in a folder of their own.</summary>
    public CampaignKeys Keys { get; }

    public static InvitationStore Open(StorageSettings settings)
    {
        var keys = new CampaignKeys(settings.PathOf("invitation-keys"));
        var store = settings.Postgres is { } connection
            ? new InvitationStore(() => AnswerStore.OpenPostgres(connection), keys)
            : new InvitationStore(() => AnswerStore.OpenSqlite(settings.PathOf("invitations.db")), keys);
        store.CreateTables(settings.Postgres is null ? "blob" : "bytea");
        return store;
    }

    /// <summary>Stores fresh codes. They are written in the order of their hashes, so that no place in the file says which was made or
    /// handed out first.</summary>
    public async Task Issue(Guid campaign, Guid list, IReadOnlyList<AccessCode> codes, int perspective = -1, int unit = -1, int batch = 0)
    {
        var key = Keys.Of(campaign);
        var hashes = codes.Select(code => code.HashWith(key)).OrderBy(Convert.ToHexString, StringComparer.Ordinal).ToList();
        await writer.Write((connection, transaction) => hashes.Sum(hash => Statements.Execute(connection, transaction,
            "insert into invitation_code (hash, campaign, list, batch, perspective, unit) values (@a, @b, @c, @d, @e, @f)",
            hash, Name(campaign), Name(list), batch, perspective, unit)));
    }

    /// <summary>What a code is good for; null when this campaign has no such code. Looking spends nothing.</summary>
    public Access? Find(Guid campaign, AccessCode code)
    {
        var hash = code.HashWith(Keys.Of(campaign));
        return readers.Use(connection => Statements.Rows(connection, null,
            "select perspective, unit, spent from invitation_code where hash = @a and campaign = @b",
            row => new Access(row.GetInt32(0), row.GetInt32(1), row.IsDBNull(2) ? null : (byte[])row.GetValue(2)), hash, Name(campaign))
              .FirstOrDefault());
    }

    /// <summary>Spends a code for the sheet behind a token, durable when this returns. The same sheet may do so again, after an
    /// interruption; no other sheet can.</summary>
    public Task<Spending> Spend(Guid campaign, AccessCode code, byte[] token)
    {
        var (hash, name) = (code.HashWith(Keys.Of(campaign)), Name(campaign));
        return writer.Write((connection, transaction) =>
        {
            if (Statements.Execute(connection, transaction, "update invitation_code set spent = @a where hash = @b and campaign = @c and spent is null",
                token, hash, name) == 1) return Spending.Done;
            var spent = Statements.Scalar(connection, transaction, "select spent from invitation_code where hash = @a and campaign = @b", hash,
                name);
            return spent is not byte[] before ? Spending.Unknown : before.AsSpan().SequenceEqual(token)
                ? Spending.Done : Spending.UsedBefore;
        });
    }

    /// <summary>Counts per list and batch. Nobody sees them as they are: what may be shown is decided elsewhere.</summary>
    public IReadOnlyList<CodeCount> Count(Guid campaign) => readers.Use(connection => Statements.Rows(connection, null,
        "select list, batch, count(*), count(spent) from invitation_code where campaign = @a group by list, batch order by list, batch",
        row => new CodeCount(Guid.Parse(row.GetString(0)), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)), Name(campaign)));

    /// <summary>Deletes codes, addresses and the key of a campaign, also from free pages. Repeating it changes nothing.</summary>
    /// <returns>What was deleted, to look for it afterwards.</returns>
    public async Task<EmptiedAway> Empty(Guid campaign)
    {
        var name = Name(campaign);
        var gone = await writer.Write((connection, transaction) =>
        {
            var codes = Statements.Read(connection, transaction, "select hash from invitation_code where campaign = @a", name);
            var tokens = Statements.Read(connection, transaction, "select spent from invitation_code where campaign = @a and spent is not null", name);
            var addresses = Statements.Rows(connection, transaction, "select address from invitation_recipient where campaign = @a",
                row => System.Text.Encoding.UTF8.GetBytes(row.GetString(0)), name);
            Statements.Execute(connection, transaction, "delete from invitation_code where campaign = @a", name);
            Statements.Execute(connection, transaction, "delete from invitation_recipient where campaign = @a", name);
            return new EmptiedAway(codes, tokens, addresses);
        });
        Keys.Destroy(campaign);
        CompactTables.OfCampaign(open, name, "invitation_code", "invitation_recipient");
        return gone;
    }

    public async ValueTask DisposeAsync()
    {
        readers.Dispose();
        await writer.DisposeAsync();
    }

    private static string Name(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);

    private void CreateTables(string bytes)
    {
        using var connection = open();
        using var turn = TableTurn.Take(connection);
        PartedTable.Make(connection, "invitation_code", $"hash {bytes} not null, list text not null, batch integer not null, "
            + $"perspective integer not null, unit integer not null, spent {bytes}", "hash",
            indexes: "create index if not exists invitation_code_campaign on invitation_code (campaign, list, batch)");
        PartedTable.Make(connection, "invitation_recipient", $"id {bytes} not null, list text not null, batch integer not null, "
            + "address text not null, round integer not null, state integer not null, message text not null, remark text not null", "id",
            indexes: "create unique index if not exists invitation_recipient_address on invitation_recipient (campaign, address)");
    }
}
