using System.Text.Json.Serialization;

namespace Wegmarke.Initiatives.Planning;

/// <summary>What makes a question unusable, and where.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>Initiatives wait for each other; the keys are the circle, in order.</summary>
    Circle,
    UnknownInitiative,
    UnknownUnit,
    UnknownArea,

    /// <summary>Days, euros, gaps, weights, contributions or limits below zero, or not a number.</summary>
    Negative,

    /// <summary>No quarters, or more quarters or initiatives than can be planned.</summary>
    Size,

    /// <summary>A list of a value per quarter that has another number of quarters.</summary>
    OtherQuarters,
    SameKeyTwice,

    /// <summary>Taken and not taken at once.</summary>
    MustAndDeclined,
}

/// <param name="Keys">Initiatives, units or areas that it is about.</param>
public sealed record PlanFault(FaultKind Kind, IReadOnlyList<string> Keys);

/// <summary>Looks whether a question can be answered at all.</summary>
public static class CheckPlanQuestion
{
    public static IReadOnlyList<PlanFault> Run(PlanQuestion question) => [.. Faults(question)];

    private static IEnumerable<PlanFault> Faults(PlanQuestion question)
    {
        if (question.Quarters is < 1 or > PlanQuestion.QuartersMax || question.Candidates.Count > PlanQuestion.CandidatesMax)
        {
            yield return new(FaultKind.Size, []);
        }

        var keys = question.Candidates.Select(one => one.Key).ToHashSet();
        foreach (var twice in question.Candidates.GroupBy(one => one.Key).Where(group => group.Count() > 1))
        {
            yield return new(FaultKind.SameKeyTwice, [twice.Key]);
        }

        var units = question.Units.Select(one => one.Unit).ToHashSet();
        var areas = question.Areas.Select(one => one.Key).ToHashSet();
        foreach (var one in question.Candidates)
        {
            foreach (var fault in FaultsOf(one, keys, units, areas)) yield return fault;
        }

        foreach (var area in question.Areas.Where(area => !(area.Gap >= 0 && area.Weight >= 0 && double.IsFinite(area.Gap + area.Weight))))
        {
            yield return new(FaultKind.Negative, [area.Key]);
        }

        foreach (var unit in question.Units)
        {
            if (unit.Days.Count != question.Quarters) yield return new(FaultKind.OtherQuarters, [unit.Unit]);
            if (unit.Days.Any(days => days < 0) || unit.AtOnce < 0) yield return new(FaultKind.Negative, [unit.Unit]);
        }

        if (question.Money is { } money && money.Count != question.Quarters) yield return new(FaultKind.OtherQuarters, []);
        if (question.Running is { } running && running.Count != question.Quarters) yield return new(FaultKind.OtherQuarters, []);
        if (question.Money?.Any(euros => euros < 0) == true || question.Running?.Any(euros => euros < 0) == true || question.Budget < 0
            || question.AtOnce < 0)
        {
            yield return new(FaultKind.Negative, []);
        }

        if (CircleOf(question) is { } circle) yield return new(FaultKind.Circle, circle);
    }

    private static IEnumerable<PlanFault> FaultsOf(PlanCandidate one, HashSet<string> keys, HashSet<string> units, HashSet<string> areas)
    {
        PlanFault Unknown(FaultKind kind, string key) => new(kind, [one.Key, key]);
        foreach (var key in one.After.Where(key => !keys.Contains(key))) yield return Unknown(FaultKind.UnknownInitiative, key);
        foreach (var work in one.Work.Where(work => !units.Contains(work.Unit))) yield return Unknown(FaultKind.UnknownUnit, work.Unit);
        foreach (var area in one.Contributions.Keys.Where(area => !areas.Contains(area))) yield return Unknown(FaultKind.UnknownArea, area);
        if (one.Duration < 1 || one.Earliest < 0 || one.CostOnce < 0 || one.CostRunning < 0 || one.Work.Any(work => work.Days < 0)
            || one.Contributions.Values.Any(value => !(value >= 0 && double.IsFinite(value))))
        {
            yield return new(FaultKind.Negative, [one.Key]);
        }

        if (one is { Must: true, Declined: true }) yield return new(FaultKind.MustAndDeclined, [one.Key]);
    }

    /// <summary>Initiatives that wait for each other, each for the next; null where there are none.</summary>
    private static List<string>? CircleOf(PlanQuestion question)
    {
        var after = question.Candidates.GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.First().After);
        var done = new HashSet<string>();
        var path = new List<string>();
        List<string>? Visit(string key)
        {
            if (path.IndexOf(key) is >= 0 and var at) return path[at..];
            if (!after.TryGetValue(key, out var waitsFor) || !done.Add(key)) return null;
            path.Add(key);
            var found = waitsFor.Select(Visit).FirstOrDefault(circle => circle is not null);
            path.RemoveAt(path.Count - 1);
            return found;
        }

        return question.Candidates.Select(one => Visit(one.Key)).FirstOrDefault(circle => circle is not null);
    }
}
