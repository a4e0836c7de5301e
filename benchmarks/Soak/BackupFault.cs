using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>A backup is killed at many moments; what it left must not be restored as if it were whole, and the next must work.</summary>
internal sealed class BackupFault(string program, string cli)
{
    private const int Kills = 8;
    private const int Refused = 2;
    private readonly string passphrase = Guid.NewGuid().ToString();
    private readonly SortedSet<string> says = [];
    private readonly List<string> wrong = [];

    public async Task<FaultLine> Run()
    {
        var place = new SoakPlace(program, null, "fault");
        using var bench = await FaultBench.Begin(place);
        var root = Directory.CreateTempSubdirectory("wegmarke-backup-fault-").FullName;
        var begun = Stopwatch.GetTimestamp();
        Expect(await Say("backup", Path.Combine(root, "first"), place), 0, "a backup under load");
        var took = Stopwatch.GetElapsedTime(begun);
        var (whole, half) = (0, 0);
        for (var round = 1; round <= Kills; round++)
        {
            // Two folders: one in which nothing whole lies yet, one that holds a whole copy.
            var target = Path.Combine(root, round % 2 == 0 ? "first" : $"fresh-{round}");
            using (var backup = Start("backup", target, place))
            {
                await Task.Delay(took * (0.3 + 0.65 * round / Kills));
                backup.Kill(entireProcessTree: true);
                await backup.WaitForExitAsync();
            }

            var restored = await Restore(target, $"{root}/house-{round}");
            if (restored == 0) whole++;
            else half++;
            if (round % 2 == 0) Expect((restored, ""), 0, "the whole copy beside a half one");
            Expect(await Say("backup", target, place), 0, $"the backup after one that was killed (round {round})");
            Expect((await Restore(target, $"{root}/again-{round}"), ""), 0, $"restoring it (round {round})");
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
        using var restoring = Process.Start(Of("restore", source, target))!;
        var (said, told) = (restoring.StandardError.ReadToEndAsync(), restoring.StandardOutput.ReadToEndAsync());
        await restoring.WaitForExitAsync();
        await told;
        if (restoring.ExitCode == 0) return 0;
        says.Add((await said).Trim().Replace(source, "FOLDER", StringComparison.Ordinal));
        if (restoring.ExitCode != Refused || Directory.Exists(target)) wrong.Add($"restore ended with {restoring.ExitCode} and left {target}");
        return restoring.ExitCode;
    }

    private async Task<(int Code, string Said)> Say(string verb, string target, SoakPlace place)
    {
        using var process = Start(verb, target, place);
        var (said, told) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        await told;
        return (process.ExitCode, await said);
    }

    private void Expect((int Code, string Said) found, int code, string what)
    {
        if (found.Code != code) wrong.Add($"{what}: {found.Code} {found.Said.Trim()}");
    }

    private Process Start(string verb, string target, SoakPlace place) => Process.Start(Of(verb, target, place.Settings.Folder))!;

    private ProcessStartInfo Of(string verb, string target, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [cli, verb, target, "--data", folder])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment["WEGMARKE_BACKUP_PASSPHRASE"] = passphrase;
        return start;
    }
}
