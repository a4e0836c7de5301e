using System.Text.Json.Nodes;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Statistics.Weighting;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of finite populations and weights.</summary>
internal static class PopulationCases
{
    public static JsonObject Mean(CaseInput input)
    {
        var population = input.Number("population");
        var mean = PopulationMean.Of(input.Column(input.Has("column") ? input.Text("column") : "x"), population);
        var tree = new JsonObject { ["n"] = mean.N, ["N"] = population };
        if (mean.Because is { } because)
        {
            (tree["mean"], tree["se"], tree["reason"]) = (Leaf.Of(mean.Mean), null, because.Key);
            return tree;
        }

        tree["response_rate"] = mean.N / population;
        tree["mean"] = Leaf.Of(mean.Mean);
        tree["sd"] = Leaf.Of(mean.Sd);
        tree["se_infinite"] = Leaf.Of(mean.SeInfinite);
        tree["fpc"] = Leaf.Of(mean.Correction);
        tree["se"] = Leaf.Of(mean.Se);
        tree["ci95"] = Leaf.Of(mean.Interval);
        tree["ci95_without_fpc"] = Leaf.Of(mean.IntervalInfinite);
        return tree;
    }

    public static JsonObject Share(CaseInput input)
    {
        double count = input.Number("count"), n = input.Number("n"), population = input.Number("population");
        var share = PopulationShare.Of(count, n, population);
        var tree = new JsonObject { ["x"] = count, ["n"] = n, ["N"] = population, ["share"] = Leaf.Of(share.Share) };
        if (share.Because is { } because) tree["reason"] = because.Key;
        if (share.EquivalentN.Exists) tree["n_equivalent"] = Leaf.Of(share.EquivalentN);
        tree["ci95"] = Leaf.Of(share.Interval);
        tree["ci95_without_fpc"] = Leaf.Of(share.IntervalInfinite);
        return tree;
    }

    public static JsonObject Size(CaseInput input)
    {
        double population = input.Number("population"), half = input.Number("half_width");
        var size = input.Has("p") ? SampleSize.ForShare(population, half, input.Number("p"))
          : SampleSize.ForMean(population, half, input.Number("sd"));
        return new()
        {
            ["n_infinite"] = size.Infinite,
            ["n_exact"] = size.Exact,
            ["n_needed"] = size.Needed,
            ["response_rate_needed"] = size.ResponseRateNeeded,
        };
    }

    public static JsonObject PostStratified(CaseInput input)
    {
        string[] names = [.. input.Get("population").EnumerateObject().Select(cell => cell.Name)];
        double[] population = [.. input.Get("population").EnumerateObject().Select(cell => CaseInput.NumberOf(cell.Value))];
        int[] cells = [.. input.Cells(input.Has("cell") ? input.Text("cell") : "cell")
          .Select(cell => cell is null ? -1 : Array.IndexOf(names, cell))];
        var weighted = PostStratification.Of(input.Values("y"), cells, population);
        if (weighted.Because is { } because)
        {
            return new() { ["reason"] = because.Key, ["empty"] = Leaf.Names(weighted.EmptyCells.Select(cell => names[cell])) };
        }

        return new()
        {
            ["n"] = weighted.N,
            ["cells"] = Leaf.Names(names),
            ["cell_n"] = Leaf.List(weighted.CellN.Select(count => (double)count)),
            ["cell_N"] = Leaf.List(population),
            ["cell_weight"] = Leaf.List(weighted.CellWeights),
            ["mean_unweighted"] = Leaf.Of(weighted.Unweighted),
            ["mean_weighted"] = Leaf.Of(weighted.Weighted),
            ["se_stratified_fpc"] = Leaf.Of(weighted.SeStratified),
            ["se_survey_poststratified_fpc"] = Leaf.Of(weighted.SeLinearised),
            ["kish_deff"] = Leaf.Of(weighted.KishDesignEffect),
            ["n_effective"] = Leaf.Of(weighted.EffectiveN),
        };
    }

    public static JsonObject Raked(CaseInput input)
    {
        var margins = input.Get("margins").EnumerateObject().ToList();
        string[][] names = [.. margins.Select(margin => margin.Value.EnumerateObject().Select(category => category.Name).ToArray())];
        double[][] targets = [.. margins.Select(margin => margin.Value.EnumerateObject()
          .Select(category => CaseInput.NumberOf(category.Value)).ToArray())];
        int[][] categories = [.. margins.Select((margin, m) => input.Cells(margin.Name)
          .Select(cell => cell is null ? -1 : Array.IndexOf(names[m], cell)).ToArray())];
        var raked = Raking.Of(input.Values("y"), categories, targets);
        if (raked.Because is { } because) return new() { ["reason"] = because.Key };
        var used = new JsonObject(margins.Select((margin, m) => KeyValuePair.Create(margin.Name, (JsonNode?)new JsonObject(
            names[m].Zip(raked.Targets[m]).Where(pair => pair.Second > 0)
              .Select(pair => KeyValuePair.Create(pair.First, (JsonNode?)Leaf.Number(pair.Second)))))));
        var cells = raked.Rows.Select((row, i) =>
          (Cell: string.Join('|', categories.Select((margin, m) => names[m][margin[row]])), Weight: raked.Weights[i]))
            .GroupBy(pair => pair.Cell).Select(cell => KeyValuePair.Create(cell.Key,
              (JsonNode?)Leaf.Number(cell.Average(pair => pair.Weight))));
        return new()
        {
            ["targets_used"] = used,
            ["n"] = raked.N,
            ["N"] = targets[0].Sum(),
            ["mean_unweighted"] = Leaf.Of(raked.Unweighted),
            ["mean_raked"] = Leaf.Of(raked.Raked),
            ["se_survey_raked_fpc"] = Leaf.Of(raked.SeLinearised),
            ["se_non_response"] = Leaf.Of(raked.SeForNonResponse),
            ["kish_deff"] = Leaf.Of(raked.KishDesignEffect),
            ["n_effective"] = Leaf.Of(raked.EffectiveN),
            ["weight_min"] = raked.Weights.Min(),
            ["weight_max"] = raked.Weights.Max(),
            ["weight_sum"] = raked.Weights.Sum(),
            ["cell_weights"] = new JsonObject(cells),
        };
    }
}
