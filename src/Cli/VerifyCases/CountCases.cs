using System.Text.Json.Nodes;
using Wegmarke.Statistics.Contingency;
using Wegmarke.Statistics.Trend;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of counted causes and of trends.</summary>
internal static class CountCases
{
    public static JsonObject Table(CaseInput input)
    {
        var counts = input.Has("table") ? input.Matrix("table") : Crossed(input);
        var table = ContingencyTable.Of(counts);
        if (table.Because is { } because) return new() { ["n"] = table.N, ["reason"] = because.Key };
        var tree = new JsonObject
        {
            ["n"] = table.N,
            ["table"] = CodingCases.Rows(counts),
            ["chisq"] = Leaf.Of(table.ChiSquared),
            ["df"] = table.Df,
            ["p"] = Leaf.Of(table.P),
            ["min_expected"] = Leaf.Of(table.MinExpected),
            ["share_expected_below_5"] = Leaf.Of(table.ShareExpectedBelow5),
            ["G"] = Leaf.Of(table.G),
            ["p_G"] = Leaf.Of(table.PG),
            ["cramers_v"] = Leaf.Of(table.CramersV),
            ["cramers_v_bias_corrected"] = Leaf.Of(table.CramersVCorrected),
            ["adjusted_residuals"] = CodingCases.Rows(table.AdjustedResiduals),
            ["fisher_p"] = Leaf.Of(table.FisherP),
        };
        if (table.Two is not { } two) return tree;
        tree["chisq_yates"] = two.ChiSquaredYates;
        tree["p_yates"] = two.PYates;
        tree["phi"] = two.Phi;
        tree["odds_ratio_sample"] = Leaf.Number(two.OddsRatio);
        tree["odds_ratio_conditional_ml"] = Leaf.Number(PrintedOdds.Of(counts));
        tree["risk_difference"] = two.RiskDifference;
        tree["risk_difference_ci95_newcombe"] = Leaf.Of(two.Newcombe);
        return tree;
    }

    public static JsonObject Changes(CaseInput input)
    {
        double b = input.Number("b"), c = input.Number("c");
        var test = McNemar.Of(b, c);
        var tree = new JsonObject
        {
            ["b"] = b, ["c"] = c, ["chisq"] = Leaf.Of(test.ChiSquared), ["p"] = Leaf.Of(test.P), ["p_exact"] = Leaf.Of(test.PExact),
        };
        if (test.P.Because is { } because) tree["reason"] = because.Key;
        return tree;
    }

    public static JsonObject Trend(CaseInput input)
    {
        var y = input.Column(input.Has("y") ? input.Text("y") : "y");
        var trend = MannKendall.Of(y, input.Has("time") ? input.Column(input.Text("time"))
          : [.. Enumerable.Range(1, y.Length).Select(at => (double)at)]);
        if (trend.Because is { } because) return new() { ["n"] = trend.N, ["reason"] = because.Key };
        var tree = new JsonObject
        {
            ["n"] = trend.N,
            ["S"] = Leaf.Of(trend.S),
            ["var_S"] = Leaf.Of(trend.VarianceOfS),
            ["z_continuity"] = Leaf.Of(trend.Z),
            ["p_continuity"] = Leaf.Of(trend.P),
            ["tau_b"] = Leaf.Of(trend.TauB),
            ["theil_sen_slope"] = Leaf.Of(trend.Slope),
            ["theil_sen_intercept"] = Leaf.Of(trend.Intercept),
            ["slope_ci95_rank"] = Leaf.Of(trend.SlopeInterval),
        };
        if (trend.PExact.Exists) tree["p_exact"] = Leaf.Of(trend.PExact);
        return tree;
    }

    public static JsonObject Ordered(CaseInput input)
    {
        var y = input.Column(input.Text("y"));
        var (names, numbers) = input.Groups("group");
        var test = Jonckheere.Of(y, numbers);
        int[] shown = [.. Enumerable.Range(0, y.Length).Where(row => !double.IsNaN(y[row]) && numbers[row] >= 0)
          .Select(row => numbers[row]).Distinct().Order()];
        var tree = new JsonObject
        {
            ["N"] = test.N,
            ["groups"] = new JsonArray([.. shown.Select(number => NumberOrName(names[number]))]),
            ["n"] = Leaf.List(test.Sizes.Select(size => (double)size)),
            ["J"] = Leaf.Of(test.J),
            ["expected"] = Leaf.Of(test.Expected),
            ["variance"] = Leaf.Of(test.Variance),
            ["z"] = Leaf.Of(test.Z),
            ["p_two_sided"] = Leaf.Of(test.PTwoSided),
            ["p_increasing"] = Leaf.Of(test.PIncreasing),
        };
        if (test.Because is { } because) tree["reason"] = because.Key;
        return tree;
    }

    private static JsonNode? NumberOrName(string name) => double.TryParse(name, System.Globalization.NumberStyles.Float,
      System.Globalization.CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(name);

    /// <summary>Rows by category; a yes/no column counts yes first, other columns in the order of their values.</summary>
    private static double[,] Crossed(CaseInput input)
    {
        var (rowNames, rows) = CaseInput.Grouped(input.Cells(input.Text("rows")));
        var (columnNames, columns) = CaseInput.Grouped(input.Cells(input.Text("column")));
        var yesNo = columnNames.All(name => name is "0" or "1");
        var counts = new double[rowNames.Count, yesNo ? 2 : columnNames.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] < 0 || columns[row] < 0) continue;
            counts[rows[row], yesNo ? columnNames[columns[row]] == "1" ? 0 : 1 : columns[row]]++;
        }

        return counts;
    }
}
