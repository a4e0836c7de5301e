using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Wegmarke.Benchmarks.Field;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Breaks things under mixed load, one after the other, and counts afterwards: one line each.</summary>
/// <param name="program">The web program.</param>
/// <param name="cli">The command line; null where backups are not tried.</param>
/// <param name="postgres">Connection to a server on which databases may be made; null where only SQLite is tried.</param>
internal sealed class SoakFaults(string program, string? cli, string? postgres)
{
    private const string FakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    /// <param name="only">Faults whose name begins so; null for all.</param>
    public static async Task<int> Run(string program, string? cli, string file, string? postgres, string? only)
    {
        var faults = new SoakFaults(program, cli, postgres);
        (string Name, Func<Task<FaultLine>> Try)[] all =
        [
            ("kill", () => faults.Killed(null)), ("kill-postgres", () => faults.Killed(postgres)), ("disk-full", faults.DiskFull),
            ("disk-slow", faults.SlowDisk), ("clock", faults.Clock), ("network", faults.Network),
            ("server-killed", new ServerFault(program).Killed), ("server-slow", new ServerFault(program).Slow),
            ("server-full", new ServerFault(program).Full),
            ("mail", () => new MailFault(program).Run()), ("backup", () => new BackupFault(program, cli!).Run()),
            ("restore", () => new RestoreFault(program, cli!, null).Run()),
            ("restore-postgres", () => new RestoreFault(program, cli!, postgres).Run()),
        ];
        if (!File.Exists(file)) await File.WriteAllTextAsync(file, FaultLine.Header);
        foreach (var (name, fault) in all.Where(one => only is null || one.Name.StartsWith(only, StringComparison.Ordinal)))
        {
            var line = faults.Missing(name) is { } missing ? new FaultLine(name, "not run", missing, "–", "–") : await fault();
            Console.Write(line.Row);
            await File.AppendAllTextAsync(file, line.Row);
        }

        return 0;
    }

    /// <summary>Why a fault cannot be tried here.</summary>
    private string? Missing(string name) => name switch
    {
        "kill-postgres" or "network" or "restore-postgres" when postgres is null => "no server of PostgreSQL was named (--postgres)",
        "server-killed" or "server-slow" or "server-full" when OwnPostgres.Missing is { } server => server,
        "server-full" when Environment.UserName != "root" => "only root can give it a file system of its own",
        "backup" or "restore" or "restore-postgres" when cli is null => "no command line was named (--cli)",
        "clock" when !File.Exists(FakeTime) => $"{FakeTime} is missing (package faketime)",
        "disk-slow" or "server-slow" when !File.Exists("/usr/bin/strace") => "strace is missing",
        _ => null,
    };

    private async Task<FaultLine> Killed(string? server)
    {
        using var bench = await FaultBench.Begin(new(program, server, "fault"));
        await bench.Part("before", 10);
        bench.House.Kill();
        await bench.Part("while it is down", 3);
        var begun = Stopwatch.GetTimestamp();
        await bench.House.StartAgain();
        var first = await bench.UntilNext();
        var took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await bench.Part("started again", 12);
        return await bench.End("kill -9", "killed under load, started again three seconds later", _ => first is null ? "**no**"
            : Say($"after the start by hand: the first sheet {took:0.0} s after it"));
    }

    private async Task<FaultLine> DiskFull()
    {
        var findings = await Outage.Run(program, locked: true);
        return new("disk full, then the database held by another program; SQLite",
            "files of the server may not grow; later the database is locked from outside for ten seconds",
            findings.AllHold ? "503, “Gerade lässt sich nichts speichern”; the page keeps every answer; pages can be read"
                : string.Join("; ", findings.Broken), findings.AllHold ? "every acknowledged sheet released once" : "**see left**",
            findings.AllHold ? "yes: with room again the same page is sent with one click" : "**no**");
    }

    private async Task<FaultLine> SlowDisk()
    {
        using var bench = await FaultBench.Begin(new(program, null, "fault"));
        await bench.Part("before", 8);
        var delayed = await SlowSync.During([bench.House.Server.Number], () => bench.Part("each fsync takes 0.4 s longer", 20));
        if (!delayed) return SlowSync.Refused("disk slow");
        var next = await bench.UntilNext();
        await bench.Part("quick again", 8);
        return await bench.End("disk slow", "strace delays fsync and fdatasync of the server",
            same => next is null ? "**no**" : $"yes; {same}");
    }

    /// <summary>A library between program and system tells another time; the count since the start of the machine goes on truly, as it does
    /// when somebody sets a clock.</summary>
    private async Task<FaultLine> Clock()
    {
        var place = new SoakPlace(program, null, "fault");
        var file = place.Settings.Folder + ".clock";
        await File.WriteAllTextAsync(file, "+0");
        foreach (var (name, value) in new[] { ("LD_PRELOAD", FakeTime), ("FAKETIME_TIMESTAMP_FILE", file), ("FAKETIME_NO_CACHE", "1"),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("DONT_FAKE_MONOTONIC", "1") }) place.Environment[name] = value;
        using var bench = await FaultBench.Begin(place);
        var health = new List<string>();
        foreach (var (jump, name) in new[] { ("+0", "before"), ("+2h", "two hours ahead"), ("-1h", "an hour behind"),
            ("+0", "right again") })
        {
            await File.WriteAllTextAsync(file, jump);
            await bench.Part(name, 8);
            health.Add($"{name}: {await bench.Health()}");
        }

        File.Delete(file);
        return await bench.End("clock jumps", "libfaketime sets the clock of the server two hours ahead, then three back, then right",
            same => $"yes; {same}; /health/ready says – {string.Join("; ", health)}");
    }

    private async Task<FaultLine> Network()
    {
        var server = new NpgsqlConnectionStringBuilder(postgres!);
        using var proxy = new CuttingProxy(server.Host!, server.Port);
        using var bench = await FaultBench.Begin(new(program, postgres, "fault")
        {
            Reach = connection => new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString,
        });
        await bench.Part("before", 8);
        var back = new List<string>();
        foreach (var (name, fault, seconds) in new (string, Action, int)[] { ("connections are reset", proxy.Drop, 8),
            ("nothing comes through", proxy.Hang, 15), ("nobody listens", proxy.Refuse, 15) })
        {
            fault();
            await bench.Part(name, seconds);
            back.Add($"{name}: {await bench.Health()}");
            proxy.Pass();
            back[^1] += await bench.UntilNext() is { } next ? Say($", the next sheet {next:0.0} s after the end")
                : ", **no sheet any more**";
            await bench.Part("through again", 8);
        }

        return await bench.End("network cut between program and database", "a proxy resets, holds, refuses the connections",
            same => $"{same}; {string.Join("; ", back)}");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
