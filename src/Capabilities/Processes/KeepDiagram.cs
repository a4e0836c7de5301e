using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Processes;

/// <summary>Keeps a diagram with its process, and what people who know the process say about figures and about themselves as
/// customers.</summary>
public static class KeepDiagram
{
    public const int BytesMax = 2 * 1024 * 1024;

    public static async Task Run(Database db, Actor actor, Process process, string fileName, string xml, DateTimeOffset now)
    {
        var number = await db.Set<ProcessDiagram>().Where(one => one.ProcessId == process.Id).MaxAsync(one => (int?)one.Number) ?? 0;
        db.Add(new ProcessDiagram(process.Id, number + 1, Path.GetFileName(fileName), xml, actor.Name, now));
        db.Note(actor, now, "keep-diagram", process.Name, process.AdministrationId);
        await db.SaveChangesAsync();
    }

    /// <returns>Whether it was taken: a figure has a value and a reason.</returns>
    public static async Task<bool> Correct(Database db, Actor actor, Process process, int number, ProcessFigure figure, int value,
        string why,
        DateTimeOffset now)
    {
        if (value is < 0 or > ProcessFields.FewMax || why.Trim().Length is 0 or > ProcessFields.NameMax) return false;
        db.Add(new FigureCorrection(Guid.CreateVersion7(now), process.Id, number, figure, value, why.Trim(), actor.Name, now));
        db.Note(actor, now, "correct-figure", $"{process.Name} {figure} {value}", process.AdministrationId);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>One pair a person; a later one takes the place of the earlier.</summary>
    public static async Task Answer(Database db, Actor actor, Process process, bool forOthers, bool forMyself, DateTimeOffset now)
    {
        var pair = new CustomerPair(process.Id, actor.Id, forOthers, forMyself, now);
        if (await db.Set<CustomerPair>().AnyAsync(one => one.ProcessId == process.Id && one.ById == actor.Id)) db.Update(pair);
        else db.Add(pair);
        db.Note(actor, now, "answer-as-customer", process.Name, process.AdministrationId);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
