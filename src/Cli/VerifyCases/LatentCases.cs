using System.Text.Json.Nodes;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Factors;
using Wegmarke.Statistics.ItemResponse;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of what stands behind answers: polychoric correlations, exploratory factors, graded responses.</summary>
internal static class LatentCases
{
    private const int RowsShown = 6;
    private const int ErrorsShown = 10;
    private const int Replications = 2000;
    private const ulong Seed = 1;
    private static readonly double[] InformationAt = [-2, 0, 1];

    public static JsonObject Polychorics(CaseInput input)
    {
        double[] x = input.Values("x"), y = input.Values("y");
        var table = CrossTable.Of(x, y);
        var two = Polychoric.Of(table);
        var tree = new JsonObject
        {
            ["n"] = table.N,
            ["table"] = table.LaidOut() is { } counts ? Leaf.Matrix(counts) : null,
            ["two_step"] = new JsonObject
            {
                ["rho"] = Leaf.Of(two.Rho),
                ["thresholds_x"] = Leaf.List(two.RowThresholds),
                ["thresholds_y"] = Leaf.List(two.ColumnThresholds),
                ["neg_loglik"] = two.LogLikelihood.Exists ? Leaf.Number(-two.LogLikelihood.Value) : null,
            },
            ["pearson"] = Leaf.Of(Pearson.Of(x, y).R),
        };
        if (PolychoricFull.Of(table) is { Rho.Exists: true } full)
        {
            tree["full_ml"] = new JsonObject
            {
                ["rho"] = Leaf.Of(full.Rho),
                ["thresholds_x"] = Leaf.List(full.RowThresholds),
                ["thresholds_y"] = Leaf.List(full.ColumnThresholds),
                ["neg_loglik"] = Leaf.Number(-full.LogLikelihood.Value),
            };
        }

        if (!two.Rho.Exists) tree["reason"] = two.Rho.Because!.Key;
        if (two.AtBoundary) tree["reason"] = Absence.EmptyCell.Key;
        return tree;
    }

    public static JsonObject Exploratory(CaseInput input)
    {
        var factors = (int)input.Number("factors");
        ExploratoryFactors found;
        IReadOnlyList<string> names;
        if (input.Has("correlation_matrix"))
        {
            var matrix = input.Over(input.Text("correlation_matrix"));
            names = matrix.Headers;
            var rows = names.Select(matrix.Column).ToArray();
            if (rows.Any(row => row.Length != names.Count)) throw new UnusableCaseException("The correlation matrix is not square.");
            var flat = new double[names.Count * names.Count];
            for (var at = 0; at < flat.Length; at++) flat[at] = rows[at % names.Count][at / names.Count];
            found = ExploratoryFactors.Of(flat, names.Count, (int)input.Number("n"), factors);
        }
        else
        {
            var key = input.Has("columns") ? "columns" : "items";
            names = input.Names(key);
            found = ExploratoryFactors.Of(ObservedMoments.Listwise(input.Keyed(key)), factors);
        }

        return Tree(found, names);
    }

    public static JsonObject GradedResponses(CaseInput input)
    {
        var names = input.Names("items");
        double[]? weights = input.Has("weights") ? input.Column(input.Text("weights")) : null;
        var (model, because, iterations, gradient) = GradedResponse.Fit(input.Keyed("items"), weights);
        if (model is null)
            return new() { ["items"] = Leaf.Names(names), ["reason"] = because!.Key, ["iterations"] = iterations,
                ["gradient_max"] = gradient };
        var (scores, deviations) = model.Scores();
        // The first answer sheets: a row that stands for several counts as often.
        var shown = Enumerable.Range(0, scores.Length)
            .SelectMany(row => Enumerable.Repeat(row, weights is null ? 1 : (int)Math.Min(weights[row], RowsShown)))
                .Take(RowsShown).ToArray();
        return new()
        {
            ["n"] = model.Patterns.N,
            ["items"] = Leaf.Names(names),
            ["categories"] = Leaf.List(model.Items.Select(item => item.D.Length + 1.0)),
            ["loglik"] = model.LogLikelihood,
            ["gradient_max"] = model.LargestGradient,
            ["npar"] = model.ParameterCount,
            ["discrimination"] = Leaf.Named(names, model.Items, item => item.A),
            ["difficulty"] = Leaf.Named(names, model.Items, item => Leaf.List(item.Difficulties)),
            ["intercept_d"] = Leaf.Named(names, model.Items, item => Leaf.List(item.D)),
            ["eap_first"] = Leaf.List(shown.Select(row => scores[row])),
            ["eap_se_first"] = Leaf.List(shown.Select(row => deviations[row])),
            ["standard_errors"] = Leaf.Named(names, model.StandardErrors(), Leaf.List),
            ["test_information"] = Leaf.List(InformationAt.Select(model.TestInformation)),
        };
    }

