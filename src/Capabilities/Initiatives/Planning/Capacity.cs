using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Planning;

/// <summary>What a house can carry, in one of its versions; the highest number holds, the others are its history.</summary>
public sealed record Capacity(Guid AdministrationId, int Number, string Json, string By, DateTimeOffset At)
{
    private CapacityContent? read;

    public CapacityContent Content => read ??= JsonSerializer.Deserialize<CapacityContent>(Json)
        ?? throw new InvalidDataException("The capacity is empty.");

    public static Task<Capacity?> Latest(Database db, Guid administration) => db.Set<Capacity>().AsNoTracking()
        .Where(one => one.AdministrationId == administration).OrderByDescending(one => one.Number).FirstOrDefaultAsync();

    /// <summary>All versions, the latest first.</summary>
    public static async Task<IReadOnlyList<Capacity>> History(Database db, Guid administration) => await db.Set<Capacity>().AsNoTracking()
        .Where(one => one.AdministrationId == administration).OrderByDescending(one => one.Number).ToListAsync();
}

/// <summary>Days, money and how much may run at once, quarter by quarter.</summary>
public sealed record CapacityContent(Quarter First, int Quarters)
{
    /// <summary>Person-days that one full-time post gives to initiatives' work in a quarter, if it does nothing else.</summary>
    public const int DaysPerPost = 50;

    public const int QuartersMax = 16;

    /// <summary>Units that something is said about; the others are not limited.</summary>
    public IReadOnlyList<CapacityLine> Units { get; init; } = [];

    /// <summary>Euros that may be spent per quarter; null: not limited.</summary>
    public IReadOnlyList<long>? Money { get; init; }

    /// <summary>Euros of running cost per quarter, part of the money; null: not limited.</summary>
    public IReadOnlyList<long>? Running { get; init; }

    /// <summary>How many initiatives may run in the same quarter; null: not limited.</summary>
    public int? AtOnce { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>The value that holds in a quarter: outside of the table its nearest one.</summary>
    public T At<T>(IReadOnlyList<T> values, Quarter quarter) => values[Math.Clamp(quarter.Count - First.Count, 0, values.Count - 1)];

    /// <summary>The line that limits a unit: its own, or the one of the nearest unit above it.</summary>
    public CapacityLine? LineOf(Guid unit, IReadOnlyDictionary<Guid, Unit> units)
    {
        for (Guid? at = unit; at is { } id && units.TryGetValue(id, out var known); at = known.ParentId)
        {
            if (Units.FirstOrDefault(one => one.Unit == id) is { } line) return line;
        }

        return null;
    }
}

/// <param name="Days">Person-days in each quarter of the table.</param>
/// <param name="AtOnce">In how many initiatives the unit may work at once; null: not limited.</param>
public sealed record CapacityLine(Guid Unit, IReadOnlyList<double> Days, int? AtOnce);

internal sealed class CapacityTables : IEntityTypeConfiguration<Capacity>
{
    public void Configure(EntityTypeBuilder<Capacity> builder)
    {
        builder.ToTable("capacity").HasKey(one => new { one.AdministrationId, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Ignore(one => one.Content);
    }
}
