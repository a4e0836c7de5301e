using System.Globalization;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Reliability;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>How time and memory grow with rows, items and groups.</summary>
internal static class Growth
{
    private const double Mega = 1e6;

    public static void Run(TextWriter output)
    {
        output.WriteLine("\n## Growth\n");
        output.WriteLine("| what | rows | items | groups | ms | allocated MB |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var rows in new[] { 1000, 10_000, 100_000, 1_000_000, 4_000_000 }) Reliability(output, rows, 60);
        foreach (var items in new[] { 5, 15, 30, 60, 120 }) Reliability(output, 200_000, items);
        foreach (var rows in new[] { 10_000, 100_000, 1_000_000, 4_000_000 }) Groups(output, rows, 1000);
        foreach (var groups in new[] { 10, 1000, 10_000, 100_000 }) Groups(output, 1_000_000, groups);
    }

    private static void Reliability(TextWriter output, int rows, int items)
    {
        var answers = Inputs.Likert(rows, items, 1);
        Line(output, "alpha, omega, item statistics", rows, items, null, () =>
        {
            var covariances = ByteMoments.OfCompleteRows(answers).Covariances();
            Alpha.Of(covariances);
            Omega.Of(covariances);
            foreach (var counts in ValueCounts.OfAll(answers)) ItemDescription.OfCounts(counts, 1, 5);
        });
    }

    private static void Groups(TextWriter output, int rows, int groups)
    {
        var answers = Inputs.Likert(rows, 5, 1);
        var number = Enumerable.Range(0, rows).Select(row => (int)(row * 2654435761L % groups)).ToArray();
        var y = Enumerable.Range(0, rows).Select(row => answers.Sum(item => item[row]) / 5.0).ToArray();
        Line(output, "ICC(1), ICC(2), REML, ML", rows, 1, groups, () => IntraclassCorrelation.Of(OneWay.Of(y, number)));
        Line(output, "r_wg(J), AD", rows, 5, groups, () => GroupCounts.OfCompleteRows(answers, number, groups, 1, 5).Agreements());
    }

    private static void Line(TextWriter output, string what, int rows, int items, int? groups, Action deed)
    {
        deed();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        deed();
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var inGroups = groups is { } g ? g.ToString("#,0", CultureInfo.InvariantCulture) : "–";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {rows:#,0} | {items} | {inGroups} | {CompareWithR.Ms(1000 * MachineLimits.Fastest(deed))} | {allocated / Mega:0.00} |"));
    }
}
