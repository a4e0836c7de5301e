using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>Which passages are asked for; null asks for all.</summary>
/// <param name="Feature">A feature of a case, as one line.</param>
public sealed record PassageFilter(Guid? Code, string? Group, Guid? Part, SourceKind? Kind, Guid? Coder, Guid? Source, string? Feature);

/// <summary>A coded passage in its words.</summary>
public sealed record PassageRow(Source Source, Coding Coding, Code Code, string Text, string Sign);

/// <summary>Codings that somebody may see: in a source that two code blind only the own ones until both are done; what adjudication
/// rejected no longer counts.</summary>
public static class FindCodings
{
    public static async Task<IReadOnlyList<Coding>> Of(Database db, Actor actor, Guid source) =>
        await Seen(db, actor).Where(one => one.SourceId == source).OrderBy(one => one.Start).ThenBy(one => one.At).ToListAsync();

    /// <summary>Passages across all sources that somebody may open.</summary>
    public static async Task<(IReadOnlyList<PassageRow> Rows, int All)> Across(Database db, Actor actor, IReadOnlyList<Source> readable,
        CodeBook book,
        PassageFilter filter, int skip, int take)
    {
        var sources = readable.Where(one => (filter.Group is null || one.Group == filter.Group) && (filter.Part is null
            || one.UnitClassId == filter.Part)
            && (filter.Kind is null || one.Kind == filter.Kind) && (filter.Source is null || one.Id == filter.Source)).ToDictionary(one =>
                one.Id);
        var wanted = Seen(db, actor);
        if (filter.Code is { } code)
        {
            var codes = book.With(code).ToList();
            wanted = wanted.Where(one => codes.Contains(one.CodeId));
        }

        if (filter.Coder is { } coder) wanted = wanted.Where(one => one.CoderId == coder);
        var found = (await wanted.ToListAsync()).Where(one => sources.ContainsKey(one.SourceId))
            .OrderBy(one => sources[one.SourceId].Number).ThenBy(one => one.Start).ThenBy(one => one.At).ToList();
        List<PassageRow> rows = [];
        foreach (var group in found.Skip(skip).Take(take).GroupBy(one => one.SourceId))
        {
            var text = await db.Set<SourceText>().AsNoTracking().FirstAsync(one => one.SourceId == group.Key);
            var points = new CodePoints(text.Text);
            var turns = SourceTurn.Read(text.Turns);
            rows.AddRange(group.Select(one => new PassageRow(sources[one.SourceId], one, book.Find(one.CodeId)!,
                points.Between(one.Start, one.End),
                turns.LastOrDefault(turn => turn.Start <= one.Start && one.Start < turn.End)?.Sign ?? "")));
        }

        return (rows, found.Count);
    }

    /// <summary>Passages per code in these sources.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> Counts(Database db, Actor actor, IReadOnlyCollection<Guid> sources) =>
        await Seen(db, actor).Where(one => sources.Contains(one.SourceId)).GroupBy(one => one.CodeId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count);

    /// <summary>One passage, if this person may see it.</summary>
    public static async Task<PassageRow?> One(Database db, Actor actor, IReadOnlyList<Source> readable, CodeBook book, Guid coding)
    {
        if (await Seen(db, actor).FirstOrDefaultAsync(one => one.Id == coding) is not { } found
            || readable.FirstOrDefault(one => one.Id == found.SourceId) is not { } source) return null;
        var text = await db.Set<SourceText>().AsNoTracking().FirstAsync(one => one.SourceId == source.Id);
        return new(source, found, book.Find(found.CodeId)!, new CodePoints(text.Text).Between(found.Start, found.End), "");
    }

    private static IQueryable<Coding> Seen(Database db, Actor actor) => db.Set<Coding>().AsNoTracking().Where(one =>
        !db.Set<CodingEnd>().Any(gone => gone.CodingId == one.Id)
        && !db.Set<Adjudication>().Any(judged => judged.CodingId == one.Id && !judged.Stands)
        && (one.CoderId == actor.Id || !db.Set<CoderPair>().Any(pair => pair.SourceId == one.SourceId)
            || db.Set<CoderDone>().Count(done => done.SourceId == one.SourceId) >= 2));
}
