using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Care.Tables;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Care;

/// <summary>How large stores and administrations are.</summary>
public static class MeasureSizes
{
    public static async Task<IReadOnlyList<StoreSize>> Stores(StorageSettings settings)
    {
        var sizes = new List<StoreSize>();
        foreach (var kind in Enum.GetValues<StoreKind>())
        {
            var postgres = kind is StoreKind.House or StoreKind.Invitations ? settings.Postgres : settings.PostgresAnswers;
            sizes.Add(new(kind.ToString(), postgres is null ? OfFiles(settings, kind) : await OfTables(postgres, kind)));
        }

        return sizes;
    }

    public static async Task<AdministrationSizes> Administrations(Database db, string search, int page)
    {
        // Names are few; searched here, upper and lower case mean the same on both engines.
        var all = await db.Set<Administration>().AsNoTracking().OrderBy(one => one.Name).ThenBy(one => one.Id)
            .Select(one => new { one.Id, one.Name }).ToListAsync();
        var found = all.Where(one => one.Name.Contains(search, StringComparison.OrdinalIgnoreCase)).ToList();
        page = Math.Clamp(page, 1, Math.Max(1, (found.Count + AdministrationSizes.PerPage - 1) / AdministrationSizes.PerPage));
        var ids = found.Skip((page - 1) * AdministrationSizes.PerPage).Take(AdministrationSizes.PerPage).Select(one => one.Id).ToList();
        var lines = await db.Set<Administration>().AsNoTracking().Where(one => ids.Contains(one.Id))
            .OrderBy(one => one.Name).ThenBy(one => one.Id)
            .Select(one => new AdministrationSize(one.Name, one.Staff, db.Set<Unit>().Count(unit => unit.AdministrationId == one.Id),
                db.Set<Campaign>().Count(campaign => campaign.AdministrationId == one.Id),
                db.Set<Campaign>().Count(campaign => campaign.AdministrationId == one.Id && db.Set<CampaignOpening>().Any(opening =>
                    opening.CampaignId == campaign.Id)
                    && !db.Set<CampaignClosing>().Any(closing => closing.CampaignId == campaign.Id)),
                db.Set<Release>().Count(release => release.AdministrationId == one.Id),
                db.Set<Grant>().Where(grant => grant.AdministrationId == one.Id).Select(grant => grant.AccountId).Distinct().Count()))
                    .ToListAsync();
        return new(lines, found.Count, page, search);
    }

    private static readonly string[] Tails = ["", "-wal"];

    private static long OfFiles(StorageSettings settings, StoreKind kind) => Tails
        .Select(tail => new FileInfo(Path.Combine(settings.Folder, kind.File() + tail)))
        .Where(file => file.Exists).Sum(file => file.Length);

    private static async Task<long> OfTables(string connection, StoreKind kind)
    {
        await using var server = AnswerStore.OpenPostgres(connection);
        await using var command = server.CreateCommand();
        // A part of a table counts as that table.
        command.CommandText = "select whole.relname::text, pg_total_relation_size(one.oid) from pg_class one "
            + "join pg_class whole on whole.oid = coalesce(pg_partition_root(one.oid), one.oid) "
            + "where one.relkind = 'r' and one.relnamespace = current_schema()::regnamespace";
        await using var reader = await command.ExecuteReaderAsync();
        long bytes = 0;
        while (await reader.ReadAsync()) bytes += kind.Has(reader.GetString(0)) ? Convert.ToInt64(reader.GetValue(1),
            CultureInfo.InvariantCulture) : 0;
        return bytes;
    }
}
