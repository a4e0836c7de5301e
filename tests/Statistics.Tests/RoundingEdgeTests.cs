using CsCheck;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Coding;
using Wegmarke.Statistics.Contingency;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Qca;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Where rounding decides, where a boundary belongs, and what is said when nothing can be computed.</summary>
public sealed class RoundingEdgeTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void Sums_and_variances_lose_nothing_beside_large_numbers()
    {
        Assert.Equal(2, Moments.Sum([1, 1e60, 1, -1e60]));
        Assert.Equal(-2, Moments.Sum([-1e60, -1, 1e60, -1]));
        // The mean of these two lies between two doubles.
        Assert.Equal(2, Moments.Variance([9007199254740992, 9007199254740994]));
        Assert.Equal(1, Moments.Variance([1e8 + 1, 1e8 + 2, 1e8 + 3]));
        Assert.StartsWith("A variance needs two values", Assert.Throws<ArgumentException>(() => Moments.Variance([1])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_that_only_rounding_moved_takes_the_value_that_stands_there()
    {
        double[] sorted = [0, 1, 2, 3, 1e30, 1e30, 1e30, 1e30, 1e30, 1e30, 1e30];
        Assert.Equal(3, Quantile.Type7(sorted, 0.1 + 0.2));
        Assert.Equal(1e30, Quantile.Type7([0, 1, 2, 1e30], 1 - 1e-16));
        Assert.Equal(1.5, Quantile.Type7([1, 2], 0.5));
        Assert.Equal(1e-3, Quantile.Type7([0, 1], 1e-3));
        // The same from counts: eleven values 0 to 10, one each.
        long[] counts = [.. Enumerable.Repeat(1L, 11)];
        Assert.Equal(3, Quantile.Type7(counts, 0, 11, 0.1 + 0.2));
        Assert.Equal(10, Quantile.Type7(counts, 0, 11, 1));
        Assert.Equal(2.5, Quantile.Type7(counts, 0, 11, 0.25));
        Assert.Equal(10, Quantile.Type6(counts, 0, 11, 0.99));
        Assert.Equal(0, Quantile.Type6(counts, 0, 11, 0.01));
    }

    [Fact]
    public void What_cannot_be_described_says_why()
    {
        Assert.Equal(Absence.Empty, ItemDescription.Of([]).Mean.Because);
        Assert.Equal(Absence.AllMissing, ItemDescription.Of([Missing]).Mean.Because);
        Assert.Equal(Absence.Empty, ScaleScores.Of([[]], 1, 6).Mean.Because);
        Assert.Equal(Absence.Empty, ScaleScores.Of([], 1, 6).Mean.Because);
        Assert.Equal(Absence.AllMissing, ScaleScores.Of([[Missing]], 1, 6).Mean.Because);
        Assert.Equal(Absence.OutOfRange, ScaleScores.Of([[1e80]], 1, 6).Mean.Because);
        Assert.Equal(Absence.Empty, Share.Wilson(0.5, 0).Because);
        // What is no category of the scale is in none of them.
        Assert.Equal([1, 0, 1], ItemDescription.Of([1, 2.5, 3], (1, 3)).Categories!.Counts);
        Assert.Equal([1, 0, 0], ItemDescription.Of([1, 4], (1, 3)).Categories!.Counts);
        Assert.Equal([1, 0, 0], ItemDescription.Of([1, 0], (1, 3)).Categories!.Counts);
        Assert.Equal((0, 5), (SmallCells.ExpectedPeople(5, [1.0], 5), SmallCells.ExpectedPeople(5, [1.0], 6)));
    }

    [Fact]
    public void Pairs_with_missing_answers_are_those_of_the_rows_that_have_both() => Gen.Int[0, 5].Array[12].Array[3].Sample(drawn =>
    {
        byte[][] columns = [.. drawn.Select(column => column.Select(code => (byte)(code == 0 ? 250 : code)).ToArray())];
        var least = columns.SelectMany((x, i) => columns.Skip(i).Select(y => x.Zip(y).Count(pair => pair.First < 250
            && pair.Second < 250))).Min();
        if (least < 2) return;
        var found = PairwiseMoments.Covariances(columns);
        Assert.Equal(least, found.N);
        for (var i = 0; i < 3; i++)
        {
            Same(columns[i].Where(code => code < 250).Average(code => (double)code), found.Means[i]);
            for (var j = 0; j < 3; j++)
            {
                var both = columns[i].Zip(columns[j]).Where(pair => pair.First < 250 && pair.Second < 250).ToList();
                double x = both.Average(pair => (double)pair.First), y = both.Average(pair => (double)pair.Second);
                Same(both.Sum(pair => (pair.First - x) * (pair.Second - y)) / (both.Count - 1), found.Values[i, j]);
            }
        }
    });

    [Fact]
    public void Nothing_is_computed_from_no_column_of_pairs() => Assert.Equal((0, 0), (PairwiseMoments.Covariances([]).N,
        PairwiseMoments.Covariances([]).Size));

    [Fact]
    public void Larger_tables_are_weighed_by_their_shorter_side()
    {
        double[,] counts = { { 5, 1, 0 }, { 1, 4, 2 }, { 0, 2, 6 } };
        double[] rows = [6, 7, 8], columns = [6, 7, 8];
        double n = 21, phi = 0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var expected = rows[i] * columns[j] / n;
                phi += (counts[i, j] - expected) * (counts[i, j] - expected) / expected / n;
            }
        }

        var found = ContingencyTable.Of(counts);
        Same(Math.Sqrt(phi / 2), found.CramersV);
        // Bergsma 2013: both are moved towards 0 by what chance adds.
        Same(Math.Sqrt((phi - 4 / (n - 1)) / (2 - 4 / (n - 1))), found.CramersVCorrected);
    }

    [Fact]
    public void Anchors_in_one_place_calibrate_nothing()
    {
        foreach (var (fullyOut, crossover, fullyIn) in new[] { (1.0, 1.0, 2.0), (1, 2, 2), (2, 2, 1), (2, 1, 1) })
        {
            Assert.Equal(Absence.OutOfRange, Calibration.Of(0.5, fullyOut, crossover, fullyIn).Because);
        }

        Assert.Equal(Absence.Empty, SetRelation.Of([1e-12], [0.5]).SufficiencyConsistency.Because);
        // Consistent, but without anything that is only in the outcome: only who asks for PRI asks for that.
        Assert.Equal(RowOutcome.Present, TruthTable.Of([[0.5]], [0.5], casesNeeded: 0).Rows[0].Outcome);
        Assert.Equal(RowOutcome.Absent, TruthTable.Of([[0.5]], [0.5], casesNeeded: 0, pri: 0.1).Rows[0].Outcome);
    }

    [Fact]
    public void Correlations_begin_with_two_rows_and_name_the_column_that_stands_still()
    {
        Same(-1, CorrelationMatrix.Of([[1, 2], [2, 1]]).Pairwise[0, 1]);
        Assert.Equal(Absence.TooFew, CorrelationMatrix.Of([[1], [2]]).Pairwise[0, 1].Because);
        Assert.Equal(Absence.ZeroVariance, PolychoricMatrix.Of([[1, 1, 1], [1, 2, 1]]).Rho[0].Because);
        Assert.Equal(Absence.TooFew, PolychoricMatrix.Of([[1, Missing], [1, 2]]).Rho[0].Because);
        Assert.Equal(Absence.AllMissing, PolychoricMatrix.Of([[Missing, Missing], [1, 2]]).Rho[0].Because);
        double[] rising = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Equal(Absence.OutOfRange, RankAssociation.Of([(rising, [1, 2, 3, 4, 5, 6, 7, Missing])], null, 1).P.Because);
        Assert.Equal(Absence.OutOfRange, RankAssociation.Of([([1, 2, 3, double.PositiveInfinity, 5, 6, 7, 8], rising)], null, 1).P.Because);
        // Of nine orders drawn at random none is as good as the true one.
        Assert.Equal(0.1, RankAssociation.Of([(rising, rising)], null, 1, permutations: 9).P.Value);
        int[] groups = [0, 0, 1, 1, 2, 2, 3, 3];
        double[] flat = [2, 4, 3, 3, 4, 2, 1, 5];
        Assert.Equal(Absence.ZeroVariance, SplitSample.Of(flat, rising, groups, 1).SameSource.Because);
        Assert.Equal(Absence.ZeroVariance, SplitSample.Of(rising, flat, groups, 1).SameSource.Because);
    }

    [Fact]
    public void Coders_who_cannot_be_compared_are_told_why()
    {
        Assert.Equal(Absence.Empty, CohenKappa.Of(new double[2, 3]).Because);
        Assert.Equal(Absence.Empty, CohenKappa.Of(new double[0, 0]).Because);
        Assert.Equal(Absence.Empty, CohenKappa.Of(new double[2, 2]).Because);
        var one = CohenKappa.Of(new double[,] { { 4 } });
        Assert.Equal((Absence.ZeroVariance, Absence.ZeroVariance, Absence.ZeroVariance), (one.GwetAc1.Because, one.Pabak.Because,
            one.Because));
        // Only one of the two used a single code: κ is 0, not absent.
        Assert.Equal(0, CohenKappa.Of(new double[,] { { 3, 2 }, { 0, 0 } }).Unweighted!.Kappa.Value);
        Assert.Null(CohenKappa.Of(new double[,] { { 3, 2 }, { 0, 0 } }).Because);
        double[,] pairs = CohenKappa.Table([0, -1, 1, 1], [0, 0, -1, 1], 2);
        Assert.Equal((1, 0, 0, 1), (pairs[0, 0], pairs[0, 1], pairs[1, 0], pairs[1, 1]));
    }
}
