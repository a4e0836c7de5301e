using Wegmarke.MaturityModels;
using Wegmarke.Responses;

namespace Wegmarke.Exchange;

/// <summary>A simulated world: who there is, who answered what, and the truth.</summary>
/// <param name="Units">Names of the units of each town.</param>
/// <param name="Waves">The sheets of those who answered, one list per wave.</param>
/// <param name="People">Everybody who could have answered, one list per wave: the staff list.</param>
/// <param name="Leaders">Heads and other leaders of each town in the first wave.</param>
/// <param name="Truth">Means of everybody's careful and complete answers.</param>
public sealed record SimulatedWorld(
    SimulationSpec Spec, MaturityModel Model, IReadOnlyList<IReadOnlyList<string>> Units,
        IReadOnlyList<IReadOnlyList<SimulatedSheet>> Waves,
    IReadOnlyList<IReadOnlyList<SimulatedPerson>> People, IReadOnlyList<int> Leaders, IReadOnlyList<TrueItem> Items,
        IReadOnlyList<TrueTown> Towns,
    IReadOnlyList<TrueArea> Areas, IReadOnlyList<TrueValue> Truth);

/// <param name="Unit">Number of the unit in its town; −1 for people outside the units (council, citizens).</param>
/// <param name="Level">head, lead, staff, or the key of the perspective for people outside the hierarchy.</param>
public sealed record SimulatedPerson(int Town, int Unit, string Level, string Role, string Age, int Perspective)
{
    public bool Leads => Level is "head" or "lead";

    public bool Hierarchy => Leads || Level == "staff";
}

/// <summary>One simulated sheet of somebody who answered.</summary>
public sealed record SimulatedSheet(int Town, int Unit, PackedSheet Sheet, SimulatedPerson Person, Care Care);

/// <summary>How somebody answered.</summary>
public enum Care
{
    Careful,
    Straight,
    Random,
    Middle,
}

/// <param name="Shift">Added to the latent response of everybody; positive is easier to agree to.</param>
/// <param name="Thresholds">Ascending cuts of the latent response; one less than the scale has values.</param>
/// <param name="LeaderShift">Non-invariance: added for leaders only.</param>
/// <param name="LoadingChange">Non-invariance: factor on the loading from the second wave on.</param>
public sealed record TrueItem(
    string Key, string Area, bool Reversed, double Loading, double Shift, IReadOnlyList<double> Thresholds, double LeaderShift,
        double LoadingChange);

/// <param name="Effects">Latent effect per area, in the model's order.</param>
/// <param name="Changes">Latent change per area from each wave to the next.</param>
/// <param name="ResponseRates">Share of the hierarchy that answered, per wave.</param>
public sealed record TrueTown(
    string Name, int Staff, double BaseRate, bool Flat, IReadOnlyList<double> Effects, IReadOnlyList<IReadOnlyList<double>> Changes,
    IReadOnlyList<double> ResponseRates);

/// <summary>An area in the first wave, over everybody's careful and complete answers; null where it cannot be computed.</summary>
/// <param name="Alpha">Cronbach's alpha per perspective.</param>
/// <param name="Icc1Town">ICC(1) of person scores in towns, staff and leaders together.</param>
/// <param name="Gap">Mean of leaders minus mean of staff.</param>
public sealed record TrueArea(
    string Area, double LatentMean, double IccTown, double IccUnit, IReadOnlyDictionary<string, double?> Alpha, double? Icc1Town,
        double? Icc1Unit,
    double? Sd, double? Gap);

/// <summary>What everybody would have answered, had all answered carefully: the truth to be recovered. Null: nobody is asked.</summary>
/// <param name="Mean">Mean person score of staff and leaders in this area, town and wave, on the answer scale.</param>
public sealed record TrueValue(int Wave, string Town, string Area, double? Mean, double? StaffMean, double? LeaderMean);
