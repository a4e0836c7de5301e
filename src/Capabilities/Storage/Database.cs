using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Wegmarke.Storage;

/// <summary>The house database: accounts, administrations, campaigns, releases. Answers and drafts live in stores of their own.
/// Each capability describes its tables in a configuration beside its types.</summary>
public abstract class Database(DbContextOptions options) : DbContext(options)
{
    public static Database Open(StorageSettings settings) => settings.Postgres is { } connection
        ? new PostgresDatabase(new DbContextOptionsBuilder<PostgresDatabase>().UseNpgsql(connection).Options)
        : new SqliteDatabase(new DbContextOptionsBuilder<SqliteDatabase>()
            .UseSqlite($"Data Source={settings.PathOf("wegmarke.db")}").AddInterceptors(SqliteDurability.Instance).Options);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Database).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    /// <summary>Moments as whole ticks in UTC: sorts the same on both engines.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new(ticks, TimeSpan.Zero));
}

public sealed class SqliteDatabase(DbContextOptions<SqliteDatabase> options) : Database(options);

public sealed class PostgresDatabase(DbContextOptions<PostgresDatabase> options) : Database(options);
