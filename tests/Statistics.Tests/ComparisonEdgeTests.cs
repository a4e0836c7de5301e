using CsCheck;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Distributions;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Comparisons of groups and waves: pair by pair, value by value from their formulas, and where they begin and end.</summary>
public sealed class ComparisonEdgeTests
{
    private const double Infinite = double.PositiveInfinity;
    private static readonly Gen<double[]> Stages = Gen.Int[1, 5].Select(stage => (double)stage).Array[2, 12];

    [Fact]
    public void Ranks_and_dominance_are_counted_pair_by_pair() => Gen.Select(Stages, Stages).Sample((x, y) =>
    {
        double[] all = [.. x, .. y];
        var (ranks, ties) = Ranks.Of(all);
        for (var i = 0; i < all.Length; i++)
        {
            Same(1 + all.Count(other => other < all[i]) + ((all.Count(other => other == all[i]) - 1) / 2.0), ranks[i]);
        }

        Same(all.GroupBy(value => value).Sum(group => Math.Pow(group.Count(), 3) - group.Count()), ties);
        double n1 = x.Length, n2 = y.Length;
        double[,] d = new double[x.Length, y.Length];
        for (var i = 0; i < x.Length; i++) for (var j = 0; j < y.Length; j++) d[i, j] = Math.Sign(x[i] - y[j]);
        double delta = d.Cast<double>().Average(), cells = 0, rows = 0, columns = 0;
        for (var i = 0; i < x.Length; i++)
        {
            rows += Math.Pow(Enumerable.Range(0, y.Length).Average(j => d[i, j]) - delta, 2);
            for (var j = 0; j < y.Length; j++) cells += Math.Pow(d[i, j] - delta, 2);
        }

        for (var j = 0; j < y.Length; j++) columns += Math.Pow(Enumerable.Range(0, x.Length).Average(i => d[i, j]) - delta, 2);
        var found = CliffsDelta.Of(x, y);
        Same(delta, found.Delta);
        Same((delta + 1) / 2, found.Superiority);
        Assert.Equal(Math.Abs(delta) >= 1 - 1e-12, found.Separated);
        if (found.Separated)
        {
            Assert.Equal(Absence.Singular, found.Variance.Because);
            Assert.Equal(Absence.Singular, found.TInterval.Because);
            return;
        }

        var variance = ((n2 * n2 * rows) + (n1 * n1 * columns) - cells) / (n1 * n2 * (n1 - 1) * (n2 - 1));
        var floor = (1 - (delta * delta)) / ((n1 * n2) - 1);
        Same(variance, found.Variance, 1e-8);
        if (Math.Abs(variance - floor) > 1e-9) Assert.Equal(variance < floor, found.FloorUsed);
        // Feng and Cliff 2004, formula 5.
        var (used, z) = (Math.Max(variance, floor), Normal.Quantile(0.975));
        double rest = 1 - (delta * delta), half = z * Math.Sqrt(used) * Math.Sqrt((rest * rest) + (z * z * used));
        Same((delta - Math.Pow(delta, 3) - half) / (rest + (z * z * used)), found.NormalInterval.Low, 1e-8);
        Same((delta - Math.Pow(delta, 3) + half) / (rest + (z * z * used)), found.NormalInterval.High, 1e-8);
        var u = 0.0;
        foreach (var sign in d) u += (sign + 1) / 2;
        var ranked = MannWhitney.Of(x, y);
        Same(u, ranked.U1);
        Same((n1 * n2) - u, ranked.U2);
        var sigma = Math.Sqrt(n1 * n2 / 12 * (n1 + n2 + 1 - (ties / ((n1 + n2) * (n1 + n2 - 1)))));
        // Where all are tied there is nothing to order, and no p.
        if (sigma == 0)
        {
            Assert.Equal(Absence.ZeroVariance, ranked.PUncorrected.Because);
            Assert.Equal(Absence.ZeroVariance, ranked.PCorrected.Because);
            return;
        }

        var distance = Math.Abs(u - (n1 * n2 / 2));
        Same(Math.Min(1, 2 * Normal.Upper(distance / sigma)), ranked.PUncorrected);
        Same(distance == 0 ? 1 : Math.Min(1, 2 * Normal.Upper((distance - 0.5) / sigma)), ranked.PCorrected);
    });

    [Fact]
    public void Ranks_of_equal_values_cannot_be_tested() =>
        Assert.Equal(Absence.ZeroVariance, MannWhitney.Of([3, 3], [3, 3]).PCorrected.Because);

