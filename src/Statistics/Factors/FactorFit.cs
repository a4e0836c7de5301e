
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Factors;

/// <summary>How well a factor model fits, held against the independence model.</summary>
/// <remarks>χ² = n·F; CFI (Bentler 1990), TLI (Tucker and Lewis 1973), RMSEA = √(max(χ² − df, 0)/(n·df))·√G with an interval from the
/// non-central χ² (Steiger and Lind 1980; Browne and Cudeck 1993), SRMR with the means where the model has them and without.</remarks>
public sealed record FactorFit(
    double ChiSquared, int Df, Finding P, double BaselineChiSquared, int BaselineDf, double Cfi, double Tli, double Rmsea,
    Interval RmseaInterval,
    Finding RmseaClose, double Srmr, double SrmrWithoutMeans, double LogLikelihood, double Aic, double Bic)
{
    private const double CloseFit = 0.05;
    private const double RmseaLevel = 0.90;

    public static FactorFit Of(FactorModel model)
    {
        var (n, df, groups) = (model.N, model.Df, model.Structure.Groups);
        var chi = Math.Max(0, 2 * (model.Value - model.Saturated));
        var p = model.Structure.Items.Count;
        var baseline = Math.Max(0, 2 * (model.Groups.Sum(Independence) - model.Saturated));
        var baselineDf = groups * p * (p - 1) / 2;
        var likelihood = -model.Value - 0.5 * Math.Log(2 * Math.PI)
            * model.Groups.Sum(group => group.Patterns.Sum(pattern => (double)pattern.N * pattern.Items.Length));
        // Where the means fit perfectly they are estimated all the same, but not counted.
        var parameters = model.Structure.FreeCount;
        var squares = (baseline - baselineDf) * df;
        var scale = Math.Sqrt(groups / ((double)n * Math.Max(1, df)));
        Interval interval = df <= 0 ? new(0, 0, RmseaLevel) : new(
            scale * Math.Sqrt(NoncentralChiSquared.NoncentralityAt(chi, df, (1 + RmseaLevel) / 2)),
            scale * Math.Sqrt(NoncentralChiSquared.NoncentralityAt(chi, df, (1 - RmseaLevel) / 2)), RmseaLevel);
        return new(
            chi, df, df <= 0 ? Absence.TooFew : Distributions.ChiSquared.Upper(chi, df), baseline, baselineDf,
            ComparativeFit.Of(chi, df, baseline, baselineDf),
            df > 0 && squares != 0 ? 1 - (chi - df) * baselineDf / squares : 1,
            df <= 0 ? 0 : scale * Math.Sqrt(Math.Max(chi - df, 0)), interval,
            df <= 0 ? Absence.TooFew : NoncentralChiSquared.Upper(chi, df, CloseFit * CloseFit * n * df / groups),
            Residual(model, model.Structure.Means), Residual(model, means: false), likelihood,
            2 * parameters - 2 * likelihood, parameters * Math.Log(n) - 2 * likelihood);
    }

    /// <summary>−log likelihood of items that have nothing to do with each other: each by its own answers.</summary>
    private static double Independence(ObservedMoments group)
    {
        double sum = 0;
        for (var item = 0; item < group.Size; item++)
        {
            double n = 0, mean = 0, square = 0;
            foreach (var pattern in group.Patterns)
            {
                var (at, k) = (Array.IndexOf(pattern.Items, item), pattern.Items.Length);
                if (at < 0) continue;
                var distance = pattern.Means[at] - mean;
                square += pattern.N * pattern.Covariances[at * k + at] + distance * distance * n * pattern.N / (n + pattern.N);
                n += pattern.N;
                mean += distance * pattern.N / n;
            }

            sum += 0.5 * n * (Math.Log(square / n) + 1);
        }

        return sum;
    }

    private static double Residual(FactorModel model, bool means)
    {
        double sum = 0;
        for (var group = 0; group < model.Groups.Count; group++)
        {
            var at = new ModelMatrices(model.Structure, group, model.Free);
            var (seen, p) = (model.SaturatedMoments[group], at.Items);
            double squares = 0;
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    squares += Math.Pow(seen.Covariances[i * p + j] - at.Sigma[i * p + j], 2)
                        / (seen.Covariances[i * p + i] * seen.Covariances[j * p + j]);
                }

                if (means) squares += Math.Pow(seen.Means[i] - at.Mu[i], 2) / seen.Covariances[i * p + i];
            }

            sum += model.Groups[group].N * Math.Sqrt(squares / (p * (p + 1) / 2 + (means ? p : 0)));
        }

        return sum / model.N;
    }
}
