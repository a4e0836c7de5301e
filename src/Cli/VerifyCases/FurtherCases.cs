using System.Text.Json.Nodes;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Careless;
using Wegmarke.Statistics.Coding;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Statistics.Forecasting;
using Wegmarke.Statistics.Multilevel;
using Wegmarke.Statistics.Regression;
using Wegmarke.Statistics.Weighting;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of estimators whose oracles are written for this engine (tests/Statistics.Tests/Oracles).</summary>
internal static class FurtherCases
{
    public static JsonObject Awg(CaseInput input)
    {
        var (groups, items) = Grouped(input);
        var (low, high) = input.Scale();
        var found = groups.Select(rows =>
            BrownHauenstein.Of([.. items.Select(item => rows.Select(row => item[row]).ToArray())], low, high));
        return new() { ["awg"] = Leaf.List(found.Select(one => one.Awg)) };
    }

    public static JsonObject NullVariance(CaseInput input) =>
        new() { ["variance"] = Leaf.Of(NullDistribution.Variance(input.Numbers("shares"))) };

    public static JsonObject Pseudo(CaseInput input)
    {
        var (groups, items) = Grouped(input);
        var numbers = new int[items[0].Length];
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var row in groups[group]) numbers[row] = group;
        }

        var found = PseudoGroups.Of(items, numbers, (long)input.Number("seed"), (int)input.Number("rounds"));
        return new() { ["observed"] = Leaf.List(found.Observed), ["expected"] = Leaf.List(found.Expected), ["p"] = Leaf.List(found.P) };
    }

    public static JsonObject Components(CaseInput input)
    {
        int[][] chain = [.. input.Names("chain").Select(level => CaseInput.Grouped(input.Cells(level)).Numbers)];
        var found = NestedComponents.Of(input.Columns("items"), chain);
        return new()
        {
            ["levels"] = Leaf.List(found.Levels), ["people"] = Leaf.Of(found.People), ["items"] = Leaf.Of(found.Items),
            ["residual"] = Leaf.Of(found.Residual),
        };
    }

    public static JsonObject Bounds(CaseInput input)
    {
        var (low, high) = input.Scale();
        var found = NonResponse.Of(input.Column("x"), input.Number("population"), (int)low, (int)high, input.Numbers("lower"));
        if (found.Because is { } because) return new() { ["reason"] = because.Key };
        return new()
        {
            ["mean"] = Leaf.Of(found.Mean), ["if_all_answered"] = Leaf.List(found.IfAllAnswered.Select(one => one.Mean)),
            ["if_lower"] = Leaf.List(found.IfLower.Select(one => one.Mean)),
        };
    }

    public static JsonObject Equivalent(CaseInput input)
    {
        var bounds = input.Numbers("bounds");
        var groups = TwoGroups.Of(input.Column("x"), input.Column("y"));
        if (groups.Welch is not { } welch) return new() { ["reason"] = groups.Because!.Key };
        var found = Equivalence.Of(welch, bounds[0], bounds[1]);
        return new()
        {
            ["t_low"] = found.TLow, ["t_high"] = found.THigh, ["p_low"] = found.PLow, ["p_high"] = found.PHigh, ["p"] = found.P,
            ["ci90"] = Leaf.Of(found.Interval),
        };
    }

    public static JsonObject Ranked(CaseInput input)
    {
        var found = RankIntervals.Of(input.Column("mean"), input.Column("se"), (long)input.Number("seed"), (int)input.Number("draws"));
        if (found.Because is { } because) return new() { ["reason"] = because.Key };
        return new()
        {
            ["expected_rank"] = Leaf.List(found.MeanRank), ["first"] = Leaf.List(found.FirstShare),
            ["limits"] = new JsonArray([.. found.Limits.Select(Leaf.Of)]),
        };
    }

    public static JsonObject RankedByPairs(CaseInput input)
    {
        var found = RankInterval.Of(input.Column("mean"), input.Column("se"), input.Number("level"));
        JsonNode? All(Func<RankInterval, int> part) => Leaf.List(found.Select(one => (double)part(one)));
        return new() { ["rank"] = All(one => one.Rank), ["best"] = All(one => one.Best), ["worst"] = All(one => one.Worst) };
    }

    public static JsonObject Associated(CaseInput input)
    {
        var pairs = Enumerable.Range(1, (int)input.Number("pairs")).Select(at => (input.Column($"x{at}"), input.Column($"y{at}"))).ToList();
        var found = RankAssociation.Of(pairs, input.Has("covariate") ? input.Column(input.Text("covariate")) : null,
            (long)input.Number("seed"), (int)input.Number("permutations"));
        return new()
        {
            ["rho"] = Leaf.Of(found.Rho), ["adjusted"] = Leaf.Of(found.Adjusted), ["weakest"] = Leaf.Of(found.Weakest),
            ["p"] = Leaf.Of(found.P),
        };
    }

    public static JsonObject Finished(CaseInput input)
    {
        var forecast = FinishForecast.Of([.. input.Numbers("finished").Select(count => (int)count)], (int)input.Number("open"));
        return new()
        {
            ["within"] = Leaf.List(input.Numbers("within").Select(periods => forecast.Within((int)periods))),
            ["by"] = Leaf.List(input.Numbers("levels").Select(forecast.By)),
        };
    }

    public static JsonObject Weighed(CaseInput input)
    {
        var (low, high) = WeightSensitivity.Of(input.Column("x"), input.Column("w"), input.Number("share"));
        return new() { ["range"] = Leaf.List([low, high]) };
    }

    public static JsonObject Surface(CaseInput input)
    {
        var (surface, because) = ResponseSurface.Of(input.Column(input.Text("z")), input.Column(input.Text("x")),
          input.Column(input.Text("y")), input.Number("middle"));
        if (surface is null) return new() { ["reason"] = because!.Key };
        JsonObject Feature(SurfaceFeature one) => new() { ["value"] = one.Value, ["se"] = one.Se, ["p"] = one.P };
        return new()
        {
            ["n"] = surface.Model.N, ["coefficients"] = Leaf.List(surface.Model.Coefficients), ["r2"] = surface.Model.R2,
            ["a1"] = Feature(surface.A1), ["a2"] = Feature(surface.A2), ["a3"] = Feature(surface.A3), ["a4"] = Feature(surface.A4),
            ["stationary"] = surface.StationaryPoint is var (x, y) ? Leaf.List([x, y]) : null,
            ["axes"] = Leaf.List([surface.FirstAxisSlope, surface.SecondAxisSlope]),
        };
    }

    public static JsonObject Split(CaseInput input)
    {
        var found = SplitSample.Of(input.Column(input.Text("x")), input.Column(input.Text("y")), input.Groups("group").Numbers,
          (long)input.Number("seed"), (int)input.Number("splits"));
        return new()
        {
            ["groups"] = found.Groups, ["same_source"] = Leaf.Of(found.SameSource), ["split_source"] = Leaf.Of(found.SplitSource),
        };
    }

    public static JsonObject Gwet(CaseInput input)
    {
        var counts = input.Matrix("counts");
        double[,]? weights = input.Has("power") ? GwetAgreement.Weights(counts.GetLength(1), input.Number("power")) : null;
        var found = GwetAgreement.Of(counts, weights);
        return new()
        {
            ["observed"] = Leaf.Of(found.Observed), ["expected"] = Leaf.Of(found.Expected), ["coefficient"] = Leaf.Of(found.Coefficient),
        };
    }

    public static JsonObject Unitised(CaseInput input)
    {
        Segment[][] coders = [.. CaseInput.Elements(input.Get("segments")).Select(coder => CaseInput.Elements(coder).Select(one =>
        {
            double[] numbers = [.. CaseInput.Elements(one).Select(CaseInput.NumberOf)];
            return new Segment((int)numbers[0], (int)numbers[1], (int)numbers[2]);
        }).ToArray())];
        var found = UnitisedAlpha.Of(coders, (int)input.Number("length"), (int)input.Number("codes"));
        return new() { ["marked"] = Leaf.Of(found.Marked), ["all"] = Leaf.Of(found.All), ["codes"] = Leaf.Of(found.Codes) };
    }

    public static JsonObject Consistent(CaseInput input)
    {
        var found = Consistency.Of(input.Columns("items"), [.. input.Numbers("scales").Select(scale => (int)scale)], input.Number("alike"));
        var shown = (int)input.Number("show");
        return new()
        {
            ["pairs"] = found.Pairs.Count, ["even_odd_first"] = Leaf.List(found.EvenOdd.Take(shown)),
            ["synonyms_first"] = Leaf.List(found.Synonyms.Take(shown)),
        };
    }

    /// <summary>Rows of each group in order, complete on the items.</summary>
    private static (IReadOnlyList<int[]> Groups, IReadOnlyList<double[]> Items) Grouped(CaseInput input)
    {
        var items = input.Columns("items");
        var (names, numbers) = input.Groups("group");
        int[] complete = [.. Enumerable.Range(0, numbers.Length)
          .Where(row => numbers[row] >= 0 && items.All(item => !double.IsNaN(item[row])))];
        int[][] groups = [.. Enumerable.Range(0, names.Count).Select(group => complete.Where(row => numbers[row] == group).ToArray())
          .Where(rows => rows.Length > 0)];
        // Kept rows are numbered anew, so that a group is a list of positions in the columns.
        var place = complete.Select((row, at) => (row, at)).ToDictionary(pair => pair.row, pair => pair.at);
        return ([.. groups.Select(rows => rows.Select(row => place[row]).ToArray())],
          [.. items.Select(item => complete.Select(row => item[row]).ToArray())]);
    }
}
