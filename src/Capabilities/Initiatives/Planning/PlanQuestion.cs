namespace Wegmarke.Initiatives.Planning;

/// <summary>What a plan is made from: candidates, what they would move, and what the house can carry.</summary>
/// <param name="Quarters">How many quarters are planned, counted from 0.</param>
/// <param name="Money">Euros that may be spent per quarter; null: no limit per quarter.</param>
/// <param name="Budget">Euros that may be spent over all quarters; null: no limit.</param>
/// <param name="AtOnce">How many initiatives may run in the same quarter; null: no limit.</param>
public sealed record PlanQuestion(
    int Quarters, IReadOnlyList<PlanCandidate> Candidates, IReadOnlyList<PlanArea> Areas, IReadOnlyList<UnitCapacity> Units,
    IReadOnlyList<long>? Money = null, long? Budget = null, int? AtOnce = null)
{
    public const int QuartersMax = 40;
    public const int CandidatesMax = 1_000;

    /// <summary>Share of what an area gains that counts for each area it makes possible as well. An assumption, told beside every
    /// plan.</summary>
    public const double PassedOn = 0.25;

    /// <summary>Share of its value that an initiative loses with each quarter by which it finishes later: what helps earlier is
    /// preferred.</summary>
    public const double LostPerQuarter = 0.01;

    /// <summary>Euros of running cost that may be spent per quarter, part of the money; null: no limit of its own.</summary>
    public IReadOnlyList<long>? Running { get; init; }
}

/// <summary>An initiative that could be taken.</summary>
/// <param name="Duration">Quarters from its start to its finish.</param>
/// <param name="Work">Days of each unit in every quarter in which it runs.</param>
/// <param name="CostOnce">Euros in the quarter of its start.</param>
/// <param name="CostRunning">Euros in every quarter after its finish.</param>
/// <param name="Contributions">By how many stages it is expected to raise each area.</param>
public sealed record PlanCandidate(
    string Key, int Duration, IReadOnlyList<PlanWork> Work, long CostOnce, long CostRunning,
    IReadOnlyDictionary<string, double> Contributions)
{
    /// <summary>Initiatives that must be finished before this one starts.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Somebody decided that it is taken, whatever it is worth.</summary>
    public bool Must { get; init; }

    /// <summary>Somebody decided that it is not taken.</summary>
    public bool Declined { get; init; }

    /// <summary>First quarter in which it can start.</summary>
    public int Earliest { get; init; }

    /// <summary>Quarter in which it must be finished at the latest; null: none.</summary>
    public int? Deadline { get; init; }
}

public sealed record PlanWork(string Unit, int Days);

/// <param name="Gap">Stages from where the area stands to the agreed target; what goes beyond is worth nothing.</param>
/// <param name="Weight">How much a stage in this area counts.</param>
/// <param name="Enables">Areas that this one makes possible.</param>
public sealed record PlanArea(string Key, double Gap, double Weight, IReadOnlyList<string> Enables);

/// <param name="Days">Days that the unit can give in each quarter.</param>
public sealed record UnitCapacity(string Unit, IReadOnlyList<int> Days)
{
    /// <summary>In how many initiatives the unit may work in the same quarter; null: no limit.</summary>
    public int? AtOnce { get; init; }
}
