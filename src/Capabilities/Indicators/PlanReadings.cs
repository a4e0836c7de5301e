using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Indicators;

/// <summary>One line of a table of readings, as it was written.</summary>
/// <param name="Columns">Letters of the columns that hold indicator, value, date, source and document; "?" where a column is missing.</param>
public sealed record ReadingRow(int Line, string Indicator, string Value, string Date, string Source, string Document, string Columns)
{
    /// <summary>The cell as a spreadsheet calls it.</summary>
    public string Cell(int field) => $"{Columns[field]}{Line}";
}

/// <summary>What taking a line would do.</summary>
/// <param name="Faults">Cell and what is wrong with it; empty where the line can be taken.</param>
/// <param name="Before">The value for that day that would be replaced; null: none.</param>
public sealed record PlannedReading(ReadingRow Row, string Indicator, double? Value, DateOnly? Date, double? Before,
    IReadOnlyList<(string Cell, ReadingFault Fault)> Faults);

public enum ReadingFault
{
    IndicatorUnknown,
    ValueNoNumber,
    DateWrong,
    SourceMissing,
    Twice,
}

/// <summary>Works out what a table of readings would record, and names every cell that cannot be taken. Storing takes all lines or
/// none.</summary>
public static class PlanReadings
{
    public const int RowsMax = 5000;

    public static IReadOnlyList<PlannedReading> Run(IReadOnlyList<Reading> present, IReadOnlyList<ReadingRow> rows, MaturityModel model,
        Language language, DateTimeOffset now)
    {
        var there = present.GroupBy(one => (one.Indicator, one.Date)).ToDictionary(group => group.Key, group => group.MaxBy(one =>
            one.RecordedAt)!.Value);
        var read = rows.Select(row => (Row: row, Key: KeyOf(row.Indicator, model), Value: ReadNumber.Run(row.Value, language.Culture),
            Date: DateOf(row.Date, language, now))).ToList();
        var times = read.Where(one => one is { Key: not null, Date: not null }).CountBy(one => (one.Key, one.Date)).ToDictionary();
        return [.. read.Select(one =>
        {
            List<(string, ReadingFault)> faults = [];
            if (one.Key is null) faults.Add((one.Row.Cell(0), ReadingFault.IndicatorUnknown));
            if (one.Value is null) faults.Add((one.Row.Cell(1), ReadingFault.ValueNoNumber));
            if (one.Date is null) faults.Add((one.Row.Cell(2), ReadingFault.DateWrong));
            if (one.Row.Source.Length is 0 or > RecordReading.SourceLengthMax || one.Row.Document.Length > RecordReading.SourceLengthMax)
            {
                faults.Add((one.Row.Cell(3), ReadingFault.SourceMissing));
            }

            if (one is { Key: not null, Date: not null } && times[(one.Key, one.Date)] > 1) faults.Add((one.Row.Cell(0),
                ReadingFault.Twice));
            return new PlannedReading(one.Row, one.Key ?? one.Row.Indicator, one.Value, one.Date,
                one is { Key: { } key, Date: { } date } && there.TryGetValue((key, date), out var before) ? before : null, faults);
        })];
    }

    /// <returns>The plan; nothing was stored where a line of it has a fault.</returns>
    public static async Task<IReadOnlyList<PlannedReading>> Store(Database db, Actor actor, Guid administration,
        IReadOnlyList<Reading> present,
        IReadOnlyList<ReadingRow> rows, MaturityModel model, Language language, DateTimeOffset now)
    {
        var plan = Run(present, rows, model, language, now);
        PlannedReading[] changed = [.. plan.Where(one => one.Faults.Count == 0 && one.Before != one.Value)];
        if (plan.Any(one => one.Faults.Count > 0) || changed.Length == 0) return plan;
        foreach (var one in changed)
        {
            db.Add(new Reading(Guid.CreateVersion7(now), administration, one.Indicator, one.Value!.Value, one.Date!.Value, one.Row.Source,
                actor.Name, now) { Document = one.Row.Document });
        }

        db.Note(actor, now, "import-readings", changed.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), administration);
        await db.SaveChangesAsync();
        return plan;
    }

    /// <summary>An indicator by its key or by its name in any language of the model.</summary>
    private static string? KeyOf(string written, MaturityModel model) => model.Indicators.FirstOrDefault(one =>
        string.Equals(one.Key, written, StringComparison.OrdinalIgnoreCase) || model.Texts.Values.Any(texts =>
            texts.Indicators.TryGetValue(one.Key, out var text) && string.Equals(text.Name, written,
                StringComparison.OrdinalIgnoreCase)))?.Key;

    private static DateOnly? DateOf(string written, Language language, DateTimeOffset now) =>
        language.ReadDay(written) is { Year: >= 2000 } day
        && day <= DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)) ? day : null;
}
