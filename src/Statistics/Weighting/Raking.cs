using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Weighting;

/// <summary>Weights fitted to several margins in turn until no weight moves (Deming and Stephan 1940; Deville, Särndal and Sautory
/// 1993).</summary>
/// <remarks>Categories of a margin without respondents are dropped and the rest of that margin scaled up; margins with other totals are
/// scaled to
/// the population. Linearised se: ten sweeps over the margins, each taking the category means out of the residuals.</remarks>
/// <param name="Targets">The targets used per margin and category; 0 for a dropped category.</param>
public sealed record Raking(
    int N, Finding Unweighted, Finding Raked, Finding SeLinearised, Finding KishDesignEffect, Finding EffectiveN,
    double[] Weights, int[] Rows, IReadOnlyList<double[]> Targets, int Rounds, Absence? Because)
{
    private const int RoundsMax = 10_000;
    private const int ResidualSweeps = 10;

    /// <param name="values">A missing value is NaN.</param>
    /// <param name="margins">Per margin the category of each row; −1 is missing.</param>
    /// <param name="targets">Per margin the people in each category.</param>
    public static Raking Of(double[] values, IReadOnlyList<int[]> margins, IReadOnlyList<double[]> targets)
    {
        int[] rows = [.. Enumerable.Range(0, values.Length)
          .Where(row => !double.IsNaN(values[row]) && margins.All(margin => margin[row] >= 0))];
        if (rows.Length == 0) return None(Absence.AllMissing);
        var population = targets[0].Sum();
        var used = margins.Select((margin, m) => Used(rows, margin, targets[m], population)).ToList();
        if (Enumerable.Range(0, margins.Count).Any(m => rows.Any(row => used[m][margins[m][row]] <= 0))) return None(Absence.EmptyCell);
        var weights = Enumerable.Repeat(population / rows.Length, rows.Length).ToArray();
        var rounds = Fit(weights, rows, margins, used);
        if (rounds < 0) return None(Absence.NotConverged);
        double[] y = [.. rows.Select(row => values[row])];
        var mean = weights.Zip(y, (w, value) => w * value).Sum() / weights.Sum();
        var residuals = Residuals(y, mean, rows, margins, used);
        return new(rows.Length, Moments.Mean(y), mean, Linearised.Se(weights, residuals, population),
            Kish.DesignEffect(weights), Kish.EffectiveN(weights), weights, rows, used, rounds, null);
    }

    private static double[] Used(int[] rows, int[] margin, double[] target, double population)
    {
        double[] used = [.. target.Select((people, category) => rows.Any(row => margin[row] == category) ? people : 0)];
        var scale = population / used.Sum();
        return [.. used.Select(people => people * scale)];
    }

    private static int Fit(double[] weights, int[] rows, IReadOnlyList<int[]> margins, List<double[]> targets)
    {
        for (var round = 1; round <= RoundsMax; round++)
        {
            var before = (double[])weights.Clone();
            for (var m = 0; m < margins.Count; m++)
            {
                var sums = new double[targets[m].Length];
                for (var i = 0; i < rows.Length; i++) sums[margins[m][rows[i]]] += weights[i];
                for (var i = 0; i < rows.Length; i++)
                {
                    var category = margins[m][rows[i]];
                    weights[i] *= targets[m][category] / sums[category];
                }
            }

            if (weights.Zip(before, (now, then) => Math.Abs(now / then - 1)).Max() < 1e-13) return round;
        }

        return -1;
    }

    private static double[] Residuals(double[] y, double mean, int[] rows, IReadOnlyList<int[]> margins, List<double[]> targets)
    {
        double[] e = [.. y.Select(value => value - mean)];
        for (var sweep = 0; sweep < ResidualSweeps; sweep++)
        {
            for (var m = 0; m < margins.Count; m++)
            {
                var sums = new double[targets[m].Length];
                var counts = new int[targets[m].Length];
                for (var i = 0; i < rows.Length; i++)
                {
                    sums[margins[m][rows[i]]] += e[i];
                    counts[margins[m][rows[i]]]++;
                }

                for (var i = 0; i < rows.Length; i++) e[i] -= sums[margins[m][rows[i]]] / counts[margins[m][rows[i]]];
            }
        }

        return e;
    }

    private static Raking None(Absence because) => new(0, because, because, because, because, because, [], [], [], 0, because);
}
