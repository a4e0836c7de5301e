using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.ItemResponse;

/// <summary>Mokken's scalability (1971) of ordered answers: H_ij = cov(x_i, x_j)/max cov given the margins, H_i and H the same with sums
/// over pairs (Loevinger 1948; Molenaar 1991). Assumes one trait that all items rise with; no shape of the curves.</summary>
/// <remarks>Standard errors by the delta method for multinomial answers (Kuijpers, van der Ark and Croon 2013), here by the influence of
/// each row. The maximum is Σ_gΣ_h w_g w_h(min(F_g, F_h) − F_g F_h) over the steps of both items with F = P(x ≥ step)
/// (Hoeffding 1940); where two steps are equally popular their order counts half each way.</remarks>
/// <param name="Errors">Row by row, the number of pairs of steps in which a rarer one was taken and a more popular one was not (Guttman
/// errors; Molenaar 1991); equally popular steps have no order and make none; −1 for rows left out.</param>
public sealed record MokkenScale(
    int N, int LeftOut, int Items, Finding[] Pairs, Finding[] PairErrors, Finding[] ItemH, Finding[] ItemErrors, Finding H, Finding Se,
    int[] Errors)
{
    public static MokkenScale Of(IReadOnlyList<double[]> columns)
    {
        var k = columns.Count;
        var rows = CovarianceMatrix.CompleteRows(columns);
        var total = k == 0 ? 0 : columns[0].Length;
        Absence? because = k < 2 ? Absence.TooFew : rows.Length == 0 ? total == 0 ? Absence.Empty : Absence.AllMissing
            : rows.Length < 2 ? Absence.TooFew : null;
        if (because is not null) return None(rows.Length, total, k, because);
        if (columns.Any(column => Description.Moments.Beyond(column))) return None(rows.Length, total, k, Absence.OutOfRange);
        var items = columns.Select(column => new Steps([.. rows.Select(row => column[row])])).ToArray();
        if (items.Any(item => item.Values.Length < 2)) return None(rows.Length, total, k, Absence.ZeroVariance);
        var (pairs, pairErrors) = (new Finding[k * k], new Finding[k * k]);
        var sums = Enumerable.Range(0, k + 1).Select(_ => new Ratio(rows.Length)).ToArray();
        for (var i = 0; i < k; i++)
        {
            (pairs[i * k + i], pairErrors[i * k + i]) = (1, Absence.ZeroVariance);
            for (var j = 0; j < i; j++)
            {
                var pair = PairOf(items[i], items[j], rows.Length);
                (pairs[i * k + j], pairErrors[i * k + j]) = (pairs[j * k + i], pairErrors[j * k + i]) = pair.H();
                foreach (var sum in new[] { sums[i], sums[j], sums[k] }) sum.Add(pair);
            }
        }

        var (itemH, itemErrors) = (new Finding[k], new Finding[k]);
        for (var i = 0; i < k; i++) (itemH[i], itemErrors[i]) = sums[i].H();
        var (h, se) = sums[k].H();
        var errors = Enumerable.Repeat(-1, total).ToArray();
        foreach (var (at, count) in GuttmanErrors(items, rows.Length).Index()) errors[rows[at]] = count;
        return new(rows.Length, total - rows.Length, k, pairs, pairErrors, itemH, itemErrors, h, se, errors);
    }

    /// <summary>One item: its answers, and for each step above the lowest its width, its popularity and who took it.</summary>
    private sealed class Steps
    {
        public Steps(double[] answers)
        {
            Answers = answers;
            Values = [.. answers.Distinct().Order()];
            Widths = [.. Values.Skip(1).Zip(Values, (to, from) => to - from)];
            Popularity = [.. Values.Skip(1).Select(step => answers.Count(answer => answer >= step) / (double)answers.Length)];
            Mean = Values[0] + Widths.Zip(Popularity, (width, share) => width * share).Sum();
        }

        public double[] Answers { get; }

        public double[] Values { get; }

        public double[] Widths { get; }

        public double[] Popularity { get; }

        public double Mean { get; }
    }

    /// <summary>A covariance over its maximum, and how each row moves both.</summary>
    private sealed class Ratio(int n)
    {
        public double Covariance { get; set; }

        public double Maximum { get; set; }

        public double[] CovarianceMoves { get; } = new double[n];

        public double[] MaximumMoves { get; } = new double[n];

        public void Add(Ratio pair)
        {
            Covariance += pair.Covariance;
            Maximum += pair.Maximum;
            Dense.AddScaled(CovarianceMoves, 1, pair.CovarianceMoves);
            Dense.AddScaled(MaximumMoves, 1, pair.MaximumMoves);
        }

        public (Finding H, Finding Se) H()
        {
            if (!(Maximum > 0)) return (Absence.ZeroVariance, Absence.ZeroVariance);
            var h = Covariance / Maximum;
            double squares = 0;
            for (var row = 0; row < n; row++) squares += Math.Pow((CovarianceMoves[row] - h * MaximumMoves[row]) / Maximum, 2);
            return (h, Math.Sqrt(squares) / n);
        }
    }

    private static Ratio PairOf(Steps x, Steps y, int n)
    {
        var pair = new Ratio(n) { Maximum = Largest(x, y) };
        for (var row = 0; row < n; row++)
            pair.Covariance += (pair.CovarianceMoves[row] = (x.Answers[row] - x.Mean) * (y.Answers[row] - y.Mean)) / n;
        for (var row = 0; row < n; row++) pair.CovarianceMoves[row] -= pair.Covariance;
        Move(x, y, pair.MaximumMoves);
        Move(y, x, pair.MaximumMoves);
        return pair;
    }

    private static double Largest(Steps x, Steps y)
    {
        double sum = 0;
        for (var g = 0; g < x.Widths.Length; g++)
        {
            for (var h = 0; h < y.Widths.Length; h++)
            {
                sum += x.Widths[g] * y.Widths[h]
                    * (Math.Min(x.Popularity[g], y.Popularity[h]) - x.Popularity[g] * y.Popularity[h]);
            }
        }

        return sum;
    }

    /// <summary>Adds to each row what its answer to x does to the maximum.</summary>
    private static void Move(Steps x, Steps y, double[] maximum)
    {
        for (var g = 0; g < x.Widths.Length; g++)
        {
            double slope = 0;
            for (var h = 0; h < y.Widths.Length; h++)
            {
                var order = x.Popularity[g].CompareTo(y.Popularity[h]);
                slope += y.Widths[h] * ((order < 0 ? 1 : order == 0 ? 0.5 : 0) - y.Popularity[h]);
            }

            slope *= x.Widths[g];
            for (var row = 0; row < maximum.Length; row++)
                maximum[row] += slope * ((x.Answers[row] >= x.Values[g + 1] ? 1 : 0) - x.Popularity[g]);
        }
    }

    private static int[] GuttmanErrors(Steps[] items, int n)
    {
        var steps = items.SelectMany(item => item.Popularity.Select((share, g) => (Item: item, Step: item.Values[g + 1], Share: share)))
            .OrderByDescending(step => step.Share).ToArray();
        var errors = new int[n];
        for (var row = 0; row < n; row++)
        {
            var (failed, morePopular, popularity) = (0, 0, double.NaN);
            foreach (var (item, step, share) in steps)
            {
                if (share != popularity) (morePopular, popularity) = (failed, share);
                if (item.Answers[row] >= step) errors[row] += morePopular;
                else failed++;
            }
        }

        return errors;
    }

    private static MokkenScale None(int n, int total, int k, Absence because)
    {
        Finding[] Of(int length) => [.. Enumerable.Repeat((Finding)because, length)];
        return new(n, total - n, k, Of(k * k), Of(k * k), Of(k), Of(k), because, because, [.. Enumerable.Repeat(-1, total)]);
    }
}
