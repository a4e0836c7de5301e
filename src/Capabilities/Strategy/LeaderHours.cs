using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Strategy;

/// <summary>Hours that all leaders together gave to the strategy in a quarter; never those of one person. The highest number
/// holds.</summary>
public sealed record LeaderHours(Guid AdministrationId, int Year, int Quarter, int Number, int Hours, string By, DateTimeOffset At);

internal sealed class LeaderHoursTables : IEntityTypeConfiguration<LeaderHours>
{
    public void Configure(EntityTypeBuilder<LeaderHours> builder)
    {
        builder.ToTable("leader_hours").HasKey(one => new { one.AdministrationId, one.Year, one.Quarter, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }
}

/// <summary>Records the hours of a quarter, or corrects them.</summary>
public static class RecordHours
{
    public const int HoursMax = 100_000;

    /// <returns>What does not fit; null: it is recorded.</returns>
    public static async Task<Sentence?> Run(Database db, Actor actor, Guid administration, int year, int quarter, int hours,
        DateTimeOffset now)
    {
        if (quarter is < 1 or > 4 || year is < 2000 or > 2100 || new DateOnly(year, quarter * 3 - 2,
            1) > DateOnly.FromDateTime(now.UtcDateTime))
        {
            return new("Bitte wählen Sie ein Vierteljahr, das schon begonnen hat.", "Please choose a quarter that has begun.");
        }

        if (hours is < 0 or > HoursMax)
        {
            return new("Bitte schreiben Sie die Stunden aller Führungskräfte zusammen als ganze Zahl.",
                "Please write the hours of all leaders together as a whole number.");
        }

        var last = (await All(db, administration)).Where(one => one.Year == year
            && one.Quarter == quarter).Max(one => (int?)one.Number) ?? 0;
        db.Add(new LeaderHours(administration, year, quarter, last + 1, hours, actor.Name, now));
        db.Note(actor, now, "record-leader-hours", $"{year}/{quarter} {hours}", administration);
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new("Inzwischen hat jemand anderes eine Zahl eingetragen; sie steht in der Tabelle. Tragen Sie Ihre ein, wenn sie gelten soll.",
                "Meanwhile somebody else has entered a number; it stands in the table. Enter yours if it should hold.");
        }
    }

    /// <summary>What holds for each quarter, the latest first.</summary>
    public static async Task<IReadOnlyList<LeaderHours>> Of(Database db, Guid administration) =>
        [.. (await All(db, administration)).GroupBy(one => (one.Year, one.Quarter)).Select(group => group.MaxBy(one => one.Number)!)
            .OrderByDescending(one => one.Year).ThenByDescending(one => one.Quarter)];

    private static Task<List<LeaderHours>> All(Database db, Guid administration) =>
        db.Set<LeaderHours>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
}
