using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>Gives a campaign that is not open yet the units and headcounts of the house as they are now; opening freezes them.</summary>
internal static class HouseAsItIs
{
    public static async Task<Campaign> Run(Database db, Campaign campaign)
    {
        var ids = campaign.Asked;
        var houses = await db.Set<Administration>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync();
        var counted = campaign with { Staff = houses.Sum(one => one.Staff), Leaders = houses.Sum(one => one.Leaders) };
        if (!campaign.AskUnit || counted.WholeHouseOnly)
        {
            return counted with { Units = [], UnitParents = [], UnitStaff = [], Attributes = counted.WholeHouseOnly ? []
                : counted.Attributes };
        }

        var units = UnitTree.Sort(await db.Set<Unit>().AsNoTracking()
            .Where(unit => unit.AdministrationId == campaign.AdministrationId).ToListAsync());
        var places = units.Index().ToDictionary(one => one.Item.Unit.Id, one => one.Index);
        return counted with
        {
            Units = [.. units.Select(one => one.Unit.Name)],
            UnitParents = [.. units.Select(one => one.Unit.ParentId is { } above ? places.GetValueOrDefault(above, -1) : -1)],
            UnitStaff = [.. units.Select(one => one.Unit.Headcount)],
        };
    }
}
