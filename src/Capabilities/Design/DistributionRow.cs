namespace Wegmarke.Design;

/// <summary>How one item was answered: counts per stage as given, and the answers that are no stage. Null counts are protected.</summary>
public sealed record DistributionRow(string Label, IReadOnlyList<long>? Counts, long DoNotKnow, long NotApplicable, long Skipped,
  double? Mean)
{
    public long Valid => Counts?.Sum() ?? 0;

    public long Other => DoNotKnow + NotApplicable;
}
