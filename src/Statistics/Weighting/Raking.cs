using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Weighting;

/// <summary>Weights fitted to several margins in turn until no weight moves (Deming and Stephan 1940; Deville, Särndal and Sautory
/// 1993).</summary>
/// <remarks>Margins that no weights can meet together are named as not converged. Categories of a margin without respondents are dropped
/// and the rest of that margin scaled up; margins with other totals are scaled to the population. Linearised se: ten sweeps over the
/// margins, each taking the category means out of the residuals, and one correction for the finite population, as if everybody had
/// answered with the same chance. People with the same categories have the same weight: the work is done per combination of categories,
/// not per row.</remarks>
/// <param name="SeForNonResponse">Se where everybody was asked and groups answer with chances of their own: each weight w stands for one
/// person who answered and w − 1 who did not, se² = n/(n − k) · Σ w(w − 1)e² / N², e from the weighted fit to the margins, k its parameters
/// (Särndal and Lundström 2005, ch. 11, with every person in the sample). A weight below 1 counts as 1.</param>
/// <param name="Targets">The targets used per margin and category; 0 for a dropped category.</param>
public sealed record Raking(
    int N, Finding Unweighted, Finding Raked, Finding SeLinearised, Finding SeForNonResponse, Finding KishDesignEffect, Finding EffectiveN,
    double[] Weights, int[] Rows, IReadOnlyList<double[]> Targets, int Rounds, Absence? Because)
{
    private const int RoundsMax = 10_000;
    private const int ResidualSweeps = 10;

    /// <param name="values">A missing value is NaN.</param>
    /// <param name="margins">Per margin the category of each row; −1 is missing.</param>
    /// <param name="targets">Per margin the people in each category.</param>
    public static Raking Of(double[] values, IReadOnlyList<int[]> margins, IReadOnlyList<double[]> targets)
    {
        var rows = Complete(values, margins);
        if (rows.Length == 0) return None(Absence.AllMissing);
        if (targets.Aggregate(1.0, (all, target) => all * target.Length) > long.MaxValue) return None(Absence.TooLarge);
        var (cellOf, cells) = Cells(rows, margins, targets);
        var counts = new double[cells.Count];
        var y = new double[rows.Length];
        var sums = new double[cells.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            y[i] = values[rows[i]];
            counts[cellOf[i]]++;
            sums[cellOf[i]] += y[i];
        }

        var population = targets[0].Sum();
        var used = targets.Select((target, m) => Used(cells, m, target, population)).ToList();
        if (cells.Any(cell => cell.Index().Any(one => used[one.Index][one.Item] <= 0))) return None(Absence.EmptyCell);
        var perCell = Enumerable.Repeat(population / rows.Length, cells.Count).ToArray();
        var rounds = Fit(perCell, counts, cells, used);
        if (rounds < 0) return None(Absence.NotConverged);
        double weighted = 0, total = 0;
        for (var cell = 0; cell < cells.Count; cell++)
        {
            weighted += perCell[cell] * sums[cell];
            total += perCell[cell] * counts[cell];
        }

        var mean = weighted / total;
        var taken = Taken(mean, sums, counts, Enumerable.Repeat(1.0, cells.Count).ToArray(), cells, used);
        var weights = Array.ConvertAll(cellOf, cell => perCell[cell]);
        double[] residuals = [.. y.Select((value, i) => value - taken[cellOf[i]])];
        return new(rows.Length, Moments.Mean(y), mean, Linearised.Se(weights, residuals, population),
            ForNonResponse(y, cellOf, perCell, Taken(mean, sums, counts, perCell, cells, used), used, population),
            Kish.DesignEffect(weights), Kish.EffectiveN(weights), weights, rows, used, rounds, null);
    }

    private static int[] Complete(double[] values, IReadOnlyList<int[]> margins)
    {
        var rows = new List<int>(values.Length);
        for (var row = 0; row < values.Length; row++)
        {
            var complete = !double.IsNaN(values[row]);
            for (var m = 0; m < margins.Count && complete; m++) complete = margins[m][row] >= 0;
            if (complete) rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>The combinations of categories that occur, in the order in which they first do, and the combination of every row.</summary>
    private static (int[] CellOf, List<int[]> Cells) Cells(int[] rows, IReadOnlyList<int[]> margins, IReadOnlyList<double[]> targets)
    {
        var cellOf = new int[rows.Length];
        var cells = new List<int[]>();
        var numbers = new Dictionary<long, int>();
        for (var i = 0; i < rows.Length; i++)
        {
            long key = 0;
            for (var m = 0; m < margins.Count; m++) key = key * targets[m].Length + margins[m][rows[i]];
            if (!numbers.TryGetValue(key, out var cell))
            {
                numbers[key] = cell = cells.Count;
                var row = rows[i];
                cells.Add([.. margins.Select(margin => margin[row])]);
            }

            cellOf[i] = cell;
        }

        return (cellOf, cells);
    }

    private static double[] Used(List<int[]> cells, int margin, double[] target, double population)
    {
        double[] used = [.. target.Select((people, category) => cells.Any(cell => cell[margin] == category) ? people : 0)];
        var scale = population / used.Sum();
        return [.. used.Select(people => people * scale)];
    }

    /// <returns>Rounds until no weight moved any more; −1 where that never was, or where the weights came to rest although margins that
    /// contradict each other are not met.</returns>
    private static int Fit(double[] weights, double[] counts, List<int[]> cells, List<double[]> targets)
    {
        for (var round = 1; round <= RoundsMax; round++)
        {
            var before = (double[])weights.Clone();
            for (var m = 0; m < targets.Count; m++)
            {
                var sums = Sums(weights, counts, cells, m, targets[m].Length);
                for (var cell = 0; cell < weights.Length; cell++) weights[cell] *= targets[m][cells[cell][m]] / sums[cells[cell][m]];
            }

            double moved = 0;
            for (var cell = 0; cell < weights.Length; cell++) moved = Math.Max(moved, Math.Abs(weights[cell] / before[cell] - 1));
            if (moved < 1e-13) return Meet(weights, counts, cells, targets) ? round : -1;
        }

        return -1;
    }

    private static bool Meet(double[] weights, double[] counts, List<int[]> cells, List<double[]> targets) =>
        targets.Index().All(margin => Sums(weights, counts, cells, margin.Index, margin.Item.Length).Zip(margin.Item)
            .All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * pair.Second));

    /// <summary>The weights of each category of a margin.</summary>
    private static double[] Sums(double[] weights, double[] counts, List<int[]> cells, int margin, int categories)
    {
        var sums = new double[categories];
        for (var cell = 0; cell < weights.Length; cell++) sums[cells[cell][margin]] += counts[cell] * weights[cell];
        return sums;
    }

    private static Finding ForNonResponse(
        double[] y, int[] cellOf, double[] perCell, double[] taken, List<double[]> targets, double population)
    {
        var parameters = 1 + targets.Sum(target => target.Count(people => people > 0) - 1);
        if (y.Length <= parameters) return Absence.TooFew;
        double sum = 0;
        for (var i = 0; i < y.Length; i++)
        {
            var (weight, left) = (perCell[cellOf[i]], y[i] - taken[cellOf[i]]);
            sum += weight * Math.Max(weight - 1, 0) * left * left;
        }

        return Math.Sqrt(sum * y.Length / (y.Length - parameters)) / population;
    }

    /// <summary>What the mean and the sweeps over the margins take out of the values of every combination.</summary>
    private static double[] Taken(
        double mean, double[] sums, double[] counts, double[] weights, List<int[]> cells, List<double[]> targets)
    {
        var taken = Enumerable.Repeat(mean, counts.Length).ToArray();
        for (var sweep = 0; sweep < ResidualSweeps; sweep++)
        {
            for (var m = 0; m < targets.Count; m++)
            {
                var left = new double[targets[m].Length];
                var people = new double[targets[m].Length];
                for (var cell = 0; cell < counts.Length; cell++)
                {
                    left[cells[cell][m]] += weights[cell] * (sums[cell] - counts[cell] * taken[cell]);
                    people[cells[cell][m]] += weights[cell] * counts[cell];
                }

                for (var cell = 0; cell < counts.Length; cell++) taken[cell] += left[cells[cell][m]] / people[cells[cell][m]];
            }
        }

        return taken;
    }

    private static Raking None(Absence because) => new(0, because, because, because, because, because, because, [], [], [], 0, because);
}
