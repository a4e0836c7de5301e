using System.Text.Json.Nodes;
using Wegmarke.Statistics.Factors;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of confirmatory factor models: one group, several groups, missing answers.</summary>
internal static class FactorCases
{
    public static JsonObject Confirmatory(CaseInput input)
    {
        var text = TextOf(input);
        var full = input.Has("missing") && input.Text("missing") is "fiml" or "ml" or "direct";
        var columns = text.Items.Select(input.Column).ToArray();
        var (_, members) = GroupsOf(input, columns);
        var groups = members.Select(rows => MomentsOf(columns, rows, full)).ToArray();
        var structure = FactorStructure.Of(text, groups.Length, means: full || groups.Length > 1);
        var (model, failure) = FactorModel.Fit(structure, groups);
        if (model is null) return Failed(groups, failure!);
        var tree = FitTree(model, FactorFit.Of(model));
        tree["reach"] = model.Reach();
        string Key(ModelCell cell) => structure.NameOf(cell) + (groups.Length > 1 ? $"@{cell.Group + 1}" : "");
        var cells = structure.Cells.Where(cell => cell.Place <= Place.FactorCovariance).ToArray();
        tree["estimates"] = Leaf.Named(cells.Select(Key), cells, cell => model.Of(cell));
        tree["standard_errors"] = Leaf.Named(cells.Select(Key), cells, cell => model.SeOf(cell));
        var standard = StandardizedModel.Of(model);
        tree["standardized"] = Leaf.Named(standard.Select(one => Key(one.Cell)), standard, one => Leaf.Of(one.Value));
        return tree;
    }

    public static JsonObject Invariance(CaseInput input)
    {
        var text = TextOf(input);
        var columns = text.Items.Select(input.Column).ToArray();
        var (names, members) = GroupsOf(input, columns);
        var groups = members.Select(rows => MomentsOf(columns, rows, full: false)).ToArray();
        var tree = new JsonObject { ["groups"] = Leaf.Names(names), ["n"] = Leaf.List(groups.Select(group => (double)group.N)) };
        if (groups.Length < 2) throw new UnusableCaseException("Invariance needs at least two groups.");
        var ladder = MeasurementInvariance.Of(text, groups);
        tree["models"] = new JsonObject(ladder.Fits.Select(level => KeyValuePair.Create(Word(level.Key), (JsonNode?)Short(level.Value))));
        tree["steps"] = new JsonObject(ladder.Steps.Select(step => KeyValuePair.Create(Word(step.To), (JsonNode?)new JsonObject
        {
            ["chisq_diff"] = step.ChiSquaredDifference,
            ["df_diff"] = step.DfDifference,
            ["p"] = Leaf.Of(step.P),
            ["delta_cfi"] = step.CfiChange,
            ["delta_rmsea"] = step.RmseaChange,
        })));
        if (ladder.Failure is { } failure) tree["reason"] = failure.Because.Key;
        var means = ladder.MeanDifferences().Where(one => one.Group == 1).ToArray();
        tree["latent_mean_difference_scalar"] = Leaf.Named(text.Factors, means, one => one.Difference);
        tree["latent_mean_se"] = Leaf.Named(text.Factors, means, one => one.Se);
        return tree;
    }

    private static string Word(Equality level) => level.ToString().ToLowerInvariant();

    private static JsonObject FitTree(FactorModel model, FactorFit fit) => new()
    {
        ["n"] = model.N,
        ["groups"] = model.Structure.Groups,
        ["converged"] = true,
        ["gradient_max"] = model.LargestGradient,
        ["npar"] = model.Structure.FreeCount,
        ["chisq"] = fit.ChiSquared,
        ["df"] = fit.Df,
        ["p"] = Leaf.Of(fit.P),
        ["baseline_chisq"] = fit.BaselineChiSquared,
        ["baseline_df"] = fit.BaselineDf,
        ["cfi"] = fit.Cfi,
        ["tli"] = fit.Tli,
        ["rmsea"] = fit.Rmsea,
        ["rmsea_ci90"] = Leaf.Of(fit.RmseaInterval),
        ["rmsea_p_close"] = Leaf.Of(fit.RmseaClose),
        ["srmr"] = fit.Srmr,
        ["srmr_bentler_nomean"] = fit.SrmrWithoutMeans,
        ["loglik"] = fit.LogLikelihood,
        ["aic"] = fit.Aic,
        ["bic"] = fit.Bic,
    };

    private static JsonObject Short(FactorFit fit) => new()
    {
        ["chisq"] = fit.ChiSquared,
        ["df"] = fit.Df,
        ["p"] = Leaf.Of(fit.P),
        ["cfi"] = fit.Cfi,
        ["tli"] = fit.Tli,
        ["rmsea"] = fit.Rmsea,
        ["srmr"] = fit.Srmr,
        ["aic"] = fit.Aic,
        ["bic"] = fit.Bic,
    };

    private static JsonObject Failed(ObservedMoments[] groups, FactorFailure failure) => new()
    {
        ["n"] = groups.Sum(group => group.N),
        ["groups"] = groups.Length,
        ["converged"] = false,
        ["gradient_max"] = failure.LargestGradient,
        ["iterations"] = failure.Iterations,
        ["reason"] = failure.Because.Key,
    };

    private static ModelText TextOf(CaseInput input)
    {
        var (text, problem) = ModelText.Parse(input.Text("model"));
        return text ?? throw new UnusableCaseException(problem!);
    }

    private static ObservedMoments MomentsOf(double[][] columns, HashSet<int>? rows, bool full)
    {
        Func<int, bool>? member = rows is null ? null : rows.Contains;
        return full ? ObservedMoments.EveryRow(columns, member) : ObservedMoments.Listwise(columns, member);
    }

    /// <summary>Rows by group, the groups in the order in which they appear.</summary>
    private static (string[] Names, IReadOnlyList<HashSet<int>?> Members) GroupsOf(CaseInput input, double[][] columns)
    {
        if (!input.Has("group")) return ([], [null]);
        var cells = input.Cells(input.Text("group"));
        string[] names = [.. cells.OfType<string>().Distinct()];
        return (names, [.. names.Select(name => Enumerable.Range(0, columns[0].Length).Where(row => cells[row] == name).ToHashSet())]);
    }
}
