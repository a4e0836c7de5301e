using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>A survey with the ways that lead into it.</summary>
/// <param name="CodesOnly">The open link is shut.</param>
/// <param name="Groups">Groups with a link of their own, by its address.</param>
internal sealed record OpenSurvey(Survey Survey, bool CodesOnly, bool Paused, IReadOnlyDictionary<string, InvitationList> Groups)
{
    /// <summary>The last day on which answers are taken; null: until it is closed.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>Surveys by their address, so that a respondent's page needs no question to the house database. Whether one was closed meanwhile
/// is asked again after two seconds; a late sheet is refused by the answer store in any case.</summary>
internal sealed class OpenSurveys(Settings settings, TimeProvider time)
{
    private readonly AskedLately<OpenSurvey> known = new(time);
    private readonly ConcurrentDictionary<string, Lazy<Task<OpenSurvey?>>> asked = [];

    /// <summary>However many want it at once, the database is asked once.</summary>
    public async ValueTask<OpenSurvey?> Find(string slug)
    {
        if (known.Fresh(slug) is { } fresh) return fresh;
        var asking = asked.GetOrAdd(slug, _ => new(() => Ask(slug)));
        try
        {
            return await asking.Value;
        }
        finally
        {
            asked.TryRemove(new(slug, asking));
        }
    }

    private async Task<OpenSurvey?> Ask(string slug)
    {
        await using var db = Database.Open(settings.Storage);
        if (known.Last(slug) is { Survey.State: { Opening: not null, Closing: null } state } open)
        {
            var id = state.Campaign.Id;
            var closed = await db.Set<CampaignClosing>().AnyAsync(one => one.CampaignId == id);
            if (!closed) return known.Keep(slug, await Ways(db, open.Survey));
        }

        if (await CampaignState.FindBySlug(db, slug) is not { } fresh) return null;
        var administration = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == fresh.Campaign.AdministrationId);
        return known.Keep(slug, await Ways(db, new(fresh, administration.Name)));
    }

    /// <summary>Asks anew at the next request, because something happened to this survey just now.</summary>
    public void Forget(string slug)
    {
        asked.TryRemove(slug, out _);
        known.Forget(slug);
    }

    private static async Task<OpenSurvey> Ways(Database db, Survey survey)
    {
        var id = survey.State.Campaign.Id;
        var groups = await db.Set<InvitationList>().AsNoTracking().Where(list => list.CampaignId == id && list.Slug != null).ToListAsync();
        var events = await FieldPeriod.Of(db, id);
        return new(survey, await db.Set<CodesOnly>().AnyAsync(rule => rule.CampaignId == id), FieldPeriod.IsPaused(events),
            groups.ToDictionary(list => list.Slug!))
        {
            LastDay = FieldPeriod.End(survey.State.Campaign, events),
        };
    }
}
