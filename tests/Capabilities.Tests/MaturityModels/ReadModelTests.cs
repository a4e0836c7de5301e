using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Drafts;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>A broken model is named with file, line and remedy; a sound one is read whole.</summary>
public sealed class ReadModelTests
{
    [Fact]
    public void A_sound_model_is_read_with_all_its_parts()
    {
        var model = SmallModel.Read();
        Assert.Equal(Judgement.Brief, model.Routing["staff"]["processes"]);
        Assert.Equal(Population.Body, model.Perspectives[2].Population);
        Assert.Equal((5.0, 15.0, MoneyClass.Low), (model.Initiatives[0].Effort.DaysLow, model.Initiatives[0].Effort.DaysHigh,
            model.Initiatives[0].Effort.Money));
        Assert.Equal(["Wann war Zeit?"], model.TextsIn("de").Causes["no-time"].Questions);
        Assert.False(model.Indicators[0].Up);
        Assert.Equal("Ich weiß unsere Ziele.", model.TextsIn("de-plain").Items["steering.known"].Text);
        Assert.Equal("Wir prüfen unsere Ziele.", model.TextsIn("de-plain").Items["steering.checked"].Text);
        Assert.Equal("I know our goals.", model.TextsIn("en-plain").Items["steering.known"].Text);
        Assert.Equal("Wie weit ist das bei Ihnen so?", model.TextsIn("de").Perspectives["leaders"].LeadOf("realisation"));
    }

    [Fact]
    public void Every_file_is_frozen_and_thaws_to_the_same()
    {
        var model = SmallModel.Read();
        var frozen = FrozenModel.Of(model);
        Assert.Equal(model.ContentHash, frozen.Hash);
        Assert.Equal(frozen.Hash, FrozenModel.Of(frozen.Thaw()).Hash);
        foreach (var (file, old, now) in new[]
        {
            ("letters.de.yaml", "nehmen Sie teil", "antworten Sie"), ("texts.de-plain.yaml", "Ist das schon so?", "Ist es schon so?"),
            ("causes.yaml", "\"17\"", "\"18\""), ("initiatives.de.yaml", "Ein Tag", "Zwei Tage"), ("interview-guide.en.yaml", "Good day.",
                "Hello."),
        })
        {
            Assert.NotEqual(model.ContentHash, SmallModel.Read(SmallModel.With(file, old, now)).Model!.ContentHash);
        }
    }

