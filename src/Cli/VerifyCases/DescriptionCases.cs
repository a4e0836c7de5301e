using System.Text.Json.Nodes;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Careless;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Cases of description, scores, correlation, ranks and careless answers.</summary>
internal static class DescriptionCases
{
    private const int ScoresShown = 12;
    private const int RowsShown = 10;

    public static JsonObject Item(CaseInput input)
    {
        (int, int)? scale = input.Has("scale") ? ((int)input.Scale().Low, (int)input.Scale().High) : null;
        var values = input.Column(input.Has("column") ? input.Text("column") : "x");
        var item = ItemDescription.Of(values, scale);
        var tree = new JsonObject
        {
            ["n"] = item.N,
            ["n_missing"] = item.Missing,
            ["missing_share"] = values.Length == 0 ? null : (double)item.Missing / values.Length,
            ["mean"] = Leaf.Of(item.Mean),
            ["sd"] = Leaf.Of(item.Sd),
        };
        if (!item.Mean.Exists)
        {
            tree["reason"] = item.Mean.Because!.Key;
            return tree;
        }

        tree["variance"] = Leaf.Of(item.Variance);
        tree["se"] = Leaf.Of(item.Se);
        tree["median"] = Leaf.Of(item.Median);
        tree["min"] = Leaf.Of(item.Min);
        tree["max"] = Leaf.Of(item.Max);
        tree["q25_type7"] = Leaf.Of(item.Type7.Lower);
        tree["q75_type7"] = Leaf.Of(item.Type7.Upper);
        tree["q25_type6"] = Leaf.Of(item.Type6.Lower);
        tree["q75_type6"] = Leaf.Of(item.Type6.Upper);
        (tree["skew_g1"], tree["skew_G1"], tree["skew_b1"]) =
          (Leaf.Of(item.Skewness.Population), Leaf.Of(item.Skewness.Adjusted), Leaf.Of(item.Skewness.B));
        (tree["kurt_g2"], tree["kurt_G2"], tree["kurt_b2"]) =
          (Leaf.Of(item.Kurtosis.Population), Leaf.Of(item.Kurtosis.Adjusted), Leaf.Of(item.Kurtosis.B));
        tree["ci95_mean_t"] = Leaf.Of(item.MeanInterval);
        if (item.Categories is not { } categories) return tree;
        tree["counts"] = Leaf.List(categories.Counts.Select(count => (double)count));
        tree["top_share"] = categories.TopShare;
        tree["top_share_ci95_wilson"] = Leaf.Of(categories.TopInterval);
        tree["bottom_share"] = categories.BottomShare;
        tree["floor_share"] = categories.FloorShare;
        tree["ceiling_share"] = categories.CeilingShare;
        return tree;
    }

    public static JsonObject Scores(CaseInput input)
    {
        var (low, high) = input.Scale();
        var scores = ScaleScores.Of(input.Keyed("items"), low, high, input.Has("min_valid_share") ? input.Number("min_valid_share") : 0.5);
        var tree = new JsonObject
        {
            ["k"] = scores.Items,
            ["items_needed"] = scores.ItemsNeeded,
            ["n_rows"] = scores.Scores.Length,
            ["n_scored"] = scores.Scored,
            ["mean"] = Leaf.Of(scores.Mean),
            ["sd"] = Leaf.Of(scores.Sd),
            ["sum"] = scores.Sum,
            ["min"] = Leaf.Of(scores.Min),
            ["max"] = Leaf.Of(scores.Max),
            ["mean_0_100"] = Leaf.Of(scores.MeanOfHundred),
            ["first_scores"] = Leaf.List(scores.Scores.Take(ScoresShown)),
        };
        if (!scores.Mean.Exists) tree["reason"] = scores.Mean.Because!.Key;
        return tree;
    }

    public static JsonObject Correlation(CaseInput input)
    {
        double[] x = input.Values("x"), y = input.Values("y");
        var pearson = Pearson.Of(x, y);
        if (!pearson.R.Exists) return new() { ["n"] = pearson.N, ["r"] = null, ["reason"] = pearson.R.Because!.Key };
        var kendall = KendallTau.Of(x, y);
        return new()
        {
            ["n"] = pearson.N,
            ["r"] = Leaf.Of(pearson.R),
            ["t"] = pearson.T.Exists ? Leaf.Of(pearson.T) : Leaf.Number(Math.Sign(pearson.R.Value) * double.PositiveInfinity),
            ["df"] = pearson.Df,
            ["p"] = Leaf.Of(pearson.P),
            ["ci95_fisher"] = Leaf.Of(pearson.Interval),
            ["spearman_rho"] = Leaf.Of(pearson.SpearmanRho),
            ["spearman_p_t"] = Leaf.Of(pearson.SpearmanP),
            ["kendall_tau_b"] = Leaf.Of(kendall.TauB),
            ["kendall_p_normal"] = Leaf.Of(kendall.P),
        };
    }

