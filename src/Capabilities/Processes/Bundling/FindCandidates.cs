namespace Wegmarke.Processes.Bundling;

/// <summary>What must hold before a service is worth bundling.</summary>
public enum BundlingSign
{
    SeveralTowns,
    HighVolume,
    LowVariance,
    SameDeficit,
}

/// <summary>A service that several towns do, each for itself.</summary>
/// <param name="Towns">Who does it, with the process as it stands in the own register.</param>
/// <param name="Signs">Whether each sign is met; null: too few towns know the figure.</param>
/// <param name="Volume">Cases a year in those towns that know them.</param>
/// <param name="Variance">Deviation of minutes per case between towns, as a share of their mean; null: not known.</param>
/// <param name="Lacking">Towns in which breaks and detours take at least three tenths of the work.</param>
/// <param name="Hours">Hours of work a year where cases and minutes are known.</param>
/// <param name="HoursAsQuickest">The same if each worked as quickly as the quickest of them.</param>
public sealed record Candidate(
    string Name, IReadOnlyList<(string Town, Process Process)> Towns, IReadOnlyDictionary<BundlingSign, bool?> Signs, long Volume,
    double? Variance, int Lacking, double Hours, double HoursAsQuickest)
{
    public bool IsFull => Signs.Values.All(met => met == true);

    public int Met => Signs.Values.Count(met => met == true);

    public double Freed => Hours - HoursAsQuickest;
}

/// <summary>Finds standard business that towns could do together.</summary>
/// <remarks>A service is the same where the LeiKa key is the same, or the name where a town has entered no key. It is a candidate where at
/// least three towns do it; they have together at least 2,000 cases a year; the minutes per case differ little between towns (standard
/// deviation at most 35 % of the mean: what is done alike can be done in one place); and in at least three of them breaks, signatures,
/// paper and hand-offs take three tenths of the work by the convention of <see cref="RankPotential"/>. The case for bundling is what the
/// work would take if each were as quick as the quickest; it is no forecast.</remarks>
public static class FindCandidates
{
    public const int TownsMin = 3;
    public const int VolumeMin = 2000;
    public const double VarianceMax = 0.35;
    public const double DeficitMin = 0.3;

    private const double MinutesPerHour = 60;

    /// <returns>What at least two towns do, full candidates first, then by signs met and hours.</returns>
    public static IReadOnlyList<Candidate> Run(IReadOnlyList<SharingTown> towns)
    {
        var all = towns.SelectMany(town => town.Processes.Select(process => (Town: town.Administration.Name, Process: process))).ToList();
        var keys = all.Where(one => one.Process.Key.Length > 0).GroupBy(one => Plain(one.Process.Name))
            .ToDictionary(group => group.Key, group => group.First().Process.Key);
        return [.. all.GroupBy(one => one.Process.Key.Length > 0 ? one.Process.Key : keys.GetValueOrDefault(Plain(one.Process.Name),
                Plain(one.Process.Name)))
            .Select(group => Of([.. group.DistinctBy(one => one.Town)])).Where(one => one.Towns.Count >= 2)
            .OrderByDescending(one => one.IsFull).ThenByDescending(one => one.Met).ThenByDescending(one => one.Freed)
            .ThenBy(one => one.Name, StringComparer.CurrentCulture)];
    }

    private static Candidate Of(IReadOnlyList<(string Town, Process Process)> towns)
    {
        var volumes = towns.Select(one => one.Process.Volume).OfType<int>().ToList();
        var minutes = towns.Select(one => one.Process.HandlingMinutes).OfType<int>().Where(one => one > 0).Select(one => (double)one)
            .ToList();
        var known = towns.Where(one => one.Process is { MediaBreaks: not null } or { Signatures: not null } or { PaperSteps: not null }
            or { HandOffs: not null }).ToList();
        var lacking = known.Count(one => RankPotential.Of(one.Process).Friction >= DeficitMin - 1e-9);
        var variance = minutes.Count >= TownsMin ? Deviation(minutes) / minutes.Average() : (double?)null;
        var worked = towns.Where(one => one.Process is { Volume: not null, HandlingMinutes: > 0 }).Select(one => one.Process).ToList();
        var quickest = worked.Count > 0 ? worked.Min(one => one.HandlingMinutes!.Value) : 0;
        long volume = volumes.Sum(one => (long)one);
        return new(towns.GroupBy(one => one.Process.Name).MaxBy(group => group.Count())!.Key, towns, new Dictionary<BundlingSign, bool?>
        {
            [BundlingSign.SeveralTowns] = towns.Count >= TownsMin,
            [BundlingSign.HighVolume] = volumes.Count >= TownsMin || volume >= VolumeMin ? volume >= VolumeMin : null,
            [BundlingSign.LowVariance] = variance is { } share ? share <= VarianceMax : null,
            [BundlingSign.SameDeficit] = known.Count >= TownsMin ? lacking >= TownsMin : null,
        }, volume, variance, lacking, worked.Sum(one => one.Volume!.Value * (double)one.HandlingMinutes!.Value) / MinutesPerHour,
            worked.Sum(one => one.Volume!.Value * (double)quickest) / MinutesPerHour);
    }

    private static double Deviation(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(one => (one - mean) * (one - mean)) / values.Count);
    }

    private static string Plain(string name) => name.Trim().ToLowerInvariant();
}
