using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Processes;

/// <summary>Adds a process to the register, changes it, takes it out and in again.</summary>
public static class ChangeProcess
{
    public abstract record Outcome;

    public sealed record Stored(Guid Id) : Outcome;

    public sealed record Faulty(IReadOnlyList<ProcessField> Fields) : Outcome;

    public sealed record NameTaken : Outcome;

    public sealed record ReasonMissing : Outcome;

    /// <param name="before">The process to change; null adds one.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Process? before, ProcessCells cells,
        Language language, DateTimeOffset now)
    {
        var (process, faults) = ProcessFields.Read(cells, before ?? Empty(administration, now), language);
        if (faults.Count > 0) return new Faulty(faults);
        if (await db.Set<Process>().AnyAsync(one => one.AdministrationId == administration && one.Name == process.Name
            && one.Id != process.Id)) return new NameTaken();
        if (before is null) db.Add(process);
        else db.Update(process);
        db.Note(actor, now, before is null ? "add-process" : "change-process", process.Name, administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return new Stored(process.Id);
    }

    public static async Task<Outcome> TakeOut(Database db, Actor actor, Process process, string reason, DateTimeOffset now)
    {
        if (reason.Trim().Length is 0 or > ProcessFields.NameMax) return new ReasonMissing();
        if (await db.Set<ProcessEnd>().AnyAsync(end => end.ProcessId == process.Id)) return new Stored(process.Id);
        db.Add(new ProcessEnd(process.Id, reason.Trim(), actor.Name, now));
        db.Note(actor, now, "take-out-process", $"{process.Name}: {reason.Trim()}", process.AdministrationId);
        await db.SaveChangesAsync();
        return new Stored(process.Id);
    }

    public static async Task TakeIn(Database db, Actor actor, Process process, DateTimeOffset now)
    {
        if (await db.Set<ProcessEnd>().FirstOrDefaultAsync(end => end.ProcessId == process.Id) is not { } end) return;
        db.Remove(end);
        db.Note(actor, now, "take-in-process", process.Name, process.AdministrationId);
        await db.SaveChangesAsync();
    }

    internal static Process Empty(Guid administration, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), administration, "", "", "", "", "");
}
