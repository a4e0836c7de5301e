using System.CommandLine;
using Wegmarke.Design;
using Wegmarke.Exchange;
using Wegmarke.Reports;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke analyse</c>: a table of answers becomes a sound profile, without a server.</summary>
public static class Analyse
{
    public const int ThresholdMin = 5;

    public static Command Verb()
    {
        var data = new Argument<string>("data") { Description = "Table of answers, CSV or XLSX, one line per sheet" };
        var model = new Option<string>("--model") { Description = "Maturity model: a folder, KEY or KEY/VERSION", Required = true };
        var columns = new Option<string?>("--columns") { Description = "Column map (YAML): which column is what" };
        var group = new Option<string?>("--group") { Description = "Column whose values form groups" };
        var perspective = new Option<string?>("--perspective") { Description = "Column that names the perspective" };
        var threshold = new Option<int>("--threshold") {
          Description = "Fewest answers shown; below 5 only with --public", DefaultValueFactory = _ => ThresholdMin };
        var open = new Option<bool>("--public") { Description = "Declares that the data are public, which allows a threshold below 5" };
        var offScale = new Option<string>("--off-scale") {
          Description = "What happens to values off the scale: refuse or missing", DefaultValueFactory = _ => "refuse" };
        var report = new Option<string?>("--out") { Description = "Write the report to this HTML file" };
        var json = new Option<string?>("--json") { Description = "Write all figures to this JSON file" };
        var language = new Option<string>("--lang") { Description = "Language of the report: de or en", DefaultValueFactory = _ => "de" };
        var verb = new Command("analyse", "Turns a table of answers into a sound profile.")
        {
            data, model, columns, group, perspective, threshold, open, offScale, report, json, language,
        };
        verb.SetAction((parsed, cancel) => Run(
            new(parsed.GetValue(data)!, parsed.GetValue(model)!, parsed.GetValue(columns), parsed.GetValue(group),
              parsed.GetValue(perspective),
                parsed.GetValue(threshold), parsed.GetValue(open), parsed.GetValue(offScale)!, parsed.GetValue(report),
                  parsed.GetValue(json),
                Language.Of(parsed.GetValue(language))), Console.Out, Console.Error, cancel));
        return verb;
    }

    public sealed record Request(
        string Data, string Model, string? Columns, string? Group, string? Perspective, int Threshold, bool Public, string OffScale,
        string? Report, string? Json, Language Language);

    /// <returns>0 when the analysis was written, 2 with one clear message when something cannot be used.</returns>
    public static async Task<int> Run(Request request, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (request.Threshold < 1 || (request.Threshold < ThresholdMin && !request.Public))
        {
            await error.WriteLineAsync(
              $"--threshold {request.Threshold}: Below {ThresholdMin} a figure could reveal a person. Use {ThresholdMin} or more, or declare the data public with --public.");
            return 2;
        }

        if (request.OffScale is not ("refuse" or "missing"))
        {
            await error.WriteLineAsync($"--off-scale {request.OffScale}: Known are refuse and missing.");
            return 2;
        }

        if (Models.Load(request.Model, error) is not { } model) return 2;
        var map = ColumnMap.Empty;
        if (request.Columns is { } file)
        {
            var (columns, problems) = ReadColumnMap.Run(file);
            foreach (var one in problems) await error.WriteLineAsync(one.ToString());
            if (columns is null) return 2;
            map = columns;
        }

        var choices = new ReadingChoices(map, request.Group, request.Perspective, request.OffScale == "missing", request.Language);
        var (read, problem) = ReadAnswers.Run(request.Data, model, choices, new ReadingProgress(error, request.Language).Report, cancel);
        if (read is null)
        {
            await error.WriteLineAsync(problem!.ToString());
            return 2;
        }

        foreach (var note in ReadingNotes.Of(read, request.Language)) await error.WriteLineAsync(note);
        var analysis = Analysis.Of(read.Table, request.Threshold, Path.GetFileName(request.Data));
        foreach (var (finding, certainty) in AnalysisSentences.Of(analysis, request.Language))
        {
            await output.WriteLineAsync(certainty.Length > 0 ? $"{finding} ({certainty})" : finding);
        }

        return await Write(request, analysis, error);
    }

    private static async Task<int> Write(Request request, Analysis analysis, TextWriter error)
    {
        try
        {
            if (request.Json is { } json)
            {
                await using var stream = File.Create(json);
                AnalysisJson.Write(stream, analysis);
            }

            if (request.Report is { } report)
            {
                await File.WriteAllTextAsync(report, await Render.Page<AnalysisReport>(new() {
                  ["Analysis"] = analysis, ["Language"] = request.Language }));
            }

            return 0;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(
              $"{request.Report ?? request.Json}: The file cannot be written ({failed.Message}). Choose another place.");
            return 2;
        }
    }

    /// <summary>Says how far reading has come, for files that take a while.</summary>
    private sealed class ReadingProgress(TextWriter error, Language language)
    {
        private const long Step = 256L << 20;
        private long next = Step;

        public void Report(long read, long length)
        {
            if (read < next || length < Step) return;
            next += Step;
            error.WriteLine(language.Say($"{100 * read / length} % gelesen", $"{100 * read / length} % read"));
        }
    }
}
