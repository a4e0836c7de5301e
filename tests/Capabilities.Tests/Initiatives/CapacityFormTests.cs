using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Exchange.Capacities;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;

namespace Wegmarke.Capabilities.Tests.Initiatives;

/// <summary>The table of capacities: what cells mean, what is wrong with them, and how it goes out and in as a file.</summary>
public sealed class CapacityFormTests
{
    private static readonly Guid Town = Guid.NewGuid();
    private static readonly Unit Bauamt = new(Guid.NewGuid(), Town, null, "Bauamt", 20), Hauptamt = new(Guid.NewGuid(), Town, null,
        "Hauptamt", 20);

    private static readonly Unit[] Units = [Bauamt, Hauptamt];
    private static readonly Quarter First = new(4 * 2027);

    [Fact]
    public void An_empty_cell_takes_the_value_on_its_left_and_posts_become_days()
    {
        var (content, problem) = Form(["25", "", "0,5 VZÄ", ""], money: ["", "40.000", "", "0"]).Read(Units, Language.German);
        Assert.Null(problem);
        Assert.Equal([25, 25, 25, 25], Assert.Single(content!.Units).Days);
        Assert.Equal([0, 40_000, 40_000, 0], content.Money);
        Assert.Null(content.Running);
        Assert.Equal([12.5, 12.5, 100, 100], Assert.Single(Form(["0.25 FTE", "", "2 posts"]).Read(Units, Language.English).Content!.Units).Days);
    }

    [Theory]
    [InlineData("viel", "„viel“ ist keine Zahl")]
    [InlineData("1e400", "ist keine Zahl")]
    public void A_cell_that_cannot_be_read_is_named_with_unit_and_quarter(string cell, string said)
    {
        var (content, problem) = Form(["25", cell]).Read(Units, Language.German);
        Assert.Null(content);
        Assert.StartsWith("Bauamt, 2. Quartal 2027: ", problem!.German, StringComparison.Ordinal);
        Assert.Contains(said, problem.German, StringComparison.Ordinal);
    }

    [Fact]
    public void What_falls_out_of_the_table_still_holds_in_its_first_quarter()
    {
        var moved = Form(["25", "", "30", ""]).Moved(First.Plus(1), 5);
        Assert.Equal(["25", "30", "", "", ""], moved.Units[Bauamt.Id]);
        Assert.Equal([25, 30, 30, 30, 30], Assert.Single(moved.Read(Units, Language.German).Content!.Units).Days);
    }

    [Fact]
    public void A_table_that_was_written_is_read_again()
    {
        var form = Form(["25", "30", "30", "12,5"], money: ["1.000", "2.000", "3.000", "4.000"]) with { AtOnce = "7",
            UnitsAtOnce = new Dictionary<Guid, string> { [Bauamt.Id] = "2" } };
        var written = CapacityForm.Of(form.Read(Units, Language.German).Content!, Language.German);
        var text = ReadCapacities.Write(written, Units, Language.German);
        var (read, problem) = ReadCapacities.Run("k.csv", System.Text.Encoding.UTF8.GetBytes(text), Units);
        Assert.Null(problem);
        Assert.Equal(written.Read(Units, Language.German).Content!.ToJson(), read!.Read(Units, Language.German).Content!.ToJson());
    }

    [Theory]
    [InlineData("Amt;Tage\nBauamt;5\n", "kein Quartal")]
    [InlineData("Amt;2027-Q1\nFriedhofsamt;5\n", "Zeile 2: Ein Amt „Friedhofsamt“ gibt es nicht")]
    [InlineData("Amt;2027-Q1;2047-Q1\nBauamt;5;5\n", "umfasst 81 Quartale")]
    [InlineData("", "kein Quartal")]
    public void A_file_that_cannot_be_taken_says_why(string text, string said)
    {
        var (form, problem) = ReadCapacities.Run("k.csv", System.Text.Encoding.UTF8.GetBytes(text), Units);
        Assert.Null(form);
        Assert.Contains(said, problem!.German, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_counts_days_by_dates_and_names_what_is_too_much()
    {
        var content = new InitiativeContent("x", "steering", InitiativeSource.Own) { Unit = Bauamt.Id, Days = 181, Begin = new(2027, 1, 1),
            End = new(2027, 6, 30), CostOnce = 500, CostRunning = 400 };
        var capacity = new CapacityContent(First, 4) { Units = [new(Bauamt.Id, [90, 90.5, 5, 5], null)], Money = [500, 0, 100, 99],
            AtOnce = 1 };
        var load = Load.Of(new Portfolio([BuildPlanQuestionTests.Sheet(Stand.Decided, content), BuildPlanQuestionTests.Sheet(Stand.Idea,
            content)]), capacity, Units);
        Assert.Equal([90, 91, 0, 0], load.Lines[0].Need);
        Assert.Equal([500, 0, 100, 100], load.Lines.First(line => line.Kind == LoadKind.Money).Need);
        Assert.Equal([(LoadKind.Days, "2027-Q2"), (LoadKind.Money, "2027-Q4")], load.Over.Select(one => (one.Line.Kind, one.Quarter.Key)));
    }

    private static CapacityForm Form(string[] cells, string[]? money = null) => CapacityForm.Empty(First, 4) with
    {
        Units = new Dictionary<Guid, IReadOnlyList<string>> { [Bauamt.Id] = cells }, Money = money ?? [],
    };
}
