using Wegmarke.Exchange;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Coding;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Drivers;
using Wegmarke.Statistics.Factors;
using Wegmarke.Statistics.ItemResponse;
using Wegmarke.Statistics.Multilevel;
using Wegmarke.Statistics.Resampling;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>Workloads of models, resampling and coding.</summary>
internal static class ModelWorkloads
{
    private const int Rows = 5000;
    private const int Items = 60;

    public static IReadOnlyList<Workload> All =>
    [
        Confirmatory(Rows), Confirmatory(100_000),
        new("graded-30", "5,000 × 30, five categories", inputs => inputs.Write(Inputs.Likert(Rows, 30, 1)), inputs =>
        {
            var columns = Numbers(inputs.Answers());
            return () => [GradedResponse.Fit(columns, points: 49, range: 6).Model!.LogLikelihood];
        }, new Peer("graded-openmx", "OpenMx + rpf, 49 points", 1e-5)),
        new("polychoric-60", "5,000 × 60: 1,770 pairs", inputs => inputs.Write(Inputs.Likert(Rows, Items, 12)), PolychoricPairs,
            new Peer("polychoric", "psych::polychoric, which adds .5 to empty cells", null)),
        new("parallel-60", "5,000 × 60, 100 replications", inputs => inputs.Write(Inputs.Likert(Rows, Items, 12)), _ =>
            () => [ParallelAnalysis.Of(Rows, Items, 100, 8).Mean[0]], new Peer("parallel", "psych::fa.parallel", null)),
        new("efa-60-12", "5,000 × 60, 12 factors", inputs => inputs.Write(Inputs.Likert(Rows, Items, 12)), inputs =>
        {
            var answers = inputs.Answers();
            return () => [ExploratoryFactors.Of(ObservedMoments.Of(ByteMoments.OfCompleteRows(answers).Covariances()), 12).N];
        }, new Peer("efa", "psych::fa, minres instead of ML, oblimin", null)),
        new("bootstrap-10", "1,000 × 10 means, 2,000 resamples, percentile and BCa", WriteMeans, inputs =>
        {
            var columns = Columns(inputs);
            return () => [Bootstrap.Means(columns, 9, 2000)[0].Bca.Low];
        }, new Peer("boot-bca", "boot::boot + boot.ci", null), new Peer("boot-percentile", "the same, percentile only", null)),
        new("nested-4000", "4,000 in 168 units of 14 towns", WriteNested, inputs =>
        {
            var (y, towns, units) = (inputs.Numbers(), inputs.Groups(), inputs.Groups("units.bin"));
            return () => NestedIntercepts.Reml(y, towns, units).Model is { } model
                ? [model.InnerVariance, model.OuterVariance, model.ResidualVariance] : [];
        }, new Peer("nested-lmer", "lme4::lmer, REML", 1e-4)),
        new("drivers-12", "5,000, 12 predictors", WriteDrivers, inputs =>
        {
            var columns = Columns(inputs);
            return () => [DriverAnalysis.Of(columns[12], columns[..12]).Lmg![0]];
        }, new Peer("lmg", "relaimpo, lmg", null)),
        new("krippendorff-10", "1,000 units, 10 coders, ordinal, 20 % missing", WriteCodes, inputs =>
        {
            var columns = Columns(inputs);
            return () => [KrippendorffAlpha.Of(columns, MeasurementLevel.Ordinal).Alpha.Value];
        }, new Peer("kripp", "irr::kripp.alpha")),
    ];

