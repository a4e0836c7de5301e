using System.Globalization;
using System.Text;
using Wegmarke.Exchange.Figures;

namespace Wegmarke.Exchange.Sheets;

/// <summary>The file for research in all formats, with its code book and how it is protected.</summary>
public static class WriteSheetArchive
{
    public static async Task<byte[]> Run(SheetSet set, DateTimeOffset now)
    {
        var table = set.Tables[0];
        return DataArchive.Of([
            (set.Language.Say("LIESMICH.md", "README.md"), Utf8(ReadMe(set))),
            ($"csv/{table.Name}.csv", Utf8(WriteFigureCsv.Run(table))),
            ($"sav/{table.Name}.sav", WriteFigureSav.Run(table, set.Title, now.UtcDateTime)),
            ($"parquet/{table.Name}.parquet", await WriteFigureParquet.Run(table)),
            ("codebook.csv", Utf8(WriteFigureCsv.CodeBook(set))), ("codebook.md", Utf8(WriteFigureCsv.ReadableCodeBook(set))),
            ("codebook.xml", WriteFigureDdi.Run(set, now)), ("sheets.xlsx", WriteFigureWorkbook.Run(set)),
            ("sheets.R", Utf8(WriteSheetScripts.R(set))), ("sheets.sps", Utf8(WriteSheetScripts.Spss(set))),
        ], now);
    }

    private static string ReadMe(SheetSet set)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {set.Title}\n\n");
        foreach (var sentence in set.About) text.Append(sentence).Append("\n\n");
        text.Append(set.Language.Say("""
            | Datei | Inhalt |
            | --- | --- |
            | csv/sheets.csv | ein Bogen je Zeile; dont-know, not-applicable und skipped sind keine Antworten |
            | sav/sheets.sav | dasselbe für SPSS, PSPP, Stata und R (haven); 97, 98 und 99 sind als fehlend erklärt |
            | parquet/sheets.parquet | dasselbe für Python, R (arrow) und Datenbanken |
            | sheets.xlsx | dasselbe in Worten, zum Lesen |
            | codebook.csv, codebook.md, codebook.xml | jede Spalte und jeder Code, auch als DDI-Codebook 2.5 |
            | sheets.R, sheets.sps | lesen die Datei, wenden umgekehrt gefragte Aussagen und geben Anzahl und Mittelwert jeder Aussage aus |

            Mittelwerte aus dieser Datei weichen von den freigegebenen ab: In ihr stehen weniger Bögen.
            """, """
            | file | content |
            | --- | --- |
            | csv/sheets.csv | one sheet a row; dont-know, not-applicable and skipped are no answers |
            | sav/sheets.sav | the same for SPSS, PSPP, Stata and R (haven); 97, 98 and 99 are declared missing |
            | parquet/sheets.parquet | the same for Python, R (arrow) and databases |
            | sheets.xlsx | the same in words, to read |
            | codebook.csv, codebook.md, codebook.xml | each column and each code, also as DDI-Codebook 2.5 |
            | sheets.R, sheets.sps | read the file, turn items that were asked in reverse, and print number and mean of each item |

            Means from this file differ from released ones: it holds fewer sheets.
            """)).Append('\n');
        return text.ToString();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
