using Microsoft.Data.Sqlite;
using Npgsql;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Where a served instance lies and how it is started: a folder of its own, and two databases where a server is named.</summary>
internal sealed class SoakPlace
{
    private readonly string? server;
    private readonly string[] databases;

    /// <param name="program">The web program.</param>
    /// <param name="postgres">Connection to a server on which databases may be made; null for SQLite.</param>
    /// <param name="name">Part of the names of folder and databases.</param>
    public SoakPlace(string program, string? postgres, string name)
    {
        (Program, server, databases) = (program, postgres, [$"{name}_house", $"{name}_answers"]);
        var folder = Directory.CreateTempSubdirectory($"wegmarke-{name}-").FullName;
        Settings = postgres is null ? new(folder) : new(folder, ServerDatabases.Make(postgres, databases[0]),
            ServerDatabases.Make(postgres, databases[1]));
        Engine = postgres is null ? "SQLite" : "PostgreSQL";
    }

    public string Program { get; }

    public StorageSettings Settings { get; }

    public string Engine { get; }

    /// <summary>The same after every start, so that whoever is signed in stays so.</summary>
    public Uri Address { get; } = ServedProgram.FreeAddress();

    public Uri Metrics { get; } = ServedProgram.FreeAddress();

    /// <summary>What the console of all starts said.</summary>
    public string Log => Path.Combine(Path.GetDirectoryName(Settings.Folder)!, Path.GetFileName(Settings.Folder) + ".log");

    /// <summary>What the program is started with instead of <c>dotnet</c>, such as a tracer; its own arguments stand first.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Connections that the program gets; a proxy may stand between.</summary>
    public Func<string, string> Reach { get; init; } = connection => connection;

    public async Task<ServedProgram> Start(string ready = "sign-in")
    {
        Environment["WEGMARKE_METRICS"] = Metrics.OriginalString;
        string[] more = Settings.Postgres is { } house
            ? ["--postgres", Reach(house), "--postgres-answers", Reach(Settings.PostgresAnswers!)] : [];
        string[] whole = [.. Before, "dotnet", Program];
        var started = new ServedProgram(whole[0], whole[1..], Settings.Folder, more, Environment, Log, Address);
        await started.Ready(ready);
        return started;
    }

    /// <summary>Bytes of folder and databases.</summary>
    public long Size() => new DirectoryInfo(Settings.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        + (Settings.Postgres is { } house ? ServerDatabases.SizeOf(house) + ServerDatabases.SizeOf(Settings.PostgresAnswers!) : 0);

    public void Remove()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(Settings.Folder, recursive: true);
        File.Delete(Log);
        if (server is not null) ServerDatabases.Drop(server, databases);
    }
}
