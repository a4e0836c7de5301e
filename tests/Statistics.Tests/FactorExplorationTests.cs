using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Factors;
using static Wegmarke.Statistics.Tests.Closeness;
using static Wegmarke.Statistics.Tests.FactorExamples;

namespace Wegmarke.Statistics.Tests;

/// <summary>How many factors there are, and how they are turned: noise with a known distribution, rotations at their maximum.</summary>
public sealed class FactorExplorationTests
{
    private static readonly double[] Mixed = [0.5, -0.6, 0.3, 0.7, 0.2, -0.1, -0.3, -0.8, 0.2, 0.4, 0.5, 0.6, 0.1, -0.7, 0.4,
        0.6, 0.1, -0.5, 0.3, 0.3, 0.3];

    /// <summary>In four rows a correlation of noise is equally likely everywhere, in three it follows the arcsine law.</summary>
    [Theory]
    [InlineData(3, 2 / Math.PI, 0.99691733)]
    [InlineData(4, 0.5, 0.95)]
    [InlineData(5, 0.42441318, 0.87833945)]
    [InlineData(6, 0.375, 0.81140135)]
    public void Two_columns_of_noise_correlate_as_is_known(int rows, double mean, double high)
    {
        var noise = ParallelAnalysis.Of(rows, 2, 6000, 1);
        Same(1 + mean, noise.Mean[0], 0.008);
        Same(1 - mean, noise.Mean[1], 0.015);
        Same(1 + high, noise.Percentile95[0], 0.01);
        Same(2, noise.Mean.Sum(), 1e-12);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    public void There_are_no_more_components_than_rows_less_one(int rows, int components)
    {
        var noise = ParallelAnalysis.Of(rows, 4, 20, 2);
        for (var k = 0; k < 4; k++) Assert.Equal(k < components, noise.Mean[k] > 1e-9);
        Same(4, noise.Mean.Sum(), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(21)]
    [InlineData(30)]
    public void The_percentile_lies_between_neighbours(int replications)
    {
        // A replication more has one stream more: what it adds to the sum is its own value.
        double[] sums = [0, .. Enumerable.Range(1, replications).Select(n => n * ParallelAnalysis.Of(20, 3, n, 7).Mean[0])];
        double[] values = [.. Enumerable.Range(0, replications).Select(at => sums[at + 1] - sums[at]).Order()];
        var place = 0.95 * (replications - 1);
        var (below, above) = (values[(int)Math.Floor(place)], values[(int)Math.Ceiling(place)]);
        Same(below + ((place - Math.Floor(place)) * (above - below)), ParallelAnalysis.Of(20, 3, replications, 7).Percentile95[0]);
    }

    [Fact]
    public void Components_are_kept_while_they_lie_above_noise()
    {
        var noise = new ParallelAnalysis(10, [1.5, 1.2, 0.9], [1.8, 1.4, 1.1]);
        Assert.Equal((2, 1), (noise.RetainedByMean([2, 1.3, 0.9]), noise.RetainedByPercentile([2, 1.3, 1.2])));
        Assert.Equal((0, 3), (noise.RetainedByMean([1.5, 5, 5]), noise.RetainedByPercentile([1.9, 1.5, 1.2])));
        Assert.Equal(0, noise.RetainedByMean([]));
    }

    [Theory]
    [InlineData(2, 42)]
    [InlineData(3, 24)]
    public void Varimax_is_where_no_turn_of_two_columns_is_simpler(int m, int steps)
    {
        var p = 21 / 3;
        double[] loadings = [.. Mixed.Where((_, at) => at % 3 < m)];
        var found = Rotation.Varimax(loadings, p, m);
        Assert.Equal((true, steps), (found.Converged, found.Iterations));
        double Simplicity(double[] turned)
        {
            double sum = 0;
            for (var j = 0; j < m; j++)
            {
                double[] squares = [.. Enumerable.Range(0, p).Select(i => turned[(i * m) + j] * turned[(i * m) + j]
                    / Enumerable.Range(0, m).Sum(k => turned[(i * m) + k] * turned[(i * m) + k]))];
                sum += squares.Sum(x => x * x) - (Math.Pow(squares.Sum(), 2) / p);
            }

            return sum;
        }

        var best = Simplicity(found.Loadings);
        for (var j = 0; j < m; j++)
        {
            for (var k = 0; k < j; k++)
            {
                double Turned(double angle)
                {
                    var next = (double[])found.Loadings.Clone();
                    for (var i = 0; i < p; i++)
                    {
                        var (x, y) = (next[(i * m) + j], next[(i * m) + k]);
                        next[(i * m) + j] = (Math.Cos(angle) * x) + (Math.Sin(angle) * y);
                        next[(i * m) + k] = (Math.Cos(angle) * y) - (Math.Sin(angle) * x);
                    }

                    return Simplicity(next);
                }

                Assert.True(Turned(1e-3) < best && Turned(-1e-3) < best);
                Same(0, (Turned(1e-5) - Turned(-1e-5)) / 2e-5, 1e-6);
            }
        }

        Same(loadings.Sum(x => x * x), found.Loadings.Sum(x => x * x));
        Assert.Equal(Enumerable.Range(0, m * m).Select(at => at / m == at % m ? 1.0 : 0), found.Correlations);
    }

    [Theory]
    [InlineData(2, 234)]
    [InlineData(3, 32)]
    public void Oblimin_is_where_no_factor_can_be_bent_towards_another_for_less(int m, int steps)
    {
        var p = 21 / 3;
        double[] loadings = [.. Mixed.Where((_, at) => at % 3 < m)];
        var found = Rotation.Oblimin(loadings, p, m);
        Assert.Equal((true, steps), (found.Converged, found.Iterations));
        double Cross(double[] pattern)
        {
            double sum = 0;
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j < m; j++)
                {
                    for (var k = 0; k < m; k++) sum += j == k ? 0 : Math.Pow(pattern[(i * m) + j] * pattern[(i * m) + k], 2) / 4;
                }
            }

            return sum;
        }

        var best = Cross(found.Loadings);
        for (var j = 0; j < m; j++)
        {
            for (var k = 0; k < m; k++)
            {
                if (j == k) continue;
                // Factor j becomes (j + by·k) of length one; what the items had of it, k loses in part.
                double Bent(double by)
                {
                    var next = (double[])found.Loadings.Clone();
                    var length = Math.Sqrt(1 + (2 * by * found.Correlations[(j * m) + k]) + (by * by));
                    for (var i = 0; i < p; i++)
                    {
                        next[(i * m) + k] -= by * next[(i * m) + j];
                        next[(i * m) + j] *= length;
                    }

                    return Cross(next);
                }

                Assert.True(Bent(1e-3) > best && Bent(-1e-3) > best);
                Same(0, (Bent(1e-5) - Bent(-1e-5)) / 2e-5, 1e-6);
            }
        }

        for (var j = 0; j < m; j++) Same(1, found.Correlations[j * (m + 1)], 1e-12);
        var whole = Dense.Product(Dense.Product(found.Loadings, found.Correlations, p, m, m),
            Dense.Transposed(found.Loadings, p, m), p, m, p);
        var before = Dense.Product(loadings, Dense.Transposed(loadings, p, m), p, m, p);
        for (var at = 0; at < p * p; at++) Same(before[at], whole[at], 1e-10);
    }

