namespace Wegmarke.Strategy;

/// <summary>Where something in the strategy hangs in the air.</summary>
public enum LooseEnd
{
    GoalWithoutOwner,
    GoalWithoutIndicator,
    GoalWithoutInitiative,
    GoalOverdue,
    AreaWithoutGoal,
    TargetWithoutOwner,
    InitiativeWithoutCause,
    InitiativeWithoutGoal,

    /// <summary>Begun because there was money, not because the strategy asks for it.</summary>
    GrantWithoutGoal,
    StrategyNotResolved,
    CommitmentOrphaned,
}

public enum Severity
{
    Light,
    Medium,
    Serious,
}

/// <summary>One loose end.</summary>
/// <param name="Subject">Title of the goal, initiative or office; key of the area.</param>
/// <param name="Id">Of the goal or initiative; null for areas and the strategy.</param>
public sealed record Loose(LooseEnd Kind, Severity Severity, string Subject, Guid? Id = null, string Area = "");

/// <summary>What the check needs to know of an area: where it stands, if that may be shown, and the target of the model.</summary>
public sealed record AreaStand(string Area, double? Mean, double ModelTarget);

/// <summary>What the check needs to know of an initiative that is planned or under way.</summary>
public sealed record InitiativeInBrief(Guid Id, string Title, IReadOnlyList<Guid> Goals, bool HasCause, bool ByGrant);

/// <summary>Looks for everything that hangs in the air; the most serious first.</summary>
public static class CheckStrategy
{
    /// <summary>A distance that nobody would act upon is none.</summary>
    public const double WorthAGoal = 0.25;

    public static IReadOnlyList<Loose> Run(StrategyState state, IReadOnlyList<AreaStand> areas,
        IReadOnlyList<InitiativeInBrief> initiatives,
        DateOnly today) =>
    [
        .. Goals(state, initiatives, today).Concat(Areas(state, areas)).Concat(Initiatives(initiatives)).Concat(House(state))
            .OrderByDescending(one => one.Severity).ThenBy(one => one.Kind),
    ];

    private static IEnumerable<Loose> Goals(StrategyState state, IReadOnlyList<InitiativeInBrief> initiatives, DateOnly today)
    {
        var carried = initiatives.SelectMany(one => one.Goals).ToHashSet();
        foreach (var goal in state.Goals)
        {
            var content = goal.Content;
            if (content.Owner.Length == 0) yield return new(LooseEnd.GoalWithoutOwner, Severity.Serious, content.Title, goal.Id,
                content.Area);
            if (!content.IsMeasured) yield return new(LooseEnd.GoalWithoutIndicator, Severity.Serious, content.Title, goal.Id,
                content.Area);
            if (!carried.Contains(goal.Id)) yield return new(LooseEnd.GoalWithoutInitiative, Severity.Medium, content.Title, goal.Id,
                content.Area);
            if (content.Due < today) yield return new(LooseEnd.GoalOverdue, Severity.Serious, content.Title, goal.Id, content.Area);
        }
    }

    private static IEnumerable<Loose> Areas(StrategyState state, IReadOnlyList<AreaStand> areas)
    {
        foreach (var stand in areas)
        {
            var target = state.Targets.GetValueOrDefault(stand.Area);
            if (target is { IsEnough: true }) continue;
            if (target is { Owner.Length: 0 }) yield return new(LooseEnd.TargetWithoutOwner, Severity.Medium, stand.Area, null, stand.Area);
            var gap = (target?.Stage ?? stand.ModelTarget) - stand.Mean;
            if (gap >= WorthAGoal && state.Goals.All(goal => goal.Content.Area != stand.Area))
            {
                yield return new(LooseEnd.AreaWithoutGoal, gap >= 1 ? Severity.Serious : Severity.Medium, stand.Area, null, stand.Area);
            }
        }
    }

    private static IEnumerable<Loose> Initiatives(IReadOnlyList<InitiativeInBrief> initiatives)
    {
        foreach (var one in initiatives)
        {
            if (one.Goals.Count == 0)
            {
                yield return one.ByGrant ? new(LooseEnd.GrantWithoutGoal, Severity.Serious, one.Title, one.Id)
                    : new(LooseEnd.InitiativeWithoutGoal, Severity.Medium, one.Title, one.Id);
            }

            if (!one.HasCause) yield return new(LooseEnd.InitiativeWithoutCause, Severity.Light, one.Title, one.Id);
        }
    }

    private static IEnumerable<Loose> House(StrategyState state)
    {
        if (state.Text is { } text && state.Resolutions.All(one => one.Number != text.Number))
        {
            yield return new(LooseEnd.StrategyNotResolved, Severity.Light, "");
        }

        foreach (var (commitment, end) in state.Commitments)
        {
            if (end is { Handover: true } && state.Goals.FirstOrDefault(goal => goal.Id == commitment.GoalId) is { } goal
                && !state.Commitments.Any(one => one.End is null && one.Commitment.GoalId == goal.Id))
            {
                yield return new(LooseEnd.CommitmentOrphaned, Severity.Medium, goal.Content.Title, goal.Id, goal.Content.Area);
            }
        }
    }
}
