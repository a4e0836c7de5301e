using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>Puts the dossier together from the settings, the frozen model and the table of rights.</summary>
public static class FindDossier
{
    public static async Task<DossierView> Run(Database db, CampaignState state, Language language)
    {
        var ids = state.Campaign.Asked;
        var towns = await db.Set<Administration>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync();
        return new(state, await ConsentState.Find(db, state.Campaign),
            [.. towns.OrderBy(one => one.Name, StringComparer.Create(language.Culture, ignoreCase: true))],
            [.. state.Form.Perspectives.Select(perspective => AskedOf(state, perspective, language))],
            [.. Enum.GetValues<Role>().Select(role => (role, (IReadOnlyList<Right>)[.. DossierView.Sights.Where(right =>
                Rights.Table[right].Contains(role))]))],
            [.. towns.Select(one => one.Land).Distinct().Select(land => (Land.Of(land)?.Name ?? "", CoDetermination.Known.Of(land)))],
            Recognisable.Of(state, new Dictionary<string, IReadOnlyList<double>>()));
    }

    private static DossierView.AskedOf AskedOf(CampaignState state, string perspective, Language language)
    {
        var (model, campaign) = (state.Model, state.Campaign);
        var asked = model.Asked(state.Form, perspective, campaign.Areas).ToHashSet();
        return new(perspective,
            Math.Max(1, (int)Math.Ceiling(ReadingTime.Longest(model, state.Form, perspective, language.Key, campaign.Areas))),
            [.. model.Areas.Select(area => (area.Key, (IReadOnlyList<string>)[.. model.ItemsOf(area.Key)
                .Where(item => asked.Contains(item.Key)).Select(item => item.Key)])).Where(one => one.Item2.Count > 0)]);
    }
}