    [Fact]
    public void Two_groups_name_what_they_cannot_compare()
    {
        var one = TwoGroups.Of([2], [1, 4, 4]);
        Assert.Equal(Absence.TooFew, one.Because);
        Assert.Equal((1, 3, 2, 3, -1), (one.N1, one.N2, one.Mean1.Value, one.Mean2.Value, one.Difference.Value));
        Assert.Equal(Absence.TooFew, one.Sd1.Because);
        Same(Math.Sqrt(3), one.Sd2);
        Assert.Equal(Absence.Empty, TwoGroups.Of([], [1, 4]).Mean1.Because);
        Assert.Equal(Absence.TooFew, TwoGroups.Of([], [1, 4]).Difference.Because);
        Assert.Equal(Absence.TooFew, TwoGroups.Of([1, 4], [double.NaN]).Because);
        var beyond = TwoGroups.Of([1, Infinite], [1, 4]);
        Assert.Equal((Absence.OutOfRange, Absence.OutOfRange), (beyond.Because, beyond.Mean1.Because));
        Assert.Equal(Absence.OutOfRange, beyond.Sd1.Because);
        Assert.Equal(Absence.OutOfRange, TwoGroups.Of([1, 4], [1, Infinite]).Because);
        Assert.Equal(Absence.OutOfRange, TwoGroups.Of([Infinite], [1, 2]).Mean1.Because);
        Assert.Equal(Absence.ZeroVariance, TwoGroups.Of([2, 2], [3, 3]).Because);
        Assert.Null(TwoGroups.Of([2, 2], [3, 4]).Because);
        Assert.Null(TwoGroups.Of([2, 3], [4, 4]).Because);
        var two = TwoGroups.Of([1, 2, 6], [3, 5]);
        double pooled = Math.Sqrt(((2 * 7) + 2) / 3.0), g = -1 / pooled;
        Same(-1 / Math.Sqrt(4.5), two.AverageSdEffect);
        Same(g, two.Effect!.CohenD);
        Same(g * (1 - (3 / 11.0)), two.Effect.ApproximateG);
        // J(3) = Γ(3/2)/(√(3/2)·Γ(1)) = √π/2/√1.5.
        Same(Math.Sqrt(Math.PI) / 2 / Math.Sqrt(1.5), two.Effect.Correction);
        Same(g * two.Effect.Correction, two.Effect.G);
        Same((5 / 6.0) + (two.Effect.G * two.Effect.G / 10), two.Effect.Variance);
        Same(-1 / (pooled * Math.Sqrt(5 / 6.0)), two.Student!.T);
        Assert.Equal(3, two.Student.Df);
        // Where the non-centrality is a limit, what was seen lies at its .975 and .025 quantile.
        var h = Math.Sqrt(5 / 6.0);
        Same(0.975, NoncentralT.Lower(g / h, 3, two.Effect.Interval.Low / (h * two.Effect.Correction)), 1e-8);
        Same(0.025, NoncentralT.Lower(g / h, 3, two.Effect.Interval.High / (h * two.Effect.Correction)), 1e-8);
    }

    [Fact]
    public void Several_groups_name_what_they_cannot_compare()
    {
        Assert.Equal(Absence.TooFew, SeveralGroups.Of([[1, 2, 3]]).Because);
        Assert.Equal(Absence.TooFew, SeveralGroups.Of([[1], [2]]).Because);
        Assert.Equal(Absence.TooFew, SeveralGroups.Of([[1, 2, 4], []]).Because);
        Assert.Equal(Absence.Empty, SeveralGroups.Of([[1, 2, 4], []]).Means[1].Because);
        Assert.Equal(Absence.TooFew, SeveralGroups.Of([[1, 2, 4], [5]]).Sds[1].Because);
        Assert.Equal(Absence.OutOfRange, SeveralGroups.Of([[1, 2, 4], [5, Infinite]]).Because);
        Assert.Equal(Absence.OutOfRange, SeveralGroups.Of([[1, 2, 4], [5, Infinite]]).Means[1].Because);
        Assert.Equal(Absence.ZeroVariance, SeveralGroups.Of([[1, 1], [2, 2]]).Because);
        var some = SeveralGroups.Of([[1, 2, 6], [5], [3, 3]]);
        Assert.Equal((null, null), (some.Because, some.Welch));
        Assert.Equal(6, some.N);
        Assert.Equal(3, some.PairP.Count);
        Assert.Equal(Absence.TooFew, some.PairP[0].Because);
        Assert.True(some.PairP[1].Exists);
        // Two of each: every distance from the median is a half, no spread differs.
        Assert.Null(SeveralGroups.Of([[1, 2], [5, 6], [3, 4]]).BrownForsythe);
        Assert.Null(SeveralGroups.Of([[1, 2], [5, 6], [3, 3]]).Welch);
        var welch = SeveralGroups.Of([[1, 2, 6], [5, 9]]);
        // Of two groups Welch's F is the square of his t.
        var t = TwoGroups.Of([1, 2, 6], [5, 9]).Welch!;
        Same(t.T * t.T, welch.Welch!.Statistic);
        Same(t.Df, welch.Welch.Df2);
        Same(t.P, welch.Welch.P);
        Same(welch.Kruskal!.Statistic / 4, welch.RankEpsilon2);
        Assert.Equal((1, Infinite), (welch.Kruskal.Df1, welch.Kruskal.Df2));
    }