    private static Workload Confirmatory(int rows)
    {
        var text = string.Join('\n', Enumerable.Range(0, 10).Select(factor =>
            $"f{factor + 1} =~ {string.Join(" + ", Enumerable.Range(factor * 6 + 1, 6).Select(item => $"i{item}"))}"));
        return new($"cfa-10x6-{rows}", $"{rows:#,0} × 60, ten factors, errors and fit", inputs => inputs.Write(Inputs.Likert(rows, Items, 10)),
            inputs =>
            {
                var answers = inputs.Answers();
                var structure = FactorStructure.Of(ModelText.Parse(text).Model!);
                return () =>
                {
                    var moments = ObservedMoments.Of(ByteMoments.OfCompleteRows(answers).Covariances());
                    return [FactorFit.Of(FactorModel.Fit(structure, [moments]).Model!).ChiSquared];
                };
            }, new Peer("cfa", "lavaan::cfa + fitMeasures", 1e-5), new Peer("cfa-without-se", "the same without standard errors", 1e-5));
    }

    private static Func<double[]> PolychoricPairs(Inputs inputs)
    {
        var answers = inputs.Answers();
        return () =>
        {
            var rho = new double[Items];
            Parallel.For(1, Items, item =>
            {
                for (var other = 0; other < item; other++)
                {
                    var counts = new int[36];
                    for (var row = 0; row < Rows; row++) counts[answers[item][row] * 6 + answers[other][row]]++;
                    rho[item] = Polychoric.Of(CrossTable.OfCounts(counts, 6, 6)).Rho.Value;
                }
            });
            return [rho[1]];
        };
    }

    private static double[][] Numbers(byte[][] columns) => [.. columns.Select(column => Array.ConvertAll(column, code => (double)code))];

    /// <summary>Numbers column after column.</summary>
    private static double[][] Columns(Inputs inputs)
    {
        var (y, size) = (inputs.Numbers(), inputs.Size);
        return [.. Enumerable.Range(0, size.Items).Select(column => y[(column * size.Rows)..((column + 1) * size.Rows)])];
    }

    private static void Write(Inputs inputs, double[][] columns)
    {
        inputs.Size = (columns[0].Length, columns.Length);
        inputs.Write("y.bin", columns.SelectMany(column => column).ToArray());
    }

    private static double[][] AreaMeans(int rows, int items, int areas)
    {
        var answers = Inputs.Likert(rows, items, areas);
        var each = items / areas;
        return [.. Enumerable.Range(0, areas).Select(area => Enumerable.Range(0, rows).Select(row =>
            Enumerable.Range(area * each, each).Average(item => (double)answers[item][row])).ToArray())];
    }

    private static void WriteMeans(Inputs inputs) => Write(inputs, AreaMeans(1000, 50, 10));

    private static void WriteDrivers(Inputs inputs)
    {
        var chance = new Chance(5);
        var areas = AreaMeans(Rows, Items, 12);
        Write(inputs, [.. areas, [.. Enumerable.Range(0, Rows).Select(row => areas.Average(area => area[row]) + chance.Normal())]]);
    }

    private static void WriteNested(Inputs inputs)
    {
        var chance = new Chance(6);
        double[] towns = [.. Enumerable.Range(0, 14).Select(_ => 0.3 * chance.Normal())];
        double[] units = [.. Enumerable.Range(0, 168).Select(_ => 0.3 * chance.Normal())];
        var unit = Enumerable.Range(0, 4000).Select(_ => chance.Below(168)).ToArray();
        inputs.Size = (4000, 0);
        inputs.Write("groups.bin", unit.Select(one => one / 12).ToArray());
        inputs.Write("units.bin", unit);
        inputs.Write("y.bin", unit.Select(one => towns[one / 12] + units[one] + chance.Normal()).ToArray());
    }

    private static void WriteCodes(Inputs inputs)
    {
        var chance = new Chance(10);
        var truth = Enumerable.Range(0, 1000).Select(_ => 1.0 + chance.Below(5)).ToArray();
        Write(inputs, [.. Enumerable.Range(0, 10).Select(_ => truth.Select(one =>
            chance.Happens(0.2) ? double.NaN : chance.Happens(0.7) ? one : 1.0 + chance.Below(5)).ToArray())]);
    }
}
