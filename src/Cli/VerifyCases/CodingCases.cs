using System.Text.Json.Nodes;
using Wegmarke.Statistics.Coding;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of agreement between coders.</summary>
internal static class CodingCases
{
    public static JsonObject Kappa(CaseInput input)
    {
        var counts = input.Has("table") ? input.Matrix("table") : Crossed(input);
        var kappa = CohenKappa.Of(counts);
        var tree = new JsonObject { ["n"] = kappa.N, ["percent_agreement"] = Leaf.Of(kappa.PercentAgreement) };
        if (kappa.Because is { } because) (tree["kappa"], tree["reason"]) = (null, because.Key);
        if (kappa.Unweighted is null) return tree;
        tree["table"] = Rows(counts);
        tree["unweighted"] = Weighted(kappa.Unweighted);
        tree["linear"] = Weighted(kappa.Linear!);
        tree["quadratic"] = Weighted(kappa.Quadratic!);
        tree["gwet_ac1"] = Leaf.Of(kappa.GwetAc1);
        tree["scott_pi"] = Leaf.Of(kappa.ScottPi);
        tree["pabak"] = Leaf.Of(kappa.Pabak);
        return tree;
    }

    public static JsonObject Fleiss(CaseInput input)
    {
        var fleiss = FleissKappa.Of(input.Matrix("counts"));
        var tree = new JsonObject
        {
            ["subjects"] = fleiss.Subjects,
            ["raters"] = fleiss.Raters,
            ["category_share"] = Leaf.List(fleiss.CategoryShares),
            ["observed"] = Leaf.Of(fleiss.Observed),
            ["expected"] = Leaf.Of(fleiss.Expected),
            ["kappa"] = Leaf.Of(fleiss.Kappa),
            ["z"] = Leaf.Of(fleiss.Z),
            ["p"] = Leaf.Of(fleiss.P),
            ["kappa_by_category"] = Leaf.List(fleiss.ByCategory),
        };
        if (fleiss.Because is { } because) tree["reason"] = because.Key;
        return tree;
    }

    public static JsonObject Krippendorff(CaseInput input)
    {
        double[][] coders = [.. CaseInput.Elements(input.Get("inline_raters_by_units"))
          .Select(coder => CaseInput.Elements(coder).Select(CaseInput.NumberOf).ToArray())];
        if (coders.Any(coder => coder.Length != coders[0].Length)) throw new UnusableCaseException("Every rater needs the same units.");
        var level = (input.Has("level") ? input.Text("level") : "nominal") switch
        {
            "nominal" => MeasurementLevel.Nominal,
            "ordinal" => MeasurementLevel.Ordinal,
            "interval" => MeasurementLevel.Interval,
            "ratio" => MeasurementLevel.Ratio,
            var other => throw new UnusableCaseException($"\"{other}\" is no level. Known are nominal, ordinal, interval, ratio."),
        };
        var alpha = KrippendorffAlpha.Of(coders, level);
        var tree = new JsonObject
        {
            ["raters"] = alpha.Raters,
            ["units"] = alpha.Units,
            ["units_with_pairs"] = alpha.UnitsWithPairs,
            ["pairable_values"] = alpha.PairableValues,
            ["categories"] = alpha.Categories,
            ["alpha"] = Leaf.Of(alpha.Alpha),
        };
        if (alpha.Alpha.Because is { } because) tree["reason"] = because.Key;
        return tree;
    }

    public static JsonArray Rows(double[,] matrix) => [.. Enumerable.Range(0, matrix.GetLength(0))
        .Select(row => (JsonNode)Leaf.List(Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])))];

    private static double[,] Crossed(CaseInput input)
    {
        var (first, second) = (input.Cells(input.Has("coder_a") ? input.Text("coder_a") : "a"),
          input.Cells(input.Has("coder_b") ? input.Text("coder_b") : "b"));
        var levels = input.Has("levels") ? input.Names("levels") : CaseInput.Grouped([.. first, .. second]).Names;
        int[] Numbers(string?[] cells) => [.. cells.Select(cell => cell is null ? -1 : levels.ToList().IndexOf(cell))];
        return CohenKappa.Table(Numbers(first), Numbers(second), levels.Count);
    }

    private static JsonObject Weighted(WeightedKappa kappa)
    {
        var tree = new JsonObject { ["kappa"] = Leaf.Of(kappa.Kappa) };
        if (kappa.Kappa.Because is { } because)
        {
            tree["reason"] = because.Key;
            return tree;
        }

        (tree["observed"], tree["expected"], tree["se"]) = (kappa.Observed, kappa.Expected, Leaf.Of(kappa.Se));
        (tree["ci95"], tree["z_null"]) = (Leaf.Of(kappa.Interval), Leaf.Of(kappa.NullZ));
        return tree;
    }
}