    [Fact]
    public void Waves_that_cannot_be_compared_are_named()
    {
        Assert.Equal(Absence.AllMissing, IndependentWaves.Of([], [1, 2]).Because);
        Assert.Equal(Absence.AllMissing, IndependentWaves.Of([1, 2], [double.NaN]).Difference.Because);
        var one = IndependentWaves.Of([1], [2, 4]);
        Assert.Equal((Absence.TooFew, 2), (one.Because, one.Difference.Value));
        Assert.Equal(Absence.TooFew, IndependentWaves.Of([1, 3], [2]).Because);
        Assert.Equal(Absence.MoreAnswersThanPeople, IndependentWaves.Of([1, 3], [2, 4], 1, 5).Because);
        Assert.Equal(Absence.MoreAnswersThanPeople, IndependentWaves.Of([1, 3], [2, 4], 5, 1).Because);
        Assert.Equal(Absence.ZeroVariance, IndependentWaves.Of([3, 3], [4, 4]).Because);
        Assert.Null(IndependentWaves.Of([3, 3], [4, 5]).Because);
        var census = IndependentWaves.Of([1, 3], [2, 4], 2, 2);
        Assert.Equal((Absence.Census, null), (census.Because, census.WithCorrection));
        Same(Math.Sqrt(2), census.WithoutCorrection!.Test.Se);
        var half = IndependentWaves.Of([1, 3], [2, 4], 4, 8);
        Same(Math.Sqrt(0.5 + 0.75), half.WithCorrection!.Test.Se);
        var df = 1.25 * 1.25 / ((0.5 * 0.5) + (0.75 * 0.75));
        Same(df, half.WithCorrection.Test.Df);
        Same(StudentT.Quantile(0.975, df) * Math.Sqrt(1.25), half.WithCorrection.MinimalDetectableChange);
        Same((StudentT.Quantile(0.975, df) + StudentT.Quantile(0.8, df)) * Math.Sqrt(1.25), half.WithCorrection.MinimalDetectableEffect);
    }

    [Fact]
    public void Paired_waves_are_as_their_formulas_say()
    {
        double[] first = [1, 2, 3, 4, 2, double.NaN, 5], second = [2, 2, 5, 4, 1, 3, double.NaN];
        var found = PairedWaves.Of(first, second, 0.8);
        Assert.Equal((5, 2), (found.Pairs, found.OnlyOneWave));
        double sd = Math.Sqrt(1.3), sd1 = Math.Sqrt(1.3), sd2 = Math.Sqrt(2.7);
        Same(0.4, found.Difference);
        Same(sd, found.SdDifference);
        Same(0.4 / sd, found.Dz);
        Same(0.4 / ((sd1 + sd2) / 2), found.Dav);
        Same(0.4 / sd * Math.Sqrt(2 * (1 - found.R.Value)), found.Drm);
        Same(0.4 / sd1, found.GlassWave1);
        Same(HedgesG.CorrectionOf(4) * 0.4 / sd, found.Gz);
        Assert.Equal((0.4, 0.4, 0.2), (found.Improved, found.Unchanged, found.Worsened));
        // Differences 1, 2, −1: mid-ranks 1.5, 3, 1.5.
        Assert.Equal((4.5, 3), (found.Ranks!.V, found.Ranks.NonZero));
        Same(0.5, found.Ranks.RankBiserial);
        var sigma = Math.Sqrt((3 * 4 * 7 / 24.0) - (6 / 48.0));
        Same(2 * Normal.Upper(1.5 / sigma), found.Ranks.PUncorrected);
        Same(2 * Normal.Upper(1 / sigma), found.Ranks.PCorrected);
        double sem = sd1 * Math.Sqrt(0.2), se = Math.Sqrt(2) * sem;
        Same(sem, found.Reliable!.Sem);
        Same(se, found.Reliable.SeOfDifference);
        Same(Normal.Quantile(0.975) * se, found.Reliable.MinimalDetectableChange);
        Assert.Equal((1, 0), (found.Reliable.Up, found.Reliable.Down));
        Same(2 / se, found.Reliable.Index[2]);
        Assert.Equal((0, 1), (PairedWaves.Of(second, first, 0.8).Reliable!.Up, PairedWaves.Of([2, 2, 5, 4, 1], [1, 2, 3, 4, 2],
            0.9).Reliable!.Down));
        Assert.Null(PairedWaves.Of(first, second, 1).Reliable);
        Assert.Null(PairedWaves.Of(first, second).Reliable);
    }

