using System.Text;
using Wegmarke.Capabilities.Tests.Exchange.Foreign;
using Wegmarke.Design;
using Wegmarke.Exchange.Bpmn;
using Wegmarke.Processes;

namespace Wegmarke.Capabilities.Tests.Processes;

/// <summary>What a diagram says by itself, and that it says so without a drawing too.</summary>
public sealed class DiagramTests
{
    private static readonly string Own = File.ReadAllText(Path.Combine(House.Repository.Root, "examples/process-parking-permit.bpmn"));

    [Fact]
    public void The_figures_of_the_own_example_are_those_that_a_person_counts()
    {
        var drawn = Read(Own);
        Assert.Equal((5, 13, 15, true), (drawn.Parties.Count, drawn.Nodes.Count, drawn.Flows.Count, drawn.HasDrawing));
        var figures = CountFigures.Run(drawn).ToDictionary(one => one.Figure, one => one);
        Assert.Equal(4, figures[ProcessFigure.HandOffs].Count);
        Assert.Equal((4, 4, 1, 0), (figures[ProcessFigure.ManualTasks].Count, figures[ProcessFigure.UserTasks].Count,
            figures[ProcessFigure.AutomaticTasks].Count, figures[ProcessFigure.OtherTasks].Count));
        Assert.Equal(3, figures[ProcessFigure.Contacts].Count);
        Assert.Contains("Antrag am Schalter annehmen → Daten in das Fachverfahren eintippen", figures[ProcessFigure.MediaBreaks].Where);
        // Printing a refusal sounds like paper although the model calls it a step at the screen.
        Assert.Contains("Wohnsitz prüfen → Ablehnung drucken und versenden", figures[ProcessFigure.MediaBreaks].Where);
    }

    [Fact]
    public void Without_its_drawing_the_same_is_counted_and_told()
    {
        var drawn = Read(Own);
        var bare = Read(Own[..Own.IndexOf("<bpmndi:BPMNDiagram", StringComparison.Ordinal)] + "</definitions>");
        Assert.False(bare.HasDrawing);
        Assert.Equal(CountFigures.Run(drawn).Select(one => one.Count), CountFigures.Run(bare).Select(one => one.Count));
        var told = TellPath.Run(bare, Language.German);
        Assert.Equal(TellPath.Run(drawn, Language.German).Select(one => one.Name), told.Select(one => one.Name));
        Assert.Equal(("Antrag liegt vor", "Bürgeramt"), (told[0].Name, told[0].Party));
        Assert.Contains(told, station => station.Next.Any(next => next.EndsWith("(nein)", StringComparison.Ordinal)));
        Assert.Equal(drawn.Nodes.Count, told.Count);
    }

    [Fact]
    public void A_prefix_that_nobody_declared_is_named_with_its_place_and_repaired()
    {
        var broken = Own.Replace("exporter=\"Wegmarke\"", "exporter=\"Wegmarke\" modeler:executionPlatform=\"x\"",
            StringComparison.Ordinal);
        var (drawn, remarks) = DrawProcess.Run("a.bpmn", Encoding.UTF8.GetBytes(broken));
        Assert.NotNull(drawn);
        Assert.Contains(remarks, one => one.Place.Line == 2 && one.What.German.Contains("„modeler“", StringComparison.Ordinal));
        var (text, declared) = RepairPrefixes.Run(broken);
        Assert.Equal(["modeler"], declared);
        Assert.Empty(RepairPrefixes.Run(text).Declared);
        Assert.DoesNotContain(DrawProcess.Run("a.bpmn", Encoding.UTF8.GetBytes(text)).Remarks, one =>
            one.What.German.Contains("modeler", StringComparison.Ordinal));
        Assert.Empty(RepairPrefixes.Run("<a><b></a>").Declared);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kein XML")]
    [InlineData("<a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>")]
    public void What_is_no_process_is_refused_with_a_reason(string text)
    {
        var (drawn, remarks) = DrawProcess.Run("a.bpmn", Encoding.UTF8.GetBytes(text));
        Assert.Null(drawn);
        Assert.NotEmpty(remarks);
    }

    [Fact]
    public void A_file_in_another_encoding_keeps_its_letters()
    {
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var text = DrawProcess.TextOf(latin.GetBytes(Own.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal)));
        Assert.Equal(Own, text);
        Assert.Equal(Own, DrawProcess.TextOf([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(
            Own.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))]));
    }

    [Fact]
    public void Every_real_file_is_drawn_counted_and_told()
    {
        foreach (var file in Samples.Files("bpmn"))
        {
            var bytes = File.ReadAllBytes(file);
            var text = DrawProcess.TextOf(bytes);
            var repaired = RepairPrefixes.Run(text).Text;
            var (drawn, remarks) = DrawProcess.Run(file, Encoding.UTF8.GetBytes(repaired));
            Assert.True(drawn is not null, $"{file}: {string.Join(" ", remarks.Select(one => one.What.English))}");
            Assert.Empty(RepairPrefixes.Run(repaired).Declared);
            Assert.Equal(drawn.Nodes.Count, TellPath.Run(drawn, Language.English).Count);
            Assert.All(CountFigures.Run(drawn), figure => Assert.All(figure.Where, where => Assert.NotEmpty(where)));
            if (Path.GetFileName(file).StartsWith("gov_", StringComparison.Ordinal)) Assert.True(drawn.HasDrawing, file);
        }
    }

    private static DrawnProcess Read(string text) => DrawProcess.Run("a.bpmn", Encoding.UTF8.GetBytes(text)).Process!;
}
