using Wegmarke.MaturityModels;

namespace Wegmarke.Benchmarks;

/// <summary>Who contributes after a release reads at once how it compares with what was released; nothing is computed anew for the others.
/// Shrinkage, places and what must be linked wait for the next release.</summary>
public static class CompareNewcomer
{
    /// <param name="released">The circle's last release.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="picked">Names of the picked groups that the newcomer is in.</param>
    public static MemberDocument Run(CircleDocument released, string hash, MaturityModel model, Contribution own,
        IReadOnlyList<string> picked)
    {
        var groups = new CircleEntry(own, "").GroupsWith([.. picked.Select(name =>
            (name, (IReadOnlySet<Guid>)new HashSet<Guid> { own.Member }))]);
        return new(MemberDocument.CurrentSchema, hash, own.Member, own.Administration, own.Wave, own.ClosedOn, groups,
            [.. released.Areas.Where(area => own.AreaOf(area.Key) is not null)
                .Select(area => new OwnArea(area.Key, [.. area.Views.Select(view => Of(own, model, area.Key, view)).OfType<OwnView>()]))
                .Where(area => area.Views.Count > 0)], own.Indicators);
    }

    private static OwnView? Of(Contribution own, MaturityModel model, string area, CircleView view)
    {
        var part = own.AreaOf(area)!;
        if (view.Key == CircleView.Overall ? part.Overall is null : part.Perspectives.All(one => one.Key != view.Key)) return null;
        return Comparable.Direct(own, model, area, view.Key, view.Asked) is { } found
            ? new(view.Key, ComposeCircleArea.Around(found.Mean, Math.Sqrt(found.Variance)), null, false,
                view.All is null ? CircleAbsence.Protected.Key : null, null, [])
            : new(view.Key, null, null, false, CircleAbsence.OtherItems.Key, null, []);
    }
}
