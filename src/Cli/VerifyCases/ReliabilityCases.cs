using System.Text.Json.Nodes;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Reliability;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of reliability, agreement and intraclass correlation.</summary>
internal static class ReliabilityCases
{
    public static JsonObject Alphas(CaseInput input)
    {
        var names = input.Names("items");
        var (covariances, excluded) = DescriptionCases.Complete(input);
        var alpha = Alpha.Of(covariances);
        var tree = new JsonObject { ["n"] = alpha.N, ["n_excluded"] = excluded, ["k"] = alpha.Items, ["alpha"] = Leaf.Of(alpha.Value) };
        if (!alpha.Value.Exists)
        {
            tree["reason"] = alpha.Value.Because!.Key;
            if (alpha.ZeroVarianceItems.Count > 0) tree["zero_variance_items"] =
              Leaf.Names(alpha.ZeroVarianceItems.Select(item => names[item]));
            return tree;
        }

        tree["alpha_standardized"] = Leaf.Of(alpha.Standardized);
        tree["mean_interitem_r"] = Leaf.Of(alpha.MeanInterItem);
        tree["feldt_ci95"] = Leaf.Of(alpha.Feldt);
        tree["se_duhachek"] = Leaf.Of(alpha.SeDuhachek);
        tree["guttman_lambda2"] = Leaf.Of(alpha.Lambda2);
        tree["alpha_if_deleted"] = Leaf.Named(names, alpha.IfDeleted, Leaf.Of);
        tree["item_rest_r"] = Leaf.Named(names, alpha.ItemRest, Leaf.Of);
        tree["item_total_r"] = Leaf.Named(names, alpha.ItemTotal, Leaf.Of);
        tree["item_mean"] = Leaf.Named(names, covariances.Means, value => Leaf.Number(value));
        tree["item_sd"] = Leaf.Named(names, Enumerable.Range(0, names.Count), i => Leaf.Number(Math.Sqrt(covariances.Values[i, i])));
        tree["scale_mean"] = Leaf.Of(alpha.ScaleMean);
        tree["scale_sd"] = Leaf.Of(alpha.ScaleSd);
        tree["sem"] = Leaf.Of(alpha.StandardErrorOfMeasurement);
        return tree;
    }

    public static JsonObject Omegas(CaseInput input)
    {
        var names = input.Names("items");
        var omega = Omega.Of(DescriptionCases.Complete(input).Covariances);
        var tree = new JsonObject { ["n"] = omega.N, ["k"] = omega.Items, ["omega_total"] = Leaf.Of(omega.Total) };
        if (omega.Model is not { } model)
        {
            tree["reason"] = omega.Total.Because!.Key;
            return tree;
        }

        tree["se_delta"] = Leaf.Of(omega.Se);
        tree["ci95_delta"] = Leaf.Of(omega.Interval);
        tree["loadings"] = Leaf.Named(names, model.Loadings, value => Leaf.Number(value));
        tree["residual_variances"] = Leaf.Named(names, model.Residuals, value => Leaf.Number(value));
        tree["standardized_loadings"] = Leaf.Named(names, model.Loadings.Zip(model.Residuals), pair =>
            Leaf.Number(pair.First / Math.Sqrt(pair.First * pair.First + pair.Second)));
        tree["omega_observed_variance"] = Leaf.Of(omega.ObservedVariance);
        tree[CompareCase.StandardErrors] = new JsonObject { ["omega_observed_variance"] = Leaf.Of(omega.ObservedVarianceSe) };
        tree["omega_standardized_items"] = Leaf.Of(omega.StandardizedItems);
        tree["heywood"] = omega.Heywood;
        tree["fit"] = new JsonObject { ["chisq"] = model.ChiSquared, ["df"] = model.Df, ["cfi"] = model.Cfi };
        return tree;
    }

