using System.Globalization;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Reads how answers become scores. Weights of perspectives may stand here or at the perspectives, not in both places.</summary>
public static class ReadScoring
{
    private static readonly string[] Rules = ["mean"];

    public static (ScoringRule Rule, IReadOnlyDictionary<string, double> Weights) Run(
        Fields model, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(model.Get("scoring") ?? new MapNode([], model.Node.Line, model.Node.Column), "the scoring rule", file, problems,
            "answered-share-min", "disclosure-threshold", "rule", "weights", "weakest-link", "staged", "sensitivity");
        var staged = fields.Has("staged") ? new Fields(fields.Get("staged")!, "the staged rule", file, problems, "lower-share") : null;
        var rule = new ScoringRule(fields.Number("answered-share-min", 0.5), fields.Whole("disclosure-threshold", 5))
        {
            WeakestLink = fields.Flag("weakest-link", otherwise: true),
            StagedShare = staged?.Number("lower-share", 0.8),
            Sensitivity = fields.Number("sensitivity", 0.2),
        };
        if (rule.AnsweredShareMin is <= 0 or > 1)
        {
            fields.Report(fields.Node, "\"answered-share-min\" must be above 0 and at most 1.", "Half of the items is 0.5.");
        }
        if (rule.DisclosureThreshold is < 5 or > 20)
        {
            fields.Report(fields.Node, "\"disclosure-threshold\" must be from 5 to 20.", "Five is the least that protects.");
        }
        if (rule.StagedShare is <= 0 or > 1)
        {
            fields.Report(staged!.Node, "\"lower-share\" must be above 0 and at most 1.", "Four of five items is 0.8.");
        }
        if (rule.Sensitivity is <= 0 or >= 1)
        {
            fields.Report(fields.Get("sensitivity")!, "\"sensitivity\" must be above 0 and below 1.", "Twenty per cent is 0.2.");
        }
        if (fields.Has("rule") && !Rules.Contains(fields.Text("rule")))
        {
            fields.Report(fields.Get("rule")!, $"The rule \"{fields.Text("rule")}\" is not known.",
                $"Known are: {string.Join(", ", Rules)}.");
        }

        var weights = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (fields.Has("weights"))
        {
            var inner = new Fields(fields.Get("weights")!, "the weights", file, problems);
            foreach (var (key, _) in inner.Entries) weights[key.Value] = inner.Number(key.Value, 1);
        }

        return (rule, weights);
    }

    /// <summary>The perspectives with the weights of the scoring rule.</summary>
    public static IReadOnlyList<Perspective> Weigh(
        IReadOnlyList<Perspective> perspectives, IReadOnlyDictionary<string, double> weights, Fields model,
        ICollection<ModelProblem> problems, string file)
    {
        if (weights.Count == 0) return perspectives;
        var nodes = new Fields((model.Get("scoring") as MapNode)!.Get("weights")!, "the weights", file, problems);
        foreach (var (key, value) in nodes.Entries)
        {
            if (perspectives.All(one => one.Key != key.Value))
            {
                nodes.Report(key, $"The perspective \"{key.Value}\" is not there.",
                    Fields.Nearest(key.Value, [.. perspectives.Select(one => one.Key)]));
            }

            if (weights[key.Value] < 0) nodes.Report(value, "A weight must not be below 0.", "0 means: shown, but not counted.");
        }

        foreach (var missing in perspectives.Where(one => !weights.ContainsKey(one.Key)))
        {
            nodes.Report(nodes.Node, $"The perspective \"{missing.Key}\" has no weight here.",
                $"Add \"{missing.Key}: …\"; 0 is a true zero.");
        }

        foreach (var node in model.List("perspectives").OfType<MapNode>())
        {
            var (key, written) = ((node.Get("key") as TextNode)?.Value ?? "", (node.Get("weight") as TextNode)?.Value);
            if (written is not null && weights.TryGetValue(key, out var weight)
                && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && other != weight)
            {
                nodes.Report(node.Get("weight")!, $"The weight {written} of \"{key}\" differs from the scoring rule's.",
                    "Write it in one place.");
            }
        }

        return [.. perspectives.Select(one => one with { Weight = weights.GetValueOrDefault(one.Key, one.Weight) })];
    }
}
