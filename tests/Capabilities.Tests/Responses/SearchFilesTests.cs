using Microsoft.Data.Sqlite;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.Responses;

/// <summary>The search finds what is left, wherever it lies, and leaves nothing of its own.</summary>
public sealed class SearchFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wegmarke-search-").FullName;

    [Fact]
    public void A_deleted_row_is_found_in_free_pages_until_the_database_is_written_anew()
    {
        byte[][] values = [.. Enumerable.Range(0, 40).Select(at => Enumerable.Repeat((byte)(at + 1), 200).ToArray())];
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "some.db")};Pooling=False");
        connection.Open();
        Do(connection, "pragma journal_mode = wal; pragma secure_delete = off; create table one (value blob)");
        foreach (var value in values)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "insert into one values ($value)";
            insert.Parameters.AddWithValue("$value", value);
            insert.ExecuteNonQuery();
        }

        Do(connection, "delete from one; pragma wal_checkpoint(truncate)");
        Assert.NotEmpty(SearchFiles.Run(folder, values));
        Assert.Empty(SearchFiles.Run(folder, [], values, "some.db"));
        Assert.Equal(values[..20], SearchFiles.Run(folder, values[..20], values[20..], "some.db").OrderBy(value => value[0]));
        Do(connection, "vacuum; pragma wal_checkpoint(truncate)");
        Assert.Empty(SearchFiles.Run(folder, values));
        Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".pages", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_files_are_searched_too_also_when_they_are_only_called_a_database()
    {
        byte[][] values = [[1, 2, 3, 4, 5, 6, 7, 8], [9, 9, 9, 9, 9, 9, 9, 9], [7, 7, 7, 7, 7, 7, 7, 7]];
        File.WriteAllBytes(Path.Combine(folder, "left.txt"), [0, .. values[0]]);
        File.WriteAllBytes(Path.Combine(folder, "no.db"), [.. Enumerable.Repeat((byte)5, 4096), .. values[1]]);
        var found = SearchFiles.Run(folder, values);
        Assert.Equal([true, true, false], values.Select(found.Contains));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
