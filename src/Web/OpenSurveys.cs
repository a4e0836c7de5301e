using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Surveys by their address, so that a respondent's page needs no question to the house database. Whether one was closed meanwhile
/// is asked again after two seconds; a late sheet is refused by the answer store in any case.</summary>
internal sealed class OpenSurveys(Settings settings, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, (Survey Survey, DateTimeOffset At)> known = [];

    public async ValueTask<Survey?> Find(string slug)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(slug, out var found) && now - found.At < Fresh) return found.Survey;
        await using var db = Database.Open(settings.Storage);
        if (found.Survey is { State: { Opening: not null, Closing: null } state })
        {
            var id = state.Campaign.Id;
            if (!await db.Set<CampaignClosing>().AnyAsync(one => one.CampaignId == id)) return Remember(slug, found.Survey, now);
        }

        if (await CampaignState.FindBySlug(db, slug) is not { } fresh) return null;
        var administration = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == fresh.Campaign.AdministrationId);
        return Remember(slug, new(fresh, administration.Name), now);
    }

    /// <summary>Asks anew at the next request, because something happened to this survey just now.</summary>
    public void Forget(string slug) => known.TryRemove(slug, out _);

    private Survey Remember(string slug, Survey survey, DateTimeOffset now)
    {
        known[slug] = (survey, now);
        return survey;
    }
}
