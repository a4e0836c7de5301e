namespace Wegmarke.Initiatives.Weighing;

/// <summary>One initiative in the weighing.</summary>
/// <param name="Points">In the order of the criteria.</param>
/// <param name="Value">Weighted mean of the points.</param>
/// <param name="Best">No weights within the band bring it to a better place.</param>
/// <param name="Worst">No weights within the band bring it to a worse place.</param>
public sealed record Weighed(Guid Id, IReadOnlyList<double> Points, double Value, int Place, int Best, int Worst);

/// <summary>How far the weight of a criterion can move alone until another initiative is first.</summary>
/// <param name="Down">The weight below which <paramref name="ThenDown"/> is first; null: at no weight.</param>
/// <param name="Up">The weight above which <paramref name="ThenUp"/> is first; null: at no weight.</param>
public sealed record WeightRoom(Criterion Criterion, double? Down, Guid? ThenDown, double? Up, Guid? ThenUp);

/// <param name="Ranked">The best first.</param>
/// <param name="Missing">Initiatives that cannot be weighed, with the criteria that have no points.</param>
public sealed record MeritResult(
    IReadOnlyList<Criterion> Criteria, IReadOnlyList<Weighed> Ranked, IReadOnlyList<WeightRoom> Rooms,
    IReadOnlyList<(Guid Id, IReadOnlyList<Criterion> Criteria)> Missing);

/// <summary>Weighs initiatives (Nutzwertanalyse): value = Σ weight × points / Σ weight. What lies between two initiatives is linear in each
/// weight, so where their order turns is computed and not tried.</summary>
public static class WeighInitiatives
{
    private const double Even = 1e-9;

    /// <param name="band">By which share each weight may move up and down, all of them at once.</param>
    public static MeritResult Run(MeritContent content, IReadOnlyList<Sheet> sheets, DateOnly today, double band)
    {
        List<Criterion> criteria = [.. content.Criteria.Where(one => one.Weight > 0)];
        var points = sheets.Select(sheet => (sheet.Id, Points: criteria.Select(one => GivePoints.Of(one, content, sheet, today)).ToList()))
            .ToList();
        var missing = points.Where(one => one.Points.Contains(null)).Select(one => (one.Id, (IReadOnlyList<Criterion>)[.. criteria
            .Where((_, at) => one.Points[at] is null)])).ToList();
        return Of(criteria, [.. points.Where(one => !one.Points.Contains(null))
            .Select(one => (one.Id, (IReadOnlyList<double>)[.. one.Points.Select(value => value!.Value)]))],
                band) with { Missing = missing };
    }

    /// <summary>The same for given points.</summary>
    public static MeritResult Of(IReadOnlyList<Criterion> criteria, IReadOnlyList<(Guid Id, IReadOnlyList<double> Points)> rated,
        double band)
    {
        var sum = criteria.Sum(one => one.Weight);
        double Value(IReadOnlyList<double> points) => sum <= 0 ? 0 : points.Select((value, at) => value * criteria[at].Weight).Sum() / sum;
        var ordered = rated.Select(one => (one.Id, one.Points, Value: Value(one.Points))).OrderByDescending(one => one.Value)
            .ThenBy(one => one.Id).ToList();
        // Whether one lies before the other whatever the weights are: the least that its lead can shrink to.
        bool AlwaysBefore(IReadOnlyList<double> one, IReadOnlyList<double> other) => one.Select((value, at) => (value - other[at])
            * criteria[at].Weight * (value > other[at] ? 1 - band : 1 + band)).Sum() > Even;
        var ranked = ordered.Select(one => new Weighed(one.Id, one.Points, one.Value,
            1 + ordered.Count(other => other.Value > one.Value + Even), 1 + ordered.Count(other => AlwaysBefore(other.Points, one.Points)),
            ordered.Count - ordered.Count(other => AlwaysBefore(one.Points, other.Points)))).ToList();
        return new(criteria, ranked, [.. criteria.Select((_, at) => Room(criteria, ranked, at))], []);
    }

    /// <summary>The lead of the first over another is rest + weight × difference; it ends where that is 0.</summary>
    private static WeightRoom Room(IReadOnlyList<Criterion> criteria, List<Weighed> ranked, int at)
    {
        var (weight, down, up) = (criteria[at].Weight, (double?)null, (double?)null);
        Guid? thenDown = null, thenUp = null;
        foreach (var other in ranked.Skip(1))
        {
            var first = ranked[0];
            var difference = first.Points[at] - other.Points[at];
            if (Math.Abs(difference) < Even) continue;
            var rest = criteria.Select((one, place) => place == at ? 0 : one.Weight * (first.Points[place] - other.Points[place])).Sum();
            var turns = -rest / difference;
            if (difference > 0 && turns > Even && turns <= weight + Even && !(turns <= down)) (down, thenDown) = (turns, other.Id);
            if (difference < 0 && turns >= weight - Even && !(turns >= up)) (up, thenUp) = (turns, other.Id);
        }

        return new(criteria[at], down, thenDown, up, thenUp);
    }
}

/// <summary>The points of an initiative for a criterion; null where what they hang on is not entered.</summary>
public static class GivePoints
{
    private const int Years = 3;

    public static double? Of(Criterion criterion, MeritContent content, Sheet sheet, DateOnly today)
    {
        var one = sheet.Content;
        return criterion.Kind switch
        {
            CriterionKind.Effect => one.EffectSize > 0 ? one.EffectSize : null,
            CriterionKind.Effort => one.Days > 0 ? Steps(one.Days, 5, 15, 40, 80) : null,
            CriterionKind.Cost => Steps((double)(one.CostOnce + Years * one.CostRunning), 0, 10_000, 50_000, 150_000),
            CriterionKind.Visible => one.Groundwork ? 2 : 5,
            CriterionKind.Urgent => Urgency(one, today),
            _ => content.Points.GetValueOrDefault(criterion.Key)?.TryGetValue(sheet.Id, out var given) == true ? given : null,
        };
    }

    private static double Steps(double value, params double[] most) => MeritContent.PointsMax - most.Count(step => value > step);

    private static double Urgency(InitiativeContent one, DateOnly today) =>
        one.Must || one.Source == InitiativeSource.Law || one.Deadline < today.AddYears(1) ? 5
        : one.Deadline < today.AddYears(2) ? 4 : one.Source == InitiativeSource.CouncilMotion ? 3 : 2;
}