    [Fact]
    public void Paired_waves_name_what_is_missing()
    {
        Assert.Equal(Absence.TooFew, PairedWaves.Of([], []).Difference.Because);
        Assert.Equal((Absence.TooFew, 2), (PairedWaves.Of([1], [3]).Because, PairedWaves.Of([1], [3]).Difference.Value));
        Assert.Equal((Absence.ZeroVariance, 1), (PairedWaves.Of([1, 2], [2, 3]).Because, PairedWaves.Of([1, 2], [2, 3]).Difference.Value));
        Assert.Equal(Absence.OutOfRange, PairedWaves.Of([1, Infinite, 2], [1, 2, 3]).Because);
        Assert.Equal(Absence.OutOfRange, PairedWaves.Of([1, 2, 3], [1, Infinite, 2]).Because);
        var constant = PairedWaves.Of([3, 3, 3], [1, 4, 5], 0.8);
        Assert.Equal(Absence.ZeroVariance, constant.GlassWave1.Because);
        Assert.Equal(Absence.ZeroVariance, constant.R.Because);
        Assert.Null(constant.Reliable);
        Same(constant.Difference.Value / (constant.SdDifference.Value / 2), constant.Dav);
        // Ranks lie even: nothing to correct for continuity.
        Same(1, PairedWaves.Of([0, 0], [1, -1]).Ranks!.PCorrected);
        Same(0, PairedWaves.Of([0, 0], [1, -1]).Ranks!.RankBiserial);
    }

    [Fact]
    public void Overlapping_waves_are_as_their_formulas_say()
    {
        double[] first = [1, 2, 4, 5, double.NaN], second = [2, 3, 3, 6, 1];
        var found = OverlappingWaves.Of(first, second, [0, 1, 3, -1, 2]);
        double v1 = 10 / 3.0, v2 = 3.5, r = found.R.Value;
        Assert.Equal((4, 5, 3), (found.N1, found.N2, found.Common));
        Same(Correlation.Pearson.Coefficient([1, 2, 4], [2, 3, 6]), r);
        var square = (v1 / 4) + (v2 / 5) - (2 * r * Math.Sqrt(v1 * v2) * 3 / 20);
        Same(0, found.Difference);
        Same(Math.Sqrt(square), found.Test!.Se);
        var gamma = Math.Pow((v1 / 4) + (v2 / 5), 2) / ((v1 * v1 / 16 / 3) + (v2 * v2 / 25 / 4));
        Same(2 + ((gamma - 2) / 9 * 3), found.Test.Df);
    }

