namespace Wegmarke.Horizon;

/// <summary>An entry with its history.</summary>
/// <param name="Versions">The first version first; there is at least one.</param>
/// <param name="Reviews">In the order in which they were held.</param>
public sealed record EntryState(IReadOnlyList<HorizonEntry> Versions, IReadOnlyList<EntryReview> Reviews, EntryEnd? End)
{
    public HorizonEntry Latest => Versions[^1];

    public Guid Id => Latest.Id;

    public EntryContent Content => Latest.Content;

    /// <summary>When it is looked at next: what the last review or a later version says.</summary>
    public DateOnly? Due => Reviews is [.., var last] && (Content.Review is null || last.At >= Latest.At) ? last.Next : Content.Review;

    public bool IsOverdue(DateOnly today) => End is null && Due < today;
}
