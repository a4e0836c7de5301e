namespace Wegmarke.Statistics.Description;

/// <summary>Person means over the valid items of a scale (half rule of Fairclough and Cella 1996; Bell et al. 2016).</summary>
/// <param name="Scores">One score per row; NaN where too few items are valid.</param>
public sealed record ScaleScores(
    int Items, int ItemsNeeded, double[] Scores, int Scored, Finding Mean, Finding Sd, double Sum, Finding Min, Finding Max,
      Finding MeanOfHundred)
{
    /// <param name="columns">Items in the scale's direction, one array per item; a missing value is NaN.</param>
    /// <param name="validShareMin">Share of items that must be valid, above 0 and up to 1.</param>
    public static ScaleScores Of(IReadOnlyList<double[]> columns, double low, double high, double validShareMin = 0.5)
    {
        var needed = Needed(columns.Count, validShareMin);
        var rows = columns.Count == 0 ? 0 : columns[0].Length;
        var scores = new double[rows];
        for (var row = 0; row < rows; row++) scores[row] = Score(columns, row, needed);
        var present = Moments.Present(scores);
        if (present.Length == 0 || Moments.Beyond(present))
        {
            var because = rows == 0 ? Absence.Empty : present.Length == 0 ? Absence.AllMissing : Absence.OutOfRange;
            return new(columns.Count, needed, scores, present.Length, because, because, 0, because, because, because);
        }

        var mean = Moments.Mean(present);
        Finding sd = present.Length > 1 ? Moments.StandardDeviation(present) : Absence.TooFew;
        return new(columns.Count, needed, scores, present.Length, mean, sd, Moments.Sum(present), present.Min(), present.Max(),
            100 * (mean - low) / (high - low));
    }

    /// <summary>max(1, ⌈share · items⌉), guarded against 0.28 · 25 = 7.000000000000001.</summary>
    public static int Needed(int items, double validShareMin) => Math.Max(1, (int)Math.Ceiling(validShareMin * items - 1e-9));

    private static double Score(IReadOnlyList<double[]> columns, int row, int needed)
    {
        double sum = 0;
        var valid = 0;
        foreach (var column in columns)
        {
            if (double.IsNaN(column[row])) continue;
            sum += column[row];
            valid++;
        }

        return valid >= needed ? sum / valid : double.NaN;
    }
}
