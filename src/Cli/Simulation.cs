using System.CommandLine;
using System.Globalization;
using Wegmarke.Exchange;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke simulate</c>: synthetic administrations with known truth.</summary>
public static class Simulation
{
    private const ulong SeedUsual = 20250601;
    private const string ModelUsual = "zukunftsfaehigkeit";

    public static Command Verb()
    {
        var file = new Option<string?>("--spec") { Description = "Simulation file (YAML): model, seed, towns and so on" };
        var model = new Option<string?>("--model") { Description = $"A folder, KEY or KEY/VERSION; without one {ModelUsual}" };
        var seed = new Option<ulong?>("--seed") { Description = $"The same seed gives the same world; without one {SeedUsual}" };
        var configuration = new Option<string>("--configuration")
        {
            Description = "default, null (nothing differs, nobody is biased) or extreme",
            DefaultValueFactory = _ => "default",
        };
        var folder = new Option<string>("--out") { Description = "Folder for the files", Required = true };
        var verb = new Command("simulate", "Writes synthetic administrations with known truth.") { file, model, seed, configuration,
            folder };
        verb.SetAction(parsed => Run(new(parsed.GetValue(file), parsed.GetValue(model), parsed.GetValue(seed),
            parsed.GetValue(configuration)!, parsed.GetValue(folder)!), Console.Out, Console.Error));
        return verb;
    }

    public sealed record Request(string? Spec, string? Model, ulong? Seed, string Configuration, string Folder);

    /// <returns>0 when the files were written, 2 with a message when something cannot be used.</returns>
    public static int Run(Request request, TextWriter output, TextWriter error)
    {
        if (!SimulationSpec.Configurations.Contains(request.Configuration))
        {
            error.WriteLine($"--configuration {request.Configuration}: Known are {string.Join(", ", SimulationSpec.Configurations)}.");
            return 2;
        }

        var seed = request.Seed ?? SeedUsual;
        var spec = SimulationSpec.Of(request.Configuration, seed);
        var name = request.Model;
        if (request.Spec is { } file)
        {
            var (read, problems) = ReadSimulationSpec.Run(file, seed);
            foreach (var problem in problems) error.WriteLine(problem);
            if (read is null) return 2;
            spec = request.Seed is { } given ? read.Spec with { Seed = given } : read.Spec;
            name ??= read.Model;
        }

        if (Models.Load(name ?? ModelUsual, error) is not { } model) return 2;
        if (spec.Form is { } form && model.Forms.All(one => one.Key != form))
        {
            var forms = string.Join(", ", model.Forms.Select(one => one.Key));
            error.WriteLine($"{request.Spec}: The model has no form \"{form}\". There are: {forms}.");
            return 2;
        }

        var world = Simulate.Run(spec, model);
        var files = WriteSimulation.Run(world, request.Folder);
        foreach (var (wave, number) in world.Waves.Select((wave, at) => (wave, at + 1)))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"wave {number}: {wave.Count} sheets of {world.People[number - 1].Count} people in {spec.Towns.Count} towns"));
        }

        output.WriteLine($"{request.Folder}: {string.Join(", ", files)} (seed {spec.Seed})");
        return 0;
    }
}
