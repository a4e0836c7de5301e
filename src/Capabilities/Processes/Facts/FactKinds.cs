using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Processes.Facts;

/// <summary>The lists of hard facts, by the word in their address.</summary>
public static class FactKinds
{
    public const string Inventory = "inventory", Structure = "structure", Teams = "teams", Obstacles = "obstacles",
        Objections = "objections",
        Expertises = "expertise";

    public static readonly IReadOnlyList<string> All = [Inventory, Structure, Teams, Obstacles, Objections, Expertises];

    /// <summary>The list with what holds of it; entries that were taken back stay away.</summary>
    public static async Task<FactList> Of(Database db, string kind, Guid administration, Language language, DateTimeOffset now)
    {
        var notes = (await db.Set<FactNote>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
           .OrderBy(one => one.On).ToLookup(one => one.FactId);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return kind switch
        {
            Inventory => InventoryList.Of(await Held<InventoryEntry>(db, one => one.AdministrationId == administration, one => one.Id),
                notes,
                language, today),
            Structure => StructureList.Of(await Held<DecisionPath>(db, one => one.AdministrationId == administration, one => one.Id),
                await db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync(), notes, language),
            Teams => StructureList.OfTeams(await Held<CrossTeam>(db, one => one.AdministrationId == administration, one => one.Id), notes,
                language),
            Obstacles => ObstacleList.Of(await Held<Obstacle>(db, one => one.AdministrationId == administration, one => one.Id), notes,
                language),
            Objections => ObjectionList.Of(await Held<Objection>(db, one => one.AdministrationId == administration, one => one.Id), notes,
                language, today),
            _ => ExpertiseList.Of(await Held<Expertise>(db, one => one.AdministrationId == administration, one => one.Id), notes,
                language, today),
        };
    }

    /// <summary>Reads an entry; null where a field has to be mended.</summary>
    /// <param name="known">Of the entry that is corrected; null: a new one.</param>
    internal static object? Read(string kind, FactForm form, Guid administration, string by, DateTimeOffset now, Guid? known = null)
    {
        var id = known ?? Guid.CreateVersion7(now);
        object entry = kind switch
        {
            Inventory => new InventoryEntry(id, administration, form.Text("name"), form.Choice<InventoryKind>("kind"), form.Text("purpose"),
                form.Text("users"), form.Text("owner"), form.Text("interfaces"), form.Text("concept"), form.Whole("cost"), form.Day("end"),
                by, now),
            Structure => new DecisionPath(id, administration, form.Text("decision"), form.Text("lowest"), form.Whole("signatures"),
                form.Whole("limit"), form.Whole("days"), form.Text("source"), by, now),
            Teams => new CrossTeam(id, administration, form.Text("name"), form.Text("task"), form.Whole("units"), form.Day("since"), by,
                now),
            Obstacles => new Obstacle(id, administration, form.Text("title"), form.Choice<ObstacleKind>("kind"),
                form.Choice<ObstacleLevel>("level"), form.Choice<DigitalPrinciple>("principle"), form.Text("process"), form.Text("norm"),
                form.Text("effect"), form.Text("proposal"), by, now),
            Objections => new Objection(id, administration, form.Text("subject"), form.Text("raised"), form.Text("reason"),
                form.Day("on") ?? default, by, now),
            _ => new Expertise(id, administration, form.Text("title"), form.Text("from"), form.Day("on") ?? default, form.Whole("cost"),
                form.Day("until"), by, now),
        };
        return form.Faults.Count == 0 ? entry : null;
    }

    private static async Task<IReadOnlyList<T>> Held<T>(Database db, System.Linq.Expressions.Expression<Func<T, bool>> mine,
        Func<T, Guid> id)
        where T : class
    {
        var all = await db.Set<T>().AsNoTracking().Where(mine).ToListAsync();
        var ids = all.Select(id).ToList();
        var ended = await db.Set<FactEnd>().AsNoTracking().Where(end => ids.Contains(end.FactId)).Select(end => end.FactId).ToListAsync();
        return [.. all.Where(one => !ended.Contains(id(one)))];
    }
}
