using Wegmarke.Exchange;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Reliability;
using Wegmarke.Statistics.Weighting;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>All workloads, in the order of the table.</summary>
internal static class Workloads
{
    private static readonly (string Name, int Rows)[] Sizes = [("1e3", 1000), ("1e4", 10_000), ("1e5", 100_000), ("1e6", 1_000_000)];

    private static readonly double[][] MarginShares = [[0.4, 0.35, 0.25], [0.3, 0.2, 0.2, 0.2, 0.1], [0.25, 0.35, 0.2, 0.2]];

    public static IReadOnlyList<Workload> All =>
    [
        .. Sizes.SelectMany(size => Reliability(size.Name, size.Rows)),
        .. Groups(),
        .. ModelWorkloads.All,
        new("random-intercept-1e6", "1,000,000 in 11,000 groups", inputs => inputs.WriteGrouped(1_000_000, 11_000), inputs =>
        {
            var (y, groups) = (inputs.Numbers(), inputs.Groups());
            return () => VarianceComponents.Reml(OneWay.Of(y, groups)) is { } found ? [found.Tau2, found.Sigma2] : [];
        }, new Peer("intercept-lmer", "lme4::lmer, REML", 1e-4)),
        new("wilcox-1e5-1e5", "2 × 100,000", WriteScores, inputs =>
        {
            var y = inputs.Numbers();
            double[] first = y[..(y.Length / 2)], second = y[(y.Length / 2)..];
            return () => [MannWhitney.Of(first, second).U1];
        }, new Peer("wilcox", "wilcox.test with ties")),
        new("rake-1e5", "100,000, 3 margins", WriteMargins, Rake, new Peer("rake", "survey::rake + svymean")),
        new("profile-1e6", "1,000,000 × 60, 1,000 groups, scored as the product does", ProductProfile.Prepare, ProductProfile.Ours),
        new("report-14-towns", "3,900 × 60", TownReport.Prepare, TownReport.Ours,
            new Peer("report", "psych, multilevel and stats: the same figures")),
    ];

    private static IEnumerable<Workload> Reliability(string name, int rows)
    {
        void Prepare(Inputs inputs) => inputs.Write(Inputs.Likert(rows, 60, 12));
        var size = $"{rows:#,0} × 60";
        yield return new($"alpha-{name}", size, Prepare, inputs =>
        {
            var answers = inputs.Answers();
            return () => Alpha.Of(ByteMoments.OfCompleteRows(answers).Covariances()) is var alpha
                ? [alpha.Value.Value, alpha.IfDeleted[0].Value, alpha.ItemRest[0].Value] : [];
        }, new Peer("alpha-psych", "psych::alpha"), new Peer("alpha-plain", "cov() and the formulas"));
        yield return new($"omega-{name}", size, Prepare, inputs =>
        {
            var answers = inputs.Answers();
            return () => [Omega.Of(ByteMoments.OfCompleteRows(answers).Covariances()).Total.Value];
        }, new Peer("omega-psych", "psych::omega(nfactors = 1), minres instead of ML", null));
        yield return new($"describe-{name}", size, Prepare, inputs =>
        {
            var answers = inputs.Answers();
            return () =>
            {
                var items = ValueCounts.OfAll(answers).Select(counts => ItemDescription.OfCounts(counts, 1, 5)).ToList();
                return [items[0].Mean.Value, items[0].Sd.Value];
            };
        }, new Peer("describe-psych", "psych::describe"));
        yield return new($"alpha-omega-items-{name}", size, Prepare, inputs =>
        {
            var answers = inputs.Answers();
            return () =>
            {
                var covariances = ByteMoments.OfCompleteRows(answers).Covariances();
                var items = ValueCounts.OfAll(answers).Select(counts => ItemDescription.OfCounts(counts, 1, 5)).ToList();
                return [Alpha.Of(covariances).Value.Value, Omega.Of(covariances).Total.Value, items[0].Mean.Value];
            };
        });
    }

