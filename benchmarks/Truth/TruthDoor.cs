using System.Globalization;
using System.Runtime.InteropServices;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>Arguments of <c>benchmark truth</c> and the table it writes.</summary>
internal static class TruthDoor
{
    public const string Usage = "truth [--only PART-OF-A-NAME] [--share 0.1] [--state FILE] [--files FOLDER] [--out FILE] | truth list";

    public static int Run(string[] options)
    {
        if (options is ["list"])
        {
            foreach (var study in Studies.All) Console.WriteLine($"{study.Name,-34} {study.Replications,6}  {study.Claim}");
            return 0;
        }

        string? only = null, file = null, folder = null, state = Path.Combine(".local", "truth.json");
        var share = 1.0;
        for (var at = 0; at < options.Length; at++)
        {
            var value = at + 1 < options.Length ? options[at + 1] : null;
            switch (options[at++], value)
            {
                case ("--only", { } given): only = given; break;
                case ("--out", { } given): file = given; break;
                case ("--state", { } given): state = given; break;
                case ("--files", { } given) when Directory.Exists(given): folder = given; break;
                case ("--share", { } given) when double.TryParse(given, CultureInfo.InvariantCulture, out share) && share is > 0 and <= 1: break;
                default:
                    Console.Error.WriteLine($"{options[at - 1]} {value}: Not an option here, or its value cannot be used. {Usage}");
                    return 2;
            }
        }

        var studies = folder is not null ? FilesOfSimulator.Studies(folder) : Studies.All;
        studies = [.. studies.Where(study => only is null || study.Name.Contains(only, StringComparison.Ordinal))];
        if (studies.Count == 0)
        {
            Console.Error.WriteLine(folder is null ? $"--only {only}: No such study. Say: truth list" : $"--files {folder}: No folder with wave1.csv, frame1.csv and truth.json is below it.");
            return 2;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(state))!);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        var found = RunStudies.Run(studies, state, share, Console.Error, stop.Token);
        var table = new StringWriter();
        var broken = Write(found, table);
        Console.Write(table);
        if (file is not null) File.WriteAllText(file, table.ToString());
        if (stop.IsCancellationRequested) Console.Error.WriteLine($"Stopped. The same command goes on from {state}.");
        return broken > 0 ? 1 : 0;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    private static int Write(IReadOnlyList<(Study Study, RunStudies.Progress Progress)> found, TextWriter table)
    {
        var broken = 0;
        table.WriteLine("| study | replications | quantity | found | Monte Carlo error | claimed | holds |");
        table.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (study, progress) in found)
        {
            var head = $"**{study.Name}**: {study.Claim} | {progress.Done}";
            foreach (var quantity in study.Quantities.Where(one => progress.Sums.ContainsKey(one.Name)))
            {
                var sums = progress.Sums[quantity.Name];
                var root = quantity.Reading == Reading.Root;
                var value = root ? Math.Sqrt(sums.Mean) : sums.Mean;
                // The delta method for the root.
                var error = root ? sums.Error / (2 * value) : sums.Error;
                var holds = (quantity.Low is null || value >= quantity.Low) && (quantity.High is null || value <= quantity.High);
                var judged = quantity.Low is not null || quantity.High is not null;
                broken += judged && !holds ? 1 : 0;
                table.WriteLine($"| {head} | {quantity.Name} | {quantity.Say(value)} | {quantity.Say(error).TrimStart('+')} | {quantity.Wanted} | {(judged ? holds ? "yes" : "**no**" : "–")} |");
                head = " | ";
            }
        }

        return broken;
    }
}
