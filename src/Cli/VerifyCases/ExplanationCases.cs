using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Drivers;
using Wegmarke.Statistics.Resampling;
using Wegmarke.Statistics.Weighting;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of trimming, partly linked waves, bootstrap and drivers.</summary>
internal static class ExplanationCases
{
    private const int EnumeratedMax = 1_000_000;

    public static JsonObject Trimmed(CaseInput input)
    {
        var bounds = input.Has("bounds_times_mean") ? input.Numbers("bounds_times_mean") : [0.3, 3];
        if (bounds.Length != 2) throw new UnusableCaseException("\"bounds_times_mean\" needs two numbers.");
        var trimmed = Trimming.Of(input.Column(input.Has("column") ? input.Text("column") : "w"), bounds[0], bounds[1]);
        if (trimmed.Because is { } because) return new() { ["reason"] = because.Key };
        return new() { ["weights"] = Leaf.List(trimmed.Weights) };
    }

    public static JsonObject Overlap(CaseInput input)
    {
        var link = input.Has("link") ? input.Text("link") : "code";
        var later = input.Over(input.Text("second_wave"));
        double[] first = input.Values("y"), second = later.Values("y");
        var codes = later.Cells(link);
        var again = Repeated(later, link);
        for (var row = 0; row < second.Length; row++)
        {
            if (again[row]) second[row] = double.NaN;
        }

        var rows = new Dictionary<string, int>();
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] is { } code && !again[row] && !double.IsNaN(second[row])) rows.TryAdd(code, row);
        }

        var taken = new HashSet<string>();
        int[] partner = [.. input.Cells(link).Select((code, row) => code is not null && !double.IsNaN(first[row])
            && rows.TryGetValue(code, out var match) && taken.Add(code) ? match : -1)];
        var waves = OverlappingWaves.Of(first, second, partner);
        var tree = new JsonObject
        {
            ["n1"] = waves.N1, ["n2"] = waves.N2, ["n_common"] = waves.Common, ["r_common"] = Leaf.Of(waves.R),
            ["diff"] = Leaf.Of(waves.Difference),
        };
        if (waves.Because is { } because) tree["reason"] = because.Key;
        if (waves.Test is not { } test) return tree;
        (tree["se"], tree["t"], tree["df"], tree["p"], tree["ci95"]) = (test.Se, test.T, test.Df, test.P, Leaf.Of(test.Interval));
        return tree;
    }

    public static JsonObject Bootstrapped(CaseInput input)
    {
        var values = input.Column(input.Has("column") ? input.Text("column") : "x");
        var boot = Bootstrap.Given(values, Resamples(input, values.Length), Statistic(input.Has("statistic") ? input.Text("statistic")
          : "mean"));
        var tree = new JsonObject { ["n"] = values.Length, ["R"] = boot.Resamples, ["t0"] = Leaf.Number(boot.Estimate) };
        if (boot.Because is { } because)
        {
            tree["reason"] = because.Key;
            return tree;
        }

        tree["bias"] = Leaf.Of(boot.Bias);
        tree["se"] = Leaf.Of(boot.Se);
        tree["z0"] = Leaf.Of(boot.Z0);
        tree["acceleration_jackknife"] = Leaf.Of(boot.Acceleration);
        tree["adjusted_levels"] = Leaf.Of(boot.AdjustedLevels);
        tree["percentile_ci95"] = Leaf.Of(boot.Percentile);
        tree["basic_ci95"] = Leaf.Of(boot.Basic);
        tree["normal_ci95"] = Leaf.Of(boot.Normal);
        tree["bca_ci95"] = Leaf.Of(boot.Bca);
        tree["bca_ci95_quantile_type7"] = Leaf.Of(boot.BcaType7);
        tree["percentile_ci95_quantile_type7"] = Leaf.Of(boot.PercentileType7);
        return tree;
    }

    public static JsonObject Drivers(CaseInput input)
    {
        var names = input.Names("x");
        var drivers = DriverAnalysis.Of(input.Column(input.Text("y")), input.Columns("x"));
        if (drivers.Because is { } because) return new() { ["n"] = drivers.N, ["reason"] = because.Key };
        var r2 = drivers.R2.Value;
        return new()
        {
            ["n"] = drivers.N,
            ["predictors"] = Leaf.Names(names),
            ["r2"] = r2,
            ["adjusted_r2"] = Leaf.Of(drivers.AdjustedR2),
            ["F"] = Leaf.Of(drivers.F),
            ["p"] = Leaf.Of(drivers.P),
            ["zero_order_r"] = Leaf.List(drivers.ZeroOrder),
            ["standardized_beta"] = Leaf.List(drivers.Beta),
            ["pratt"] = Leaf.List(drivers.Pratt),
            ["lmg"] = drivers.Lmg is { } lmg ? Leaf.List(lmg) : null,
            ["lmg_percent"] = drivers.Lmg is { } parts ? Leaf.List(parts.Select(part => 100 * part / r2)) : null,
            ["relative_weight"] = Leaf.List(drivers.RelativeWeights),
            ["relative_weight_percent"] = Leaf.List(drivers.RelativeWeights.Select(weight => 100 * weight / r2)),
            ["vif"] = Leaf.List(drivers.Vif),
        };
    }

    /// <summary>Rows of the second wave whose code was there before, anywhere in the file: they count once.</summary>
    private static bool[] Repeated(CaseInput wave, string link)
    {
        var (codes, chosen) = wave.Whole(link);
        var seen = new HashSet<string>();
        bool[] again = [.. codes.Select(code => code is not null && !seen.Add(code))];
        return [.. again.Where((_, row) => chosen[row])];
    }

    private static List<int[]> Resamples(CaseInput input, int n)
    {
        if (input.Get("resamples").ValueKind == JsonValueKind.Array)
        {
            return [.. CaseInput.Elements(input.Get("resamples"))
              .Select(line => Checked([.. CaseInput.Elements(line).Select(cell => (int)CaseInput.NumberOf(cell) - 1)], n))];
        }

        var text = input.Text("resamples");
        if (text.StartsWith("all", StringComparison.Ordinal)) return All(n);
        return [.. input.File(text).Rows.Select(row => Checked([.. row.Select(cell =>
          int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1)], n))];
    }

    private static int[] Checked(int[] rows, int n) => rows.Length == n && rows.All(row => row >= 0 && row < n) ? rows
      : throw new UnusableCaseException($"A resample needs {n} numbers from 1 to {n}.");

    private static List<int[]> All(int n)
    {
        if (Math.Pow(n, n) > EnumeratedMax) throw new UnusableCaseException($"All resamples of {n} values are too many to count.");
        var list = new List<int[]>();
        var now = new int[n];
        for (var at = 0; at < n;)
        {
            list.Add([.. now]);
            for (at = 0; at < n && ++now[at] == n; at++) now[at] = 0;
        }

        return list;
    }

    private static Func<double[], double> Statistic(string name) => name switch
    {
        "mean" => values => ExactMoments.Mean(values),
        "sd" => values => Math.Sqrt(ExactMoments.Variance(values)),
        "var" => values => ExactMoments.Variance(values),
        "median" => values => Quantile.Median([.. values.Order()]),
        _ => throw new UnusableCaseException($"\"{name}\" is no statistic of the bootstrap cases. Known are mean, sd, var, median."),
    };
}