    [Fact]
    public void What_stands_first_upright_and_turned_round_is_one_solution()
    {
        double[] turned = [.. Mixed.Select((x, at) => at % 3 == 1 ? -x : x)];
        double[] other = [.. Mixed.Select((_, at) => Mixed[(at / 3 * 3) + ((at + 1) % 3)])];
        foreach (var rotate in new[] { Rotation.Varimax, new Func<double[], int, int, Rotation>(Rotation.Oblimin) })
        {
            var plain = rotate(Mixed, 7, 3);
            foreach (var again in new[] { rotate(turned, 7, 3), rotate(other, 7, 3) })
            {
                for (var at = 0; at < 21; at++) Same(plain.Loadings[at], again.Loadings[at], 1e-5);
                for (var at = 0; at < 9; at++) Same(plain.Correlations[at], again.Correlations[at], 1e-5);
            }

            double Sum(int j, int power) => Enumerable.Range(0, 7).Sum(i => Math.Pow(plain.Loadings[(i * 3) + j], power));
            Assert.True(Sum(0, 2) >= Sum(1, 2) && Sum(1, 2) >= Sum(2, 2));
            for (var j = 0; j < 3; j++) Assert.True(Sum(j, 1) >= 0);
        }
    }

    [Fact]
    public void An_item_that_has_nothing_stays_at_nothing()
    {
        double[] loadings = [0.5, 0.6, 0, 0, 0.7, -0.2, 0.4, 0.5, 0.6, -0.4];
        double[] without = [0.5, 0.6, 0.7, -0.2, 0.4, 0.5, 0.6, -0.4];
        foreach (var found in new[] { Rotation.Varimax(loadings, 5, 2), Rotation.Oblimin(loadings, 5, 2) })
        {
            Assert.True(found.Converged);
            Assert.Equal([0, 0], found.Loadings[2..4]);
        }

        var (five, four) = (Rotation.Varimax(loadings, 5, 2), Rotation.Varimax(without, 4, 2));
        // The mean of the squares is over one item more: not the same, but still all there is.
        Same(four.Loadings.Sum(x => x * x), five.Loadings.Sum(x => x * x));
        // A second factor that nobody loads on cannot be turned; that is said.
        var flat = Rotation.Varimax([0.5, 0, 0.6, 0, 0.7, 0], 3, 2);
        Assert.False(flat.Converged);
        Assert.Equal([0.5, 0, 0.6, 0, 0.7, 0], flat.Loadings);
    }

