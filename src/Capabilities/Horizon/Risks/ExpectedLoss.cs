namespace Wegmarke.Horizon.Risks;

/// <summary>Euro that a risk is expected to cost in a year.</summary>
/// <remarks>Times a year × loss each time, bound by bound: low × low, likely × likely, high × high. The times a year of each stage are
/// those
/// that its words say: very rare 0.01 to 0.05 (likely 0.02), rare 0.05 to 0.2 (0.1), occasional 0.2 to 0.5 (0.33), frequent 0.5 to 1 (0.7),
/// very frequent 1 to 4 (2). It assumes that how often and how much do not hang together; the range is then wider than any likely
/// year, never narrower.</remarks>
public sealed record ExpectedLoss(double Low, double Likely, double High)
{
    private static readonly (double Low, double Likely, double High)[] TimesAYear =
        [(0.01, 0.02, 0.05), (0.05, 0.1, 0.2), (0.2, 0.33, 0.5), (0.5, 0.7, 1), (1, 2, 4)];

    /// <returns>Null where nobody put a figure to the loss.</returns>
    public static ExpectedLoss? Of(Likelihood likelihood, LossRange loss)
    {
        if (loss is not { Low: { } low, Likely: { } likely, High: { } high }) return null;
        var times = TimesAYear[(int)likelihood];
        return new(times.Low * low, times.Likely * likely, times.High * high);
    }

    public static ExpectedLoss? Of(RiskContent risk) => Of(risk.Likelihood, risk.Loss);

    /// <summary>What remains once the risk is treated; the loss as before where no other is given.</summary>
    public static ExpectedLoss? Residual(RiskContent risk) => risk.ResidualLikelihood is not { } likelihood ? null
        : Of(likelihood, risk.ResidualLoss.IsKnown ? risk.ResidualLoss : risk.Loss);
}
