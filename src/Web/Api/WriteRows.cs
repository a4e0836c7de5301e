using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Wegmarke.Design;

namespace Wegmarke.Web.Api;

/// <summary>Writes the rows of a table as CSV (RFC 4180): the same names and values as in JSON, decimal points, commas between.</summary>
internal static class WriteRows
{
    public static string Run<T>(IReadOnlyList<T> rows)
    {
        var columns = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.AppendJoin(',', cells).Append("\r\n");
        Line(columns.Select(one => JsonNamingPolicy.CamelCase.ConvertName(one.Name)));
        foreach (var row in rows) Line(columns.Select(one => Cell(one.GetValue(row))));
        return text.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        // A program that opens the file as a spreadsheet must not take words for a formula.
        _ => TableCell.Quoted(TableCell.Harmless(value.ToString()!), ','),
    };
}
