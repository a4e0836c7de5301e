using System.Data.Common;
using Npgsql;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Care.Tables;

/// <summary>Begins to write into a store and takes it back.</summary>
public static class TryToWrite
{
    /// <returns>Null when it could be written, else a reason without any content.</returns>
    public static string? Run(StorageSettings settings, StoreKind kind)
    {
        try
        {
            var postgres = kind is StoreKind.House or StoreKind.Invitations ? settings.Postgres : settings.PostgresAnswers;
            using DbConnection connection = postgres is null ? AnswerStore.OpenSqlite(settings.PathOf(kind.File()))
                : AnswerStore.OpenPostgres(postgres);
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = connection is NpgsqlConnection ? "create temporary table health_probe (one integer) on commit drop" : "create table health_probe (one integer)";
            command.ExecuteNonQuery();
            transaction.Rollback();
            return null;
        }
        catch (DbException broken)
        {
            return broken is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction }
                ? "the database only reads (a replica?)"
                : broken is NpgsqlException ? "the database does not answer" : "cannot be written (full disk, a lock or missing rights)";
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return "cannot be opened";
        }
    }
}
