using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>The units of a release whose figures somebody may read.</summary>
/// <param name="Whole">All of them, because the reader looks after the whole house.</param>
/// <param name="Own">The units that the reader heads, by their names in this release.</param>
public sealed record UnitSight(bool Whole, IReadOnlyList<string> Own, IReadOnlySet<string> Units)
{
    public static readonly UnitSight None = new(false, [], new HashSet<string>());

    public bool Any => Units.Count > 0;

    /// <param name="actor">The whole house for those with the right to it, else the own unit with all below it.</param>
    public static async Task<UnitSight> Of(Database db, Actor actor, Guid administration, ReleaseDocument document)
    {
        if (actor.May(Right.ReadUnitResults, administration)) return new(true, [], document.Units.Select(unit => unit.Key).ToHashSet());
        Guid[] headed = [.. actor.Grants.Where(grant => actor.Keeps(Right.ReadOwnUnit)
            && Rights.Table[Right.ReadOwnUnit].Contains(grant.Role) && grant.Unit is not null && grant.Administration == administration)
            .Select(grant => grant.Unit!.Value)];
        if (headed.Length == 0) return None;
        var names = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration && headed.Contains(unit.Id))
            .Select(unit => unit.Name).ToListAsync();
        var steps = await db.Set<StoredStep>().AsNoTracking().Where(step => step.AdministrationId == administration).ToListAsync();
        return Below(document, Then([.. names], steps, document.Wave));
    }

    /// <summary>These units and everything below them. A unit counts as one's own where all that was merged into it is.</summary>
    public static UnitSight Below(ReleaseDocument document, IReadOnlySet<string> names)
    {
        List<string> own = [.. document.Units.Where(unit => unit.Of.All(names.Contains)).Select(unit => unit.Key)];
        var seen = own.ToHashSet();
        for (var before = -1; before < seen.Count;)
        {
            before = seen.Count;
            seen.UnionWith(document.Units.Where(unit => unit.Parent is { } parent && seen.Contains(parent)).Select(unit => unit.Key));
        }

        return new(false, own, seen);
    }

    /// <summary>What the units were called in an earlier wave. A unit that was split is nobody's alone before.</summary>
    private static HashSet<string> Then(HashSet<string> names, List<StoredStep> steps, int wave)
    {
        foreach (var changed in steps.Where(step => step.Wave > wave).GroupBy(step => step.Wave).OrderByDescending(group => group.Key))
        {
            names.UnionWith(changed.GroupBy(step => step.From).Where(group => group.All(step => names.Contains(step.To)))
                .Select(group => group.Key).ToList());
        }

        return names;
    }
}
