using System.Text;

namespace Wegmarke.Web;

/// <summary>A table to take away, with the mark by which spreadsheets recognise UTF-8.</summary>
internal static class CsvFile
{
    public static IResult Of(string text, string name) =>
        Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", name);
}
