using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Disclosure;
using Wegmarke.Initiatives.Planning;
using Wegmarke.People.Folder;
using Wegmarke.Storage;

namespace Wegmarke.People.Figures;

/// <summary>Makes the group figures of a quarter, once. Until the next quarter nothing moves, whoever comes or goes.</summary>
public static class FreezeFigures
{
    public abstract record Outcome;

    public sealed record Frozen(Quarter Quarter) : Outcome;

    /// <summary>The figures of this quarter stand already.</summary>
    public sealed record AlreadyFrozen(Quarter Quarter) : Outcome;

    public sealed record NothingGiven : Outcome;

    public static async Task<Outcome> Run(Database db, PeopleKeys keys, Actor actor, Guid administration, DateTimeOffset now)
    {
        var quarter = Quarter.Of(DateOnly.FromDateTime(now.UtcDateTime));
        var before = await db.Set<FrozenFigure>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        if (before.Any(one => one.Quarter >= quarter.Count)) return new AlreadyFrozen(quarter);
        var given = await db.Set<Contribution>().AsNoTracking().Where(one => one.AdministrationId == administration
            && (one.Until == 0 || one.Until >= quarter.Count)).ToListAsync();
        if (given.Count == 0) return new NothingGiven();
        var (threshold, key) = (await Threshold(db, administration), keys.Of(administration));
        foreach (var item in given.GroupBy(one => one.Item))
        {
            var prints = item.Select(one => new Print(GiveToGroup.Mark(key, one), one.Group, one.Reached)).OrderBy(one => one.Mark,
                StringComparer.Ordinal).ToList();
            var earlier = before.Where(one => one.Item == item.Key).SelectMany(one => ContentJson.Read<List<List<Print>>>(one.Basis))
                .ToList();
            var shares = ChooseShares.Run(prints, earlier, threshold);
            var shown = shares.Where(one => one.Value is not null).Select(one => new FrozenShare(one.Key, one.Value!.Tenths,
                one.Value.About)).ToList();
            var basis = shown.Select(one => prints.Where(print => one.Group == ChooseShares.House || print.Group == one.Group).ToList());
            db.Add(new FrozenFigure(administration, item.Key, quarter.Count, ContentJson.Write(new FrozenShares(shown)),
                ContentJson.Write(basis.ToList()), actor.Name, now));
        }

        db.Note(actor, now, "freeze-group-figures", quarter.Key, administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new AlreadyFrozen(quarter);
        }

        db.ChangeTracker.Clear();
        return new Frozen(quarter);
    }

    /// <summary>As many as the house agreed on for its surveys, and never fewer than the gate allows.</summary>
    public static async Task<int> Threshold(Database db, Guid administration) => Math.Max(PlanCampaign.ThresholdMin,
        await db.Set<Campaign>().AsNoTracking().Where(one => one.AdministrationId == administration).OrderByDescending(one => one.PlannedAt)
            .Select(one => (int?)one.Threshold).FirstOrDefaultAsync() ?? 0);
}

/// <summary>A share as it was last shown, with its quarter.</summary>
public sealed record ShownShare(Quarter Quarter, RoughShare Share);

/// <summary>The frozen figures of a house, as everybody who may reads them.</summary>
/// <param name="Shares">By item and group, the latest last; groups that were never shown are missing.</param>
public sealed record GroupFigures(Quarter? Last, IReadOnlyDictionary<(string Item, string Group), IReadOnlyList<ShownShare>> Shares,
    IReadOnlyList<string> Groups)
{
    public static async Task<GroupFigures> Of(Database db, Guid administration)
    {
        var rows = (await db.Set<FrozenFigure>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .Select(one => new { one.Item, one.Quarter, one.Shown }).ToListAsync()).OrderBy(one => one.Quarter).ToList();
        var all = rows.SelectMany(one => ContentJson.Read<FrozenShares>(one.Shown).Shares.Select(share => (one.Item, Share: share,
            one.Quarter))).ToList();
        return new(rows.Count == 0 ? null : new Quarter(rows[^1].Quarter),
            all.GroupBy(one => (one.Item, one.Share.Group)).ToDictionary(one => one.Key,
                one => (IReadOnlyList<ShownShare>)[.. one.Select(share =>
                new ShownShare(new(share.Quarter), new(share.Share.Tenths, share.Share.About)))]),
            [.. all.Select(one => one.Share.Group).Where(one => one != ChooseShares.House).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Null: protected.</summary>
    public ShownShare? Latest(string item, string group) => Shares.TryGetValue((item, group), out var shown) ? shown[^1] : null;

    public IReadOnlyList<ShownShare> Trend(string item, string group) => Shares.GetValueOrDefault((item, group), []);
}
