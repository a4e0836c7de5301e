using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>Comments of a survey that were reviewed and released, ready to become a source.</summary>
public sealed record CommentsToTake(Guid Campaign, string Title, int Comments);

/// <summary>Takes released comments of a survey as a source. They have no speakers: nobody can tell which of them stem from one person, so
/// as evidence they count once.</summary>
public static class TakeComments
{
    public static async Task<IReadOnlyList<CommentsToTake>> Of(Database db, Actor actor, Guid administration)
    {
        if (!actor.May(Right.ReadComments, administration)) return [];
        List<CommentsToTake> all = [];
        foreach (var campaign in await db.Set<Campaign>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .OrderByDescending(one => one.PlannedAt).ToListAsync())
        {
            if (await CommentRelease.Latest(db, campaign.Id) is { Comments: { Count: > 0 } comments })
            {
                all.Add(new(campaign.Id, campaign.Title, comments.Count));
            }
        }

        return all;
    }

    /// <param name="area">What an area is called.</param>
    /// <returns>Null where nothing of this survey is released to this person.</returns>
    public static async Task<KeepSource.Outcome?> Run(Database db, SourceKeys keys, Actor actor, Guid administration, Guid campaign,
        string title, Func<string, string> area, DateTimeOffset now)
    {
        if ((await Of(db, actor, administration)).All(one => one.Campaign != campaign)) return null;
        var text = new StringBuilder();
        foreach (var group in (await CommentRelease.Latest(db, campaign))!.Comments.GroupBy(one => one.Area))
        {
            if (group.Key.Length > 0) text.Append(area(group.Key)).Append('\n');
            foreach (var comment in group) text.Append(comment.Text.ReplaceLineEndings(" ")).Append('\n');
            text.Append('\n');
        }

        return await KeepSource.Run(db, keys, actor, administration, title, SourceKind.Comment, new("comments", text.ToString(), []), now);
    }
}
