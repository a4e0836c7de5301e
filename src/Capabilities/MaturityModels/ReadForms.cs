using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Reads the questionnaires of a model, and who judges which area.</summary>
public static class ReadForms
{
    private static readonly Dictionary<string, Judgement> Judgements = new()
    {
        ["x"] = Judgement.Full,
        ["short"] = Judgement.Brief,
        ["self"] = Judgement.Self,
        ["aggregate"] = Judgement.Aggregate,
    };

    public static Form Run(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "a form", file, problems, "key", "perspectives", "items", "fixed", "blocks", "blocks-per-sheet",
            "seen-together-min", "choose-areas", "areas", "minutes");
        if (fields.Has("items") && fields.Has("fixed"))
        {
            fields.Report(fields.Get("items")!, "A form has \"items\" and \"fixed\", which mean the same.",
                "Join them under one of the two.");
        }

        var blocks = fields.List("blocks").Select(block =>
        {
            var inner = new Fields(block, "a block", file, problems, "key", "items");
            return new FormBlock(inner.Text("key"), [.. inner.Words("items", needed: true).Select(word => word.Value)]);
        }).ToList();
        var perspectives = fields.Words("perspectives", needed: true).Select(word => word.Value).ToList();
        var together = fields.Number("seen-together-min", Form.SeenTogetherDefault);
        if (together is <= 0 or > 1)
        {
            fields.Report(fields.Get("seen-together-min")!, "\"seen-together-min\" must be above 0 and at most 1.",
                "A fifth of the sheets is 0.2.");
        }

        return new(fields.Text("key"), perspectives, [.. fields.Words("fixed").Concat(fields.Words("items")).Select(word => word.Value)],
            blocks, blocks.Count == 0 ? 0 : fields.Whole("blocks-per-sheet"))
        {
            SeenTogetherMin = together,
            ChooseAreas = fields.Has("choose-areas") ? fields.Whole("choose-areas") : null,
            Areas = [.. fields.Words("areas").Select(word => word.Value)],
            Minutes = Minutes(fields, perspectives, file, problems),
        };
    }

    public static SortedDictionary<string, IReadOnlyDictionary<string, Judgement>> Routing(
        Fields model, IReadOnlyList<Perspective> perspectives, IReadOnlyList<Area> areas)
    {
        var routing = new SortedDictionary<string, IReadOnlyDictionary<string, Judgement>>(StringComparer.Ordinal);
        foreach (var (key, node) in model.Map("routing"))
        {
            if (perspectives.All(one => one.Key != key.Value))
            {
                model.Report(key, $"The perspective \"{key.Value}\" is not there.",
                    Fields.Nearest(key.Value, [.. perspectives.Select(one => one.Key)]));
            }

            var judged = new SortedDictionary<string, Judgement>(StringComparer.Ordinal);
            foreach (var (area, how) in (node as MapNode)?.Entries ?? [])
            {
                if (areas.All(one => one.Key != area.Value))
                {
                    model.Report(area, $"The area \"{area.Value}\" is not there.",
                        Fields.Nearest(area.Value, [.. areas.Select(one => one.Key)]));
                }
                else if (how is TextNode { Value: var word } && Judgements.TryGetValue(word,
                    out var judgement)) judged[area.Value] = judgement;
                else model.Report(how, "This is no way to judge an area.", $"Known are: {string.Join(", ", Judgements.Keys)}.");
            }

            if (node is not MapNode) model.Report(node, $"The routing of \"{key.Value}\" must name areas.",
                "Write {AREA: x, AREA: short}.");
            routing[key.Value] = judged;
        }

        return routing;
    }

    private static SortedDictionary<string, double> Minutes(
        Fields fields, List<string> perspectives, string file, ICollection<ModelProblem> problems)
    {
        var minutes = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (fields.Get("minutes") is MapNode map)
        {
            var inner = new Fields(map, "the minutes", file, problems, [.. perspectives]);
            foreach (var (key, _) in map.Entries) minutes[key.Value] = inner.Number(key.Value, 0);
        }
        else if (fields.Has("minutes"))
        {
            foreach (var perspective in perspectives) minutes[perspective] = fields.Number("minutes", 0);
        }

        if (minutes.Values.Any(value => value <= 0))
        {
            fields.Report(fields.Get("minutes")!, "Minutes must be above 0.", "Write how long a sheet may take.");
        }

        return minutes;
    }
}
