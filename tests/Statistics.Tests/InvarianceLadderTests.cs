using Wegmarke.Statistics.Distributions;
using Wegmarke.Statistics.Factors;
using static Wegmarke.Statistics.Tests.Closeness;
using static Wegmarke.Statistics.Tests.FactorFitTests;

namespace Wegmarke.Statistics.Tests;

/// <summary>The ladder of invariance: which step costs too much, and which items have to be let go for it.</summary>
public sealed class InvarianceLadderTests
{
    [Theory]
    [InlineData(-0.0099, 0.0149, false)]
    [InlineData(-0.010, 0, true)]
    [InlineData(0, 0.015, true)]
    [InlineData(-0.02, 0.05, true)]
    [InlineData(0.02, -0.05, false)]
    [InlineData(0, 0, false)]
    public void A_step_that_costs_a_hundredth_is_flagged(double cfi, double rmsea, bool flagged) =>
        Assert.Equal(flagged, new InvarianceStep(Equality.Metric, 1, 1, 0.5, cfi, rmsea).Flagged);

    [Fact]
    public void The_ladder_of_invariance_finds_the_item_that_differs()
    {
        var text = ModelText.Parse("f =~ a + b + c + d + e").Model!;
        double[] loadings = [0.8, 0.7, 0.75, 0.6, 0.7], intercepts = [3, 3, 3, 3, 3], later = [3.4, 3.35, 4.175, 3.3, 3.35];
        // The second group lies half a unit higher, and its item c eight tenths more.
        ObservedMoments[] groups = [Exact(200, loadings, intercepts), Exact(300, loadings, later)];
        var found = MeasurementInvariance.Of(text, groups);
        Assert.Null(found.Failure);
        Assert.Equal([Equality.Configural, Equality.Metric, Equality.Scalar, Equality.Strict], found.Models.Keys);
        Assert.Equal([Equality.Metric, Equality.Scalar, Equality.Strict], found.Steps.Select(step => step.To));
        Assert.Equal([false, true, false], found.Steps.Select(step => step.Flagged));
        Assert.Equal([4, 4, 5], found.Steps.Select(step => step.DfDifference));
        foreach (var step in found.Steps)
        {
            var (before, after) = (found.Fits[step.To - 1], found.Fits[step.To]);
            Same(after.ChiSquared - before.ChiSquared, step.ChiSquaredDifference);
            Same(ChiSquared.Upper(Math.Max(0, step.ChiSquaredDifference), step.DfDifference), step.P);
            Same(after.Cfi - before.Cfi, step.CfiChange);
            Same(after.Rmsea - before.Rmsea, step.RmseaChange);
        }

        var partial = MeasurementInvariance.Partial(text, groups, Equality.Scalar, found.Fits[Equality.Metric])!;
        Assert.True(partial.Holds);
        var released = Assert.Single(partial.Released);
        Assert.Equal((Place.Intercept, 2, 2, "c~1"), (released.Place, released.Row, released.Column, released.Name));
        Assert.True(released.Index > 10);
        Assert.Equal(Equality.Scalar, partial.Level);
        // With item c let go, the distance of the groups is what it was made, in the unit of the first item.
        var mean = partial.Model.Structure.Cells.Single(cell => cell.Place == Place.FactorMean && cell.Group == 1);
        Same(0.4, partial.Model.Of(mean), 1e-6);
        Same(partial.Fit.Cfi, FactorFit.Of(partial.Model).Cfi);
        // What holds needs nothing.
        var holds = MeasurementInvariance.Partial(text, groups, Equality.Metric, found.Fits[Equality.Configural])!;
        Assert.True(holds.Holds && holds.Released.Count == 0);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => MeasurementInvariance.Partial(text, groups, Equality.Configural, found.Fits[Equality.Configural]));
        var difference = Assert.Single(found.MeanDifferences());
        var scalar = found.Models[Equality.Scalar];
        var cell = scalar.Structure.Cells.Single(cell => cell.Place == Place.FactorMean && cell.Group == 1);
        Assert.Equal((1, 0, scalar.Of(cell), scalar.SeOf(cell)), difference);
        Assert.True(difference.Se > 0);
    }

    [Fact]
    public void A_step_that_holds_nothing_more_equal_tests_nothing()
    {
        // Names tie the loadings over groups from the first level on.
        double[] loadings = [0.8, 0.7, 0.75, 0.6];
        var found = MeasurementInvariance.Of(ModelText.Parse("f =~ a + k*b + l*c + m*d").Model!,
            [Exact(200, loadings), Exact(300, [0.8, 0.6, 0.75, 0.5])]);
        Assert.Equal([0, 3, 4], found.Steps.Select(step => step.DfDifference));
        Assert.Equal(Absence.TooFew, found.Steps[0].P.Because);
        Same(0, found.Steps[0].ChiSquaredDifference, 1e-8);
    }

    [Theory]
    [InlineData(Equality.Metric, Place.Loading)]
    [InlineData(Equality.Strict, Place.Residual)]
    public void Loadings_and_residuals_that_differ_are_let_go(Equality level, Place place)
    {
        var text = ModelText.Parse("f =~ a + b + c + d + e").Model!;
        double[] loadings = [0.8, 0.7, 0.75, 0.6, 0.7], other = level == Equality.Metric ? [0.8, 0.7, 0.75, 0.1, 0.7] : loadings;
        ObservedMoments[] groups = [Exact(400, loadings), Exact(300, other, null, level == Equality.Strict ? 3 : -1)];
        var found = MeasurementInvariance.Of(text, groups);
        var partial = MeasurementInvariance.Partial(text, groups, level, found.Fits[level - 1])!;
        Assert.True(partial.Holds);
        Assert.Equal([(place, 3, place == Place.Loading ? 0 : 3)], partial.Released.Select(one => (one.Place, one.Row, one.Column)));
    }

    [Fact]
    public void No_more_than_half_of_the_items_are_let_go()
    {
        var text = ModelText.Parse("f =~ a + b + c + d").Model!;
        double[] loadings = [0.8, 0.7, 0.75, 0.6];
        ObservedMoments[] groups = [Exact(300, loadings, [3, 3, 3, 3]), Exact(300, loadings, [3, 4, 5, 1])];
        var before = FactorFit.Of(Fit(FactorStructure.Of(text, 2, means: true, Equality.Metric), groups));
        var partial = MeasurementInvariance.Partial(text, groups, Equality.Scalar, before)!;
        Assert.False(partial.Holds);
        Assert.Equal(2, partial.Released.Count);
        Assert.Equal(2, partial.Released.Select(one => one.Name).Distinct().Count());
        // A model without an estimate has no level, and the ladder says why.
        var unknown = ModelText.Parse("f =~ NA*a + b + c + d").Model!;
        Assert.Null(MeasurementInvariance.Partial(unknown, groups, Equality.Scalar, before));
        var none = MeasurementInvariance.Of(unknown, groups);
        Assert.Equal(Absence.NotIdentified, none.Failure!.Because);
        Assert.Empty(none.Models);
        Assert.Empty(none.Steps);
        Assert.Empty(none.MeanDifferences());
    }
}
