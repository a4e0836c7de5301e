using System.Diagnostics;
using System.Globalization;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>A restore is killed at many moments; what it left must not pass for a house, and calling it once more brings everything back:
/// it reads every row back and computes every release again.</summary>
/// <param name="postgres">Connection to a server on which databases may be made; null to try it on SQLite.</param>
internal sealed class RestoreFault(string program, string cli, string? postgres)
{
    private const int Kills = 8;
    private readonly CareCommands commands = new(cli);

    public async Task<FaultLine> Run()
    {
        var source = new SoakPlace(program, postgres, "fault");
        using var bench = await FaultBench.Begin(source);
        await bench.Part("before", 8);
        var root = Directory.CreateTempSubdirectory("wegmarke-restore-fault-").FullName;
        var copies = Path.Combine(root, "copies");
        var (code, said) = await commands.Run("backup", copies, source.Settings);
        var line = await bench.End("restore killed",
            string.Create(CultureInfo.InvariantCulture, $"a copy taken under load; restore killed at {Kills} moments, each time into an empty place, then called again"), _ => "");
        List<string> wrong = code == 0 ? [] : [$"backup: {code} {said}"];
        var begun = Stopwatch.GetTimestamp();
        if (await commands.Run("restore", copies, Place(root, 0)) is { Code: not 0 } first) wrong.Add($"undisturbed: {first.Code} {first.Said}");
        var (took, tried, whole) = (Stopwatch.GetElapsedTime(begun), 0, 0);
        for (var round = 1; round <= Kills && wrong.Count == 0; round++)
        {
            var place = Place(root, round);
            await commands.Kill("restore", copies, place, took * (0.15 + 0.85 * round / Kills));
            tried++;
            // Only a restore that came to its end gives the folder its name.
            if (Directory.Exists(place.Folder)) whole++;
            else if (await commands.Run("restore", copies, place) is { Code: not 0 } again) wrong.Add($"round {round}: {again.Code} {again.Said}");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
        if (postgres is not null) ServerDatabases.Drop(postgres, [.. Enumerable.Range(0, Kills + 1).SelectMany(Names)]);
        return line with
        {
            Saw = string.Create(CultureInfo.InvariantCulture, $"undisturbed it took {took.TotalSeconds:0.0} s; {tried - whole} of {tried} ")
                + "were killed before they came to their end, and left no folder under its name",
            WentOn = wrong.Count == 0 ? "yes: the same command once more brought everything back" : "**no**: " + string.Join("; ", wrong),
        };
    }

    private StorageSettings Place(string root, int round)
    {
        var folder = Path.Combine(root, $"house-{round}");
        return postgres is null ? new(folder) : new(folder, ServerDatabases.Make(postgres, Names(round)[0]),
            ServerDatabases.Make(postgres, Names(round)[1]));
    }

    private static string[] Names(int round) => [$"restore{round}_house", $"restore{round}_answers"];
}
