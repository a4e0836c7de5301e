namespace Wegmarke.Exchange.Foreign;

/// <summary>What <c>check</c> says about one file.</summary>
/// <param name="Format">Key of the format, for example "limesurvey-survey"; "unknown" where none fits.</param>
/// <param name="Counts">In the order in which a person would ask for them.</param>
/// <param name="Lists">Named lists, for example languages.</param>
/// <param name="Kinds">Named counts by kind, for example questions by type.</param>
/// <param name="Remarks">Everything that would be taken, changed, lost or refused, and what is wrong.</param>
/// <param name="Dropped">Remarks beyond those listed.</param>
public sealed record Inspection(
    string File,
    string Format,
    string? Version,
    string? Title,
    IReadOnlyList<(string Name, long Count)> Counts,
    IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Lists,
    IReadOnlyList<(string Name, IReadOnlyList<(string Kind, long Count)> Counts)> Kinds,
    IReadOnlyList<Remark> Remarks,
    int Dropped)
{
    public bool Refused => Remarks.Any(remark => remark.Fate == Fate.Refused);

    public bool HasFindings => Remarks.Any(remark => remark.Fate >= Fate.Changed);

    public IEnumerable<Remark> Of(Fate fate) => Remarks.Where(remark => remark.Fate == fate);
}

/// <summary>What a reader found, before the remarks are put to it.</summary>
public sealed record Contents(string Format, string? Version, string? Title)
{
    public IReadOnlyList<(string Name, long Count)> Counts { get; init; } = [];

    public IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Lists { get; init; } = [];

    public IReadOnlyList<(string Name, IReadOnlyList<(string Kind, long Count)> Counts)> Kinds { get; init; } = [];

    /// <summary>How often each kind occurs, by kind.</summary>
    public static IReadOnlyList<(string Kind, long Count)> CountKinds(IEnumerable<string> kinds) =>
        [.. kinds.GroupBy(kind => kind, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (long)group.Count()))];
}
