namespace Wegmarke.Processes;

/// <summary>Where work is tied up that digitisation could free.</summary>
/// <param name="Hours">Hours of work a year.</param>
/// <param name="Friction">Share of them that friction is taken to cause.</param>
public sealed record Potential(Process Process, double Hours, double Friction)
{
    public double Freed => Hours * Friction;
}

/// <summary>Ranks processes by the hours that digitisation could free: cases × minutes, times a tenth for each media break, signature and
/// step on paper and a twentieth for each hand-off, at most six tenths. The shares are a convention for ranking, no forecast; a process
/// without cases, minutes or any of the four is not ranked but named.</summary>
public static class RankPotential
{
    public const double OfBreak = 0.1;
    public const double OfHandOff = 0.05;
    public const double Most = 0.6;

    private const double MinutesPerHour = 60;

    public static (IReadOnlyList<Potential> Ranked, IReadOnlyList<(Process Process, IReadOnlyList<ProcessField> Missing)> Unranked) Run(
        IReadOnlyList<Process> processes)
    {
        var missing = processes.Select(process => (Process: process, Missing: Missing(process))).ToList();
        return ([.. missing.Where(one => one.Missing.Count == 0).Select(one => Of(one.Process)).OrderByDescending(one => one.Freed)
                .ThenBy(one => one.Process.Name, StringComparer.CurrentCulture)],
            [.. missing.Where(one => one.Missing.Count > 0).OrderBy(one => one.Missing.Count)
                .ThenBy(one => one.Process.Name, StringComparer.CurrentCulture)]);
    }

    public static Potential Of(Process process) => new(process,
        (process.Volume ?? 0) * (double)(process.HandlingMinutes ?? 0) / MinutesPerHour,
        Math.Min(Most, OfBreak * ((process.MediaBreaks ?? 0) + (process.Signatures ?? 0) + (process.PaperSteps ?? 0))
            + OfHandOff * (process.HandOffs ?? 0)));

    private static IReadOnlyList<ProcessField> Missing(Process process)
    {
        List<ProcessField> missing = [];
        if (process.Volume is null) missing.Add(ProcessField.Volume);
        if (process.HandlingMinutes is null) missing.Add(ProcessField.HandlingMinutes);
        if (process is { MediaBreaks: null, Signatures: null, PaperSteps: null, HandOffs: null }) missing.Add(ProcessField.MediaBreaks);
        return missing;
    }
}
