using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using MiniExcelLibs;
using Wegmarke.Design;

namespace Wegmarke.Exchange;

/// <summary>The first sheet of a spreadsheet as separated text: line n of the text is row n of the sheet.</summary>
internal static class XlsxText
{
    private const long UnpackedBytesMax = 2L * 1024 * 1024 * 1024;
    private const int EntriesMax = 10_000;

    public static (TableText? Text, Problem? Problem) Open(string path, FileStream file, Language language)
    {
        try
        {
            if (!IsSpreadsheet(file, out var tooLarge))
            {
                return (null, tooLarge ? TooLarge(path, language) : Broken(path, language));
            }

            file.Position = 0;
            var text = new MemoryStream();
            Write(file, text);
            text.Position = 0;
            return text.Length == 0
                ? (null, new(path, 1, language.Say("Das erste Tabellenblatt ist leer.", "The first sheet is empty."), language.Say(
                    "Stellen Sie das Blatt mit den Antworten an die erste Stelle.", "Put the sheet with the answers first.")))
                : (new(text, (byte)',', true, text.Length), null);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or IOException or FormatException or ArgumentException
            or KeyNotFoundException or NotSupportedException or InvalidOperationException or NullReferenceException
            or IndexOutOfRangeException)
        {
            // A hostile or half-downloaded archive makes the reading library fail in many ways; all of them mean the same to a person.
            return (null, Broken(path, language));
        }
    }

    /// <summary>Unpacks every part once and counts, because an archive may lie about its sizes.</summary>
    private static bool IsSpreadsheet(FileStream file, out bool tooLarge)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        tooLarge = archive.Entries.Count > EntriesMax
          || archive.Entries.Sum(entry => Math.Min(entry.Length, UnpackedBytesMax + 1)) > UnpackedBytesMax;
        if (tooLarge || archive.GetEntry("[Content_Types].xml") is null) return false;
        var buffer = new byte[1 << 16];
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            for (var read = part.Read(buffer); read > 0; read = part.Read(buffer))
            {
                unpacked += read;
                tooLarge = unpacked > UnpackedBytesMax;
                if (tooLarge) return false;
            }
        }

        return archive.Entries.Any(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase));
    }

    private static void Write(FileStream file, MemoryStream text)
    {
        var width = -1;
        using var writer = new StreamWriter(text, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        foreach (IDictionary<string, object?> row in file.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            var cells = row.Values.Select(Text).ToList();
            var filled = cells.FindLastIndex(cell => cell.Length > 0) + 1;
            if (width < 0) width = filled;
            if (filled > 0)
            {
                for (var cell = 0; cell < Math.Max(width, filled); cell++)
                {
                    if (cell > 0) writer.Write(',');
                    writer.Write(Quoted(cell < cells.Count ? cells[cell] : ""));
                }
            }

            writer.Write('\n');
        }
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!.ReplaceLineEndings(" "),
    };

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static Problem TooLarge(string path, Language language) => new(path, 0,
        language.Say("Die Tabelle ist entpackt größer als 2 GB.", "Unpacked, the spreadsheet is larger than 2 GB."),
        language.Say("Bitte speichern Sie so große Tabellen als CSV.", "Save a table of this size as CSV."));

    private static Problem Broken(string path, Language language) => new(path, 0,
        language.Say("Die Excel-Datei ist beschädigt oder keine Tabelle.", "The Excel file is damaged or not a spreadsheet."),
        language.Say("Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie neu als XLSX oder CSV.",
            "Open it in your spreadsheet program and save it again as XLSX or CSV."));
}
