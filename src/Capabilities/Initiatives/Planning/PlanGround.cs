using System.Text.Json.Serialization;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;

namespace Wegmarke.Initiatives.Planning;

/// <summary>Everything that a question is built from.</summary>
/// <param name="Gaps">Stages from where each area stands to its agreed target; areas without a released figure are missing; null: nothing
/// is released.</param>
/// <param name="Today">Plans begin with its quarter.</param>
public sealed record PlanGround(
    Portfolio Portfolio, CapacityContent? Capacity, IReadOnlyList<Unit> Units, MaturityModel Model,
    IReadOnlyDictionary<string, double>? Gaps, DateOnly Today);

/// <summary>What had to be assumed, or could not be taken into account.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoteKind>))]
public enum NoteKind
{
    /// <summary>Nothing is released: effects count as they are entered, however far an area is.</summary>
    NoRelease,

    /// <summary>The figure of this area is not released; a gap of one stage is assumed.</summary>
    AreaUnknown,

    /// <summary>Nothing is entered about what can be carried.</summary>
    NoCapacity,

    /// <summary>Nobody said what this unit can give, so it limits nothing.</summary>
    UnitWithoutCapacity,

    /// <summary>Nobody said who does the work of this initiative.</summary>
    WithoutUnit,

    /// <summary>Nobody estimated the effect, so it is worth nothing.</summary>
    WithoutEffect,

    /// <summary>The table of capacities ends before the plan; its last value goes on.</summary>
    CapacityEnds,

    /// <summary>Waits for an initiative that was declined or stopped, so it cannot be planned.</summary>
    WaitsForNo,
}

/// <param name="Keys">Keys of areas, units or initiatives that it is about.</param>
public sealed record PlanNote(NoteKind Kind, IReadOnlyList<string> Keys);

/// <summary>What of an initiative has to be known to show it in a plan, as it was when the plan was made.</summary>
/// <param name="Number">Number of the version that was planned with.</param>
public sealed record PlanSubject(string Title, Stand Stand, int Number, int Effect, bool Groundwork);

/// <summary>A question with the words for its keys.</summary>
public sealed record PlanBasis(
    PlanQuestion Question, Quarter First, IReadOnlyDictionary<string, PlanSubject> Subjects, IReadOnlyDictionary<string, string> Units,
    IReadOnlyList<PlanNote> Notes);
