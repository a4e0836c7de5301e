using System.Globalization;

namespace Wegmarke.Responses;

/// <summary>Puts sheets into an order that only what they say decides, so that no result hangs on the order in which they came.</summary>
public static class SortSheets
{
    /// <returns>The sheets in order, and their lines in the same order.</returns>
    public static (AnswerTable Sheets, IReadOnlyList<string> Lines) Run(AnswerTable answers)
    {
        var lines = Lines(answers);
        var order = Enumerable.Range(0, answers.Rows).ToArray();
        Array.Sort(lines, order, StringComparer.Ordinal);
        return (answers with
        {
            Columns = [.. answers.Columns.Select(column => order.Select(row => column[row]).ToArray())],
            Perspectives = [.. order.Select(row => answers.Perspectives[row])],
            Groups = answers.Groups is { } groups ? [.. order.Select(row => groups[row])] : null,
            Attributes = [.. answers.Attributes.Select(one => one with { Codes = [.. order.Select(row => one.Codes[row])] })],
        }, lines);
    }

    /// <summary>All that each sheet says, as a line of text.</summary>
    private static string[] Lines(AnswerTable answers)
    {
        var lines = new string[answers.Rows];
        byte[][] columns = [.. answers.Columns];
        var sheet = new byte[columns.Length];
        for (var row = 0; row < answers.Rows; row++)
        {
            for (var item = 0; item < sheet.Length; item++) sheet[item] = columns[item][row];
            var unit = answers.Groups is { } groups && groups[row] >= 0 ? answers.GroupNames[groups[row]] : "";
            var attributes = string.Concat(answers.Attributes.Select(one =>
                string.Create(CultureInfo.InvariantCulture, $"|{one.Key}={one.Codes[row]}")));
            lines[row] = $"{answers.Perspectives[row]}|{unit}{attributes}|{Convert.ToHexStringLower(sheet)}";
        }

        return lines;
    }
}
