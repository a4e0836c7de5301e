namespace Wegmarke.Horizon.Partnerships;

/// <summary>Splits what a service costs a year so that the shares add up to the cent.</summary>
/// <remarks>By a key each partner bears cost × own key ÷ sum of keys, rounded down to the cent; the cents that remain go one by one to the
/// largest remainders (Hamilton's method), of equal ones to the partner who joined first. With fixed amounts the leading town bears the
/// rest.</remarks>
public static class ShareCosts
{
    public abstract record Outcome;

    /// <param name="Cents">In the order of the partners.</param>
    public sealed record Shares(IReadOnlyList<long> Cents) : Outcome;

    /// <param name="Partners">Places of those whose key nobody entered.</param>
    public sealed record KeysMissing(IReadOnlyList<int> Partners) : Outcome;

    /// <summary>The fixed amounts are more than the whole.</summary>
    public sealed record TooMuch(long Cents) : Outcome;

    /// <param name="keys">One per partner in the order in which they joined; null: not known.</param>
    /// <param name="lead">Place of the leading town.</param>
    public static Outcome Run(long cents, CostSplit split, IReadOnlyList<long?> keys, int lead)
    {
        if (split == CostSplit.Equal) keys = [.. keys.Select(_ => (long?)1)];
        var missing = keys.Index().Where(one => one.Item is null && !(split == CostSplit.Fixed && one.Index == lead))
            .Select(one => one.Index).ToList();
        if (missing.Count > 0) return new KeysMissing(missing);
        if (split == CostSplit.Fixed)
        {
            var others = keys.Index().Where(one => one.Index != lead).Sum(one => one.Item!.Value);
            return others > cents ? new TooMuch(others)
                : new Shares([.. keys.Index().Select(one => one.Index == lead ? cents - others : one.Item!.Value)]);
        }

        var sum = keys.Aggregate(Int128.Zero, (all, key) => all + key!.Value);
        if (sum == 0) return new KeysMissing([.. Enumerable.Range(0, keys.Count)]);
        var parts = keys.Select(key => Int128.DivRem((Int128)cents * key!.Value, sum)).ToList();
        var left = (int)(cents - parts.Aggregate(Int128.Zero, (all, part) => all + part.Quotient));
        var luckier = parts.Index().OrderByDescending(one => one.Item.Remainder).ThenBy(one => one.Index).Take(left)
            .Select(one => one.Index).ToHashSet();
        return new Shares([.. parts.Index().Select(one => (long)one.Item.Quotient + (luckier.Contains(one.Index) ? 1 : 0))]);
    }
}
