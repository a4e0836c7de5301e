using System.Diagnostics;
using System.Globalization;
using Wegmarke.Exchange.Checking;
using Wegmarke.Exchange.Foreign;

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

    public static int Run(string folder, double minutes, string progress)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => new FileInfo(path).Length is > 0 and < FileBytesMax)
            .Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path))).ToList();
        var mutation = new Mutation(files);
        var seed = File.Exists(progress) ? ulong.Parse(File.ReadLines(progress).Last().Split('\t')[0], CultureInfo.InvariantCulture) + 1
            : 1;
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
        var memory = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var found = CheckFile.Run(ForeignFile.InMemory(name, bytes));
            using var json = new MemoryStream();
            InspectionJson.Write(json, [found], Design.Language.German);
            if (found.Remarks.Any(remark => remark.Fate >= Fate.Changed
                && remark.Remedy.German.Length == 0)) return ("a remark without remedy", found);
            if (clock.Elapsed > TimeMax) return ($"took {clock.Elapsed.TotalSeconds:0} s", found);
            var taken = GC.GetAllocatedBytesForCurrentThread() - memory;
            return (taken > MemoryMax ? $"allocated {taken >> 20} MB" : null, found);
        }
        catch (Exception error)
        {
            return ($"{error.GetType().Name} {error.Message} {error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Exchange", StringComparison.Ordinal))?.Trim()}"
                .ReplaceLineEndings(" "), null);
        }
    }
}
