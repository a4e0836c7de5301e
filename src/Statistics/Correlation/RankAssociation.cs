using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Resampling;

namespace Wegmarke.Statistics.Correlation;

/// <summary>Spearman's ρ of few cases, with a covariate taken out of both sides, a permutation test, and what remains of it when any single
/// case is left out.</summary>
/// <remarks>The covariate is taken out by regression of ranks on ranks; residuals of one side are permuted (Freedman and Lane 1983),
/// p = (1 + #{|r*| ≥ |r|})/(B + 1) (Phipson and Smyth 2010). Several pairs at once are permuted together and
/// their mean is tested.</remarks>
/// <param name="Rho">Plain ρ, the mean over the pairs.</param>
/// <param name="Adjusted">ρ without the covariate.</param>
/// <param name="Weakest">The smallest adjusted ρ, in the direction of the whole, when one case is left out; absent where so many are there
/// that one hardly counts.</param>
public sealed record RankAssociation(int N, int Permutations, Finding Rho, Finding Adjusted, Finding P, Finding Weakest)
{
    private const int CasesMin = 4;
    private const int LeaveOutMax = 300;

    /// <param name="pairs">Complete columns of the same cases.</param>
    /// <param name="covariate">Null where nothing is taken out.</param>
    /// <param name="seed">Stored with the result.</param>
    /// <param name="permutations">How many.</param>
    public static RankAssociation Of(IReadOnlyList<(double[] X, double[] Y)> pairs, double[]? covariate, long seed, int permutations = 9999)
    {
        var n = pairs.Count == 0 ? 0 : pairs[0].X.Length;
        RankAssociation None(Absence because) => new(n, 0, because, because, because, because);
        if (n < CasesMin) return None(n == 0 ? Absence.Empty : Absence.TooFew);
        double[][] columns = [.. pairs.SelectMany(pair => new[] { pair.X, pair.Y })];
        if (columns.Any(column => column.Any(value => !double.IsFinite(value)))) return None(Absence.OutOfRange);
        if (columns.Any(column => Moments.Constant(column))) return None(Absence.ZeroVariance);
        int[] everybody = [.. Enumerable.Range(0, n)];
        if (Residuals(pairs, covariate, everybody) is not { } residuals) return None(Absence.ZeroVariance);
        var adjusted = residuals.Average(pair => Dot(pair.X, pair.Y, everybody));
        var order = everybody.ToArray();
        var chance = new Resample(seed, 0);
        var asLarge = 0;
        for (var draw = 0; draw < permutations; draw++)
        {
            for (var i = n - 1; i > 0; i--)
            {
                var j = chance.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            if (Math.Abs(residuals.Average(pair => Dot(pair.X, pair.Y, order))) >= Math.Abs(adjusted) - 1e-12) asLarge++;
        }

        return new(n, permutations, pairs.Average(pair => Pearson.Coefficient(Ranks.Of(pair.X).Ranks, Ranks.Of(pair.Y).Ranks)), adjusted,
            (1.0 + asLarge) / (permutations + 1), WeakestOf(pairs, covariate, adjusted, everybody));
    }

    private static Finding WeakestOf(IReadOnlyList<(double[] X, double[] Y)> pairs, double[]? covariate, double adjusted, int[] everybody)
    {
        if (everybody.Length > LeaveOutMax) return Absence.TooLarge;
        if (everybody.Length <= CasesMin) return Absence.TooFew;
        var weakest = double.PositiveInfinity;
        foreach (var left in everybody)
        {
            int[] others = [.. everybody.Where(at => at != left)];
            if (Residuals(pairs, covariate, others) is not { } residuals) return Absence.ZeroVariance;
            int[] same = [.. Enumerable.Range(0, others.Length)];
            weakest = Math.Min(weakest, Math.Sign(adjusted) * residuals.Average(pair => Dot(pair.X, pair.Y, same)));
        }

        return weakest;
    }

    /// <summary>Residuals of ranks with mean 0 and length 1, so that their product is the correlation.</summary>
    private static List<(double[] X, double[] Y)>? Residuals(
        IReadOnlyList<(double[] X, double[] Y)> pairs, double[]? covariate, int[] cases)
    {
        double[] Take(double[] column) => Ranks.Of([.. cases.Select(at => column[at])]).Ranks;
        var z = covariate is null ? null : Unit(Take(covariate));
        var found = new List<(double[], double[])>();
        foreach (var (x, y) in pairs)
        {
            if (Unit(Without(Take(x), z)) is not { } left || Unit(Without(Take(y), z)) is not { } right) return null;
            found.Add((left, right));
        }

        return found;
    }

    private static double[] Without(double[] ranks, double[]? covariate)
    {
        if (covariate is null) return ranks;
        var slope = ranks.Zip(covariate, (rank, z) => rank * z).Sum();
        return [.. ranks.Zip(covariate, (rank, z) => rank - slope * z)];
    }

    /// <returns>Null where nothing varies.</returns>
    private static double[]? Unit(double[] values)
    {
        var mean = values.Average();
        var length = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)));
        return length < 1e-9 ? null : [.. values.Select(value => (value - mean) / length)];
    }

    private static double Dot(double[] x, double[] y, int[] order)
    {
        double sum = 0;
        for (var i = 0; i < order.Length; i++) sum += x[i] * y[order[i]];
        return sum;
    }
}
