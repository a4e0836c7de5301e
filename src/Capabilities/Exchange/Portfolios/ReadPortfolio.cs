using System.Globalization;
using System.Text;
using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Plans;
using Wegmarke.Exchange.Units;
using Wegmarke.Initiatives;

namespace Wegmarke.Exchange.Portfolios;

/// <summary>Reads initiatives from CSV, XLSX or a project plan (MSPDI). Of a plan, tasks of the first level become initiatives with
/// their work, cost, deadline and who is assigned, and milestones below them become theirs; what else it holds is told and left.</summary>
public static class ReadPortfolio
{
    public const int BytesMax = 2 * 1024 * 1024;

    /// <summary>Hours of a person-day in project plans.</summary>
    internal const double HoursOfDay = 8;

    /// <summary>The names of the columns in the order of <see cref="Fields"/>; the first of each is written.</summary>
    internal static readonly string[][] Columns =
    [
        ["titel", "maßnahme", "title", "initiative", "name"], ["teilbereich", "area"], ["beginn", "start", "begin"], ["ende", "end",
            "finish"],
        ["personentage", "aufwand", "person-days", "days"], ["kosten einmalig", "cost once"], ["kosten je jahr", "cost per year"],
        ["zuständig", "owner"], ["warum", "grund", "why"], ["wirkung", "effect"], ["wartet auf", "vorgänger", "waits for"],
        ["meilensteine", "milestones"], ["frühestens", "not before"], ["spätestens", "done by"], ["dauer in monaten", "months"],
        ["muss sein", "must"], ["ersparnis je jahr", "saving per year"], ["stärke der wirkung", "size of effect"],
        ["grundlage", "groundwork"], ["beteiligte", "people"], ["risiken", "risks"],
    ];

    /// <returns>The lines, sentences about what was left out, or why the file cannot be read.</returns>
    public static (IReadOnlyList<InitiativeRow> Rows, IReadOnlyList<Remark> Left, Remark? Refusal) Run(string name, byte[] bytes)
    {
        try
        {
            if (!bytes.AsSpan().TrimStart("\uFEFF \r\n\t"u8).StartsWith("<"u8)) return (Table(name, bytes), [], null);
            var remarks = new Remarks();
            var plan = ReadPlan.Run(ForeignFile.InMemory(name, bytes), remarks);
            return (Plan(plan, remarks), [.. remarks.Kept.Where(one => one.Fate != Fate.Taken)], null);
        }
        catch (RefusedException refused)
        {
            return ([], [], refused.Remark);
        }
    }

    internal static string[] Fields(InitiativeRow row) => [row.Title, row.Area, row.Begin, row.End, row.Days, row.CostOnce, row.CostRunning,
        row.Owner, row.Why, row.Effect, row.After, row.Milestones, row.Earliest, row.Deadline, row.Months, row.Must, row.Saving,
        row.EffectSize, row.Groundwork, row.People, row.Risks];

    /// <summary>Rows as text that <see cref="Run"/> reads again.</summary>
    public static string Write(IReadOnlyList<InitiativeRow> rows)
    {
        var text = new StringBuilder().AppendJoin(';', Columns.Select(names => names[0])).Append('\n');
        foreach (var row in rows) text.AppendJoin(';', Fields(row).Select(field => TableCell.Quoted(field, ';'))).Append('\n');
        return text.ToString();
    }

