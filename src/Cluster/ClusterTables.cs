using Npgsql;

namespace Wegmarke.Cluster;

/// <summary>What nodes tell each other in the database of the house. Their tables belong to no store: no copy carries them along.</summary>
internal static class ClusterTables
{
    private const string Text = """
        select pg_advisory_xact_lock(hashtextextended('wegmarke cluster tables', 0));
        create table if not exists orleans_version (cluster text primary key, version integer not null);
        create table if not exists orleans_member (cluster text not null, silo text not null, name text not null, host text not null,
            status text not null, suspects text not null, started timestamptz not null, alive timestamptz not null,
            primary key (cluster, silo));
        create table if not exists orleans_lease (name text primary key, node text not null, holder text not null, turn bigint not null,
            since timestamptz not null, until timestamptz not null);
        create table if not exists orleans_folder (one integer primary key, mark text not null);
        """;

    public static async Task Create(string postgres)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        await using var transaction = await server.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(Text, server, transaction);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
