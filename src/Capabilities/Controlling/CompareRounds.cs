using Wegmarke.Design;
using Wegmarke.Initiatives;

namespace Wegmarke.Controlling;

/// <summary>What is different about an initiative, in sentences; the light before and now.</summary>
/// <param name="Before">Null: it was not there.</param>
public sealed record RoundDifference(Guid Initiative, string Title, Light? Before, Light Now, IReadOnlyList<Sentence> What)
{
    public bool IsWorse => Before < Now && Now is Light.Yellow or Light.Red;
}

/// <summary>Only what changed between two rounds, what got worse first.</summary>
public static class CompareRounds
{
    public static IReadOnlyList<RoundDifference> Run(RoundDocument before, RoundDocument now)
    {
        var then = before.Initiatives.ToDictionary(one => one.Initiative);
        return [.. now.Initiatives.Select(one => Difference(then.GetValueOrDefault(one.Initiative), one))
            .Where(one => one.What.Count > 0 || one.Before != one.Now && one.Before is not null)
            .OrderByDescending(one => one.IsWorse).ThenByDescending(one => one.Now).ThenBy(one => one.Title, StringComparer.Ordinal)];
    }

    private static RoundDifference Difference(RoundEntry? before, RoundEntry now) => new(now.Initiative, now.Title,
        before?.Shown, now.Shown,
        before is null ? [new("Neu dabei.", "New.")] : [.. What(before, now)]);

    private static IEnumerable<Sentence> What(RoundEntry before, RoundEntry now)
    {
        if (before.Stand != now.Stand)
        {
            yield return new($"Stand: {now.Stand.Name(Language.German)} (vorher: {before.Stand.Name(Language.German)}).",
                $"Stand: {now.Stand.Name(Language.English)} (before: {before.Stand.Name(Language.English)}).");
        }

        foreach (var milestone in now.Milestones)
        {
            if (before.Milestones.FirstOrDefault(one => one.Name == milestone.Name) is not { } was) continue;
            if (milestone.Reached is { } reached && was.Reached is null)
            {
                yield return new($"„{milestone.Name}“ erreicht am {Language.German.Day(reached)}.", $"“{milestone.Name}” reached on {Language.English.Day(reached)}.");
            }
            else if (milestone.Planned != was.Planned)
            {
                yield return new($"„{milestone.Name}“ jetzt {Language.German.Day(milestone.Planned)} statt {Language.German.Day(was.Planned)}.",
                    $"“{milestone.Name}” now {Language.English.Day(milestone.Planned)} instead of {Language.English.Day(was.Planned)}.");
            }
        }

        if (now.Progress.Percent is { } percent && percent != before.Progress.Percent)
        {
            yield return new($"{percent} Prozent (vorher {before.Progress.Percent ?? 0}).", $"{percent} per cent (before {before.Progress.Percent ?? 0}).");
        }

        if (now.Progress.Blocked != before.Progress.Blocked)
        {
            yield return now.Progress.Blocked.Length == 0 ? new("Nichts blockiert mehr.", "Nothing blocks any more.")
                : new($"Blockiert: {now.Progress.Blocked}", $"Blocked: {now.Progress.Blocked}");
        }
    }
}
