using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>Why something new waits: what runs already.</summary>
/// <param name="Limit">More should not run at once.</param>
/// <param name="RunningDays">Person-days planned for what runs.</param>
/// <param name="FinishedInYear">So many were finished in the last twelve months.</param>
public sealed record Brake(Sheet Wants, IReadOnlyList<Sheet> Running, int Limit, double RunningDays, int FinishedInYear)
{
    /// <summary>Holds where nobody entered what the house can carry.</summary>
    public const int UsualLimit = 8;

    /// <summary>How many should run at once at most, as entered with what the house can carry.</summary>
    public static async Task<int> LimitOf(Database db, Guid administration) =>
        (await Capacity.Latest(db, administration))?.Content.AtOnce ?? UsualLimit;

    /// <summary>Null: nothing speaks against beginning it.</summary>
    public static async Task<Brake?> Of(Database db, Guid administration, Guid initiative, DateOnly today)
    {
        var limit = await LimitOf(db, administration);
        var portfolio = await Portfolio.Of(db, administration);
        if (portfolio.Sheets.FirstOrDefault(one => one.Id == initiative) is not { } wants || wants.Stand == Stand.Running) return null;
        IReadOnlyList<Sheet> running = [.. portfolio.Sheets.Where(one => one.Stand == Stand.Running)];
        return running.Count < limit ? null : new(wants, running, limit, running.Sum(one => one.Content.Days),
            portfolio.Sheets.Count(one => one.Stand == Stand.Done && one.Step.Day > today.AddYears(-1)));
    }
}

/// <summary>Something was begun although too much was running.</summary>
/// <param name="Step">Number of the step of the initiative.</param>
public sealed record StartedAnyway(
    Guid InitiativeId, int Step, Guid AdministrationId, int Running, int Limit, string Reason, string By, DateTimeOffset At);

internal sealed class StartedAnywayTables : IEntityTypeConfiguration<StartedAnyway>
{
    public void Configure(EntityTypeBuilder<StartedAnyway> builder)
    {
        builder.ToTable("started_anyway").HasKey(one => new { one.InitiativeId, one.Step });
        builder.HasIndex(one => one.AdministrationId);
    }
}

/// <summary>Begins an initiative against the brake, with the reason.</summary>
public static class StartAnyway
{
    public static async Task<MoveInitiative.Outcome> Run(Database db, Actor actor, Guid administration, Brake brake, int seen,
        string reason, DateOnly? day, DateTimeOffset now)
    {
        if (reason.Trim().Length is 0 or > MoveInitiative.ReasonMax)
        {
            return new MoveInitiative.Refused(new(
                "Bitte schreiben Sie, warum diese Maßnahme trotzdem jetzt beginnt (höchstens 2.000 Zeichen).",
                "Please write why this initiative begins now all the same (at most 2,000 characters)."));
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var moved = await MoveInitiative.Run(db, actor, administration, brake.Wants.Id, seen, Stand.Running, reason, day, now);
        if (moved is not MoveInitiative.Moved) return moved;
        db.Add(new StartedAnyway(brake.Wants.Id, seen + 1, administration, brake.Running.Count, brake.Limit, reason.Trim(), actor.Name,
            now));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return moved;
    }
}
