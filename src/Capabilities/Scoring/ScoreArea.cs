using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;
using Wegmarke.Statistics.Reliability;

namespace Wegmarke.Scoring;

/// <summary>Computes one area from the byte columns: person scores first, everything else from them or from counts.</summary>
internal sealed class ScoreArea
{
    /// <summary>Sheets that one thread scores at a time.</summary>
    private const int BlockRows = 8192;

    private readonly AnswerTable table;
    private readonly Area area;
    private readonly AnswerScale scale;
    private readonly int[] perspectiveOf;
    private readonly List<(Item Item, byte[] Codes)> items;

    private ScoreArea(AnswerTable table, Area area, int[] perspectiveOf)
    {
        (this.table, this.area, this.perspectiveOf) = (table, area, perspectiveOf);
        var columns = table.ByItem();
        items = [.. table.Model.ItemsOf(area.Key).Where(item => columns.ContainsKey(item.Key)).Select(item => (item, columns[item.Key]))];
        scale = table.Model.ScaleOf(items.Count > 0 ? items[0].Item : table.Model.ItemsOf(area.Key).First());
    }

    /// <param name="perspectiveOf">Number of each sheet's perspective in the model.</param>
    public static AreaResult Run(AnswerTable table, Area area, int[] perspectiveOf) => new ScoreArea(table, area, perspectiveOf).Compute();

    /// <summary>The overall summary as it would be without some sheets; weights of perspectives count as in the profile.</summary>
    public static ScoreSummary OverallWithout(AnswerTable table, Area area, int[] perspectiveOf, bool[] leftOut)
    {
        var work = new ScoreArea(table, area, perspectiveOf);
        var scores = work.Scores(work.items);
        var parts = new Dictionary<string, ScoreSummary>();
        foreach (var (number, perspective) in table.Model.Perspectives.Index())
        {
            parts[perspective.Key] = work.Summary(scores, row => perspectiveOf[row] == number && !leftOut[row]);
        }

        for (var row = 0; row < scores.Length; row++) scores[row] = leftOut[row] ? double.NaN : scores[row];
        return work.Overall(scores, parts, [.. table.Model.Perspectives.Select(one => one.Weight > 0)]);
    }

    /// <summary>One score per sheet for the area and each of its facets; NaN where too little was answered.</summary>
    /// <param name="perspectiveOf">Number of each sheet's perspective in the model.</param>
    public static (double[] Area, IReadOnlyDictionary<string, double[]> Facets) PersonScores(AnswerTable table, Area area,
        int[] perspectiveOf)
    {
        var work = new ScoreArea(table, area, perspectiveOf);
        return (work.Scores(work.items), area.Facets.ToDictionary(facet => facet.Key, facet => work.FacetScores(facet.Key)));
    }

    private AreaResult Compute()
    {
        var model = table.Model;
        var scores = Scores(items);
        var byPerspective = new Dictionary<string, ScoreSummary>();
        for (var p = 0; p < model.Perspectives.Count; p++)
        {
            var number = p;
            byPerspective[model.Perspectives[p].Key] = Summary(scores, row => perspectiveOf[row] == number);
        }

        var counted = model.Perspectives.Select(one => one.Weight > 0).ToArray();
        var overall = Overall(scores, byPerspective, counted);
        var facets = area.Facets.Select(facet => new FacetResult(facet.Key,
            Summary(FacetScores(facet.Key), row => counted[perspectiveOf[row]]))).ToList();
        var groups = table.Groups is null ? [] : Groups(scores, counted);
        IntraclassCorrelation? icc = table.Groups is null ? null
          : IntraclassCorrelation.Of(OneWay.Of(Counted(scores, counted), table.Groups));
        var reliability = Reliability();
        Finding spread = icc is null ? Absence.Empty : icc.Tau2.Then(tau2 => Math.Sqrt(Math.Max(0, tau2)));
        return new(area.Key, overall, byPerspective, groups, facets,
          [.. items.Select(pair => ItemOf(pair.Item, pair.Codes, reliability, counted))],
            reliability, icc, spread, Median(groups), facets.Where(facet => facet.Summary.Mean.Exists)
              .MinBy(facet => facet.Summary.Mean.Value), Gap(byPerspective));
    }

    private double[] FacetScores(string facet) => Scores([.. items.Where(pair => pair.Item.Facet == facet)]);

