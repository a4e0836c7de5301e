using Wegmarke.Accounts;
using Wegmarke.Care.Tables;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Care;

/// <summary>Moves a house from SQLite files to PostgreSQL: every row of all four stores, also of running surveys, compared by number and
/// hash. The
/// keys stay in the folder. All or nothing; interrupted between two databases it goes on where it was.</summary>
public static class MoveToPostgres
{
    /// <summary>Where the files go that are not used any more.</summary>
    public const string Left = "before-postgres";

    private static readonly string[] Tails = ["", "-wal", "-shm"];

    public abstract record Outcome;

    public sealed record Moved(IReadOnlyList<(StoreKind Store, TableContent Content)> Tables, string LeftIn) : Outcome;

    public sealed record Refused(string Problem) : Outcome;

    public static async Task<Outcome> Run(string folder, string postgres, string postgresAnswers, DateTimeOffset now)
    {
        var (from, to) = (new StorageSettings(folder), new StorageSettings(folder, postgres, postgresAnswers));
        if (!File.Exists(Path.Combine(folder, StoreKind.House.File()))) return new Refused(
            $"{folder}: No house lies here ({StoreKind.House.File()} is missing). Name the folder that serve was given with --data.");
        if (postgres == postgresAnswers) return new Refused("Accounts and answers need databases of their own: --postgres and --postgres-answers are the same.");
        using var alone = Running.HoldAlone(folder);
        if (alone is null) return new Refused($"{folder}: Wegmarke is running here. Stop it, move the house, then start it with --postgres and --postgres-answers.");
        if (await Prepare(from, to) is { } problem) return new Refused(problem);
        var tables = new List<(StoreKind, TableContent)>();
        await using (var stores = await StoresToFill.Open(to))
        {
            foreach (var kind in Enum.GetValues<StoreKind>())
            {
                await using var source = await OpenedStore.Read(from, kind);
                if (source is null) continue;
                foreach (var shape in await source.Tables())
                {
                    var content = await ReadRows.Content(source, shape);
                    if (await stores.Take(kind, [.. shape.Columns.Select(column => column.Name)], content, () => ReadRows.Run(source,
                        shape)) is { } wrong) return new Refused(wrong);
                    tables.Add((kind, content));
                }
            }

            if (await stores.Commit() is { } broken) return new Refused(broken);
        }

        await using (var db = Database.Open(to))
        {
            db.Note(Actor.System, now, "move-to-postgres", $"{tables.Sum(one => one.Item2.Rows)}");
            await db.SaveChangesAsync();
        }

        return new Moved(tables, PutAway(folder));
    }

    /// <summary>Both sides have the schema of this program before a row is copied.</summary>
    private static async Task<string?> Prepare(StorageSettings from, StorageSettings to)
    {
        await using (var source = Database.Open(from))
        {
            var state = await SchemaState.Of(source);
            var version = state.Age == SchemaAge.Newer ? "a newer" : "an older";
            if (state.Age != SchemaAge.Current)
            {
                return $"{from.Folder}: The house was last used by {version} version of the program. Start that folder once with this version, then move it.";
            }
        }

        await using (var target = Database.Open(to)) await BringUpToDate.Run(target);
        await AnswerStore.Open(to).DisposeAsync();
        await InvitationStore.Open(to).DisposeAsync();
        return null;
    }

    private static string PutAway(string folder)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var left = Directory.CreateDirectory(Path.Combine(folder, Left)).FullName;
        foreach (var file in Enum.GetValues<StoreKind>().SelectMany(kind => Tails.Select(tail => kind.File() + tail)))
        {
            var path = Path.Combine(folder, file);
            if (File.Exists(path)) File.Move(path, Path.Combine(left, file), overwrite: true);
        }

        return left;
    }
}
