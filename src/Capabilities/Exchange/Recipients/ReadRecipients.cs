using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Units;
using Wegmarke.Invitations;

namespace Wegmarke.Exchange.Recipients;

/// <summary>Reads addresses from CSV, pasted lines or XLSX. The column is found by its title or by the at sign; everything else in the
/// table is not looked at and not kept.</summary>
public static class ReadRecipients
{
    private static readonly string[] Titles = ["e-mail", "email", "mail", "e-mail-adresse", "mailadresse", "adresse", "address",
        "e-mail address"];

    /// <returns>One row for each line that holds something, or why the file cannot be read.</returns>
    public static (IReadOnlyList<RecipientRow> Rows, Remark? Refusal) Run(string name, byte[] bytes)
    {
        try
        {
            return (Rows(name, bytes), null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Remark);
        }
    }

    private static List<RecipientRow> Rows(string name, byte[] bytes)
    {
        var lines = ReadUnits.Lines(name, bytes).Where(line => line.Fields.Any(field => field.Trim().Length > 0)).ToList();
        var titled = lines.Count > 0 ? Array.FindIndex(lines[0].Fields, field => Titles.Contains(field.Trim().ToLowerInvariant())) : -1;
        var rows = lines.Skip(titled >= 0 ? 1 : 0).Select(line => new RecipientRow(line.Number, Cell(line.Fields, titled))).ToList();
        if (rows.Count is 0 or > PlanRecipients.RowsMax)
        {
            throw RefusedException.Of(Place.Whole, $"Die Liste hat {rows.Count} Zeilen; möglich sind 1 bis {PlanRecipients.RowsMax}.",
                $"The list has {rows.Count} lines; possible are 1 to {PlanRecipients.RowsMax}.",
                "Schreiben Sie eine Adresse in jede Zeile.", "Write one address in each line.");
        }

        return rows;
    }

    private static string Cell(string[] fields, int titled)
    {
        if (titled >= 0) return titled < fields.Length ? fields[titled].Trim() : "";
        return (fields.FirstOrDefault(field => field.Contains('@', StringComparison.Ordinal)) ?? fields[0]).Trim();
    }
}
