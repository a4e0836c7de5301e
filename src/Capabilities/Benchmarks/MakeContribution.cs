using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>Makes and signs a contribution from a release that holds. What becomes of the file, the door decides: it is handed to the
/// circle here, sent over the network, or downloaded.</summary>
public static class MakeContribution
{
    public abstract record Outcome;

    public sealed record Made(SignedFile File, Contribution Contribution) : Outcome;

    public sealed record NoRelease : Outcome;

    public sealed record MoreAnswersThanStaff : Outcome;

    /// <summary>The release that would be contributed from, and its model; null where none holds.</summary>
    public static async Task<(PublishedRelease Release, MaturityModel Model)?> Source(Database db, Guid administration, int? wave)
    {
        var releases = await PublishRelease.Of(db, administration);
        if (releases.FirstOrDefault(one => wave is null || one.Wave == wave) is not { } release) return null;
        var document = release.Document;
        return (new(document, release.Hash), await StoredModel.Of(db, document.ModelHash));
    }

    public static async Task<Outcome> Run(Database db, InstanceKey key, Actor actor, Membership membership, int? wave,
        IReadOnlyCollection<string> indicators, DateTimeOffset now)
    {
        if (await Source(db, membership.AdministrationId, wave) is not { } source) return new NoRelease();
        var number = await NextNumber(db, membership.Id);
        var contribution = ComposeContribution.Run(membership, source.Release, source.Model, number, indicators, now);
        if (ReceiveContribution.MorePeopleThanStaff(contribution)) return new MoreAnswersThanStaff();
        var file = SignedFile.Sign(contribution.ToJson(), key, membership.TokenKey);
        db.Add(new SentFile(membership.Id, number, contribution.Wave, file.ToText(), CircleText.HashOf(file.Content), actor.Name, now));
        db.Note(actor, now, "make-contribution", $"{membership.CircleName}: {source.Release.Document.Title}", membership.AdministrationId);
        await db.SaveChangesAsync();
        return new Made(file, contribution);
    }

    internal static async Task<int> NextNumber(Database db, Guid membership) =>
        1 + (await db.Set<SentFile>().Where(one => one.MembershipId == membership).MaxAsync(one => (int?)one.Number) ?? 0);
}
