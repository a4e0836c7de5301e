using System.Globalization;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>What can happen to the server of PostgreSQL itself: killed, its disk slow, its disk full.</summary>
internal sealed class ServerFault(string program)
{
    private const int Megabytes = 400;

    public async Task<FaultLine> Killed()
    {
        using var server = new OwnPostgres();
        using var bench = await FaultBench.Begin(new(program, server.Connection, "fault"));
        await bench.Part("before", 10);
        server.Kill();
        await bench.Part("while it is down", 5);
        var health = await bench.Health();
        server.Start();
        var next = await bench.UntilNext();
        await bench.Part("started again", 12);
        return await bench.End("kill -9 of all processes of the database server", "killed under load, started again five seconds later",
            same => $"{same}; {health}; {After(next)}");
    }

    public async Task<FaultLine> Slow()
    {
        using var server = new OwnPostgres();
        using var bench = await FaultBench.Begin(new(program, server.Connection, "fault"));
        await bench.Part("before", 8);
        var delayed = await SlowSync.During(server.Processes, () => bench.Part("each fsync takes 0.4 s longer", 20));
        if (!delayed) return SlowSync.Refused("disk of the database server slow");
        var next = await bench.UntilNext();
        await bench.Part("quick again", 8);
        return await bench.End("disk of the database server slow", "strace delays fsync and fdatasync of all its processes",
            same => $"{same}; {After(next)}");
    }

    /// <summary>A server that finds no room for its log ends, and is started by hand when there is room again.</summary>
    public async Task<FaultLine> Full()
    {
        using var server = new OwnPostgres(Megabytes);
        using var bench = await FaultBench.Begin(new(program, server.Connection, "fault"));
        await bench.Part("before", 10);
        server.Fill(left: 0);
        await bench.Part("no room left", 40);
        var health = await bench.Health();
        server.MakeRoom();
        var stands = server.Answers;
        if (!stands) server.Start();
        var next = await bench.UntilNext();
        await bench.Part("room again", 12);
        return await bench.End("disk of the database server full", $"its file system of {Megabytes} MB is filled for forty seconds"
            + (stands ? "; the server stayed up" : "; the server ended and was started by hand"),
            same => $"{same}; {health}; {After(next)}");
    }

    private static string After(double? next) => next is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"the next sheet {seconds:0.0} s after the end") : "**no sheet any more**";
}
