using Wegmarke.Exchange;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Reliability;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>Intervals of reliability and of the share between groups, under the model they assume and with answers in stages.</summary>
internal static class ReliabilityStudies
{
    private const int Replications = 10_000;

    public static IEnumerable<Study> All => [AlphaNormal(30), AlphaNormal(200), OmegaNormal(), AlphaInStages(), Icc(14, 20), Icc(40, 8)];

    /// <summary>Parallel normal items: reliability kρ/(1+(k−1)ρ) is known.</summary>
    private static Study AlphaNormal(int people) => new(
        $"alpha n = {people}", "five parallel normal items, alpha .83", Replications,
        [Quantity.Coverage("Feldt's 95 % interval covers"), new("alpha minus truth", Reading.Mean)],
        (chance, tally) =>
        {
            const int Items = 5;
            const double Correlation = 0.5;
            const double Truth = Items * Correlation / (1 + (Items - 1) * Correlation);
            double[] loadings = [.. Enumerable.Repeat(Math.Sqrt(Correlation), Items)];
            var alpha = Alpha.Of(CovarianceMatrix.OfCompleteRows(Normal(chance, people, loadings)));
            tally.Add("Feldt's 95 % interval covers", FinitePopulationStudies.Covers(alpha.Feldt, Truth));
            tally.Add("alpha minus truth", alpha.Value.Value - Truth);
        });

    private static Study OmegaNormal() => new(
        "omega n = 300", "five normal items of one factor, loadings .5 to .85", Replications / 2,
        [Quantity.Coverage("95 % interval covers"), new("omega minus truth", Reading.Mean)],
        (chance, tally) =>
        {
            double[] loadings = [0.5, 0.6, 0.7, 0.8, 0.85];
            var common = Math.Pow(loadings.Sum(), 2);
            var truth = common / (common + loadings.Sum(one => 1 - one * one));
            var omega = Omega.Of(CovarianceMatrix.OfCompleteRows(Normal(chance, 300, loadings)));
            if (!omega.Total.Exists) return;
            tally.Add("95 % interval covers", FinitePopulationStudies.Covers(omega.Interval, truth));
            tally.Add("omega minus truth", omega.Total.Value - truth);
        });

    /// <summary>The truth of answers in stages is what a million such people give.</summary>
    private static Study AlphaInStages()
    {
        var truth = new Lazy<double>(() =>
            Alpha.Of(ByteMoments.OfCompleteRows(Staged(new Chance(99), 1_000_000)).Covariances()).Value.Value);
        return new("alpha in six stages n = 150", "five unequal items on six stages: not what Feldt assumes, told", Replications,
            [new("Feldt's 95 % interval covers", Reading.Share), new("alpha minus truth", Reading.Mean)],
            (chance, tally) =>
            {
                var alpha = Alpha.Of(ByteMoments.OfCompleteRows(Staged(chance, 150)).Covariances());
                tally.Add("Feldt's 95 % interval covers", FinitePopulationStudies.Covers(alpha.Feldt, truth.Value));
                tally.Add("alpha minus truth", alpha.Value.Value - truth.Value);
            });
    }

    private static Study Icc(int groups, int size) => new(
        $"ICC(1) {groups} groups of {size}", "normal, equal groups, a tenth of the variance between them", Replications,
        [Quantity.Coverage("95 % interval covers"), new("ICC(1) minus truth", Reading.Mean)],
        (chance, tally) =>
        {
            const double Truth = 0.1;
            var values = new double[groups * size];
            var group = new int[values.Length];
            for (var g = 0; g < groups; g++)
            {
                var effect = Math.Sqrt(Truth) * chance.Normal();
                for (var at = g * size; at < (g + 1) * size; at++)
                {
                    (group[at], values[at]) = (g, effect + Math.Sqrt(1 - Truth) * chance.Normal());
                }
            }

            var icc = IntraclassCorrelation.Of(OneWay.Of(values, group));
            tally.Add("95 % interval covers", FinitePopulationStudies.Covers(icc.Icc1Interval, Truth));
            tally.Add("ICC(1) minus truth", icc.Icc1.Value - Truth);
        });

    private static double[][] Normal(Chance chance, int people, double[] loadings)
    {
        var columns = loadings.Select(_ => new double[people]).ToArray();
        for (var row = 0; row < people; row++)
        {
            var common = chance.Normal();
            for (var item = 0; item < loadings.Length; item++)
            {
                columns[item][row] = loadings[item] * common + Math.Sqrt(1 - loadings[item] * loadings[item]) * chance.Normal();
            }
        }

        return columns;
    }

    private static byte[][] Staged(Chance chance, int people)
    {
        double[] loadings = [0.55, 0.6, 0.7, 0.8, 0.85];
        var columns = loadings.Select(_ => new byte[people]).ToArray();
        for (var row = 0; row < people; row++)
        {
            var common = chance.Normal();
            for (var item = 0; item < loadings.Length; item++)
            {
                var response = loadings[item] * common + Math.Sqrt(1 - loadings[item] * loadings[item]) * chance.Normal();
                columns[item][row] = (byte)Math.Clamp((int)Math.Round(3.2 + 0.3 * item + 1.2 * response), 1, 6);
            }
        }

        return columns;
    }
}
