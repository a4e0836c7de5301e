using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>Plans the next wave of an administration: freezes the model. Units and headcounts follow the house until it opens.</summary>
public static class PlanCampaign
{
    public const int TitleMax = 200;
    public const int ThresholdMin = 5;
    public const int ThresholdMax = 20;
    public const int CommentThresholdMin = 10;

    /// <summary>With fewer people there is the result of the whole house and nothing else.</summary>
    public const int StaffForParts = 30;

    /// <summary>Letters of addresses, without those that look alike.</summary>
    internal const string SlugLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    public abstract record Outcome;

    public sealed record Planned(Guid Id) : Outcome;

    public sealed record TitleMissing : Outcome;

    public sealed record ThresholdOutside : Outcome;

    public sealed record CommentThresholdOutside : Outcome;

    public sealed record FormUnknown : Outcome;

    /// <summary>The form lets choose areas, and none, too many or unknown ones were chosen.</summary>
    public sealed record AreasOutside(int Most) : Outcome;

    public sealed record PerspectiveUnknown : Outcome;

    public sealed record AttributeUnknown : Outcome;

    public sealed record LanguageUnknown : Outcome;

    /// <summary>Only one of begin and end, or the end before the begin.</summary>
    public sealed record PeriodDoesNotFit : Outcome;

    /// <summary>Attributes or units of a house too small to look at parts of it.</summary>
    public sealed record HouseTooSmall : Outcome;

    /// <summary>Too many people to answer together in one room.</summary>
    public sealed record HouseTooLarge : Outcome;

    /// <summary>Members of a common campaign that do not exist, are too large to need one, or are fewer than two.</summary>
    public sealed record MembersDoNotFit : Outcome;

    public sealed record AnotherIsRunning(Guid Id) : Outcome;

    /// <summary>It was opened, or somebody else changed it meanwhile.</summary>
    public sealed record ChangedMeanwhile : Outcome;

    /// <summary>A file for research needs both: who receives it, and what for.</summary>
    public sealed record ResearchIncomplete : Outcome;

    /// <summary>Too few people, several towns at once, or all in one room: no row could stand for nobody in particular.</summary>
    public sealed record ResearchNeedsLargerHouse : Outcome;

    public static Task<Outcome> Run(
        Database db, Actor actor, Administration administration, MaturityModel model, string form, string title, bool askUnit,
          int threshold, DateTimeOffset now, IReadOnlyList<string>? areas = null) =>
        Run(db, actor, administration, model, new CampaignSettings(title, form, askUnit, threshold) { Areas = areas }, now);

    public static async Task<Outcome> Run(Database db, Actor actor, Administration administration, MaturityModel model,
        CampaignSettings settings, DateTimeOffset now)
    {
        if (await Refusal(db, administration, model, settings) is { } refusal) return refusal;
        var earlier = await CampaignState.Of(db, administration.Id);
        if (earlier.FirstOrDefault(one => one.Closing is null) is { Campaign: { } running }) return new AnotherIsRunning(running.Id);
        var frozen = FrozenModel.Of(model);
        await Keep(db, new(frozen.Hash, model.Key, model.Version, frozen.Json));
        var wave = earlier.Select(one => one.Campaign.Wave).DefaultIfEmpty().Max() + 1;
        var campaign = await HouseAsItIs.Run(db, settings.Into(new(Guid.NewGuid(), administration.Id, wave, "", "", "", [], 0,
            RandomNumberGenerator.GetString(SlugLetters, 10), administration.Staff, administration.Leaders, now), model, frozen.Hash));
        db.Add(campaign);
        db.Note(actor, now, "plan-campaign", campaign.Title, administration.Id);
        await db.SaveChangesAsync();
        return new Planned(campaign.Id);
    }

    internal static async Task<Outcome?> Refusal(Database db, Administration administration, MaturityModel model, CampaignSettings settings)
    {
        var staff = administration.Staff;
        if (settings.Members.Count > 0)
        {
            var members = await db.Set<Administration>().AsNoTracking().Where(one => settings.Members.Contains(one.Id)).ToListAsync();
            if (members.Count != settings.Members.Count || members.Count < 2 || members.Any(one => one.Staff >= StaffForParts))
            {
                return new MembersDoNotFit();
            }

            staff = members.Sum(one => one.Staff);
        }

        return settings.Refusal(model, staff);
    }

    /// <summary>Stores a model once; of two who store the same one at once, one row remains.</summary>
    internal static async Task Keep(Database db, StoredModel model)
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
