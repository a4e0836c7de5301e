using Npgsql;

namespace Wegmarke.Responses;

/// <summary>What nodes tell each other in the database of the house. Their tables belong to no store: no copy carries them along.</summary>
public static class NodeTables
{
    public static async Task Create(string postgres)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        using var turn = TableTurn.Take(server);
        Statements.Make(server, "orleans_version",
            "create table if not exists orleans_version (cluster text primary key, version integer not null)");
        Statements.Make(server, "orleans_member", """
            create table if not exists orleans_member (cluster text not null, silo text not null, name text not null, host text not null,
                status text not null, suspects text not null, started timestamptz not null, alive timestamptz not null,
                primary key (cluster, silo))
            """);
        Statements.Make(server, "orleans_lease", """
            create table if not exists orleans_lease (name text primary key, node text not null, holder text not null, turn bigint not null,
                since timestamptz not null, until timestamptz not null)
            """);
        Statements.Make(server, "orleans_folder", "create table if not exists orleans_folder (one integer primary key, mark text not null)");
    }
}
