using Npgsql;
using Wegmarke.Capabilities.Tests.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>Two PostgreSQL servers: one takes everything, the other follows and can take its place. What the first acknowledges, the second
/// has on its disk.</summary>
internal sealed class FollowedServer : IDisposable
{
    private readonly string first = NewFolder(), second = NewFolder();
    private readonly int port = PostgresServer.FreePort(), follows = PostgresServer.FreePort();

    public FollowedServer()
    {
        PostgresServer.Run("initdb", "-D", first, "-A", "trust", "-U", "wegmarke", "-E", "UTF8", "--no-sync");
        Start(first, port);
        foreach (var name in new[] { "house", "answers" }) Command($"create database {name}");
        PostgresServer.Run("pg_basebackup", "-D", second, "-R", "-X", "stream", "-c", "fast", "-h", "127.0.0.1", "-p", $"{port}", "-U",
            "wegmarke");
        Start(second, follows);
        Command("alter system set synchronous_standby_names = '*'");
        Command("select pg_reload_conf()");
    }

    /// <summary>Whichever of the two takes changes.</summary>
    public string Either(string database) => $"Host=127.0.0.1:{port},127.0.0.1:{follows};Username=wegmarke;Database={database};"
        + "Target Session Attributes=read-write;Timeout=5";

    public string Second(string database) => $"Host=127.0.0.1;Port={follows};Username=wegmarke;Database={database}";

    /// <summary>The first is gone as after a power cut, and the second takes its place.</summary>
    public void FailOver()
    {
        PostgresServer.Run("pg_ctl", "-D", first, "-m", "immediate", "stop");
        PostgresServer.Run("pg_ctl", "-D", second, "-w", "promote");
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        PostgresServer.Run("pg_ctl", "-D", second, "-m", "immediate", "stop");
        foreach (var folder in new[] { first, second })
        {
            if (File.Exists(Path.Combine(folder, "postmaster.pid"))) PostgresServer.Run("pg_ctl", "-D", folder, "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string NewFolder() => Path.Combine(Path.GetTempPath(), $"wegmarke-followed-{Guid.NewGuid():N}");

    private static void Start(string folder, int port) => PostgresServer.Run("pg_ctl", "-D", folder, "-w", "-l", folder + ".log", "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200", "start");

    private void Command(string text)
    {
        using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=wegmarke;Database=postgres;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }
}
