using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>Puts a wrong release right: withdraws it, or makes a new version from the same answers and corrected facts. The old one stays
/// readable with the reason why it no longer holds.</summary>
public static class CorrectRelease
{
    private const char Between = '\u001f';
    private const int ReasonLengthMax = 500;

    public abstract record Outcome;

    public sealed record Ended(int Version) : Outcome;

    public sealed record NewVersion(Release Release) : Outcome;

    public sealed record NothingHolds : Outcome;

    public sealed record ReasonMissing : Outcome;

    public sealed record CountsDoNotFit : Outcome;

    public sealed record UnitUnknown(string Name) : Outcome;

    /// <summary>Somebody else corrected it in the same moment; theirs counts.</summary>
    public sealed record SomebodyWasFaster : Outcome;

    public static async Task<Outcome> Withdraw(Database db, Actor actor, Campaign campaign, string reason, DateTimeOffset now)
    {
        if (reason.Trim().Length is 0 or > ReasonLengthMax) return new ReasonMissing();
        if (await Holding(db, campaign.Id) is not { } release) return new NothingHolds();
        db.Add(new ReleaseEnd(campaign.Id, release.Version, reason.Trim(), actor.Name, now));
        db.Note(actor, now, "withdraw-release", $"{campaign.Title} {release.Hash[..12]}: {reason.Trim()}", campaign.AdministrationId);
        return await Save(db, new Ended(release.Version));
    }

    /// <param name="staff">The right number of staff; null where it was right.</param>
    /// <param name="merged">Units to be counted as one: the one that goes and the one that stays.</param>
    public static async Task<Outcome> Supersede(Database db, AnswerStore store, Actor actor, CampaignState state, string reason, int? staff,
        int? leaders, IReadOnlyDictionary<string, string> merged, DateTimeOffset now)
    {
        var campaign = state.Campaign;
        if (reason.Trim().Length is 0 or > ReasonLengthMax) return new ReasonMissing();
        var (all, lead) = (staff ?? campaign.Staff, leaders ?? campaign.Leaders);
        if (all < 1 || lead < 0 || lead > all) return new CountsDoNotFit();
        if (merged.Keys.Concat(merged.Values).FirstOrDefault(name => !campaign.Units.Contains(name)) is { } unknown)
        {
            return new UnitUnknown(unknown);
        }

        if (await PublishRelease.Latest(db, campaign.Id) is not { } release) return new NothingHolds();
        var holds = await Holding(db, campaign.Id) is not null;
        var version = release.Version + 1;
        var correction = new ReleaseCorrection(campaign.Id, version, staff, leaders,
            string.Join(Between, merged.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .SelectMany(pair => new[] { pair.Key, pair.Value })));
        db.Add(correction);
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await Save(db, new Ended(version)) is SomebodyWasFaster) return new SomebodyWasFaster();
        var document = ComposeRelease.Run(await GatherFacts.Run(db, state, version, now), ReadSealedAnswers.Run(store, state));
        var next = PublishRelease.Store(document, campaign, actor, now);
        db.Add(next);
        if (holds) db.Add(new ReleaseEnd(campaign.Id, release.Version, reason.Trim(), actor.Name, now));
        db.Note(actor, now, "supersede-release", $"{campaign.Title} {release.Hash[..12]} → {next.Hash[..12]}: {reason.Trim()}",
            campaign.AdministrationId);
        var outcome = await Save(db, new NewVersion(next));
        if (outcome is NewVersion) await transaction.CommitAsync();
        return outcome;
    }

    public static IReadOnlyDictionary<string, string> MergedOf(ReleaseCorrection? correction) =>
        correction is null || correction.Merged.Length == 0 ? new Dictionary<string, string>()
            : correction.Merged.Split(Between).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    private static Task<Release?> Holding(Database db, Guid campaign) => db.Set<Release>().AsNoTracking()
        .Where(one => one.CampaignId == campaign
            && !db.Set<ReleaseEnd>().Any(end => end.CampaignId == campaign && end.Version == one.Version))
        .OrderByDescending(one => one.Version).FirstOrDefaultAsync();

    private static async Task<Outcome> Save(Database db, Outcome outcome)
    {
        try
        {
            await db.SaveChangesAsync();
            return outcome;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SomebodyWasFaster();
        }
    }
}
