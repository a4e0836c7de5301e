using System.Diagnostics;
using System.Globalization;
using Wegmarke.Exchange.Checking;
using Wegmarke.Exchange.Foreign;
using Wegmarke.MaturityModels;

namespace Wegmarke.Benchmarks;

/// <summary>Lets every reader read damaged real files for as long as asked. A file of progress keeps the next seed and what was found, so
/// that
/// a run can be stopped and gone on with.</summary>
internal static class Fuzzing
{
    /// <summary>Real files are small; a damaged one that takes longer or more memory than this is a finding.</summary>
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(10);
    private const long MemoryMax = 2L << 30;
    private const long FileBytesMax = 2 << 20;

    /// <summary>All other doors in turn: the browser's, templates, models, contributions of members.</summary>
    public static async Task<int> Doors(string folder, string modelFolder, double minutes, string progress)
    {
        if (ReadModel.Run(modelFolder).Model is not { } model) return 2;
        var files = Files(folder);
        var instance = Directory.CreateTempSubdirectory("wegmarke-fuzz-").FullName;
        FuzzDoor[] doors = [FuzzDoor.Transfer(files, model), FuzzDoor.Templates(files), FuzzDoor.Model(modelFolder),
            await FuzzDoor.Contribution(instance, model)];
        var mutations = doors.Select(door => new Mutation(door.Intact)).ToArray();
        var (first, findings, clock) = (Next(progress), 0, Stopwatch.StartNew());
        var seed = first;
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (; clock.Elapsed.TotalMinutes < minutes; seed++)
        {
            var at = (int)(seed % (ulong)doors.Length);
            var (name, bytes) = mutations[at].Of(seed / (ulong)doors.Length);
            var (since, memory) = (Now(clock), GC.GetTotalAllocatedBytes());
            string? finding;
            try
            {
                var answer = $"{doors[at].Name}: {await doors[at].Enter(name, bytes)}";
                answers[answer] = answers.GetValueOrDefault(answer) + 1;
                var took = Since(since, clock);
                finding = took > TimeMax ? $"took {took.TotalSeconds:0} s"
                    : GC.GetTotalAllocatedBytes() - memory > MemoryMax ? $"allocated {(GC.GetTotalAllocatedBytes() - memory) >> 20} MB" : null;
            }
            catch (Exception error)
            {
                finding = Words(error);
            }

            if (finding is null) continue;
            findings++;
            File.AppendAllText(progress, $"{seed}\t{doors[at].Name} {name}\t{finding}\n");
            Console.WriteLine($"seed {seed}: {doors[at].Name} {name}: {finding}");
        }

        File.AppendAllText(progress, string.Create(CultureInfo.InvariantCulture, $"{seed - 1}\tran\tseeds {first} to {seed - 1}, {clock.Elapsed.TotalMinutes:0.0} minutes, {findings} findings\n"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seed - first} damaged files in {clock.Elapsed.TotalMinutes:0.0} minutes, {findings} findings, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        foreach (var (answer, count) in answers) Console.WriteLine($"  {answer} {count}");
        Directory.Delete(instance, true);
        return findings == 0 ? 0 : 1;
    }

    private static (TimeSpan Wall, TimeSpan Computed) Now(Stopwatch clock) => (clock.Elapsed, Environment.CpuUsage.TotalTime);

    /// <summary>Time that the process computed, because a busy machine lets a file of nothing wait for a minute; where it computes
    /// on several threads, what the clock says.</summary>
    private static TimeSpan Since((TimeSpan Wall, TimeSpan Computed) then, Stopwatch clock)
    {
        var (wall, computed) = Now(clock);
        return wall - then.Wall < computed - then.Computed ? wall - then.Wall : computed - then.Computed;
    }

    private static List<(string Name, byte[] Bytes)> Files(string folder) => [.. Directory.EnumerateFiles(folder, "*",
        SearchOption.AllDirectories).Where(path => new FileInfo(path).Length is > 0 and < FileBytesMax).Order(StringComparer.Ordinal)
        .Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))];

    /// <summary>Where a run goes on.</summary>
    public static ulong Next(string progress) => File.Exists(progress)
        ? ulong.Parse(File.ReadLines(progress).Last().Split('\t')[0], CultureInfo.InvariantCulture) + 1 : 1;

    private static string Words(Exception error) =>
        $"{error.GetType().Name} {error.Message} {error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Wegmarke", StringComparison.Ordinal))?.Trim()}"
            .ReplaceLineEndings(" ");

    public static int Run(string folder, double minutes, string progress)
    {
        var mutation = new Mutation(Files(folder));
        var seed = Next(progress);
        var (first, findings, refused, clock) = (seed, 0, 0L, Stopwatch.StartNew());
        var formats = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (; clock.Elapsed.TotalMinutes < minutes; seed++)
        {
            var (name, bytes) = mutation.Of(seed);
            var (finding, found) = One(name, bytes);
            if (found is not null) formats[found.Format] = formats.GetValueOrDefault(found.Format) + 1;
            if (found?.Refused == true) refused++;
            if (finding is null) continue;
            findings++;
            File.AppendAllText(progress, $"{seed}\t{name}\t{finding}\n");
            Console.WriteLine($"seed {seed}: {name}: {finding}");
        }

        File.AppendAllText(progress, string.Create(CultureInfo.InvariantCulture, $"{seed - 1}\tran\tseeds {first} to {seed - 1}, {clock.Elapsed.TotalMinutes:0.0} minutes, {findings} findings\n"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seed - first} damaged files in {clock.Elapsed.TotalMinutes:0.0} minutes, {refused} refused, {findings} findings, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        foreach (var (format, count) in formats) Console.WriteLine($"  {format} {count}");
        return findings == 0 ? 0 : 1;
    }

    /// <returns>What went wrong, or null.</returns>
    public static (string? Finding, Inspection? Found) One(string name, byte[] bytes)
    {
        var clock = Stopwatch.StartNew();
        var (since, memory) = (Now(clock), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            var found = CheckFile.Run(ForeignFile.InMemory(name, bytes));
            using var json = new MemoryStream();
            InspectionJson.Write(json, [found], Design.Language.German);
            if (found.Remarks.Any(remark => remark.Fate >= Fate.Changed
                && remark.Remedy.German.Length == 0)) return ("a remark without remedy", found);
            if (Since(since, clock) is var took && took > TimeMax) return ($"took {took.TotalSeconds:0} s", found);
            var taken = GC.GetAllocatedBytesForCurrentThread() - memory;
            return (taken > MemoryMax ? $"allocated {taken >> 20} MB" : null, found);
        }
        catch (Exception error)
        {
            return (Words(error), null);
        }
    }
}
