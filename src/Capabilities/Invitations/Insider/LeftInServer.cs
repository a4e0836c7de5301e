using Npgsql;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Invitations.Insider;

/// <summary>Searches what PostgreSQL keeps on disk: the files of the tables, and the write-ahead log. Needs a superuser.</summary>
internal static class LeftInServer
{
    public static InsiderFinding Run(StorageSettings settings, IReadOnlyCollection<byte[]> values)
    {
        try
        {
            var inTables = Search(settings.PostgresAnswers!, TableFiles, values) + Search(settings.Postgres!, TableFiles, values);
            if (inTables > 0) return new("free pages and leftovers", Verdict.Leak, inTables, "values of the field phase are left in the files of tables");
            var inLog = Search(settings.PostgresAnswers!, LogFiles, values);
            return inLog == 0 ? new("free pages and leftovers", Verdict.Nothing, 0, $"none of {values.Count} values is left in tables or the write-ahead log")
                : new("free pages and leftovers", Verdict.Admitted, inLog, "the write-ahead log of the server still holds values of the field phase until it is recycled; the tables do not");
        }
        catch (PostgresException refused)
        {
            return new("free pages and leftovers", Verdict.NotTried, 0, $"the server does not let this user read its files: {refused.MessageText}");
        }
    }

    /// <summary>A checkpoint and the whole log may take long on a busy server.</summary>
    private const int SearchSeconds = 600;

    private const string TableFiles =
        "select pg_read_binary_file(pg_relation_filepath(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        + "where n.nspname = 'public' and c.relkind in ('r', 'i') and (c.relname like 'field_sheet%' or c.relname like 'sealed_sheet%' "
        + "or c.relname like 'sealing%' or c.relname like 'draft%' or c.relname like 'invitation_%') and pg_relation_size(c.oid) > 0";

    private const string LogFiles = "select pg_read_binary_file('pg_wal/' || name) from pg_ls_waldir()";

    private static int Search(string connectionText, string sql, IReadOnlyCollection<byte[]> values)
    {
        using var connection = AnswerStore.OpenPostgres(connectionText);
        using var checkpoint = new NpgsqlCommand("checkpoint", connection) { CommandTimeout = SearchSeconds };
        checkpoint.ExecuteNonQuery();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = SearchSeconds };
        using var reader = command.ExecuteReader();
        var found = new HashSet<byte[]>(ReferenceEqualityComparer.Instance);
        while (reader.Read())
        {
            using var stream = new MemoryStream((byte[])reader[0], writable: false);
            SearchFiles.Search(stream, values, found);
        }

        return found.Count;
    }
}
