using Npgsql;
using Wegmarke.Accounts.Record;
using Wegmarke.Care.Backups;
using Wegmarke.Care.Tables;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Care.Server;

/// <summary>Roles of PostgreSQL that get no more than they need.</summary>
/// <param name="House">Serves the house: accounts, surveys, results, invitations.</param>
/// <param name="Answers">Serves the answers, on a database that the other cannot enter.</param>
/// <param name="Reader">Reads both, for backups; null where there is none.</param>
public sealed record ServerRoles(string House, string Answers, string? Reader);

/// <summary>With the right of their owner brings both databases to this version, and leaves to the program's own roles what serving
/// needs: rows, no tables; and of the record no change, only further lines.</summary>
public static class PrepareServer
{
    /// <summary>What is taken from whoever only serves: lines of the record are added and nothing else, migrations are read.</summary>
    private static readonly (string Table, string Rights)[] Withheld =
        [("audit_line", "update, delete, truncate"), ("\"__EFMigrationsHistory\"", "insert, update, delete, truncate")];

    /// <param name="owner">Connections of the owner of both databases.</param>
    /// <param name="target">Where copies go before a schema is changed; null: beside the data.</param>
    /// <returns>Null when all is prepared, else what is wrong; nothing was granted then.</returns>
    public static async Task<string?> Run(StorageSettings owner, ServerRoles roles, string? target, string? passphraseFile,
        DateTimeOffset now)
    {
        if (roles.House == roles.Answers)
        {
            return $"The house and the answers are served by two roles, so that neither can enter the other's database. Both are called {roles.House}.";
        }

        if (await Fault(owner.Postgres!, roles) is { } fault) return fault;
        if (await MakeSchema(owner, target, passphraseFile, now) is { } problem) return problem;
        await Grant(owner.Postgres!, roles.House, roles.Reader);
        await Grant(owner.PostgresAnswers!, roles.Answers, roles.Reader);
        return null;
    }

    /// <summary>A role that may do everything would make the rest a pretence.</summary>
    private static async Task<string?> Fault(string postgres, ServerRoles roles)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        foreach (var role in new[] { roles.House, roles.Answers, roles.Reader }.OfType<string>())
        {
            await using var question = new NpgsqlCommand(
                "select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls or rolname = current_user from pg_roles where rolname = $1",
                server) { Parameters = { new() { Value = role } } };
            switch (await question.ExecuteScalarAsync())
            {
                case null: return $"There is no role {role}. Create it first: create role {role} login password '…';";
                case true: return $"The role {role} may more than serve (superuser, databases, roles, replication, or it is the owner itself). Take that from it, or name another one.";
            }
        }

        return null;
    }

    private static async Task<string?> MakeSchema(StorageSettings owner, string? target, string? passphraseFile, DateTimeOffset now)
    {
        await using var db = Database.Open(owner);
        switch ((await SchemaState.Of(db)).Age)
        {
            case SchemaAge.Newer: return "A newer version of Wegmarke was here. Prepare with that version or a newer one.";
            case SchemaAge.Older when await BackupBeforeUpgrade.Run(owner, target, passphraseFile, now) is { } refused:
                return "The schema has to be changed, and no copy could be taken before: " + refused;
        }

        await BringUpToDate.Run(db);
        await SealOldLines.Run(db);
        await AnswerStore.Open(owner).DisposeAsync();
        await InvitationStore.Open(owner).DisposeAsync();
        await NodeTables.Create(owner.Postgres!);
        return null;
    }

    private static async Task Grant(string postgres, string role, string? reader)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        await using var together = await server.BeginTransactionAsync();
        var (database, serves) = (TableShape.Quote(server.Database), TableShape.Quote(role));
        await Do($"revoke all on database {database} from public; revoke create on schema public from public");
        // From the beginning, so that a role that was given more by hand has no more than this afterwards.
        await Do($"revoke all on all tables in schema public from {serves}; revoke create on schema public from {serves}");
        await Do($"grant connect, temporary on database {database} to {serves}; grant usage on schema public to {serves}");
        await Do($"grant select, insert, update, delete, truncate on all tables in schema public to {serves}");
        await Do($"grant usage, select on all sequences in schema public to {serves}");
        foreach (var (table, rights) in Withheld)
        {
            if (await Is(table)) await Do($"revoke {rights} on {table} from {serves}");
        }

        if (reader is not null)
        {
            var reads = TableShape.Quote(reader);
            await Do($"grant connect on database {database} to {reads}; grant usage on schema public to {reads}");
            await Do($"grant select on all tables in schema public to {reads}; grant select on all sequences in schema public to {reads}");
        }

        await together.CommitAsync();

        async Task Do(string text)
        {
            await using var command = new NpgsqlCommand(text, server, together);
            await command.ExecuteNonQueryAsync();
        }

        async Task<bool> Is(string table)
        {
            await using var question = new NpgsqlCommand("select to_regclass($1) is not null", server, together)
            {
                Parameters = { new() { Value = table } },
            };
            return await question.ExecuteScalarAsync() is true;
        }
    }
}
