using System.CommandLine;
using System.Diagnostics;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke benchmark</c>: starts the measurements as a process of their own, which is no part of what is shipped.</summary>
public static class Benchmark
{
    public static Command Verb()
    {
        var rest = new Argument<string[]>("options") {
          Description = "Options of the measurement; without any, its usage is said", Arity = ArgumentArity.ZeroOrMore };
        var verb = new Command("benchmark", "Measures speed beside what is installed (statistics, ingestion, journeys, release) and truth by simulation.")
        {
            rest,
        };
        verb.TreatUnmatchedTokensAsErrors = false;
        verb.SetAction((parsed, cancel) => Run([.. parsed.GetValue(rest) ?? [], .. parsed.UnmatchedTokens], cancel));
        return verb;
    }

    private static async Task<int> Run(string[] options, CancellationToken cancel)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "benchmarks", "Wegmarke.Benchmarks.dll"));
        if (!File.Exists(program))
        {
            await Console.Error.WriteLineAsync(
                $"The measurements are not beside the command line ({program}). Start with ./wegmarke from the sources, which builds both.");
            return 2;
        }

        using var measurement = Process.Start("dotnet", [program, .. options]);
        await measurement.WaitForExitAsync(cancel);
        return measurement.ExitCode;
    }
}
