using System.Text.Json;
using Wegmarke.MaturityModels;

namespace Wegmarke.Benchmarks;

/// <summary>Everything that a circle's release is computed from. Same facts, same documents.</summary>
/// <param name="Known">What earlier releases showed.</param>
/// <param name="Before">Hash of the release before.</param>
public sealed record CircleFacts(
    string Circle, int Number, string On, MaturityModel Model, string ModelHash, IReadOnlyList<CircleEntry> Entries,
    IReadOnlyList<(string Name, IReadOnlySet<Guid> Members)> Picked, KnownSets Known, string? Before)
{
    public string Inputs => CircleText.HashOf(string.Join('\n', Entries.SelectMany(one => new[] { one.Hash, one.HashBefore ?? "" })
        .Order(StringComparer.Ordinal).Prepend(ModelHash)
        .Concat(Picked.Select(one => one.Name + " " + string.Join(' ', one.Members.Order())))));
}

/// <summary>A member with its latest contribution, and the one of the wave before.</summary>
public sealed record CircleEntry(Contribution Now, string Hash, Contribution? Before = null, string? HashBefore = null)
{
    public IReadOnlyList<PeerGroup> GroupsWith(IReadOnlyList<(string Name, IReadOnlySet<Guid> Members)> picked) =>
    [
        new(CircleGroupFigure.All, ""), new(CircleGroupFigure.Size, Now.SizeClass), new(CircleGroupFigure.Land, Now.Land),
        new(CircleGroupFigure.Type, Now.Type),
        .. picked.Where(one => one.Members.Contains(Now.Member)).Select(one => new PeerGroup(CircleGroupFigure.Picked, one.Name)),
    ];
}

/// <summary>Which contributions stood behind the figures of a circle's releases so far: per area the checksums and the groups of
/// them.</summary>
public sealed record KnownSets(IReadOnlyDictionary<string, KnownArea> Areas)
{
    public static readonly KnownSets None = new(new Dictionary<string, KnownArea>());

    public static KnownSets Read(string json) => JsonSerializer.Deserialize<KnownSets>(json, CircleText.Canonical) ?? None;

    public string ToJson() => JsonSerializer.Serialize(this, CircleText.Canonical);

    public IReadOnlyList<IReadOnlyCollection<string>> Of(string area) => Areas.TryGetValue(area, out var known)
        ? [.. known.Sets.Select(set => (IReadOnlyCollection<string>)[.. set.Select(at => known.Cells[at])])] : [];

    /// <summary>The sets of one area, written so that each checksum stands there once.</summary>
    internal static KnownArea Pack(IEnumerable<IReadOnlyCollection<string>> sets)
    {
        var numbers = new Dictionary<string, int>();
        var packed = new Dictionary<string, int[]>();
        foreach (var set in sets)
        {
            int[] at = [.. set.Select(cell => numbers.TryGetValue(cell, out var there) ? there : numbers[cell] = numbers.Count).Order()];
            packed[string.Join(' ', at)] = at;
        }

        return new([.. numbers.Keys], [.. packed.Values]);
    }
}

public sealed record KnownArea(IReadOnlyList<string> Cells, IReadOnlyList<int[]> Sets);
