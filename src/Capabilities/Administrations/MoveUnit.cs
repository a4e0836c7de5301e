using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Arranges the tree: a unit up or down among those beside it, below the one before it, or one level out.</summary>
public static class MoveUnit
{
    public enum Move
    {
        Up,
        Down,
        In,
        Out,
    }

    /// <returns>False where there is nothing to move past.</returns>
    public static async Task<bool> Run(Database db, Actor actor, Guid administration, Guid unit, Move move, DateTimeOffset now)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var units = await db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        if (units.Find(one => one.Id == unit) is not { } moved || After(units, moved, move) is not { } changed) return false;
        db.UpdateRange(changed);
        db.Note(actor, now, "move-unit", moved.Name, administration);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    public static bool Possible(IReadOnlyList<Unit> units, Unit unit, Move move) => After(units, unit, move) is not null;

    /// <summary>The units that change, all beside one another numbered anew; null where the move is not possible.</summary>
    internal static IReadOnlyList<Unit>? After(IReadOnlyList<Unit> units, Unit unit, Move move)
    {
        var beside = UnitTree.Ordered(units.Where(one => one.ParentId == unit.ParentId)).ToList();
        var at = beside.FindIndex(one => one.Id == unit.Id);
        switch (move)
        {
            case Move.Up when at > 0:
                (beside[at - 1], beside[at]) = (beside[at], beside[at - 1]);
                return Numbered(beside);
            case Move.Down when at < beside.Count - 1:
                (beside[at + 1], beside[at]) = (beside[at], beside[at + 1]);
                return Numbered(beside);
            case Move.In when at > 0:
                var above = beside[at - 1].Id;
                return Numbered([.. UnitTree.Ordered(units.Where(one => one.ParentId == above)), unit with { ParentId = above }]);
            case Move.Out when unit.ParentId is { } parent && units.FirstOrDefault(one => one.Id == parent) is { } left:
                var outside = UnitTree.Ordered(units.Where(one => one.ParentId == left.ParentId)).ToList();
                outside.Insert(outside.FindIndex(one => one.Id == parent) + 1, unit with { ParentId = left.ParentId });
                return Numbered(outside);
            default:
                return null;
        }
    }

    private static IReadOnlyList<Unit> Numbered(IReadOnlyList<Unit> units) => [.. units.Select((one, place) =>
        one with { Place = place + 1 })];
}
