using MiniExcelLibs;
using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Units;
using Wegmarke.People.Competences;

namespace Wegmarke.Exchange.Competences;

/// <summary>Reads a table of competences from CSV, pasted cells or XLSX, and writes one. A header line is found by its words; without one
/// the columns count in the order in which they are written.</summary>
public static class ReadFrame
{
    public const int BytesMax = 2 * 1024 * 1024;

    private static readonly string[][] Headers =
    [
        ["schlüssel", "schluessel", "kennung", "key", "id"],
        ["gehört zu", "gehoert zu", "bereich", "darüber", "belongs to", "area", "parent"],
        ["name", "kompetenz", "bezeichnung", "titel", "competence", "title"],
        ["name (englisch)", "englisch", "name_en", "english", "name (english)"],
        ["beschreibung", "text", "description"],
        ["setzt voraus", "voraussetzung", "voraussetzungen", "builds on", "prerequisites", "requires"],
    ];

    /// <returns>The lines that hold something, or why the file cannot be read.</returns>
    public static (IReadOnlyList<FrameRow> Rows, Sentence? Refusal) Run(string name, byte[] bytes)
    {
        try
        {
            return (Rows(name, bytes), null);
        }
        catch (RefusedException refused)
        {
            return ([], new(refused.Remark.In(Language.German), refused.Remark.In(Language.English)));
        }
    }

    /// <summary>Rows as text that <see cref="Run"/> reads again.</summary>
    public static string Write(IEnumerable<FrameRow> rows) => string.Concat(Lines(rows)
        .Select(cells => string.Join(';', cells.Select(cell => TableCell.Quoted(cell, ';'))) + "\n"));

    /// <summary>The same as a spreadsheet; what it would take for a formula is marked as text.</summary>
    public static byte[] WriteXlsx(IEnumerable<FrameRow> rows)
    {
        var lines = Lines(rows).ToList();
        using var stream = new MemoryStream();
        stream.SaveAs(lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(one => one.First,
            one => (object)TableCell.Harmless(one.Second))), sheetName: "Kompetenzen");
        return stream.ToArray();
    }

    public static IEnumerable<FrameRow> RowsOf(CompetenceFrame frame) => frame.Competences.Select((one, at) => new FrameRow(at + 2, one.Key,
        one.Parent, one.German, one.English, one.Text, string.Join(", ", one.BuildsOn)));

    private static IEnumerable<string[]> Lines(IEnumerable<FrameRow> rows) =>
        rows.Select(row => new[] { row.Key, row.Parent, row.German, row.English, row.Text, row.BuildsOn })
            .Prepend(["Schlüssel", "gehört zu", "Name", "Name (englisch)", "Beschreibung", "setzt voraus"]);

    private static List<FrameRow> Rows(string name, byte[] bytes)
    {
        var lines = ReadUnits.Lines(name, bytes).Where(line => line.Fields.Any(field => field.Trim().Length > 0)).ToList();
        if (lines.Count == 0)
        {
            throw RefusedException.Of(Place.Whole, "Die Tabelle ist leer.", "The table is empty.",
                "Schreiben Sie in jede Zeile eine Kompetenz.", "Write one competence in each line.");
        }

        int[] places = [.. Headers.Select(words => Array.FindIndex(lines[0].Fields, field =>
            words.Contains(field.Trim().ToLowerInvariant())))];
        var titled = places[0] >= 0 && places[2] >= 0;
        if (!titled) places = [0, 1, 2, 3, 4, 5];
        var rows = lines.Skip(titled ? 1 : 0).Select(line => FrameRow.Of(line.Number, [.. places.Select(place =>
            place >= 0 && place < line.Fields.Length ? line.Fields[place] : "")])).ToList();
        if (rows.Count is 0 or > CheckFrame.RowsMax)
        {
            throw RefusedException.Of(Place.Whole, $"Die Tabelle hat {rows.Count} Kompetenzen; möglich sind 1 bis {CheckFrame.RowsMax}.",
                $"The table has {rows.Count} competences; possible are 1 to {CheckFrame.RowsMax}.",
                "Prüfen Sie, ob es die richtige Datei ist.", "Check whether it is the right file.");
        }

        return rows;
    }
}
