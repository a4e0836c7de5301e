using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;

namespace Wegmarke.Benchmarks;

/// <summary>Whether the figures of a contribution can come from a release: within the scale, from enough people, with a possible
/// variance.</summary>
internal static class CheckFigures
{
    public static bool Holds(Contribution contribution, MaturityModel model)
    {
        var scale = model.Scales[0];
        bool Possible(double mean, double variance) => mean >= scale.Low && mean <= scale.High && variance >= 0
            && variance <= Math.Pow(scale.High - scale.Low, 2) / 3.0;
        bool Right(ContributedFigure? figure) => figure is null || (figure.N >= model.Scoring.DisclosureThreshold
            && Possible(figure.Mean, figure.Variance));
        return PeerGroups.Lands.Contains(contribution.Land) && PeerGroups.Types.Contains(contribution.Type)
            && contribution.SizeClass == PeerGroups.SizeOf(contribution.Staff)
            && contribution.Areas.DistinctBy(area => area.Key).Count() == contribution.Areas.Count
            && contribution.Areas.All(area => Right(area.Overall)
                && area.Perspectives.DistinctBy(one => one.Key).Count() == area.Perspectives.Count
                && area.Perspectives.All(one => Right(one.Figure) && one.ItemVariance is null or >= 0
                    && one.Anchors.All(anchor => Possible(anchor.Mean, anchor.Variance))))
            && contribution.Indicators.All(one => double.IsFinite(one.Value) && one.Stage is null or >= 0);
    }

    /// <summary>Rounding alone makes a mean uncertain by this much.</summary>
    public static readonly double RoundingVariance = Math.Pow(10, -2 * Protection.MeanDecimals) / 12;
}
