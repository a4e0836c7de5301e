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

    /// <summary>The administrations whose rows this context reads; null: all, for the process itself, for whoever has a role in the whole
    /// instance, and before it is known who comes.</summary>
    public IReadOnlySet<Guid>? Reach { get; private set; }

    /// <summary>Null where nothing is limited: the engine's query is then written without the condition.</summary>
    internal bool? IsLimited => Reach is null ? null : true;

    internal Guid[] Reachable => Reach is null ? [] : [.. Reach];

    internal Guid?[] ReachableOrNone => [.. Reachable.Select(one => (Guid?)one)];

    /// <summary>From here on only rows of these administrations are read; null: all.</summary>
    public void ReachOnly(IReadOnlySet<Guid>? administrations) => Reach = administrations;

    /// <summary>The one way for a visit to read rows of others, for a reason that has a name. Ends with the scope.</summary>
    /// <param name="reason">What for; a test knows every place.</param>
    /// <param name="more">The administrations whose rows are read beside the own ones; null: all.</param>
    public IDisposable StepOut(Crossing reason, IEnumerable<Guid>? more = null)
    {
        _ = reason;
        var back = new WayBack(this, Reach);
        Reach = Reach is null || more is null ? null : Reach.Union(more).ToHashSet();
        return back;
    }

    /// <summary>Rows of chains are linked in the transaction that stores them, the caller's or one of their own.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var fresh = ChangeTracker.Entries<ChainedRow>().Where(row => row.State == EntityState.Added).ToList();
        if (fresh.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            await LinkRows.Run(this, fresh, cancellationToken);
            var stored = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (own is not null) await own.CommitAsync(cancellationToken);
            return stored;
        }
        finally
        {
            if (own is not null) await own.DisposeAsync();
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Rows of chains are linked while they are stored; use SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Database).Assembly);
        FilterRows.Run(modelBuilder, this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class WayBack(Database db, IReadOnlySet<Guid>? reach) : IDisposable
    {
        public void Dispose() => db.Reach = reach;
    }

    /// <summary>Moments as whole ticks in UTC: sorts the same on both engines.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new(ticks, TimeSpan.Zero));
}

public sealed class SqliteDatabase(DbContextOptions<SqliteDatabase> options) : Database(options);

public sealed class PostgresDatabase(DbContextOptions<PostgresDatabase> options) : Database(options);
