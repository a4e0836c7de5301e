using System.Text;
using Wegmarke.Design;
using Wegmarke.Exchange.ProcessTables;
using Wegmarke.Processes;

namespace Wegmarke.Capabilities.Tests.Processes;

/// <summary>What the register makes of figures, and how it reads them.</summary>
public sealed class RankPotentialTests
{
    private static readonly Process Empty = new(Guid.NewGuid(), Guid.NewGuid(), "Antrag", "", "", "", "");

    [Fact]
    public void Hours_and_share_follow_the_rule_and_stop_at_six_tenths()
    {
        var process = Empty with { Volume = 1200, HandlingMinutes = 30, MediaBreaks = 2, Signatures = 1, HandOffs = 2 };
        var (ranked, _) = RankPotential.Run([process, process with { PaperSteps = 9 }]);
        Assert.Equal((600, 0.6, 360), (ranked[0].Hours, ranked[0].Friction, ranked[0].Freed));
        Assert.Equal(0.4, ranked[1].Friction, 12);
    }

    [Fact]
    public void What_lacks_a_figure_is_named_and_not_ranked()
    {
        var (ranked, unranked) = RankPotential.Run([Empty with { Volume = 10 }, Empty with { Volume = 10, HandlingMinutes = 5,
            HandOffs = 0 }]);
        Assert.Single(ranked);
        Assert.Equal([ProcessField.HandlingMinutes, ProcessField.MediaBreaks], Assert.Single(unranked).Missing);
    }

    [Theory]
    [InlineData("Key", "urn:de:fim:leika:leistung:99108003001000", true)]
    [InlineData("Key", "99 108 003 001 000", true)]
    [InlineData("Key", "12345", false)]
    [InlineData("Volume", "1.850", true)]
    [InlineData("Volume", "-3", false)]
    [InlineData("Volume", "viele", false)]
    [InlineData("LeadDays", "12,5", true)]
    [InlineData("LeadDays", "-1", false)]
    [InlineData("Ozg11", "5", false)]
    [InlineData("Ozg20", "5", true)]
    [InlineData("OwnerMeasured", "vielleicht", false)]
    [InlineData("Documentation", "Gepflegtes Modell", true)]
    [InlineData("OzgOn", "30.6.2026", true)]
    [InlineData("OzgOn", "gestern", false)]
    [InlineData("Name", "", false)]
    public void A_field_is_taken_or_named(string name, string written, bool taken)
    {
        var field = Enum.Parse<ProcessField>(name);
        var (_, faults) = ProcessFields.Read(new(0, new Dictionary<ProcessField, string> { [field] = written }), Empty, Language.German);
        Assert.Equal(taken ? [] : [field], faults);
    }

    [Fact]
    public void What_the_register_writes_it_reads_again()
    {
        var process = Empty with
        {
            Name = "Antrag; \"neu\"", Key = "99108003001000", Volume = 1850, Documentation = Documentation.Maintained, OwnerMeasured = false,
            LeadDays = 12.5, Ozg11 = 3, Ozg20 = 4, OzgOn = new(2026, 6, 30), HandOffs = 0,
        };
        foreach (var language in Language.All)
        {
            var (rows, unknown, refusal) = ReadProcessTable.Run("a.csv", Encoding.UTF8.GetBytes(ReadProcessTable.Write([process], language)));
            Assert.Null(refusal);
            Assert.Empty(unknown);
            Assert.Equal(process, ProcessFields.Read(rows[0], Empty, language).Process);
        }
    }

    [Theory]
    [InlineData("", "leer")]
    [InlineData("Amt;Fälle\nA;3", "Leistung oder Prozess")]
    [InlineData("Name;Prozess\nA;B", "zweimal")]
    [InlineData("Name\n", "0 Zeilen")]
    public void A_table_that_cannot_be_taken_says_why(string text, string said) =>
        Assert.Contains(said, ReadProcessTable.Run("a.csv", Encoding.UTF8.GetBytes(text)).Refusal!.What.German, StringComparison.Ordinal);
}
