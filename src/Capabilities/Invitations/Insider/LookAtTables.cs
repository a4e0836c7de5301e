using System.Data.Common;
using Microsoft.Data.Sqlite;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Invitations.Insider;

/// <summary>What the tables themselves tell beside their content: order, numbers, moments, transactions.</summary>
internal static class LookAtTables
{
    private static readonly (string File, bool House, string Table)[] Tables =
    [
        ("answers.db", false, "field_sheet"), ("answers.db", false, "sealed_sheet"), ("answers.db", false, "sealed_comment"),
        ("answers.db", false, "research_sheet"),
        ("drafts.db", false, "draft"),
        ("invitations.db", true, "invitation_code"), ("invitations.db", true, "invitation_recipient"),
    ];

    private static readonly string[] WordsOfTime = ["time", "date", "created", "changed", "updated", "_at", "moment", "tick"];

    public static IEnumerable<InsiderFinding> Run(StorageSettings settings, Guid campaign, bool @sealed)
    {
        foreach (var (file, house, table) in Tables)
        {
            using var connection = Snapshot.Open(settings, house ? settings.Postgres : settings.PostgresAnswers, file);
            yield return Columns(connection, table);
            if (table is "sealed_sheet" or "sealed_comment" or "research_sheet" or "invitation_recipient") continue;
            if (connection is SqliteConnection) yield return RowNumbers(connection, table);
        }

        if (settings.Postgres is null) yield return WriteAheadLogs(settings, @sealed);
        else foreach (var finding in Transactions(settings, campaign, @sealed)) yield return finding;
    }

    private static InsiderFinding Columns(DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table} where 1 = 0";
        using var reader = command.ExecuteReader();
        var telling = Enumerable.Range(0, reader.FieldCount)
            .Where(at => reader.GetFieldType(at) == typeof(DateTime) || WordsOfTime.Any(word => reader.GetName(at).Contains(word,
                StringComparison.OrdinalIgnoreCase)))
            .Select(reader.GetName).ToList();
        return telling.Count == 0 ? new($"columns of {table}", Verdict.Nothing, 0, "no column says when or in which order")
            : new($"columns of {table}", Verdict.Leak, telling.Count, "a column says when: " + string.Join(", ", telling));
    }

    private static InsiderFinding RowNumbers(DbConnection connection, string table)
    {
        try
        {
            var numbered = Convert.ToInt32(Statements.Scalar(connection, null, $"select count(rowid) from {table}"), null);
            return new($"row numbers of {table}", numbered == 0 ? Verdict.Nothing : Verdict.Leak, numbered,
                numbered == 0 ? "no rows" : "row numbers say in which order rows came");
        }
        catch (DbException)
        {
            return new($"row numbers of {table}", Verdict.Nothing, 0, "rows have no numbers; they lie where a random value puts them");
        }
    }

    /// <summary>Commits that still stand in both logs, one after the other: the n-th used code and the n-th sheet.</summary>
    private static InsiderFinding WriteAheadLogs(StorageSettings settings, bool @sealed)
    {
        var (codes, sheets) = (Commits(settings, "invitations.db-wal"), Commits(settings, "answers.db-wal"));
        var linked = Math.Min(codes, sheets);
        return linked == 0 || @sealed
            ? new("write-ahead logs", @sealed && linked > 0 && Math.Max(codes, sheets) > 50 ? Verdict.Admitted : Verdict.Nothing, linked, "no pair of commits that fit each other")
            : new("write-ahead logs", Verdict.Admitted, linked, "until the next checkpoint the logs show in which order codes were used and sheets came in; with the key of the campaign both can be joined");
    }

    private static int Commits(StorageSettings settings, string file)
    {
        const int Head = 32, FrameHead = 24, SizeAt = 8, FrameSizeAt = 4;
        var path = Path.Combine(settings.Folder, file);
        if (!File.Exists(path)) return 0;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[Head];
        if (stream.ReadAtLeast(head, Head, throwOnEndOfStream: false) < Head) return 0;
        var page = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(SizeAt));
        var (frame, commits) = (new byte[FrameHead], 0);
        while (stream.ReadAtLeast(frame, FrameHead, throwOnEndOfStream: false) == FrameHead)
        {
            // Only the last frame of a commit names the size of the database.
            if (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(FrameSizeAt)) != 0) commits++;
            stream.Seek(page, SeekOrigin.Current);
        }

        return commits;
    }

    private static IEnumerable<InsiderFinding> Transactions(StorageSettings settings, Guid campaign, bool @sealed)
    {
        using var answers = AnswerStore.OpenPostgres(settings.PostgresAnswers!);
        using var invitations = AnswerStore.OpenPostgres(settings.Postgres!);
        var name = campaign.ToString("N");
        var table = @sealed ? "sealed_sheet" : "field_sheet";
        var own = Statements.Rows(answers, null, $"select xmin::text from {table} where campaign = @a", row => row.GetString(0), name);
        var codes = Statements.Rows(invitations, null, "select xmin::text from invitation_code where campaign = @a and spent is not null",
            row => row.GetString(0), name);
        var transactions = own.Distinct().Count();
        if (@sealed)
        {
            yield return new("transaction numbers (xmin)", transactions <= 1 ? Verdict.Nothing : Verdict.Leak, transactions <= 1 ? 0 : own.Count,
                transactions <= 1 ? "all sheets were written in one transaction" : "sheets can be told apart by their transactions");
            yield break;
        }

        var alone = Math.Min(own.GroupBy(one => one).Count(group => group.Count() == 1), codes.GroupBy(one => one).Count(group =>
            group.Count() == 1));
        yield return alone == 0 ? new("transaction numbers (xmin)", Verdict.Nothing, 0, "no pair of transactions that fit each other")
            : new("transaction numbers (xmin)", Verdict.Admitted, alone, "transaction numbers of both databases rise together; with the key of the campaign a used code and a sheet can be joined");
    }
}
