using Wegmarke.Statistics;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Careless;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Statistics.Reliability;
using Wegmarke.Statistics.Weighting;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>The sheets of one wave: people in towns, and their answers.</summary>
/// <param name="Unit">Unit of each person, numbered over all towns; −1 without one.</param>
/// <param name="Margins">Level, role and age of each person, as numbers.</param>
/// <param name="Items">Answers per item as they were given.</param>
/// <param name="Careful">Whether a person read what they answered.</param>
internal sealed record RecoveryWave(
    int[] Town, int[] Unit, bool[] Leads, IReadOnlyList<int[]> Margins, byte[][] Items, bool[] Careful, bool[] Flat);

/// <summary>A world whose truth is known: everybody's honest and complete answers.</summary>
/// <param name="Areas">Numbers of the items of each area that are looked at.</param>
/// <param name="Frame">People per town, margin and category in the first wave.</param>
/// <param name="First">True mean per town and area, first wave.</param>
/// <param name="Still">Towns in which nothing changed.</param>
internal sealed record RecoveryWorld(
    int Low, int High, int[] Staff, IReadOnlyList<int[]> Areas, bool[] Reversed, RecoveryWave One, RecoveryWave Two, double[][][] Frame,
    double[][] First, double[][] Second, double[] Alpha, double[] IccTown, double[] IccUnit, double[] Gap, bool[] Still);

/// <summary>What the estimators recover of a world, quantity by quantity, under the names of the table.</summary>
internal sealed class Recovery(RecoveryWorld world, Tally tally)
{
    private const int RunMin = 12;
    private const double SdBelow = 0.55;

    public static void Run(RecoveryWorld world, Tally tally)
    {
        var work = new Recovery(world, tally);
        work.Careless();
        for (var area = 0; area < world.Areas.Count; area++) work.Area(area);
    }

    private void Careless()
    {
        var columns = world.One.Items.Select(item => item.Select(code => AnswerCode.IsValue(code) ? code : double.NaN).ToArray()).ToList();
        var signs = CarelessResponding.Of(columns);
        for (var row = 0; row < signs.Rows; row++)
        {
            var flagged = signs.WithinSd[row].Exists && (signs.LongestRun[row] >= RunMin || signs.WithinSd[row].Value < SdBelow);
            if (world.One.Flat[row]) tally.Add("straight-liners and mid-pointers flagged", flagged);
            if (world.One.Careful[row]) tally.Add("honest sheets flagged", flagged);
        }
    }

    private void Area(int area)
    {
        var one = Scores(world.One, area);
        var items = world.Areas[area];
        var alpha = Alpha.Of(ByteMoments.OfCompleteRows([.. items.Select(item => world.One.Items[item])]).Covariances()
            .Reversed([.. items.Select(item => world.Reversed[item])], world.Low, world.High));
        var towns = IntraclassCorrelation.Of(OneWay.Of(one, world.One.Town));
        tally.Add("alpha: estimate - population", alpha.Value.Value - world.Alpha[area]);
        tally.Add("ICC(1) town: estimate - population", towns.Icc1.Value - world.IccTown[area]);
        tally.Add("ICC(1) unit: estimate - population",
            IntraclassCorrelation.Of(OneWay.Of(one, world.One.Unit)).Icc1.Value - world.IccUnit[area]);
        tally.Add("F test of towns: p < .05", towns.P.Value < 0.05);
        var gap = TwoGroups.Of(one.Where((_, row) => world.One.Leads[row]), one.Where((_, row) => !world.One.Leads[row]));
        tally.Add("leader-staff gap: estimate - population", gap.Difference.Value - world.Gap[area]);
        tally.Add("Welch test leader-staff: p < .05", gap.Welch!.P < 0.05);
        Means(area, one);
        Changes(area, one, Scores(world.Two, area));
    }

