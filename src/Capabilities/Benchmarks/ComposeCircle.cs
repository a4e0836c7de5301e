namespace Wegmarke.Benchmarks;

/// <summary>From contributions to what a circle may publish, and what each member reads about itself. A pure function of the
/// facts.</summary>
public static class ComposeCircle
{
    public static CircleResult Run(CircleFacts facts)
    {
        var model = facts.Model;
        var latest = facts.Entries.Select(one => one.Now).ToList();
        var comparable = new Comparable(model, latest);
        var groups = facts.Entries.Select(one => one.GroupsWith(facts.Picked)).ToList();
        var areas = model.Areas.Where(area => latest.Any(one => one.AreaOf(area.Key) is not null)).AsParallel().AsOrdered()
            .Select(area => ComposeCircleArea.Run(facts, comparable, groups, area.Key)).ToList();
        var indicators = model.Indicators.Select(one => ComposeCircleIndicator.Run(facts, groups, one.Key)).Where(one => one is not null)
            .Select(one => one!.Value).ToList();
        var document = new CircleDocument(CircleDocument.CurrentSchema, CircleDocument.CurrentEngine, facts.Circle, facts.Number, facts.On,
            model.Key, model.Version, facts.ModelHash, facts.Inputs, facts.Entries.Count, [.. areas.Select(one => one.Area)],
            [.. indicators.Where(one => one.Indicator.Groups.Count > 0).Select(one => one.Indicator)], facts.Before);
        var json = document.ToJson();
        var hash = CircleText.HashOf(json);
        var members = facts.Entries.AsParallel().AsOrdered().Select((entry, at) => MemberOf(entry, groups[at],
            [.. areas.Where(one => one.Own[at].Count > 0).Select(one => new OwnArea(one.Area.Key, one.Own[at]))], hash)).ToList();
        var sets = areas.Select(one => (one.Area.Key, one.Sets)).Concat(indicators.Select(one => (one.Indicator.Key, one.Sets)))
            .ToDictionary(one => one.Item1, one => one.Sets);
        // What an earlier release showed of an area that nobody contributes any more is still known.
        foreach (var (key, known) in facts.Known.Areas) sets.TryAdd(key, known);
        return new(document, json, hash, members, new(sets));
    }

    private static MemberDocument MemberOf(CircleEntry entry, IReadOnlyList<PeerGroup> groups, IReadOnlyList<OwnArea> areas,
        string release) => new(MemberDocument.CurrentSchema, release, entry.Now.Member, entry.Now.Administration, entry.Now.Wave,
            entry.Now.ClosedOn, groups, areas, entry.Now.Indicators);
}

/// <param name="Members">In the order of the entries.</param>
/// <param name="Sets">All that is known from now on.</param>
public sealed record CircleResult(
    CircleDocument Document, string Json, string Hash, IReadOnlyList<MemberDocument> Members, KnownSets Sets);
