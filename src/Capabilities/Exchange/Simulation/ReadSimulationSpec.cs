using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.Exchange;

/// <summary>What a simulation file asks for; what it leaves out, the caller chooses.</summary>
public sealed record SimulationRequest(string? Model, SimulationSpec Spec);

/// <summary>Reads the description of a simulation (YAML): model, seed, configuration, and what differs from the configuration.</summary>
public static class ReadSimulationSpec
{
    private const int StaffMax = 200_000;

    private static readonly string[] Keys =
    [
        "model", "seed", "configuration", "waves", "form", "towns", "grand-mean", "icc-town", "icc-unit", "leader-gap", "leader-share",
        "response-rate", "response-by-value", "item-missing", "dont-know", "break-off", "change-mean", "change-sd", "flat-share",
            "turnover",
        "stability", "careless",
    ];

    /// <param name="seed">Seed where the file names none.</param>
    public static (SimulationRequest? Request, IReadOnlyList<ModelProblem> Problems) Run(string path, ulong seed)
    {
        if (!File.Exists(path)) return (null, [new(path, 1, 1, "The file does not exist.", "Check the path of the simulation file.")]);
        var problems = new List<ModelProblem>();
        if (ReadYaml.Run(path, path, problems) is not { } root) return (null, problems);
        var fields = new Fields(root, "the simulation", path, problems, Keys);
        var configuration = fields.TextOr("configuration", "default");
        if (!SimulationSpec.Configurations.Contains(configuration))
        {
            fields.Report(fields.Get("configuration")!, $"\"{configuration}\" is not a configuration.",
                Fields.Nearest(configuration, [.. SimulationSpec.Configurations]));
        }

        var spec = SimulationSpec.Of(configuration, (ulong)Math.Max(0, fields.Whole("seed", (int)Math.Min(int.MaxValue, seed))));
        if (fields.Has("towns"))
        {
            spec = spec with { Towns = [.. fields.List("towns", needed: true).Select(node => Town(node, path, problems))] };
        }
        spec = Amounts(spec, fields);
        if (spec.Waves is < 1 or > 10)
        {
            fields.Report(fields.Get("waves")!, $"{spec.Waves} waves do not fit.", "Write a number from 1 to 10.");
        }
        return problems.Count > 0 ? (null, problems) : (new(fields.TextOrNull("model"), spec), []);
    }

    private static SimulationSpec Amounts(SimulationSpec spec, Fields fields)
    {
        double Share(string key, double otherwise) => Within(fields, key, otherwise, 0, 1);
        return spec with
        {
            Waves = fields.Whole("waves", spec.Waves),
            Form = fields.TextOrNull("form"),
            GrandMean = Within(fields, "grand-mean", spec.GrandMean, 1, 6),
            IccTown = Range(fields, "icc-town", spec.IccTown, 0, 0.8),
            IccUnit = Within(fields, "icc-unit", spec.IccUnit, 0, 0.2),
            LeaderGap = Within(fields, "leader-gap", spec.LeaderGap, -3, 3),
            LeaderShare = Share("leader-share", spec.LeaderShare),
            ResponseRate = Range(fields, "response-rate", spec.ResponseRate, 0.01, 0.99),
            ResponseByValue = Within(fields, "response-by-value", spec.ResponseByValue, -3, 3),
            ItemMissing = Share("item-missing", spec.ItemMissing),
            DoNotKnow = Share("dont-know", spec.DoNotKnow),
            BreakOff = Share("break-off", spec.BreakOff),
            ChangeMean = Within(fields, "change-mean", spec.ChangeMean, -2, 2),
            ChangeSd = Within(fields, "change-sd", spec.ChangeSd, 0, 2),
            FlatShare = Share("flat-share", spec.FlatShare),
            Turnover = Share("turnover", spec.Turnover),
            Stability = Share("stability", spec.Stability),
            Careless = Carelessness(fields, spec.Careless),
        };
    }

    private static double Within(Fields fields, string key, double otherwise, double low, double high)
    {
        var value = fields.Number(key, otherwise);
        if (value >= low && value <= high) return value;
        fields.Report(fields.Get(key)!, $"\"{key}\" is {value}.", $"Write a number from {low} to {high}.");
        return otherwise;
    }

    private static (double Low, double High) Range(Fields fields, string key, (double Low, double High) otherwise, double low, double high)
    {
        if (!fields.Has(key)) return otherwise;
        var numbers = fields.Words(key).Select(word => double.TryParse(word.Value, System.Globalization.CultureInfo.InvariantCulture,
            out var value)
            ? value : double.NaN).ToList();
        if (numbers.Count == 2 && numbers.All(value => value >= low && value <= high) && numbers[0] <= numbers[1])
        {
            return (numbers[0], numbers[1]);
        }
        fields.Report(fields.Get(key)!, $"\"{key}\" must be the lowest and the highest value.",
            $"Write two ascending numbers from {low} to {high}, for example [{low}, {high}].");
        return otherwise;
    }

    private static Carelessness Carelessness(Fields fields, Carelessness otherwise)
    {
        var shares = new Dictionary<string, double> { ["straight"] = otherwise.Straight, ["random"] = otherwise.Random,
            ["middle"] = otherwise.Middle };
        foreach (var (key, node) in fields.Map("careless"))
        {
            var known = shares.ContainsKey(key.Value);
            if (!known) fields.Report(key, $"\"{key.Value}\" is not a kind of carelessness.", Fields.Nearest(key.Value, shares.Keys));
            else if (node is TextNode text && double.TryParse(text.Value, System.Globalization.CultureInfo.InvariantCulture,
                out var share) && share is >= 0 and <= 0.3)
            {
                shares[key.Value] = share;
            }
            else fields.Report(node, $"\"{key.Value}\" must be a share.", "Write a number from 0 to 0.3.");
        }

        return new(shares["straight"], shares["random"], shares["middle"]);
    }

    private static SimulatedTownSpec Town(Node node, string path, List<ModelProblem> problems)
    {
        var fields = new Fields(node, "a town", path, problems, "name", "staff");
        var staff = fields.Whole("staff");
        if (staff is < 3 or > StaffMax) fields.Report(node, $"{staff} staff do not fit.", $"Write a number from 3 to {StaffMax}.");
        return new(fields.Text("name"), staff);
    }
}
