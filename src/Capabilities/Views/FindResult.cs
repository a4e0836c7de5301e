using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>Finds the released result of an administration, the newest or that of a wave, with the one before it.</summary>
public static class FindResult
{
    public static async Task<ResultView?> Run(Database db, Guid administration, int? wave, Language language)
    {
        var releases = await PublishRelease.Of(db, administration);
        if (releases.FirstOrDefault(one => wave is null || one.Wave == wave) is not { } release) return null;
        var document = release.Document;
        var earlier = releases.FirstOrDefault(one => one.Wave < release.Wave)?.Document;
        var stored = await db.Set<StoredModel>().AsNoTracking().FirstAsync(model => model.Hash == document.ModelHash);
        var titles = await db.Set<Campaign>().AsNoTracking().Where(one => one.AdministrationId == administration)
          .ToDictionaryAsync(one => one.Id, one => one.Title);
        return new(administration, document, release.Json, release.Hash, earlier, new FrozenModel(stored.Hash, stored.Json).Thaw(),
          language,
            [.. releases.Select(one => (one.Wave, titles[one.CampaignId]))])
        {
            History = await ReleaseHistory.Of(db, release),
        };
    }
}
