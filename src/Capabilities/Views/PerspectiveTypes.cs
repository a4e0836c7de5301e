using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>How leaders and staff see an area together.</summary>
public enum SelfAndOther
{
    AgreeHigh,
    AgreeLow,
    Over,
    Under,
}

/// <summary>Four types of self and other view (after Atwater and Yammarino 1992): agreement near the target or far from it, leaders further
/// than their staff, or less far. A difference counts where it is certain and at least a fifth of a stage.</summary>
public static class PerspectiveTypes
{
    private const double DifferenceMin = 0.2;

    /// <summary>Near the target: at most one stage below.</summary>
    public const double NearTarget = 1;

    /// <summary>The type of each area; null where one of the two views is protected.</summary>
    public static IReadOnlyList<(ReleasedArea Area, SelfAndOther? Type)> Of(ReleaseDocument document)
    {
        var tested = TestAreas.Gaps(document);
        return [.. document.Areas.Select(area => (area, Type(area, tested[area.Key] == Certainty.Certain)))];
    }

    private static SelfAndOther? Type(ReleasedArea area, bool certain)
    {
        if (area.Perspectives.GetValueOrDefault(ResultView.Staff) is not { } staff
            || area.Perspectives.GetValueOrDefault(ResultView.Leaders) is not { } leaders) return null;
        if (certain && Math.Abs(leaders.Mean - staff.Mean) >= DifferenceMin)
        {
            return leaders.Mean > staff.Mean ? SelfAndOther.Over : SelfAndOther.Under;
        }

        return Math.Min(staff.Mean, leaders.Mean) >= area.Target - NearTarget ? SelfAndOther.AgreeHigh : SelfAndOther.AgreeLow;
    }
}
