using System.Text.Json.Serialization;

namespace Wegmarke.Initiatives.Planning;

/// <summary>Why an initiative is in the plan or not.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanReason>))]
public enum PlanReason
{
    /// <summary>Taken because somebody decided so.</summary>
    Must,

    /// <summary>Taken because another one waits for it.</summary>
    MakesPossible,

    /// <summary>Taken for what it closes.</summary>
    Closes,

    /// <summary>Left because somebody decided so.</summary>
    Declined,

    /// <summary>Left: its areas are at their targets already, or others of the plan bring them there.</summary>
    NothingToClose,

    /// <summary>Left: even alone it cannot be finished in the planned quarters within capacity and money.</summary>
    DoesNotFit,

    /// <summary>Left: what it needs is better spent on others.</summary>
    OthersAreWorthMore,
}

/// <param name="Worth">Taken: what the plan loses without it and what waits for it. Left: what the plan loses if it is forced in. Null
/// where
/// it was not computed or cannot be.</param>
public sealed record PlanExplanation(string Key, PlanReason Reason, double? Worth);

/// <summary>What one more of something would buy.</summary>
/// <param name="Kind">Capacity, Budget, Money or AtOnce.</param>
/// <param name="Gain">By how much the best plan becomes more valuable.</param>
public sealed record NextBuy(RuleKind Kind, string Unit, long More, double Gain);

/// <summary>Explains a plan by solving the question again with one thing changed each time.</summary>
public sealed class ExplainPlan(Plan plan, TimeSpan limitEach)
{
    private readonly PlanQuestion question = plan.Question;

    public IReadOnlyList<PlanExplanation> Reasons(CancellationToken stop = default) =>
        [.. question.Candidates.Select(one => Reason(one, stop))];

    public PlanExplanation Reason(PlanCandidate one, CancellationToken stop = default) =>
        plan.Starts.ContainsKey(one.Key) ? OfTaken(one, stop) : OfLeft(one, stop);

    /// <summary>What a forced choice costs: the plan with it, or the rules that forbid it.</summary>
    public OptimisePlan.Outcome Forced(string key, bool taken, CancellationToken stop = default) => OptimisePlan.Run(question with
    {
        Candidates = [.. question.Candidates.Select(one => one.Key != key ? one : one with { Must = taken, Declined = !taken })],
    }, limitEach, near: plan, stop: stop);

    /// <summary>What a tenth more of each unit's days, of the money and one more at once would bring.</summary>
    public IReadOnlyList<NextBuy> Next(CancellationToken stop = default)
    {
        var found = new List<NextBuy>();
        void Try(RuleKind kind, string unit, long more, PlanQuestion richer)
        {
            if (more <= 0 || stop.IsCancellationRequested) return;
            if (ValueOf(richer, stop) is { } value) found.Add(new(kind, unit, more, Math.Max(0, value - plan.Value)));
        }

        foreach (var unit in question.Units)
        {
            var more = (int)Math.Ceiling(unit.Days.Average() / 10);
            Try(RuleKind.Capacity, unit.Unit, more, question with
            {
                Units = [.. question.Units.Select(one => one.Unit == unit.Unit ? one with { Days = [.. one.Days.Select(days => days
                    + more)] } : one)],
            });
        }

        if (question.Budget is { } budget) Try(RuleKind.Budget, "", budget / 10, question with { Budget = budget + budget / 10 });
        if (question.Money is { Count: > 0 } money)
        {
            var more = (long)Math.Ceiling(money.Average() / 10);
            Try(RuleKind.Money, "", more, question with { Money = [.. money.Select(euros => euros + more)] });
        }

        if (question.Running is { Count: > 0 } running)
        {
            var more = (long)Math.Ceiling(running.Average() / 10);
            Try(RuleKind.Running, "", more, question with { Running = [.. running.Select(euros => euros + more)] });
        }

        foreach (var unit in question.Units.Where(unit => unit.AtOnce is not null))
        {
            Try(RuleKind.UnitAtOnce, unit.Unit, 1, question with
            {
                Units = [.. question.Units.Select(one => one.Unit == unit.Unit ? one with { AtOnce = one.AtOnce + 1 } : one)],
            });
        }

        if (question.AtOnce is { } most) Try(RuleKind.AtOnce, "", 1, question with { AtOnce = most + 1 });
        return [.. found.OrderByDescending(one => one.Gain)];
    }

    private PlanExplanation OfTaken(PlanCandidate one, CancellationToken stop)
    {
        var without = Forced(one.Key, taken: false, stop) is OptimisePlan.Planned other ? plan.Value - other.Plan.Value : (double?)null;
        var own = question.Areas.Any(area => Plan.Gain(question, one, area.Key) > 0 && area.Weight > 0);
        return new(one.Key, one.Must ? PlanReason.Must : own ? PlanReason.Closes : PlanReason.MakesPossible, without);
    }

    private PlanExplanation OfLeft(PlanCandidate one, CancellationToken stop)
    {
        if (one.Declined) return new(one.Key, PlanReason.Declined, null);
        var closed = plan.Closed;
        if (!question.Areas.Any(area => area.Weight > 0 && area.Gap - closed[area.Key] > 1e-9 && Plan.Gain(question, one, area.Key) > 0)
            && question.Candidates.All(other => !other.After.Contains(one.Key))) return new(one.Key, PlanReason.NothingToClose, null);
        return Forced(one.Key, taken: true, stop) switch
        {
            OptimisePlan.Planned forced => new(one.Key, PlanReason.OthersAreWorthMore, Math.Max(0, plan.Value - forced.Plan.Value)),
            OptimisePlan.Impossible => new(one.Key, PlanReason.DoesNotFit, null),
            _ => new(one.Key, PlanReason.OthersAreWorthMore, null),
        };
    }

    private double? ValueOf(PlanQuestion changed, CancellationToken stop) =>
        OptimisePlan.Run(changed, limitEach, near: plan, stop: stop) is OptimisePlan.Planned planned ? planned.Plan.Value : null;
}