    [Fact]
    public void Partial_correlations_are_averaged_component_by_component()
    {
        // Two blocks of two: after both components nothing goes over from one block to the other.
        double[] r = [1, 0.6, 0, 0, 0.6, 1, 0, 0, 0, 0, 1, 0.4, 0, 0, 0.4, 1];
        var found = MinimumAveragePartial.Of(r, 4, Spectrum.Of(r, 4), 8);
        Assert.Equal(3, found.Squares.Length);
        // What is left of a block is a pair that runs against each other.
        Same((1 + (0.4 * 0.4)) * 2 / 12, found.Squares[0]);
        Same(4 / 12.0, found.Squares[1]);
        Assert.Equal(Absence.Singular, found.Squares[2].Because);
        Assert.Equal(1, found.MinimumAt.Value);
        Assert.Equal(2, MinimumAveragePartial.Of(r, 4, Spectrum.Of(r, 4), 2).Squares.Length);
        // Two groups of three that correlate within: two components are the fewest that leave the least.
        double[] two = [.. Enumerable.Range(0, 36).Select(at => at / 6 == at % 6 ? 1 : at / 18 == at % 6 / 3 ? 0.7 : 0.05)];
        var blocks = MinimumAveragePartial.Of(two, 6, Spectrum.Of(two, 6), 8);
        Assert.Equal((5, 2), (blocks.Squares.Length, blocks.MinimumAt.Value));
        // After both, what is left of a block has variance 1 − (1 + 2·.7)/3 and half of that as its covariance.
        Same(12 * 0.25 / 30, blocks.Squares[1]);
    }

