namespace Wegmarke.Statistics.Description;

/// <summary>How many of a group are expected to stand alone, or among fewer than k, when all are sorted by what they may say about
/// themselves.</summary>
/// <remarks>Each of the n people falls into cell c with probability p_c, independently: then the number in a cell is binomial and
/// E[people in cells of 1 … k−1] = Σ_c Σ_j j·C(n, j)·p_c^j·(1−p_c)^(n−j), j from 1 to k−1. The shares of several things are multiplied,
/// as if
/// they did not hang together; where they do, more people are alone, so this is the friendlier side.</remarks>
public static class SmallCells
{
    /// <param name="shares">Probability of each cell; together at most 1.</param>
    /// <param name="below">k: cells with fewer people count. 2 counts those who are alone.</param>
    public static double ExpectedPeople(int people, IEnumerable<double> shares, int below) => shares.Sum(p => InCell(people, p, below));

    /// <summary>Every combination of the values of several things.</summary>
    public static IReadOnlyList<double> Combine(IEnumerable<IReadOnlyList<double>> things) =>
        things.Aggregate((IReadOnlyList<double>)[1.0], (cells, thing) => [.. cells.SelectMany(cell => thing.Select(share =>
            cell * share))]);

    private static double InCell(int people, double p, int below)
    {
        if (people == 0 || p <= 0) return 0;
        if (p >= 1) return people < below ? people : 0;
        var expected = 0.0;
        // From C(n, j−1) to C(n, j), in logarithms so that large houses do not underflow.
        var log = people * Math.Log(1 - p);
        for (var j = 1; j < below && j <= people; j++)
        {
            log += Math.Log(people - j + 1) - Math.Log(j) + Math.Log(p) - Math.Log(1 - p);
            expected += j * Math.Exp(log);
        }

        return expected;
    }
}
