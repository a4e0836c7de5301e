namespace Wegmarke.Statistics.Reliability;

/// <summary>Reliability of a test made longer by a factor: λρ/(1+(λ−1)ρ) (Spearman 1910; Brown 1910). Assumes parallel parts.</summary>
public static class SpearmanBrown
{
    public static Finding Of(double reliability, double factor) =>
        1 + (factor - 1) * reliability is var bottom && bottom <= 0 ? Absence.Singular : factor * reliability / bottom;
}