    /// <summary>Person mean over valid items, reversed ones turned round; NaN where too few are valid. Items a sheet was not asked do not
    /// count.</summary>
    private double[] Scores(List<(Item Item, byte[] Codes)> chosen)
    {
        var scores = new double[table.Rows];
        var share = table.Model.Scoring.AnsweredShareMin;
        var turn = scale.Low + scale.High;
        var needed = Enumerable.Range(0, chosen.Count + 1).Select(asked => ScaleScores.Needed(asked, share)).ToArray();
        (byte[] Codes, bool Reversed)[] columns = [.. chosen.Select(pair => (pair.Codes, pair.Item.Reversed))];
        void Block(int block)
        {
            var end = Math.Min(table.Rows, (block + 1) * BlockRows);
            for (var row = block * BlockRows; row < end; row++)
            {
                int sum = 0, valid = 0, asked = 0;
                foreach (var (codes, reversed) in columns)
                {
                    var code = codes[row];
                    if (code == AnswerCode.NotAsked) continue;
                    asked++;
                    if (code > AnswerCode.LargestValue) continue;
                    sum += reversed ? turn - code : code;
                    valid++;
                }

                scores[row] = valid > 0 && valid >= needed[asked] ? (double)sum / valid : double.NaN;
            }
        }

        if (table.Rows <= BlockRows) Block(0);
        else Parallel.For(0, (table.Rows + BlockRows - 1) / BlockRows, Block);
        AdjustForPlan.Run(scores, columns, turn, perspectiveOf, table.Model.Perspectives.Count);
        return scores;
    }

    private double[] Counted(double[] scores, bool[] counted) => counted.All(one => one)
        ? scores
        : [.. scores.Select((score, row) => counted[perspectiveOf[row]] ? score : double.NaN)];

    private ScoreSummary Summary(double[] scores, Func<int, bool> chosen)
    {
        var sheets = 0;
        var present = new List<double>();
        for (var row = 0; row < scores.Length; row++)
        {
            if (!chosen(row)) continue;
            sheets++;
            if (!double.IsNaN(scores[row])) present.Add(scores[row]);
        }

        return Of(sheets, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(present));
    }

    private static ScoreSummary Of(int sheets, ReadOnlySpan<double> present)
    {
        var n = present.Length;
        if (n == 0) return new(sheets, 0, sheets == 0 ? Absence.Empty : Absence.AllMissing, Absence.TooFew, Absence.TooFew);
        var mean = Moments.Mean(present);
        if (n == 1) return new(sheets, 1, mean, Absence.TooFew, Absence.TooFew);
        var sd = Moments.StandardDeviation(present);
        var half = StudentT.Quantile(0.975, n - 1) * sd / Math.Sqrt(n);
        return new(sheets, n, mean, sd, new(mean - half, mean + half));
    }

    /// <summary>People pooled; where perspectives carry different weights, a weighted mean with the standard error of its parts.</summary>
    private ScoreSummary Overall(double[] scores, Dictionary<string, ScoreSummary> byPerspective, bool[] counted)
    {
        var pooled = Summary(scores, row => counted[perspectiveOf[row]]);
        var weights = table.Model.Perspectives.Where(one => one.Weight > 0).Select(one => one.Weight).Distinct().Count();
        if (weights <= 1 || !pooled.Mean.Exists) return pooled;
        double sum = 0, mean = 0, variance = 0;
        foreach (var perspective in table.Model.Perspectives.Where(one => one.Weight > 0 && byPerspective[one.Key].Mean.Exists))
        {
            var part = byPerspective[perspective.Key];
            var weight = perspective.Weight * part.N;
            sum += weight;
            mean += weight * part.Mean.Value;
            variance += weight * weight * (part.SquaredSe.OrNull ?? 0);
        }

        var half = pooled.N > 1 ? StudentT.Quantile(0.975, pooled.N - 1) * Math.Sqrt(variance) / sum : 0;
        return pooled with { Mean = mean / sum, Interval = pooled.N > 1 ? new Interval(mean / sum - half, mean / sum + half)
          : Absence.TooFew };
    }

    private List<GroupResult> Groups(double[] scores, bool[] counted)
    {
        var members = new List<double>[table.GroupNames.Count];
        var sheets = new int[table.GroupNames.Count];
        for (var g = 0; g < members.Length; g++) members[g] = [];
        for (var row = 0; row < scores.Length; row++)
        {
            var group = table.Groups![row];
            if (group < 0 || !counted[perspectiveOf[row]]) continue;
            sheets[group]++;
            if (!double.IsNaN(scores[row])) members[group].Add(scores[row]);
        }

        var agreement = GroupCounts.OfCompleteRows(
            [.. items.Select(pair => pair.Codes)], table.Groups!, table.GroupNames.Count, scale.Low, scale.High).Agreements();
        return [.. table.GroupNames.Select((name, g) => new GroupResult(name, Of(sheets[g], [.. members[g]]), agreement[g]))];
    }

