using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Wegmarke.Capabilities.Tests.Storage;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>A server of PostgreSQL that may be broken: a folder and a port of its own.</summary>
internal sealed class OwnPostgres : IDisposable
{
    private readonly string around = Directory.CreateTempSubdirectory("wegmarke-server-").FullName;
    private readonly bool mounted;
    private readonly int port = ServedProgram.FreeAddress().Port;

    /// <param name="megabytes">Room for all it writes, as a file system of its own; null for the disk that is there. Only root can give
    /// it.</param>
    public OwnPostgres(int? megabytes = null)
    {
        if (megabytes is { } size)
        {
            Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={size}m"), "tmpfs", around);
            mounted = true;
        }

        if (Environment.UserName == "root") Run("chown", "postgres", around);
        Own("initdb", "-D", Folder, "-A", "trust", "-U", "wegmarke", "-E", "UTF8");
        Start();
    }

    /// <summary>Why there is none here; null where there can be one.</summary>
    public static string? Missing => Directory.Exists(PostgresPrograms.Folder) ? null
        : $"{PostgresPrograms.Folder} is missing (package postgresql)";

    public string Connection => $"Host=127.0.0.1;Port={port};Username=wegmarke;Database=postgres";

    /// <summary>All its processes.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            var first = int.Parse(File.ReadLines(Path.Combine(Folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
            var children = Path.Combine("/proc", $"{first}", "task", $"{first}", "children");
            return [first, .. File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(one => int.Parse(one, null))];
        }
    }

    public bool Answers
    {
        get
        {
            try
            {
                using var connection = new NpgsqlConnection(Connection + ";Pooling=false;Timeout=5");
                connection.Open();
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }
    }

    private string Folder => Path.Combine(around, "data");

    private string Filler => Path.Combine(around, "filler");

    public void Start() => Own("pg_ctl", "-D", Folder, "-w", "-t", "120", "-l", Path.Combine(around, "log"), "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200", "start");

    /// <summary>As when the power goes: no process has time for anything.</summary>
    public void Kill()
    {
        foreach (var process in Processes)
        {
            try
            {
                Process.GetProcessById(process).Kill();
            }
            catch (ArgumentException)
            {
                // Ended by itself meanwhile.
            }
        }
    }

    /// <summary>Leaves so many bytes on its file system.</summary>
    public void Fill(long left)
    {
        using var file = File.Create(Filler);
        var block = new byte[1 << 16];
        while (new DriveInfo(around).AvailableFreeSpace > left + block.Length) file.Write(block);
    }

    public void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (Answers) Own("pg_ctl", "-D", Folder, "-m", "immediate", "stop");
        if (mounted) Run("umount", "-l", around);
        Directory.Delete(around, recursive: true);
    }

    private static void Own(string program, params string[] arguments) =>
        Check(PostgresPrograms.Run(program, arguments), program, arguments);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Check(process.ExitCode, program, arguments);
    }

    private static void Check(int code, string program, string[] arguments)
    {
        if (code != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}.");
    }
}
