using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Exchange.Spreadsheets;

/// <summary>Workbooks of Excel 97 to 2003 (.xls).</summary>
internal static class ReadBiff
{
    public const long BytesMax = 64L << 20;

    public static Workbook Run(ForeignFile file)
    {
        var raw = file.Bytes(BytesMax);
        var book = new CompoundFile(raw).Stream("Workbook") ?? new CompoundFile(raw).Stream("Book")
            ?? throw RefusedException.Of(Place.Whole,
            "Die alte Office-Datei enthält keine Arbeitsmappe, oder sie ist mit einem Kennwort geschützt.", "The old Office file holds no workbook, or it is protected by a password.",
            "Speichern Sie sie als XLSX ohne Kennwort.", "Save it as XLSX without a password.");
        return new BiffRecords(book).Workbook();
    }
}
