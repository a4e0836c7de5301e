using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Reports.Composing;
using Wegmarke.Views;
using Wegmarke.Views.Reporting;

namespace Wegmarke.Capabilities.Tests.Reports.Written;

/// <summary>What a kind does not allow does not get in, even where somebody asks for it and even if the ground held it.</summary>
public sealed class FillTests
{
    private const string Unit = "Geheimes Amt";
    private const double OfUnit = 2.22;

    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Theory]
    [InlineData(ReportKind.Summary, false)]
    [InlineData(ReportKind.Council, false)]
    [InlineData(ReportKind.Press, false)]
    [InlineData(ReportKind.Strategy, false)]
    [InlineData(ReportKind.Round, false)]
    [InlineData(ReportKind.Circle, false)]
    [InlineData(ReportKind.Dossier, false)]
    [InlineData(ReportKind.Result, true)]
    [InlineData(ReportKind.Unit, true)]
    public void No_figure_of_a_unit_stands_where_its_readers_may_not_see_it(ReportKind kind, bool shown)
    {
        var json = FillReport.Of(Ground(kind, [.. Enum.GetValues<BlockKind>().Select(one => new ReportBlock(one))])).ToJson();
        Assert.Equal(shown, json.Contains("2.22", StringComparison.Ordinal));
        if (!shown) Assert.DoesNotContain(Unit, json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_its_kind_does_not_allow_is_refused_by_name() => Assert.Contains("Kommt es auf das Amt an?",
        WriteReport.FaultOf(ReportKind.Council, Plan(ReportKind.Council, [new(BlockKind.Units)]))!.German, StringComparison.Ordinal);

    [Fact]
    public void Addresses_of_people_do_not_get_into_a_report() => Assert.Contains("krause@stadt.example",
        WriteReport.FaultOf(ReportKind.Council, Plan(ReportKind.Council, [new(BlockKind.Own, "", "Fragen an krause@stadt.example")]))!
            .German, StringComparison.Ordinal);

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("de-plain")]
    public void Every_kind_begins_with_what_it_allows(string key)
    {
        var language = ReportPlan.Languages.Single(one => one.Key == key);
        Assert.All(Enum.GetValues<ReportKind>(), kind => Assert.Null(WriteReport.FaultOf(kind, ReportPlan.Begin(kind, "Musterstadt", Unit,
            language))));
    }

    [Fact]
    public void What_is_frozen_reads_back_to_the_same_hash()
    {
        var json = SamplePaper.Document.ToJson();
        Assert.Equal(ReportDocument.HashOf(json), ReportDocument.HashOf(ReportDocument.Read(json).ToJson()));
        // The words of a quote are not in it, so that they can be withdrawn.
        Assert.DoesNotContain("Das dauert", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_German_explains_the_words_in_plain_German() => Assert.Contains("Wir schauen auf zehn Dinge",
        FillReport.Of(Ground(ReportKind.Press, [new(BlockKind.Words)]) with { Plan = Plan(ReportKind.Press, [new(BlockKind.Words)])
            with { Language = "de-plain" } }).ToJson(), StringComparison.Ordinal);

    private static ReportPlan Plan(ReportKind kind, IReadOnlyList<ReportBlock> blocks) => new($"{kind}", "", "de",
        kind == ReportKind.Unit ? Unit : "", null, blocks);

    private static ReportGround Ground(ReportKind kind, IReadOnlyList<ReportBlock> blocks)
    {
        var figure = new ReleasedFigure(90, 3.33, 1, 3.2, 3.46, 0.5);
        var area = new ReleasedArea("steering", 5, figure, null, null, [], new Dictionary<string, ReleasedFigure?> { ["staff"] = figure },
            null, []) { Cells = [new(Unit, null, null, "staff", new(12, OfUnit, 1, 2, 2.5, 0.5), null)] };
        var document = new ReleaseDocument(ReleaseDocument.CurrentSchema, "", "Musterstadt", "Befragung", 1, 1, "2026-03-01", Model.Key,
            "1.0", "", "", 5, 100, 10, 90, new Dictionary<string, int?>(), [new(Unit, null, [Unit], 20, new Dictionary<string, int?>())], [],
            [area], [], [], [], null);
        // A ground that holds more than the kind's readers may see: the filling itself must hold.
        var view = new ResultView(Guid.NewGuid(), document, "", new string('a', 64), null, Model, Language.German, [])
        {
            Sight = new(true, [], new HashSet<string> { Unit }),
        };
        return new(new(Guid.NewGuid(), "Musterstadt", 100, 10, default), Model, kind, Plan(kind, blocks), view, null, [], null, [], [],
            new(2026, 3, 2));
    }
}
