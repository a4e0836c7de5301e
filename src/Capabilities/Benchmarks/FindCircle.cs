using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>A circle with its members, as the trustee sees it: who, since when, what came, never a member's figure.</summary>
public sealed record CircleState(
    Circle Circle, MaturityModel Model, IReadOnlyList<MemberState> Members, IReadOnlyList<PickedGroup> Groups,
    IReadOnlyList<(int Number, string Hash, string By, DateTimeOffset At)> Releases)
{
    /// <summary>The model of the newest release: what is released keeps its own when the circle moves on.</summary>
    public MaturityModel ReleasedBy { get; init; } = Model;

    public IEnumerable<MemberState> Present => Members.Where(one => one.Leaving is null);
}

/// <param name="Waves">Waves that contributions are there of, the latest first.</param>
public sealed record MemberState(CircleMember Member, MemberLeaving? Leaving, IReadOnlyList<int> Waves, DateTimeOffset? LastAt);

/// <summary>Finds circles and what belongs to them.</summary>
public static class FindCircle
{
    public static async Task<CircleState?> Run(Database db, Guid id)
    {
        if (await db.Set<Circle>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id) is not { } circle) return null;
        var members = await db.Set<CircleMember>().AsNoTracking().Where(one => one.CircleId == id).ToListAsync();
        var ids = members.Select(one => one.Id).ToList();
        var left = await db.Set<MemberLeaving>().AsNoTracking().Where(one => ids.Contains(one.MemberId))
            .ToDictionaryAsync(one => one.MemberId);
        var came = (await db.Set<ReceivedContribution>().AsNoTracking().Where(one => one.CircleId == id)
            .Select(one => new { one.MemberId, one.Wave, one.At }).ToListAsync()).ToLookup(one => one.MemberId);
        var releases = await db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == id).OrderByDescending(one => one.Number)
            .Select(one => new { one.Number, one.Hash, one.By, one.At }).ToListAsync();
        var model = await CircleModel.Of(db, circle);
        return new(circle, model,
            [.. members.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => new MemberState(one,
                left.GetValueOrDefault(one.Id), [.. came[one.Id].Select(part => part.Wave).Distinct().OrderDescending()],
                came[one.Id].Any() ? came[one.Id].Max(part => part.At) : null))],
            await db.Set<PickedGroup>().AsNoTracking().Where(one => one.CircleId == id).OrderBy(one => one.Name).ToListAsync(),
            [.. releases.Select(one => (one.Number, one.Hash, one.By, one.At))])
        {
            ReleasedBy = releases.Count == 0 || model.ContentHash == circle.ModelHash ? model : await StoredModel.Of(db,
                CircleDocument.Read(await db.Set<CircleRelease>().Where(one => one.CircleId == id && one.Number == releases[0].Number)
                    .Select(one => one.Json).FirstAsync()).ModelHash),
        };
    }
}
