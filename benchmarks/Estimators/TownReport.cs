using Wegmarke.Exchange;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Reliability;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>All figures of a report on 14 towns: items described; then for each of 12 areas alpha, omega, ICC, r_wg(J) and AD by town,
/// r_wg(J) by unit, and leaders against staff.</summary>
internal static class TownReport
{
    private const int Rows = 3900;
    private const int Areas = 12;
    private const int ItemsPerArea = 5;
    private const int Towns = 14;
    private const int UnitsPerTown = 12;
    private const double Missing = 0.03;

    public static void Prepare(Inputs inputs)
    {
        var chance = new Chance(11);
        var columns = Inputs.Likert(Rows, Areas * ItemsPerArea, Areas, 11);
        foreach (var column in columns)
        {
            for (var row = 0; row < Rows; row++) column[row] = chance.Happens(Missing) ? AnswerCode.Skipped : column[row];
        }

        var towns = Enumerable.Range(0, Rows).Select(_ => chance.Below(Towns)).ToArray();
        inputs.Write(columns);
        inputs.Write("groups.bin", towns);
        inputs.Write("units.bin", towns.Select(town => town * UnitsPerTown + chance.Below(UnitsPerTown)).ToArray());
        inputs.Write("staff.bin", Enumerable.Range(0, Rows).Select(_ => chance.Happens(0.84) ? 1 : 0).ToArray());
    }

    public static Func<double[]> Ours(Inputs inputs)
    {
        var (answers, towns, units, staff) =
            (inputs.Answers(), inputs.Groups(), inputs.Groups("units.bin"), inputs.Groups("staff.bin"));
        return () =>
        {
            foreach (var counts in ValueCounts.OfAll(answers)) ItemDescription.OfCounts(counts, 1, 5);
            var p = new double[Areas];
            Parallel.For(0, Areas, area =>
            {
                p[area] = Area(answers[(area * ItemsPerArea)..((area + 1) * ItemsPerArea)], towns, units, staff);
            });
            return p;
        };
    }

    private static double Area(byte[][] items, int[] towns, int[] units, int[] staff)
    {
        var covariances = ByteMoments.OfCompleteRows(items).Covariances();
        Alpha.Of(covariances);
        Omega.Of(covariances);
        var scores = Scores(items);
        IntraclassCorrelation.Of(OneWay.Of(scores, towns));
        GroupCounts.OfCompleteRows(items, towns, Towns, 1, 5).Agreements();
        GroupCounts.OfCompleteRows(items, units, Towns * UnitsPerTown, 1, 5).Agreements();
        double[] own = Chosen(scores, staff, 1), lead = Chosen(scores, staff, 0);
        return MeanDifference.Welch(Moments.Mean(own) - Moments.Mean(lead), Moments.Variance(own) / own.Length, own.Length,
            Moments.Variance(lead) / lead.Length, lead.Length).P;
    }

    private static double[] Scores(byte[][] items)
    {
        var scores = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            int sum = 0, n = 0;
            foreach (var item in items)
            {
                if (!AnswerCode.IsValue(item[row])) continue;
                sum += item[row];
                n++;
            }

            scores[row] = n == 0 ? double.NaN : (double)sum / n;
        }

        return scores;
    }

    private static double[] Chosen(double[] scores, int[] staff, int which)
    {
        var chosen = new List<double>(scores.Length);
        for (var row = 0; row < scores.Length; row++)
        {
            if (staff[row] == which && !double.IsNaN(scores[row])) chosen.Add(scores[row]);
        }

        return [.. chosen];
    }
}
