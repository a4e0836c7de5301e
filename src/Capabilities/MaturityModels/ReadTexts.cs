using System.Globalization;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Reads texts.&lt;language&gt;.yaml against the structure: every key needs its text, and no text may be left over.</summary>
public static class ReadTexts
{
    public static ModelTexts Run(MapNode root, string file, MaturityModel model, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(root, "the texts", file, problems,
            "title", "about", "stages", "absences", "perspectives", "areas", "facets", "items", "forms", "indicators");
        var texts = new ModelTexts(fields.Text("title"), fields.Text("about"), Stages(fields, model), Absences(fields, model),
            Match(fields, "perspectives", model.Perspectives.Select(one => one.Key), node => PerspectiveOf(node, file, model, problems)),
            Match(fields, "areas", model.Areas.Select(area => area.Key), node => AreaOf(node, file, problems)),
            Match(fields, "facets", model.Areas.SelectMany(area => area.Facets.Select(facet => $"{area.Key}.{facet.Key}")), node =>
                Plain(fields, node)),
            Match(fields, "items", model.Items.Select(item => item.Key), node => ItemOf(node, file, problems)),
            Match(fields, "forms", model.Forms.Select(form => form.Key), node => Plain(fields, node)),
            Match(fields, "indicators", model.Indicators.Select(one => one.Key), node => IndicatorOf(node, file, problems)));
        CheckItems(fields, model, texts);
        CheckAreas(fields, model, texts);
        return texts;
    }

    internal static SortedDictionary<string, T> Match<T>(Fields fields, string kind, IEnumerable<string> keys, Func<Node, T> read)
    {
        var wanted = keys.Distinct().ToList();
        var found = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, node) in fields.Map(kind))
        {
            if (wanted.Contains(key.Value)) found[key.Value] = read(node);
            else fields.Report(key, $"There is no \"{key.Value}\" among the {kind} of the model.", Fields.Nearest(key.Value, wanted));
        }

        foreach (var missing in wanted.Where(key => key.Length > 0 && !found.ContainsKey(key)))
        {
            fields.Report(fields.Get(kind) ?? fields.Node, $"The text of \"{missing}\" is missing among the {kind}.",
                $"Add \"{missing}:\" with its text.");
        }

        return found;
    }

    private static SortedDictionary<string, string> Stages(Fields fields, MaturityModel model)
    {
        var wanted = model.Scales.SelectMany((scale, index) => Enumerable.Range(scale.Low, Math.Max(0, scale.High - scale.Low + 1))
            .Select(value => index == 0 ? value.ToString(CultureInfo.InvariantCulture) : $"{scale.Key}.{value}"));
        return Match(fields, "stages", wanted, node => Plain(fields, node));
    }

    private static SortedDictionary<string, string> Absences(Fields fields, MaturityModel model)
    {
        string[] wanted = [.. new[]
        {
            model.Scales.Any(scale => scale.DoNotKnow) ? "dont-know" : "",
            model.Scales.Any(scale => scale.NotApplicable) ? "not-applicable" : "",
        }.Where(key => key.Length > 0)];
        return Match(fields, "absences", wanted, node => Plain(fields, node));
    }

    internal static string Plain(Fields fields, Node node)
    {
        if (node is TextNode { Value: var value } && !string.IsNullOrWhiteSpace(value)) return value.Trim();
        fields.Report(node, "A text is missing here.", "Write one line of text.");
        return "";
    }

    private static PerspectiveText PerspectiveOf(Node node, string file, MaturityModel model, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of a perspective", file, problems, "name", "plural", "lead", "leads");
        return new(fields.Text("name"), fields.Text("plural"), fields.Text("lead")) { Leads = LeadsOf(fields, model) };
    }

    /// <summary>The question above the items, where a scale other than the first needs another one.</summary>
    internal static SortedDictionary<string, string> LeadsOf(Fields fields, MaturityModel model)
    {
        var leads = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, node) in fields.Map("leads"))
        {
            if (model.Scales.Any(scale => scale.Key == key.Value)) leads[key.Value] = Plain(fields, node);
            else fields.Report(key, $"The scale \"{key.Value}\" is not there.", Fields.Nearest(key.Value, [.. model.Scales.Select(one => one.Key)]));
        }

        return leads;
    }

    private static AreaText AreaOf(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of an area", file, problems, "name", "short", "definition", "why", "not-meant",
            "stage-descriptions", "enables");
        var enables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in fields.Map("enables")) enables[key.Value] = Plain(fields, value);
        return new(fields.Text("name"), fields.TextOr("short", fields.Text("name")), fields.Text("definition"), fields.TextOr("why", ""),
            fields.TextOr("not-meant", ""),
            [.. fields.Words("stage-descriptions").Select(word => word.Value.Trim())], enables);
    }

    private static ItemText ItemOf(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of an item", file, problems, "text", "reversed", "note");
        return new(fields.Text("text"), fields.Flag("reversed"), fields.TextOr("note", ""));
    }

    private static IndicatorText IndicatorOf(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "the text of an indicator", file, problems, "name", "formula", "source", "why");
        return new(fields.Text("name"), fields.Text("formula"), fields.Text("source"), fields.Text("why"));
    }

    private static void CheckItems(Fields fields, MaturityModel model, ModelTexts texts)
    {
        var nodes = fields.Map("items").ToDictionary(entry => entry.Key.Value, entry => entry.Value);
        foreach (var item in model.Items.Where(item => texts.Items.ContainsKey(item.Key)))
        {
            var marked = texts.Items[item.Key].Reversed;
            if (item.Reversed && !marked)
            {
                fields.Report(nodes[item.Key], $"The item \"{item.Key}\" is reversed, but its text carries no marker.",
                    "Add \"reversed: true\" once the wording is checked.");
            }
            if (!item.Reversed && marked)
            {
                fields.Report(nodes[item.Key], $"The text of \"{item.Key}\" is marked as reversed, the item is not.",
                    "Delete the marker, or add \"reversed: true\" to the item.");
            }
        }
    }

    private static void CheckAreas(Fields fields, MaturityModel model, ModelTexts texts)
    {
        var nodes = fields.Map("areas").ToDictionary(entry => entry.Key.Value, entry => entry.Value);
        foreach (var area in model.Areas.Where(area => texts.Areas.ContainsKey(area.Key)))
        {
            var text = texts.Areas[area.Key];
            var stages = model.Scales.Count == 0 ? 0 : model.Scales[0].Stages;
            if (text.StageDescriptions.Count != 0 && text.StageDescriptions.Count != stages)
            {
                fields.Report(nodes[area.Key],
                    $"\"{area.Key}\" has {text.StageDescriptions.Count} stage descriptions, its scale has {stages} stages.",
                    "Write one sentence per stage.");
            }

            foreach (var missing in area.Enables.Where(arrow => !text.Enables.ContainsKey(arrow.Area)))
            {
                fields.Report(nodes[area.Key], $"The arrow from \"{area.Key}\" to \"{missing.Area}\" has no reason.",
                    $"Add \"enables: {{{missing.Area}: …}}\" with one sentence.");
            }

            foreach (var orphan in text.Enables.Keys.Except(area.Enables.Select(arrow => arrow.Area)))
            {
                fields.Report(nodes[area.Key], $"\"{area.Key}\" gives a reason for an arrow to \"{orphan}\" that is not there.",
                    "Add the arrow to the structure or delete the reason.");
            }
        }
    }
}
