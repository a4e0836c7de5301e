using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Releases;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>Reviewing and redacting what people added in own words, before anybody else reads it.</summary>
internal static class CommentEndpoints
{
    public static void MapComments(this IEndpointRouteBuilder app)
    {
        var comments = app.MapGroup("/campaigns/{campaign:guid}/comments").Needs(Right.ReviewComments);
        comments.MapGet("", (Visit visit, AnswerStore store, Guid campaign) => Show(visit, store, campaign, null));
        comments.MapPost("", (Visit visit, AnswerStore store, Guid campaign) => After(visit, store, campaign, state =>
            ReviewComments.Run(visit.Db, store, visit.Known, state, visit.Number("place"),
                visit.Field("go") == "leave" ? null : visit.Field("text"), visit.Now)));
        comments.MapPost("/release", (Visit visit, AnswerStore store, Guid campaign) => After(visit, store, campaign, state =>
            ReviewComments.Finish(visit.Db, store, visit.Known, state, visit.Now)));
        comments.MapPost("/withdrawal", (Visit visit, AnswerStore store, Guid campaign) => After(visit, store, campaign, state =>
            ReviewComments.Withdraw(visit.Db, visit.Known, state, visit.Number("number"), visit.Field("reason"), visit.Now)));
    }

    private static async Task<IResult> Show(Visit visit, AnswerStore store, Guid campaign, string? problem)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Comments", store.ReadComments(campaign)), ("Released", await CommentRelease.Latest(visit.Db, campaign)),
            ("Reviews", (IReadOnlyList<CommentReview>)await visit.Db.Set<CommentReview>().AsNoTracking()
                .Where(one => one.CampaignId == campaign).ToListAsync()),
            ("Problem", problem), ("Place", problem is null ? -1 : visit.Number("place")),
            ("Written", problem is null ? null : visit.Field("text")),
        };
        return problem is null ? visit.Page<CommentReviewPage>(parameters) : visit.Mend<CommentReviewPage>(parameters);
    }

    private static async Task<IResult> After(Visit visit, AnswerStore store, Guid campaign,
        Func<CampaignState, Task<ReviewComments.Outcome>> deed)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var problem = await deed(state) switch
        {
            ReviewComments.NotThere => visit.Say("Diesen Kommentar gibt es nicht, oder die Prüfung ist schon abgeschlossen.",
                "There is no such comment, or the review is finished already."),
            ReviewComments.TooLong => visit.Say($"Der Text darf höchstens {SheetComment.TextMax} Zeichen haben.",
                $"The text may have at most {SheetComment.TextMax} characters."),
            ReviewComments.TellsOfSomebody trace => visit.Say(
                $"Im Text von Kommentar {visit.Number("place") + 1} steht noch „{trace.What}“. Bitte streichen Sie es.",
                $"The text of comment {visit.Number("place") + 1} still holds “{trace.What}”. Please delete it."),
            ReviewComments.NotAllReviewed open => visit.Say($"Noch nicht geprüft: {open.Open}. Bitte übernehmen Sie jeden Kommentar oder lassen Sie ihn weg.",
                $"Not reviewed yet: {open.Open}. Please take every comment or leave it out."),
            _ => null,
        };
        if (problem is not null) return await Show(visit, store, campaign, problem);
        var place = visit.Form.ContainsKey("place") ? FormattableString.Invariant($"#c-{visit.Number("place")}") : "";
        return Results.Redirect($"/campaigns/{campaign}/comments{place}");
    }
}
