using Wegmarke.MaturityModels.Quality;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>Each check of the second reader finds what it is there for, and nothing else.</summary>
public sealed class QualityTests
{
    [Theory]
    [InlineData("texts.de.yaml", "Wir prüfen unsere Ziele.", "Wir prüfen unsere Ziele und Wege.", "two things")]
    [InlineData("texts.en.yaml", "We check our goals.", "We never check our goals.", "negates")]
    [InlineData("texts.de-plain.yaml", "Ich weiß unsere Ziele.", "Ich weiß immer unsere Ziele.", "no room for a degree")]
    [InlineData("texts.de.yaml", "Wir prüfen unsere Ziele.", "Wir prüfen unsere Ziele an jedem Montag im Jahr mit Blick auf die Wege und auf das Haus vor Ort.", "words; ")]
    [InlineData("texts.de.yaml", "plural: Beschäftigte", "plural: Mitarbeiter*innen", "screen readers")]
    [InlineData("initiatives.de.yaml", "Ein Tag", "TODO", "not written")]
    [InlineData("model.yaml", "minutes: 3", "minutes: 1", "are promised")]
    [InlineData("interview-guide.yaml", "minutes: [45, 90]", "minutes: [3, 45, 90]", "do not fit into 3")]
    public void A_weakness_is_found(string file, string old, string now, string what)
    {
        var files = SmallModel.With(file, old, now);
        if (file == "interview-guide.yaml") files[file] = files[file].Replace("in: [45, 90]", "in: [3, 45, 90]", StringComparison.Ordinal);
        var found = CheckQuality.Run(SmallModel.Read(files).Model!).Where(one => one.What.Contains(what, StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(found);
        Assert.Single(found.Select(one => one.Where).Distinct());
        Assert.DoesNotContain(CheckQuality.Run(SmallModel.Read()), one => one.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void An_area_without_enough_facts_is_found() => Assert.Equal(["model.yaml areas steering", "model.yaml areas processes"],
        CheckQuality.Run(SmallModel.Read()).Where(one => one.Counts).Select(one => one.Where));

    [Fact]
    public void A_facet_that_counts_but_is_not_asked_is_a_hole()
    {
        var files = SmallModel.With("model.yaml", "facet: control, perspectives: [staff, leaders, top]", "facet: control, perspectives: [leaders, top]");
        files["model.yaml"] = files["model.yaml"].Replace("      - {key: a, items: [steering.checked]}\n", "", StringComparison.Ordinal);
        Assert.Equal([("steering", "control", "staff")], Coverage.Of(SmallModel.Read(files).Model!).Holes);
    }

    [Fact]
    public void A_cause_that_no_question_tests_is_found() => Assert.Contains(
        CheckQuality.Run(SmallModel.Read(SmallModel.With("interview-guide.yaml", "causes: [no-time]", "causes: []")).Model!),
        one => one.What.Contains("tests \"no-time\"", StringComparison.Ordinal));

    [Fact]
    public void Labels_are_not_judged() => Assert.Empty(CheckQuality.Run(
        SmallModel.Read(SmallModel.With("model.yaml", "licence: CC0-1.0", "licence: CC0-1.0\nlabels-only: true")).Model!));

    [Fact]
    public void A_finding_names_its_line()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "texts.de.yaml"), SmallModel.Files["texts.de.yaml"]);
        var found = LocateFinding.Run(folder.FullName, new(Severity.Warning, "texts.de.yaml items processes.double", "x", "y"));
        Assert.Contains("processes.double:", File.ReadLines(found.File).ElementAt(found.Line - 1), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
