using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Finds entries of the register by name, AGS or ARS.</summary>
public static class FindMunicipality
{
    public const int Most = 25;

    /// <returns>The best matches, and whether there are more.</returns>
    public static async Task<(IReadOnlyList<Municipality> Found, bool More)> Run(Database db, string text)
    {
        var wanted = Municipality.Fold(text);
        if (wanted.Length < 2) return ([], false);
        var all = db.Set<Municipality>().AsNoTracking();
        var key = wanted.Replace(" ", "", StringComparison.Ordinal);
        if (key.All(char.IsAsciiDigit))
        {
            var (county, rest) = key.Length == 8 ? (key[..5], key[5..]) : (key, "");
            var byKey = await all.Where(one => key.Length == 8 ? one.Ars.Length == 12 && one.Ars.StartsWith(county)
                && one.Ars.EndsWith(rest)
                : one.Ars.StartsWith(key)).OrderBy(one => one.Ars).Take(Most + 1).ToListAsync();
            return ([.. byKey.Take(Most)], byKey.Count > Most);
        }

        // Names that begin so first, larger ones first: who types "neustadt" means one of them.
        var found = await all.Where(one => one.Search.Contains(wanted)).OrderByDescending(one => one.Search == wanted)
            .ThenByDescending(one => one.Search.StartsWith(wanted)).ThenByDescending(one => one.Population).ThenBy(one => one.Ars)
            .Take(Most + 1).ToListAsync();
        return ([.. found.Take(Most)], found.Count > Most);
    }
}
