using Google.OrTools.Sat;

namespace Wegmarke.Initiatives.Planning;

/// <summary>Which rules cannot hold together. From all rules one after the other is left out; whatever stays impossible without it does not
/// need it. What remains is irreducible.</summary>
public static class FindConflict
{
    private const int SecondsEach = 5;

    /// <returns>Empty where a plan is possible.</returns>
    public static IReadOnlyList<PlanRule> Run(PlanQuestion question)
    {
        var needed = Needed(question);
        var part = question with { Candidates = [.. question.Candidates.Where(one => needed.Contains(one.Key))] };
        var rules = RulesOf(part).ToList();
        if (IsPossible(part, rules)) return [];
        foreach (var rule in rules.ToList())
        {
            List<PlanRule> others = [.. rules.Where(one => one != rule)];
            if (!IsPossible(part, others)) rules = others;
        }

        // A window is no rule of the house that could be dropped, but the reader has to see it.
        var named = rules.Select(rule => rule.Key).ToHashSet();
        rules.AddRange(part.Candidates.Where(one => named.Contains(one.Key) && one.Earliest + one.Duration > question.Quarters)
            .Select(one => new PlanRule(RuleKind.Window, one.Key)));
        return rules;
    }

    /// <summary>What must be taken, and what that waits for; all else can be left, so it cannot stand in the way.</summary>
    private static HashSet<string> Needed(PlanQuestion question)
    {
        var byKey = question.Candidates.ToDictionary(one => one.Key);
        var needed = new HashSet<string>();
        var open = new Stack<string>(question.Candidates.Where(one => one.Must).Select(one => one.Key));
        while (open.TryPop(out var key))
        {
            if (!needed.Add(key)) continue;
            foreach (var before in byKey[key].After) open.Push(before);
        }

        return needed;
    }

    private static IEnumerable<PlanRule> RulesOf(PlanQuestion question)
    {
        if (question.AtOnce is not null) yield return new(RuleKind.AtOnce, "");
        if (question.Running is not null) yield return new(RuleKind.Running, "");
        if (question.Money is not null) yield return new(RuleKind.Money, "");
        if (question.Budget is not null) yield return new(RuleKind.Budget, "");
        foreach (var unit in question.Units.Where(unit => unit.AtOnce is not null)) yield return new(RuleKind.UnitAtOnce, unit.Unit);
        foreach (var unit in question.Units) yield return new(RuleKind.Capacity, unit.Unit);
        foreach (var one in question.Candidates.Where(one => one.Deadline is not null)) yield return new(RuleKind.Deadline, one.Key);
        foreach (var one in question.Candidates)
        {
            foreach (var key in one.After) yield return new(RuleKind.Order, one.Key, key);
        }

        foreach (var one in question.Candidates.Where(one => one.Declined)) yield return new(RuleKind.Declined, one.Key);
        foreach (var one in question.Candidates.Where(one => one.Must)) yield return new(RuleKind.Must, one.Key);
    }

    /// <summary>What could not be decided in time counts as possible: then a rule stays that might not be needed, and none is
    /// missing.</summary>
    private static bool IsPossible(PlanQuestion question, IReadOnlyList<PlanRule> rules)
    {
        var kept = rules.ToHashSet();
        var model = new PlanModel(question, kept.Contains, valued: false);
        using var solver = new CpSolver();
        solver.StringParameters = FormattableString.Invariant($"max_time_in_seconds:{SecondsEach},num_workers:1,random_seed:1");
        return solver.Solve(model.Model) != CpSolverStatus.Infeasible;
    }
}
