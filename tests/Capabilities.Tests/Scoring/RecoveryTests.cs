using Wegmarke.Capabilities.Tests.House;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Scoring;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Scoring;

/// <summary>What the shipped forms can recover from answers whose truth is known. This shows what a form can do with items that load as
/// items
/// usually do; it does not show that the items are valid, which only the field can.</summary>
public sealed class RecoveryTests
{
    private const double Correlation = 0.5;
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly List<Item> Asked = [.. Model.Items.Where(item => item.Perspectives.Contains("staff"))];

    [Fact]
    public void With_usual_loadings_the_full_form_reaches_a_reliability_of_three_quarters()
    {
        var areas = Score(1, 1500, Model.Forms.Single(form => form.Key == "full"));
        Assert.All(areas, area =>
            Assert.True(area.Reliability.Omega.Total.Value >= 0.75, $"{area.Key}: {area.Reliability.Omega.Total.Value:0.000}"));
    }

    [Fact]
    public void With_usual_loadings_the_core_form_does_so_from_pairs()
    {
        var areas = Score(2, 3000, Model.Forms.Single(form => form.Key == "core"));
        Assert.All(areas, area =>
            Assert.True(area.Reliability.Omega.Total.Value >= 0.75, $"{area.Key}: {area.Reliability.Omega.Total.Value:0.000}"));
    }

    /// <summary>Forty towns of 200 sheets: over all of them the core form's area mean differs from the full form's by nothing but chance,
    /// and its
    /// interval is at most 1.35 times as wide.</summary>
    [Fact]
    public void The_core_form_is_unbiased_and_not_much_less_precise()
    {
        var (full, core) = (Model.Forms.Single(form => form.Key == "full"), Model.Forms.Single(form => form.Key == "core"));
        var towns = Enumerable.Range(0, 40).Select(town => (Full: Score(100 + town, 200, full), Core: Score(100 + town, 200, core)))
            .ToList();
        for (var area = 0; area < Model.Areas.Count; area++)
        {
            double[] differences = [.. towns.Select(town => town.Core[area].Overall.Mean.Value - town.Full[area].Overall.Mean.Value)];
            var mean = differences.Average();
            var se = Math.Sqrt(differences.Sum(one => (one - mean) * (one - mean)) / (differences.Length - 1) / differences.Length);
            // Ten areas: 3.5 standard errors happen by chance in one run of two hundred.
            // An area of which everybody is asked everything differs not at all.
            Assert.True(Math.Abs(mean) <= 3.5 * se, $"{Model.Areas[area].Key}: bias {mean:0.0000}, standard error {se:0.0000}");
            var widths = towns.Average(town => Width(town.Core[area]) / Width(town.Full[area]));
            Assert.True(widths <= 1.35, $"{Model.Areas[area].Key}: {widths:0.000}");
        }
    }

    private static double Width(AreaResult area) => area.Overall.Interval.High - area.Overall.Interval.Low;

    /// <summary>Sheets of staff with ten correlated areas, answers on six stages with a mean near 4. Standardised loadings from 0.55
    /// (good) to 0.85
    /// (beyond excellent, 0.71) after Comrey and Lee (1992); items differ in difficulty. The same seed gives the same people for every
    /// form.</summary>
    private static IReadOnlyList<AreaResult> Score(int seed, int sheets, Form form)
    {
        var items = new Random(5);
        var loadings = Asked.Select(_ => 0.55 + 0.30 * items.NextDouble()).ToArray();
        var shifts = Asked.Select(_ => 0.5 * Normal(items)).ToArray();
        var (people, draw) = (new Random(seed), new Random(seed + 10_000));
        var columns = Model.Items.Select(_ => Enumerable.Repeat(AnswerCode.NotAsked, sheets).ToArray()).ToList();
        var places = Asked.Select(item => Model.Items.ToList().IndexOf(item)).ToArray();
        var areaOf = Asked.Select(item => Model.Areas.ToList().FindIndex(area => area.Key == item.Area)).ToArray();
        for (var row = 0; row < sheets; row++)
        {
            var common = Normal(people);
            var levels = Model.Areas.Select(_ => Math.Sqrt(Correlation) * common + Math.Sqrt(1 - Correlation) * Normal(people)).ToArray();
            var seen = AssignItems.Run(Model, form, "staff", draw.Next);
            for (var at = 0; at < Asked.Count; at++)
            {
                var latent = loadings[at] * levels[areaOf[at]] + Math.Sqrt(1 - loadings[at] * loadings[at]) * Normal(people) + shifts[at];
                var stage = Math.Clamp((int)Math.Floor(4 + 1.2 * latent + 0.5), 1, 6);
                if (seen.Contains(Asked[at].Key)) columns[places[at]][row] = (byte)(Asked[at].Reversed ? 7 - stage : stage);
            }
        }

        return ScoreAnswers.Run(new(Model, sheets, [.. Model.Items.Select(item => item.Key)], columns,
            [.. Enumerable.Repeat("staff", sheets)], null, [])).Areas;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
