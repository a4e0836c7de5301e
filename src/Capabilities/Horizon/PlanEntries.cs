using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Processes.Facts;
using Wegmarke.Storage;

namespace Wegmarke.Horizon;

/// <summary>A line of a table: cells by name of the field, as they were written.</summary>
public sealed record EntryCells(int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string field] => Cells.GetValueOrDefault(field, "");
}

/// <summary>What taking a line would do.</summary>
/// <param name="Before">The entry of that title as it is; null: it is new.</param>
/// <param name="Fault">What has to be mended; null: nothing.</param>
public sealed record PlannedEntry(EntryCells Row, EntryState? Before, EntryContent After, Sentence? Fault)
{
    public bool IsChange(EntryKind kind, MaturityModel model, Language language) => Before is null
        || EntryFields.Values(Before.Content, kind, model, language).Except(EntryFields.Values(After, kind, model, language)).Any();
}

/// <summary>Works out what a table of entries would add and change; columns that it does not have stay as they are. Storing takes all
/// lines or
/// none.</summary>
public static class PlanEntries
{
    public const int RowsMax = 2000;

    public static IReadOnlyList<PlannedEntry> Run(HorizonBoard board, EntryKind kind, IReadOnlyList<EntryCells> rows, MaturityModel model,
        Language language, DateOnly today)
    {
        var known = board.Of(kind).GroupBy(one => one.Content.Title).ToDictionary(group => group.Key, group => group.First());
        var times = rows.CountBy(row => row["title"]).ToDictionary();
        return [.. rows.Select(row =>
        {
            var before = known.GetValueOrDefault(row["title"]);
            var written = EntryFields.Values(before?.Content, kind, model, language);
            foreach (var (name, cell) in row.Cells) written[name] = cell;
            var (after, faults) = EntryFields.Read(kind, written, before?.Content, model, language);
            return new PlannedEntry(row, before, after, Fault(times[row["title"]], faults, after, today));
        })];
    }

    /// <returns>The plan; nothing was stored where a line of it has a fault.</returns>
    public static async Task<IReadOnlyList<PlannedEntry>> Store(Database db, Actor actor, Guid administration, EntryKind kind,
        IReadOnlyList<EntryCells> rows, MaturityModel model, Language language, DateTimeOffset now)
    {
        var plan = Run(await HorizonBoard.Of(db, administration), kind, rows, model, language, DateOnly.FromDateTime(now.UtcDateTime));
        if (plan.Any(one => one.Fault is not null)) return plan;
        var changed = plan.Where(one => one.IsChange(kind, model, language)).ToList();
        foreach (var one in changed)
        {
            db.Add(new HorizonEntry(one.Before?.Id ?? Guid.CreateVersion7(now), (one.Before?.Latest.Number ?? 0) + 1, administration, kind,
                one.After.ToJson(), actor.Name, now));
        }

        db.Note(actor, now, "import-" + kind.Path(), changed.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return plan;
    }

    private static Sentence? Fault(int times, IReadOnlyList<FactField> faults, EntryContent after, DateOnly today) => times > 1
        ? new("Dieser Titel steht zweimal in der Tabelle.", "This title is twice in the table.")
        : faults.Count > 0 ? new(string.Join(" ", faults.Select(field => EntryFields.Remedy(field, Language.German))),
            string.Join(" ", faults.Select(field => EntryFields.Remedy(field, Language.English))))
        : CheckEntry.Run(after, today);
}
