namespace Wegmarke.Statistics.Coding;

/// <summary>Agreement of any number of coders with missing codes, steady where one code is rare (Gwet 2008 for AC1, 2014 for
/// AC2).</summary>
/// <remarks>p_a = mean over units with two or more codes of Σ_k r_ik(r*_ik−1)/(r_i(r_i−1)), r*_ik = Σ_l w_kl·r_il;
/// p_e = Σw/(q(q−1))·Σπ(1−π), π_k the mean share of category k over all coded units. AC1 has weights of identity.</remarks>
public sealed record GwetAgreement(int Units, int UnitsWithPairs, int Categories, Finding Observed, Finding Expected, Finding Coefficient)
{
    /// <param name="counts">Codes per unit (rows) and category (columns), all categories that could be chosen.</param>
    /// <param name="weights">Agreement weight of two categories, 1 on the diagonal; null for AC1.</param>
    public static GwetAgreement Of(double[,] counts, double[,]? weights = null)
    {
        int units = counts.GetLength(0), q = counts.GetLength(1), coded = 0, paired = 0;
        if (q < 2) return new(units, 0, q, Absence.ZeroVariance, Absence.ZeroVariance, Absence.ZeroVariance);
        double W(int k, int l) => weights?[k, l] ?? (k == l ? 1 : 0);
        double agreement = 0, total = 0;
        var shares = new double[q];
        for (var i = 0; i < units; i++)
        {
            double r = 0, sum = 0;
            for (var k = 0; k < q; k++) r += counts[i, k];
            if (r <= 0) continue;
            coded++;
            for (var k = 0; k < q; k++)
            {
                shares[k] += counts[i, k] / r;
                double weighted = 0;
                for (var l = 0; l < q; l++) weighted += W(k, l) * counts[i, l];
                sum += counts[i, k] * (weighted - 1);
            }

            if (r < 2) continue;
            paired++;
            agreement += sum / (r * (r - 1));
        }

        if (paired == 0) return new(units, 0, q, Absence.TooFew, Absence.TooFew, Absence.TooFew);
        for (var k = 0; k < q; k++)
        {
            for (var l = 0; l < q; l++) total += W(k, l);
        }

        var observed = agreement / paired;
        var expected = total / (q * (q - 1.0)) * shares.Sum(share => share / coded * (1 - share / coded));
        return new(units, paired, q, observed, expected, 1 - expected > 1e-15 ? (observed - expected) / (1 - expected)
          : Absence.ZeroVariance);
    }

    /// <summary>1 − (|k−l|/(q−1))^power: linear with 1, quadratic with 2.</summary>
    public static double[,] Weights(int categories, double power)
    {
        var weights = new double[categories, categories];
        for (var k = 0; k < categories; k++)
        {
            for (var l = 0; l < categories; l++) weights[k, l] = 1 - Math.Pow(Math.Abs(k - l) / Math.Max(1.0, categories - 1), power);
        }

        return weights;
    }
}
