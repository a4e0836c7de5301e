namespace Wegmarke.Statistics;

/// <summary>A two-sided interval, or the reason why there is none.</summary>
/// <param name="Low">Lower limit, in the unit of the estimate.</param>
/// <param name="High">Upper limit, in the unit of the estimate.</param>
/// <param name="Level">Confidence level as a share, 0.95 by default.</param>
/// <param name="Because">Set when there is no interval; the limits are then meaningless.</param>
public readonly record struct Interval(double Low, double High, double Level = 0.95, Absence? Because = null)
{
    public bool Exists => Because is null;

    public static implicit operator Interval(Absence because) => new(0, 0, 0.95, because);
}
