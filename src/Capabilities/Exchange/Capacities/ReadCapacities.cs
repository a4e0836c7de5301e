using System.Text;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Units;
using Wegmarke.Initiatives.Planning;

namespace Wegmarke.Exchange.Capacities;

/// <summary>Reads and writes the table of capacities: a line for each unit, a column for each quarter. What is read fills the form; nothing
/// is stored.</summary>
public static class ReadCapacities
{
    public const int BytesMax = 2 * 1024 * 1024;
    private static readonly string[] MoneyNames = ["geld insgesamt", "geld insgesamt (€)", "money in total", "money in total (€)"];
    private static readonly string[] RunningNames = ["davon laufende kosten", "davon laufende kosten (€)", "of that running cost",
        "of that running cost (€)"];

    private static readonly string[] HouseNames = ["ganzes haus", "whole house"];
    private static readonly string[] MostNames = ["höchstens zugleich", "at once at most"];

    /// <returns>The form, or why the file cannot be taken.</returns>
    public static (CapacityForm? Form, Sentence? Problem) Run(string name, byte[] bytes, IReadOnlyList<Unit> units)
    {
        try
        {
            var lines = ReadUnits.Lines(name, bytes).Where(line => line.Fields.Any(field => field.Trim().Length > 0)).ToList();
            return Table(lines, units);
        }
        catch (RefusedException refused)
        {
            return (null, new(refused.Remark.In(Language.German), refused.Remark.In(Language.English)));
        }
    }

    private static (CapacityForm? Form, Sentence? Problem) Table(List<(string[] Fields, int Number)> lines, IReadOnlyList<Unit> units)
    {
        var columns = lines.Count == 0 ? [] : lines[0].Fields.Index().Select(one => (one.Index, Quarter: Quarter.Read(one.Item)))
            .Where(one => one.Quarter is not null).ToDictionary(one => one.Quarter!.Value.Count, one => one.Index);
        if (columns.Count == 0)
        {
            return (null, new("In der ersten Zeile steht kein Quartal. Schreiben Sie die Quartale als 2027-Q1, 2027-Q2 und so weiter.",
                "The first line holds no quarter. Write the quarters as 2027-Q1, 2027-Q2 and so on."));
        }

        var first = new Quarter(columns.Keys.Min());
        var count = columns.Keys.Max() - first.Count + 1;
        if (count > CapacityContent.QuartersMax)
        {
            return (null, new($"Die Tabelle umfasst {count} Quartale; möglich sind {CapacityContent.QuartersMax}.",
                $"The table holds {count} quarters; {CapacityContent.QuartersMax} are possible."));
        }

        var most = Array.FindIndex(lines[0].Fields, field => MostNames.Contains(field.Trim().ToLowerInvariant()));
        var form = CapacityForm.Empty(first, count);
        var (cells, limits) = (new Dictionary<Guid, IReadOnlyList<string>>(), new Dictionary<Guid, string>());
        foreach (var (fields, number) in lines.Skip(1))
        {
            string Field(int place) => place >= 0 && place < fields.Length ? fields[place].Trim() : "";
            IReadOnlyList<string> row = [.. Enumerable.Range(0, count).Select(at => Field(columns.GetValueOrDefault(first.Count + at,
                -1)))];
            var title = Field(0);
            var lower = title.ToLowerInvariant();
            if (MoneyNames.Contains(lower)) form = form with { Money = row };
            else if (RunningNames.Contains(lower)) form = form with { Running = row };
            else if (HouseNames.Contains(lower)) form = form with { AtOnce = Field(most) };
            else if (units.FirstOrDefault(unit => unit.Name.Equals(title, StringComparison.OrdinalIgnoreCase)) is { } unit)
            {
                cells[unit.Id] = row;
                limits[unit.Id] = Field(most);
            }
            else
            {
                return (null, new($"Zeile {number}: Ein Amt „{title}“ gibt es nicht. Schreiben Sie es wie im Verzeichnis der Ämter.",
                    $"Line {number}: there is no unit “{title}”. Write it as in the list of units."));
            }
        }

        return (form with { Units = cells, UnitsAtOnce = limits }, null);
    }

    /// <summary>The table as CSV that <see cref="Run"/> reads again.</summary>
    public static string Write(CapacityForm form, IReadOnlyList<Unit> units, Language language)
    {
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.AppendJoin(';', cells.Select(cell => TableCell.Quoted(TableCell.Harmless(cell), ';')))
            .Append("\r\n");
        Line([language.Say("Amt", "Unit"), .. Enumerable.Range(0, form.Quarters).Select(at => form.First.Plus(at).Key),
            language.Say("höchstens zugleich", "at once at most")]);
        foreach (var (unit, _) in UnitTree.Sort(units).Where(one => form.Units.ContainsKey(one.Unit.Id)))
        {
            Line([unit.Name, .. form.Units[unit.Id], form.UnitsAtOnce.GetValueOrDefault(unit.Id, "")]);
        }

        if (form.Money.Count > 0) Line([language.Say("Geld insgesamt", "Money in total"), .. form.Money, ""]);
        if (form.Running.Count > 0) Line([language.Say("davon laufende Kosten", "of that running cost"), .. form.Running, ""]);
        if (form.AtOnce.Length > 0) Line([language.Say("Ganzes Haus", "Whole house"), .. Enumerable.Repeat("",
            form.Quarters), form.AtOnce]);
        return text.ToString();
    }
}