    private static IEnumerable<Workload> Groups()
    {
        yield return new("icc-7e3-4", "7,382 in 99 groups, 4 variables", inputs => inputs.WriteGrouped(7382, 99, 4), inputs =>
        {
            var (y, groups) = (inputs.Numbers(), inputs.Groups());
            return () =>
            {
                var all = new IntraclassCorrelation[4];
                for (var v = 0; v < 4; v++) all[v] = IntraclassCorrelation.Of(OneWay.Of(y.AsSpan(v * 7382, 7382), groups));
                return [all[0].Icc1MeanSize.Value, all[0].Icc2.Value];
            };
        }, new Peer("icc-aov-4", "aov + ICC1 + ICC2"), new Peer("icc-mult-4", "multilevel::mult.icc (REML)", null));
        yield return new("icc-1e5", "100,000 in 1,000 groups", inputs => inputs.WriteGrouped(100_000, 1000), IccOf(true),
            new Peer("icc-aov", "aov + ICC1 + ICC2"));
        yield return new("icc-1e6", "1,000,000 in 10,000 groups", inputs => inputs.WriteGrouped(1_000_000, 10_000), IccOf(false),
            new Peer("icc-plain", "rowsum() and the formulas"));
        yield return new("icc-reml-1e6", "1,000,000 in 10,000 groups", inputs => inputs.WriteGrouped(1_000_000, 10_000), inputs =>
        {
            var (y, groups) = (inputs.Numbers(), inputs.Groups());
            return () => [VarianceComponents.Reml(OneWay.Of(y, groups))!.Icc];
        }, new Peer("icc-lme", "nlme::lme", 1e-3));
        yield return new("rwg-1e6", "1,000,000 in 10,000 groups", inputs => inputs.WriteItemsInGroups(1_000_000, 10_000, 1),
            Agreement(one => one.Rwg.Value), new Peer("rwg", "multilevel::rwg"));
        yield return new("rwgj-1e6-5", "1,000,000 × 5 in 10,000 groups", inputs => inputs.WriteItemsInGroups(1_000_000, 10_000, 5),
            Agreement(one => one.Rwg.Value), new Peer("rwgj", "multilevel::rwg.j"));
        yield return new("ad-1e6-5", "1,000,000 × 5 in 10,000 groups", inputs => inputs.WriteItemsInGroups(1_000_000, 10_000, 5),
            Agreement(one => one.AdMean.Value), new Peer("ad", "multilevel::ad.m"));
        yield return new("rwgj-5e3-11", "5,400 × 11 in 99 groups", inputs => inputs.WriteItemsInGroups(5400, 99, 11),
            Agreement(one => one.Rwg.Value), new Peer("rwgj", "multilevel::rwg.j"));
        yield return new("ad-5e3-11", "5,400 × 11 in 99 groups", inputs => inputs.WriteItemsInGroups(5400, 99, 11),
            Agreement(one => one.AdMean.Value), new Peer("ad", "multilevel::ad.m"));
    }

    private static Func<Inputs, Func<double[]>> IccOf(bool meanSize) => inputs =>
    {
        var (y, groups) = (inputs.Numbers(), inputs.Groups());
        return () => IntraclassCorrelation.Of(OneWay.Of(y, groups)) is var icc
            ? [meanSize ? icc.Icc1MeanSize.Value : icc.Icc1.Value, icc.Icc2.Value] : [];
    };

    private static Func<Inputs, Func<double[]>> Agreement(Func<WithinGroupAgreement, double> figure) => inputs =>
    {
        var (answers, groups) = (inputs.Answers(), inputs.Groups());
        var count = groups.Max() + 1;
        return () =>
        {
            double sum = 0;
            var all = GroupCounts.OfCompleteRows(answers, groups, count, 1, 5).Agreements();
            foreach (var one in all) sum += figure(one);
            return [sum / count];
        };
    };

    private static void WriteScores(Inputs inputs)
    {
        var items = Inputs.Likert(200_000, 5, 1);
        inputs.Size = (200_000, 0);
        inputs.Write("y.bin", Enumerable.Range(0, 200_000).Select(row => items.Sum(item => item[row]) / 5.0).ToArray());
    }

    private static void WriteMargins(Inputs inputs)
    {
        const int Rows = 100_000;
        var chance = new Chance(7);
        inputs.Size = (Rows, 0);
        inputs.Write("a.bin", Enumerable.Range(0, Rows).Select(_ => chance.Weighted([0.5, 0.3, 0.2])).ToArray());
        inputs.Write("b.bin", Enumerable.Range(0, Rows).Select(_ => chance.Below(5)).ToArray());
        inputs.Write("c.bin", Enumerable.Range(0, Rows).Select(_ => chance.Below(4)).ToArray());
        inputs.Write("y.bin", Enumerable.Range(0, Rows).Select(_ => chance.Normal()).ToArray());
    }

    private static Func<double[]> Rake(Inputs inputs)
    {
        var y = inputs.Numbers();
        int[][] margins = [inputs.Groups("a.bin"), inputs.Groups("b.bin"), inputs.Groups("c.bin")];
        double[][] targets = [.. MarginShares.Select(shares => shares.Select(share => share * 2e5).ToArray())];
        return () => [Raking.Of(y, margins, targets).Raked.Value];
    }
}