    /// <summary>Alpha and omega over the items that the largest counted perspective is asked.</summary>
    private ReliabilityResult Reliability()
    {
        var (number, perspective) = table.Model.Perspectives.Index()
            .OrderByDescending(one => one.Item.Weight > 0).ThenByDescending(one => perspectiveOf.AsSpan().Count(one.Index)).First();
        var asked = items.Where(pair => pair.Item.Perspectives.Contains(perspective.Key)).ToList();
        var sheets = perspectiveOf.AsSpan().Count(number);
        IReadOnlyList<byte[]> columns = sheets == table.Rows
            ? [.. asked.Select(pair => pair.Codes)]
            : [.. asked.Select(pair => Chosen(pair.Codes, number, sheets))];
        var planned = columns.Any(column => column.AsSpan().Contains(AnswerCode.NotAsked)
            && column.AsSpan().ContainsAnyExcept(AnswerCode.NotAsked));
        var covariances = (planned ? PairwiseMoments.Covariances(columns) : ByteMoments.OfCompleteRows(columns).Covariances())
            .Reversed([.. asked.Select(pair => pair.Item.Reversed)], scale.Low, scale.High);
        return new(perspective.Key, [.. asked.Select(pair => pair.Item.Key)], Alpha.Of(covariances), Omega.Of(covariances),
          sheets - covariances.N);
    }

    private byte[] Chosen(byte[] codes, int perspective, int sheets)
    {
        var chosen = new byte[sheets];
        var at = 0;
        for (var row = 0; row < codes.Length; row++)
        {
            if (perspectiveOf[row] == perspective) chosen[at++] = codes[row];
        }

        return chosen;
    }

    private ItemResult ItemOf(Item item, byte[] codes, ReliabilityResult reliability, bool[] counted)
    {
        var counts = new long[counted.Length * 256];
        for (var row = 0; row < codes.Length; row++) counts[perspectiveOf[row] * 256 + codes[row]]++;
        var all = new long[256];
        var byPerspective = new Dictionary<string, AnswerCounts>();
        for (var p = 0; p < counted.Length; p++)
        {
            var one = new long[256];
            for (var code = 0; code < 256; code++)
            {
                one[code] = counts[p * 256 + code];
                if (counted[p]) all[code] += one[code];
            }

            byPerspective[table.Model.Perspectives[p].Key] = Counts(item, one);
        }

        var at = reliability.Items.ToList().IndexOf(item.Key);
        return new(item.Key, Counts(item, all), byPerspective,
            at < 0 ? Absence.Empty : reliability.Alpha.ItemRest[at], at < 0 ? Absence.Empty : reliability.Alpha.IfDeleted[at]);
    }

    private AnswerCounts Counts(Item item, long[] codes)
    {
        var values = codes[scale.Low..(scale.High + 1)];
        var (n, mean, variance) = CountMoments.Of(values, scale.Low);
        if (item.Reversed) mean = scale.Low + scale.High - mean;
        return new(values, codes[AnswerCode.Skipped], codes[AnswerCode.DoNotKnow], codes[AnswerCode.NotApplicable],
          codes[AnswerCode.NotAsked],
            n > 0 ? mean : Absence.AllMissing, n > 1 ? Math.Sqrt(variance) : Absence.TooFew);
    }

    private static Finding Median(List<GroupResult> groups)
    {
        double[] known = [.. groups.Where(group => group.Agreement.AdMean.Exists).Select(group => group.Agreement.AdMean.Value).Order()];
        return known.Length == 0 ? Absence.TooFew : Quantile.Median(known);
    }

    /// <summary>Leaders minus staff, or the second minus the first perspective of a model with other names.</summary>
    private MeanDifference? Gap(Dictionary<string, ScoreSummary> byPerspective)
    {
        if (table.Model.Perspectives.Count < 2) return null;
        var staff = byPerspective.GetValueOrDefault("staff") ?? byPerspective[table.Model.Perspectives[0].Key];
        var leaders = byPerspective.GetValueOrDefault("leaders") ?? byPerspective[table.Model.Perspectives[1].Key];
        if (!staff.SquaredSe.Exists || !leaders.SquaredSe.Exists || staff.SquaredSe.Value + leaders.SquaredSe.Value <= 0) return null;
        return MeanDifference.Welch(leaders.Mean.Value - staff.Mean.Value, leaders.SquaredSe.Value, leaders.N, staff.SquaredSe.Value,
          staff.N);
    }
}
