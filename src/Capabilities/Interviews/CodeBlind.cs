using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>Two code the same source without seeing each other, say when they are done, and somebody decides what stands.</summary>
public static class CodeBlind
{
    public const int WhyMax = 500;

    public enum Outcome
    {
        Done,
        SamePerson,
        NotReaders,

        /// <summary>There are codings already, so nobody could be blind.</summary>
        CodedAlready,
        NotYours,
        NotReady,
        WhyMissing,
    }

    public static async Task<Outcome> Pair(Database db, Actor actor, Source source, Guid first, Guid second, DateTimeOffset now)
    {
        if (first == second) return Outcome.SamePerson;
        if (await db.Set<SourceReader>().CountAsync(one => one.SourceId == source.Id && (one.AccountId == first
            || one.AccountId == second)) != 2)
        {
            return Outcome.NotReaders;
        }

        if (await db.Set<CoderPair>().AnyAsync(one => one.SourceId == source.Id)
            || await db.Set<Coding>().AnyAsync(one => one.SourceId == source.Id && !db.Set<CodingEnd>().Any(gone =>
                gone.CodingId == one.Id)))
        {
            return Outcome.CodedAlready;
        }

        db.Add(new CoderPair(source.Id, first, second, actor.Name, now));
        db.Note(actor, now, "pair-coders", $"{source.Number}", source.AdministrationId);
        await db.SaveChangesAsync();
        return Outcome.Done;
    }

    /// <summary>Those of the sources that two code without seeing each other, at the moment.</summary>
    public static async Task<IReadOnlySet<Guid>> Under(Database db, IReadOnlyCollection<Guid> sources) =>
        (await db.Set<CoderPair>().AsNoTracking().Where(pair => sources.Contains(pair.SourceId)
            && db.Set<CoderDone>().Count(done => done.SourceId == pair.SourceId) < 2).Select(pair => pair.SourceId).ToListAsync())
            .ToHashSet();

    public static async Task<Outcome> Finish(Database db, Actor actor, Source source, DateTimeOffset now)
    {
        var pair = await db.Set<CoderPair>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id);
        if (pair is null || (pair.First != actor.Id && pair.Second != actor.Id)) return Outcome.NotYours;
        if (await db.Set<CoderDone>().AnyAsync(one => one.SourceId == source.Id && one.AccountId == actor.Id)) return Outcome.Done;
        db.Add(new CoderDone(source.Id, actor.Id, now));
        db.Note(actor, now, "finish-coding", $"{source.Number}", source.AdministrationId);
        await db.SaveChangesAsync();
        return Outcome.Done;
    }

    public static async Task<Outcome> Decide(Database db, Actor actor, Source source, Guid coding, bool stands, string why,
        DateTimeOffset now)
    {
        if (why.Trim().Length is 0 or > WhyMax) return Outcome.WhyMissing;
        if (await db.Set<CoderDone>().CountAsync(one => one.SourceId == source.Id) < 2) return Outcome.NotReady;
        if (!await db.Set<Coding>().AnyAsync(one => one.Id == coding && one.SourceId == source.Id)) return Outcome.NotYours;
        db.ChangeTracker.Clear();
        var judged = new Adjudication(coding, stands, why.Trim(), actor.Name, now);
        if (await db.Set<Adjudication>().AnyAsync(one => one.CodingId == coding)) db.Update(judged);
        else db.Add(judged);
        db.Note(actor, now, "adjudicate-coding", $"{source.Number}: {(stands ? "stands" : "falls")}", source.AdministrationId);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return Outcome.Done;
    }
}
