using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Initiatives.Planning;

/// <summary>What is loaded in a line.</summary>
public enum LoadKind
{
    Days,
    Money,
    Running,
    AtOnce,
    UnitAtOnce,
}

/// <summary>Need beside what can be given, quarter by quarter.</summary>
/// <param name="Unit">Name of the unit; empty: the whole house.</param>
/// <param name="Can">Empty: not limited.</param>
public sealed record LoadLine(LoadKind Kind, string Unit, IReadOnlyList<double> Need, IReadOnlyList<double> Can)
{
    public bool IsOver(int quarter) => Can.Count > 0 && Need[quarter] > Can[quarter] + 1e-9;

    public string Name(Language language) => Kind switch
    {
        LoadKind.Days => language.Say($"{Unit}: Personentage", $"{Unit}: person-days"),
        LoadKind.Money => language.Say("Geld insgesamt in €", "Money in total in €"),
        LoadKind.Running => language.Say("davon laufende Kosten in €", "of that running cost in €"),
        LoadKind.AtOnce => language.Say("Maßnahmen zugleich", "initiatives at once"),
        _ => language.Say($"{Unit}: Maßnahmen zugleich", $"{Unit}: initiatives at once"),
    };
}

/// <summary>The load of a house over some quarters.</summary>
public sealed record Load(Quarter First, int Quarters, IReadOnlyList<LoadLine> Lines)
{
    public IEnumerable<(LoadLine Line, Quarter Quarter, double Need, double Can)> Over => Lines.SelectMany(line =>
        Enumerable.Range(0, Quarters).Where(line.IsOver).Select(at => (line, First.Plus(at), line.Need[at], line.Can[at])));

    /// <summary>The load of a plan against what its question allows.</summary>
    public static Load Of(Plan plan, Quarter first, IReadOnlyDictionary<string, string> units)
    {
        var question = plan.Question;
        IReadOnlyList<double> Each(Func<int, double> value) => [.. Enumerable.Range(0, question.Quarters).Select(value)];
        var lines = question.Units.Select(unit => new LoadLine(LoadKind.Days, units.GetValueOrDefault(unit.Unit, unit.Unit),
            Each(at => plan.DaysOf(unit.Unit, at)), Each(at => unit.Days[at]))).ToList();
        lines.AddRange(question.Units.Where(unit => unit.AtOnce is not null).Select(unit => new LoadLine(LoadKind.UnitAtOnce,
            units.GetValueOrDefault(unit.Unit, unit.Unit), Each(at => plan.AtOnce(unit.Unit, at)), Each(_ => unit.AtOnce!.Value))));
        lines.Add(new(LoadKind.Money, "", Each(at => plan.MoneyIn(at)), question.Money is { } money ? Each(at => money[at]) : []));
        if (question.Running is { } running) lines.Add(new(LoadKind.Running, "", Each(at => plan.RunningMoneyIn(at)), Each(at =>
            running[at])));
        lines.Add(new(LoadKind.AtOnce, "", Each(at => plan.AtOnce(at)), question.AtOnce is { } most ? Each(_ => most) : []));
        return new(first, question.Quarters, lines);
    }

    /// <summary>The load of what is decided or running, by the dates that are entered.</summary>
    public static Load Of(Portfolio portfolio, CapacityContent capacity, IReadOnlyList<Unit> units)
    {
        var known = units.ToDictionary(unit => unit.Id);
        var planned = portfolio.Sheets.Where(one => one.Stand is Stand.Decided or Stand.Running).Select(one => one.Content)
            .Where(one => one is { Begin: not null, End: not null }).ToList();
        IReadOnlyList<double> Each(Func<Quarter, double> value) =>
            [.. Enumerable.Range(0, capacity.Quarters).Select(at => Math.Round(value(capacity.First.Plus(at)), 1))];
        var lines = capacity.Units.Where(line => known.ContainsKey(line.Unit)).Select(line => new LoadLine(LoadKind.Days,
            known[line.Unit].Name, Each(quarter => planned.Sum(one => Demand.Of(one).Where(need =>
                capacity.LineOf(need.Unit, known)?.Unit == line.Unit).Sum(need => need.Days) * Demand.ShareIn(one, quarter))), line.Days))
            .ToList();
        lines.Add(new(LoadKind.Money, "", Each(quarter => planned.Sum(one => (double)Demand.MoneyIn(one, quarter))),
            [.. (capacity.Money ?? []).Select(euros => (double)euros)]));
        lines.Add(new(LoadKind.AtOnce, "", Each(quarter => planned.Count(one => Demand.ShareIn(one, quarter) > 0)),
            capacity.AtOnce is { } most ? Each(_ => most) : []));
        return new(capacity.First, capacity.Quarters, lines);
    }
}

/// <summary>What an initiative needs of units and money, by its dates.</summary>
public static class Demand
{
    /// <summary>Days of the units that it needs; days of nobody are left out.</summary>
    public static IReadOnlyList<UnitDays> Of(InitiativeContent content)
    {
        var rest = content.Days - content.Elsewhere.Sum(one => one.Days);
        return [.. content.Elsewhere.Where(one => one.Days > 0), .. content.Unit is { } unit && rest > 0 ? [new UnitDays(unit, rest)]
            : Array.Empty<UnitDays>()];
    }

    /// <summary>Which share of its time lies in a quarter.</summary>
    public static double ShareIn(InitiativeContent content, Quarter quarter)
    {
        if (content is not { Begin: { } begin, End: { } end } || end < begin) return 0;
        var (from, to) = (begin > quarter.First ? begin : quarter.First, end < quarter.Last ? end : quarter.Last);
        return Math.Max(0, to.DayNumber - from.DayNumber + 1) / (double)(end.DayNumber - begin.DayNumber + 1);
    }

    /// <summary>Euros in a quarter: once in that of its begin, and a quarter of the running cost in those after its end.</summary>
    public static decimal MoneyIn(InitiativeContent content, Quarter quarter) =>
        (content.Begin is { } begin && Quarter.Of(begin) == quarter ? content.CostOnce : 0)
        + (content.End is { } end && Quarter.Of(end).Count < quarter.Count ? content.CostRunning / 4 : 0);
}
