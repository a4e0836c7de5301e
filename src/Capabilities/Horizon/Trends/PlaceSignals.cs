namespace Wegmarke.Horizon.Trends;

/// <summary>A signal as the radar draws it.</summary>
/// <param name="Sector">Place of its area in the order of the model.</param>
/// <param name="Before">Its ring a year ago, or when it was taken in since.</param>
public sealed record RadarPoint(int Number, string Label, int Sector, TrendHorizon Ring, TrendAnswer Answer, TrendHorizon Before)
{
    public bool HasMoved => Before != Ring;
}

/// <summary>Where a signal lies, with the centre of the half circle at the origin and y upwards.</summary>
public sealed record PlacedPoint(RadarPoint Point, double X, double Y);

/// <summary>The half circle of the radar: one slice per area, one ring per horizon.</summary>
/// <param name="Slices">Angles at which the slices begin, from the left (π) to the right (0), and the end of the last.</param>
public sealed record RadarLayout(IReadOnlyList<double> Slices, IReadOnlyList<PlacedPoint> Placed);

/// <summary>Places signals so that none lies on another. A slice is the wider the fuller its fullest ring is. In each cell every signal
/// goes
/// where it is farthest from all placed before; where that runs out of room, they are packed row by row. No chance is involved.</summary>
public static class PlaceSignals
{
    /// <summary>Half the width of a mark.</summary>
    public const double Mark = 13;

    /// <summary>From the innermost to the outermost ring.</summary>
    public static readonly IReadOnlyList<double> Rings = [90, 230, 370, 500];

    private const double Apart = 2 * Mark + 2;
    private const double Border = Mark + 3;
    private const double Step = 6;
    private const double LeastShare = 0.6;

    public static RadarLayout Run(IReadOnlyList<RadarPoint> points, int sectors)
    {
        var slices = SlicesOf(points, sectors);
        List<PlacedPoint> placed = [];
        foreach (var cell in points.GroupBy(one => (one.Sector, one.Ring)).OrderBy(one => one.Key.Sector).ThenBy(one => one.Key.Ring))
        {
            var spots = Spots(slices[cell.Key.Sector], slices[cell.Key.Sector + 1], Rings[(int)cell.Key.Ring],
                Rings[(int)cell.Key.Ring + 1]);
            placed.AddRange(Spread([.. cell], spots, placed) ?? Pack([.. cell], spots, placed));
        }

        return new(slices, [.. placed.OrderBy(one => one.Point.Number)]);
    }

    private static double[] SlicesOf(IReadOnlyList<RadarPoint> points, int sectors)
    {
        var load = Enumerable.Range(0, sectors).Select(sector => LeastShare + points.Where(one => one.Sector == sector)
            .GroupBy(one => one.Ring).Select(ring => ring.Count() * Rings[1] / Rings[(int)ring.Key + 1]).DefaultIfEmpty(0).Max()).ToArray();
        var slices = new double[sectors + 1];
        slices[0] = Math.PI;
        for (var at = 0; at < sectors; at++) slices[at + 1] = slices[at] - Math.PI * load[at] / load.Sum();
        return slices;
    }

    /// <summary>Spots of a cell at which a mark touches no border, from the middle outwards.</summary>
    private static List<(double X, double Y)> Spots(double from, double to, double inner, double outer)
    {
        List<(double X, double Y, double Off)> spots = [];
        var (middle, ring) = ((from + to) / 2, (inner + outer) / 2);
        for (var r = inner + Border; r <= outer - Border; r += Step)
        {
            var half = Math.Max(0, (from - to) / 2 - Border / r);
            var steps = (int)(half * r / Step);
            for (var at = -steps; at <= steps; at++)
            {
                var angle = middle - (steps == 0 ? 0 : at * half / steps);
                spots.Add((r * Math.Cos(angle), r * Math.Sin(angle), Math.Abs(r - ring) + Math.Abs(angle - middle) * r));
            }
        }

        return [.. spots.OrderBy(one => one.Off).Select(one => (one.X, one.Y))];
    }

    private static List<PlacedPoint>? Spread(IReadOnlyList<RadarPoint> points, List<(double X, double Y)> spots, List<PlacedPoint> others)
    {
        List<PlacedPoint> placed = [];
        foreach (var point in points)
        {
            var best = spots.MaxBy(spot => Math.Min(Nearest(spot, placed), Nearest(spot, others)) is var near && double.IsInfinity(near)
                ? 1e9
                : near);
            if (Math.Min(Nearest(best, placed), Nearest(best, others)) < Apart) return null;
            placed.Add(new(point, best.X, best.Y));
        }

        return placed;
    }

    private static List<PlacedPoint> Pack(IReadOnlyList<RadarPoint> points, List<(double X, double Y)> spots, List<PlacedPoint> others)
    {
        List<PlacedPoint> placed = [];
        var rows = spots.OrderBy(spot => Math.Round(Math.Sqrt(spot.X * spot.X + spot.Y * spot.Y))).ThenBy(spot => spot.X).ToList();
        foreach (var point in points)
        {
            var free = rows.Where(spot => Nearest(spot, placed) >= Apart && Nearest(spot, others) >= Apart).ToList();
            var (x, y) = free.Count > 0 ? free[0] : rows.MaxBy(spot => Math.Min(Nearest(spot, placed), Nearest(spot, others)));
            placed.Add(new(point, x, y));
        }

        return placed;
    }

    private static double Nearest((double X, double Y) spot, List<PlacedPoint> placed) => placed.Count == 0 ? double.PositiveInfinity
        : placed.Min(one => Math.Sqrt((one.X - spot.X) * (one.X - spot.X) + (one.Y - spot.Y) * (one.Y - spot.Y)));
}
