using Wegmarke.Statistics.Coding;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Drivers;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>An outcome that areas drive, and interviews that two people coded.</summary>
/// <param name="Outcome">One per sheet of the first wave; NaN where it was not answered.</param>
/// <param name="Scores">One per area and sheet, all areas.</param>
/// <param name="Slopes">By how much each area moves the outcome.</param>
/// <param name="Codes">Per cause what is true and what either coder said of each interview, 0 or 1.</param>
internal sealed record OutcomeAndInterviews(
    double[] Outcome, IReadOnlyList<double[]> Scores, double[] Slopes, double Sensitivity, double Specificity,
    IReadOnlyList<(int[] True, int[] First, int[] Second)> Codes);

/// <summary>Whether the areas that move an outcome are found, and the agreement of two coders whose errors are known.</summary>
internal static class DriversAndCoders
{
    private const int Strongest = 3;
    private const int Largest = 5;

    public static void Run(OutcomeAndInterviews world, Tally tally)
    {
        var weights = DriverAnalysis.Of(world.Outcome, world.Scores).RelativeWeights;
        tally.Add("drivers: rank correlation of relative weights with the true coefficients",
            CorrelationMatrix.Of([weights, world.Slopes]).SpearmanPairwise[0, 1].Value);
        var found = First(weights, Largest);
        tally.Add("drivers: the three strongest among the five largest weights",
            First(world.Slopes, Strongest).Count(found.Contains) / (double)Strongest);
        foreach (var (truth, first, second) in world.Codes)
        {
            var kappa = CohenKappa.Of(CohenKappa.Table(first, second, 2)).Unweighted;
            if (kappa is not { Kappa.Exists: true }) continue;
            tally.Add("kappa of coders: estimate - expected", kappa.Kappa.Value - Expected(world, truth.Average()));
        }
    }

    /// <summary>κ of two coders who err independently of each other, by how often a cause is there.</summary>
    private static double Expected(OutcomeAndInterviews world, double share)
    {
        var named = share * world.Sensitivity + (1 - share) * (1 - world.Specificity);
        var both = share * world.Sensitivity * world.Sensitivity + (1 - share) * (1 - world.Specificity) * (1 - world.Specificity);
        var chance = named * named + (1 - named) * (1 - named);
        return (both + 1 - 2 * named + both - chance) / (1 - chance);
    }

    private static HashSet<int> First(double[] values, int count) =>
        [.. values.Index().OrderByDescending(one => one.Item).Take(count).Select(one => one.Index)];
}
