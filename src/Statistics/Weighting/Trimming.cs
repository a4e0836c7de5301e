namespace Wegmarke.Statistics.Weighting;

/// <summary>Weights held between two multiples of their mean; the surplus goes to those that are free, in turn until nothing moves
/// (Potter 1990).</summary>
/// <param name="Sum">Whether the weights still add up: they cannot where none is free.</param>
public sealed record Trimming(double[] Weights, int Rounds, bool Sum, Absence? Because)
{
    private const int RoundsMax = 10_000;

    public static Trimming Of(double[] weights, double low = 0.3, double high = 3)
    {
        if (weights.Length == 0) return new([], 0, true, Absence.Empty);
        if (weights.Any(w => !(w >= 0) || double.IsInfinity(w))) return new([], 0, false, Absence.OutOfRange);
        var total = weights.Sum();
        if (total <= 0) return new([], 0, false, Absence.ZeroVariance);
        var mean = total / weights.Length;
        double least = low * mean, most = high * mean;
        var before = weights;
        for (var round = 1; round <= RoundsMax; round++)
        {
            var next = before.Select(w => Math.Min(Math.Max(w, least), most)).ToArray();
            double free = 0, held = 0;
            foreach (var w in next)
            {
                if (w > least && w < most) free += w;
                else held += w;
            }

            for (var i = 0; i < next.Length; i++)
            {
                if (next[i] > least && next[i] < most) next[i] *= (total - held) / free;
            }

            var moved = next.Zip(before, (now, then) => Math.Abs(now - then)).Max();
            before = next;
            if (moved < 1e-14 * total) return new(next, round, Math.Abs(next.Sum() - total) <= 1e-9 * total, null);
        }

        return new(before, RoundsMax, false, Absence.NotConverged);
    }
}
