using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Interviews.Cases;
using Wegmarke.Interviews.Suggestions;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>Deletes a source with its text, codings, quotes and search terms, and leaves proof. The key of the text as it was spoken is
/// destroyed first, so that copies in backups can be read by nobody from this moment on; pseudonymised text in backups goes with
/// them.</summary>
public static class DeleteSource
{
    /// <summary>How long the house keeps its backups.</summary>
    public static readonly TimeSpan BackupsKept = TimeSpan.FromDays(90);

    public static async Task<SourceDeletion> Run(Database db, SourceKeys keys, Actor actor, Source source, string why, DateTimeOffset now)
    {
        keys.Destroy(source.Id);
        var id = source.Id;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var hash = await db.Set<SourceText>().Where(one => one.SourceId == id).Select(one => one.Sha256).FirstOrDefaultAsync() ?? "";
        var quotes = db.Set<Quote>().Where(one => one.SourceId == id).Select(one => one.Id);
        var codings = db.Set<Coding>().Where(one => one.SourceId == id).Select(one => one.Id);
        await db.Set<QuoteUse>().Where(one => quotes.Contains(one.QuoteId)).ExecuteDeleteAsync();
        await db.Set<QuoteStep>().Where(one => quotes.Contains(one.QuoteId)).ExecuteDeleteAsync();
        await db.Set<QuoteWithdrawal>().Where(one => quotes.Contains(one.QuoteId)).ExecuteDeleteAsync();
        var quotesGone = await db.Set<Quote>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<Adjudication>().Where(one => codings.Contains(one.CodingId)).ExecuteDeleteAsync();
        await db.Set<CodingEnd>().Where(one => codings.Contains(one.CodingId)).ExecuteDeleteAsync();
        var codingsGone = await db.Set<Coding>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<CoderDone>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<CoderPair>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<SourceTerm>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<SourceText>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<SealedText>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<Speaker>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<SourceClearance>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<SourceReader>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<SourceConsent>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await db.Set<ConsentWithdrawal>().Where(one => one.SourceId == id).ExecuteDeleteAsync();
        await FindCases.Forget(db, source);
        await db.Set<Source>().Where(one => one.Id == id).ExecuteDeleteAsync();
        var proof = new SourceDeletion(id, source.AdministrationId, source.Number, hash, codingsGone, quotesGone, why.Trim(),
            now + BackupsKept, actor.Name, now);
        db.Add(proof);
        db.Note(actor, now, "delete-source", $"{source.Number} {hash}", source.AdministrationId);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
        FindSuggestions.Forget(source.AdministrationId);
        return proof;
    }

    /// <summary>Destroys the text of a cleared source as it was spoken; the pseudonymised one stays.</summary>
    public static async Task DestroySpoken(Database db, SourceKeys keys, Actor actor, Source source, DateTimeOffset now)
    {
        keys.Destroy(source.Id);
        await db.Set<SealedText>().Where(one => one.SourceId == source.Id).ExecuteDeleteAsync();
        db.Note(actor, now, "destroy-spoken-text", $"{source.Number}", source.AdministrationId);
        await db.SaveChangesAsync();
    }

    /// <summary>Destroys the table of names of an administration: nobody can tell any more who stands behind a stand-in.</summary>
    public static async Task DestroyNames(Database db, SourceKeys keys, Actor actor, Guid administration, DateTimeOffset now)
    {
        keys.Destroy(administration);
        await db.Set<NameEntry>().Where(one => one.AdministrationId == administration).ExecuteDeleteAsync();
        db.Note(actor, now, "destroy-names", "", administration);
        await db.SaveChangesAsync();
    }
}
