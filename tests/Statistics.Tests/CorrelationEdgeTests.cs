using CsCheck;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Distributions;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Correlations pair by pair, cell by cell and order by order, and where they begin and end.</summary>
public sealed class CorrelationEdgeTests
{
    private const double Infinite = double.PositiveInfinity;

    [Fact]
    public void Kendalls_pairs_are_counted_one_by_one() => Gen.Select(Gen.Int[1, 5].Array[2, 14], Gen.Int[1, 5].Array[14]).Sample((a, b) =>
    {
        double[] x = [.. a.Select(value => (double)value)], y = [.. b.Take(a.Length).Select(value => (double)value)];
        double n = x.Length, s = 0, pairsX = 0, pairsY = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                s += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                pairsX += x[i] == x[j] ? 1 : 0;
                pairsY += y[i] == y[j] ? 1 : 0;
            }
        }

        var found = KendallTau.Of([double.NaN, .. x, 3], [2, .. y, double.NaN]);
        Assert.Equal((x.Length, s), (found.N, found.S));
        var bottom = Math.Sqrt(((n * (n - 1) / 2) - pairsX) * ((n * (n - 1) / 2) - pairsY));
        if (bottom == 0)
        {
            Assert.Equal((Absence.ZeroVariance, 0), (found.TauB.Because, found.VarianceOfS));
            return;
        }

