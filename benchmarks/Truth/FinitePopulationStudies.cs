using Wegmarke.Exchange;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Statistics.Weighting;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>A staff is drawn, then who answers, at random: what the intervals of a finite population claim.</summary>
internal static class FinitePopulationStudies
{
    private const int Replications = 10_000;
    private const int Items = 5;
    private const int Stages = 6;

    public static IEnumerable<Study> All =>
    [
        Mean(30, 15), Mean(80, 28), Mean(300, 180), Mean(2000, 700), Mean(2000, 1900),
        Share(120, 60, 0.5), Share(300, 180, 0.1), Share(2000, 700, 0.3),
        Waves(), Raked(),
    ];

    private static Study Mean(int staff, int answers) => new(
        $"mean {answers} of {staff}", "scale of five items on six stages, answers at random from the staff", Replications,
        [
            Quantity.Coverage("95 % interval with correction covers the staff's mean"),
            new("without correction it covers", Reading.Share, 0.935),
            new("mean minus truth", Reading.Mean),
        ],
        (chance, tally) =>
        {
            var people = Staff(chance, staff, chance.Normal());
            var truth = people.Average();
            var found = PopulationMean.Of(Sample(chance, people, answers), staff);
            tally.Add("95 % interval with correction covers the staff's mean", Covers(found.Interval, truth));
            tally.Add("without correction it covers", Covers(found.IntervalInfinite, truth));
            tally.Add("mean minus truth", found.Mean.Value - truth);
        });

    private static Study Share(int staff, int answers, double share) => new(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"share {share} of {answers} of {staff}"),
        "people of one kind, as many as drawn; answers at random from the staff", Replications,
        [Quantity.Coverage("95 % interval covers the staff's share")],
        (chance, tally) =>
        {
            // The number of such people in the staff varies a little: the average over neighbouring truths, not one lattice point.
            var people = Enumerable.Range(0, staff).Select(_ => chance.Happens(share) ? 1.0 : 0).ToArray();
            var found = PopulationShare.Of(Sample(chance, people, answers).Sum(), answers, staff);
            tally.Add("95 % interval covers the staff's share", Covers(found.Interval, people.Average()));
        });

    private static Study Waves() => new(
        "two waves of 190", "105 and 95 answer at random, another staff each wave; nothing or .3 sd changes", Replications,
        [
            Quantity.Coverage("interval with correction covers the change of the staff's mean"),
            new("conditions same: significant without correction", Reading.Share, 0.035, 0.065),
            new("conditions same: significant with correction", Reading.Share),
        ],
        (chance, tally) =>
        {
            double[] first = Staff(chance, 190, 0), same = Staff(chance, 190, 0), moved = Staff(chance, 190, 0.3);
            var answers = Sample(chance, first, 105);
            var still = IndependentWaves.Of(answers, Sample(chance, same, 95), 190, 190);
            var change = IndependentWaves.Of(answers, Sample(chance, moved, 95), 190, 190);
            var truth = moved.Average() - first.Average();
            tally.Add("interval with correction covers the change of the staff's mean", Covers(change.WithCorrection!.Test.Interval, truth));
            tally.Add("conditions same: significant without correction", still.WithoutCorrection!.Test.P < 0.05);
            tally.Add("conditions same: significant with correction", still.WithCorrection!.Test.P < 0.05);
        });

    /// <summary>Who answers depends on level and role, and on nothing else: raking claims to cure that.</summary>
    private static Study Raked() => new(
        "raking 600", "levels differ by group; who answers depends on the two groups that are raked, not on the answer", Replications,
        [
            new("raked mean minus truth", Reading.Mean, -0.01, 0.01),
            new("plain mean minus truth", Reading.Mean),
            Quantity.Coverage("95 % interval from the error for non-response covers"),
            new("95 % interval from the linearised error, which knows one chance for all, covers", Reading.Share),
        ],
        (chance, tally) =>
        {
            const int People = 600;
            var level = Enumerable.Range(0, People).Select(_ => chance.Happens(0.15) ? 1 : 0).ToArray();
            var role = Enumerable.Range(0, People).Select(_ => chance.Weighted([0.4, 0.4, 0.2])).ToArray();
            var scores = level.Zip(role, (one, other) => Score(chance, 0.6 * one - 0.3 * other)).ToArray();
            var came = Enumerable.Range(0, People).Where(at => chance.Happens(0.45 + 0.3 * level[at] - 0.1 * role[at])).ToArray();
            double Count(int[] groups, int group) => groups.Count(one => one == group);
            var found = Raking.Of([.. came.Select(at => scores[at])], [[.. came.Select(at => level[at])], [.. came.Select(at => role[at])]],
                [[Count(level, 0), Count(level, 1)], [Count(role, 0), Count(role, 1), Count(role, 2)]]);
            if (!found.Raked.Exists) return;
            var truth = scores.Average();
            tally.Add("raked mean minus truth", found.Raked.Value - truth);
            tally.Add("plain mean minus truth", found.Unweighted.Value - truth);
            tally.Add("95 % interval from the error for non-response covers",
                Math.Abs(found.Raked.Value - truth) <= 1.96 * found.SeForNonResponse.Value);
            tally.Add("95 % interval from the linearised error, which knows one chance for all, covers",
                Math.Abs(found.Raked.Value - truth) <= 1.96 * found.SeLinearised.Value);
        });

    internal static bool Covers(Statistics.Interval interval, double truth) => interval.Low <= truth && truth <= interval.High;

    /// <summary>Mean of five items on six stages of a person, with a level in common.</summary>
    internal static double Score(Chance chance, double level)
    {
        var own = level + chance.Normal();
        double sum = 0;
        for (var item = 0; item < Items; item++)
        {
            sum += Math.Clamp((int)Math.Round(3.7 + 0.9 * own + 0.8 * chance.Normal()), 1, Stages);
        }

        return sum / Items;
    }

    private static double[] Staff(Chance chance, int staff, double level) =>
        [.. Enumerable.Range(0, staff).Select(_ => Score(chance, level))];

    private static double[] Sample(Chance chance, double[] people, int answers)
    {
        var mixed = (double[])people.Clone();
        chance.Shuffle(mixed);
        return mixed[..answers];
    }
}
