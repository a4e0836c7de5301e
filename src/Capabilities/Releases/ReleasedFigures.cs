using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.FinitePopulation;

namespace Wegmarke.Releases;

/// <summary>Figures as they leave. Number, mean and standard deviation are rounded first; interval, agreement, change and gap are computed
/// from the rounded ones, so that they can say nothing that is not said already.</summary>
internal static class ReleasedFigures
{
    /// <param name="population">Staff of the group; infinity where unknown.</param>
    public static ReleasedFigure Of(double[] scores, double population, AnswerScale scale) =>
        Of(scores.Length, Moments.Mean(scores), Moments.StandardDeviation(scores), population, scale);

    public static ReleasedFigure Of(int n, double exactMean, double exactSd, double population, AnswerScale scale)
    {
        var (mean, sd) = (Protection.RoundMean(exactMean), Protection.RoundSd(exactSd));
        // More answers than people: an open link was used twice or the headcount is wrong. Then nothing is gained by the correction.
        var interval = PopulationMean.Of(n, mean, sd, n > population ? double.PositiveInfinity : population).Interval;
        return new(n, mean, sd, Protection.RoundMean(interval.Low), Protection.RoundMean(interval.High),
            Protection.RoundMean(WithinGroupAgreement.RwgOf(1, sd * sd, WithinGroupAgreement.UniformVariance(scale.Stages))));
    }

    public static ReleasedAnswers Answers(Item item, ItemCounts counts, AnswerScale scale)
    {
        var (_, mean, variance) = CountMoments.Of(counts.Values, scale.Low);
        return new(counts.Values, counts.DoNotKnow, counts.NotApplicable, counts.Skipped,
            Protection.RoundMean(item.Reversed ? scale.Low + scale.High - mean : mean),
            Protection.RoundMean(CountMoments.Deviation(counts.Values, scale.Low, mean)),
            Protection.RoundMean(WithinGroupAgreement.RwgOf(1, variance, WithinGroupAgreement.UniformVariance(scale.Stages))));
    }

    public static ReleasedFacet Facet(string key, double[] scores) => new(key, scores.Length, Protection.RoundMean(Moments.Mean(scores)));

    public static ReleasedDetails Details(AreaCube cube, CellSet cells) => new(
        [.. cube.FacetScoresIn(cells).Select(facet => Facet(facet.Key, facet.Scores))],
        cube.CountsIn(cells).ToDictionary(one => one.Item.Key, one => Answers(one.Item, one.Counts, cube.Scale)));

    /// <summary>Waves count as independent, without finite-population correction; null where nothing varies.</summary>
    public static ReleasedChange? Change(ReleasedFigure? then, ReleasedFigure? now, int wave) =>
        then is null || now is null ? null : Change(new GroupFigure(then.N, then.Mean, then.Sd), now, wave);

    public static ReleasedChange? Change(GroupFigure then, ReleasedFigure now, int wave)
    {
        if (then.Sd <= 0 || now.Sd <= 0) return null;
        var change = IndependentWaves.Of(now.Mean - then.Mean, then.Sd * then.Sd / then.N, then.N, now.Sd * now.Sd / now.N, now.N);
        return Of(change.Test) with { Detectable = Protection.RoundMean(change.MinimalDetectableChange), Wave = wave };
    }

    /// <summary>The first perspective minus the second.</summary>
    public static ReleasedChange? Gap(ReleasedFigure? first, ReleasedFigure? second)
    {
        if (first is null || second is null || first.Sd <= 0 || second.Sd <= 0) return null;
        return Of(MeanDifference.Welch(first.Mean - second.Mean, first.Sd * first.Sd / first.N, first.N, second.Sd * second.Sd / second.N,
            second.N));
    }

    /// <summary>Standard deviation between units, from those that are shown and have no shown unit below.</summary>
    public static double? Spread(IReadOnlyList<ReleasedFigure> units, int unitsMin)
    {
        if (units.Count < unitsMin) return null;
        var within = units.Sum(unit => (unit.N - 1) * unit.Sd * unit.Sd);
        var tau2 = IntraclassCorrelation.Of(new OneWay([.. units.Select(unit => unit.N)], [.. units.Select(unit => unit.Mean)],
            within)).Tau2;
        return tau2.Exists ? Protection.RoundSd(Math.Sqrt(Math.Max(0, tau2.Value))) : null;
    }

    private static ReleasedChange Of(MeanDifference test) => new(Protection.RoundMean(test.Difference),
        Protection.RoundMean(test.Interval.Low), Protection.RoundMean(test.Interval.High),
        Protection.RoundMean((test.Interval.High - test.Interval.Low) / 2), test.Interval.Low > 0 || test.Interval.High < 0);
}
