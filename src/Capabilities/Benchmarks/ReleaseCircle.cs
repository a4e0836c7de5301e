using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>The trustee releases a circle: computed once from the contributions of those who are members in this moment, then
/// frozen.</summary>
public static class ReleaseCircle
{
    public abstract record Outcome;

    public sealed record Released(CircleRelease Release) : Outcome;

    /// <summary>Fewer members contributed than any figure needs.</summary>
    public sealed record TooFew(int Contributions) : Outcome;

    /// <summary>Nothing new came since the last release.</summary>
    public sealed record NothingNew : Outcome;

    /// <summary>So few contributions joined or left since the last release that no figure may follow it.</summary>
    public sealed record NothingMayBeShown : Outcome;

    public sealed record SomebodyWasFaster : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Circle circle, DateTimeOffset now)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var facts = await Gather(db, circle, now);
        if (facts.Entries.Count <= Disclosure.Protection.CircleOthersMin) return new TooFew(facts.Entries.Count);
        var last = await db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == circle.Id)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (last is not null && CircleDocument.Read(last.Json).Inputs == facts.Inputs) return new NothingNew();
        var result = ComposeCircle.Run(facts);
        if (last is not null && result.Document.Areas.All(area => area.Views.All(view => view.Groups.Count == 0)))
        {
            return new NothingMayBeShown();
        }

        var release = new CircleRelease(circle.Id, facts.Number, result.Json, result.Hash, result.Sets.ToJson(), actor.Name, now);
        db.Add(release);
        foreach (var member in result.Members)
        {
            var json = member.ToJson();
            db.Add(new MemberResult(circle.Id, facts.Number, member.Member, json, CircleText.HashOf(json)));
        }

        db.Note(actor, now, "release-circle", $"{circle.Name} {release.Hash[..12]}");
        try
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return new Released(release);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SomebodyWasFaster();
        }
    }

    internal static async Task<CircleFacts> Gather(Database db, Circle circle, DateTimeOffset now)
    {
        var received = (await db.Set<ReceivedContribution>().AsNoTracking().Where(one => one.CircleId == circle.Id
            && !db.Set<MemberLeaving>().Any(left => left.MemberId == one.MemberId)).ToListAsync()).GroupBy(one => one.MemberId);
        var entries = received.OrderBy(group => group.Key).Select(EntryOf).ToList();
        var picked = await db.Set<PickedGroup>().AsNoTracking().Where(one => one.CircleId == circle.Id).OrderBy(one => one.Name)
            .ToListAsync();
        var last = await db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == circle.Id)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        var model = await CircleModel.HashOf(db, circle);
        return new(circle.Name, (last?.Number ?? 0) + 1, now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            await StoredModel.Of(db, model), model, entries,
            [.. picked.Select(one => (one.Name, (IReadOnlySet<Guid>)one.Members.ToHashSet()))],
            last is null ? KnownSets.None : KnownSets.Read(last.Sets), last?.Hash);
    }

    /// <summary>The last word on the latest wave, and the last on the one before.</summary>
    private static CircleEntry EntryOf(IEnumerable<ReceivedContribution> received)
    {
        var byWave = received.GroupBy(one => one.Wave).OrderByDescending(group => group.Key)
            .Select(group => group.MaxBy(one => one.Number)!).Take(2).ToList();
        return byWave.Count == 1 ? new(Read(byWave[0]), byWave[0].Hash)
            : new(Read(byWave[0]), byWave[0].Hash, Read(byWave[1]), byWave[1].Hash);
    }

    private static Contribution Read(ReceivedContribution received) => SignedFile.Read(received.File)?.AsContribution()
        ?? throw new JsonException("A stored contribution cannot be read.");
}
