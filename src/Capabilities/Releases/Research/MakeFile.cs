using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Releases.Research;

/// <summary>Makes the file for research of a released campaign, once. A second file with other sheets or other attributes would tell more
/// than both are allowed to.</summary>
public static class MakeFile
{
    public abstract record Outcome;

    public sealed record Made(ResearchFile File) : Outcome;

    /// <summary>Nobody was told of such a file before answering.</summary>
    public sealed record NotAgreed : Outcome;

    /// <summary>There is no result that holds, or its sheets are deleted.</summary>
    public sealed record NothingToTake : Outcome;

    /// <summary>Too few agreed, or too many have to be left out.</summary>
    public sealed record TooFew : Outcome;

    public static async Task<Outcome> Run(Database db, AnswerStore store, Actor actor, CampaignState state, DateTimeOffset now)
    {
        var campaign = state.Campaign;
        if (!campaign.ForResearch) return new NotAgreed();
        await using var turn = await Turn.Take(db, $"research {campaign.Id}");
        if (await Of(db, campaign.Id) is { } there) return new Made(there);
        var sealedSheets = store.ReadSealed(campaign.Id);
        if (!await Holds(db, campaign.Id) || sealedSheets.Count == 0) return new NothingToTake();
        // A stop between the two stores: the sheets that were drawn then are the file.
        var sheets = store.ReadResearch(campaign.Id);
        if (sheets.Count == 0)
        {
            var latest = (await PublishRelease.Latest(db, campaign.Id))!;
            var facts = await GatherFacts.Run(db, state, latest.Version + 1, now);
            var answers = ReadSealedAnswers.Of(state, sealedSheets);
            if (FormSheets.Run(facts, answers, sealedSheets, RandomNumberGenerator.GetInt32) is not { } chosen)
            {
                return new TooFew();
            }

            await store.KeepResearch(campaign.Id, chosen);
            sheets = store.ReadResearch(campaign.Id);
        }

        var file = new ResearchFile(campaign.Id, sheets.Count, HashOf(sheets), actor.Name, now);
        db.Add(file);
        db.Note(actor, now, "make-research-file", $"{campaign.Title} {file.Hash[..12]}", campaign.AdministrationId);
        await db.SaveChangesAsync();
        return new Made(file);
    }

    public static Task<ResearchFile?> Of(Database db, Guid campaign) =>
        db.Set<ResearchFile>().AsNoTracking().FirstOrDefaultAsync(one => one.CampaignId == campaign);

    /// <summary>Whether a result of the campaign holds.</summary>
    public static Task<bool> Holds(Database db, Guid campaign) => db.Set<Release>().AnyAsync(one => one.CampaignId == campaign
        && !db.Set<ReleaseEnd>().Any(end => end.CampaignId == campaign && end.Version == one.Version));

    private static string HashOf(IReadOnlyList<PackedSheet> sheets) =>
        Convert.ToHexStringLower(SHA256.HashData([.. sheets.SelectMany(sheet => sheet.ToBytes())]));
}
