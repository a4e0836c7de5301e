using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks.Field;

/// <summary>What was looked at in a wave, and whether it was so; and how long its parts took.</summary>
internal sealed class Findings
{
    private readonly List<(string Says, bool Holds, string Figure)> lines = [];
    private readonly List<(string Part, TimeSpan Took)> parts = [];
    private long begun = Stopwatch.GetTimestamp();

    public bool AllHold => lines.TrueForAll(line => line.Holds);

    public IEnumerable<string> Broken => lines.Where(line => !line.Holds).Select(line => $"{line.Says} {line.Figure}");

    public void Look(string says, bool holds, string figure = "")
    {
        lines.Add((says, holds, figure));
        Console.Error.WriteLine($"{(holds ? "yes" : "NO ")}  {says} {figure}");
    }

    /// <summary>Ends a part of the wave.</summary>
    public void Took(string part)
    {
        parts.Add((part, Stopwatch.GetElapsedTime(begun)));
        begun = Stopwatch.GetTimestamp();
    }

    public string Table(string head, IReadOnlyCollection<double> waits)
    {
        var sorted = waits.Order().ToList();
        string At(double share) => sorted[(int)(share * (sorted.Count - 1))].ToString("0", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{head}\n\n| looked at | holds | figure |\n| --- | --- | --- |\n")
            + string.Concat(lines.Select(line => $"| {line.Says} | {(line.Holds ? "yes" : "**no**")} | {line.Figure} |\n"))
            + "\n| part | took |\n| --- | --- |\n"
            + string.Concat(parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"| {part.Part} | {part.Took.TotalSeconds:0.0} s |\n")))
            + string.Create(CultureInfo.InvariantCulture,
                $"\n{sorted.Count} requests: half of them within {At(0.5)} ms, 95 % within {At(0.95)} ms, 99 % within {At(0.99)} ms.\n");
    }
}
