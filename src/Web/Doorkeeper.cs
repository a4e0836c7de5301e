using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Asks at every door: who is it, may they, is the form ours. Reads the one authorisation table.</summary>
internal sealed class Doorkeeper(RequestDelegate next, IAntiforgery antiforgery, SignInLog log)
{
    /// <summary>What every town of a common campaign may do about it.</summary>
    private static readonly Right[] Shared = [Right.ReadCampaigns, Right.ReadDossier, Right.GiveConsent, Right.AdviseOnData];

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Door>() is not { } door)
        {
            if (context.GetEndpoint() is not null) context.Response.StatusCode = StatusCodes.Status403Forbidden;
            else await next(context);
            return;
        }

        if (door.Respondent)
        {
            await next(context);
            return;
        }

        var visit = context.RequestServices.GetRequiredService<Visit>();
        await visit.Begin();
        // Who may not do it at all is refused before what they sent is read.
        if (door.Right is { } right && visit.Actor is { } actor && await Refused(context, visit, actor, right) is { } refusal)
        {
            log.Refused(right, PatternOf(context));
            await refusal.ExecuteAsync(context);
            return;
        }

        if (HttpMethods.IsPost(context.Request.Method) && !await antiforgery.IsRequestValidAsync(context))
        {
            log.Foreign(PatternOf(context));
            await visit.FormExpired().ExecuteAsync(context);
            return;
        }

        if (door.Right is not null && visit.Actor is null)
        {
            await Results.Redirect("/sign-in?back=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString))
                .ExecuteAsync(context);
            return;
        }

        if (door.Right is not null && await FreshSignInEndpoints.Detour(visit) is { } detour)
        {
            await detour.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static string? PatternOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    private static async Task<IResult?> Refused(HttpContext context, Visit visit, Actor actor, Right right)
    {
        Guid? administration = null;
        if (context.GetRouteValue("administration") is string named) administration = Guid.Parse(named);
        if (context.GetRouteValue("campaign") is string campaign)
        {
            var id = Guid.Parse(campaign);
            if (await Owners(visit, id) is not { } found) return visit.NotFound();
            administration = found.Administration;
            var together = Shared.Contains(right) && found.Members.Any(member => actor.May(right, member));
            if (!together && !actor.May(right, administration)) return visit.NotAllowed();
            // Whoever is let in to a common survey reads the papers of all who are asked, for this request.
            if (found.Members.Length > 0) visit.Db.StepOut(Crossing.CommonSurvey, [found.Administration, .. found.Members]);
            return null;
        }

        return actor.May(right, administration) ? null : visit.NotAllowed();
    }

    private static async Task<(Guid Administration, Guid[] Members)?> Owners(Visit visit, Guid campaign)
    {
        using var whole = visit.Db.StepOut(Crossing.Door);
        var found = await visit.Db.Set<Campaign>().Where(one => one.Id == campaign).Select(one => new { one.AdministrationId, one.Members })
            .FirstOrDefaultAsync();
        return found is null ? null : (found.AdministrationId, found.Members);
    }
}