    private static List<InitiativeRow> Table(string name, byte[] bytes)
    {
        var lines = ReadUnits.Lines(name, bytes).Where(line => line.Fields.Any(field => field.Trim().Length > 0)).ToList();
        int[] places = [.. Columns.Select(names => lines.Count == 0 ? -1 : Array.FindIndex(lines[0].Fields,
            field => names.Contains(field.Trim().ToLowerInvariant())))];
        if (places[0] < 0)
        {
            throw RefusedException.Of(Place.Whole, "In der ersten Zeile steht keine Spalte „Titel“.",
                "The first line holds no column \"title\".",
                "Schreiben Sie die Namen der Spalten in die erste Zeile.", "Write the names of the columns into the first line.");
        }

        if (lines.Count is < 2 or > InitiativeRow.RowsMax + 1)
        {
            throw RefusedException.Of(Place.Whole, $"Die Tabelle hat {lines.Count - 1} Maßnahmen; möglich sind 1 bis {InitiativeRow.RowsMax}.",
                $"The table has {lines.Count - 1} initiatives; possible are 1 to {InitiativeRow.RowsMax}.",
                "Prüfen Sie, ob es die richtige Datei ist.", "Check whether it is the right file.");
        }

        return
        [
            .. lines.Skip(1).Select(line =>
            {
                string[] cells = [.. places.Select(place => place >= 0 && place < line.Fields.Length ? line.Fields[place].Trim() : "")];
                return new InitiativeRow(line.Number, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7],
                    cells[8], cells[9], cells[10], cells[11])
                {
                    Earliest = cells[12], Deadline = cells[13], Months = cells[14], Must = cells[15], Saving = cells[16],
                    EffectSize = cells[17], Groundwork = cells[18], People = cells[19], Risks = cells[20],
                };
            }),
        ];
    }

    private static List<InitiativeRow> Plan(PlanFile plan, Remarks remarks)
    {
        var rows = new List<InitiativeRow>();
        var titles = plan.Tasks.Where(task => task.Level <= 1).GroupBy(task => task.Uid).ToDictionary(group => group.Key, group =>
            group.Last().Name.Trim());
        var names = plan.Resources.GroupBy(one => one.Uid).ToDictionary(group => group.Key, group => group.First().Name.Trim());
        var who = plan.Assignments.Where(one => names.ContainsKey(one.Resource)).ToLookup(one => one.Task, one => names[one.Resource]);
        var lost = 0;
        foreach (var task in plan.Tasks)
        {
            if (task.Level > 1 && task.Milestone && rows.Count > 0 && (task.Finish ?? task.Start) is { } day)
            {
                var milestone = $"{Day(day)} {task.Name.Trim().Replace(InitiativeRow.Bar, '/')}";
                rows[^1] = rows[^1] with { Milestones = rows[^1].Milestones.Length == 0 ? milestone : $"{rows[^1].Milestones} {InitiativeRow.Bar} {milestone}" };
                continue;
            }

            if (task.Level > 1)
            {
                lost++;
                continue;
            }

            lost += task.After.Count(link => !titles.ContainsKey(link.Before) || link.Kind != "FS" || link.LagHours is not null);
            rows.Add(Row(task, rows.Count + 2, titles, [.. who[task.Uid].Distinct()]));
        }

        if (lost > 0)
        {
            remarks.Lost(Place.Whole, $"{lost} Untervorgänge und Verknüpfungen gehen nicht mit: Übernommen werden Vorgänge der ersten Ebene, ihre Meilensteine und „Ende vor Anfang“ ohne Abstand.",
                $"{lost} lower tasks and links are not taken: taken are tasks of the first level, their milestones and finish-to-start without lag.",
                "Führen Sie die Einzelheiten im Projektplan weiter.", "Keep the details in the project plan.");
        }

        return rows;
    }

    /// <summary>Who is assigned alone owns the initiative; of several, all are listed as people.</summary>
    private static InitiativeRow Row(PlanTask task, int line, Dictionary<int, string> titles, IReadOnlyList<string> who)
    {
        var after = task.After.Where(link => link.Kind == "FS" && titles.ContainsKey(link.Before)).Select(link => titles[link.Before]);
        return new(line, task.Name.Trim(), "", Day(task.Start), Day(task.Finish), task.WorkHours is { } hours and > 0
                ? (hours / HoursOfDay).ToString("0.##", CultureInfo.InvariantCulture) : "",
            task.Cost?.ToString("0.##", CultureInfo.InvariantCulture) ?? "", "", who.Count == 1 ? who[0] : "", task.Notes.Trim(), "",
            string.Join($" {InitiativeRow.Bar} ", after), "")
        {
            Earliest = Day(task.NotBefore), Deadline = Day(task.Deadline), People = who.Count > 1 ? string.Join(", ", who) : "",
        };
    }

    private static string Day(DateTime? moment) => moment?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
