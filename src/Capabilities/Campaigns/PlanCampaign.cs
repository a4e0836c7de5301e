using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>Plans the next wave of an administration: freezes the model, the units and the headcounts.</summary>
public static class PlanCampaign
{
    public const int ThresholdMin = 5;
    public const int ThresholdMax = 20;
    private const string SlugLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    public abstract record Outcome;

    public sealed record Planned(Guid Id) : Outcome;

    public sealed record TitleMissing : Outcome;

    public sealed record ThresholdOutside : Outcome;

    public sealed record FormUnknown : Outcome;

    /// <summary>The form lets choose areas, and none, too many or unknown ones were chosen.</summary>
    public sealed record AreasOutside(int Most) : Outcome;

    public sealed record AnotherIsRunning(Guid Id) : Outcome;

    public static async Task<Outcome> Run(
        Database db, Actor actor, Administration administration, MaturityModel model, string form, string title, bool askUnit,
          int threshold, DateTimeOffset now, IReadOnlyList<string>? areas = null)
    {
        if (title.Trim().Length is 0 or > 200) return new TitleMissing();
        if (threshold is < ThresholdMin or > ThresholdMax) return new ThresholdOutside();
        if (model.Forms.All(one => one.Key != form)) return new FormUnknown();
        if (model.ChooseAreas(form, areas) is not { } chosen) return new AreasOutside(model.Forms.First(one =>
            one.Key == form).ChooseAreas!.Value);
        var earlier = await CampaignState.Of(db, administration.Id);
        if (earlier.FirstOrDefault(one => one.Closing is null) is { Campaign: { } running }) return new AnotherIsRunning(running.Id);
        var frozen = FrozenModel.Of(model);
        await Keep(db, new(frozen.Hash, model.Key, model.Version, frozen.Json));
        string[] units = askUnit
            ? [.. (await db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration.Id).ToListAsync())
              .Select(unit => unit.Name).Order(StringComparer.CurrentCulture)]
            : [];
        var campaign = new Campaign(Guid.NewGuid(), administration.Id, earlier.Select(one => one.Campaign.Wave).DefaultIfEmpty().Max()
          + 1, title.Trim(), frozen.Hash,
            form, units, threshold, RandomNumberGenerator.GetString(SlugLetters, 10), administration.Staff, administration.Leaders, now)
        {
            Areas = [.. chosen],
        };
        db.Add(campaign);
        db.Note(actor, now, "plan-campaign", campaign.Title, administration.Id);
        await db.SaveChangesAsync();
        return new Planned(campaign.Id);
    }

    /// <summary>Stores a model once; of two who store the same one at once, one row remains.</summary>
    private static async Task Keep(Database db, StoredModel model)
    {
        if (await db.Set<StoredModel>().AnyAsync(one => one.Hash == model.Hash)) return;
        db.Add(model);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Set<StoredModel>().AnyAsync(one => one.Hash == model.Hash)) throw;
        }
    }
}
