using System.Text.Json.Nodes;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Comparison;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of groups, gaps and waves.</summary>
internal static class ComparisonCases
{
    private const int ChangesShown = 8;

    public static JsonObject TwoGroupsOf(CaseInput input)
    {
        var values = input.Values("y");
        var cells = input.Cells(input.Text("group"));
        double[] Side(string key) => [.. values.Where((_, row) => cells[row] == input.Text(key))];
        var two = TwoGroups.Of(Side("first"), Side("second"));
        if (two.Because is { } because)
        {
            return new()
            {
                ["n1"] = two.N1, ["n2"] = two.N2, ["diff"] = Leaf.Of(two.Difference), ["p"] = null, ["hedges_g"] = null, ["reason"] =
                  because.Key,
            };
        }

        var (effect, ranks, delta) = (two.Effect!, two.Ranks!, two.Dominance!);
        var tree = new JsonObject
        {
            ["n1"] = two.N1,
            ["n2"] = two.N2,
            ["mean1"] = Leaf.Of(two.Mean1),
            ["mean2"] = Leaf.Of(two.Mean2),
            ["sd1"] = Leaf.Of(two.Sd1),
            ["sd2"] = Leaf.Of(two.Sd2),
            ["diff"] = Leaf.Of(two.Difference),
            ["welch"] = Difference(two.Welch!),
            ["student"] = Difference(two.Student!),
            ["cohen_d_pooled"] = effect.CohenD,
            ["hedges_g"] = effect.G,
            ["hedges_g_ci95_noncentral"] = Leaf.Of(effect.Interval),
            ["hedges_correction_exact"] = effect.Correction,
            ["hedges_g_approx_correction"] = effect.ApproximateG,
            ["hedges_g_var"] = effect.Variance,
            ["cohen_d_average_sd"] = Leaf.Of(two.AverageSdEffect),
            ["mann_whitney"] = new JsonObject
            {
                ["U1"] = ranks.U1,
                ["U2"] = ranks.U2,
                ["p_corrected"] = Leaf.Of(ranks.PCorrected),
                ["p_uncorrected"] = Leaf.Of(ranks.PUncorrected),
                ["p_superiority"] = ranks.Superiority,
            },
            ["cliffs_delta"] = delta.Delta,
        };
        if (delta.Separated)
        {
            tree["cliffs_delta_note"] = "groups fully separated: no CI";
            return tree;
        }

        tree["cliffs_delta_var_unbiased"] = Leaf.Of(delta.Variance);
        tree["cliffs_delta_ci95_normal"] = Leaf.Of(delta.NormalInterval);
        tree["cliffs_delta_ci95_t"] = Leaf.Of(delta.TInterval);
        tree["cliffs_delta_var_floor_used"] = delta.FloorUsed;
        return tree;
    }

    public static JsonObject SeveralGroupsOf(CaseInput input)
    {
        var values = input.Values("y");
        var (names, numbers) = input.Groups("group");
        double[][] all = [.. names.Select((_, group) => values.Where((value, row) => numbers[row] == group && !double.IsNaN(value))
          .ToArray())];
        int[] used = [.. Enumerable.Range(0, names.Count).Where(group => all[group].Length > 0)];
        var several = SeveralGroups.Of([.. used.Select(group => all[group])]);
        string[] pairs = [.. from i in Enumerable.Range(0, used.Length) from j in Enumerable.Range(i + 1,
          used.Length - i - 1) select $"{names[used[i]]} vs {names[used[j]]}"];
        var tree = new JsonObject
        {
            ["N"] = several.N,
            ["groups"] = Leaf.Names(used.Select(group => names[group])),
            ["n"] = Leaf.List(several.Sizes.Select(size => (double)size)),
            ["means"] = Leaf.List(several.Means),
            ["sds"] = Leaf.List(several.Sds),
            ["pairs"] = Leaf.Names(pairs),
            ["pairwise_welch_p"] = Leaf.List(several.PairP),
            ["pairwise_welch_p_holm"] = Leaf.List(several.PairPHolm),
        };
        if (several.Because is { } because) tree["reason"] = because.Key;
        if (several.Anova is { } anova) tree["anova"] = TestOf(anova);
        if (several.Welch is { } welch) tree["welch"] = TestOf(welch);
        if (several.Kruskal is { } kruskal)
        {
            tree["kruskal"] = new JsonObject { ["H"] = kruskal.Statistic, ["df"] = kruskal.Df1, ["p"] = kruskal.P, ["epsilon2_rank"] =
              Leaf.Of(several.RankEpsilon2) };
        }

        if (several.BrownForsythe is { } spread) tree["brown_forsythe_levene"] = TestOf(spread);
        return tree;
    }