    [Fact]
    public void Overlapping_waves_name_what_is_missing()
    {
        Assert.Equal(Absence.AllMissing, OverlappingWaves.Of([double.NaN], [1, 2], [0]).Because);
        Assert.Equal(Absence.AllMissing, OverlappingWaves.Of([1, 2], [], [-1, -1]).Because);
        Assert.Equal((Absence.TooFew, 2), (OverlappingWaves.Of([1], [2, 4], [0]).Because,
            OverlappingWaves.Of([1], [2, 4], [0]).Difference.Value));
        Assert.Equal(Absence.TooFew, OverlappingWaves.Of([1, 2], [2], [0, -1]).Because);
        Assert.Equal(Absence.TooFew, OverlappingWaves.Of([1, 2], [2, 4], [0, -1]).Because);
        var apart = OverlappingWaves.Of([1, 2], [2, 4], [-1, -1]);
        Assert.Equal((null, Absence.TooFew), (apart.Because, apart.R.Because));
        Same(Math.Sqrt(0.25 + 1), apart.Test!.Se);
        Assert.Equal(Absence.ZeroVariance, OverlappingWaves.Of([1, 1], [2, 2], [-1, -1]).Because);
        Assert.Null(OverlappingWaves.Of([1, 1], [2, 3], [-1, -1]).Because);
        Assert.Equal(Absence.ZeroVariance, OverlappingWaves.Of([1, 1, 3], [2, 4, 5], [0, 1, -1]).Because);
        Assert.Equal(Absence.ZeroVariance, OverlappingWaves.Of([1, 3, 3], [2, 2, 5], [0, 1, -1]).Because);
        Assert.Equal(Absence.ZeroVariance, OverlappingWaves.Of([1, 3], [2, 4], [0, 1]).Because);
        Assert.Equal(1, OverlappingWaves.Of([1, 3], [2, double.NaN, 4], [0, 1]).Common);
    }

    [Fact]
    public void Gaps_in_units_take_what_there_is()
    {
        Assert.Equal(Absence.Empty, UnitGap.Of([], [1, 2]).Gap.Because);
        Assert.Equal(Absence.Empty, UnitGap.Of([1], []).T.Because);
        var single = UnitGap.Of([5], [1, 2, 3]);
        Same(3, single.Gap);
        Same(Math.Sqrt(4 / 3.0), single.Se);
        Same(3 / Math.Sqrt(4 / 3.0), single.T);
        Assert.Equal(2, single.Df.Value);
        Same(StudentT.TwoSided(3 / Math.Sqrt(4 / 3.0), 2), single.P);
        Assert.Equal((Absence.TooFew, 4), (UnitGap.Of([5], [1]).P.Because, UnitGap.Of([5], [1]).Gap.Value));
        Assert.Equal(Absence.TooFew, UnitGap.Of([5, 6], [1]).Se.Because);
        Assert.Equal(Absence.ZeroVariance, UnitGap.Of([5], [1, 1]).P.Because);
        Assert.Equal(Absence.ZeroVariance, UnitGap.Of([5, 5], [1, 1]).P.Because);
        Assert.True(UnitGap.Of([5, 5], [1, 2]).P.Exists && UnitGap.Of([5, 6], [1, 1]).P.Exists);
        var all = GapByUnit.Of([([5, 6], [1, 2]), ([4], [1, 2, 3]), ([3, 5], []), ([6, 9], [2, 4, 4])]);
        Same(((4 * 1.0) + 2 + (7.5 - (10 / 3.0))) / 3, all.MeanOfGaps);
        Same((38 / 7.0) - (19 / 8.0), all.IgnoringUnits);
        Assert.Equal(2, all.Overall!.K);
        var nobody = GapByUnit.Of([([], [1])]);
        Assert.Equal((Absence.Empty, Absence.Empty), (nobody.IgnoringUnits.Because, nobody.MeanOfGaps.Because));
        Assert.Equal(Absence.Empty, GapByUnit.Of([([1], [])]).IgnoringUnits.Because);
    }

    [Fact]
    public void Random_effects_meet_the_slope_of_their_likelihood()
    {
        Assert.Equal(Absence.TooFew, RandomEffects.Reml([1], [1]).Because);
        // With equal errors τ² is the variance of the estimates less the error's.
        var equal = RandomEffects.Reml([1, 2, 6], [0.5, 0.5, 0.5]).Model!;
        Same(7 - 0.25, equal.Tau2, 1e-9);
        Same(3, equal.Mean);
        Same(Math.Sqrt(7 / 3.0), equal.Se);
        Same(14 / 0.25, equal.Q);
        Same(100 * 6.75 / 7, equal.I2);
        var alike = RandomEffects.Reml([1, 1.1, 1.2], [0.5, 1, 2]).Model!;
        Assert.Equal((0, 0), (alike.Tau2, alike.I2));
        Same((1 + (1.1 / 4 * 1) + (1.2 / 16 * 1)) / (1 + 0.25 + 0.0625), alike.Mean, 1e-9);
    }

