using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;

namespace Wegmarke.Causes;

/// <summary>The causes of an administration beside what was released and what the model knows.</summary>
/// <param name="Release">The newest release that holds; null: none yet.</param>
/// <param name="Cards">Those the reader may see, discarded ones apart.</param>
/// <param name="Hidden">Areas that judge few people and that the reader is not shown.</param>
public sealed record CauseBoard(
    Guid Administration, string Name, MaturityModel Model, ReleaseDocument? Release, IReadOnlyList<CauseCard> Cards,
    IReadOnlyList<CauseCard> Discarded, IReadOnlyList<string> Hidden, Language Language)
{
    /// <summary>Smaller distances to the target are nothing to explain.</summary>
    public const double DeficitFrom = 0.2;

    public ModelTexts Texts => Model.TextsIn(Language.Key);

    public string Address => $"/administrations/{Administration}/causes";

    /// <summary>Areas that the reader is shown, in the order of the model.</summary>
    public IReadOnlyList<Area> Areas => [.. Model.Areas.Where(area => !Hidden.Contains(area.Key))];

    public string NameOf(string area) => Texts.Areas.TryGetValue(area, out var text) ? text.ShortName : area;

    public ReleasedArea? Released(string area) => Hidden.Contains(area) ? null : Release?.Areas.FirstOrDefault(one => one.Key == area);

    /// <summary>How far an area lies below its target; null where that is not released.</summary>
    public double? Distance(string area) => Released(area) is { Overall: { } figure } found ? found.Target - figure.Mean : null;

    public bool Deficit(string area) => Distance(area) >= DeficitFrom;

    /// <summary>Areas below their target, the farthest first.</summary>
    public IReadOnlyList<string> Deficits => [.. Areas.Select(area => area.Key).Where(Deficit).OrderByDescending(Distance)];

    public IReadOnlyList<CauseCard> Of(string area) => [.. Cards.Where(card => card.Concerns(area))
        .OrderBy(card => card.Verdict.Word).ThenByDescending(card => card.Verdict.For)];

    public IReadOnlyList<string> WithoutCause => [.. Deficits.Where(area => !Cards.Any(card => card.Concerns(area)))];

    public IReadOnlyList<CauseCard> WithoutEvidence => [.. Cards.Where(card => card.Evidence.Count == 0)];

    /// <summary>Causes worth working on that nobody works on. What only others can remove is told to them instead.</summary>
    public IReadOnlyList<CauseCard> WithoutInitiative => [.. Cards.Where(card => card.Initiatives.Count == 0 && card.Own
        && card.Verdict.Word is VerdictWord.Supported or VerdictWord.Plausible).OrderBy(card => card.Verdict.Word)
        .ThenByDescending(card => Distance(card.Area) ?? 0)];

    public KnownCause? Known(CauseCard card) => Model.Causes.FirstOrDefault(one => one.Key == card.Cause.Known);

    /// <summary>Causes of the catalogue that nobody has taken up, those of areas with a deficit first.</summary>
    public IReadOnlyList<KnownCause> NotTaken(string? area = null)
    {
        var taken = Cards.Concat(Discarded).Select(card => card.Cause.Known).ToHashSet();
        return [.. Model.Causes.Where(one => !taken.Contains(one.Key) && (area is null || one.Areas.Contains(area))
            && !one.Areas.Any(Hidden.Contains)).OrderByDescending(one => Distance(one.Areas[0]) ?? 0)];
    }
}
