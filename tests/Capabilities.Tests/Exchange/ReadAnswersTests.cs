using System.Text;
using CsCheck;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Exchange;

/// <summary>A table of answers reads the same, however it was written.</summary>
public sealed class ReadAnswersTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, string> Writings => new()
    {
        { "A1,A2,Amt\n1,2,Büro\n,6,Büro\n", "comma" },
        { "A1;A2;Amt\r\n1;2;Büro\r\n;6;Büro\r\n", "semicolon, Windows line ends" },
        { "A1\tA2\tAmt\n1\t2\tBüro\n\t6\tBüro", "tab, no last line end" },
        { "A1|A2|Amt\n1|2|Büro\n|6|Büro\n\n\n", "bar, blank lines" },
        { "\"A1\";\"A2\";\"Amt\"\n\"1,0\";\"2,00\";\"Büro\"\n\"\";\"6\";\"Büro\"\n", "all quoted, decimal comma" },
        { "A1,A2,Amt\n1.0,2.,Büro\nNA, 6 ,Büro\n", "decimal point, NA, blanks" },
        { "sep=;\nA1;A2;Amt\n1;2;Büro\n.;6;Büro\n", "the line Excel writes" },
        { "A1,A2,Amt\r1,2,Büro\r,6,Büro\r", "line ends of old Macintoshes" },
    };

    [Theory]
    [MemberData(nameof(Writings))]
    public void Every_separator_and_decimal_sign_reads_the_same(string text, string why) => Assert.All(
        new[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Windows },
        encoding =>
        {
            using var file = AnswerFile.Of(text, encoding);
            var (read, problem) = AnswerFile.Read(file.Path, AnswerFile.Bfi, group: "Amt");
            Assert.True(read is not null, $"{why}, {encoding.WebName}: {problem}");
            Assert.Equal([1, AnswerCode.Skipped], read.Table.Columns[0]);
            Assert.Equal([2, 6], read.Table.Columns[1]);
            Assert.Equal(["Büro"], read.Table.GroupNames);
        });

    [Fact]
    public void A_quoted_field_may_hold_separators_quotes_and_line_breaks()
    {
        using var file = AnswerFile.Of("Amt,A1\n\"Amt \"\"Nord\"\",\nHaus 2\",3\nSüd,4\n");
        var table = AnswerFile.Read(file.Path, AnswerFile.Bfi, group: "Amt").Read!.Table;
        Assert.Equal(["Amt \"Nord\",\nHaus 2", "Süd"], table.GroupNames);
        Assert.Equal([3, 4], table.Columns[0]);
    }

    [Fact]
    public void What_was_written_is_read_again() => Gen.Select(Gen.Byte[1, 9].Array[3].List[1, 60], Gen.Char[",;\t|"])
      .Sample((rows, separator) =>
    {
        static string Field(byte value) => value is >= 1 and <= 6 ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        var lines = rows.Select(row => string.Join(separator, row.Select(Field)));
        using var file = AnswerFile.Of($"A1{separator}A2{separator}A3\n{string.Join('\n', lines)}\n");
        var table = AnswerFile.Read(file.Path, AnswerFile.Bfi).Read!.Table;
        for (var column = 0; column < 3; column++)
        {
            Assert.Equal(rows.Select(row => row[column] <= 6 ? row[column] : AnswerCode.Skipped), table.Columns[column]);
        }
    }, iter: 200);

    [Fact]
    public void A_table_of_many_blocks_keeps_its_order()
    {
        const int Rows = 300_000;
        var text = new StringBuilder("A1,A2,A3,A4,A5,C1,C2,C3,Amt\n");
        for (var row = 0; row < Rows; row++) text.Append(1 + row % 6).Append(",1,2,3,4,5,6,1,\"Amt\n").Append(row % 7).Append("\"\n");
        using var file = AnswerFile.Of(text.ToString());
        var table = AnswerFile.Read(file.Path, AnswerFile.Bfi, group: "Amt").Read!.Table;
        Assert.Equal(Rows, table.Rows);
        Assert.All(Enumerable.Range(0, Rows), row => Assert.Equal(1 + row % 6, table.Columns[0][row]));
        Assert.Equal(Enumerable.Range(0, 7).Select(number => $"Amt\n{number}"), table.GroupNames);
        Assert.All(Enumerable.Range(0, Rows), row => Assert.Equal(row % 7, table.Groups![row]));
    }

    [Fact]
    public void The_real_data_are_read_with_their_maps()
    {
        var map = AnswerFile.Map(File.ReadAllText(Path.Combine(AnswerFile.Folder("bhr2000"), "map.yaml")));
        var read = AnswerFile.Read(Path.Combine(AnswerFile.Folder("bhr2000"), "bhr2000.csv"), AnswerFile.Bhr2000, map).Read!;
        Assert.Equal((5400, 11, 99), (read.Table.Rows, read.Table.Items.Count, read.Table.GroupNames.Count));
        Assert.Equal(["HRS", "RELIG"], read.IgnoredColumns);
        Assert.Equal("1", read.Table.GroupNames[0]);
        Assert.Equal("99", read.Table.GroupNames[98]);
    }

    [Fact]
    public void A_map_names_items_absences_and_words()
    {
        var map = AnswerFile.Map("""
            columns:
              Frage 1: {item: a1, values: {A9: 5}}
              Nr: {role: ignore}
            others: ignore
            missing: {dont-know: [-8, weiß nicht], not-applicable: -7, not-asked: [-6]}
            values: {voll und ganz: 6}
            """);
        using var file = AnswerFile.Of("Nr;Frage 1;A2;x\n1;A9;-8;7\n2;voll und ganz;weiß nicht;\n3;3;-7;\n4;;-6;\n");
        var table = AnswerFile.Read(file.Path, AnswerFile.Bfi, map).Read!.Table;
        Assert.Equal([5, 6, 3, AnswerCode.Skipped], table.Columns[0]);
        Assert.Equal([AnswerCode.DoNotKnow, AnswerCode.DoNotKnow, AnswerCode.NotApplicable, AnswerCode.NotAsked], table.Columns[1]);
    }

    [Fact]
    public void Items_without_a_column_are_named_and_off_scale_values_can_count_as_missing()
    {
        using var file = AnswerFile.Of("A1,A2\n9,1\n2,zwei\n");
        var read = AnswerFile.Read(file.Path, AnswerFile.Bfi, offScale: true).Read!;
        Assert.Equal(23, read.ItemsWithoutColumn.Count);
        Assert.Equal(2, read.OffScale);
        Assert.Equal([AnswerCode.Skipped, 2], read.Table.Columns[0]);
    }
}
