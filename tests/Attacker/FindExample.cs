using Wegmarke.Benchmarks;

namespace Wegmarke.Attacker;

/// <summary>Looks for values of the members of a circle that fit all that is shown, with one of them moved away from the truth: steps
/// down the
/// slope of what does not fit, from the truth and from the truth shaken. What is found is rounded to hundredths and held exactly against
/// all
/// that is shown; what is not found says nothing.</summary>
internal sealed class FindExample(IReadOnlyList<CircleEntry> entries, CircleView view, string area, int reader)
{
    private const int Starts = 12;
    private const int Steps = 3000;

    /// <summary>Aims a little inside what rounding allows, so that rounding to hundredths does not leave it.</summary>
    private const double Inside = 0.6;

    private readonly double[] truth = [.. entries.Select(one => one.Now.AreaOf(area)!.Overall!.Mean)];
    private readonly int[][] members = [.. view.Groups.Select(group => Enumerable.Range(0, entries.Count)
        .Where(at => entries[at].GroupsWith([]).Contains(new(group.Kind, group.Name))).ToArray())];

    /// <summary>Whether somebody's value may be so far from the truth.</summary>
    public bool Exists(int at, double value)
    {
        if (value is < SmallTown.Low or > SmallTown.High) return false;
        var random = new Random(at);
        for (var start = 0; start < Starts; start++)
        {
            double[] x = [.. truth.Select((one, who) => who == reader ? one : Within(one + (start == 0 ? 0
                : 0.3 * start * (random.NextDouble() - 0.5))))];
            x[at] = value;
            for (var step = 0; step < Steps; step++)
            {
                if (step % 50 == 0 && Fits([.. x.Select(one => Math.Round(one, 2))])) return true;
                Move(x, at);
            }
        }

        return false;
    }

    /// <summary>Projects onto one violated figure after the other (Kaczmarz): shifts for means, stretches for standard
    /// deviations.</summary>
    private void Move(double[] x, int fixedOne)
    {
        for (var at = 0; at < view.Groups.Count; at++)
        {
            var (group, who) = (view.Groups[at], members[at]);
            int[] free = [.. who.Where(one => one != fixedOne && one != reader)];
            if (free.Length == 0) continue;
            Shift(x, free, Beyond(who.Average(one => x[one]), group.Mean, 0.005) * who.Length / free.Length);
            if (group.Sd is not { } sd) continue;
            var mean = who.Average(one => x[one]);
            var now = Math.Sqrt(who.Sum(one => (x[one] - mean) * (x[one] - mean)) / (who.Length - 1));
            var off = Beyond(now, sd, 0.05);
            if (off == 0) continue;
            var centre = free.Average(one => x[one]);
            foreach (var one in free) x[one] = Within(centre + (x[one] - centre) * (1 - 0.5 * off / Math.Max(now, 0.05)));
        }

        if (view.Steps.Count == 0) return;
        int[] order = [.. Enumerable.Range(0, x.Length).OrderBy(one => x[one])];
        var from = 0;
        foreach (var step in view.Steps)
        {
            var who = order[from..(from + step.Members)];
            int[] free = [.. who.Where(one => one != fixedOne && one != reader)];
            if (free.Length > 0) Shift(x, free, Beyond(who.Average(one => x[one]), step.Mean, 0.005) * who.Length / free.Length);
            from += step.Members;
        }
    }

    private static void Shift(double[] x, int[] free, double by)
    {
        foreach (var one in free) x[one] = Within(x[one] - by);
    }

    private static double Beyond(double now, double shown, double half) =>
        Math.Abs(now - shown) <= half * Inside ? 0 : now - shown - Math.Sign(now - shown) * half * Inside * 0.5;

    private bool Fits(double[] x)
    {
        for (var at = 0; at < view.Groups.Count; at++)
        {
            var (group, who) = (view.Groups[at], members[at]);
            var mean = who.Average(one => x[one]);
            if (Math.Abs(mean - group.Mean) > 0.005 + 1e-9) return false;
            if (group.Sd is { } sd && Math.Abs(Math.Sqrt(who.Sum(one => (x[one] - mean) * (x[one] - mean)) / (who.Length - 1)) - sd)
                > 0.05 + 1e-9) return false;
        }

        double[] order = [.. x.Order()];
        var from = 0;
        foreach (var step in view.Steps)
        {
            if (Math.Abs(order[from..(from + step.Members)].Average() - step.Mean) > 0.005 + 1e-9) return false;
            from += step.Members;
        }

        return true;
    }

    private static double Within(double value) => Math.Clamp(value, SmallTown.Low, SmallTown.High);
}