    public static JsonObject Gap(CaseInput input)
    {
        var scores = input.Values("score");
        var (names, numbers) = input.Groups("unit");
        var leads = input.Flags("leader");
        int[] rows = [.. Enumerable.Range(0, scores.Length)
          .Where(row => !double.IsNaN(scores[row]) && numbers[row] >= 0 && leads[row] is not null)];
        int[] units = [.. Enumerable.Range(0, names.Count).Where(unit => rows.Any(row => numbers[row] == unit))];
        double[] Side(int unit, bool leader) =>
          [.. rows.Where(row => numbers[row] == unit && leads[row] == leader).Select(row => scores[row])];
        var gap = GapByUnit.Of([.. units.Select(unit => (Side(unit, true), Side(unit, false)))]);
        JsonArray Each(Func<UnitGap, Finding> figure) => Leaf.List(gap.Units.Select(figure));
        return new()
        {
            ["units"] = Leaf.Names(units.Select(unit => names[unit])),
            ["n_leaders"] = Leaf.List(gap.Units.Select(unit => (double)unit.Leaders)),
            ["n_staff"] = Leaf.List(gap.Units.Select(unit => (double)unit.Staff)),
            ["gap"] = Each(unit => unit.Gap),
            ["se"] = Each(unit => unit.Se),
            ["t"] = Each(unit => unit.T),
            ["df"] = Each(unit => unit.Df),
            ["p"] = Each(unit => unit.P),
            ["p_holm"] = Leaf.List(gap.PHolm),
            ["overall_ignoring_units"] = Leaf.Of(gap.IgnoringUnits),
            ["mean_of_unit_gaps"] = Leaf.Of(gap.MeanOfGaps),
            ["random_effects_reml"] = gap.Overall is not { } overall ? null : new JsonObject
            {
                ["estimate"] = overall.Mean,
                ["se"] = overall.Se,
                ["tau2"] = overall.Tau2,
                ["Q"] = overall.Q,
                ["I2"] = overall.I2,
                ["units"] = overall.K,
            },
        };
    }

    public static JsonObject Independent(CaseInput input)
    {
        var second = input.Has("second_wave") ? input.Over(input.Text("second_wave")).Values("x2") : input.Values("x2");
        double Population(string key) => input.Has(key) ? input.Number(key) : input.Has("population") ? input.Number("population")
          : double.PositiveInfinity;
        double people1 = Population("population1"), people2 = Population("population2");
        var waves = IndependentWaves.Of(input.Values("x1"), second, people1, people2);
        var tree = new JsonObject
        {
            ["n1"] = waves.N1,
            ["n2"] = waves.N2,
            ["N1"] = Leaf.Number(people1),
            ["N2"] = Leaf.Number(people2),
            ["diff"] = Leaf.Of(waves.Difference),
            ["without_fpc"] = Change(waves.WithoutCorrection),
            ["with_fpc"] = Change(waves.WithCorrection),
        };
        if (waves.Because is { } because) tree["reason"] = because.Key;
        return tree;
    }

    public static JsonObject Paired(CaseInput input)
    {
        var paired = PairedWaves.Of(input.Values("x1"), input.Values("x2"), input.Has("reliability") ? input.Number("reliability") : null);
        var tree = new JsonObject { ["n_pairs"] = paired.Pairs, ["n_only_one_wave"] = paired.OnlyOneWave, ["diff"] =
          Leaf.Of(paired.Difference) };
        if (paired.Test is not { } test)
        {
            (tree["t"], tree["p"], tree["reason"]) = (null, null, paired.Because!.Key);
            return tree;
        }

        tree["mean1"] = Leaf.Of(paired.Mean1);
        tree["mean2"] = Leaf.Of(paired.Mean2);
        tree["sd_diff"] = Leaf.Of(paired.SdDifference);
        tree["r"] = Leaf.Of(paired.R);
        (tree["t"], tree["df"], tree["p"], tree["ci95"]) = (test.T, test.Df, test.P, Leaf.Of(test.Interval));
        (tree["d_z"], tree["srm"]) = (Leaf.Of(paired.Dz), Leaf.Of(paired.Dz));
        tree["d_av"] = Leaf.Of(paired.Dav);
        tree["d_rm"] = Leaf.Of(paired.Drm);
        tree["g_z"] = Leaf.Of(paired.Gz);
        tree["glass_wave1"] = Leaf.Of(paired.GlassWave1);
        (tree["improved"], tree["unchanged"], tree["worsened"]) = (paired.Improved, paired.Unchanged, paired.Worsened);
        var ranks = paired.Ranks!;
        tree["wilcoxon"] = new JsonObject
        {
            ["V"] = ranks.V,
            ["p_corrected"] = Leaf.Of(ranks.PCorrected),
            ["p_uncorrected"] = Leaf.Of(ranks.PUncorrected),
            ["n_nonzero"] = ranks.NonZero,
            ["rank_biserial"] = Leaf.Of(ranks.RankBiserial),
        };
        if (paired.Reliable is not { } reliable) return tree;
        tree["reliability_used"] = reliable.Reliability;
        tree["sem"] = reliable.Sem;
        tree["se_difference"] = reliable.SeOfDifference;
        tree["mdc95"] = reliable.MinimalDetectableChange;
        (tree["reliably_up"], tree["reliably_down"]) = (reliable.Up, reliable.Down);
        tree["first_rci"] = Leaf.List(reliable.Index.Take(ChangesShown));
        return tree;
    }

    private static JsonObject Difference(MeanDifference test) => new()
    {
        ["t"] = test.T, ["df"] = test.Df, ["p"] = test.P, ["ci95"] = Leaf.Of(test.Interval), ["se"] = test.Se,
    };

    private static JsonObject TestOf(Test test) => new() { ["F"] = test.Statistic, ["df1"] = test.Df1, ["df2"] = test.Df2, ["p"] = test.P };

    private static JsonObject? Change(DetectableChange? change)
    {
        if (change is null) return null;
        var tree = Difference(change.Test);
        tree["minimal_detectable_change_95"] = change.MinimalDetectableChange;
        tree["minimal_detectable_effect_80_power"] = change.MinimalDetectableEffect;
        return tree;
    }
}
