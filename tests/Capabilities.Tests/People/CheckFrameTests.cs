using System.Text;
using Wegmarke.Design;
using Wegmarke.Exchange.Competences;
using Wegmarke.People.Competences;

namespace Wegmarke.Capabilities.Tests.People;

/// <summary>Competence frames as tables: what goes out comes in again, and what cannot hold is refused with its place.</summary>
public sealed class CheckFrameTests
{
    [Fact]
    public void The_frame_that_comes_with_the_product_holds_five_areas_and_goes_out_and_in_again()
    {
        var known = CompetenceFrame.Known;
        Assert.Equal((5, 20), (known.Areas.Count(), known.Leaves.Count()));
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(ReadFrame.Write(ReadFrame.RowsOf(known))),
            ReadFrame.WriteXlsx(ReadFrame.RowsOf(known)) })
        {
            var (rows, refusal) = ReadFrame.Run("rahmen", bytes);
            Assert.Null(refusal);
            var (again, faults) = CheckFrame.Run(known.Name, rows);
            Assert.Empty(faults);
            Assert.Equal(Storage(known), Storage(again!));
        }
    }

    [Theory]
    [InlineData("a;;A\nb;a;B;;;d\nc;a;C;;;b\nd;a;D;;;c", 2, "b → d → c → b")]
    [InlineData("a;b;A\nb;a;B", 1, "a → b → a")]
    [InlineData("a;;A;;;a", 1, "a → a")]
    public void A_circle_is_refused_with_its_line_its_way_and_its_remedy(string table, int line, string way)
    {
        var fault = Assert.Single(CheckFrame.Run("x", Rows(table)).Faults);
        Assert.Equal(line, fault.Line);
        Assert.Contains(way, fault.Why.German, StringComparison.Ordinal);
        Assert.Matches("Berichtigen|Streichen", fault.Why.German);
    }

    [Theory]
    [InlineData("a;;A\na;;B", 2)]
    [InlineData("a;;A\nb;c;B", 2)]
    [InlineData("a;;A\nb;a;B;;;z", 2)]
    [InlineData("Ä;;A", 1)]
    [InlineData("a;;", 1)]
    public void What_is_twice_missing_or_unknown_is_refused_with_its_line(string table, int line) =>
        Assert.Equal([line], CheckFrame.Run("x", Rows(table)).Faults.Select(one => one.Line));

    [Fact]
    public void Nothing_but_a_table_is_read()
    {
        Assert.Contains("leer", ReadFrame.Run("x.csv", []).Refusal!.In(Language.German), StringComparison.Ordinal);
        Assert.Contains("keine Tabelle", ReadFrame.Run("x.png", [0x89, 0x50, 0, 0, 0, 1, 0, 0]).Refusal!.In(Language.German), StringComparison.Ordinal);
    }

    private static string Storage(CompetenceFrame frame) => Wegmarke.Storage.ContentJson.Write(frame);

    private static List<FrameRow> Rows(string table) => [.. table.Split('\n').Select((line, at) => FrameRow.Of(at + 1, line.Split(';')))];
}
