using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>Codes a passage, takes a coding back, brings it back. Codings are only added, so people who code at the same time lose
/// nothing.</summary>
public static class RecordCoding
{
    public abstract record Outcome;

    public sealed record Recorded(Guid Id) : Outcome;

    public sealed record CodeUnknown : Outcome;

    public sealed record OutsideText(int Length) : Outcome;

    /// <summary>Two others code this source blind, or this coder said to be done.</summary>
    public sealed record Closed : Outcome;

    public sealed record MemoTooLong : Outcome;

    /// <summary>Somebody else's, or not there.</summary>
    public sealed record NotYours : Outcome;

    public sealed record HasQuote : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Source source, Guid code, int start, int end, string memo,
        DateTimeOffset now)
    {
        if (memo.Length > Coding.MemoMax) return new MemoTooLong();
        if (!await db.Set<Code>().AnyAsync(one => one.Id == code
            && one.AdministrationId == source.AdministrationId)) return new CodeUnknown();
        var length = await db.Set<SourceText>().Where(one => one.SourceId == source.Id).Select(one => one.Length).FirstOrDefaultAsync();
        if (start < 0 || end <= start || end > length) return new OutsideText(length);
        if (!await MayCode(db, actor.Id, source.Id)) return new Closed();
        var same = await db.Set<Coding>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id && one.CodeId == code
            && one.Start == start && one.End == end && one.CoderId == actor.Id && !db.Set<CodingEnd>().Any(gone =>
                gone.CodingId == one.Id));
        if (same is not null) return new Recorded(same.Id);
        var coding = new Coding(Guid.CreateVersion7(now), source.Id, code, start, end, actor.Id, actor.Name, memo.Trim(), now);
        db.Add(coding);
        db.Note(actor, now, "code-passage", $"{source.Number}: {start}–{end}", source.AdministrationId);
        await db.SaveChangesAsync();
        return new Recorded(coding.Id);
    }

    /// <summary>Whether somebody may code this source now.</summary>
    public static async Task<bool> MayCode(Database db, Guid account, Guid source)
    {
        var pair = await db.Set<CoderPair>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source);
        if (pair is null) return true;
        if (pair.First != account && pair.Second != account) return false;
        return !await db.Set<CoderDone>().AnyAsync(one => one.SourceId == source && one.AccountId == account);
    }

    public static async Task<Outcome> Undo(Database db, Actor actor, Source source, Guid coding, DateTimeOffset now)
    {
        if (!await db.Set<Coding>().AnyAsync(one => one.Id == coding && one.SourceId == source.Id
            && one.CoderId == actor.Id)) return new NotYours();
        if (!await MayCode(db, actor.Id, source.Id)) return new Closed();
        if (await db.Set<Quote>().AnyAsync(one => one.CodingId == coding)) return new HasQuote();
        if (await db.Set<CodingEnd>().AnyAsync(one => one.CodingId == coding)) return new Recorded(coding);
        db.Add(new CodingEnd(coding, actor.Id, actor.Name, now));
        db.Note(actor, now, "take-coding-back", $"{source.Number}", source.AdministrationId);
        await db.SaveChangesAsync();
        return new Recorded(coding);
    }

    public static async Task<Outcome> Redo(Database db, Actor actor, Source source, Guid coding, DateTimeOffset now)
    {
        if (!await db.Set<Coding>().AnyAsync(one => one.Id == coding && one.SourceId == source.Id
            && one.CoderId == actor.Id)) return new NotYours();
        if (!await MayCode(db, actor.Id, source.Id)) return new Closed();
        await db.Set<CodingEnd>().Where(one => one.CodingId == coding).ExecuteDeleteAsync();
        db.Note(actor, now, "bring-coding-back", $"{source.Number}", source.AdministrationId);
        await db.SaveChangesAsync();
        return new Recorded(coding);
    }
}
