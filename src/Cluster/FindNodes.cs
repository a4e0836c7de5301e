using Npgsql;
using Wegmarke.Care;

namespace Wegmarke.Cluster;

/// <summary>Asks the database which nodes there are and which watches each keeps: names of machines and of work, no content.</summary>
public static class FindNodes
{
    /// <summary>Those that are here, and those that went within a day and did not come back.</summary>
    public static async Task<IReadOnlyList<ClusterNode>> Run(string postgres)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        var watches = await Watches(server);
        // A node that says "here" and was not seen for a while died together with all who could have noticed.
        await using var question = new NpgsqlCommand("""
            select distinct on (name) name, split_part(silo, '@', 1),
                case when status = 'Active' and alive < now() - interval '20 seconds' then 'Dead' else status end, started, alive
            from orleans_member where alive > now() - interval '1 day' order by name, started desc
            """, server);
        await using var row = await question.ExecuteReaderAsync();
        var nodes = new List<ClusterNode>();
        while (await row.ReadAsync())
        {
            var name = row.GetString(0);
            nodes.Add(new(name, row.GetString(1), StateOf(row.GetString(2)), row.GetDateTime(3), row.GetDateTime(4), [.. watches[name]]));
        }

        return nodes;
    }

    private static NodeState StateOf(string status) => status switch
    {
        "Active" => NodeState.Here,
        "Dead" => NodeState.Gone,
        "Created" or "Joining" => NodeState.Comes,
        _ => NodeState.Leaves,
    };

    private static async Task<ILookup<string, string>> Watches(NpgsqlConnection server)
    {
        await using var question = new NpgsqlCommand("select node, name from orleans_lease where until > now() order by name", server);
        await using var row = await question.ExecuteReaderAsync();
        var found = new List<(string Node, string Name)>();
        while (await row.ReadAsync()) found.Add((row.GetString(0), row.GetString(1)));
        return found.ToLookup(one => one.Node, one => one.Name);
    }
}
