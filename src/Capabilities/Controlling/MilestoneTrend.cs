namespace Wegmarke.Controlling;

/// <summary>What one milestone was planned for, round after round, until it was reached.</summary>
/// <param name="Points">Day of the round, and the day that was planned then.</param>
public sealed record TrendLine(string Name, IReadOnlyList<(DateOnly Seen, DateOnly Planned)> Points, DateOnly? Reached);

/// <summary>The milestones of an initiative as the rounds saw them: a line that stays level keeps its day, one that climbs gets later, and
/// where it meets the diagonal the day has come.</summary>
public static class MilestoneTrend
{
    /// <param name="rounds">The latest first.</param>
    /// <param name="today">How it stands today is the last point.</param>
    public static IReadOnlyList<TrendLine> Of(Guid initiative, IReadOnlyList<RoundDocument> rounds, Course course, DateOnly today)
    {
        var seen = rounds.Reverse().Select(one => (one.Frozen, Entry: one.Of(initiative))).Where(one => one.Entry is not null).ToList();
        return [.. course.Facts.Milestones.OrderBy(one => one.Planned).Select(now =>
        {
            List<(DateOnly, DateOnly)> points = [];
            foreach (var (day, entry) in seen)
            {
                if (entry!.Milestones.FirstOrDefault(one => one.Name == now.Name) is not { } then) continue;
                if (then.Reached is { } met)
                {
                    points.Add((day, met));
                    break;
                }

                points.Add((day, then.Planned));
            }

            if (now.Reached is null && (points.Count == 0 || points[^1].Item1 < today)) points.Add((today, now.Planned));
            if (points.Count == 0) points.Add((today, now.Reached ?? now.Planned));
            return new TrendLine(now.Name, points, now.Reached);
        })];
    }
}
