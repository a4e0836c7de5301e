using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Care.Backups;
using Wegmarke.Care.Tables;
using Wegmarke.Interviews;
using Wegmarke.People.Folder;
using Wegmarke.Proposals;
using Wegmarke.Responses;
using Wegmarke.StandingSurveys;
using Wegmarke.Storage;
using Wegmarke.Webhooks;

namespace Wegmarke.Care.Erasing;

/// <summary>What was there before and what is there now.</summary>
public sealed record ErasedRows(StoreKind Store, string Table, long Before, long After);

/// <summary>The proof: counts, destroyed keys and what remains; no content.</summary>
public sealed record ErasureProof(Guid Administration, DateTimeOffset At, string Engine, IReadOnlyList<ErasedRows> Rows, int KeysDestroyed,
    int AccountsErased, long AuditLinesKept, IReadOnlyDictionary<string, string> Kept, DateOnly? InBackupsUntil, string Compacted)
{
    public bool IsComplete => Rows.All(row => row.After == 0);
}

/// <summary>Erases one administration from all four stores, destroys its keys and writes the files anew. The house must not run: pages
/// and writers
/// hold keys and rows in memory.</summary>
public static class EraseAdministration
{
    public abstract record Outcome;

    public sealed record Erased(ErasureProof Proof) : Outcome;

    public sealed record NotThere : Outcome;

    /// <summary>Its name has to be typed as it is written.</summary>
    public sealed record NotConfirmed(string Name) : Outcome;

    /// <summary>A survey still runs; whoever erases it would lose answers that people were told are kept.</summary>
    public sealed record SurveyRuns(string Title) : Outcome;

    public sealed record IsRunning : Outcome;