    [Fact]
    public void What_is_missing_in_exploration_is_named_everywhere()
    {
        var none = ExploratoryFactors.Of(ObservedMoments.Listwise([[1, 2, 3], [2, 2, 2], [3, 1, 2]]), 1);
        Finding[] all = [none.ChiSquared, none.P, none.Adequacy.Overall, none.Adequacy.BartlettP, .. none.Adequacy.Items];
        Assert.All(all, finding => Assert.Equal(Absence.ZeroVariance, finding.Because));
        Assert.Equal((3, 3, 1, 3), (none.N, none.Items, none.Factors, none.Adequacy.Items.Length));
        Assert.Equal(new FactorFailure(Absence.ZeroVariance, 0, 0), none.Failure);
        double[] twice = [1, 1, 0.3, 0.2, 1, 1, 0.3, 0.2, 0.3, 0.3, 1, 0.1, 0.2, 0.2, 0.1, 1];
        var singular = ExploratoryFactors.Of(twice, 4, 50, 1);
        Assert.Equal((Absence.Singular, Absence.Singular), (singular.ChiSquared.Because, singular.P.Because));
        Assert.Equal(new FactorFailure(Absence.Singular, 0, 0), singular.Failure);
        Same(4, singular.Eigenvalues.Sum());
        foreach (var (p, factors, df) in new[] { (4, 2, -1), (4, 0, 6), (5, 3, -2), (6, 4, -3) })
        {
            double[] r = [.. Enumerable.Range(0, p * p).Select(at => at / p == at % p ? 1 : 0.3)];
            var found = ExploratoryFactors.Of(r, p, 50, factors);
            Assert.Equal((df, new FactorFailure(Absence.NotIdentified, 0, 0)), (found.Df, found.Failure));
            Assert.Equal((Absence.TooFew, Absence.TooFew), (found.ChiSquared.Because, found.P.Because));
        }

        // Correlations of what is scaled differently, incomplete rows left out.
        var columns = new double[][] { [1, 2, 4, 3, 6, 5, double.NaN], [20, 10, 50, 30, 60, 40, 10], [0.2, 0.1, 0.3, 0.5, 0.6, 0.3, 0.2] };
        var of = ExploratoryFactors.Of(ObservedMoments.Listwise(columns), 1);
        var again = ExploratoryFactors.Of(of.Correlations, 3, 6, 1);
        Assert.Equal((6, again.P.Because), (of.N, of.P.Because));
        Assert.Equal(again.Uniquenesses!, of.Uniquenesses!);
        double[] x = columns[0][..6], y = columns[1][..6];
        double Mean(Func<int, double> value) => Enumerable.Range(0, 6).Average(value);
        Same((Mean(i => x[i] * y[i]) - (x.Average() * y.Average())) / Math.Sqrt((Mean(i => x[i] * x[i]) - Math.Pow(x.Average(), 2))
            * (Mean(i => y[i] * y[i]) - Math.Pow(y.Average(), 2))), of.Correlations[3]);
    }

    /// <summary>From the formulas of Kaiser and Bartlett with R 4 (solve, pchisq) for the six school subjects.</summary>
    [Fact]
    public void School_subjects_are_fit_for_factors_as_r_computes()
    {
        var found = SamplingAdequacy.Of(School, 6, 220);
        double[] items = [0.771556518148632, 0.811240734497280, 0.755535582174593, 0.744795718843047, 0.749570204156703, 0.831633540524841];
        Same(0.774875282456167, found.Overall, 1e-10);
        for (var i = 0; i < 6; i++) Same(items[i], found.Items[i], 1e-10);
        Same(310.840887113308, found.BartlettChiSquared, 1e-10);
        Same(1, found.BartlettP.Value / 3.11069485892e-57, 1e-8);
        double[] squares = [0.0713225175361041, 0.1041195071537573, 0.2394893666488664, 0.4877703926747310, 1.0000000000005165];
        var average = MinimumAveragePartial.Of(School, 6, Spectrum.Of(School, 6), 8);
        Assert.Equal((5, 1), (average.Squares.Length, average.MinimumAt.Value));
        for (var k = 0; k < 5; k++) Same(squares[k], average.Squares[k], 1e-10);
    }
}
