using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Processes;

/// <summary>What taking a line of a table would do.</summary>
/// <param name="Before">The process of that name as it is; null: it is new.</param>
public sealed record PlannedProcess(ProcessCells Row, Process? Before, Process After, IReadOnlyList<ProcessField> Faults, bool Twice)
{
    public bool Takeable => Faults.Count == 0 && !Twice;

    public IReadOnlyList<ProcessField> Changes(Language language) => Before is null ? []
        : [.. Enum.GetValues<ProcessField>().Where(field => Before.Value(field, language) != After.Value(field, language))];
}

/// <summary>Works out what a table of processes would add and change; columns that the table does not have stay as they are. Storing takes
/// all lines or none.</summary>
public static class PlanProcesses
{
    public const int RowsMax = 5000;

    public static IReadOnlyList<PlannedProcess> Run(IReadOnlyList<Process> present, IReadOnlyList<ProcessCells> rows, Guid administration,
        Language language, DateTimeOffset now)
    {
        var byName = present.GroupBy(one => one.Name).ToDictionary(group => group.Key, group => group.First());
        var times = rows.CountBy(row => row[ProcessField.Name]).ToDictionary();
        return [.. rows.Select(row =>
        {
            var before = byName.GetValueOrDefault(row[ProcessField.Name]);
            var (after, faults) = ProcessFields.Read(row, before ?? ChangeProcess.Empty(administration, now), language);
            return new PlannedProcess(row, before, after, faults, times[row[ProcessField.Name]] > 1);
        })];
    }

    /// <returns>The plan; nothing was stored where a line of it has a fault.</returns>
    public static async Task<IReadOnlyList<PlannedProcess>> Store(Database db, Actor actor, Guid administration,
        IReadOnlyList<ProcessCells> rows, Language language, DateTimeOffset now)
    {
        var present = await db.Set<Process>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var plan = Run(present, rows, administration, language, now);
        PlannedProcess[] changed = [.. plan.Where(one => one.Before is null || one.Changes(language).Count > 0)];
        if (plan.Any(one => !one.Takeable) || changed.Length == 0) return plan;
        foreach (var one in changed)
        {
            if (one.Before is null) db.Add(one.After);
            else db.Update(one.After);
        }

        db.Note(actor, now, "import-processes", changed.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return plan;
    }
}