    public static JsonObject Matrix(CaseInput input)
    {
        var key = input.Has("columns") ? "columns" : "items";
        var matrix = CorrelationMatrix.Of(input.Columns(key));
        var k = matrix.PairwiseN.GetLength(0);
        return new()
        {
            ["variables"] = Leaf.Names(input.Names(key)),
            ["pairwise_n"] = new JsonArray([.. Enumerable.Range(0, k)
              .Select(i => (JsonNode)Leaf.List(Enumerable.Range(0, k).Select(j => (double)matrix.PairwiseN[i, j])))]),
            ["pairwise"] = Leaf.Matrix(matrix.Pairwise),
            ["listwise_n"] = matrix.ListwiseN,
            ["listwise"] = Leaf.Matrix(matrix.Listwise),
            ["spearman_pairwise"] = Leaf.Matrix(matrix.SpearmanPairwise),
            ["min_eigenvalue_pairwise"] = Leaf.Of(matrix.SmallestEigenvalue),
        };
    }

    public static JsonObject Percentile(CaseInput input)
    {
        var rank = PercentileRank.Of(Moments.Present(input.Column(input.Has("column") ? input.Text("column") : "x")));
        return new()
        {
            ["n"] = rank.N,
            ["rank_best_first_min"] = Leaf.List(rank.BestFirst),
            ["pr_mid_including_self"] = Leaf.List(rank.IncludingSelf),
            ["pr_mid_excluding_self"] = Leaf.List(rank.ExcludingSelf),
            ["pr_below_only"] = Leaf.List(rank.BelowOnly),
            ["quartiles_type7"] = Leaf.List(rank.Quartiles7),
            ["quartiles_type6"] = Leaf.List(rank.Quartiles6),
            ["z"] = Leaf.List(rank.Z),
            ["mad_z"] = Leaf.List(rank.RobustZ),
        };
    }

    public static JsonObject Careless(CaseInput input)
    {
        var signs = CarelessResponding.Of(input.Columns(input.Has("columns") ? "columns" : "items"));
        return new()
        {
            ["n"] = signs.Rows,
            ["k"] = signs.Items,
            ["longstring_first"] = Leaf.List(signs.LongestRun.Take(RowsShown).Select(run => (double)run)),
            ["longstring_max"] = signs.LongestRun.DefaultIfEmpty().Max(),
            ["longstring_mean"] = signs.LongestRun.Length == 0 ? null : signs.LongestRun.Average(),
            ["irv_first"] = Leaf.List(signs.WithinSd.Take(RowsShown)),
            ["irv_mean"] = MeanOf(signs.WithinSd),
            ["mahalanobis_first"] = Leaf.List(signs.Mahalanobis.Take(RowsShown)),
            ["complete_rows"] = signs.CompleteRows,
            ["mahalanobis_reason"] = signs.MahalanobisBecause?.Key,
            ["mahalanobis_p_below_001"] = signs.MahalanobisBelow(0.001),
            ["person_total_r_mean"] = MeanOf(signs.PersonTotal),
            ["all_same_answer"] = signs.WithinSd.Count(sd => sd.OrNull == 0),
        };
    }

    public static JsonObject Adjust(CaseInput input)
    {
        Finding[] p = [.. input.Column("p").Select(value => double.IsNaN(value) ? (Finding)Absence.Empty : value)];
        return new()
        {
            ["holm"] = Leaf.List(MultipleTesting.Holm(p)),
            ["benjamini_hochberg"] = Leaf.List(MultipleTesting.BenjaminiHochberg(p)),
            ["bonferroni"] = Leaf.List(MultipleTesting.Bonferroni(p)),
            ["hochberg"] = Leaf.List(MultipleTesting.Hochberg(p)),
            ["benjamini_yekutieli"] = Leaf.List(MultipleTesting.BenjaminiYekutieli(p)),
        };
    }

    /// <summary>Complete rows of the items under a key, reversed ones turned round.</summary>
    public static (CovarianceMatrix Covariances, int Excluded) Complete(CaseInput input)
    {
        var columns = input.Keyed("items");
        var covariances = CovarianceMatrix.OfCompleteRows(columns);
        return (covariances, (columns.Count == 0 ? 0 : columns[0].Length) - covariances.N);
    }

    private static JsonNode? MeanOf(IEnumerable<Finding> findings)
    {
        double[] known = [.. findings.Where(finding => finding.Exists).Select(finding => finding.Value)];
        return known.Length == 0 ? null : Moments.Mean(known);
    }
}
