using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using Wegmarke.Exchange;

namespace Wegmarke.Capabilities.Tests.Exchange;

/// <summary>Bad input is refused with one message that names the place and the remedy.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void A_ragged_row_is_named_with_its_line()
    {
        var text = new StringBuilder("A1,A2,A3\n");
        for (var line = 2; line < 4711; line++) text.Append("1,2,3\n");
        text.Append("1,2,3,4\n").Append("1,2,3\n");
        Refused(text.ToString(), 4711, "Zeile 4711: 4 statt 3 Felder.");
    }

    [Fact]
    public void A_line_after_a_quoted_line_break_has_its_own_number() =>
        Refused("Amt,A1\n\"a\nb\",1\n\"c\",2\nd\n", 5, "Zeile 5: 1 statt 2 Felder.", group: "Amt");

    [Theory]
    [InlineData("", 1, "Die Datei ist leer.")]
    [InlineData("\uFEFF\r\n  \n", 1, "Die Datei ist leer.")]
    [InlineData("A1,A2\n", 1, "Nach den Spaltennamen kommt kein Bogen.")]
    [InlineData("A1,a1\n1,2\n", 1, "Die Überschrift „A1“ steht mehrfach in der Tabelle (Spalten 1, 2).")]
    [InlineData("A1,A2\n1,\"2\n3,4\n", 2, "In Zeile 2 beginnt ein Anführungszeichen, das nie geschlossen wird.")]
    [InlineData("A1,A2\n1,2\n1,\0\n", 3, "Zeile 3 enthält ein Nullzeichen")]
    [InlineData("A1,Alter,Ort\n1,2,3\n", 1, "Diese Spalten passen zu keiner Frage des Modells: Alter, Ort.")]
    [InlineData("x,y\n1,2\n", 1, "Keine Spalte passt zu einer Frage des Modells bfi 1.0.")]
    [InlineData("A1,A2\n1,2\n7,2\n0,x\n", 3, "3 Werte liegen außerhalb der Skala; in Zeile 3, Spalte A1: „7“ statt 1–6.")]
    [InlineData("A1,A2\n1,2\n2,2.5\n", 3, "Ein Wert liegt außerhalb der Skala; in Zeile 3, Spalte A2: „2.5“ statt 1–6.")]
    public void Each_fault_has_its_message(string text, int line, string message) => Refused(text, line, message);

    [Fact]
    public void A_column_that_is_not_there_is_named() => Refused("A1,A2\n1,2\n", 1, "Es gibt keine Spalte „Amt“.", group: "Amt");

    [Fact]
    public void An_unknown_perspective_is_named_with_those_there_are()
    {
        var problem = Refused("A1,Wer\n1,Chefin\n", 0, "Das Modell kennt keine Perspektive „Chefin“.", perspective: "Wer");
        Assert.Contains("respondents", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_number_is_no_group()
    {
        var text = new StringBuilder("A1,Nr\n");
        for (var row = 0; row <= ReadAnswers.GroupsMax + 5; row++) text.Append("1,p").Append(row).Append('\n');
        Refused(text.ToString(), 1, "Die Gruppenspalte hat mehr als 50.000 verschiedene Werte.", group: "Nr");
    }

    [Fact]
    public void A_folder_and_a_missing_file_are_named()
    {
        Assert.Contains("Ordner", AnswerFile.Read(Path.GetTempPath(), AnswerFile.Bfi).Problem!.What, StringComparison.Ordinal);
        Assert.Contains("gibt es nicht", AnswerFile.Read("/nirgends.csv", AnswerFile.Bfi).Problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spreadsheet_reads_like_text()
    {
        using var file = AnswerFile.Of([], ".xlsx");
        File.Delete(file.Path);
        MiniExcel.SaveAs(file.Path, new[]
        {
            new Dictionary<string, object?> { ["A1"] = 1, ["A2"] = 2.0, ["Amt"] = "Büro, \"Haus\"\n2" },
            new Dictionary<string, object?> { ["A1"] = null, ["A2"] = "6", ["Amt"] = "Süd" },
        });
        var table = AnswerFile.Read(file.Path, AnswerFile.Bfi, group: "Amt").Read!.Table;
        Assert.Equal([1, 255], table.Columns[0]);
        Assert.Equal([2, 6], table.Columns[1]);
        Assert.Equal(["Büro, \"Haus\" 2", "Süd"], table.GroupNames);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 half a download", "Die Excel-Datei ist beschädigt oder keine Tabelle.")]
    [InlineData("$FL2@(#) SPSS DATA FILE", "Die Datei bricht hier ab.")]
    public void A_file_of_another_kind_is_named(string content, string message)
    {
        using var file = AnswerFile.Of(Encoding.Latin1.GetBytes(content));
        Assert.StartsWith(message, AnswerFile.Read(file.Path, AnswerFile.Bfi).Problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_is_no_spreadsheet_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("notes.txt").Open();
            part.Write("hello"u8);
        }

        using var file = AnswerFile.Of(bytes.ToArray(), ".xlsx");
        Assert.Contains("beschädigt", AnswerFile.Read(file.Path, AnswerFile.Bfi).Problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_fills_the_machine()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 2100; megabyte++) part.Write(zeros);
        }

        using var file = AnswerFile.Of(bytes.ToArray(), ".xlsx");
        Assert.Equal("Die Tabelle ist entpackt größer als 2 GB.", AnswerFile.Read(file.Path, AnswerFile.Bfi).Problem!.What);
    }

    [Fact]
    public void A_map_with_faults_names_all_of_them()
    {
        using var file = AnswerFile.Of("columns: {A1: {role: grupp}}\nmissing: {vergessen: [9]}\nfarbe: blau\n");
        var (map, problems) = ReadColumnMap.Run(file.Path);
        Assert.Null(map);
        Assert.Equal(3, problems.Count);
        Assert.All(problems, problem => Assert.True(problem.Line > 0 && problem.Remedy.Length > 0));
    }

    private static Problem Refused(string text, int line, string message, string? group = null, string? perspective = null)
    {
        using var file = AnswerFile.Of(text);
        var (read, problem) = AnswerFile.Read(file.Path, AnswerFile.Bfi, group: group, perspective: perspective);
        Assert.Null(read);
        Assert.StartsWith(message, problem!.What, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
        Assert.NotEmpty(problem.Remedy);
        return problem;
    }
}
