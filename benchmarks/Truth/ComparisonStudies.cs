using Wegmarke.Exchange;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Comparison;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>Two groups, effect sizes, and many tests at once.</summary>
internal static class ComparisonStudies
{
    private const int Replications = 10_000;

    public static IEnumerable<Study> All => [TwoGroupsStudy(12, 60), TwoGroupsStudy(40, 300), Dominance(), Many()];

    private static Study TwoGroupsStudy(int few, int many) => new(
        $"two groups {few} and {many}", "normal, the smaller group with twice the variance, half a sd apart", Replications,
        [
            Quantity.Coverage("Welch's 95 % interval covers the difference"),
            new("no difference: Welch's p below .05", Reading.Share, 0.035, 0.065),
            new("no difference: Student's p below .05", Reading.Share),
            Quantity.Coverage("equal variances: 95 % interval of g covers"),
        ],
        (chance, tally) =>
        {
            double[] small = Normal(chance, few, 0.5, Math.Sqrt(2)), large = Normal(chance, many, 0, 1);
            tally.Add("Welch's 95 % interval covers the difference",
                FinitePopulationStudies.Covers(TwoGroups.Of(small, large).Welch!.Interval, 0.5));
            var none = TwoGroups.Of(small.Select(value => value - 0.5), Normal(chance, many, 0, 1));
            tally.Add("no difference: Welch's p below .05", none.Welch!.P < 0.05);
            tally.Add("no difference: Student's p below .05", none.Student!.P < 0.05);
            var effect = TwoGroups.Of(Normal(chance, few, 0.5, 1), large).Effect!;
            // The non-central t interval is of d; g's limits are d's by the same correction.
            tally.Add("equal variances: 95 % interval of g covers",
                effect.Interval.Low / effect.Correction <= 0.5 && 0.5 <= effect.Interval.High / effect.Correction);
        });

    /// <summary>Answers on six stages from two groups: δ is known from the probabilities of the stages.</summary>
    private static Study Dominance()
    {
        double[] one = [0.05, 0.10, 0.20, 0.30, 0.25, 0.10], other = [0.10, 0.20, 0.25, 0.25, 0.15, 0.05];
        double truth = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = 0; j < other.Length; j++) truth += one[i] * other[j] * Math.Sign(i - j);
        }

        return new("Cliff's δ 40 and 60", "answers on six stages with many ties", Replications,
            [Quantity.Coverage("95 % interval (t) covers"), new("δ minus truth", Reading.Mean, -0.005, 0.005)],
            (chance, tally) =>
            {
                double[] Draw(int n, double[] shares) => [.. Enumerable.Range(0, n).Select(_ => 1.0 + chance.Weighted(shares))];
                var found = CliffsDelta.Of(Draw(40, one), Draw(60, other));
                tally.Add("95 % interval (t) covers", FinitePopulationStudies.Covers(found.TInterval, truth));
                tally.Add("δ minus truth", found.Delta - truth);
            });
    }

    private static Study Many() => new(
        "twenty tests", "ten true nulls, ten differences of .6 sd; 40 against 40", Replications / 2,
        [
            new("Benjamini-Hochberg: false among discoveries", Reading.Mean, null, 0.05),
            new("Benjamini-Hochberg: found of the differences", Reading.Share),
            new("Holm: any false discovery", Reading.Share, null, 0.05),
            new("Holm: found of the differences", Reading.Share),
            new("uncorrected: any false discovery", Reading.Share),
        ],
        (chance, tally) =>
        {
            var p = Enumerable.Range(0, 20).Select(test =>
                (Finding)TwoGroupsP(Normal(chance, 40, test < 10 ? 0 : 0.6, 1), Normal(chance, 40, 0, 1))).ToArray();
            Judge("Benjamini-Hochberg", MultipleTesting.BenjaminiHochberg(p));
            Judge("Holm", MultipleTesting.Holm(p));
            tally.Add("uncorrected: any false discovery", p[..10].Any(one => one.Value < 0.05));
            void Judge(string name, Finding[] corrected)
            {
                int wrong = corrected[..10].Count(one => one.Value <= 0.05), right = corrected[10..].Count(one => one.Value <= 0.05);
                tally.Add($"{name}: false among discoveries", wrong / (double)Math.Max(1, wrong + right));
                tally.Add($"{name}: any false discovery", wrong > 0);
                tally.Add($"{name}: found of the differences", right / 10.0);
            }
        });

    private static double TwoGroupsP(double[] first, double[] second)
    {
        double Variance(double[] values) => Statistics.Description.Moments.Variance(values) / values.Length;
        return MeanDifference.Welch(first.Average() - second.Average(), Variance(first), first.Length, Variance(second), second.Length).P;
    }

    private static double[] Normal(Chance chance, int n, double mean, double sd) =>
        [.. Enumerable.Range(0, n).Select(_ => mean + sd * chance.Normal())];
}
