using System.Text.RegularExpressions;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Where a key of the structure stands, for messages about it.</summary>
public sealed record Places(IReadOnlyDictionary<string, Node> Nodes)
{
    public Node? Of(string kind, string key) => Nodes.GetValueOrDefault($"{kind}:{key}");
}

/// <summary>Reads model.yaml: structure with permanent keys, no wording.</summary>
public static partial class ReadStructure
{
    public const string Format = "wegmarke-model/1";
    private const int ItemsMax = 2000;
    private static readonly string[] Frequencies = ["once", "yearly", "half-yearly", "quarterly", "monthly", "weekly", "continuous"];
    private static readonly Dictionary<string, bool> Directions = new() { ["up"] = true, ["down"] = false };
    private static readonly Dictionary<string, IndicatorSource> Sources = new()
    {
        ["document"] = IndicatorSource.Document,
        ["kpi"] = IndicatorSource.Kpi,
    };
    private static readonly Dictionary<string, Population> Populations = new()
    {
        ["staff"] = Population.Staff,
        ["leaders"] = Population.Leaders,
        ["body"] = Population.Body,
        ["open"] = Population.Open,
    };

    public static (MaturityModel Model, Places Places) Run(MapNode root, string file, ICollection<ModelProblem> problems)
    {
        var places = new Dictionary<string, Node>();
        var fields = new Fields(root, "the model", file, problems,
            "format", "key", "version", "languages", "licence", "labels-only", "scales", "perspectives", "areas", "items", "forms",
                "routing",
            "scoring", "indicators", "renames");
        if (fields.Text("format") is var format && format.Length > 0 && format != Format)
        {
            fields.Report(fields.Get("format")!, $"The format \"{format}\" is not known.", $"This version reads \"{Format}\".");
        }

        IReadOnlyList<T> Each<T>(string key, string kind, Func<Node, int, T> read, Func<T, string> keyOf, bool needed)
        {
            var list = new List<T>();
            foreach (var node in fields.List(key, needed))
            {
                var one = read(node, list.Count);
                list.Add(one);
                CheckKey(fields, node, kind, keyOf(one), places);
            }

            return list;
        }

        var scales = Each("scales", "scale", (node, _) => ReadScale(node, file, problems), scale => scale.Key, needed: true);
        var perspectives = Each("perspectives", "perspective", (node, _) => ReadPerspective(node, file, problems), one => one.Key,
            needed: true);
        var areas = Each("areas", "area", (node, index) => ReadArea(node, index, file, problems), area => area.Key, needed: true);
        var items = Each("items", "item", (node, _) => ReadItem(node, file, problems, scales, perspectives), item => item.Key,
            needed: true);
        var forms = Each("forms", "form", (node, _) => ReadForms.Run(node, file, problems), form => form.Key, needed: true);
        var indicators = Each("indicators", "indicator", (node, _) => ReadIndicator(node, file, problems), one => one.Key, needed: false);
        if (items.Count > ItemsMax)
        {
            fields.Report(fields.Get("items")!, $"The model has {items.Count} items.", $"Up to {ItemsMax} are possible.");
        }
        var (rule, weights) = ReadScoring.Run(fields, file, problems);
        perspectives = ReadScoring.Weigh(perspectives, weights, fields, problems, file);
        var model = new MaturityModel(fields.Text("key"), fields.Text("version"), "",
            [.. fields.Words("languages", needed: true).Select(word => word.Value)],
            fields.Text("licence"), scales, perspectives, areas, items, forms, rule, indicators, new SortedDictionary<string,
                ModelTexts>(StringComparer.Ordinal))
        {
            Renames = Each("renames", "rename", (node, _) => ReadRename(node, file, problems), rename => rename.To, needed: false),
            LabelsOnly = fields.Flag("labels-only"),
            Routing = ReadForms.Routing(fields, perspectives, areas),
        };
        return (model, new(places));
    }

    internal static bool IsKey(string key) => KeyForm().IsMatch(key);

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex KeyForm();

    private static void CheckKey(Fields fields, Node node, string kind, string key, Dictionary<string, Node> places)
    {
        if (key.Length == 0) return;
        if (!KeyForm().IsMatch(key))
        {
            fields.Report(node, $"The key \"{key}\" has characters that a key must not have.",
                "Use small letters, digits, points and hyphens.");
        }
        if (!places.TryAdd($"{kind}:{key}", node))
        {
            fields.Report(node, $"The {kind} \"{key}\" is there twice.", "Give one of them another key.");
        }
    }

