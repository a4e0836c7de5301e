using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>What is said about a source besides its text.</summary>
/// <param name="Reach">How far consent reaches; null: none is recorded.</param>
/// <param name="Kept">Where the signed sheet lies.</param>
public sealed record SourceParticulars(string Title, SourceKind Kind, string Group, Guid? UnitClass, DateOnly? Day, QuoteState? Reach,
    string Kept, DateOnly? ConsentDay, IReadOnlyList<Guid> Readers);

/// <summary>Changes what is said about a source, who may open it, and the record of consent.</summary>
public static class ChangeSource
{
    public const int KeptMax = 300;

    public enum Outcome
    {
        Changed,
        NotThere,
        TitleMissing,
        ReaderMissing,
        ConsentIncomplete,
        DayOutside,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, Source source, SourceParticulars said, DateTimeOffset now)
    {
        if (said.Title.Trim().Length is 0 or > Source.TitleMax) return Outcome.TitleMissing;
        var today = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
        if (said.Day > today || said.ConsentDay > today) return Outcome.DayOutside;
        if (said.Reach is not null && (said.ConsentDay is null || said.Kept.Trim()
            .Length is 0 or > KeptMax)) return Outcome.ConsentIncomplete;
        var may = (await Candidates(db, source.AdministrationId)).Select(one => one.Id).ToHashSet();
        var readers = said.Readers.Where(may.Contains).Distinct().ToList();
        if (readers.Count == 0) return Outcome.ReaderMissing;
        var classes = await db.Set<UnitClass>().Where(one => one.AdministrationId == source.AdministrationId).Select(one => one.Id)
            .ToListAsync();
        db.ChangeTracker.Clear();
        db.Update(source with
        {
            Title = said.Title.Trim(), Kind = said.Kind, Group = CapacityRoles.All.ContainsKey(said.Group) ? said.Group : "",
            UnitClassId = said.UnitClass is { } id && classes.Contains(id) ? id : null, Day = said.Day,
        });
        var before = await db.Set<SourceReader>().Where(one => one.SourceId == source.Id).ToListAsync();
        db.RemoveRange(before.Where(one => !readers.Contains(one.AccountId)));
        db.AddRange(readers.Except(before.Select(one => one.AccountId)).Select(id => new SourceReader(source.Id, id, actor.Name, now)));
        if (said.Reach is { } reach)
        {
            var consent = await db.Set<SourceConsent>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id);
            var fresh = new SourceConsent(source.Id, reach, said.Kept.Trim(), said.ConsentDay!.Value, actor.Name, now);
            if (consent is null) db.Add(fresh);
            else if (consent.Reach != reach || consent.Kept != fresh.Kept || consent.Day != fresh.Day) db.Update(fresh);
        }

        db.Note(actor, now, "change-source", $"{source.Number}: {readers.Count}", source.AdministrationId);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return Outcome.Changed;
    }

    /// <summary>Accounts that may be let into a source.</summary>
    public static async Task<IReadOnlyList<Account>> Candidates(Database db, Guid administration)
    {
        var roles = Rights.Table[Right.ReadInterviews];
        return await db.Set<Account>().AsNoTracking().Where(account => db.Set<Grant>().Any(grant => grant.AccountId == account.Id
                && !db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id) && roles.Contains(grant.Role)
                    && (grant.AdministrationId == null || grant.AdministrationId == administration))
            && !db.Set<AccountClosure>().Any(closure => closure.AccountId == account.Id)).OrderBy(account => account.DisplayName)
                .ToListAsync();
    }

    /// <summary>Those who spoke take their consent back: nothing of the source is shown from here on.</summary>
    public static async Task WithdrawConsent(Database db, Actor actor, Source source, DateTimeOffset now)
    {
        if (await db.Set<ConsentWithdrawal>().AnyAsync(one => one.SourceId == source.Id)) return;
        db.Add(new ConsentWithdrawal(source.Id, actor.Name, now));
        var quotes = await db.Set<Quote>().Where(one => one.SourceId == source.Id).Select(one => one.Id).ToListAsync();
        var gone = await db.Set<QuoteWithdrawal>().Where(one => quotes.Contains(one.QuoteId)).Select(one => one.QuoteId).ToListAsync();
        db.AddRange(quotes.Except(gone).Select(id => new QuoteWithdrawal(id, "Einwilligung zurückgenommen", actor.Name, now)));
        await db.Set<QuoteUse>().Where(one => quotes.Contains(one.QuoteId)).ExecuteDeleteAsync();
        db.Note(actor, now, "withdraw-consent", $"{source.Number}", source.AdministrationId);
        await db.SaveChangesAsync();
    }

    public static async Task<bool> AddClass(Database db, Actor actor, Guid administration, string name, int people, DateTimeOffset now)
    {
        var words = name.Trim();
        if (words.Length is 0 or > 100 || people < 1
            || await db.Set<UnitClass>().AnyAsync(one => one.AdministrationId == administration && one.Name == words)) return false;
        db.Add(new UnitClass(Guid.CreateVersion7(now), administration, words, people));
        db.Note(actor, now, "add-unit-class", $"{words} {people}", administration);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>A part of the house is called otherwise or has become larger or smaller; below the threshold it is not named any
    /// more.</summary>
    public static async Task<bool> CorrectClass(Database db, Actor actor, Guid administration, Guid part, string name, int people,
        DateTimeOffset now)
    {
        var words = name.Trim();
        if (words.Length is 0 or > 100 || people < 1
            || await db.Set<UnitClass>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == part
                && one.AdministrationId == administration) is not { } known
            || await db.Set<UnitClass>().AnyAsync(one => one.AdministrationId == administration && one.Id != part
                && one.Name == words)) return false;
        db.Update(known with { Name = words, People = people });
        db.Note(actor, now, "correct-unit-class", $"{known.Name} {known.People} → {words} {people}", administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return true;
    }
}
