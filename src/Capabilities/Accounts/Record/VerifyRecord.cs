using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Record;

/// <summary>Recomputes the chains of the record and says where the first line does not fit. Knows no key: whoever may write the whole
/// database could compute a new chain, so that a checksum noted elsewhere is worth keeping.</summary>
public static class VerifyRecord
{
    /// <summary>Where a chain breaks, in words for whoever has to look.</summary>
    /// <param name="Number">Of the line, as it should stand.</param>
    public sealed record Break(Guid Chain, long Number, string Why);

    /// <param name="Lines">How many were looked at.</param>
    /// <param name="Ends">The last hash of each chain, to be noted.</param>
    public sealed record Outcome(int Lines, IReadOnlyDictionary<Guid, (long Number, string Hash)> Ends, IReadOnlyList<Break> Breaks);

    /// <summary>The record as it is stored, with the heads that say where each chain must end.</summary>
    public static async Task<Outcome> Run(Database db)
    {
        var heads = await db.Set<ChainHead>().AsNoTracking().ToDictionaryAsync(head => head.Chain);
        var chains = (await db.Set<AuditLine>().AsNoTracking().ToListAsync()).ToLookup(line => line.Chain());
        var found = Run([.. chains.SelectMany(chain => chain)], whole: true);
        var breaks = found.Breaks.ToList();
        foreach (var chain in heads.Keys.Union(chains.Select(chain => chain.Key)).Where(chain => breaks.All(one => one.Chain != chain)))
        {
            var (number, hash) = found.Ends.GetValueOrDefault(chain, (0, ChainedRow.Nothing));
            if (heads.GetValueOrDefault(chain) is not { } head) breaks.Add(new(chain, number, "the end of this chain is not noted"));
            else if (head.Number > number) breaks.Add(new(chain, number + 1, $"the last {head.Number - number} lines are missing"));
            else if (head.Number < number || head.Hash != hash) breaks.Add(new(chain, number, "it is not the line that was written last"));
        }

        return found with { Breaks = breaks };
    }

    /// <summary>All checksums, to look for one that somebody noted.</summary>
    public static async Task<IReadOnlySet<string>> Hashes(Database db) =>
        (await db.Set<AuditLine>().Select(line => line.Hash).ToListAsync()).ToHashSet(StringComparer.Ordinal);

    /// <param name="whole">Each chain must begin with its first line; an export of some lines may have gaps.</param>
    public static Outcome Run(IReadOnlyList<AuditLine> lines, bool whole)
    {
        var breaks = new List<Break>();
        var ends = new Dictionary<Guid, (long, string)>();
        foreach (var chain in lines.GroupBy(line => line.Chain()).OrderBy(chain => chain.Key))
        {
            var (number, hash) = (0L, ChainedRow.Nothing);
            foreach (var line in chain.OrderBy(line => line.Number))
            {
                if (WhyNot(line, number, hash, whole) is { } why)
                {
                    breaks.Add(new(chain.Key, Math.Min(line.Number, number + 1), why));
                    break;
                }

                (number, hash) = (line.Number, line.Hash);
            }

            ends[chain.Key] = (number, hash);
        }

        return new(lines.Count, ends, breaks);
    }

    private static string? WhyNot(AuditLine line, long number, string hash, bool whole) => line switch
    {
        _ when line.Number == number => "there are two lines with this number",
        _ when line.Number != number + 1 && (whole || line.Number < number) => "it is missing",
        _ when line.Number == number + 1 && line.Previous != hash => "the line before it is another one than when it was written",
        _ when ChainedRow.HashOf(line.Number, line.Previous, line.Content()) != line.Hash => "it was changed after it was written",
        _ => null,
    };
}
