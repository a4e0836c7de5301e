using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.FinitePopulation;

/// <summary>What the mean of all staff could be if those who did not answer differ: without any assumption between the bounds, and under
/// stated ones in between.</summary>
/// <remarks>Mean if all missing people had answered v: (n·x̄ + (N−n)·v)/N (Manski 1990; Horowitz and Manski 1998). If they are d standard
/// deviations lower: x̄ − (1−n/N)·d·s. These are no confidence intervals: more answers narrow them, more care with the same does
/// not.</remarks>
/// <param name="IfAllAnswered">For each value of the scale the mean if all missing people had chosen it.</param>
/// <param name="IfLower">For each d asked for the mean if non-respondents are that many standard deviations lower.</param>
public sealed record NonResponse(
    int N, double Population, Finding Mean, (double Value, double Mean)[] IfAllAnswered, (double D, Finding Mean)[] IfLower,
    Absence? Because)
{
    /// <param name="answers">A missing value is NaN.</param>
    /// <param name="population">People who were asked.</param>
    /// <param name="low">Lowest value of the scale.</param>
    /// <param name="high">Highest value of the scale.</param>
    /// <param name="lower">How many standard deviations lower non-respondents are taken to be.</param>
    public static NonResponse Of(IEnumerable<double> answers, double population, int low, int high, params IReadOnlyList<double> lower)
    {
        var x = Moments.Present(answers);
        var n = x.Length;
        NonResponse None(Absence because) => new(n, population, because, [], [], because);
        if (n == 0) return None(Absence.AllMissing);
        if (n > population) return None(Absence.MoreAnswersThanPeople);
        if (x.Any(value => value < low || value > high)) return None(Absence.OutOfRange);
        var mean = Moments.Mean(x);
        var missing = double.IsInfinity(population) ? 1 : 1 - n / population;
        return new(n, population, mean,
            [.. Enumerable.Range(low, high - low + 1).Select(v => ((double)v, (1 - missing) * mean + missing * v))],
            [.. lower.Select(d => (d, n < 2 ? (Finding)Absence.TooFew : mean - missing * d * Moments.StandardDeviation(x)))], null);
    }
}
