using System.Globalization;

namespace Wegmarke.Responses;

/// <summary>Puts sheets into an order that only what they say decides, so that no result hangs on the order in which they came.</summary>
public static class SortSheets
{
    public static AnswerTable Run(AnswerTable answers)
    {
        var lines = Lines(answers);
        var order = Enumerable.Range(0, answers.Rows).ToArray();
        Array.Sort(lines, order, StringComparer.Ordinal);
        return answers with
        {
            Columns = [.. answers.Columns.Select(column => order.Select(row => column[row]).ToArray())],
            Perspectives = [.. order.Select(row => answers.Perspectives[row])],
            Groups = answers.Groups is { } groups ? [.. order.Select(row => groups[row])] : null,
            Attributes = [.. answers.Attributes.Select(one => one with { Codes = [.. order.Select(row => one.Codes[row])] })],
        };
    }

    /// <summary>All that each sheet says, as a line of text.</summary>
    public static string[] Lines(AnswerTable answers)
    {
        var lines = new string[answers.Rows];
        var sheet = new byte[answers.Columns.Count];
        for (var row = 0; row < answers.Rows; row++)
        {
            for (var item = 0; item < sheet.Length; item++) sheet[item] = answers.Columns[item][row];
            var unit = answers.Groups is { } groups && groups[row] >= 0 ? answers.GroupNames[groups[row]] : "";
            var attributes = string.Concat(answers.Attributes.Select(one =>
                string.Create(CultureInfo.InvariantCulture, $"|{one.Key}={one.Codes[row]}")));
            lines[row] = $"{answers.Perspectives[row]}|{unit}{attributes}|{Convert.ToHexStringLower(sheet)}";
        }

        return lines;
    }
}
