using System.Data.Common;
using Microsoft.Data.Sqlite;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Invitations.Insider;

/// <summary>What the stores show of one campaign to somebody who may read everything: now, or in a backup.</summary>
/// <param name="Locked">The locked sheets of the field phase, in the order in which the store hands them out.</param>
/// <param name="Spent">Hash and token of used codes.</param>
public sealed record Snapshot(IReadOnlyList<(byte[] Ballot, byte[] Box)> Locked, IReadOnlyList<byte[]> Sealed,
    IReadOnlyList<byte[]> CodeHashes,
    IReadOnlyList<(byte[] Hash, byte[] Token)> Spent, IReadOnlyList<string> Addresses, IReadOnlyList<(string Name, byte[] Box)> Drafts)
{
    /// <summary>Reads the stores as they lie there, changing nothing.</summary>
    public static Snapshot Of(StorageSettings settings, Guid campaign)
    {
        using var answers = Open(settings, settings.PostgresAnswers, "answers.db");
        using var drafts = Open(settings, settings.PostgresAnswers, "drafts.db");
        using var invitations = Open(settings, settings.Postgres, "invitations.db");
        var name = campaign.ToString("N");
        return new(
            Rows(answers, "select ballot, box from field_sheet where campaign = @a", row => ((byte[])row[0], (byte[])row[1]), name),
            Rows(answers, "select sheet from sealed_sheet where campaign = @a order by place", row => (byte[])row[0], name),
            Rows(invitations, "select hash from invitation_code where campaign = @a", row => (byte[])row[0], name),
            Rows(invitations, "select hash, spent from invitation_code where campaign = @a and spent is not null",
                row => ((byte[])row[0], (byte[])row[1]), name),
            Rows(invitations, "select address from invitation_recipient where campaign = @a", row => row.GetString(0), name),
            Rows(drafts, "select name, box from draft where campaign = @a", row => (row.GetString(0), (byte[])row[1]), name));
    }

    /// <summary>Everything that must be gone after sealing.</summary>
    public IReadOnlyCollection<byte[]> Transient =>
    [
        .. Locked.Select(sheet => sheet.Ballot), .. CodeHashes, .. Spent.Select(one => one.Token),
        .. Drafts.Select(draft => System.Text.Encoding.ASCII.GetBytes(draft.Name)),
    ];

    internal static DbConnection Open(StorageSettings settings, string? postgres, string file)
    {
        if (postgres is not null) return AnswerStore.OpenPostgres(postgres);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(settings.Folder, file), Mode = SqliteOpenMode.ReadWrite, Pooling = false,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>A table that this version of the store does not have yet has no rows.</summary>
    private static List<T> Rows<T>(DbConnection connection, string sql, Func<DbDataReader, T> read, string campaign)
    {
        try
        {
            return Statements.Rows(connection, null, sql, read, campaign);
        }
        catch (DbException)
        {
            return [];
        }
    }
}
