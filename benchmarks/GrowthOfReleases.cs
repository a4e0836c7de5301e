using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wegmarke.Attacker;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Benchmarks;

/// <summary>How the time of a release grows with sheets, and that of a circle with towns, beside R on the same data. R computes the figures
/// alone (benchmarks/growth-of-releases.R): no thresholds, no suppression, no audit, no document.</summary>
internal static class GrowthOfReleases
{
    private const int Rounds = 5;

    private static readonly int[] Sheets = [500, 2_000, 8_000, 32_000];
    private static readonly int[] Towns = [14, 100, 1_000, 11_000];

    public static int Run(string folder, string script)
    {
        if (ReadModel.Run(folder).Model is not { } model) return 2;
        var place = Directory.CreateTempSubdirectory("wegmarke-growth-").FullName;
        Console.WriteLine($"Load when it began: {Load()}");
        Console.WriteLine("| work | size | ours ms (cpu) | R ms | R / ours |\n| --- | --- | --- | --- | --- |");
        foreach (var sheets in Sheets)
        {
            var answers = ReleaseOfOneCampaign.Draw(model, sheets, Math.Max(5, sheets / 100));
            var facts = ReleaseOfOneCampaign.FactsOf(answers, sheets * 2, sheets / 4);
            var (ours, work) = Fastest(() => ComposeRelease.Run(facts, answers));
            Line("sealed sheets → release", $"{sheets} sheets, {answers.GroupNames.Count} units", ours, work,
                R(script, "release", Write(Path.Combine(place, "sheets.csv"), answers), Write(Path.Combine(place, "items.csv"), model)));
        }

        foreach (var towns in Towns)
        {
            var entries = InventedCircle.Draw(towns, 1, land: town => PeerGroups.Lands[town % PeerGroups.Lands.Count])
                .Select(one => InventedCircle.Entry(one)).ToList();
            var (ours, work) = Fastest(() => InventedCircle.Release(entries));
            Line("contributions → circle", $"{towns} towns, {InventedCircle.Model.Areas.Count} areas", ours, work,
                R(script, "circle", Write(Path.Combine(place, "towns.csv"), entries)));
        }

        Directory.Delete(place, recursive: true);
        Console.WriteLine($"Load when it ended: {Load()}");
        return 0;
    }

    private static string Write(string path, AnswerTable answers)
    {
        var text = new StringBuilder().Append("perspective,unit,").AppendJoin(',', answers.Items).Append('\n');
        for (var row = 0; row < answers.Rows; row++)
        {
            text.Append(answers.Perspectives[row]).Append(',').Append(answers.Groups![row]).Append(',').AppendJoin(',',
                answers.Columns.Select(column => column[row] == AnswerCode.NotAsked ? "" : $"{column[row]}")).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
        return path;
    }

    private static string Write(string path, MaturityModel model)
    {
        File.WriteAllLines(path, model.Items.Select(item => $"{item.Key},{item.Area},{item.Facet},{(item.Reversed ? 1 : 0)}")
            .Prepend("item,area,facet,reversed"));
        return path;
    }

    private static string Write(string path, List<CircleEntry> entries)
    {
        File.WriteAllLines(path, entries.SelectMany(one => one.Now.Areas.Select(area => string.Create(CultureInfo.InvariantCulture,
            $"{one.Now.Member},{area.Key},{area.Overall!.Mean},{area.Overall.Variance / area.Overall.N},{one.Now.Land},{one.Now.SizeClass}")))
            .Prepend("town,area,mean,v,land,size"));
        return path;
    }

    /// <returns>Milliseconds by the clock, and of processor time on all cores, of the fastest round.</returns>
    private static (double Ms, double Cpu) Fastest(Action work)
    {
        var (best, cpu) = (double.PositiveInfinity, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            work();
            if (clock.Elapsed.TotalMilliseconds >= best) continue;
            (best, cpu) = (clock.Elapsed.TotalMilliseconds,
                (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }

        return (best, cpu);
    }

    private static double? R(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript", arguments) { RedirectStandardOutput = true })!;
            var said = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 && double.TryParse(said, CultureInfo.InvariantCulture, out var ms) ? ms : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void Line(string work, string size, double ours, double cpu, double? other) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {work} | {size} | {ours:0.0} ({cpu:0}) | {(other is { } ms ? $"{ms:0}" : "not run")} | {(other / ours is { } ratio ? $"{ratio:0.0}" : "–")} |"));

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
