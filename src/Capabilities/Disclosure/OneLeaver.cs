namespace Wegmarke.Disclosure;

/// <summary>Compares what two releases say of the same group: how many people can have left or come if nobody else changed an answer. If
/// they are few, the difference would be their answers; then the later figure is held back.</summary>
public static class OneLeaver
{
    /// <param name="figures">What both releases publish of the group, figure by figure.</param>
    /// <param name="sheets">By how many sheets the group differs, as far as both releases say it.</param>
    /// <param name="low">Lowest score there is.</param>
    /// <param name="high">Highest score there is.</param>
    /// <returns>Null where the figures tell of nothing or cannot have come about so.</returns>
    public static int? Turnover(IReadOnlyList<(GroupFigure Before, GroupFigure Now)> figures, int sheets, double low, double high) =>
        figures.Count == 0 || !figures.All(pair => Fits(pair.Before, pair.Now, low, high)) ? null
            : Math.Max(sheets, figures.Max(pair => Math.Abs(pair.Before.N - pair.Now.N)));

    /// <summary>The same from the answers to single items, which tell it more sharply: at least so many answers of one item went or
    /// came.</summary>
    /// <param name="items">How often each value was given, before and now, item by item.</param>
    public static int? Turnover(IReadOnlyList<(long[] Before, long[] Now)> items, int sheets)
    {
        List<(long[] Before, long[] Now)> comparable = [.. items.Where(one => one.Before.Length == one.Now.Length)];
        if (comparable.Count == 0) return null;
        var left = comparable.Max(one => one.Before.Zip(one.Now, (before, now) => Math.Max(0, before - now)).Sum());
        var came = comparable.Max(one => one.Before.Zip(one.Now, (before, now) => Math.Max(0, now - before)).Sum());
        return Math.Max(sheets, (int)(left + came));
    }

    private static bool Fits(GroupFigure before, GroupFigure now, double low, double high)
    {
        var (more, less) = before.N >= now.N ? (before, now) : (now, before);
        var people = more.N - less.N;
        var (sumLow, sumHigh) = (more.Sum.Low - less.Sum.High, more.Sum.High - less.Sum.Low);
        var (squaresLow, squaresHigh) = (more.Squares.Low - less.Squares.High, more.Squares.High - less.Squares.Low);
        if (people == 0) return sumLow <= 0 && sumHigh >= 0 && squaresLow <= 0 && squaresHigh >= 0;
        // Few people's sum lies on the scale, and their squares between the even and the most uneven way to reach it: x² ≤ (a+b)x − ab on
        // [a, b].
        var (least, most) = (Math.Max(sumLow, people * low), Math.Min(sumHigh, people * high));
        return least <= most && squaresHigh >= least * least / people && squaresLow <= (low + high) * most - people * low * high;
    }
}

/// <summary>Size, mean and standard deviation as published, rounded.</summary>
public sealed record GroupFigure(int N, double Mean, double Sd)
{
    private const double MeanStep = 0.005;
    private const double SdStep = 0.05;

    /// <summary>What the sum of the answers can have been.</summary>
    public (double Low, double High) Sum => (N * (Mean - MeanStep), N * (Mean + MeanStep));

    /// <summary>What the sum of their squares can have been.</summary>
    public (double Low, double High) Squares
    {
        get
        {
            var (least, most) = (Math.Max(0, Mean - MeanStep), Mean + MeanStep);
            var (sdLeast, sdMost) = (Math.Max(0, Sd - SdStep), Sd + SdStep);
            return ((N - 1) * sdLeast * sdLeast + N * least * least, (N - 1) * sdMost * sdMost + N * most * most);
        }
    }

    /// <summary>Two groups that were merged, as one.</summary>
    public static GroupFigure Merge(GroupFigure left, GroupFigure right)
    {
        var n = left.N + right.N;
        var mean = (left.N * left.Mean + right.N * right.Mean) / n;
        double Squares(GroupFigure one) => (one.N - 1) * one.Sd * one.Sd + one.N * (one.Mean - mean) * (one.Mean - mean);
        return new(n, mean, Math.Sqrt((Squares(left) + Squares(right)) / (n - 1)));
    }
}
