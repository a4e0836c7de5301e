using Wegmarke.Design;

namespace Wegmarke.Horizon.Risks;

/// <summary>What the cycle of a risk asks for next.</summary>
public enum RiskStep
{
    /// <summary>Nobody has decided what to do about it.</summary>
    Treat,

    /// <summary>It is to be reduced, avoided or shared, and no initiative does so.</summary>
    Begin,

    /// <summary>It is to be borne and nobody bears it, or not any more.</summary>
    Accept,
    Review,

    /// <summary>Nothing before the next review.</summary>
    Watch,
}

public static class RiskSteps
{
    public static RiskStep Of(EntryState state, RiskAcceptance? acceptance, DateOnly today) => (RiskContent)state.Content switch
    {
        { Treatment: Treatment.Open } => RiskStep.Treat,
        { Treatment: Treatment.Accept } when acceptance is null || acceptance.Until < today => RiskStep.Accept,
        { Treatment: Treatment.Avoid or Treatment.Reduce, Initiatives.Count: 0 } => RiskStep.Begin,
        _ when state.IsOverdue(today) => RiskStep.Review,
        _ => RiskStep.Watch,
    };

    public static string Name(this RiskStep step, Language language) => step switch
    {
        RiskStep.Treat => language.Say("entscheiden, was getan wird", "decide what is done"),
        RiskStep.Begin => language.Say("Maßnahme beginnen", "begin an initiative"),
        RiskStep.Accept => language.Say("jemand muss es tragen", "somebody must bear it"),
        RiskStep.Review => language.Say("ansehen", "look at it"),
        _ => language.Say("nichts bis zum nächsten Ansehen", "nothing until the next review"),
    };
}
