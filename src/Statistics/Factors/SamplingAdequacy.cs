using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Factors;

/// <summary>Is there anything common in these correlations? Kaiser-Meyer-Olkin Σr²/(Σr² + Σq²) with partial correlations q (Kaiser 1974);
/// Bartlett's test that R is the identity, −(n − 1 − (2p + 5)/6)·log|R| (Bartlett 1951).</summary>
public sealed record SamplingAdequacy(Finding Overall, Finding[] Items, Finding BartlettChiSquared, int BartlettDf, Finding BartlettP)
{
    public static SamplingAdequacy Of(double[] correlations, int p, int n)
    {
        var df = p * (p - 1) / 2;
        var cholesky = (double[])correlations.Clone();
        if (p < 2 || !Dense.Cholesky(cholesky, p))
        {
            Finding none = p < 2 ? Absence.TooFew : Absence.Singular;
            return new(none, [.. Enumerable.Repeat(none, p)], none, df, none);
        }

        var inverse = Dense.Inverse(cholesky, p);
        var (r, q) = (new double[p], new double[p]);
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                if (i == j) continue;
                r[i] += Math.Pow(correlations[i * p + j], 2);
                q[i] += Math.Pow(inverse[i * p + j], 2) / (inverse[i * p + i] * inverse[j * p + j]);
            }
        }

        var chi = -(n - 1 - (2 * p + 5) / 6.0) * Dense.LogDeterminant(cholesky, p);
        Finding Share(double above, double below) => above + below > 0 ? above / (above + below) : Absence.NoBetweenVariance;
        return new(Share(r.Sum(), q.Sum()), [.. r.Zip(q, Share)], chi, df, chi >= 0 ? ChiSquared.Upper(chi, df) : 1);
    }
}
