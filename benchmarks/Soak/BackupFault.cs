using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>A backup is killed at many moments; what it left must not be restored as if it were whole, and the next must work.</summary>
internal sealed class BackupFault(string program, string cli)
{
    private const int Kills = 8;
    private const int Refused = 2;
    private readonly CareCommands commands = new(cli);
    private readonly SortedSet<string> says = [];
    private readonly List<string> wrong = [];

    public async Task<FaultLine> Run()
    {
        var place = new SoakPlace(program, null, "fault");
        using var bench = await FaultBench.Begin(place);
        var root = Directory.CreateTempSubdirectory("wegmarke-backup-fault-").FullName;
        var begun = Stopwatch.GetTimestamp();
        Expect(await commands.Run("backup", Path.Combine(root, "first"), place.Settings), "a backup under load");
        var took = Stopwatch.GetElapsedTime(begun);
        var (whole, half) = (0, 0);
        for (var round = 1; round <= Kills; round++)
        {
            // Two folders: one in which nothing whole lies yet, one that holds a whole copy.
            var target = Path.Combine(root, round % 2 == 0 ? "first" : $"fresh-{round}");
            await commands.Kill("backup", target, place.Settings, took * (0.3 + 0.65 * round / Kills));
            var restored = await Restore(target, $"{root}/house-{round}");
            if (restored == 0) whole++;
            else half++;
            if (round % 2 == 0) Expect((restored, ""), "the whole copy beside a half one");
            Expect(await commands.Run("backup", target, place.Settings), $"the backup after one that was killed (round {round})");
            Expect((await Restore(target, $"{root}/again-{round}"), ""), $"restoring it (round {round})");
        }

        var line = await bench.End("half-written backup", $"backup killed at {Kills} moments under load, restored, taken again, restored again",
            _ => wrong.Count == 0 ? "yes: each next backup worked and came back" : "**no**: " + string.Join("; ", wrong));
        Directory.Delete(root, recursive: true);
        return line with
        {
            Saw = string.Create(CultureInfo.InvariantCulture, $"restore refused {half} times, {whole} times a whole copy was there; it says: {string.Join(" / ", says)}"),
        };
    }

    private async Task<int> Restore(string source, string target)
    {
        var (code, said) = await commands.Run("restore", source, new(target));
        if (code == 0) return 0;
        says.Add(said.Replace(source, "FOLDER", StringComparison.Ordinal));
        if (code != Refused || Directory.Exists(target)) wrong.Add($"restore ended with {code} and left {target}");
        return code;
    }

    private void Expect((int Code, string Said) found, string what)
    {
        if (found.Code != 0) wrong.Add($"{what}: {found.Code} {found.Said}");
    }
}