    public static JsonObject Agreements(CaseInput input)
    {
        var items = input.Columns("items");
        var (names, numbers) = input.Groups("group");
        var (low, high) = input.Scale();
        var categories = (int)(high - low) + 1;
        int[] complete = [.. Enumerable.Range(0, numbers.Length)
          .Where(row => numbers[row] >= 0 && items.All(item => !double.IsNaN(item[row])))];
        var shown = Enumerable.Range(0, names.Count).Where(group => complete.Any(row => numbers[row] == group)).ToList();
        var rows = complete.ToLookup(row => numbers[row]);
        WithinGroupAgreement[] groups = [.. shown.Select(group => WithinGroupAgreement.Of(
            [.. items.Select(item => rows[group].Select(row => item[row]).ToArray())], categories))];
        var limit = categories / 6.0;
        return new()
        {
            ["J"] = items.Count,
            ["A"] = categories,
            ["sigma2_uniform"] = WithinGroupAgreement.UniformVariance(categories),
            ["ad_upper_limit_A_over_6"] = limit,
            ["n_rows_used"] = complete.Length,
            ["groups"] = Leaf.Names(shown.Select(group => names[group])),
            ["n"] = Leaf.List(groups.Select(group => (double)group.N)),
            ["rwgj"] = Leaf.List(groups.Select(group => group.Rwg)),
            ["rwg_star"] = Leaf.List(groups.Select(group => group.RwgStar)),
            ["ad_mean"] = Leaf.List(groups.Select(group => group.AdMean)),
            ["ad_median"] = Leaf.List(groups.Select(group => group.AdMedian)),
            ["summary"] = new JsonObject
            {
                ["rwgj"] = Summary(groups.Select(group => group.Rwg)),
                ["rwg_star"] = Summary(groups.Select(group => group.RwgStar)),
                ["ad_mean"] = Summary(groups.Select(group => group.AdMean)),
                ["share_rwgj_at_least_70"] = ShareOf(groups.Select(group => group.Rwg), value => value >= 0.7),
                ["share_ad_at_most_A_over_6"] = ShareOf(groups.Select(group => group.AdMean), value => value <= limit),
            },
        };
    }

    public static JsonObject Iccs(CaseInput input)
    {
        var icc = IntraclassCorrelation.Of(OneWay.Of(input.Values("y"), input.Groups("group").Numbers));
        if (!icc.Icc1.Exists)
        {
            return new() { ["n_groups"] = icc.Groups, ["N"] = icc.N, ["icc1"] = null, ["reason"] = icc.Because!.Key };
        }

        var tree = new JsonObject
        {
            ["N"] = icc.N,
            ["n_groups"] = icc.Groups,
            ["n0"] = Leaf.Of(icc.N0),
            ["mean_group_size"] = Leaf.Of(icc.MeanSize),
            ["harmonic_mean_group_size"] = Leaf.Of(icc.HarmonicMeanSize),
            ["msb"] = Leaf.Of(icc.Msb),
            ["msw"] = Leaf.Of(icc.Msw),
            ["F"] = Leaf.Of(icc.F),
            ["df1"] = icc.Df1,
            ["df2"] = icc.Df2,
            ["p"] = Leaf.Of(icc.P),
            ["icc1"] = Leaf.Of(icc.Icc1),
            ["icc1_ci95"] = Leaf.Of(icc.Icc1Interval),
            ["icc1_with_mean_group_size"] = Leaf.Of(icc.Icc1MeanSize),
            ["icc2"] = Leaf.Of(icc.Icc2),
            ["icc2_ci95"] = Leaf.Of(icc.Icc2Interval),
            ["eta2"] = Leaf.Of(icc.Eta2),
            ["omega2"] = Leaf.Of(icc.Omega2),
            ["epsilon2"] = Leaf.Of(icc.Epsilon2),
            ["tau2_anova"] = Leaf.Of(icc.Tau2),
        };
        if (icc.Reml is { } reml)
        {
            tree["reml"] = Components(reml);
            tree["ml"] = Components(icc.Ml!);
        }

        if (icc.Because is { } because) tree["reason"] = because.Key;
        return tree;
    }

    private static JsonObject Components(VarianceComponents components) => new()
    {
        ["tau2"] = components.Tau2,
        ["sigma2"] = components.Sigma2,
        ["icc"] = components.Icc,
        ["mean"] = components.Mean,
        ["se_mean"] = components.MeanSe,
        ["loglik"] = components.LogLikelihood,
    };

    private static JsonObject Summary(IEnumerable<Finding> findings)
    {
        double[] known = [.. findings.Where(finding => finding.Exists).Select(finding => finding.Value).Order()];
        if (known.Length == 0) return new() { ["mean"] = null, ["median"] = null, ["sd"] = null, ["min"] = null, ["max"] = null,
          ["n_groups"] = 0 };
        return new()
        {
            ["mean"] = Moments.Mean(known),
            ["median"] = Quantile.Median(known),
            ["sd"] = known.Length > 1 ? Moments.StandardDeviation(known) : null,
            ["min"] = known[0],
            ["max"] = known[^1],
            ["n_groups"] = known.Length,
        };
    }

    private static JsonNode? ShareOf(IEnumerable<Finding> findings, Func<double, bool> reached)
    {
        double[] known = [.. findings.Where(finding => finding.Exists).Select(finding => finding.Value)];
        return known.Length == 0 ? null : (double)known.Count(reached) / known.Length;
    }
}
