using System.Globalization;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Yaml;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>Reads a column map. All problems are found in one pass, each with its place and remedy.</summary>
public static class ReadColumnMap
{
    private static readonly Dictionary<string, byte> Absences = new()
    {
        ["skipped"] = AnswerCode.Skipped,
        ["dont-know"] = AnswerCode.DoNotKnow,
        ["not-applicable"] = AnswerCode.NotApplicable,
        ["not-asked"] = AnswerCode.NotAsked,
    };

    private static readonly string[] Roles = ["item", "group", "perspective", "ignore"];

    public static (ColumnMap? Map, IReadOnlyList<ModelProblem> Problems) Run(string path)
    {
        if (!File.Exists(path)) return (null, [new(path, 1, 1, "The file does not exist.", "Check the path of the column map.")]);
        var problems = new List<ModelProblem>();
        return Of(ReadYaml.Run(path, path, problems), path, problems);
    }

    /// <summary>A map that is kept in a house; written by us, so that its problems are ours.</summary>
    public static (ColumnMap? Map, IReadOnlyList<ModelProblem> Problems) OfText(string text, string name)
    {
        var problems = new List<ModelProblem>();
        return Of(ReadYaml.Run(System.Text.Encoding.UTF8.GetBytes(text), name, problems), name, problems);
    }

    private static (ColumnMap? Map, IReadOnlyList<ModelProblem> Problems) Of(MapNode? root, string path, List<ModelProblem> problems)
    {
        if (root is null) return (null, problems);
        var map = Read(root, path, problems);
        return problems.Count > 0 ? (null, problems) : (map, []);
    }

    private static ColumnMap Read(MapNode root, string path, List<ModelProblem> problems)
    {
        var fields = new Fields(root, "the column map", path, problems, "columns", "others", "perspective", "perspectives", "missing",
          "values");
        var columns = new Dictionary<string, ColumnRule>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, node) in fields.Map("columns")) columns[key.Value.Trim()] = Rule(key, node, path, problems);
        if (fields.Get("others") is { } others && others is not TextNode { Value: "ignore" or "refuse" })
        {
            fields.Report(others, "\"others\" must be ignore or refuse.", "Write \"others: ignore\" or delete the line.");
        }

        var perspectives = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, node) in fields.Map("perspectives"))
        {
            if (node is TextNode text) perspectives[key.Value.Trim()] = text.Value.Trim();
            else fields.Report(node, "A perspective must be one word.", "Write \"text in the table: key of the perspective\".");
        }

        return new(columns, fields.Get("others") is TextNode { Value: "ignore" }, fields.TextOrNull("perspective"), perspectives,
          Codes(fields));
    }

    private static ColumnRule Rule(TextNode key, Node node, string path, List<ModelProblem> problems)
    {
        var fields = new Fields(node, $"column \"{key.Value}\"", path, problems, "role", "item", "missing", "values");
        var item = fields.TextOrNull("item");
        var word = fields.TextOr("role", "item");
        if (!Roles.Contains(word)) fields.Report(fields.Get("role")!, $"\"{word}\" is not a role.", Fields.Nearest(word, Roles));
        if (item is not null && word != "item") fields.Report(fields.Get("role")!, "A column is an item or has another role.",
          "Delete one of the two.");
        var role = word switch
        {
            "group" => ColumnRole.Group,
            "perspective" => ColumnRole.Perspective,
            "ignore" => ColumnRole.Ignore,
            _ => ColumnRole.Item,
        };
        return new(role, item, Codes(fields));
    }

    private static Dictionary<string, byte> Codes(Fields fields)
    {
        var codes = new Dictionary<string, byte>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, node) in fields.Map("missing"))
        {
            if (!Absences.TryGetValue(key.Value, out var code))
            {
                fields.Report(key, $"\"{key.Value}\" is not a kind of missing answer.", Fields.Nearest(key.Value, Absences.Keys));
            }
            else
            {
                var words = node switch { ListNode list => list.Elements.OfType<TextNode>(), TextNode one => [one], _ => [] };
                foreach (var word in words) codes[word.Value.Trim()] = code;
            }
        }

        foreach (var (key, node) in fields.Map("values"))
        {
            if (node is TextNode text && byte.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && AnswerCode.IsValue(value))
            {
                codes[key.Value.Trim()] = value;
            }
            else if (node is TextNode absence && Absences.TryGetValue(absence.Value, out var code)) codes[key.Value.Trim()] = code;
            else fields.Report(node, "The value must be a scale value or a kind of missing answer.",
              "Write for example \"A4: 4\" or \"A9: dont-know\".");
        }

        return codes;
    }
}
