using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Careless;

/// <summary>Signs of careless answers per row, on raw answers (reversed items not turned round).</summary>
/// <remarks>Longest run of identical answers, broken by a missing one; standard deviation within the person; Mahalanobis D² on complete
/// rows with p
/// from χ²(k); correlation of a complete row with the item means (Meade and Craig 2012; Curran 2016; Dunn et al. 2018).</remarks>
public sealed record CarelessResponding(
    int Rows, int Items, int[] LongestRun, Finding[] WithinSd, Finding[] Mahalanobis, int CompleteRows, Absence? MahalanobisBecause,
    Finding[] PersonTotal)
{
    public int MahalanobisBelow(double p) =>
        Mahalanobis.Count(distance => distance.Exists && ChiSquared.Upper(distance.Value, Items) < p);

    public static CarelessResponding Of(IReadOnlyList<double[]> columns)
    {
        var k = columns.Count;
        var rows = k == 0 ? 0 : columns[0].Length;
        var complete = CovarianceMatrix.CompleteRows(columns);
        var covariances = CovarianceMatrix.OfCompleteRows(columns);
        var cholesky = complete.Length > k && !columns.Any(column => Moments.Beyond(column))
          ? Symmetric.Cholesky(covariances.Values) : null;
        Finding[] distances = [.. Enumerable.Repeat((Finding)Absence.Singular, rows)], totals =
          [.. Enumerable.Repeat((Finding)Absence.TooFew, rows)];
        foreach (var row in complete)
        {
            double[] values = [.. columns.Select(column => column[row])];
            if (cholesky is not null) distances[row] = Distance(values, covariances.Means, cholesky);
            totals[row] = k < 2 || Moments.Constant(values) || Moments.Constant(covariances.Means)
                ? Absence.ZeroVariance
                : Moments.Beyond(values) || !covariances.Means.All(double.IsFinite) ? Absence.OutOfRange
                : Pearson.Coefficient(values, covariances.Means);
        }

        return new(rows, k, [.. Enumerable.Range(0, rows).Select(row => Run(columns, row))],
            [.. Enumerable.Range(0, rows).Select(row => Sd(columns, row))], distances, complete.Length,
            cholesky is null ? Absence.Singular : null, totals);
    }

    private static int Run(IReadOnlyList<double[]> columns, int row)
    {
        int longest = 0, run = 0;
        var last = double.NaN;
        foreach (var column in columns)
        {
            var value = column[row];
            run = double.IsNaN(value) ? 0 : value == last ? run + 1 : 1;
            last = value;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static Finding Sd(IReadOnlyList<double[]> columns, int row)
    {
        var present = Moments.Present(columns.Select(column => column[row]));
        return present.Length < 2 ? Absence.TooFew : Moments.Beyond(present) ? Absence.OutOfRange
          : Moments.StandardDeviation(present);
    }

    private static double Distance(double[] values, double[] means, double[,] cholesky)
    {
        double[] centred = [.. values.Zip(means, (value, mean) => value - mean)];
        return centred.Zip(Symmetric.Solve(cholesky, centred), (a, b) => a * b).Sum();
    }
}
