using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>Every workload on both sides in one run, each in a process of its own on the same data, as one table.</summary>
internal sealed class CompareWithR(TextWriter output, string? missing)
{
    private readonly string script = Path.Combine(AppContext.BaseDirectory, "statistics.R");
    private int behind;
    private int differing;

    public static int Run(string? only, bool withR, TextWriter output)
    {
        var chosen = Workloads.All.Where(one => only is null || one.Name.Contains(only, StringComparison.Ordinal)).ToList();
        if (chosen.Count == 0)
        {
            Console.Error.WriteLine($"--only {only}: No such workload. There are: {string.Join(", ", Workloads.All.Select(one => one.Name))}.");
            return 2;
        }

        var missing = withR ? MissingOfR() : "R was left out.";
        if (missing is not null) output.WriteLine(missing + "\n");
        return new CompareWithR(output, missing).Compare(chosen);
    }

    private int Compare(List<Workload> chosen)
    {
        output.WriteLine($"Load when it began: {Load()}\n");
        output.WriteLine("| workload | size | ours ms, fastest (median, first) | cpu ms | MB | R | R ms, fastest (median) | cpu ms | MB | R / ours | by cpu | values |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var workload in chosen)
        {
            var folder = Directory.CreateTempSubdirectory("wegmarke-benchmark-");
            workload.Prepare(new(folder.FullName));
            var ours = Measurement.Read(Start(Environment.ProcessPath!, [.. Self(), "statistics-run", workload.Name, folder.FullName]))
                ?? throw new InvalidOperationException(workload.Name);
            var own = string.Create(CultureInfo.InvariantCulture,
                $"| {workload.Name} | {workload.Size} | {Ms(ours.Fastest)} ({Ms(ours.Median)}, {Ms(ours.First)}) | {Ms(ours.Cpu)} | {Math.Max(0, ours.Peak - ours.Before):0} |");
            if (workload.Peers.Length == 0) output.WriteLine($"{own} – | – | – | – | – | – | – |");
            foreach (var peer in workload.Peers) output.WriteLine(own + Beside(ours, peer, folder.FullName));
            output.Flush();
            folder.Delete(recursive: true);
        }

        output.WriteLine($"\nBehind R: {behind}. Values that differ: {differing}. Load when it ended: {Load()}");
        return behind + differing > 0 ? 1 : 0;
    }

    private string Beside(Measurement ours, Peer peer, string folder)
    {
        if (missing is { } why && why.StartsWith('R')) return $" {peer.What} | not measured | – | – | – | – | – |";
        var line = Start("Rscript", ["--vanilla", script, folder, peer.Call]);
        if (line.StartsWith("missing", StringComparison.Ordinal)) return $" {peer.What} | not installed:{line[7..].TrimEnd()} | – | – | – | – | – |";
        if (Measurement.Read(line) is not { } theirs) return $" {peer.What} | failed: {line.Trim()} | – | – | – | – | – |";
        var ratio = theirs.Fastest / ours.Fastest;
        behind += ratio < 1 ? 1 : 0;
        var (time, memory) = ($"{Ms(theirs.Fastest)} ({Ms(theirs.Median)}) | {Ms(theirs.Cpu)}", Math.Max(0, theirs.Peak - theirs.Before));
        return string.Create(CultureInfo.InvariantCulture,
            $" {peer.What} | {time} | {memory:0} | {Ms(ratio)} | {Ms(theirs.Cpu / ours.Cpu)} | {Agree(ours, theirs, peer)} |");
    }

    private string Agree(Measurement ours, Measurement theirs, Peer peer)
    {
        if (peer.Tolerance is not { } tolerance) return "another definition";
        var most = ours.Values.Zip(theirs.Values, (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(b))).DefaultIfEmpty(double.NaN).Max();
        if (most <= tolerance) return "same";
        differing++;
        return string.Create(CultureInfo.InvariantCulture, $"differ by {most:0.0e0}");
    }

    /// <summary>What is missing on R's side, as a sentence; null when all is there.</summary>
    private static string? MissingOfR()
    {
        try
        {
            var packages = Start("Rscript", ["--vanilla", Path.Combine(AppContext.BaseDirectory, "statistics.R"), "packages"]).Trim();
            return packages.Length == 0 ? null
                : $"Missing packages of R: {packages}. Install them, for example: sudo apt-get install -y {string.Join(' ', packages.Split(' ').Select(one => "r-cran-" + one.ToLowerInvariant()))}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "R is not installed, so that only our side is measured. Install it, for example: sudo apt-get install -y r-base-core r-cran-psych r-cran-multilevel r-cran-lme4 r-cran-survey";
        }
    }

    private static string Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }

    private static string[] Self() => Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)
        ? [Path.Combine(AppContext.BaseDirectory, "Wegmarke.Benchmarks.dll")] : [];

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>Three digits that count.</summary>
    internal static string Ms(double value) => value >= 100 ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : value >= 10 ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString("0.00#", CultureInfo.InvariantCulture);
}
