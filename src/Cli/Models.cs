using System.CommandLine;
using System.Text.Json;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Quality;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke model</c>: validates, prints and compares maturity models.</summary>
public static class Models
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Verb() => new("model", "Validates, prints and compares maturity models.") { CheckVerb(), PrintVerb(), DiffVerb(),
        CoverageVerb() };

    /// <summary>The model by that name, or null after the message was written.</summary>
    public static MaturityModel? Load(string name, TextWriter error)
    {
        var (folder, missing) = FindModel.Run(name, Home.Shelves);
        if (folder is null)
        {
            error.WriteLine(missing);
            return null;
        }

        var (model, problems) = ReadModel.Run(folder);
        foreach (var problem in problems) error.WriteLine(problem);
        return model;
    }

    private static Command CheckVerb()
    {
        var names = new Argument<string[]>("model") { Description = "Folders, KEY or KEY/VERSION", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Write the findings as JSON" };
        var verb = new Command("check", "Validates models, names file, line, column and remedy of every problem, and says what should be worded better.") { names, json };
        verb.SetAction(parsed => Check(parsed.GetValue(names)!, parsed.GetValue(json), Console.Out, Console.Error));
        return verb;
    }

    /// <returns>0 when all models are sound, 1 with findings, 2 when a model is not there.</returns>
    public static int Check(IEnumerable<string> names, bool json, TextWriter output, TextWriter error)
    {
        var all = new List<object>();
        var counted = 0;
        foreach (var name in names)
        {
            var (folder, missing) = FindModel.Run(name, Home.Shelves);
            if (folder is null)
            {
                error.WriteLine(missing);
                return 2;
            }

            var (model, problems) = ReadModel.Run(folder);
            var findings = model is null ? [] : CheckQuality.Run(model).Select(finding => LocateFinding.Run(folder, finding)).ToList();
            counted += problems.Count + findings.Count(finding => finding.Finding.Counts);
            all.AddRange(problems.Select(one => new { Severity = "Error", one.File, one.Line, one.Column, Where = "", one.What,
                one.Remedy }));
            all.AddRange(findings.Select(one => new
            {
                Severity = one.Finding.Severity.ToString(), one.File, one.Line, Column = 1, one.Finding.Where, one.Finding.What,
                    one.Finding.Remedy,
            }));
            if (json) continue;
            foreach (var problem in problems) output.WriteLine(problem);
            foreach (var finding in findings) output.WriteLine(finding);
            output.WriteLine(model is null
                ? $"{folder}: {problems.Count} problems"
                : $"{folder}: sound. {model.Areas.Count} areas, {model.Items.Count} items, {model.Forms.Count} forms, "
                    + $"{string.Join(" ", model.Languages)}; content {model.ContentHash[..12]}. "
                    + $"{findings.Count(one => one.Finding.Counts)} findings, {findings.Count(one => !one.Finding.Counts)} hints.");
        }

        if (json) output.WriteLine(JsonSerializer.Serialize(all, Indented));
        return counted == 0 ? 0 : 1;
    }

    private static Command PrintVerb()
    {
        var name = new Argument<string>("model") { Description = "A folder, KEY or KEY/VERSION" };
        var language = new Option<string>("--language", "--lang") { Description = "Language of the document", DefaultValueFactory = _ =>
            "de" };
        var file = new Option<string?>("--out") { Description = "Write to this file instead of the screen" };
        var verb = new Command("print", "Writes the whole model as one accessible document to read.") { name, language, file };
        verb.SetAction(async parsed =>
        {
            if (Load(parsed.GetValue(name)!, Console.Error) is not { } model) return 2;
            if (Design.Language.All.FirstOrDefault(one => one.Key == parsed.GetValue(language)) is not { } chosen)
            {
                var known = string.Join(", ", Design.Language.All.Select(one => one.Key));
                Console.Error.WriteLine($"The model is not printed in \"{parsed.GetValue(language)}\". Choose one of: {known}.");
                return 2;
            }

            return Write(await Render.Page<ModelDocument>(new() { ["Model"] = model, ["Language"] = chosen }), parsed.GetValue(file));
        });
        return verb;
    }

    private static Command CoverageVerb()
    {
        var name = new Argument<string>("model") { Description = "A folder, KEY or KEY/VERSION" };
        var file = new Option<string?>("--out") { Description = "Write to this file instead of the screen" };
        var verb = new Command("coverage", "Writes how many items each perspective is asked per area and facet.") { name, file };
        verb.SetAction(parsed =>
        {
            if (Load(parsed.GetValue(name)!, Console.Error) is not { } model) return 2;
            return Write(Coverage.Of(model).ToMarkdown(), parsed.GetValue(file));
        });
        return verb;
    }

    private static int Write(string text, string? path)
    {
        if (path is null)
        {
            Console.Out.Write(text);
            return 0;
        }

        try
        {
            File.WriteAllText(path, text);
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path} cannot be written: {error.Message} Name a file in a folder that is there.");
            return 2;
        }
    }

    private static Command DiffVerb()
    {
        var before = new Argument<string>("before") { Description = "A folder, KEY or KEY/VERSION" };
        var after = new Argument<string>("after") { Description = "A folder, KEY or KEY/VERSION" };
        var verb = new Command("diff", "Says what changed from one model to another.") { before, after };
        verb.SetAction(parsed =>
        {
            if (Load(parsed.GetValue(before)!, Console.Error) is not { } first) return 2;
            if (Load(parsed.GetValue(after)!, Console.Error) is not { } second) return 2;
            var changes = CompareModels.Run(first, second);
            foreach (var change in changes) Console.Out.WriteLine(change);
            if (changes.Count == 0) Console.Out.WriteLine("No difference.");
            return changes.Count == 0 ? 0 : 1;
        });
        return verb;
    }
}
