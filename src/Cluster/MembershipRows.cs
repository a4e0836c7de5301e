using System.Globalization;
using Npgsql;
using Wegmarke.Responses;

namespace Wegmarke.Cluster;

/// <summary>Which nodes there are, as rows in PostgreSQL. Every change names the version of the table that it was made from, so of two
/// nodes that change it at once one is refused and reads again.</summary>
internal sealed class MembershipRows(string postgres) : IMembershipTable
{
    private const string Cluster = "wegmarke";

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        await NodeTables.Create(postgres);
        if (!tryInitTableVersion) return;
        await Do("insert into orleans_version (cluster, version) values ($1, 0) on conflict do nothing", Cluster);
    }

    public Task DeleteMembershipTableEntries(string clusterId) => Do("delete from orleans_member where cluster = $1", Cluster);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Do(
        "delete from orleans_member where cluster = $1 and status = $2 and alive < $3", Cluster, nameof(SiloStatus.Dead), beforeDate.UtcDateTime);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Read(key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => Read(null);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Change(tableVersion,
        "insert into orleans_member (cluster, silo, name, host, status, suspects, started, alive) values ($1, $2, $3, $4, $5, $6, $7, $8) "
        + "on conflict do nothing", Cluster, entry.SiloAddress.ToParsableString(), entry.SiloName ?? "", entry.HostName ?? "",
        entry.Status.ToString(), Suspects(entry), Utc(entry.StartTime), Utc(entry.IAmAliveTime));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Change(tableVersion,
        "update orleans_member set status = $3, suspects = $4, alive = greatest(alive, $5) where cluster = $1 and silo = $2",
        Cluster, entry.SiloAddress.ToParsableString(), entry.Status.ToString(), Suspects(entry), Utc(entry.IAmAliveTime));

    public Task UpdateIAmAlive(MembershipEntry entry) => Do("update orleans_member set alive = $3 where cluster = $1 and silo = $2",
        Cluster, entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime));

    private async Task<MembershipTableData> Read(string? silo)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        // One question for both, so that rows and version are of the same moment.
        await using var question = new NpgsqlCommand(
            "select v.version, m.silo, m.name, m.host, m.status, m.suspects, m.started, m.alive from orleans_version v "
            + "left join orleans_member m on m.cluster = v.cluster and ($2::text is null or m.silo = $2) where v.cluster = $1", server)
        {
            Parameters =
            {
                new() { Value = Cluster },
                new() { Value = (object?)silo ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            },
        };
        await using var row = await question.ExecuteReaderAsync();
        var (version, entries) = (0, new List<Tuple<MembershipEntry, string>>());
        while (await row.ReadAsync())
        {
            version = row.GetInt32(0);
            if (row.IsDBNull(1)) continue;
            entries.Add(Tuple.Create(new MembershipEntry
            {
                SiloAddress = SiloAddress.FromParsableString(row.GetString(1)), SiloName = row.GetString(2), HostName = row.GetString(3),
                Status = Enum.Parse<SiloStatus>(row.GetString(4)), SuspectTimes = Suspects(row.GetString(5)),
                StartTime = row.GetDateTime(6), IAmAliveTime = row.GetDateTime(7),
            }, Etag(version)));
        }

        return new(entries, new TableVersion(version, Etag(version)));
    }

    private async Task<bool> Change(TableVersion next, string text, params object[] values)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        await using var transaction = await server.BeginTransactionAsync();
        if (await Run(server, "update orleans_version set version = $2 where cluster = $1 and version = $3", Cluster, next.Version,
            int.Parse(next.VersionEtag, CultureInfo.InvariantCulture)) != 1 || await Run(server, text, values) != 1) return false;
        await transaction.CommitAsync();
        return true;
    }

    private async Task Do(string text, params object[] values)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        await Run(server, text, values);
    }

    private static async Task<int> Run(NpgsqlConnection server, string text, params object[] values)
    {
        await using var command = new NpgsqlCommand(text, server);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync();
    }

    private static string Etag(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static DateTime Utc(DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Utc);

    private static string Suspects(MembershipEntry entry) => string.Join(' ', (entry.SuspectTimes ?? []).Select(one =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Item1.ToParsableString()}/{Utc(one.Item2).Ticks}")));

    private static List<Tuple<SiloAddress, DateTime>> Suspects(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split('/')).Select(one => Tuple.Create(SiloAddress.FromParsableString(one[0]),
            new DateTime(long.Parse(one[1], CultureInfo.InvariantCulture), DateTimeKind.Utc)))];
}
