using System.Text.Json;
using Wegmarke.Exchange;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>Runs studies in small batches and writes what was found after each: stopped at any time, it goes on where it was. A
/// replication's chance depends on its study and number alone, so that interruptions do not show in the result.</summary>
internal sealed class RunStudies
{
    private const int BatchesPerStudy = 40;
    private readonly string file;
    private readonly Dictionary<string, Progress> state;

    private RunStudies(string file)
    {
        this.file = file;
        state = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, Progress>>(File.ReadAllText(file))! : [];
    }

    /// <param name="share">Part of the replications, 1 for all.</param>
    public static IReadOnlyList<(Study Study, Progress Progress)> Run(
        IReadOnlyList<Study> studies, string file, double share, TextWriter log, CancellationToken cancel)
    {
        var work = new RunStudies(file);
        foreach (var study in studies) work.Run(study, (int)Math.Ceiling(study.Replications * share), log, cancel);
        return [.. studies.Where(study => work.state.ContainsKey(study.Name)).Select(study => (study, work.state[study.Name]))];
    }

    private void Run(Study study, int wanted, TextWriter log, CancellationToken cancel)
    {
        var progress = state.GetValueOrDefault(study.Name) ?? new(0, []);
        var batch = Math.Max(1, wanted / BatchesPerStudy);
        while (progress.Done < wanted && !cancel.IsCancellationRequested)
        {
            var sums = new Dictionary<string, Sums>(progress.Sums);
            var end = Math.Min(wanted, progress.Done + batch);
            for (var number = progress.Done; number < end; number++)
            {
                var tally = new Tally();
                study.Replicate(number, new Chance(Seed(study.Name, number)), tally);
                foreach (var (name, value) in tally.Means) sums[name] = (sums.GetValueOrDefault(name) ?? Sums.None).With(value);
            }

            state[study.Name] = progress = new(end, sums);
            Save();
            log.WriteLine($"{study.Name}: {progress.Done} of {wanted}");
        }
    }

    /// <summary>Whole or not at all, also when stopped in the middle.</summary>
    private void Save()
    {
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(state));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>FNV-1a of the name and the number: the same on every machine.</summary>
    private static ulong Seed(string name, int number)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in name) hash = (hash ^ letter) * 1099511628211UL;
        return (hash ^ (ulong)number) * 1099511628211UL + (ulong)number;
    }

    internal sealed record Progress(int Done, Dictionary<string, Sums> Sums);
}
