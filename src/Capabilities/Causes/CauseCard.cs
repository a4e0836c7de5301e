using Wegmarke.MaturityModels;

namespace Wegmarke.Causes;

/// <summary>A cause with everything that is known about it.</summary>
/// <param name="Wordings">The latest last.</param>
/// <param name="Evidence">What counts, derived pieces first.</param>
/// <param name="Ended">What was taken back, with who, when and why.</param>
/// <param name="Acts">The latest last.</param>
public sealed record CauseCard(
    Cause Cause, IReadOnlyList<CauseWording> Wordings, IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<(Evidence Evidence, EvidenceEnd End)> Ended, IReadOnlyList<CauseAct> Acts, IReadOnlyList<TakenInitiative> Initiatives)
{
    private Verdict? verdict;

    public Guid Id => Cause.Id;

    public CauseWording Wording => Wordings[^1];

    public Verdict Verdict => verdict ??= Verdict.Of(Evidence);

    public string Area => Wording.AreaKeys[0];

    public bool Concerns(string area) => Wording.AreaKeys.Contains(area);

    public bool Discarded => Acts.LastOrDefault(act => act.Deed != CauseDeed.Reviewed) is { Deed: CauseDeed.Discarded };

    /// <summary>The review of the present wording.</summary>
    public CauseAct? Review => Acts.LastOrDefault(act => act.Deed == CauseDeed.Reviewed && act.At >= Wording.At);

    /// <summary>Pieces that came after the review and that the reviewer has not seen.</summary>
    public int SinceReview => Review is { } review ? Evidence.Count(one => !one.Derived && one.At > review.At) : 0;

    /// <summary>Whether a piece may be shown beyond those who work with the conversations: a voice that was entered by hand waits until
    /// somebody else has read it. Quotes from conversations are released there.</summary>
    public bool Released(Evidence piece) => piece.Kind != EvidenceKind.Quote || piece.Derived
        || Acts.Any(act => act.Deed == CauseDeed.Reviewed && act.By != piece.By && act.At >= piece.At);

    /// <summary>Whether the house itself can remove it; else it is an obstacle to be told to others.</summary>
    public bool Own => Wording.Level == CauseLevel.OwnHouse;

    public string Address => $"/administrations/{Cause.AdministrationId}/causes/{Id}";
}
