using Wegmarke.Design;

namespace Wegmarke.Processes.Facts;

/// <summary>One list of hard facts as a page shows it.</summary>
/// <param name="Path">Below the address of the administration.</param>
/// <param name="Lead">What the list is for.</param>
/// <param name="Findings">What the entries say together, the most important first.</param>
/// <param name="NoteLabel">What can be recorded about an entry later; empty: nothing.</param>
public sealed record FactList(
    string Path, string Title, string Lead, string Empty, IReadOnlyList<string> Findings, IReadOnlyList<string> Columns,
    IReadOnlyList<FactRow> Rows, IReadOnlyList<FactField> Fields, string Add, string NoteLabel)
{
    /// <summary>The list for a spreadsheet; a text that it would take for a formula is marked as text.</summary>
    public string Csv(Language language)
    {
        var head = Columns.Append(language.Say("festgehalten am", "recorded on"));
        return string.Concat(Rows.Select(row => row.Cells.Append(row.At.ToString("yyyy-MM-dd", language.Culture))).Prepend(head)
            .Select(cells => string.Join(';', cells.Select(cell => TableCell.Quoted(TableCell.Harmless(cell), ';'))) + "\r\n"));
    }
}

/// <param name="Warning">What somebody should do about it; empty: nothing.</param>
public sealed record FactRow(Guid Id, IReadOnlyList<string> Cells, string Warning, IReadOnlyList<FactNote> Notes, string By,
    DateTimeOffset At);
