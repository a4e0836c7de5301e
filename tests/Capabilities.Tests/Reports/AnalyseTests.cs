using System.Globalization;
using System.Text.Json;
using Wegmarke.Capabilities.Tests.Exchange;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Cli;
using Wegmarke.Design;

namespace Wegmarke.Capabilities.Tests.Reports;

/// <summary>The command line on real data, against values of R 4.2.2 (psych 2.2.9, lavaan 0.6-14, multilevel 2.7).</summary>
public sealed class AnalyseTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs/guide/analysis.schema.json"))).RootElement;

    private const double Exact = 1e-9, Likelihood = 1e-6;

    [Theory]
    [InlineData("reliability.n", 5400, Exact)]
    [InlineData("reliability.alpha", 0.891343259785514, Exact)]
    [InlineData("reliability.alphaCi95.0", 0.886994468545895, Exact)]
    [InlineData("reliability.alphaCi95.1", 0.895592503479248, Exact)]
    [InlineData("reliability.omega", 0.89181322072804, Likelihood)]
    [InlineData("reliability.omegaCi95.0", 0.887530285667129, Likelihood)]
    [InlineData("items.0.itemRest", 0.525628637521306, Exact)]
    [InlineData("items.0.alphaIfDeleted", 0.886932165532371, Exact)]
    [InlineData("items.2.overall.mean", 2.69333333333333, Exact)]
    [InlineData("items.2.overall.sd", 1.09893615733732, Exact)]
    [InlineData("groups.0.score.n", 59, Exact)]
    [InlineData("groups.0.rwgJ", 0.900981485397881, Exact)]
    [InlineData("groups.0.rwgStar", 0.452712395728176, Exact)]
    [InlineData("groups.4.adMean", 0.834135525390731, Exact)]
    [InlineData("groups.4.adMedian", 0.811529933481153, Exact)]
    [InlineData("icc.icc1", 0.13616669313658317, Exact)]
    [InlineData("icc.icc2", 0.8954399948794509, Exact)]
    public async Task Groups_of_the_leadership_data_agree_with_the_reference(string place, double expected, double tolerance) =>
        Near(await Analysed("bhr2000"), "areas.0." + place, expected, tolerance);

    [Theory]
    [InlineData("0.overall.mean", 4.65297342390657, Exact)]
    [InlineData("0.overall.sd", 0.897553810598158, Exact)]
    [InlineData("0.overall.n", 2797, Exact)]
    [InlineData("0.reliability.alpha", 0.703755894374836, Exact)]
    [InlineData("0.reliability.excluded", 91, Exact)]
    [InlineData("0.reliability.omega", 0.712128965485149, Likelihood)]
    [InlineData("0.items.0.itemRest", 0.311401300580162, Exact)]
    [InlineData("1.reliability.alpha", 0.729277203170442, Exact)]
    [InlineData("1.reliability.omega", 0.733022335494254, Likelihood)]
    [InlineData("4.reliability.alpha", 0.602546428577184, Exact)]
    [InlineData("4.reliability.alphaCi95.1", 0.625659163129525, Exact)]
    [InlineData("1.items.2.overall.mean", 4.30395683453237, Exact)]
    [InlineData("3.items.3.overall.sd", 1.56968509363304, Exact)]
    public async Task Reversed_and_missing_answers_agree_with_the_reference(string place, double expected, double tolerance) =>
        Near(await Analysed("bfi"), "areas." + place, expected, tolerance);

    [Theory]
    [InlineData("bhr2000")]
    [InlineData("bfi")]
    public async Task The_figures_follow_their_schema(string model)
    {
        Guard.FindsNothing(SchemaCheck.Faults(Schema, await Analysed(model)));
    }

    [Fact]
    public void Twin_a_figure_that_breaks_the_schema_is_caught()
    {
        Assert.NotEmpty(SchemaCheck.Faults(Schema, JsonDocument.Parse("""{"schema": "wegmarke-analysis/2", "areas": [{"key": 1}]}""")
          .RootElement));
    }

    [Fact]
    public async Task A_small_unit_and_one_more_are_withheld_everywhere()
    {
        var data = Path.Combine(Repository.Root, "examples/musterstadt/answers.csv");
        var json = await Analysed(new Analyse.Request(data, "zukunftsfaehigkeit", null, "Amt", "Wer", 5, false, "refuse", null, null,
          Language.German));
        foreach (var area in json.GetProperty("areas").EnumerateArray())
        {
            var withheld = area.GetProperty("groups").EnumerateArray()
                .Where(group => group.GetProperty("score").GetProperty("mean").ValueKind == JsonValueKind.Object).ToList();
            Assert.Equal(["Standesamt", "Wirtschaftsförderung"], withheld.Select(group => group.GetProperty("name").GetString()));
            Assert.All(withheld, group => Assert.False(group.GetProperty("score").TryGetProperty("n", out _)));
        }
    }

    [Fact]
    public async Task The_first_sentences_say_what_matters()
    {
        var data = Path.Combine(Repository.Root, "examples/musterstadt/answers.csv");
        using var output = new StringWriter();
        var request = new Analyse.Request(data, "zukunftsfaehigkeit", null, "Amt", "Wer", 5, false, "refuse", null, null, Language.German);
        Assert.Equal(0, await Analyse.Run(InModels(request), output, TextWriter.Null, CancellationToken.None));
        Assert.Equal(
            [
                "Am wenigsten weit ist „Strategische Steuerung“ mit 3,5, am weitesten „Kundenzentrierung“ mit 4,6. (statistisch gesichert)",
                "Führungskräfte sehen „Strategische Steuerung“ um 0,5 Stufen weiter als ihre Beschäftigten. (statistisch gesichert)",
                "Es kommt auf die Gruppe an: Bei „Innovationskultur“ liegen 17 Prozent der Unterschiede zwischen den Gruppen. (statistisch gesichert)",
                "Mit Vorsicht zu lesen: „Geschäftsprozesse“. Die Fragen hängen dort nur lose zusammen.",
            ],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(4, false, "refuse", "bfi/1.0")]
    [InlineData(5, false, "guess", "bfi/1.0")]
    [InlineData(5, false, "refuse", "bfi/9.9")]
    public async Task Wrong_use_ends_with_2_and_one_message(int threshold, bool open, string offScale, string model)
    {
        using var error = new StringWriter();
        var data = Path.Combine(AnswerFile.Folder("bfi"), "bfi.csv");
        var code = await Analyse.Run(
            new(data, Path.Combine(Repository.Root, "tests/Models", model), null, null, null, threshold, open, offScale, null, null,
              Language.German),
            TextWriter.Null, error, CancellationToken.None);
        Assert.Equal(2, code);
        Assert.Single(error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Analyse.Request InModels(Analyse.Request request) =>
        request with { Model = Path.Combine(Repository.Root, "models", request.Model, "1.0") };

    private static Task<JsonElement> Analysed(string model) => Analysed(new Analyse.Request(
        Path.Combine(AnswerFile.Folder(model), model + ".csv"), Path.Combine(AnswerFile.Folder(model), "1.0"),
        Path.Combine(AnswerFile.Folder(model), "map.yaml"), null, null, 5, false, "refuse", null, null, Language.German));

    private static async Task<JsonElement> Analysed(Analyse.Request request)
    {
        using var file = AnswerFile.Of([], ".json");
        var whole = request.Model.Contains('/', StringComparison.Ordinal) ? request : InModels(request);
        Assert.Equal(0, await Analyse.Run(whole with { Json = file.Path }, TextWriter.Null, TextWriter.Null, CancellationToken.None));
        return JsonDocument.Parse(await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken)).RootElement;
    }

    private static void Near(JsonElement json, string place, double expected, double tolerance)
    {
        foreach (var step in place.Split('.'))
        {
            json = int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? json[index] : json.GetProperty(step);
        }

        Assert.True(Math.Abs(json.GetDouble() - expected) <= tolerance * Math.Max(1, Math.Abs(expected)),
          $"{place}: {json} instead of {expected}");
    }
}
