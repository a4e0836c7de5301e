using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Disclosure;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>Reading, redacting and releasing what people added in own words. What was not released is deleted with the original
/// words.</summary>
public static class ReviewComments
{
    public abstract record Outcome;

    public sealed record Done : Outcome;

    /// <summary>There is no such comment, or the review is finished.</summary>
    public sealed record NotThere : Outcome;

    public sealed record TooLong : Outcome;

    /// <summary>The text still holds something that leads to a person.</summary>
    public sealed record TellsOfSomebody(string What) : Outcome;

    /// <summary>Some comments were not looked at yet.</summary>
    public sealed record NotAllReviewed(int Open) : Outcome;

    /// <summary>Keeps what is made of one comment.</summary>
    /// <param name="text">As it may be read; null: it is left out.</param>
    public static async Task<Outcome> Run(Database db, AnswerStore store, Actor actor, CampaignState state, int place, string? text,
        DateTimeOffset now)
    {
        var id = state.Campaign.Id;
        if (place < 0 || place >= store.ReadComments(id).Count || await CommentRelease.Latest(db, id) is not null) return new NotThere();
        var kept = (text ?? "").Trim();
        if (kept.Length > SheetComment.TextMax) return new TooLong();
        if (PersonalTraces.Certain(kept) is [{ } trace, ..]) return new TellsOfSomebody(trace);
        var review = new CommentReview(id, place, kept, actor.Name, now);
        if (await db.Set<CommentReview>().AsNoTracking().AnyAsync(one => one.CampaignId == id && one.Place == place)) db.Update(review);
        else db.Add(review);
        await db.SaveChangesAsync();
        return new Done();
    }

    /// <summary>Releases what was kept, shuffled once more, and deletes every original.</summary>
    public static async Task<Outcome> Finish(Database db, AnswerStore store, Actor actor, CampaignState state, DateTimeOffset now)
    {
        var id = state.Campaign.Id;
        if (await CommentRelease.Latest(db, id) is null)
        {
            var comments = store.ReadComments(id);
            var reviews = await db.Set<CommentReview>().Where(one => one.CampaignId == id).ToListAsync();
            if (comments.Count == 0) return new NotThere();
            if (reviews.Count < comments.Count) return new NotAllReviewed(comments.Count - reviews.Count);
            var released = CommentRule.Shuffle([.. reviews.Where(one => one.Text.Length > 0).Select(one => new ReleasedComment(
                comments[one.Place].Area is >= 0 and var area ? state.Model.Areas[area].Key : "", one.Text))],
                RandomNumberGenerator.GetInt32);
            db.Add(CommentRelease.Of(id, 1, released, actor.Name, now));
            db.RemoveRange(reviews);
            db.Note(actor, now, "release-comments", string.Create(CultureInfo.InvariantCulture,
                $"{state.Campaign.Title}: {released.Count}/{comments.Count}"), state.Campaign.AdministrationId);
            await db.SaveChangesAsync();
        }

        await store.DeleteComments(id);
        return new Done();
    }

    /// <summary>Takes a released comment back: a new version without it.</summary>
    public static async Task<Outcome> Withdraw(Database db, Actor actor, CampaignState state, int number, string reason, DateTimeOffset now)
    {
        if (await CommentRelease.Latest(db, state.Campaign.Id) is not { } latest || number < 0 || number >= latest.Comments.Count
            || reason.Trim().Length == 0) return new NotThere();
        List<ReleasedComment> left = [.. latest.Comments.Where((_, at) => at != number)];
        db.Add(CommentRelease.Of(state.Campaign.Id, latest.Version + 1, left, actor.Name, now));
        // The withdrawn words stand in no version that is left.
        db.RemoveRange(await db.Set<CommentRelease>().Where(one => one.CampaignId == state.Campaign.Id).ToListAsync());
        db.Note(actor, now, "withdraw-comment", $"{state.Campaign.Title}: {reason.Trim()}", state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
        return new Done();
    }
}
