using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>The administrations in which somebody has a right; of an instance with thousands only these are read.</summary>
public static class AdministrationsOf
{
    public static IQueryable<Administration> Run(Database db, Actor actor, Right right)
    {
        var all = db.Set<Administration>().AsNoTracking();
        List<Guid?> some = [.. actor.Grants.Where(grant => actor.Keeps(right)
            && Rights.Table[right].Contains(grant.Role)).Select(grant => grant.Administration)];
        return some.Contains(null) ? all : all.Where(one => some.Contains(one.Id));
    }
}
