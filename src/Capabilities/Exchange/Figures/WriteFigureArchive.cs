using System.Globalization;
using System.Text;

namespace Wegmarke.Exchange.Figures;

/// <summary>Everything a reader may take away of a release, in one archive.</summary>
public static class WriteFigureArchive
{
    public static async Task<byte[]> Run(FigureSet set, DateTimeOffset now)
    {
        List<(string Name, byte[] Bytes)> files = [(set.Language.Say("LIESMICH.md", "README.md"), Utf8(ReadMe(set)))];
        foreach (var table in set.Tables)
        {
            files.Add(($"csv/{table.Name}.csv", Utf8(WriteFigureCsv.Run(table))));
            files.Add(($"sav/{table.Name}.sav", WriteFigureSav.Run(table, set.Title, now.UtcDateTime)));
            files.Add(($"parquet/{table.Name}.parquet", await WriteFigureParquet.Run(table)));
        }

        files.AddRange([("codebook.csv", Utf8(WriteFigureCsv.CodeBook(set))), ("codebook.md", Utf8(WriteFigureCsv.ReadableCodeBook(set))),
            ("codebook.xml", WriteFigureDdi.Run(set, now)), ("figures.xlsx", WriteFigureWorkbook.Run(set)),
            ("figures.R", Utf8(WriteFigureScripts.R(set))), ("figures.sps", Utf8(WriteFigureScripts.Spss(set)))]);
        if (set.Whole) files.AddRange([("release.json", Utf8(set.Json)), ("release.schema.json", ReleaseSchema.Bytes)]);
        return DataArchive.Of(files, now);
    }

    private static string ReadMe(FigureSet set)
    {
        var say = (Func<string, string, string>)set.Language.Say;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {set.Title}\n\n");
        foreach (var sentence in set.About) text.Append(sentence).Append("\n\n");
        text.Append(say("""
            | Datei | Inhalt |
            | --- | --- |
            | figures.xlsx | alle Tabellen zum Lesen, Wörter statt Codes, die letzte Seite erklärt jede Spalte |
            | csv/ | die Tabellen als CSV: UTF-8, Komma, Dezimalpunkt, Schlüssel statt Wörter |
            | sav/ | die Tabellen für SPSS, PSPP, Stata und R (haven) mit Wertelabels und fehlenden Werten |
            | parquet/ | die Tabellen für Python, R (arrow) und Datenbanken |
            | codebook.csv, codebook.md | jede Spalte und jeder Code |
            | codebook.xml | dasselbe als DDI-Codebook 2.5 für Archive |
            | figures.R, figures.sps | lesen die Dateien und rechnen die Hauptzahlen nach |
            """, """
            | file | content |
            | --- | --- |
            | figures.xlsx | all tables to read, words instead of codes; the last sheet explains each column |
            | csv/ | the tables as CSV: UTF-8, comma, decimal point, keys instead of words |
            | sav/ | the tables for SPSS, PSPP, Stata and R (haven) with value labels and missing values |
            | parquet/ | the tables for Python, R (arrow) and databases |
            | codebook.csv, codebook.md | each column and each code |
            | codebook.xml | the same as DDI-Codebook 2.5 for archives |
            | figures.R, figures.sps | read the files and work the main figures out again |
            """)).Append('\n');
        if (set.Whole)
        {
            text.Append(say("| release.json, release.schema.json | das freigegebene Dokument, zu dem die Prüfsumme gehört, und sein Schema |\n",
                "| release.json, release.schema.json | the released document that the checksum belongs to, and its schema |\n"));
        }

        text.Append('\n');
        foreach (var table in set.Tables) text.Append(CultureInfo.InvariantCulture, $"- {table.Name}: {table.Label} ({table.Rows.Count})\n");
        return text.ToString();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