    [Theory]
    [InlineData("model.yaml", "licence: CC0-1.0", "licence: CC0-1.0\nlicense: MIT", "license: MIT", "is not a key of the model")]
    [InlineData("model.yaml", "licence: CC0-1.0", "licence: CC0-1.0\nkey: other", "key: other", "a second time")]
    [InlineData("model.yaml", "key: steering.checked, area: steering", "key: steering.checked, area: nowhere", "area: nowhere",
        "is not there")]
    [InlineData("model.yaml", "facet: control", "facet: contol", "facet: contol", "has no facet")]
    [InlineData("model.yaml", "perspectives: [staff, leaders, top], scale: realisation", "perspectives: [staff], scale: agreement", "scale: agreement", "scale \"agreement\" is not there")]
    [InlineData("model.yaml", "low: 1, high: 6", "low: 6, high: 1", "low: 6", "does not fit")]
    [InlineData("model.yaml", "enables: [processes]", "enables: [nowhere]", "- key: steering", "arrow leads to \"nowhere\"")]
    [InlineData("model.yaml", "      - {key: c, items: [processes.double]}\n", "", "- key: core",
        "leaves the item \"processes.double\" unseen")]
    [InlineData("model.yaml", "blocks-per-sheet: 2", "blocks-per-sheet: 1", "- key: core", "never seen together")]
    [InlineData("model.yaml", "blocks-per-sheet: 2", "blocks-per-sheet: 2\n    seen-together-min: 0.5", "- key: core", "stand together on 33.3 % of the sheets, 50 % are needed")]
    [InlineData("model.yaml", "fixed: [steering.known]", "fixed: [steering.known, steering.explained]", "- key: core",
        "none of its perspectives")]
    [InlineData("model.yaml", "scale: realisation, pair: steering.pair}\n  - {key: steering.explained", "scale: realisation}\n  - {key: steering.explained", "steering.explained, area", "has one item only")]
    [InlineData("model.yaml", "facet: strategy, perspectives: [leaders], scale: realisation",
        "facet: control, perspectives: [leaders], scale: realisation", "steering.explained, area", "differ in area, facet or scale")]
    [InlineData("model.yaml", "top: {steering: self}", "top: {processes: x}", "key: top, weight", "is asked nothing there")]
    [InlineData("model.yaml", "top: {steering: self}", "top: {steering: maybe}", "steering: maybe", "no way to judge")]
    [InlineData("model.yaml", "choose-areas: 1", "choose-areas: 9", "key: pulse", "9 areas cannot be chosen")]
    [InlineData("model.yaml", "direction: down", "direction: up", "key: steering.age", "do not rise")]
    [InlineData("model.yaml", "contradicts: strategy", "contradicts: tragedy", "key: steering.age", "no facet and the model no item")]
    [InlineData("model.yaml", "frequency: yearly", "frequency: often", "frequency: often", "is no frequency")]
    [InlineData("model.yaml", "  rule: mean", "  rule: mean\n  weights: {staff: 2, leaders: 1, top: 0}", "key: staff, weight", "differs from the scoring rule")]
    [InlineData("model.yaml", "to: steering.known", "to: steering.gone", "from: steering.old", "is not in the model")]
    [InlineData("texts.de.yaml", "      steering.known: {text: Ich kenne unsere Ziele., note: Misst die Kenntnis.}\n", "", "steering.explained", "text of \"steering.known\" is missing")]
    [InlineData("texts.de.yaml", "text: Ich kenne unsere Ziele.", "text: \"\"", "note: Misst die Kenntnis.", "is empty")]
    [InlineData("texts.de.yaml", "ein., reversed: true, note", "ein., note", "processes.double", "carries no marker")]
    [InlineData("texts.de.yaml", "forms: {full: Ganz,", "forms: {whole: Ganz, full: Ganz,", "whole: Ganz", "There is no \"whole\"")]
    [InlineData("texts.de.yaml", "enables: {processes: Ziele ordnen Abläufe.}", "enables: {}", "steering: {name", "has no reason")]
    [InlineData("texts.de.yaml", "leads: {realisation:", "leads: {occurrence:", "leads: {occurrence:", "scale \"occurrence\" is not there")]
    [InlineData("texts.de-plain.yaml", "items: {steering.known: {text: Ich weiß unsere Ziele.}}", "items: {steering.gone: {text: Weg.}}", "steering.gone", "There is no \"steering.gone\"")]
    [InlineData("causes.yaml", "signs: {items: [steering.known], facets: [steering.strategy], indicators: [steering.age], spread: [steering]}", "signs: {}", "- key: no-time", "has no sign")]
    [InlineData("causes.yaml", "facets: [steering.strategy]", "facets: [strategy]", "- key: no-time", "facet \"strategy\" is not there")]
    [InlineData("causes.yaml", "level: own-house", "level: village", "level: village", "is no \"level\"")]
    [InlineData("causes.de.yaml", ", questions: [Wann war Zeit?]", ", questions: []", "questions: []", "is empty")]
    [InlineData("initiatives.yaml", "causes: [no-time]", "causes: []", "- key: time-budget", "answers no cause")]
    [InlineData("initiatives.yaml", "capacity: [top, coordinator]", "capacity: [king]", "- key: time-budget", "role \"king\" is not there")]
    [InlineData("initiatives.yaml", "prerequisites: []", "prerequisites: [time-budget]", "- key: time-budget", "prerequisite of itself")]
    [InlineData("initiatives.yaml", "days: [5, 15]", "days: [15, 5]", "days: [15, 5]", "two numbers, the smaller first")]
    [InlineData("initiatives.yaml", "recommendation: 1", "recommendation: 8", "recommendation: 8", "no recommendation 8")]
    [InlineData("initiatives.de.yaml", "done: Zeit ist gebucht., ", "", "time-budget:", "has no \"done\"")]
    [InlineData("interview-guide.yaml", "causes: [no-time]", "causes: [no-money]", "key: top.time", "cause \"no-money\" is not there")]
    [InlineData("interview-guide.yaml", "role: top", "role: king", "role: king", "role \"king\" is not there")]
    [InlineData("interview-guide.yaml", "in: [45, 90]", "in: [45]", "role: top", "No question is asked in 90 minutes")]
    public void A_broken_line_is_named(string file, string old, string now, string on, string what)
    {
        var files = SmallModel.With(file, Unindent(old), Unindent(now));
        var (model, problems) = SmallModel.Read(files);
        Assert.Null(model);
        var line = files[file].Split('\n').Index().First(one => one.Item.Contains(on, StringComparison.Ordinal)).Index + 1;
        var found = problems.FirstOrDefault(problem => problem.What.Contains(what, StringComparison.Ordinal));
        Assert.True(found is not null, string.Join('\n', problems));
        Assert.Equal((file, true), (found.File, found.Column > 0));
        Assert.True(Math.Abs(found.Line - line) <= (file.StartsWith("texts", StringComparison.Ordinal) ? 1 : 0), $"{line}: {found}");
        Assert.NotEmpty(found.Remedy);
        Assert.All(problems, problem => Assert.NotNull(ProblemInGerman.Of(problem)));
    }

