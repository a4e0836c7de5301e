using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Coding;

/// <summary>Agreement of m coders, who need not be the same for every subject (Fleiss 1971; z against chance: Fleiss, Nee and Landis
/// 1979).</summary>
/// <remarks>κ = (P̄−P_e)/(1−P_e), P_i = (Σn_ij²−m)/(m(m−1)), P_e = Σp_j². Every subject has the same number of codes, at least
/// two.</remarks>
public sealed record FleissKappa(
    int Subjects, int Raters, double[] CategoryShares, Finding Observed, Finding Expected, Finding Kappa, Finding Z, Finding P,
    Finding[] ByCategory, Absence? Because)
{
    /// <param name="counts">Codes per subject (rows) and category (columns).</param>
    public static FleissKappa Of(double[,] counts)
    {
        int n = counts.GetLength(0), k = counts.GetLength(1);
        if (n == 0 || k == 0) return None(0, 0, Absence.Empty);
        var m = Enumerable.Range(0, k).Sum(j => counts[0, j]);
        if (Enumerable.Range(1, n - 1).Any(i => Enumerable.Range(0, k).Sum(j => counts[i, j]) != m)) return None(n, 0, Absence.Unequal);
        if (m < 2) return None(n, (int)m, Absence.TooFew);
        var shares = new double[k];
        var discord = new double[k];
        double agreement = 0;
        for (var i = 0; i < n; i++)
        {
            double squares = 0;
            for (var j = 0; j < k; j++)
            {
                squares += counts[i, j] * counts[i, j];
                shares[j] += counts[i, j] / (n * m);
                discord[j] += counts[i, j] * (m - counts[i, j]);
            }

            agreement += (squares - m) / (m * (m - 1)) / n;
        }

        var expected = shares.Sum(share => share * share);
        Finding[] byCategory = [.. shares.Select((p, j) => p is <= 0 or >= 1 - 1e-15
            ? (Finding)Absence.ZeroVariance : 1 - discord[j] / (n * m * (m - 1) * p * (1 - p)))];
        if (1 - expected <= 1e-15) return new(n, (int)m, shares, agreement, expected, Absence.ZeroVariance, Absence.ZeroVariance,
          Absence.ZeroVariance, byCategory, Absence.ZeroVariance);
        var kappa = (agreement - expected) / (1 - expected);
        var spread = shares.Sum(p => p * (1 - p));
        var variance = 2 / (spread * spread * n * m * (m - 1)) * (spread * spread - shares.Sum(p => p * (1 - p) * (1 - 2 * p)));
        Finding z = variance > 0 ? kappa / Math.Sqrt(variance) : Absence.ZeroVariance;
        return new(n, (int)m, shares, agreement, expected, kappa, z, z.Then(value => 2 * Normal.Upper(Math.Abs(value))), byCategory, null);
    }

    private static FleissKappa None(int n, int m, Absence because) =>
        new(n, m, [], because, because, because, because, because, [], because);
}
