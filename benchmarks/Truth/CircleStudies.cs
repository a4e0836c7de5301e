using Wegmarke.Exchange;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;
using Wegmarke.Statistics.FinitePopulation;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>Fourteen towns of very different size that compare themselves.</summary>
internal static class CircleStudies
{
    private const int Replications = 5000;
    private const double TownSd = 0.3;
    private static readonly int[] Staff = [80, 96, 120, 150, 190, 240, 300, 380, 480, 655, 800, 1100, 1500, 2000];

    public static IEnumerable<Study> All => [Circle(), Ranks()];

    private static Study Circle() => new(
        "circle of 14 towns", "80 to 2,000 staff, levels .3 apart (sd), 35 to 65 % answer at random", Replications,
        [
            Quantity.Coverage("95 % intervals of the towns cover their staffs' means"),
            Quantity.Coverage("95 % interval of the circle's mean covers (t with 13 df)"),
            new("root mean squared error of the towns' means", Reading.Root),
            new("the same, drawn to the circle's mean by their reliability", Reading.Root),
            new("squared error: drawn minus plain", Reading.Mean, null, 0),
        ],
        (chance, tally) =>
        {
            var (means, errors, truths) = Draw(chance);
            var (model, _) = RandomEffects.Reml(means, errors);
            var half = StudentT.Quantile(0.975, Staff.Length - 1) * model!.Se;
            tally.Add("95 % interval of the circle's mean covers (t with 13 df)", Math.Abs(model.Mean - Expected.Value) <= half);
            for (var town = 0; town < Staff.Length; town++)
            {
                var weight = model.Tau2 / (model.Tau2 + errors[town] * errors[town]);
                var drawn = model.Mean + weight * (means[town] - model.Mean);
                double plain = Math.Pow(means[town] - truths[town], 2), better = Math.Pow(drawn - truths[town], 2);
                tally.Add("root mean squared error of the towns' means", plain);
                tally.Add("the same, drawn to the circle's mean by their reliability", better);
                tally.Add("squared error: drawn minus plain", better - plain);
                var interval = PopulationMean.Of((int)Math.Round(Answers[town] * Staff[town]), means[town],
                    errors[town] * Math.Sqrt(Math.Round(Answers[town] * Staff[town])) / Correction(town), Staff[town]).Interval;
                tally.Add("95 % intervals of the towns cover their staffs' means", FinitePopulationStudies.Covers(interval, truths[town]));
            }
        });

    private static Study Ranks() => new(
        "ranks in a circle of 14", "the same towns; rank among the true means of the staffs", Replications,
        [
            new("95 % rank interval covers the true rank", Reading.Share, 0.935),
            new("the smallest town's interval covers", Reading.Share, 0.935),
            new("ranks in the interval, of 14", Reading.Mean),
        ],
        (chance, tally) =>
        {
            var (means, errors, truths) = Draw(chance);
            var intervals = RankInterval.Of(means, errors);
            for (var town = 0; town < Staff.Length; town++)
            {
                var rank = 1 + truths.Count(truth => truth > truths[town]);
                var covers = intervals[town].Best <= rank && rank <= intervals[town].Worst;
                tally.Add("95 % rank interval covers the true rank", covers);
                if (town == 0) tally.Add("the smallest town's interval covers", covers);
                tally.Add("ranks in the interval, of 14", intervals[town].Worst - intervals[town].Best + 1);
            }
        });

    /// <summary>Share of each staff that answers.</summary>
    private static readonly double[] Answers = [.. Staff.Select((_, town) => 0.35 + 0.3 * (town * 5 % 14) / 13)];

    /// <summary>What towns have on average, from two million people: stages make it differ from the level put in.</summary>
    private static readonly Lazy<double> Expected = new(() =>
    {
        var chance = new Chance(77);
        double sum = 0;
        for (var person = 0; person < 2_000_000; person++) sum += FinitePopulationStudies.Score(chance, TownSd * chance.Normal());
        return sum / 2_000_000;
    });

    private static double Correction(int town) => Math.Sqrt(1 - Math.Round(Answers[town] * Staff[town]) / Staff[town]);

    private static (double[] Means, double[] Errors, double[] Truths) Draw(Chance chance)
    {
        double[] means = new double[Staff.Length], errors = new double[Staff.Length], truths = new double[Staff.Length];
        for (var town = 0; town < Staff.Length; town++)
        {
            var level = TownSd * chance.Normal();
            var people = Enumerable.Range(0, Staff[town]).Select(_ => FinitePopulationStudies.Score(chance, level)).ToArray();
            truths[town] = people.Average();
            chance.Shuffle(people);
            var came = people[..(int)Math.Round(Answers[town] * Staff[town])];
            means[town] = came.Average();
            errors[town] = Moments.StandardDeviation(came) / Math.Sqrt(came.Length) * Correction(town);
        }

        return (means, errors, truths);
    }
}