    public static JsonObject Mokken(CaseInput input)
    {
        var scale = MokkenScale.Of(input.Keyed("items"));
        var tree = new JsonObject
        {
            ["n"] = scale.N,
            ["H"] = Leaf.Of(scale.H),
            ["se_H"] = Leaf.Of(scale.Se),
            ["H_items"] = Leaf.List(scale.ItemH),
            ["se_items"] = Leaf.List(scale.ItemErrors),
        };
        if (!scale.H.Exists)
        {
            tree["reason"] = scale.H.Because!.Key;
            return tree;
        }

        int[] errors = [.. scale.Errors.Where(count => count >= 0)];
        tree["H_first_pair"] = Leaf.Of(scale.Pairs[1]);
        tree["se_first_pair"] = Leaf.Of(scale.PairErrors[1]);
        tree["guttman_errors_first"] = Leaf.List(errors.Take(ErrorsShown).Select(count => (double)count));
        tree["guttman_errors_sum"] = errors.Sum();
        return tree;
    }

    public static JsonObject Functioning(CaseInput input)
    {
        var names = input.Names("items");
        var found = ItemFunctioning.OfAll(input.Keyed("items"), input.Groups("group").Numbers);
        return new()
        {
            ["n"] = found.Count == 0 ? 0 : found[0].N,
            ["items"] = Leaf.Named(names, found, item => new JsonObject
            {
                ["uniform_chisq"] = Leaf.Of(item.UniformChiSquared),
                ["uniform_p"] = Leaf.Of(item.UniformP),
                ["nonuniform_chisq"] = Leaf.Of(item.NonUniformChiSquared),
                ["nonuniform_p"] = Leaf.Of(item.NonUniformP),
                ["total_chisq"] = Leaf.Of(item.TotalChiSquared),
                ["df"] = item.Df,
                ["r2_change"] = Leaf.Of(item.RSquaredChange),
                ["group_effects"] = Leaf.List(item.GroupEffects),
                ["reason"] = item.TotalChiSquared.Because?.Key,
            }),
        };
    }

    private static JsonObject Tree(ExploratoryFactors found, IReadOnlyList<string> names)
    {
        var (p, m) = (found.Items, found.Factors);
        var tree = new JsonObject
        {
            ["n"] = found.N,
            ["p"] = p,
            ["variables"] = Leaf.Names(names),
            ["eigenvalues"] = Leaf.List(found.Eigenvalues),
            ["kmo_overall"] = Leaf.Of(found.Adequacy.Overall),
            ["kmo_items"] = Leaf.List(found.Adequacy.Items),
            ["bartlett"] = new JsonObject
            {
                ["chisq"] = Leaf.Of(found.Adequacy.BartlettChiSquared),
                ["df"] = found.Adequacy.BartlettDf,
                ["p"] = Leaf.Of(found.Adequacy.BartlettP),
            },
            ["factors"] = m,
            ["map_velicer"] = Leaf.List(found.AveragePartial.Squares),
            ["map_minimum_at"] = Leaf.Of(found.AveragePartial.MinimumAt),
        };
        if (found.Failure is { } failure) tree["reason"] = failure.Because.Key;
        if (found.Eigenvalues.Length > 0 && found.N > 2) tree["parallel_analysis"] = Parallel(found);
        if (found.Loadings is null) return tree;
        tree["ml"] = new JsonObject
        {
            ["loadings_unrotated"] = Matrix(found.Loadings, p, m),
            ["uniquenesses"] = Leaf.List(found.Uniquenesses!),
            ["chisq_bartlett_corrected"] = Leaf.Of(found.ChiSquared),
            ["df"] = found.Df,
            ["p"] = Leaf.Of(found.P),
        };
        tree["varimax_kaiser_loadings"] = Matrix(found.Varimax!.Loadings, p, m);
        tree["minres_communalities"] = found.MinimumResidualCommunalities is { } shares ? Leaf.List(shares) : null;
        if (m == 1) return tree;
        tree["oblimin_pattern"] = Matrix(found.Oblimin!.Loadings, p, m);
        tree["oblimin_factor_correlations"] = Matrix(found.Oblimin.Correlations, m, m);
        return tree;
    }

    private static JsonObject Parallel(ExploratoryFactors found)
    {
        var noise = ParallelAnalysis.Of(found.N, found.Items, Replications, Seed);
        return new()
        {
            ["replications"] = noise.Replications,
            ["mean_random"] = Leaf.List(noise.Mean),
            ["p95_random"] = Leaf.List(noise.Percentile95),
            ["components_to_retain_p95"] = noise.RetainedByPercentile(found.Eigenvalues),
            ["components_to_retain_mean"] = noise.RetainedByMean(found.Eigenvalues),
        };
    }

    private static JsonArray Matrix(double[] flat, int rows, int columns) =>
        [.. Enumerable.Range(0, rows).Select(i => (JsonNode)Leaf.List(flat[(i * columns)..((i + 1) * columns)]))];
}