    /// <param name="keepDays">After how many days a backup is deleted.</param>
    public static async Task<Outcome> Run(StorageSettings settings, Guid administration, string confirmation, int keepDays,
        DateTimeOffset now)
    {
        using var alone = Running.HoldAlone(settings.Folder);
        if (alone is null) return new IsRunning();
        Found found;
        await using (var db = Database.Open(settings))
        {
            if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == administration)
                is not { } town) return new NotThere();
            if (town.Name != confirmation.Trim()) return new NotConfirmed(town.Name);
            if (await OrderErasure.RunningSurvey(db, administration) is { } open) return new SurveyRuns(open);
            found = await Find(db, administration, town.Name, now);
        }

        var rows = new List<ErasedRows>();
        foreach (var kind in Enum.GetValues<StoreKind>().Reverse()) rows.AddRange(await Delete(settings, kind, found));
        var keys = DestroyKeys(settings, found);
        var compacted = await Compact(settings);
        long lines;
        await using (var db = Database.Open(settings))
        {
            db.Note(Actor.System, now, "erase-administration", $"{rows.Sum(row => row.Before).ToString(CultureInfo.InvariantCulture)}", administration);
            await db.SaveChangesAsync();
            lines = await db.Set<AuditLine>().LongCountAsync(line => line.AdministrationId == administration);
        }

        var last = KnownBackups.Of(settings.Folder).Select(one => (DateTimeOffset?)one.At).Max();
        return new Erased(new(administration, now, settings.Postgres is null ? "SQLite" : "PostgreSQL", rows, keys, found.Accounts.Count,
            lines,
            OwnedTables.Kept, last is { } at ? DateOnly.FromDateTime(at.UtcDateTime.AddDays(keepDays)) : null, compacted));
    }

    private static async Task<Found> Find(Database db, Guid administration, string name, DateTimeOffset now)
    {
        var campaigns = await db.Set<Campaign>().Where(one => one.AdministrationId == administration).Select(one => one.Id).ToListAsync();
        var standing = await db.Set<StandingSurvey>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var months = standing.SelectMany(survey => survey.Perspectives.SelectMany(perspective => Month.Between(Month.Of(survey.OpenedAt),
            Month.Of(now.AddMonths(1)))
            .Select(month => survey.PlaceOf(perspective, month))));
        var sources = await db.Set<Source>().Where(one => one.AdministrationId == administration).Select(one => one.Id).ToListAsync();
        var accounts = await db.Set<Grant>().Where(one => one.AdministrationId == administration)
            .Where(one => !db.Set<Grant>().Any(other => other.AccountId == one.AccountId && other.AdministrationId != administration))
            .Select(one => one.AccountId).Distinct().ToListAsync();
        return new(administration, name, [.. campaigns, .. standing.Select(one => one.Id), .. months], sources, accounts);
    }

    private static async Task<IReadOnlyList<ErasedRows>> Delete(StorageSettings settings, StoreKind kind, Found found)
    {
        await using var store = await OpenedStore.Write(settings, kind);
        var rows = new List<ErasedRows>();
        var conditions = (await store.Tables()).Select(table => (Table: table, Condition: ConditionFor(kind, table, store, found)))
            .Where(one => one.Condition is not null).OrderByDescending(one => OwnedTables.Depth(one.Table.Name)).ThenBy(one =>
            one.Table.Name == "administration")
            .ToList();
        var before = new Dictionary<string, long>();
        foreach (var (table, condition) in conditions) before[table.Name] = await Count(store, table, condition!);
        foreach (var (table, condition) in conditions) await store.Do($"delete from {table.Quoted} where {condition}");
        foreach (var (table, condition) in conditions) rows.Add(new(kind, table.Name, before[table.Name], await Count(store, table,
            condition!)));
        return await store.Commit() is { } broken ? throw new InvalidDataException($"Rows that stay refer to rows that would go: {broken}. Nothing of this store was erased.") : rows;
    }

    private static string? ConditionFor(StoreKind kind, TableShape table, OpenedStore store, Found found)
    {
        if (kind != StoreKind.House)
        {
            return found.Places.Count == 0 ? null : $"campaign in ({string.Join(", ", found.Places.Select(id => $"'{id:N}'"))})";
        }

        string Literal(Guid id) => store.IsSqlite ? $"'{id.ToString("D").ToUpperInvariant()}'" : $"'{id:D}'";
        var accounts = string.Join(", ", found.Accounts.Select(Literal));
        return table.Name switch
        {
            _ when found.Accounts.Count == 0 => OwnedBy(table, Literal(found.Administration)),
            "account" => $"\"Id\" in ({accounts})",
            "account_closure" or "calendar_feed" or "digest_order" or "session" or "passkey" or "second_factor" or "recovery_code"
                or "account_link" or "house_identity" or "program_token" => $"\"AccountId\" in ({accounts})",
            "program_token_day" or "program_token_end" or "program_answer" =>
                $"\"TokenId\" in (select \"Id\" from program_token where \"AccountId\" in ({accounts}))",
            "calendar_feed_end" => $"\"FeedId\" in (select \"Id\" from calendar_feed where \"AccountId\" in ({accounts}))",
            "digest_end" or "digest_sent" => $"\"OrderId\" in (select \"Id\" from digest_order where \"AccountId\" in ({accounts}))",
            _ => OwnedBy(table, Literal(found.Administration)),
        };
    }

    private static string? OwnedBy(TableShape table, string administration) =>
        OwnedTables.Condition(table.Name, table.Columns.Any(column => column.Name == OwnedTables.Names), administration);

    private static async Task<long> Count(OpenedStore store, TableShape table, string condition)
    {
        await using var command = store.Command($"select count(*) from {table.Quoted} where {condition}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static int DestroyKeys(StorageSettings settings, Found found)
    {
        (string Folder, IEnumerable<Guid> Owners)[] all =
        [
            ("keys", found.Places), ("invitation-keys", found.Places), (SourceKeys.Folder, found.Sources.Append(found.Administration)),
            (ProposalKeys.Folder, [found.Administration]), (WishKeys.Folder, [found.Administration]), (PeopleKeys.Folder,
                [found.Administration]),
            (WebhookKeys.Folder, [found.Administration]),
        ];
        var destroyed = 0;
        foreach (var (folder, owners) in all)
        {
            var keys = new CampaignKeys(settings.PathOf(folder));
            foreach (var owner in owners.Where(keys.Has))
            {
                keys.Destroy(owner);
                destroyed++;
            }
        }

        return destroyed;
    }

    /// <summary>Writes files anew, so that nothing of a deleted row is left in free pages or in a log.</summary>
    private static async Task<string> Compact(StorageSettings settings)
    {
        if (settings.Postgres is null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var kind in Enum.GetValues<StoreKind>())
            {
                await using var file = AnswerStore.OpenSqlite(settings.PathOf(kind.File()));
                await using var command = file.CreateCommand();
                command.CommandText = "vacuum; pragma wal_checkpoint(truncate);";
                await command.ExecuteNonQueryAsync();
            }

            return "all files were written anew (vacuum) and their logs emptied";
        }

        foreach (var connection in new[] { settings.Postgres, settings.PostgresAnswers! })
        {
            await using var server = AnswerStore.OpenPostgres(connection);
            await using var command = server.CreateCommand();
            command.CommandTimeout = 0;
            // The server only warns a role that may not, and the proof must not say what was not done.
            command.CommandText = "select count(*) from pg_tables where schemaname = current_schema() and not pg_has_role(tableowner, 'usage')";
            if (await command.ExecuteScalarAsync() is > 0L) return "the tables were not written anew, because this role does not own them: let their owner run VACUUM FULL in both databases";
            command.CommandText = "vacuum full";
            await command.ExecuteNonQueryAsync();
        }

        return "all tables were written anew (vacuum full); the server's write-ahead log and its archive hold deleted values until they are overwritten";
    }

    /// <param name="Places">Under which names its surveys lie in the stores of answers.</param>
    /// <param name="Accounts">Accounts with roles in this administration only.</param>
    private sealed record Found(Guid Administration, string Name, IReadOnlyList<Guid> Places, IReadOnlyList<Guid> Sources,
        IReadOnlyList<Guid> Accounts);
}
