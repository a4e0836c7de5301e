using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Contingency;

/// <summary>What only a table of two rows and two columns has.</summary>
/// <param name="Phi">Signed φ.</param>
/// <param name="OddsRatio">ad/(bc); infinite where b or c is zero, which is shown as "not estimable".</param>
/// <param name="ConditionalOddsRatio">Maximum of the conditional likelihood; 0 or infinite at the end of the support.</param>
/// <param name="RiskDifference">Share of the first column in the first row minus that in the second.</param>
/// <param name="Newcombe">Its interval from two Wilson intervals (Newcombe 1998).</param>
public sealed record TwoByTwo(
    double ChiSquaredYates, double PYates, double Phi, double OddsRatio, double ConditionalOddsRatio, double RiskDifference,
    Interval Newcombe);

/// <summary>Two classifications of the same units.</summary>
/// <remarks>χ² = Σ(o−e)²/e and G = 2Σo·log(o/e) with (r−1)(c−1) degrees of freedom (Agresti 2013); V = √(χ²/n/min(r−1, c−1));
/// bias-corrected V (Bergsma 2013); adjusted residuals (Haberman 1973). Assumes independent units. Empty row or column: none.</remarks>
public sealed record ContingencyTable(
    double N, Finding ChiSquared, int Df, Finding P, Finding MinExpected, Finding ShareExpectedBelow5, Finding G, Finding PG,
    Finding CramersV, Finding CramersVCorrected, double[,] AdjustedResiduals, Finding FisherP, TwoByTwo? Two, Absence? Because)
{
    /// <param name="counts">Units per row and column, none negative.</param>
    /// <param name="level">Confidence level.</param>
    public static ContingencyTable Of(double[,] counts, double level = 0.95)
    {
        int r = counts.GetLength(0), c = counts.GetLength(1);
        double[] rows = new double[r], columns = new double[c];
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < c; j++)
            {
                if (!(counts[i, j] >= 0) || double.IsInfinity(counts[i, j])) return None(0, Absence.OutOfRange);
                rows[i] += counts[i, j];
                columns[j] += counts[i, j];
            }
        }

        var n = rows.Sum();
        if (n <= 0) return None(0, Absence.Empty);
        if (rows.Any(row => row == 0) || columns.Any(column => column == 0)) return None(n, Absence.EmptyRowOrColumn);
        if (r < 2 || c < 2) return None(n, Absence.TooFew);
        return Test(counts, rows, columns, n, level);
    }

    private static ContingencyTable Test(double[,] counts, double[] rows, double[] columns, double n, double level)
    {
        int r = rows.Length, c = columns.Length, df = (r - 1) * (c - 1), small = 0;
        double statistic = 0, g = 0, least = double.PositiveInfinity;
        var residuals = new double[r, c];
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < c; j++)
            {
                var expected = rows[i] * columns[j] / n;
                var distance = counts[i, j] - expected;
                statistic += distance * distance / expected;
                if (counts[i, j] > 0) g += 2 * counts[i, j] * Math.Log(counts[i, j] / expected);
                residuals[i, j] = distance / Math.Sqrt(expected * (1 - rows[i] / n) * (1 - columns[j] / n));
                least = Math.Min(least, expected);
                if (expected < 5) small++;
            }
        }

        g = Math.Max(0, g);
        return new(n, statistic, df, Distributions.ChiSquared.Upper(statistic, df), least, (double)small / (r * c), g,
            Distributions.ChiSquared.Upper(g, df), Math.Sqrt(statistic / n / Math.Min(r - 1, c - 1)),
            Corrected(statistic / n, r, c, n), residuals, FisherExact.P(counts), r == 2 && c == 2 ? Two22(counts, rows, columns, n, level)
              : null, null);
    }

    private static Finding Corrected(double phi2, double r, double c, double n)
    {
        if (n <= 1) return Absence.TooFew;
        var rest = Math.Min(r - 1 - (r - 1) * (r - 1) / (n - 1), c - 1 - (c - 1) * (c - 1) / (n - 1));
        return rest > 0 ? Math.Sqrt(Math.Max(0, phi2 - (r - 1) * (c - 1) / (n - 1)) / rest) : Absence.TooFew;
    }

    private static TwoByTwo Two22(double[,] counts, double[] rows, double[] columns, double n, double level)
    {
        double a = counts[0, 0], b = counts[0, 1], c = counts[1, 0], d = counts[1, 1];
        var determinant = a * d - b * c;
        var product = rows[0] * rows[1] * columns[0] * columns[1];
        // Yates takes off a half, but never more than the distance itself.
        var distance = Math.Abs(determinant) / n;
        var shrunk = distance - Math.Min(0.5, distance);
        var yates = shrunk * shrunk * n * n * n / product;
        double p1 = a / rows[0], p2 = c / rows[1];
        Interval first = Share.Wilson(p1, rows[0], level), second = Share.Wilson(p2, rows[1], level);
        var difference = p1 - p2;
        var low = difference - Math.Sqrt(Math.Pow(p1 - first.Low, 2) + Math.Pow(second.High - p2, 2));
        var high = difference + Math.Sqrt(Math.Pow(first.High - p1, 2) + Math.Pow(p2 - second.Low, 2));
        return new(yates, Distributions.ChiSquared.Upper(yates, 1), determinant / Math.Sqrt(product), a * d / (b * c),
            ConditionalOdds.Of(a, b, c, d), difference, new(low, high, level));
    }

    private static ContingencyTable None(double n, Absence because) => new(
        n, because, 0, because, because, because, because, because, because, because, new double[0, 0], because, null, because);
}
