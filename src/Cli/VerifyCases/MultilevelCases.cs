using System.Globalization;
using System.Text.Json.Nodes;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Multilevel;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of models with random intercepts and of shrinkage.</summary>
internal static class MultilevelCases
{
    private const int GroupsShown = 12;

    public static JsonObject Intercept(CaseInput input)
    {
        var (names, numbers) = input.Groups("group");
        var model = RandomIntercept.Of(input.Values("y"), numbers);
        var tree = new JsonObject { ["N"] = model.N, ["n_groups"] = model.Sizes.Length };
        if (model.Because is { } because)
        {
            tree["reason"] = because.Key;
            return tree;
        }

        tree["reml"] = Components(model.Reml!);
        tree["ml"] = Components(model.Ml!);
        tree["lrt_tau2_zero"] = new JsonObject { ["chisq"] = Leaf.Of(model.LikelihoodRatio), ["p_mixture_half"] = Leaf.Of(model.P) };
        tree["groups_first"] = Leaf.Names(model.GroupNumbers.Take(GroupsShown).Select(number => names[number]));
        tree["n_first"] = First(model.Sizes.Select(size => (double)size));
        tree["mean_first"] = First(model.Means);
        tree["reliability_first"] = First(model.Reliability);
        tree["eb_effect_first"] = First(model.Effects);
        tree["eb_mean_first"] = First(model.Effects.Select(effect => model.Reml!.Mean + effect));
        tree["eb_se_conditional_first"] = First(model.ConditionalSe);
        return tree;
    }

    public static JsonObject Regression(CaseInput input)
    {
        var (outcome, terms, group) = Formula(input.Text("formula"));
        var names = new List<string> { "(Intercept)" };
        var columns = new List<double[]>();
        foreach (var term in terms)
        {
            var cells = input.Cells(term);
            if (cells.OfType<string>().All(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            {
                names.Add(term);
                columns.Add(input.Column(term));
                continue;
            }

            // A column of words has one indicator for each word after the first.
            var (levels, numbers) = CaseInput.Grouped(cells);
            for (var level = 1; level < levels.Count; level++)
            {
                names.Add(term + levels[level]);
                columns.Add([.. numbers.Select(number => number < 0 ? double.NaN : number == level ? 1 : 0)]);
            }
        }

        var (model, because) = RandomInterceptRegression.Reml(input.Column(outcome), columns,
            CaseInput.Grouped(input.Cells(group)).Numbers);
        if (model is null) return new() { ["reason"] = because!.Key };
        return new()
        {
            ["fixed"] = Leaf.Named(names, model.Fixed, value => Leaf.Number(value)),
            ["se"] = Leaf.Named(names, model.Se, value => Leaf.Number(value)),
            ["variance"] = new JsonObject { [group] = model.Tau2, ["Residual"] = model.Sigma2 },
            ["loglik_reml"] = model.LogLikelihood,
            ["N"] = model.N,
        };
    }

    public static JsonObject Nested(CaseInput input)
    {
        var (model, because) = NestedIntercepts.Reml(input.Values("y"), input.Groups("outer").Numbers, input.Groups("inner").Numbers);
        if (model is null) return new() { ["reason"] = because!.Key };
        return new()
        {
            ["N"] = model.N,
            ["n_outer"] = model.Outer,
            ["n_inner"] = model.Inner,
            ["mean"] = model.Mean,
            ["se_mean"] = model.MeanSe,
            ["var_outer"] = model.OuterVariance,
            ["var_inner"] = model.InnerVariance,
            ["var_residual"] = model.ResidualVariance,
            ["icc_outer"] = model.IccOuter,
            ["icc_outer_plus_inner"] = model.IccOuterPlusInner,
            ["loglik_reml"] = model.LogLikelihood,
        };
    }

    public static JsonObject Shrunken(CaseInput input)
    {
        double[] means = input.Column(input.Has("mean") ? input.Text("mean") : "mean"),
          errors = input.Column(input.Has("se") ? input.Text("se") : "se");
        int[] rows = [.. Enumerable.Range(0, means.Length).Where(i => !double.IsNaN(means[i]) && !double.IsNaN(errors[i]))];
        var shrunken = Shrinkage.Of([.. rows.Select(i => means[i])], [.. rows.Select(i => errors[i])]);
        if (shrunken.Reml is not { } reml) return new() { ["k"] = shrunken.K, ["reason"] = shrunken.Because!.Key };
        var moment = shrunken.Moment!;
        return new()
        {
            ["k"] = shrunken.K,
            ["reml"] = new JsonObject { ["mu"] = reml.Mean, ["se_mu"] = reml.Se, ["tau2"] = reml.Tau2 },
            ["dersimonian_laird"] = new JsonObject
            {
                ["mu"] = moment.Mean, ["se_mu"] = moment.Se, ["tau2"] = moment.Tau2, ["Q"] = moment.Q, ["p_Q"] = moment.PQ,
                ["I2"] = moment.I2,
            },
            ["shrinkage_weight"] = Leaf.List(shrunken.Weights),
            ["eb_mean"] = Leaf.List(shrunken.Means),
            ["eb_se"] = Leaf.List(shrunken.Se),
        };
    }

    /// <summary>"y ~ a + b + (1 | g)".</summary>
    private static (string Outcome, IReadOnlyList<string> Terms, string Group) Formula(string text)
    {
        var sides = text.Split('~');
        string[] terms = sides.Length == 2 ? [.. sides[1].Split('+').Select(term => term.Trim())] : [];
        var random = terms.Where(term => term.StartsWith('(') && term.EndsWith(')')).Select(term => term[1..^1].Split('|')).ToList();
        if (random is not [[var one, var group]] || one.Trim() != "1")
        {
            throw new UnusableCaseException("\"formula\" needs the form \"y ~ a + b + (1 | group)\".");
        }

        return (sides[0].Trim(), [.. terms.Where(term => !term.StartsWith('(') && term != "1")], group.Trim());
    }

    private static JsonArray First(IEnumerable<double> values) => Leaf.List(values.Take(GroupsShown));

    private static JsonObject Components(VarianceComponents components) => new()
    {
        ["mu"] = components.Mean,
        ["se_mu"] = components.MeanSe,
        ["sigma2"] = components.Sigma2,
        ["tau2"] = components.Tau2,
        ["icc"] = components.Icc,
        ["loglik"] = components.LogLikelihood,
    };
}