        Same(s / bottom, found.TauB);
        double Sum(double[] values, Func<double, double> of) => values.GroupBy(value => value).Sum(group => of(group.Count()));
        var variance = ((n * (n - 1) * ((2 * n) + 5)) - Sum(x, t => t * (t - 1) * ((2 * t) + 5)) - Sum(y, t => t * (t - 1) * ((2 * t) + 5)))
            / 18;
        variance += Sum(x, t => t * (t - 1)) * Sum(y, t => t * (t - 1)) / (2 * n * (n - 1));
        if (n > 2) variance += Sum(x, t => t * (t - 1) * (t - 2)) * Sum(y, t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2));
        Same(variance, found.VarianceOfS);
        Same(Math.Min(1, 2 * Normal.Upper(Math.Abs(s) / Math.Sqrt(variance))), found.P);
    });

    [Fact]
    public void Correlations_name_what_is_missing()
    {
        Assert.Equal(Absence.TooFew, KendallTau.Of([1], [2]).TauB.Because);
        Assert.Equal(Absence.TooFew, Pearson.Of([1, 2], [2, 1]).R.Because);
        Assert.Equal((2, 0), (Pearson.Of([1, 2, double.NaN], [2, 1, 3]).N, Pearson.Of([1, 2], [2, 1]).Df));
        Assert.Equal(Absence.OutOfRange, Pearson.Of([1, 2, Infinite], [2, 1, 3]).R.Because);
        Assert.Equal(Absence.OutOfRange, Pearson.Of([1, 2, 3], [2, 1, Infinite]).R.Because);
        Assert.Equal(Absence.ZeroVariance, Pearson.Of([2, 2, 2], [2, 1, 3]).P.Because);
        Assert.Equal(Absence.ZeroVariance, Pearson.Of([2, 1, 3], [2, 2, 2]).P.Because);
        var three = Pearson.Of([1, 2, 3], [1, 3, 2]);
        Same(0.5, three.R);
        Same(0.5 / Math.Sqrt(0.75), three.T);
        Assert.Equal((Absence.TooFew, 1), (three.Interval.Because, three.Df));
        var perfect = Pearson.Of([1, 2, 3, 4], [2, 4, 6, 8]);
        Assert.Equal((1, 0, Absence.Singular), (perfect.R.Value, perfect.P.Value, perfect.T.Because));
        Assert.Equal((1, 1, 0), (perfect.Interval.Low, perfect.Interval.High, perfect.SpearmanP.Value));
        var four = Pearson.Of([1, 2, 3, 5], [1, 3, 2, 9], 0.9);
        Same(Math.Tanh(Math.Atanh(four.R.Value) - Normal.Quantile(0.95)), four.Interval.Low);
        Same(Math.Tanh(Math.Atanh(four.R.Value) + Normal.Quantile(0.95)), four.Interval.High);
        Same(0.8, four.SpearmanRho);
        Same(StudentT.TwoSided(0.8 * Math.Sqrt(2 / 0.36), 2), four.SpearmanP);
    }

    [Fact]
    public void A_matrix_of_correlations_takes_what_each_pair_has()
    {
        double[][] columns = [[1, 2, 3, double.NaN, 5], [2, 1, 4, 3, double.NaN], [5, 5, 5, 5, 5], [1, Infinite, 2, 3, 4]];
        var found = CorrelationMatrix.Of(columns[..2]);
        Assert.Equal((3, 3, 4), (found.ListwiseN, found.PairwiseN[0, 1], found.PairwiseN[0, 0]));
        Same(Pearson.Coefficient([1, 2, 3], [2, 1, 4]), found.Pairwise[1, 0]);
        Same(0.5, found.SpearmanPairwise[0, 1]);
        Same(1 - found.Pairwise[0, 1].Value, found.SmallestEigenvalue);
        Same(found.Pairwise[0, 1].Value, found.Listwise[0, 1]);
        var with = CorrelationMatrix.Of(columns);
        Assert.Equal(Absence.ZeroVariance, with.Pairwise[2, 0].Because);
        Assert.Equal(Absence.OutOfRange, with.Pairwise[3, 0].Because);
        Assert.False(with.SmallestEigenvalue.Exists);
        Assert.Equal(Absence.TooFew, CorrelationMatrix.Of([[1, double.NaN], [double.NaN, 2]]).Pairwise[0, 1].Because);
    }

    [Fact]
    public void A_table_is_counted_with_and_without_its_numbers()
    {
        var table = CrossTable.Of([3, 1, 3, double.NaN, 1, 7], [2, 2, 5, 5, 2, double.NaN]);
        Assert.Equal([1, 3], table.RowValues);
        Assert.Equal([2, 5], table.ColumnValues);
        Assert.Equal([(0, 0, 2), (1, 0, 1), (1, 1, 1)], table.Cells);
        Assert.Equal(4, table.N);
        Assert.Equal([0.5, 0.5], table.RowShares());
        Assert.Equal([0.75, 0.25], table.ColumnShares());
        var laid = table.LaidOut()!;
        Assert.Equal((2, 0, 1, 1), (laid[0, 0], laid[0, 1], laid[1, 0], laid[1, 1]));
        var counted = CrossTable.OfCounts([0, 2, 0, 0, 0, 0, 1, 0, 3], 3, 3);
        Assert.Equal([0, 2], counted.RowValues);
        Assert.Equal([0, 1, 2], counted.ColumnValues);
        Assert.Equal([(0, 1, 2), (1, 0, 1), (1, 2, 3)], counted.Cells);
        double[] wide = [.. Enumerable.Range(0, 1025).Select(value => (double)value)];
        Assert.Null(CrossTable.Of(wide, wide).LaidOut());
        Assert.NotNull(CrossTable.Of(wide[..1024], wide[..1024]).LaidOut());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Polychoric_correlations_lie_at_the_maximum_of_their_likelihood(int seed)
    {
        var chance = new Random(seed);
        double[,] counts = new double[3, 4];
        for (var i = 0; i < 3; i++) for (var j = 0; j < 4; j++) counts[i, j] = 2 + chance.Next(12) + (i == j ? 12 : 0);
        var (x, y) = Answers(counts);
        double Log(double[] at) => LogOfTable(counts, at);
        var two = Polychoric.Of(x, y);
        double[] at = [two.Rho.Value, .. two.RowThresholds, .. two.ColumnThresholds];
        var best = Log(at);
        Same(best, two.LogLikelihood, 1e-10);
        const double Step = 1e-4;
        double Moved(double by) => Log([at[0] + by, .. at[1..]]);
        Assert.True(Moved(0.001) < best && Moved(-0.001) < best);
        Same(1 / Math.Sqrt(-(Moved(Step) - (2 * best) + Moved(-Step)) / (Step * Step)), two.Se, 1e-5);
        var shares = Enumerable.Range(0, 4).Select(j => counts[0, j] + counts[1, j] + counts[2, j]).ToList();
        Same(Normal.Quantile(shares[0] / shares.Sum()), two.ColumnThresholds[0]);
        Assert.False(two.AtBoundary);
        var full = PolychoricFull.Of(CrossTable.Of(x, y));
        double[] all = [full.Rho.Value, .. full.RowThresholds, .. full.ColumnThresholds];
        var highest = Log(all);
        Same(highest, full.LogLikelihood, 1e-10);
        Assert.True(highest >= best);
        for (var i = 0; i < 6; i++)
        {
            foreach (var step in new[] { 0.001, -0.001 })
            {
                double[] next = [.. all];
                next[i] += step;
                Assert.True(Log(next) < highest);
            }
        }

        // Answers turned round turn the sign and nothing else.
        var turned = PolychoricFull.Of(CrossTable.Of([.. x.Select(value => -value)], y));
        Same(-full.Rho.Value, turned.Rho, 1e-7);
        Same(full.Se.Value, turned.Se, 1e-6);
    }

    [Fact]
    public void Polychoric_correlations_name_what_is_missing()
    {
        Assert.Equal(Absence.Empty, Polychoric.Of([], []).Rho.Because);
        Assert.Equal(Absence.TooFew, Polychoric.Of([1], [2]).Rho.Because);
        Assert.Equal(Absence.ZeroVariance, Polychoric.Of([1, 1, 1], [2, 3, 2]).Rho.Because);
        Assert.Equal(Absence.ZeroVariance, Polychoric.Of([2, 3, 2], [1, 1, 1]).Se.Because);
        var corner = Polychoric.Of([1, 1, 2, 2, 2], [1, 1, 1, 2, 2]);
        Assert.Equal((1, Absence.EmptyCell, true), (corner.Rho.Value, corner.Se.Because, corner.AtBoundary));
        Assert.Equal(-1, Polychoric.Of([1, 1, 2, 2, 2], [2, 2, 2, 1, 1]).Rho.Value);
        Assert.Equal(Absence.EmptyCell, PolychoricFull.Of(CrossTable.Of([1, 1, 2, 2, 2], [1, 1, 1, 2, 2])).Rho.Because);
        Assert.Equal(Absence.ZeroVariance, PolychoricFull.Of(CrossTable.Of([1, 1, 1], [2, 3, 2])).Rho.Because);
        double[] many = [.. Enumerable.Range(0, 60).Select(value => (double)value)], mixed = [.. many.Select(value => value * 7 % 60)];
        Assert.Equal(Absence.TooFew, PolychoricFull.Of(CrossTable.Of(many, mixed)).Rho.Because);
        double[] wide = [.. Enumerable.Range(0, 1001).Select(value => (double)value)];
        Assert.Equal(Absence.TooLarge, Polychoric.Of(wide, [.. wide.Select(value => value * 5 % 1001)]).Rho.Because);
    }

    [Fact]
    public void Polychoric_correlations_of_all_pairs_are_those_of_each()
    {
        var chance = new Random(8);
        const int Rows = 203;
        double[] trait = [.. Enumerable.Range(0, Rows).Select(_ => chance.NextDouble())];
        double[][] columns = [.. Enumerable.Range(0, 4).Select(item => trait.Select(level =>
            item == 3 && chance.NextDouble() < 0.1 ? double.NaN : Math.Floor(3 * ((level + chance.NextDouble()) / 2.01))).ToArray())];
        var found = PolychoricMatrix.Of(columns);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal((1, columns[i].Count(value => !double.IsNaN(value))), (found.Rho[i * 5].Value, found.N[i * 5]));
            for (var j = 0; j < i; j++)
            {
                var pair = Polychoric.Of(columns[i], columns[j]);
                Same(pair.Rho.Value, found.Rho[(i * 4) + j]);
                Same(pair.Rho.Value, found.Rho[(j * 4) + i]);
                Assert.Equal((pair.N, pair.N), (found.N[(i * 4) + j], found.N[(j * 4) + i]));
            }
        }

        Assert.False(found.WasSmoothed);
        Assert.Equal(found.Rho.Select(one => one.Value), found.Smoothed);
        Same(Algebra.Spectrum.Of(found.Smoothed!, 4).Values[^1], found.SmallestEigenvalue);
        Assert.Equal(4, found.Items);
    }

    [Fact]
    public void A_matrix_that_cannot_be_inverted_is_lifted_and_one_that_is_not_there_is_named()
    {
        double[] a = [1, 1, 2, 2, 3, 3, 1, 3, 2], b = [1, 2, 2, 3, 3, 1, 1, 3, 2];
        var twice = PolychoricMatrix.Of([a, a, b]);
        Assert.True(twice.WasSmoothed && twice.AtBoundary[1] && !twice.AtBoundary[2]);
        Assert.True(Algebra.Spectrum.Of(twice.Smoothed!, 3).Values[^1] > 0);
        for (var i = 0; i < 3; i++) Assert.Equal(1, twice.Smoothed![i * 4]);
        Same(twice.Smoothed![2], twice.Smoothed[6]);
        Same(twice.Rho[2].Value, twice.Smoothed[2], 1e-3);
        Same(0, twice.SmallestEigenvalue, 1e-8);
        Assert.Equal(Absence.ZeroVariance, PolychoricMatrix.Of([a, [.. a.Select(_ => 2.0)]]).SmallestEigenvalue.Because);
        Assert.Equal(Absence.AllMissing, PolychoricMatrix.Of([[double.NaN, double.NaN], [1, 2]]).Rho[0].Because);
        Assert.Equal(Absence.TooFew, PolychoricMatrix.Of([[double.NaN, 1], [1, 2]]).Rho[0].Because);
        Assert.Null(PolychoricMatrix.Of([a, [.. a.Select(_ => 2.0)]]).Smoothed);
        Assert.Equal((0, 0), (PolychoricMatrix.Of([]).Items, PolychoricMatrix.Of([]).SmallestEigenvalue.Value));
        // More categories than a byte holds: counted another way, with the same result.
        double[] many = [.. Enumerable.Range(0, 300).Select(row => (double)(row % 260))];
        double[] few = [.. many.Select((value, row) => (double)((value / 100) + (row % 3) > 2 ? 1 : 0))];
        Same(Polychoric.Of(many, few).Rho.Value, PolychoricMatrix.Of([many, few]).Rho[1]);
        Assert.Equal(1, PolychoricMatrix.Of([many, few]).Rho[0].Value);
    }

    [Fact]
    public void Association_of_few_cases_is_tested_by_every_order()
    {
        double[] x = [1, 4, 2, 5, 3], y = [2, 5, 1, 4, 3];
        var found = RankAssociation.Of([(x, y)], null, 3, 20_000);
        Same(0.8, found.Rho);
        Same(0.8, found.Adjusted);
        var orders = Orders([.. y]).Select(order => Math.Abs(Pearson.Coefficient(x, order))).ToList();
        Same(orders.Count(r => r >= 0.8 - 1e-9) / (double)orders.Count, found.P, 0.01);
        var weakest = Enumerable.Range(0, 5).Min(left => Pearson.Coefficient(
            Ranks.Of([.. x.Where((_, at) => at != left)]).Ranks, Ranks.Of([.. y.Where((_, at) => at != left)]).Ranks));
        Same(weakest, found.Weakest);
        Assert.Equal((5, 20_000), (found.N, found.Permutations));
        // The other way round the weakest is still counted in the direction of the whole.
        var falling = RankAssociation.Of([(x, [.. y.Select(value => -value)])], null, 3, 10);
        Same(-0.8, falling.Rho);
        Same(weakest, falling.Weakest);
        // Two pairs are tested by their mean.
        double[] other = [1, 2, 3, 4, 5];
        var both = RankAssociation.Of([(x, y), (x, other)], null, 3, 10);
        Same((0.8 + Pearson.Coefficient(x, other)) / 2, both.Rho);
        // Without the covariate: the partial correlation of the ranks.
        double[] z = [5, 1, 4, 2, 3];
        double xy = 0.8, xz = Pearson.Coefficient(x, z), yz = Pearson.Coefficient(y, z);
        var partial = RankAssociation.Of([(x, y)], z, 3, 10);
        Same((xy - (xz * yz)) / Math.Sqrt((1 - (xz * xz)) * (1 - (yz * yz))), partial.Adjusted);
        Same(0.8, partial.Rho);
        Assert.Equal(Absence.TooFew, RankAssociation.Of([(x[..4], y[..4])], null, 3, 10).Weakest.Because);
    }

    [Fact]
    public void Associations_that_cannot_be_tested_are_named()
    {
        double[] x = [1, 4, 2, 5, 3], constant = [2, 2, 2, 2, 2];
        Assert.Equal(Absence.Empty, RankAssociation.Of([], null, 1).P.Because);
        Assert.Equal(Absence.Empty, RankAssociation.Of([([], [])], null, 1).P.Because);
        Assert.Equal((Absence.TooFew, 3, 0), (RankAssociation.Of([(x[..3], x[..3])], null, 1).P.Because,
            RankAssociation.Of([(x[..3], x[..3])], null, 1).N, RankAssociation.Of([(x[..3], x[..3])], null, 1).Permutations));
        Assert.Equal(Absence.OutOfRange, RankAssociation.Of([(x, [1, 2, 3, 4, double.NaN])], null, 1).P.Because);
        Assert.Equal(Absence.OutOfRange, RankAssociation.Of([([1, 2, 3, 4, Infinite], x)], null, 1).P.Because);
        Assert.Equal(Absence.ZeroVariance, RankAssociation.Of([(x, constant)], null, 1).P.Because);
        Assert.Equal(Absence.ZeroVariance, RankAssociation.Of([(x, x)], x, 1).P.Because);
        // A column that one case alone makes vary says nothing without it.
        Assert.Equal(Absence.ZeroVariance, RankAssociation.Of([(x, [2, 2, 2, 2, 3])], null, 1, 10).Weakest.Because);
        double[] many = [.. Enumerable.Range(0, 301).Select(value => (double)value)];
        Assert.Equal(Absence.TooLarge, RankAssociation.Of([(many, many)], null, 1, 1).Weakest.Because);
    }

    [Fact]
    public void Groups_are_split_evenly_and_those_of_one_are_left_out()
    {
        double[] x = [1, 2, 5, 6, 3, 4, 9], y = [2, 1, 4, 6, 6, 3, 9];
        int[] groups = [0, 0, 1, 1, 4, 4, 2];
        var found = SplitSample.Of(x, y, groups, 7, 400);
        Same(Pearson.Coefficient([1.5, 5.5, 3.5], [1.5, 5, 4.5]), found.SameSource);
        Assert.Equal((3, 400), (found.Groups, found.Splits));
        // Two ways in each of three groups: eight splits, each as likely.
        var splits = (from a in new[] { 0, 1 } from b in new[] { 2, 3 } from c in new[] { 4, 5 }
                      select Pearson.Coefficient([x[a], x[b], x[c]], [y[1 - a], y[5 - b], y[9 - c]])).Order().ToList();
        Same(Math.Tanh(splits.Average(Math.Atanh)), found.SplitSource, 0.05);
        Same(splits[0], found.Low);
        Same(splits[^1], found.High);
        Assert.Equal(Absence.TooFew, SplitSample.Of(x[..4], y[..4], groups[..4], 7).SplitSource.Because);
        Assert.Equal(Absence.TooFew, SplitSample.Of(x, y, [0, 0, 1, 1, -1, -1, 2], 7).Low.Because);
        Assert.Equal(Absence.ZeroVariance, SplitSample.Of([1, 2, 2, 1, 1, 2], y[..6], [0, 0, 1, 1, 2, 2], 7).SameSource.Because);
        Assert.Equal(Absence.ZeroVariance, SplitSample.Of(y[..6], [1, 2, 2, 1, 1, 2], [0, 0, 1, 1, 2, 2], 7).SameSource.Because);
    }

    private static (double[] X, double[] Y) Answers(double[,] counts)
    {
        var (x, y) = (new List<double>(), new List<double>());
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                x.AddRange(Enumerable.Repeat((double)i, (int)counts[i, j]));
                y.AddRange(Enumerable.Repeat(10.0 * j, (int)counts[i, j]));
            }
        }

        return ([.. x], [.. y]);
    }

    /// <summary>Log likelihood of a table of three rows and four columns at a correlation and five thresholds.</summary>
    private static double LogOfTable(double[,] counts, double[] at)
    {
        double[] rows = [-Infinite, at[1], at[2], Infinite], columns = [-Infinite, at[3], at[4], at[5], Infinite];
        double Corner(int i, int j) => BivariateNormal.Lower(rows[i], columns[j], at[0]);
        double sum = 0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                sum += counts[i, j] * Math.Log(Corner(i + 1, j + 1) - Corner(i, j + 1) - Corner(i + 1, j) + Corner(i, j));
            }
        }

        return sum;
    }

    private static IEnumerable<double[]> Orders(double[] rest) => rest.Length == 0 ? [[]]
        : rest.SelectMany(first => Orders([.. rest.Where(one => one != first)]).Select(tail => (double[])[first, .. tail]));
}
