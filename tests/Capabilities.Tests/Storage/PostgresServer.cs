using System.Net;
using System.Net.Sockets;
using Npgsql;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

[assembly: AssemblyFixture(typeof(Wegmarke.Capabilities.Tests.Storage.PostgresServer))]

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>A PostgreSQL cluster of its own, started when the first test asks for it and thrown away at the end.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly Lock door = new();
    private string? folder;
    private int port;
    private int databases;
    private bool hasHouse, hasAnswers;

    /// <summary>Connection to a fresh, empty database.</summary>
    public string NewDatabase()
    {
        lock (door) return Create($"test{++databases}", "template1");
    }

    /// <summary>Connection to a fresh house database: all migrations ran once, every test gets a copy.</summary>
    public string NewHouse() => Copy("house", ref hasHouse, settings =>
    {
        using (var db = Database.Open(settings)) BringUpToDate.Run(db).GetAwaiter().GetResult();
        InvitationStore.Open(settings).DisposeAsync().AsTask().GetAwaiter().GetResult();
    });

    /// <summary>Connection to a fresh database of answers that has its tables, as every test gets a copy of it.</summary>
    public string NewAnswers() => Copy("answers", ref hasAnswers, settings =>
        AnswerStore.Open(settings).DisposeAsync().AsTask().GetAwaiter().GetResult());

    private string Copy(string pattern, ref bool there, Action<StorageSettings> fill)
    {
        lock (door)
        {
            if (!there)
            {
                var connection = Create(pattern, "template1");
                var keys = Directory.CreateTempSubdirectory("wegmarke-pattern-").FullName;
                fill(new(keys, connection, connection));
                Directory.Delete(keys, recursive: true);
                // A database with connections cannot be copied.
                Command($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{pattern}'");
                there = true;
            }

            return Create($"test{++databases}", pattern);
        }
    }

    private string Create(string name, string template)
    {
        if (folder is null) Start();
        Command($"create database {name} template {template}");
        return ConnectionTo(name);
    }

    private void Command(string text)
    {
        using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (folder is null) return;
        NpgsqlConnection.ClearAllPools();
        Run("pg_ctl", "-D", folder, "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Nobody cuts the power of the machine, and hundreds of databases have more files than can be flushed one by one: a
    /// checkpoint that a test asked for took a quarter of an hour. A process that is killed loses nothing by it.</summary>
    private void Start()
    {
        folder = Path.Combine(Path.GetTempPath(), $"wegmarke-postgres-{Guid.NewGuid():N}");
        port = FreePort();
        Run("initdb", "-D", folder, "-A", "trust", "-U", "wegmarke", "-E", "UTF8", "--no-sync");
        Run("pg_ctl", "-D", folder, "-w", "-l", folder + ".log", "-o",
          $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=600 -c fsync=off", "start");
    }

    /// <summary>Idle connections go soon: tests follow each other so fast that those of databases nobody uses any more would fill the
    /// server.</summary>
    private string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={port};Username=wegmarke;Connection Idle Lifetime=2;Connection Pruning Interval=1;Database={database}";

    internal static void Run(string program, params string[] arguments) => Assert.Equal(0, PostgresPrograms.Run(program, arguments));

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