    private static AnswerScale ReadScale(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "a scale", file, problems, "key", "low", "high", "target", "proactive", "absences");
        var absences = fields.Words("absences");
        foreach (var unknown in absences.Where(word => word.Value is not ("dont-know" or "not-applicable")))
        {
            fields.Report(unknown, $"\"{unknown.Value}\" is no absence.", "Known are: dont-know, not-applicable.");
        }

        int low = fields.Whole("low"), high = fields.Whole("high");
        if (low < 0 || high > Statistics.AnswerCode.LargestValue || low >= high)
        {
            fields.Report(node, $"A scale from {low} to {high} does not fit.", "Low must be at least 0 and below high, high at most 249.");
        }
        int? Stage(string key)
        {
            if (!fields.Has(key)) return null;
            var value = fields.Whole(key);
            if (value < low || value > high)
            {
                fields.Report(fields.Get(key)!, $"The {key} {value} lies outside the scale {low} to {high}.", "Name a value of the scale.");
            }
            return value;
        }

        return new(fields.Text("key"), low, high, Stage("target"), Stage("proactive"),
            absences.Any(word => word.Value == "dont-know"), absences.Any(word => word.Value == "not-applicable"));
    }

    private static Perspective ReadPerspective(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "a perspective", file, problems, "key", "weight", "singular-role", "population");
        var weight = fields.Number("weight", 1);
        if (weight < 0) fields.Report(fields.Get("weight")!, "A weight must not be below 0.", "0 means: shown, but not counted.");
        var (key, singular) = (fields.Text("key"), fields.Flag("singular-role"));
        var usual = key == "staff" ? Population.Staff : key == "leaders" ? Population.Leaders : singular ? Population.Body : Population.Open;
        return new(key, weight, singular) { Population = fields.Choice("population", Populations, usual) };
    }

    private static Area ReadArea(Node node, int index, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "an area", file, problems, "key", "weight", "target", "singular-role", "facets", "enables");
        var weight = fields.Number("weight", 1);
        if (weight < 0) fields.Report(fields.Get("weight")!, "A weight must not be below 0.", "0 means: shown, but not counted.");
        return new(fields.Text("key"), index + 1, weight, fields.NumberOrNull("target"), fields.Flag("singular-role"),
            [.. fields.Words("facets", needed: true).Select(word => new Facet(word.Value))],
                [.. fields.Words("enables").Select(word => new Enables(word.Value))]);
    }

    private static Item ReadItem(Node node, string file, ICollection<ModelProblem> problems, IReadOnlyList<AnswerScale> scales,
        IReadOnlyList<Perspective> perspectives)
    {
        var fields = new Fields(node, "an item", file, problems, "key", "area", "facet", "perspectives", "scale", "reversed", "pair",
            "singular-role", "anchor");
        var asked = fields.Has("perspectives") || perspectives.Count != 1 ? fields.Words("perspectives", needed: true)
            .Select(word => word.Value) : [perspectives[0].Key];
        var scale = fields.Has("scale") || scales.Count != 1 ? fields.Text("scale") : scales[0].Key;
        return new(fields.Text("key"), fields.Text("area"), fields.Text("facet"), scale, [.. asked], fields.Flag("reversed"),
            fields.Flag("singular-role"), fields.TextOrNull("pair")) { Anchor = fields.Flag("anchor") };
    }

    private static Indicator ReadIndicator(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "an indicator", file, problems, "key", "area", "unit", "frequency", "source", "direction", "bands",
            "contradicts");
        var bands = fields.List("bands", needed: true).Select(band =>
        {
            var inner = new Fields(band, "a band", file, problems, "from", "stage");
            return new IndicatorBand(inner.Number("from", 0), inner.Whole("stage"));
        }).ToList();
        if (fields.Has("frequency") && !Frequencies.Contains(fields.Text("frequency")))
        {
            fields.Report(fields.Get("frequency")!, $"\"{fields.Text("frequency")}\" is no frequency.",
                $"Known are: {string.Join(", ", Frequencies)}.");
        }

        var rises = bands.Count < 2 || bands[^1].Stage >= bands[0].Stage;
        return new(fields.Text("key"), fields.Text("area"), fields.Text("unit"), fields.Text("frequency"), bands,
            fields.TextOrNull("contradicts"))
        {
            Source = fields.Choice("source", Sources, IndicatorSource.Kpi),
            Up = fields.Choice("direction", Directions, rises),
        };
    }

    private static Rename ReadRename(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "a rename", file, problems, "from", "to");
        return new(fields.Text("from"), fields.Text("to"));
    }
}
