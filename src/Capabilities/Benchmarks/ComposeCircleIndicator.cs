using Wegmarke.Disclosure;

namespace Wegmarke.Benchmarks;

/// <summary>One indicator of a circle's release: the means of groups that may be shown.</summary>
internal static class ComposeCircleIndicator
{
    /// <returns>Null where nobody ticked it.</returns>
    public static (CircleIndicator Indicator, KnownArea Sets)? Run(CircleFacts facts, IReadOnlyList<IReadOnlyList<PeerGroup>> groups,
        string key)
    {
        var present = facts.Entries.Select((entry, at) => (at, Reading: entry.Now.Indicators.FirstOrDefault(one => one.Key == key)))
            .Where(one => one.Reading is not null).ToList();
        if (present.Count == 0) return null;
        var cells = present.ToDictionary(one => one.at, one => CircleText.HashOf(
            FormattableString.Invariant($"{facts.Entries[one.at].Now.Member:N} {one.Reading!.Value}"))[..16]);
        var sets = facts.Known.Of(key).ToList();
        var cuts = new CircleCuts(sets, [], 0, 0);
        var figures = new List<CircleGroupFigure>();
        foreach (var group in present.SelectMany(one => groups[one.at].Select(group => (group, one)))
            .GroupBy(one => one.group, one => one.one).OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Kind, StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            IReadOnlyCollection<string> own = [.. group.Select(one => cells[one.at])];
            double[] values = [.. group.Select(one => one.Reading!.Value)];
            // All (nearly) the same: then the mean would be everybody's value.
            if (values.Max() - values.Min() <= Tolerance || !cuts.TryShow(own)) continue;
            sets.Add(own);
            figures.Add(new(group.Key.Kind, group.Key.Name, values.Length, Math.Round(values.Average(), 1), null, null, null));
        }

        return (new(key, figures), KnownSets.Pack(sets));
    }

    private const double Tolerance = 0.1;
}
