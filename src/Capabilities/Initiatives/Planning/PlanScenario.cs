using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Planning;

/// <summary>A trial of a plan under changed conditions, in one of its versions; the highest number holds.</summary>
public sealed record PlanScenario(Guid Id, int Number, Guid AdministrationId, string Json, string By, DateTimeOffset At)
{
    private ScenarioContent? read;

    public ScenarioContent Content => read ??= JsonSerializer.Deserialize<ScenarioContent>(Json)
        ?? throw new InvalidDataException("The scenario is empty.");

    /// <summary>As they stand, in the order in which they were made.</summary>
    public static async Task<IReadOnlyList<PlanScenario>> Of(Database db, Guid administration) =>
        [.. (await db.Set<PlanScenario>().AsNoTracking().Where(one => one.AdministrationId == administration
            && !db.Set<PlanScenario>().Any(later => later.Id == one.Id && later.Number > one.Number)).ToListAsync()).OrderBy(one =>
                one.Id)];

    public static Task<PlanScenario?> Find(Database db, Guid administration, Guid scenario) => db.Set<PlanScenario>().AsNoTracking()
        .Where(one => one.Id == scenario && one.AdministrationId == administration).OrderByDescending(one => one.Number)
        .FirstOrDefaultAsync();
}

/// <summary>What is otherwise in a trial than as entered.</summary>
/// <param name="Name">Under which it is compared.</param>
public sealed record ScenarioContent(string Name)
{
    public const int NameMax = 80;
    public const int PercentMax = 500;

    public int Quarters { get; init; } = 8;

    /// <summary>Percent of the days that are entered.</summary>
    public int DaysPercent { get; init; } = 100;

    /// <summary>Percent of the money that is entered.</summary>
    public int MoneyPercent { get; init; } = 100;

    /// <summary>Euros over all quarters; null: no limit beside those of the quarters.</summary>
    public long? Budget { get; init; }

    /// <summary>How many may run at once; null: as entered.</summary>
    public int? AtOnce { get; init; }

    /// <summary>What runs goes on without a break; else it may rest or end.</summary>
    public bool KeepRunning { get; init; } = true;

    /// <summary>Initiatives that are taken in any case.</summary>
    public IReadOnlyList<Guid> In { get; init; } = [];

    /// <summary>Initiatives that are not taken.</summary>
    public IReadOnlyList<Guid> Out { get; init; } = [];

    /// <summary>No longer compared; kept for whoever wants it back.</summary>
    public bool PutAside { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);
}

/// <summary>A plan that was computed for a scenario. It never changes; a new one is a further row.</summary>
/// <param name="ScenarioNumber">Version of the scenario that was computed.</param>
public sealed record PlanResult(
    Guid Id, Guid AdministrationId, Guid ScenarioId, int ScenarioNumber, string Json, string By, DateTimeOffset At)
{
    private PlanReport? read;

    public PlanReport Report => read ??= PlanReport.Read(Json);

    public static Task<PlanResult?> Latest(Database db, Guid administration, Guid scenario) => db.Set<PlanResult>().AsNoTracking()
        .Where(one => one.ScenarioId == scenario && one.AdministrationId == administration).OrderByDescending(one => one.At)
        .ThenByDescending(one => one.Id).FirstOrDefaultAsync();

    /// <summary>The latest of each scenario.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PlanResult>> Of(Database db, Guid administration)
    {
        var all = await db.Set<PlanResult>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .Select(one => new { one.Id, one.ScenarioId, one.At }).ToListAsync();
        var latest = all.GroupBy(one => one.ScenarioId).Select(group => group.OrderBy(one => one.At).ThenBy(one =>
            one.Id).Last().Id).ToList();
        return await db.Set<PlanResult>().AsNoTracking().Where(one => latest.Contains(one.Id)).ToDictionaryAsync(one => one.ScenarioId);
    }
}

/// <summary>The dates of a plan were written into its initiatives.</summary>
/// <param name="Written">What was written, see <see cref="WrittenDates"/>.</param>
public sealed record PlanAdoption(
    Guid Id, Guid AdministrationId, Guid ResultId, string Name, string Reason, string Written, string By, DateTimeOffset At);

/// <summary>The dates of an adopted plan were taken back.</summary>
public sealed record PlanAdoptionEnd(Guid AdoptionId, string By, DateTimeOffset At);

/// <summary>An initiative that got other dates.</summary>
/// <param name="Number">Number of the version with the new dates; the one before it holds the old ones.</param>
public sealed record WrittenDates(Guid Initiative, int Number);

internal sealed class PlanTables : IEntityTypeConfiguration<PlanScenario>, IEntityTypeConfiguration<PlanResult>,
    IEntityTypeConfiguration<PlanAdoption>, IEntityTypeConfiguration<PlanAdoptionEnd>
{
    public void Configure(EntityTypeBuilder<PlanScenario> builder)
    {
        builder.ToTable("plan_scenario").HasKey(one => new { one.Id, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Ignore(one => one.Content);
    }

    public void Configure(EntityTypeBuilder<PlanResult> builder)
    {
        builder.ToTable("plan_result").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => new { one.ScenarioId, one.At });
        builder.Ignore(one => one.Report);
    }

    public void Configure(EntityTypeBuilder<PlanAdoption> builder)
    {
        builder.ToTable("plan_adoption").HasKey(one => one.Id);
        builder.HasOne<PlanResult>().WithMany().HasForeignKey(one => one.ResultId);
        builder.HasIndex(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<PlanAdoptionEnd> builder)
    {
        builder.ToTable("plan_adoption_end").HasKey(one => one.AdoptionId);
        builder.HasOne<PlanAdoption>().WithOne().HasForeignKey<PlanAdoptionEnd>(one => one.AdoptionId);
    }
}
