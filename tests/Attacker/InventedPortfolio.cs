using Wegmarke.Initiatives.Planning;

namespace Wegmarke.Attacker;

/// <summary>Invented initiatives, areas and capacities.</summary>
public static class InventedPortfolio
{
    private static readonly string[] Areas = ["commitment", "steering", "customers", "structure", "processes", "technology", "culture",
        "staff", "personnel", "leaders"];

    /// <param name="must">Share of the initiatives that must be taken.</param>
    /// <param name="tight">Whether running cost and what a unit does at once are limited too.</param>
    public static PlanQuestion Draw(Random chance, int candidates, int quarters, double must = 0.3, bool tight = false)
    {
        var units = Math.Clamp(candidates / 4, 2, 12);
        double Tenth(int low, int high) => chance.Next(low, high + 1) / 10.0;
        List<PlanCandidate> drawn = [.. Enumerable.Range(0, candidates).Select(at =>
        {
            var duration = chance.Next(1, Math.Min(5, quarters) + 1);
            return new PlanCandidate($"M{at}", duration,
                [.. Enumerable.Range(0, units).Where(_ => chance.Next(units) < 2).Select(unit => new PlanWork($"U{unit}", chance.Next(1,
                    31)))],
                1000 * chance.Next(0, 60), 1000 * chance.Next(0, 6),
                Areas.Where(_ => chance.Next(5) == 0).ToDictionary(area => area, _ => Tenth(1, 8)))
            {
                After = at > 0 && chance.Next(4) == 0 ? [$"M{chance.Next(at)}"] : [],
                Must = chance.NextDouble() < must,
                Deadline = chance.Next(5) == 0 ? chance.Next(duration - 1, quarters) : null,
                Earliest = chance.Next(4) == 0 ? chance.Next(0, Math.Max(1, quarters / 3)) : 0,
            };
        })];
        PlanQuestion question = new(quarters, drawn,
            [.. Areas.Select((area, at) => new PlanArea(area, Tenth(0, 25), 1 + at % 3 / 2.0, at + 1 < Areas.Length && chance.Next(2) == 0
                ? [Areas[at + 1]] : []))],
            [.. Enumerable.Range(0, units).Select(unit => new UnitCapacity($"U{unit}",
                [.. Enumerable.Range(0, quarters).Select(_ => chance.Next(10, 20 + 60 * candidates / (units * quarters)))]))],
            [.. Enumerable.Range(0, quarters).Select(_ => 10_000L * candidates)], 1000L * chance.Next(10, 60) * candidates / 2,
            Math.Max(2, candidates / 4));
        return !tight ? question : question with
        {
            Running = [.. Enumerable.Range(0, quarters).Select(_ => 500L * candidates)],
            Units = [.. question.Units.Select(unit => unit with { AtOnce = chance.Next(1, 3) })],
        };
    }
}
