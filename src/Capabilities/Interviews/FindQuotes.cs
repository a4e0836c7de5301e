using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Disclosure;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>A quote with all that may be said about it.</summary>
/// <param name="State">As of now: an expired release is none.</param>
/// <param name="Group">Role of the speaker; empty where saying it could reveal somebody.</param>
/// <param name="Part">Name of the part of the house; empty where fewer people work there than the threshold.</param>
public sealed record QuoteSight(Quote Quote, QuoteState State, DateOnly? Until, SourceKind Kind, int Source, string Group, string Part,
    IReadOnlyList<QuoteStep> Steps, IReadOnlyList<QuoteUse> Uses)
{
    /// <summary>Whether readers of this circle may see it.</summary>
    public bool ReleasedFor(QuoteState circle) => State >= circle && circle >= QuoteState.House;
}

/// <summary>The quotes of an administration that were not withdrawn and whose sources still have their consent.</summary>
public static class FindQuotes
{
    /// <summary>Roles that many hold. Every other one points at a few people and is not told.</summary>
    private static readonly string[] Broad = ["staff", "council", "external"];

    private const string Heads = "unit-heads";

    /// <param name="cause">Only quotes for or against this cause.</param>
    public static async Task<IReadOnlyList<QuoteSight>> Run(Database db, Guid administration, DateTimeOffset now, string? cause = null)
    {
        var quotes = await db.Set<Quote>().AsNoTracking().Where(one => one.AdministrationId == administration
                && (cause == null || one.Cause == cause)
                && !db.Set<QuoteWithdrawal>().Any(gone => gone.QuoteId == one.Id)
                && !db.Set<ConsentWithdrawal>().Any(gone => gone.SourceId == one.SourceId))
            .OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync();
        var ids = quotes.Select(one => one.Id).ToList();
        var steps = (await db.Set<QuoteStep>().AsNoTracking().Where(one => ids.Contains(one.QuoteId)).OrderBy(one => one.At)
            .ToListAsync()).ToLookup(one => one.QuoteId);
        var uses = (await db.Set<QuoteUse>().AsNoTracking().Where(one => ids.Contains(one.QuoteId)).OrderBy(one => one.Place)
            .ToListAsync()).ToLookup(one => one.QuoteId);
        var sources = await db.Set<Source>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .ToDictionaryAsync(one => one.Id);
        var parts = await db.Set<UnitClass>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .ToDictionaryAsync(one => one.Id);
        var leaders = await db.Set<Administration>().Where(one => one.Id == administration).Select(one => one.Leaders).FirstAsync();
        return [.. quotes.Select(quote => Sight(quote, sources[quote.SourceId], parts, leaders, InOrder(steps[quote.Id]),
            [.. uses[quote.Id]], now))];
    }

    /// <summary>As they followed each other; of steps of one moment the later state is the later one.</summary>
    public static IReadOnlyList<QuoteStep> InOrder(IEnumerable<QuoteStep> steps) =>
        [.. steps.OrderBy(one => one.At).ThenBy(one => one.State)];

    /// <summary>The state that holds on a day: the last step, or where a release has expired what was before any release.</summary>
    public static (QuoteState State, DateOnly? Until) StateOf(IReadOnlyList<QuoteStep> steps, DateTimeOffset now)
    {
        if (steps.Count == 0) return (QuoteState.Pseudonymised, null);
        var (last, today) = (steps[^1], DateOnly.FromDateTime(now.UtcDateTime));
        return last.Until is { } until && until < today ? (QuoteState.Checked, null) : (last.State, last.Until);
    }

    private static QuoteSight Sight(Quote quote, Source source, Dictionary<Guid, UnitClass> parts, int leaders,
        IReadOnlyList<QuoteStep> steps, IReadOnlyList<QuoteUse> uses, DateTimeOffset now)
    {
        var (state, until) = StateOf(steps, now);
        var part = source.UnitClassId is { } id && parts[id].People >= Protection.CommentsMin ? parts[id].Name : "";
        var told = Broad.Contains(source.Group) || (source.Group == Heads && part.Length == 0 && leaders >= Protection.CommentsMin);
        var group = told ? source.Group : "";
        return new(quote, state, until, source.Kind, source.Number, group, part, steps, uses);
    }
}
