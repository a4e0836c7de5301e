using System.Text;
using Wegmarke.Design;
using Wegmarke.Exchange.Cases;

namespace Wegmarke.Exchange;

/// <summary>Opens a file as a stream of separated text in an encoding that keeps ASCII in single bytes; says why where that cannot
/// be.</summary>
internal static class OpenTable
{
    private const int SampleBytes = 64 * 1024;

    public static (TableText? Text, Problem? Problem) Run(string path, Language language)
    {
        if (Directory.Exists(path)) return (null,
          Refusal(path, language, "Das ist ein Ordner, keine Datei.", "This is a folder, not a file."));
        if (!File.Exists(path))
        {
            return (null, new(path, 0, language.Say("Die Datei gibt es nicht.", "The file does not exist."),
                language.Say("Bitte prüfen Sie den Pfad.", "Check the path.")));
        }

        FileStream file;
        try
        {
            file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return (null, new(path, 0, language.Say("Die Datei lässt sich nicht öffnen.", "The file cannot be opened."),
                language.Say("Prüfen Sie die Leserechte und ob ein anderes Programm sie sperrt.",
                  "Check the permissions and whether another program locks it.")));
        }

        var sample = new byte[SampleBytes];
        var length = file.ReadAtLeast(sample, SampleBytes, throwOnEndOfStream: false);
        file.Position = 0;
        return Opened(path, file, sample.AsSpan(0, length), language);
    }

    private static (TableText? Text, Problem? Problem) Opened(string path, FileStream file, ReadOnlySpan<byte> sample, Language language)
    {
        if (CaseTable.Fits(path, sample))
        {
            file.Dispose();
            return CaseTable.Open(path, language);
        }

        if (sample.StartsWith("PK\u0003\u0004"u8))
        {
            using (file) return XlsxText.Open(path, file, language);
        }

        if (sample.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            file.Dispose();
            return (null, Refusal(path, language, "Das ist eine alte oder mit Kennwort geschützte Excel-Datei.",
              "This is an old or password-protected Excel file."));
        }

        if (IsBlank(sample) && file.Length <= SampleBytes)
        {
            file.Dispose();
            return (null, new(path, 1, language.Say("Die Datei ist leer.", "The file is empty."), language.Say(
                "Exportieren Sie sie neu, mit einer Zeile der Spaltennamen und einer Zeile je Bogen.",
                "Export it again, with a line of column names and a line per sheet.")));
        }

        var lastLine = sample.LastIndexOf((byte)'\n');
        var text = CsvText.Detect(sample.Length == SampleBytes && lastLine > 0 ? sample[..(lastLine + 1)] : sample);
        var wide = text.Encoding is UnicodeEncoding;
        file.Position = text.MarkLength;
        Stream stream = wide ? Encoding.CreateTranscodingStream(file, text.Encoding, Encoding.UTF8) : file;
        return (new(stream, (byte)text.Separator, false, wide ? file.Length / 2 : file.Length), null);
    }

    private static bool IsBlank(ReadOnlySpan<byte> sample) =>
        (sample.StartsWith("\uFEFF"u8) ? sample[3..] : sample).Trim(" \t\r\n"u8).Length == 0;

    private static Problem Refusal(string path, Language language, string german, string english) =>
      new(path, 0, language.Say(german, english),
        language.Say("Bitte speichern Sie die Tabelle als CSV oder als XLSX ohne Kennwort.",
          "Save the table as CSV or as XLSX without a password."));
}

/// <param name="Bytes">About how many bytes will come.</param>
internal sealed record TableText(Stream Stream, byte Separator, bool Spreadsheet, long Bytes);