    [Theory]
    [InlineData("initiatives.de.yaml", "  1: {name: Zeit schaffen, description: Zeit ist da.}", "  2: {name: Zeit schaffen, description: Zeit ist da.}",
        "2: {name", "There is no \"2\" among the recommendations")]
    [InlineData("initiatives.de.yaml", ", description: Zeit ist da.", "", "1: {name", "has no \"description\"")]
    [InlineData("initiatives.de.yaml", "recommendations:\n  1: {name: Zeit schaffen, description: Zeit ist da.}\n", "", "initiatives:",
        "text of \"1\" is missing among the recommendations")]
    [InlineData("letters.de.yaml", "{{link}}", "{{lnk}}", "{{lnk}}", "placeholder \"{{lnk}}\" is not known")]
    [InlineData("letters.de.yaml", "{{link}}", "{{link}", "{{link}", "not closed")]
    public void A_broken_line_of_what_surrounds_the_items_is_named(string file, string old, string now, string on, string what) =>
        A_broken_line_is_named(file, old, now, on, what);

    [Theory]
    [InlineData("texts.en.yaml", "texts.en.yaml", "texts in the language \"en\" are missing")]
    [InlineData("causes.en.yaml", "causes.en.yaml", "wording of \"causes\" in the language \"en\" is missing")]
    [InlineData("causes.yaml", "causes.de.yaml", "no \"causes.yaml\"")]
    [InlineData("letters.en.yaml", "letters.en.yaml", "letter \"invitation\" is missing in the language \"en\"")]
    public void A_missing_file_is_named(string gone, string named, string what)
    {
        var files = new Dictionary<string, string>(SmallModel.Files);
        files.Remove(gone);
        var (model, problems) = SmallModel.Read(files);
        Assert.Null(model);
        Assert.Contains(problems, problem => problem.File == named && problem.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_belongs_to_nothing_is_named() => Assert.Contains(
        SmallModel.Read(new Dictionary<string, string>(SmallModel.Files) { ["texts.fr.yaml"] = "title: Petit" }).Problems,
        problem => problem.File == "texts.fr.yaml" && problem.What.Contains("belongs to no part", StringComparison.Ordinal));

    [Fact]
    public void A_small_model_needs_structure_and_texts_only() => Assert.NotNull(SmallModel.Read(SmallModel.Files
        .Where(file => file.Key is "model.yaml" || file.Key.StartsWith("texts", StringComparison.Ordinal)).ToDictionary()).Model);

    /// <summary>The cases are written with the indentation of the raw strings.</summary>
    private static string Unindent(string text) => text.Replace("\n      s", "\n  s", StringComparison.Ordinal)
        .Replace("      steering.known: {text", "  steering.known: {text", StringComparison.Ordinal);
}
