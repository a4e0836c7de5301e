namespace Wegmarke.Storage;

/// <summary>Where data lie: a folder, and a PostgreSQL connection when SQLite is not enough.</summary>
/// <param name="Folder">Holds the SQLite files and, on both engines, the keys of running campaigns.</param>
/// <param name="Postgres">Connection string of the house database; null for SQLite.</param>
/// <param name="PostgresAnswers">Connection string of the answer store; a database of its own.</param>
public sealed record StorageSettings(string Folder, string? Postgres = null, string? PostgresAnswers = null)
{
    public string PathOf(string file)
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, file);
    }
}
