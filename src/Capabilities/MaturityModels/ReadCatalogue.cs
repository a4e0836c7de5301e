using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Reads causes, initiatives and interview guides; each is optional, and each is held against the rest of the model.</summary>
public static class ReadCatalogue
{
    private static readonly Dictionary<string, CauseLevel> Levels = new()
    {
        ["own-house"] = CauseLevel.OwnHouse,
        ["county"] = CauseLevel.County,
        ["land"] = CauseLevel.Land,
        ["federal"] = CauseLevel.Federal,
    };

    private static readonly Dictionary<string, MoneyClass> Money = new()
    {
        ["none"] = MoneyClass.None,
        ["low"] = MoneyClass.Low,
        ["medium"] = MoneyClass.Medium,
        ["high"] = MoneyClass.High,
    };

    private static readonly Dictionary<string, Sharing> Sharings = new()
    {
        ["none"] = Sharing.None,
        ["intermunicipal"] = Sharing.Intermunicipal,
        ["shared-service"] = Sharing.SharedService,
    };

    public static MaturityModel Run(MaturityModel model, ModelFiles files, ICollection<ModelProblem> problems)
    {
        var places = new Dictionary<string, (string, Node)>();
        var causes = Each(files, "causes", "cause", problems, places, ReadCause, one => one.Key);
        var initiatives = Each(files, "initiatives", "initiative", problems, places, ReadInitiative, one => one.Key);
        var guides = Each(files, "guides", "guide", problems, places, (node, file, all) => ReadGuide(node, file, all, places), one => one.Role,
            "interview-guide.yaml");
        var whole = model with { Causes = causes, Initiatives = initiatives, Guides = guides };
        CheckCatalogue.Run(whole, places, problems);
        return whole;
    }

    private static List<T> Each<T>(ModelFiles files, string list, string kind, ICollection<ModelProblem> problems,
        Dictionary<string, (string, Node)> places, Func<Node, string, ICollection<ModelProblem>, T> read, Func<T, string> keyOf,
        string? name = null)
    {
        var all = new List<T>();
        name ??= $"{list}.yaml";
        if (!files.Has(name) || files.Read(name, problems) is not { } root) return all;
        var file = files.PathOf(name);
        foreach (var node in new Fields(root, $"the {list}", file, problems, list).List(list, needed: true))
        {
            var one = read(node, file, problems);
            all.Add(one);
            if (keyOf(one) is { Length: > 0 } key) Place(places, file, kind, key, node, problems);
        }

        return all;
    }

    private static void Place(Dictionary<string, (string, Node)> places, string file, string kind, string key, Node node,
        ICollection<ModelProblem> problems)
    {
        if (!ReadStructure.IsKey(key))
        {
            problems.Add(new(file, node.Line, node.Column, $"The key \"{key}\" has characters that a key must not have.",
                "Use small letters, digits, points and hyphens."));
        }
        if (!places.TryAdd($"{kind}:{key}", (file, node)))
        {
            problems.Add(new(file, node.Line, node.Column, $"The {kind} \"{key}\" is there twice.", "Give one of them another key."));
        }
    }

    private static List<string> Words(Fields fields, string key, bool needed = false) =>
        [.. fields.Words(key, needed).Select(word => word.Value)];

    private static KnownCause ReadCause(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "a cause", file, problems, "key", "area", "areas", "level", "slide", "signs", "initiatives");
        var signs = new Fields(fields.Get("signs") ?? new MapNode([], node.Line, node.Column), "the signs", file, problems, "items",
            "facets",
            "indicators", "spread");
        var areas = Words(fields, "areas").Concat(Words(fields, "area")).ToList();
        if (areas.Count == 0) fields.Report(node, "A cause has no area.", "Add \"areas: [ … ]\".");
        return new(fields.Text("key"), areas, fields.Choice("level", Levels), fields.TextOrNull("slide"),
            new(Words(signs, "items"), Words(signs, "facets"), Words(signs, "indicators"), Words(signs, "spread")),
            Words(fields, "initiatives"));
    }

    private static KnownInitiative ReadInitiative(Node node, string file, ICollection<ModelProblem> problems)
    {
        var fields = new Fields(node, "an initiative", file, problems, "key", "areas", "causes", "recommendation", "effort", "capacity",
            "prerequisites", "lag-months", "sharing");
        var recommendation = fields.Whole("recommendation");
        if (fields.Has("recommendation") && recommendation is < 1 or > KnownInitiative.Recommendations)
        {
            fields.Report(fields.Get("recommendation")!, $"There is no recommendation {recommendation}.",
                $"Write a number from 1 to {KnownInitiative.Recommendations}.");
        }
        if (fields.Whole("lag-months", 0) < 0) fields.Report(fields.Get("lag-months")!, "\"lag-months\" is below 0.", "Write 0 or more.");
        return new(fields.Text("key"), Words(fields, "areas", needed: true), Words(fields, "causes"), recommendation,
            ReadEffort(fields, file, problems), Words(fields, "capacity", needed: true), Words(fields, "prerequisites"),
            fields.Whole("lag-months"), fields.Choice("sharing", Sharings, Sharing.None));
    }

    private static Effort ReadEffort(Fields initiative, string file, ICollection<ModelProblem> problems)
    {
        if (initiative.Get("effort") is not { } node)
        {
            initiative.Report(initiative.Node, "An initiative has no \"effort\".", "Add \"effort: {days: [5, 15], money: low}\".");
            return new(0, 0, MoneyClass.None);
        }

        var fields = new Fields(node, "the effort", file, problems, "days", "money");
        var days = fields.Words("days", needed: true).Select(word =>
            double.TryParse(word.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : -1).ToList();
        if (days.Count == 2 && days[0] >= 0 && days[0] <= days[1]) return new(days[0], days[1], fields.Choice("money", Money));
        fields.Report(fields.Get("days") ?? node, "\"days\" must be two numbers, the smaller first.", "Write for example days: [5, 15].");
        return new(0, 0, fields.Choice("money", Money));
    }

    private static InterviewGuide ReadGuide(
        Node node, string file, ICollection<ModelProblem> problems, Dictionary<string, (string, Node)> places)
    {
        var fields = new Fields(node, "a guide", file, problems, "role", "minutes", "questions");
        var questions = fields.List("questions", needed: true).Select(question =>
        {
            var inner = new Fields(question, "a question", file, problems, "key", "area", "causes", "in");
            var key = inner.Text("key");
            if (key.Length > 0) Place(places, file, "question", key, question, problems);
            return new GuideQuestion(key, inner.Text("area"), Words(inner, "causes"), Minutes(inner, "in"));
        }).ToList();
        return new(fields.Text("role"), [.. Minutes(fields, "minutes").Order()], questions);
    }

    private static List<int> Minutes(Fields fields, string key)
    {
        var minutes = new List<int>();
        foreach (var word in fields.Words(key, needed: true))
        {
            if (int.TryParse(word.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) && value > 0) minutes.Add(value);
            else fields.Report(word, $"\"{word.Value}\" is no number of minutes.", "Write for example [45, 90].");
        }

        return minutes;
    }
}
