using Google.OrTools.Sat;

namespace Wegmarke.Initiatives.Planning;

/// <summary>The question as the solver reads it: one yes or no for each initiative and each quarter in which it could start.</summary>
internal sealed class PlanModel
{
    /// <summary>Value is counted in hundred-thousandths of a weighted stage: gains in thousandths, weights in hundredths.</summary>
    public const double Unit = 1e-5;

    private const double GainUnit = 1e-3;
    private const double WeightUnit = 1e-2;

    private readonly PlanQuestion question;
    private readonly Dictionary<string, BoolVar?[]> starts = [];
    private readonly Dictionary<string, LinearExpr> taken = [];

    /// <param name="kept">Which rules hold; windows always do.</param>
    /// <param name="valued">Whether the best plan is wanted; else any.</param>
    public PlanModel(PlanQuestion question, Func<PlanRule, bool> kept, bool valued)
    {
        this.question = question;
        foreach (var one in question.Candidates) AddStarts(one, kept);
        foreach (var one in question.Candidates)
        {
            foreach (var key in one.After.Where(key => kept(new(RuleKind.Order, one.Key, key)))) AddOrder(one, key);
        }

        foreach (var unit in question.Units.Where(unit => kept(new(RuleKind.Capacity, unit.Unit)))) AddCapacity(unit);
        foreach (var unit in question.Units.Where(unit => unit.AtOnce is not null && kept(new(RuleKind.UnitAtOnce, unit.Unit))))
        {
            for (var quarter = 0; quarter < question.Quarters; quarter++)
            {
                AddLimit(quarter, one => Plan.DaysOf(one, unit.Unit) > 0 ? 1 : 0, unit.AtOnce!.Value);
            }
        }

        AddMoney(kept);
        if (question.AtOnce is { } most && kept(new(RuleKind.AtOnce, "")))
        {
            for (var quarter = 0; quarter < question.Quarters; quarter++) AddLimit(quarter, one => 1, most);
        }

        if (valued) Maximise();
    }

    public CpModel Model { get; } = new();

    public void Hint(Plan plan)
    {
        foreach (var (key, own) in starts)
        {
            for (var at = 0; at < own.Length; at++)
            {
                if (own[at] is { } start) Model.AddHint(start, plan.Starts.TryGetValue(key, out var begun) && begun == at ? 1 : 0);
            }
        }
    }

    public Plan Read(Func<BoolVar, bool> holds)
    {
        var found = new Dictionary<string, int>();
        foreach (var (key, own) in starts)
        {
            var at = Array.FindIndex(own, start => start is not null && holds(start));
            if (at >= 0) found[key] = at;
        }

        return new(question, found);
    }

    private void AddStarts(PlanCandidate one, Func<PlanRule, bool> kept)
    {
        var last = question.Quarters - one.Duration;
        if (one.Deadline is { } deadline && kept(new(RuleKind.Deadline, one.Key))) last = Math.Min(last, deadline - one.Duration + 1);
        var own = new BoolVar?[question.Quarters];
        for (var at = one.Earliest; at <= last; at++) own[at] = Model.NewBoolVar($"{one.Key} from {at}");
        starts[one.Key] = own;
        var sum = taken[one.Key] = LinearExpr.Sum(own.OfType<BoolVar>());
        if (one.Must && kept(new(RuleKind.Must, one.Key))) Model.Add(sum == 1);
        else if (one.Declined && kept(new(RuleKind.Declined, one.Key))) Model.Add(sum == 0);
        else Model.AddAtMostOne(own.OfType<BoolVar>());
    }

    /// <summary>Whoever has started by a quarter needs the other to have finished before it.</summary>
    private void AddOrder(PlanCandidate one, string before)
    {
        var duration = question.Candidates.First(other => other.Key == before).Duration;
        for (var quarter = 0; quarter < question.Quarters; quarter++)
        {
            Model.Add(LinearExpr.Sum(starts[one.Key].Take(quarter + 1).OfType<BoolVar>())
                <= LinearExpr.Sum(starts[before].Take(Math.Max(0, quarter - duration + 1)).OfType<BoolVar>()));
        }
    }

    private void AddCapacity(UnitCapacity unit)
    {
        for (var quarter = 0; quarter < question.Quarters; quarter++)
        {
            AddLimit(quarter, one => Plan.DaysOf(one, unit.Unit), unit.Days[quarter]);
        }
    }

    /// <summary>What all that run in a quarter need together stays within a limit.</summary>
    private void AddLimit(int quarter, Func<PlanCandidate, int> need, int limit)
    {
        var (running, needs) = (new List<BoolVar>(), new List<long>());
        foreach (var one in question.Candidates.Where(one => need(one) > 0))
        {
            for (var at = Math.Max(0, quarter - one.Duration + 1); at <= quarter; at++)
            {
                if (starts[one.Key][at] is not { } start) continue;
                running.Add(start);
                needs.Add(need(one));
            }
        }

        if (running.Count > 0) Model.Add(LinearExpr.WeightedSum(running, needs) <= limit);
    }

    private void AddMoney(Func<PlanRule, bool> kept)
    {
        var all = question.Candidates.SelectMany(one => starts[one.Key].Index().Where(start => start.Item is not null)
            .Select(start => (Start: start.Item!, one, At: start.Index))).ToList();
        LinearExpr Spent(Func<(BoolVar Start, PlanCandidate one, int At), long> money) =>
            LinearExpr.WeightedSum(all.Select(start => start.Start), all.Select(money));
        if (question.Money is { } each && kept(new(RuleKind.Money, "")))
        {
            for (var quarter = 0; quarter < question.Quarters; quarter++)
            {
                var now = quarter;
                Model.Add(Spent(start => Plan.Money(start.one, start.At, now)) <= each[quarter]);
            }
        }

        if (question.Running is { } running && kept(new(RuleKind.Running, "")))
        {
            for (var quarter = 0; quarter < question.Quarters; quarter++)
            {
                var now = quarter;
                Model.Add(Spent(start => Plan.RunningMoney(start.one, start.At, now)) <= running[quarter]);
            }
        }

        if (question.Budget is { } budget && kept(new(RuleKind.Budget, "")))
        {
            long Whole(PlanCandidate one, int at) => Enumerable.Range(0, question.Quarters).Sum(quarter => Plan.Money(one, at, quarter));
            Model.Add(Spent(start => Whole(start.one, start.At)) <= budget);
        }
    }

    private void Maximise()
    {
        var (terms, worth) = (new List<LinearExpr>(), new List<long>());
        foreach (var area in question.Areas)
        {
            List<(LinearExpr Taken, long Gain)> gains = [.. question.Candidates
                .Select(one => (taken[one.Key], (long)Math.Round(Plan.Gain(question, one, area.Key) / GainUnit)))
                .Where(one => one.Item2 > 0)];
            if (gains.Count == 0) continue;
            var closed = Model.NewIntVar(0, (long)Math.Round(area.Gap / GainUnit), area.Key);
            Model.Add(closed <= LinearExpr.WeightedSum(gains.Select(one => one.Taken), gains.Select(one => one.Gain)));
            terms.Add(closed);
            worth.Add((long)Math.Round(area.Weight / WeightUnit));
        }

        foreach (var one in question.Candidates)
        {
            for (var at = 0; at < question.Quarters; at++)
            {
                if (starts[one.Key][at] is not { } start) continue;
                terms.Add(start);
                // One unit less for everything that is taken: what brings nothing is left.
                worth.Add(-1 - (long)Math.Round(Plan.Delay(question, one, at) / Unit));
            }
        }

        Model.Maximize(LinearExpr.WeightedSum(terms, worth));
    }
}
