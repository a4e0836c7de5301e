using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>A speaker of another source, as somebody who may open both sees it.</summary>
public sealed record OtherSpeaker(Source Source, Speaker Speaker);

/// <summary>Says that the same person speaks in two sources, so that evidence counts independent people once; or that it is another
/// one.</summary>
public static class JoinSpeakers
{
    /// <summary>Who speaks in the other sources that this person may open; those who ask do not count.</summary>
    public static async Task<IReadOnlyList<OtherSpeaker>> Others(Database db, Actor actor, Source source)
    {
        var open = (await FindSources.Readable(db, actor, source.AdministrationId)).Where(one => one.Id != source.Id).ToDictionary(one =>
            one.Id);
        var ids = open.Keys.ToList();
        return [.. (await db.Set<Speaker>().AsNoTracking().Where(one => ids.Contains(one.SourceId) && !one.Asks).ToListAsync())
            .Select(one => new OtherSpeaker(open[one.SourceId], one)).OrderBy(one => one.Source.Number)
            .ThenBy(one => one.Speaker.Sign, StringComparer.Ordinal)];
    }

    /// <param name="other">Null: a person of their own again.</param>
    /// <returns>Whether there are such speakers that this person may see.</returns>
    public static async Task<bool> Run(Database db, Actor actor, Source source, string sign, (Guid Source, string Sign)? other,
        DateTimeOffset now)
    {
        if (await db.Set<Speaker>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id && one.Sign == sign && !one.Asks)
            is not { } speaker) return false;
        var person = Guid.NewGuid();
        if (other is { } named)
        {
            if ((await Others(db, actor, source)).FirstOrDefault(one => one.Source.Id == named.Source && one.Speaker.Sign == named.Sign)
                is not { } found) return false;
            person = found.Speaker.Person;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Set<Speaker>().Where(one => one.SourceId == source.Id && one.Sign == sign).ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.Person, person));
        await db.Set<Quote>().Where(one => one.SourceId == source.Id && one.Person == speaker.Person).ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.Person, person));
        db.Note(actor, now, other is null ? "part-speaker" : "join-speakers", $"{source.Number} {sign}", source.AdministrationId);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
        return true;
    }
}
