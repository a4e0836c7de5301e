namespace Wegmarke.Disclosure;

/// <summary>Which figures of a circle of administrations may be shown to its members. Every member knows its own value and takes it
/// out.</summary>
public static class CircleRule
{
    /// <summary>Enough others besides the one who looks, and nobody who outweighs the rest.</summary>
    /// <param name="weights">What each member counts for.</param>
    public static bool MayShow(IReadOnlyList<double> weights) =>
        MayShow(weights.Count) && weights.Max() <= Protection.CircleShareMax * weights.Sum();

    /// <summary>The same for a mean in which every member counts once.</summary>
    public static bool MayShow(int members) => members - 1 >= Protection.CircleOthersMin;

    /// <summary>Whether one of the others could still lie anywhere within a stage, when their sum is known.</summary>
    /// <param name="sum">Of the others' values.</param>
    public static bool StaysOpen(double sum, int others, double low, double high) =>
        Math.Min(high, sum - (others - 1) * low) - Math.Max(low, sum - (others - 1) * high) >= Protection.ScoreRange - 1e-9;

    /// <summary>Whether one of the others could still lie anywhere within a stage, when the standard deviation is known as well: of k
    /// numbers with squares Q around their mean one may lie √(Q·(k−1)/k) from it (Samuelson 1968).</summary>
    /// <param name="sd">As it is shown, so up to half a unit of its last decimal larger.</param>
    public static bool MayShowSpread(IReadOnlyList<double> values, double sd)
    {
        var (n, mean) = (values.Count, values.Average());
        var squares = (n - 1) * Math.Pow(sd + Math.Pow(10, -Protection.SdDecimals) / 2, 2);
        double k = n - 1;
        return values.All(own => 2 * Math.Sqrt(Math.Max(0, squares - n / k * (own - mean) * (own - mean)) * (k - 1) / k)
            >= Protection.ScoreRange);
    }

    /// <summary>Whether means of members in ascending order may be shown: neighbours must lie so far apart that nobody's value lies within
    /// less than a stage.</summary>
    public static bool MayShowSteps(IReadOnlyList<(int Members, double Mean)> steps)
    {
        if (steps.Count < 2 || !steps.All(step => MayShow(step.Members))) return false;
        return steps[^1].Mean - steps[0].Mean + (steps[0].Members - 2) * (steps[1].Mean - steps[0].Mean)
            + (steps[^1].Members - 2) * (steps[^1].Mean - steps[^2].Mean) >= Protection.ScoreRange;
    }
}
