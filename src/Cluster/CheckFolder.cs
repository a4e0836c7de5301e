using System.Text;
using Npgsql;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Cluster;

/// <summary>Holds a node's data folder against that of the others. Keys of running surveys and of sign-ins lie there; with two folders a
/// sheet taken on one node could not be opened on the other.</summary>
public static class CheckFolder
{
    private const string Mark = "cluster";

    /// <returns>What is wrong; null: it is the folder of all nodes.</returns>
    public static async Task<string?> Run(StorageSettings storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        await NodeTables.Create(storage.Postgres!);
        var file = storage.PathOf(Mark);
        // In this order: whoever writes the mark into the database has made the file before.
        var known = await Known(storage.Postgres!, null);
        var here = File.Exists(file) ? await File.ReadAllTextAsync(file) : null;
        if (known is not null && here != known)
        {
            return $"The data folder {storage.Folder} is not the one of the other nodes. Every node needs the same folder (--data), mounted on each "
                + $"machine. If the cluster moved for good, stop all nodes, copy the whole old folder, and start again.";
        }

        here ??= Encoding.ASCII.GetString(KeyFile.ReadOrMake(file, () => Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N"))));
        return await Known(storage.Postgres!, here) == here ? null
            : $"Another node began with another data folder than {storage.Folder} in the same moment. Every node needs the same folder (--data).";
    }

    /// <param name="here">Becomes the mark where there is none yet.</param>
    private static async Task<string?> Known(string postgres, string? here)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        if (here is not null)
        {
            await using var first = new NpgsqlCommand("insert into orleans_folder (one, mark) values (1, $1) on conflict do nothing", server)
            {
                Parameters = { new() { Value = here } },
            };
            await first.ExecuteNonQueryAsync();
        }

        await using var question = new NpgsqlCommand("select mark from orleans_folder", server);
        return (string?)await question.ExecuteScalarAsync();
    }
}
