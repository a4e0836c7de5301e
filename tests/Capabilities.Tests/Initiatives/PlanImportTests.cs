using System.Text;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Design;
using Wegmarke.Exchange.Portfolios;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Initiatives;

/// <summary>A table says what would happen before it happens, and what is written is read again.</summary>
public sealed class PlanImportTests
{
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly DateOnly Day = new(2026, 5, 4);

    [Fact]
    public void Each_wrong_cell_is_named_in_its_line()
    {
        var planned = Plan("""
            Titel;Teilbereich;Beginn;Ende;Personentage;Wartet auf
            Gut;steering;4.5.2026;31.12.2026;12,5;
            Wo;nirgends;;;;
            Wann;steering;31.2.2026;;;
            Wie viel;steering;;;viel;
            Negativ;steering;;;-3;
            Rückwärts;steering;2026-05-04;2026-05-03;;
            Auf wen;steering;;;;Niemand
            Doppelt;steering;;;;
            doppelt;steering;;;;
            Kreis A;steering;;;;Kreis B
            Kreis B;steering;;;;Kreis A
            """);
        Assert.Equal(12.5, planned[0].Content!.Days);
        Assert.Equal([2], planned.Where(one => one.Content is not null).Select(one => one.Row.Line));
        Assert.All(planned.Skip(1), one => Assert.Single(one.Faults));
        Assert.Contains("Kreis", planned[^1].Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_cells_leave_a_known_initiative_as_it_is()
    {
        var known = Sheet("Liste", new("Liste", "steering", InitiativeSource.Law) { Days = 7, Owner = "Hauptamt" });
        var same = Assert.Single(Plan("Titel;Personentage\nliste;\n", known));
        Assert.False(same.Changes);
        var changed = Assert.Single(Plan("Titel;Personentage\nliste;9\n", known));
        Assert.Equal((9, "Hauptamt", InitiativeSource.Law), (changed.Content!.Days, changed.Content.Owner, changed.Content.Source));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void A_table_that_was_written_changes_nothing_when_it_is_read(string kind)
    {
        var portfolio = Written();
        var bytes = kind == "csv" ? WritePortfolio.Csv(portfolio, Model, Language.German) : WritePortfolio.Xlsx(portfolio, Model, Language.German);
        var (rows, _, refusal) = ReadPortfolio.Run("massnahmen." + kind, bytes);
        Assert.Null(refusal);
        var planned = PlanImport.Run(rows, portfolio, Model, "", null, Language.German);
        Assert.Equal(2, planned.Count);
        Assert.All(planned, one => Assert.Empty(one.Faults));
        Assert.All(planned, one => Assert.False(one.Changes));
    }

    [Fact]
    public void A_table_makes_the_same_initiatives_in_a_house_that_has_none()
    {
        var portfolio = Written();
        var rows = ReadPortfolio.Run("massnahmen.csv", WritePortfolio.Csv(portfolio, Model, Language.German)).Rows;
        var planned = PlanImport.Run(rows, new([]), Model, "", null, Language.German);
        Assert.Equal(portfolio.Sheets[0].Content.ToJson(), planned[0].Content!.ToJson());
        Assert.Equal(portfolio.Sheets[1].Content.ToJson(), (planned[1].Content! with { After = [portfolio.Sheets[0].Id] }).ToJson());
        Assert.Equal(planned[0].Id, Assert.Single(planned[1].Content!.After));
    }

    [Theory]
    [InlineData("Muss sein", "vielleicht")]
    [InlineData("Dauer in Monaten", "1,5")]
    [InlineData("Stärke der Wirkung", "6")]
    [InlineData("Stärke der Wirkung", "viel")]
    [InlineData("Spätestens", "bald")]
    [InlineData("Ersparnis je Jahr", "-5")]
    public void A_wrong_cell_of_planning_is_named(string column, string cell) =>
        Assert.Single(Assert.Single(Plan($"Titel;Teilbereich;{column}\nEine;steering;{cell}\n")).Faults);

    [Fact]
    public void A_plan_that_was_written_is_read_with_dates_milestones_and_what_waits()
    {
        var (rows, _, refusal) = ReadPortfolio.Run("plan.xml", WritePortfolio.Plan(Written(), "Musterstadt & Söhne"));
        Assert.Null(refusal);
        Assert.Equal(["Erste; mit Strichpunkt", "Zweite"], rows.Select(one => one.Title));
        Assert.Equal(("2026-05-04", "2026-06-04", "Erste; mit Strichpunkt"), (rows[1].Begin, rows[1].End, rows[1].After));
        Assert.Equal("2026-05-14 Halb geschafft", rows[0].Milestones);
        Assert.Equal(("1234.5", "12000", "Hauptamt", "Zeile \"mit\" Zeichen"), (rows[0].Days, rows[0].CostOnce, rows[0].Owner, rows[0].Why));
        Assert.Equal(("2026-05-01", "2026-07-04"), (rows[0].Earliest, rows[0].Deadline));
        Assert.Equal("", rows[1].Owner + rows[1].Days + rows[1].CostOnce + rows[1].Deadline);
        Assert.All(PlanImport.Run(rows, Written(), Model, "", null, Language.German), one => Assert.Empty(one.Faults));
    }

    [Fact]
    public void Of_several_who_are_assigned_nobody_is_taken_for_the_owner()
    {
        const string File = """
            <Project xmlns="http://schemas.microsoft.com/project"><Tasks><Task><UID>1</UID><Name>Akte</Name><OutlineLevel>1</OutlineLevel>
            <Work>PT12H0M0S</Work><Cost>150050</Cost></Task></Tasks><Resources><Resource><UID>1</UID><Name>Bauamt</Name></Resource>
            <Resource><UID>2</UID><Name>IT</Name></Resource></Resources>
            <Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID>
            </Assignment><Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID></Assignment></Assignments></Project>
            """;
        var row = Assert.Single(ReadPortfolio.Run("plan.xml", Encoding.UTF8.GetBytes(File)).Rows);
        Assert.Equal(("", "Bauamt, IT", "1.5", "1500.5"), (row.Owner, row.People, row.Days, row.CostOnce));
    }

    [Fact]
    public void A_formula_leaves_as_text() => Assert.Contains("'=1+1", Encoding.UTF8.GetString(WritePortfolio.Csv(
        new([Sheet("=1+1", new("=1+1", "steering", InitiativeSource.Own))]), Model, Language.German)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Nur ein Wort")]
    [InlineData("Titel;Teilbereich\n")]
    [InlineData("<Project><Tasks>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Project>&b;</Project>")]
    public void What_is_no_list_of_initiatives_is_refused(string text) =>
        Assert.NotNull(ReadPortfolio.Run("datei", Encoding.UTF8.GetBytes(text)).Refusal);

    private static Portfolio Written()
    {
        var first = Sheet("Erste; mit Strichpunkt", new("Erste; mit Strichpunkt", "steering", InitiativeSource.Own)
        {
            Begin = Day, End = Day.AddMonths(1), Days = 1234.5, CostOnce = 12_000, Owner = "Hauptamt", Why = "Zeile \"mit\" Zeichen",
            Milestones = [new("Halb geschafft", Day.AddDays(10), null)], Earliest = Day.AddDays(-3), Deadline = Day.AddMonths(2), Months = 2,
            Must = true, Saving = 2_500, EffectSize = 4, Groundwork = true, People = "Personalrat | IT-Abteilung", Risks = "Wenig Zeit",
        });
        return new([first, Sheet("Zweite", new("Zweite", "customers", InitiativeSource.Own) { Begin = Day, End = Day.AddMonths(1), After = [first.Id] })]);
    }

    private static Sheet Sheet(string title, InitiativeContent content)
    {
        var id = new Guid(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(title))[..16]);
        return new(new(id, 1, Guid.Empty, content.ToJson(), "", default), new(id, 1, Guid.Empty, Stand.Idea, "", Day, "", default));
    }

    private static IReadOnlyList<PlannedInitiative> Plan(string text, params Sheet[] known) => PlanImport.Run(
        ReadPortfolio.Run("", Encoding.UTF8.GetBytes(text)).Rows, new(known), Model, "", null, Language.German);
}
