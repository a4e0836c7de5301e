using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>The stores of one test, empty, on one of the engines.</summary>
public sealed class Stores : IAsyncDisposable
{
    private Stores(StorageSettings settings) => (Settings, Answers) = (settings, AnswerStore.Open(settings));

    public StorageSettings Settings { get; }

    public AnswerStore Answers { get; private set; }

    public static async Task<Stores> Open(string engine, PostgresServer postgres)
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-stores-").FullName;
        var stores = new Stores(engine == "PostgreSQL" ? new(folder, postgres.NewDatabase(), postgres.NewDatabase()) : new(folder));
        await using var db = stores.House();
        await BringUpToDate.Run(db);
        return stores;
    }

    public Database House() => Database.Open(Settings);

    /// <summary>As after a stop of the process.</summary>
    public async Task Reopen()
    {
        await Answers.DisposeAsync();
        Answers = AnswerStore.Open(Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Answers.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.Folder, recursive: true);
    }
}
