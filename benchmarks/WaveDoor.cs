using System.Globalization;
using Wegmarke.Benchmarks.Field;

namespace Wegmarke.Benchmarks;

/// <summary>What can be said after <c>wave</c>.</summary>
internal static class WaveDoor
{
    public const string Usage = "wave [--staff 2000] [--seed 1] [--program WEB-PROGRAM] [--out FILE]: a whole wave over HTTP against a served instance | outage: a full disk and a held database";

    public static async Task<int> Run(string[] options)
    {
        string? Said(string option) => Array.IndexOf(options, option) is >= 0 and var at && at + 1 < options.Length ? options[at + 1]
            : null;
        var beside = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "web", "Wegmarke.Web.dll"));
        var program = Said("--program") ?? beside;
        if (!File.Exists(program) || !int.TryParse(Said("--staff") ?? "2000", CultureInfo.InvariantCulture, out var staff) || staff < 40
            || !int.TryParse(Said("--seed") ?? "1", CultureInfo.InvariantCulture, out var seed))
        {
            await Console.Error.WriteLineAsync($"{Usage}. At least 40 staff; {program} must be there.");
            return 2;
        }

        var (findings, table) = await Wave.Run(program, staff, seed, $"{Environment.ProcessorCount} cores, load {LoadNow()} at the beginning");
        Console.WriteLine(table);
        if (Said("--out") is { } file) await File.WriteAllTextAsync(file, table);
        return findings.AllHold ? 0 : 1;
    }

    /// <summary>A full disk and a held database, seen by those who answer.</summary>
    public static async Task<int> RunOutage()
    {
        var findings = await Outage.Run(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "web", "Wegmarke.Web.dll")),
            locked: true);
        return findings.AllHold ? 0 : 1;
    }

    /// <summary>Mean number of processes that wanted to run in the last minute.</summary>
    internal static string LoadNow() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
