using System.Text.Json.Serialization;

namespace Wegmarke.Initiatives.Planning;

/// <summary>Which initiatives are taken, and from which quarter on.</summary>
public sealed record Plan(PlanQuestion Question, IReadOnlyDictionary<string, int> Starts)
{
    public IEnumerable<PlanCandidate> Taken => Question.Candidates.Where(one => Starts.ContainsKey(one.Key));

    /// <summary>By how many stages each area comes closer to its target, what is passed on along the arrows included; never beyond the
    /// target.</summary>
    public IReadOnlyDictionary<string, double> Closed
    {
        get
        {
            var gains = Question.Areas.ToDictionary(area => area.Key, area => Taken.Sum(one => Gain(Question, one, area.Key)));
            return Question.Areas.ToDictionary(area => area.Key, area => Math.Min(area.Gap, gains[area.Key]));
        }
    }

    /// <summary>Weighted stages that are closed, less what later finishes cost: what the plan is chosen by.</summary>
    public double Value => Question.Areas.Sum(area => area.Weight * Closed[area.Key]) - Taken.Sum(one => Delay(Question, one,
        Starts[one.Key]));

    public int DaysOf(string unit, int quarter) => Running(quarter).Sum(one => one.Work.Where(work => work.Unit == unit).Sum(work =>
        work.Days));

    public long MoneyIn(int quarter) => Taken.Sum(one => Money(one, Starts[one.Key], quarter));

    public long RunningMoneyIn(int quarter) => Taken.Sum(one => RunningMoney(one, Starts[one.Key], quarter));

    public int AtOnce(int quarter) => Running(quarter).Count();

    /// <summary>In how many initiatives a unit works.</summary>
    public int AtOnce(string unit, int quarter) => Running(quarter).Count(one => DaysOf(one, unit) > 0);

    public IEnumerable<PlanCandidate> Running(int quarter) =>
        Taken.Where(one => Starts[one.Key] <= quarter && quarter < Starts[one.Key] + one.Duration);

    /// <summary>Stages in an area: the initiative's own, and a share of those in areas that make it possible.</summary>
    internal static double Gain(PlanQuestion question, PlanCandidate one, string area) => one.Contributions.GetValueOrDefault(area)
        + PlanQuestion.PassedOn * question.Areas.Where(other => other.Enables.Contains(area)).Sum(other =>
            one.Contributions.GetValueOrDefault(other.Key));

    /// <summary>What it costs that an initiative finishes only then: a share of all it could be worth, per quarter.</summary>
    internal static double Delay(PlanQuestion question, PlanCandidate one, int start) => PlanQuestion.LostPerQuarter * (start
        + one.Duration - 1)
        * question.Areas.Sum(area => area.Weight * Math.Min(area.Gap, Gain(question, one, area.Key)));

    internal static long Money(PlanCandidate one, int start, int quarter) =>
        quarter == start ? one.CostOnce : quarter >= start + one.Duration ? one.CostRunning : 0;

    internal static long RunningMoney(PlanCandidate one, int start, int quarter) => quarter >= start + one.Duration ? one.CostRunning : 0;

    internal static int DaysOf(PlanCandidate one, string unit) => one.Work.Where(work => work.Unit == unit).Sum(work => work.Days);

    /// <summary>All rules that the plan breaks; none for a plan that can be carried.</summary>
    public IEnumerable<PlanRule> Broken()
    {
        foreach (var one in Question.Candidates)
        {
            var start = Starts.TryGetValue(one.Key, out var at) ? at : (int?)null;
            if (one.Must && start is null) yield return new(RuleKind.Must, one.Key);
            if (one.Declined && start is not null) yield return new(RuleKind.Declined, one.Key);
            if (start is null) continue;
            if (start < one.Earliest || start + one.Duration > Question.Quarters) yield return new(RuleKind.Window, one.Key);
            if (start + one.Duration - 1 > one.Deadline) yield return new(RuleKind.Deadline, one.Key);
            foreach (var key in one.After)
            {
                var before = Question.Candidates.First(other => other.Key == key);
                if (!Starts.TryGetValue(key, out var then) || then + before.Duration > start) yield return new(RuleKind.Order, one.Key,
                    key);
            }
        }

        for (var quarter = 0; quarter < Question.Quarters; quarter++)
        {
            foreach (var unit in Question.Units.Where(unit => DaysOf(unit.Unit,
                quarter) > unit.Days[quarter])) yield return new(RuleKind.Capacity, unit.Unit);
            foreach (var unit in Question.Units.Where(unit => AtOnce(unit.Unit, quarter) > unit.AtOnce))
            {
                yield return new(RuleKind.UnitAtOnce, unit.Unit);
            }

            if (Question.Running is { } running && RunningMoneyIn(quarter) > running[quarter]) yield return new(RuleKind.Running, "");
            if (Question.Money is { } money && MoneyIn(quarter) > money[quarter]) yield return new(RuleKind.Money, "");
            if (AtOnce(quarter) > Question.AtOnce) yield return new(RuleKind.AtOnce, "");
        }

        if (Enumerable.Range(0, Question.Quarters).Sum(MoneyIn) > Question.Budget) yield return new(RuleKind.Budget, "");
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<RuleKind>))]
public enum RuleKind
{
    Must,
    Declined,

    /// <summary>Not before its earliest quarter, and finished within the planned quarters.</summary>
    Window,
    Deadline,

    /// <summary>The first after the second.</summary>
    Order,
    Capacity,
    Money,
    Budget,
    AtOnce,

    /// <summary>Running cost within the limit of the quarter.</summary>
    Running,

    /// <summary>A unit works in no more initiatives at once than it can.</summary>
    UnitAtOnce,
}

/// <param name="Key">Initiative or unit; empty where the whole house is meant.</param>
public sealed record PlanRule(RuleKind Kind, string Key, string Other = "");
