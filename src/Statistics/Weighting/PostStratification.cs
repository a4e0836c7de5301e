using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Weighting;

/// <summary>Weights that make the answers count as the staff list does, cell by cell (Holt and Smith 1979).</summary>
/// <remarks>w_h = N_h/n_h, x̄_w = Σ(N_h/N)x̄_h, se² = Σ(N_h/N)²(1−n_h/N_h)s_h²/n_h; linearised se as in design-based software. Does not
/// cure
/// non-response that depends on the answers.</remarks>
/// <param name="EmptyCells">Positions of cells in which nobody answered; with any, nothing is computed.</param>
public sealed record PostStratification(
    int N, int[] CellN, double[] CellWeights, Finding Unweighted, Finding Weighted, Finding SeStratified, Finding SeLinearised,
    Finding KishDesignEffect, Finding EffectiveN, IReadOnlyList<int> EmptyCells, Absence? Because)
{
    /// <param name="values">A missing value is NaN.</param>
    /// <param name="cells">Cell number of each value; −1 is missing.</param>
    /// <param name="population">People per cell.</param>
    public static PostStratification Of(double[] values, int[] cells, double[] population)
    {
        int[] rows = [.. Enumerable.Range(0, values.Length).Where(row => !double.IsNaN(values[row]) && cells[row] >= 0)];
        double[][] byCell = [.. population.Select((_, cell) => rows.Where(row => cells[row] == cell).Select(row => values[row]).ToArray())];
        int[] counts = [.. byCell.Select(cell => cell.Length)];
        int[] empty = [.. Enumerable.Range(0, counts.Length).Where(cell => counts[cell] == 0)];
        if (rows.Length == 0) return None(counts, empty, Absence.AllMissing);
        if (empty.Length > 0) return None(counts, empty, Absence.EmptyCell);
        double total = population.Sum(), weighted = 0, stratified = 0;
        double[] weights = [.. population.Select((people, cell) => people / counts[cell])];
        for (var cell = 0; cell < population.Length; cell++)
        {
            var share = population[cell] / total;
            weighted += share * Moments.Mean(byCell[cell]);
            if (counts[cell] > 1) stratified += share * share * (1 - counts[cell] / population[cell]) * Moments.Variance(
              byCell[cell]) / counts[cell];
        }

        double[] rowWeights = [.. rows.Select(row => weights[cells[row]])];
        double[] means = [.. byCell.Select(cell => Moments.Mean(cell))];
        double[] residuals = [.. rows.Select(row => values[row] - means[cells[row]])];
        return new(rows.Length, counts, weights, Moments.Mean([.. rows.Select(row => values[row])]), weighted,
            counts.All(count => count > 1) ? Math.Sqrt(Math.Max(0, stratified)) : Absence.TooFew,
            Linearised.Se(rowWeights, residuals, total), Kish.DesignEffect(rowWeights), Kish.EffectiveN(rowWeights), empty, null);
    }

    private static PostStratification None(int[] counts, int[] empty, Absence because) =>
        new(counts.Sum(), counts, [], because, because, because, because, because, because, empty, because);
}
