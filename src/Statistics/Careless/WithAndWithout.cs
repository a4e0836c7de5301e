namespace Wegmarke.Statistics.Careless;

/// <summary>A result from all rows beside the same result without the flagged ones: nobody is left out without being seen.</summary>
public sealed record Both<T>(T With, T Without, int Rows, int Flagged);

/// <summary>Computes a result twice, with and without the rows that a rule flags.</summary>
public static class WithAndWithout
{
    /// <param name="flagged">Whether each row is flagged, by a rule that stands beside the result.</param>
    /// <param name="compute">The result of the rows with these numbers.</param>
    public static Both<T> Of<T>(IReadOnlyList<bool> flagged, Func<int[], T> compute)
    {
        int[] all = [.. Enumerable.Range(0, flagged.Count)], kept = [.. all.Where(row => !flagged[row])];
        return new(compute(all), compute(kept), all.Length, all.Length - kept.Length);
    }
}
