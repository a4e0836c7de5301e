using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Processes;

/// <summary>The processes of an administration.</summary>
/// <param name="Ended">Taken out, with who, when and why.</param>
/// <param name="Drawn">Those that have a diagram.</param>
public sealed record ProcessRegister(
    Administration Administration, IReadOnlyList<Process> Processes, IReadOnlyList<(Process Process, ProcessEnd End)> Ended,
    IReadOnlySet<Guid> Drawn)
{
    public string Address => $"/administrations/{Administration.Id}/processes";

    public static async Task<ProcessRegister?> Of(Database db, Guid administration)
    {
        if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one =>
            one.Id == administration) is not { } found) return null;
        var all = await db.Set<Process>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var ids = all.Select(one => one.Id).ToList();
        var ends = await db.Set<ProcessEnd>().AsNoTracking().Where(end => ids.Contains(end.ProcessId)).ToDictionaryAsync(end =>
            end.ProcessId);
        var drawn = await db.Set<ProcessDiagram>().AsNoTracking().Where(one => ids.Contains(one.ProcessId)).Select(one => one.ProcessId)
            .Distinct().ToListAsync();
        return new(found, [.. all.Where(one => !ends.ContainsKey(one.Id)).OrderBy(one => one.Name, StringComparer.CurrentCulture)],
            [.. all.Where(one => ends.ContainsKey(one.Id)).Select(one => (one, ends[one.Id]))], drawn.ToHashSet());
    }
}

/// <summary>A process with its diagram and what people said about it.</summary>
/// <param name="Pairs">Answers of all; shown from five people on.</param>
public sealed record ProcessState(
    Process Process, ProcessEnd? End, ProcessDiagram? Diagram, IReadOnlyList<FigureCorrection> Corrections,
        IReadOnlyList<CustomerPair> Pairs)
{
    public const int PairsMin = 5;

    public FigureCorrection? CorrectionOf(ProcessFigure figure) =>
        Corrections.Where(one => one.Figure == figure && one.Number == Diagram?.Number).MaxBy(one => one.At);

    public static async Task<ProcessState?> Find(Database db, Guid administration, Guid id)
    {
        if (await db.Set<Process>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.AdministrationId == administration)
            is not { } process) return null;
        return new(process, await db.Set<ProcessEnd>().AsNoTracking().FirstOrDefaultAsync(end => end.ProcessId == id),
            await db.Set<ProcessDiagram>().AsNoTracking().Where(one => one.ProcessId == id).OrderByDescending(one =>
                one.Number).FirstOrDefaultAsync(),
            await db.Set<FigureCorrection>().AsNoTracking().Where(one => one.ProcessId == id).ToListAsync(),
            await db.Set<CustomerPair>().AsNoTracking().Where(one => one.ProcessId == id).ToListAsync());
    }
}
