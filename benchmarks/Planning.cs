using System.Diagnostics;
using System.Globalization;
using Wegmarke.Attacker;
using Wegmarke.Initiatives.Planning;

namespace Wegmarke.Benchmarks;

/// <summary>How soon there is a good plan and how soon it is proven to be the best, for portfolios of invented towns.</summary>
internal static class Planning
{
    private const int Quarters = 12;

    public static int Run(int portfolios)
    {
        Console.WriteLine("| initiatives | portfolio | first plan | within 1 % of the bound | best plan | proven or given up | value | bound |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (candidates, limit) in new[] { (60, 60), (300, 30) })
        {
            for (var seed = 1; seed <= portfolios; seed++)
            {
                var question = InventedPortfolio.Draw(new Random(seed), candidates, Quarters, must: 0);
                var steps = new List<PlanProgress>();
                var clock = Stopwatch.StartNew();
                var outcome = OptimisePlan.Run(question, TimeSpan.FromSeconds(limit), steps.Add);
                var line = outcome is OptimisePlan.Planned planned ? string.Join(" | ", Seconds(steps[0].After),
                    Seconds(steps.First(step => step.Best.Value >= 0.99 * planned.Bound, steps[^1]).After), Seconds(steps[^1].After),
                    (planned.Proven ? "proven " : "given up ") + Seconds(clock.Elapsed), Number(planned.Plan.Value), Number(planned.Bound))
                    : $"– | – | – | {outcome.GetType().Name} {Seconds(clock.Elapsed)} | – | –";
                Console.WriteLine($"| {candidates} | {seed} | {line} |");
            }
        }

        return 0;
    }

    private static PlanProgress First(this List<PlanProgress> steps, Func<PlanProgress, bool> wanted, PlanProgress otherwise) =>
        steps.FirstOrDefault(wanted) ?? otherwise;

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    private static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.000}");
}