    private void Means(int area, double[] scores)
    {
        // Towns whose margins no weights can meet have no raked mean, and the others are shrunk without them.
        var towns = new List<(double Raked, double Error, double Truth)>();
        for (var town = 0; town < world.Staff.Length; town++)
        {
            var rows = Rows(world.One, town, scores);
            double truth = world.First[town][area], staff = world.Staff[town];
            var plain = PopulationMean.Of(rows.Select(row => scores[row]), staff);
            tally.Add("town mean, raw: error", plain.Mean.Value - truth);
            tally.Add("town mean, raw: coverage of 95 % interval with FPC", FinitePopulationStudies.Covers(plain.Interval, truth));
            tally.Add("town mean, raw: coverage without FPC", FinitePopulationStudies.Covers(plain.IntervalInfinite, truth));
            var found = Raking.Of([.. rows.Select(row => scores[row])],
                [.. world.One.Margins.Select(margin => rows.Select(row => margin[row]).ToArray())],
                [.. world.Frame[town].Select(margin => margin)]);
            tally.Add("town means that can be raked", found.Raked.Exists);
            if (!found.Raked.Exists) continue;
            var (raked, error) = (found.Raked.Value, SimpleError(found, [.. rows.Select(row => scores[row])], staff));
            towns.Add((raked, error, truth));
            var half = (plain.Interval.High - plain.Interval.Low) / 2 / plain.Se.Value * error;
            tally.Add("town mean, raked: error", raked - truth);
            tally.Add("town mean, raked: coverage with FPC", Math.Abs(raked - truth) <= half);
        }

        if (towns.Count < 2) return;
        var mean = towns.Average(town => town.Raked);
        var between = Math.Max(0, Moments.Variance([.. towns.Select(town => town.Raked)]) - towns.Average(town => town.Error * town.Error));
        foreach (var (raked, error, truth) in towns)
        {
            tally.Add("town mean, raked and shrunk: error", mean + between / (between + error * error) * (raked - mean) - truth);
        }
    }

    /// <summary>Error of a weighted mean as if weights were given: what the bands were made with. The engine's own is linearised.</summary>
    private static double SimpleError(Raking raked, double[] y, double staff)
    {
        double sum = raked.Weights.Sum(), n = y.Length;
        var squares = raked.Weights.Zip(y, (w, value) => Math.Pow(w * (value - raked.Raked.Value), 2)).Sum();
        return Math.Sqrt(squares * n / (n - 1) * (1 - n / staff)) / sum;
    }

    private void Changes(int area, double[] one, double[] two)
    {
        for (var town = 0; town < world.Staff.Length; town++)
        {
            var waves = IndependentWaves.Of(Rows(world.One, town, one).Select(row => one[row]),
                Rows(world.Two, town, two).Select(row => two[row]), world.Staff[town], world.Staff[town]);
            if (waves.WithCorrection is not { } change) continue;
            tally.Add("wave change: coverage of 95 % interval (FPC)",
                FinitePopulationStudies.Covers(change.Test.Interval, world.Second[town][area] - world.First[town][area]));
            if (!world.Still[town]) tally.Add("wave change: significant where it is not zero", change.Test.P < 0.05);
            else
            {
                tally.Add("wave change: significant where it is zero (FPC)", change.Test.P < 0.05);
                tally.Add("wave change: significant where it is zero (no FPC)", waves.WithoutCorrection!.Test.P < 0.05);
            }
        }
    }

    private double[] Scores(RecoveryWave wave, int area) => Scores(world, wave, world.Areas[area]);

    /// <summary>One score per sheet of the items that are named.</summary>
    public static double[] Scores(RecoveryWorld world, RecoveryWave wave, IEnumerable<int> items)
    {
        var columns = items.Select(item => wave.Items[item].Select(code =>
            !AnswerCode.IsValue(code) ? double.NaN : world.Reversed[item] ? world.Low + world.High - code : code).ToArray()).ToList();
        return ScaleScores.Of(columns, world.Low, world.High).Scores;
    }

    private static int[] Rows(RecoveryWave wave, int town, double[] scores) =>
        [.. Enumerable.Range(0, scores.Length).Where(row => wave.Town[row] == town && !double.IsNaN(scores[row]))];
}
