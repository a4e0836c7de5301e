using Wegmarke.Design;
using Wegmarke.Releases;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Views;

namespace Wegmarke.Capabilities.Tests.Views;

/// <summary>The rules by which a result is put into sentences.</summary>
public sealed class FindingsTests
{
    [Fact]
    public void What_only_survives_by_itself_is_likely_and_not_certain()
    {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005, NA, 0.2), "holm") in R: 0.04, 0.09, 0.09, 0.025, NA, 0.2.
        Finding[] p = [0.01, 0.04, 0.03, 0.005, Absence.Empty, 0.2];
        Assert.Equal([Certainty.Certain, Certainty.Likely, Certainty.Likely, Certainty.Certain, null, Certainty.Open],
            Certainties.OfFamily(p));
    }

    [Fact]
    public void Twin_one_at_a_time_all_four_would_be_certain() => Assert.All(new Finding[] { 0.01, 0.04, 0.03, 0.005 },
        p => Assert.Equal(Certainty.Certain, Assert.Single(Certainties.OfFamily([p]))));

    [Fact]
    public void The_first_three_sentences_are_of_different_kinds_and_the_rest_follows_by_weight()
    {
        static Headline Of(HeadlineKind kind, double importance, Certainty certainty) => new(kind, $"{kind} {importance}", "", certainty,
            importance, "");
        Headline[] found = [Of(HeadlineKind.Distance, 1, Certainty.Certain), Of(HeadlineKind.Distance, 1.4, Certainty.Certain),
            Of(HeadlineKind.Gap, 0.5, Certainty.Certain), Of(HeadlineKind.Fact, 2.2, Certainty.Likely),
            Of(HeadlineKind.Spread, 3, Certainty.Open), Of(HeadlineKind.Distance, 1.2, Certainty.Certain)];
        Assert.Equal([found[1], found[3], found[2], found[5], found[0], found[4]], Headlines.Ranked(found));
    }

    [Fact]
    public void The_rest_of_the_house_is_what_remains_without_the_unit()
    {
        double[] unit = [3.1, 4.2, 2.7, 3.9, 3.3, 4.8], rest = [4.1, 4.4, 5.2, 3.8, 4.9, 5.5, 4.6, 3.2];
        var (house, own) = (Figure([.. unit, .. rest]), Figure(unit));
        var area = Area("a", 5, ("staff", house)) with { Cells = [new("Bauamt", null, null, "staff", own, null)] };
        var remaining = TestAreas.RestOfHouse(area, "Bauamt", "staff")!.Value;
        Assert.Equal(rest.Length, remaining.N);
        Assert.Equal(Moments.Mean(rest), remaining.Mean, 12);
        Assert.Equal(Moments.Variance(rest), remaining.Variance, 12);
        var expected = MeanDifference.Welch(Moments.Mean(rest) - Moments.Mean(unit), Moments.Variance(unit) / 6, 6,
            Moments.Variance(rest) / 8, 8).P;
        Assert.Equal(expected, TestAreas.Welch((6, own.Mean, own.Sd * own.Sd), remaining).Value, 12);
    }

    [Fact]
    public void A_distance_is_certain_only_where_the_interval_is_far_enough_below_the_target()
    {
        // Ten answers, sd 1: se 0.316; t(9) at 0.05 one-sided is 1.833, so 0.58 below by itself; by Holm over two, 2.262 or 0.715.
        ReleasedFigure At(double mean) => new(10, mean, 1, mean - 0.7153, mean + 0.7153, 0);
        var document = Document(Area("far", 5, ("staff", At(4.2))), Area("near", 5, ("staff", At(4.35))), Area("on", 5, ("staff", At(5))),
            Area("hidden", 5, ("staff", null)));
        var tested = TestAreas.Distances(document);
        Assert.Equal(Certainty.Likely, tested["near"]);
        Assert.Equal(Certainty.Open, tested["on"]);
        Assert.Null(tested["hidden"]);
        Assert.Equal(Certainty.Certain, TestAreas.Distances(Document(Area("far", 5, ("staff", At(4.2)))))["far"]);
    }

    [Theory]
    [InlineData(4.5, 4.6, SelfAndOther.AgreeHigh)]
    [InlineData(3.5, 3.6, SelfAndOther.AgreeLow)]
    [InlineData(3.5, 4.6, SelfAndOther.Over)]
    [InlineData(4.6, 3.5, SelfAndOther.Under)]
    public void Two_views_make_four_types(double staff, double leaders, SelfAndOther type)
    {
        ReleasedFigure At(double mean) => new(60, mean, 0.8, mean - 0.2, mean + 0.2, 0);
        var area = Area("a", 5, ("staff", At(staff)), ("leaders", At(leaders)));
        Assert.Equal(type, Assert.Single(PerspectiveTypes.Of(Document(area with
        {
            Gap = new(leaders - staff, 0, 0, 0, true),
        }))).Type);
    }

    [Fact]
    public void A_protected_view_has_no_type() => Assert.Null(Assert.Single(PerspectiveTypes.Of(
        Document(Area("a", 5, ("staff", null), ("leaders", Figure([4, 5, 4, 3, 5])))))).Type);

    [Fact]
    public void A_head_sees_the_own_unit_with_all_below_and_nothing_else()
    {
        var document = Document() with
        {
            Units = [Unit("Bauamt", null), Unit("Tiefbau", "Bauamt"), Unit("Straßen", "Tiefbau"), Unit("Kämmerei", null),
                Unit("Hauptamt", null, "Hauptamt", "Personalamt")],
        };
        Assert.Equal(["Bauamt", "Straßen", "Tiefbau"], UnitSight.Below(document, new HashSet<string> { "Bauamt" }).Units.Order());
        // Of two units that were counted as one, the head of one does not see the other.
        Assert.Empty(UnitSight.Below(document, new HashSet<string> { "Personalamt" }).Units);
        Assert.Equal(["Hauptamt"], UnitSight.Below(document, new HashSet<string> { "Personalamt", "Hauptamt" }).Units);
    }

    [Fact]
    public void A_file_for_spreadsheets_starts_no_formula_and_says_where_it_is_from()
    {
        var view = new ResultView(Guid.Empty, Document() with { Administration = "=1+1" }, "", "abc", null, null!, Language.German, []);
        var csv = new ResultTable("x", ["Amt", "Wert"], [["@Amt; \"A\"", 1.5], ["B", null]]).Csv(view);
        Assert.Equal("Amt;Wert;Verwaltung;Welle;Stichtag;Modell;Prüfsumme\r\n\"'@Amt; \"\"A\"\"\";1,50;'=1+1;1;2026-11-24;m 1.0;abc\r\n"
            + "B;;'=1+1;1;2026-11-24;m 1.0;abc\r\n", csv);
    }

    private static ReleasedUnit Unit(string key, string? parent, params string[] of) => new(key, parent, of.Length > 0 ? of : [key], 10,
        new Dictionary<string, int?>());

    private static ReleasedFigure Figure(double[] values) => new(values.Length, Moments.Mean(values),
        Moments.StandardDeviation(values), 0, 0, 0);

    private static ReleasedArea Area(string key, double target, params (string Key, ReleasedFigure? Figure)[] perspectives) => new(key,
        target, perspectives[0].Figure, null, null, [], perspectives.ToDictionary(one => one.Key, one => one.Figure), null, []);

    private static ReleaseDocument Document(params ReleasedArea[] areas) => new(ReleaseDocument.CurrentSchema, "", "", "", 1, 1,
        "2026-11-24", "m", "1.0", "", "", 5, 100, 10, null, new Dictionary<string, int?>(), [], [], areas, [], [], [], null);
}
