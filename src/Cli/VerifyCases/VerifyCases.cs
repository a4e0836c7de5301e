using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Wegmarke.Cli.VerifyCases;

/// <summary><c>wegmarke verify cases</c>: holds the engine against reference values of other software.</summary>
public static class VerifyCases
{
    private static readonly JsonSerializerOptions Indented =
      new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Verb()
    {
        var paths = new Argument<string[]>("path") {
          Description = "Case files, or folders that hold some", Arity = ArgumentArity.OneOrMore };
        var only = new Option<string?>("--only") { Description = "Only tier1, tier2 or tier3, one statistic, or one case by its id" };
        var json = new Option<string?>("--json") { Description = "Write every compared value to this file as well" };
        var verb = new Command("cases", "Runs reference cases and prints expected, found and tolerance of every value.") {
          paths, only, json };
        verb.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(only), parsed.GetValue(json), Console.Out, Console.Error));
        return verb;
    }

    /// <returns>0 when every value agrees and every statistic is supported, 1 when not, 2 when something cannot be read.</returns>
    public static int Run(IEnumerable<string> paths, string? only, string? json, TextWriter output, TextWriter error)
    {
        var (all, problem) = CaseFile.Read(paths);
        if (problem is not null)
        {
            error.WriteLine(problem);
            return 2;
        }

        var chosen = all.Where(one => Chosen(one, only)).ToList();
        if (chosen.Count == 0)
        {
            error.WriteLine($"--only {only}: No case is called so. Known are tier1 to tier3, {string.Join(", ", all.Select(one => one.Statistic).Distinct())}, or a case by its id.");
            return 2;
        }

        var values = new List<ComparedValue>();
        int run = 0, unsupported = 0, skipped = 0;
        foreach (var reference in chosen)
        {
            if (CaseRegistry.Find(reference.Statistic) is not { } compute)
            {
                unsupported++;
                output.WriteLine($"{reference.Id}: unsupported statistic {reference.Statistic}");
                continue;
            }

            if (reference.Data is null && reference.Source?.StartsWith("not stored", StringComparison.OrdinalIgnoreCase) == true)
            {
                skipped++;
                output.WriteLine($"{reference.Id}: skipped, its data are not stored ({reference.Source})");
                continue;
            }

            try
            {
                var compared = CompareCase.Run(reference, compute(new CaseInput(reference)));
                run++;
                values.AddRange(compared);
                foreach (var value in compared) output.WriteLine(Line(value));
            }
            catch (UnusableCaseException unusable)
            {
                error.WriteLine($"{reference.File}: case {reference.Id}: {unusable.Message} Mend the case or its data.");
                return 2;
            }
        }

        var ok = values.Count(value => value.Verdict == Verdict.Ok);
        var differ = values.Count(value => value.Verdict == Verdict.Differs);
        var stopped = values.Count(value => value.Verdict == Verdict.StoppedShort);
        if (stopped > 0) output.WriteLine($"values of a reference that stopped before its maximum, off by what that explains: {stopped}");
        var summary = $"values: {ok + stopped} ok, {differ} differ; cases: {run} run, {unsupported} unsupported, {skipped} skipped";
        if (json is not null) File.WriteAllText(json, JsonSerializer.Serialize(new { summary, values }, Indented));
        output.WriteLine(summary);
        return differ == 0 && unsupported == 0 ? 0 : 1;
    }

    private static bool Chosen(ReferenceCase one, string? only) =>
        only is null || only == one.Statistic || only == one.Id || only == "tier" + one.Tier.ToString(CultureInfo.InvariantCulture);

    private static string Line(ComparedValue value)
    {
        var word = value.Verdict switch { Verdict.Ok => "ok", Verdict.Differs => "DIFFERS",
          Verdict.StoppedShort => "ok, the reference stopped before the maximum of its likelihood", _ => "information" };
        return string.Create(CultureInfo.InvariantCulture,
          $"{value.Case}  {value.Key}  expected {value.Expected}  found {value.Actual}  tolerance {value.Tolerance:R}  {word}");
    }
}
