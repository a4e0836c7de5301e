namespace Wegmarke.Statistics.Qca;

/// <summary>Membership of a case in a fuzzy set from a measured value and three anchors: fully out, neither, fully in (direct method, Ragin
/// 2008, ch. 5).</summary>
/// <remarks>1/(1+exp(−d·log 19/|anchor − crossover|)): .05, .5 and .95 at the anchors. The anchors need reasons from outside the
/// data.</remarks>
public static class Calibration
{
    private static readonly double LogOdds = Math.Log(19);

    public static Finding Of(double value, double fullyOut, double crossover, double fullyIn)
    {
        if (double.IsNaN(value)) return Absence.AllMissing;
        var rising = fullyOut < crossover && crossover < fullyIn;
        if (!rising && !(fullyOut > crossover && crossover > fullyIn)) return Absence.OutOfRange;
        var anchor = value > crossover == rising ? fullyIn : fullyOut;
        var distance = (value - crossover) / Math.Abs(anchor - crossover) * (rising ? 1 : -1);
        return 1 / (1 + Math.Exp(-distance * LogOdds));
    }
}