    [Fact]
    public void Places_in_a_small_group_are_as_their_definitions_say()
    {
        var found = PercentileRank.Of([3, 1, 3, 5]);
        Assert.Equal([2, 4, 2, 1], found.BestFirst);
        Assert.Equal([50, 12.5, 50, 87.5], found.IncludingSelf);
        Assert.Equal([50, 0, 50, 100], found.ExcludingSelf.Select(one => one.Value));
        Assert.Equal([25, 0, 25, 75], found.BelowOnly);
        Assert.Equal([2.5, 3, 3.5], found.Quartiles7);
        Assert.Equal([1.5, 3, 4.5], found.Quartiles6);
        Same(2 / Math.Sqrt(8 / 3.0), found.Z[3]);
        Same(2 / 1.4826, found.RobustZ[3]);
        var one = PercentileRank.Of([4]);
        Assert.Equal((Absence.TooFew, Absence.ZeroVariance), (one.ExcludingSelf[0].Because, one.Z[0].Because));
        Assert.Equal([4, 4, 4], one.Quartiles7);
        Assert.Empty(PercentileRank.Of([]).Quartiles7);
        Assert.Empty(PercentileRank.Of([]).Quartiles6);
        var beyond = PercentileRank.Of([1, Infinite, 2]);
        Assert.Equal(Absence.OutOfRange, beyond.RobustZ[0].Because);
        Assert.Equal(Absence.OutOfRange, beyond.Z[0].Because);
        Assert.Empty(beyond.Quartiles6);
        Assert.Equal(Absence.ZeroVariance, PercentileRank.Of([1, 1, 1, 9]).RobustZ[3].Because);
        Assert.True(PercentileRank.Of([1, 1, 1, 9]).Z[3].Exists);
    }

    [Fact]
    public void Rank_intervals_look_at_every_pair_however_many_there_are()
    {
        foreach (var units in new[] { 1, 2, 3, 4, 5, 8, 9, 13, 16, 18 })
        {
            double[] means = [.. Enumerable.Range(0, units).Select(at => (double)(at * 7 % 5))];
            double[] errors = [.. Enumerable.Range(0, units).Select(at => 0.1 + (at % 3 * 0.25))];
            var limit = units < 2 ? 0 : Normal.Quantile(1 - ((1 - Math.Pow(0.95, 1.0 / (units - 1))) / 2));
            var found = RankInterval.Of(means, errors);
            for (var i = 0; i < units; i++)
            {
                double Pair(int j) => (means[j] - means[i]) / Math.Sqrt((errors[i] * errors[i]) + (errors[j] * errors[j]));
                var others = Enumerable.Range(0, units).ToList();
                Assert.Equal(1 + others.Count(j => means[j] > means[i]), found[i].Rank);
                Assert.Equal(1 + others.Count(j => Pair(j) > limit), found[i].Best);
                Assert.Equal(units - others.Count(j => Pair(j) < -limit), found[i].Worst);
            }
        }

        Assert.Throws<ArgumentException>(() => RankInterval.Of([1, 2], [1]));
        Assert.Equal(Absence.TooFew, RankIntervals.Of([1], [1], 1).Because);
        Assert.Equal(Absence.OutOfRange, RankIntervals.Of([1, 2], [1, -1], 1).Because);
        Assert.Equal(Absence.OutOfRange, RankIntervals.Of([1, Infinite], [1, 1], 1).Because);
        Assert.Equal(Absence.OutOfRange, RankIntervals.Of([1, 2], [1, Infinite], 1).Because);
        var sure = RankIntervals.Of([1, 3, 2], [0, 0, 0], 1, 10);
        Assert.Equal([3, 1, 2], sure.MeanRank);
        Assert.Equal([0, 1, 0], sure.FirstShare);
        Assert.Equal((3, 3), (sure.Limits[0].Low, sure.Limits[0].High));
    }

    [Fact]
    public void Equivalence_is_two_tests()
    {
        var difference = MeanDifference.Of(0.2, 0.1, 20);
        var found = Equivalence.Of(difference, -0.5, 0.4, 0.1);
        Same(7, found.TLow);
        Same(-2, found.THigh);
        Same(StudentT.Upper(7, 20), found.PLow);
        Same(StudentT.Upper(2, 20), found.PHigh);
        Same(found.PHigh, found.P);
        Same(0.2 - (StudentT.Quantile(0.9, 20) * 0.1), found.Interval.Low);
        Same(0.8, found.Interval.Level);
        Assert.True(found.Within());
        Assert.False(found.Within(0.01));
        Assert.False(found.Within(found.P));
    }
}
