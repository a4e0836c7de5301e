using System.Globalization;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Yaml;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

public enum ColumnRole
{
    Ignore,
    Item,
    Group,
    Perspective,
}

public sealed record MappedColumn(string Name, ColumnRole Role, Item? Item);

/// <summary>What the columns of a foreign table mean: which is which item, which one groups, which numbers stand for absences.</summary>
public sealed record ColumnMap(
    IReadOnlyDictionary<string, (ColumnRole Role, string? Item)> Columns, IReadOnlyDictionary<int, byte> MissingCodes, IReadOnlyDictionary<string, string> Perspectives)
{
    public static readonly ColumnMap Empty = new(
        new Dictionary<string, (ColumnRole, string?)>(), new Dictionary<int, byte>(), new Dictionary<string, string>());

    public static (ColumnMap? Map, IReadOnlyList<ModelProblem> Problems) Read(string path)
    {
        var problems = new List<ModelProblem>();
        if (!File.Exists(path)) return (null, [new(path, 1, 1, "The file does not exist.", "Check the path of the column map.")]);
        if (ReadYaml.Run(path, path, problems) is not { } root) return (null, problems);
        var fields = new Fields(root, "the column map", path, problems, "columns", "missing", "perspectives");
        var columns = new Dictionary<string, (ColumnRole, string?)>();
        foreach (var (name, node) in fields.Map("columns"))
        {
            var column = new Fields(node, "a column", path, problems, "role", "item");
            var role = column.TextOr("role", column.Has("item") ? "item" : "ignore");
            if (!Enum.TryParse<ColumnRole>(role, ignoreCase: true, out var parsed)) column.Report(node, $"\"{role}\" is no role.", "Known are: item, group, perspective, ignore.");
            columns[name.Value] = (parsed, column.TextOrNull("item"));
        }

        var missing = new Dictionary<int, byte>();
        foreach (var (kind, node) in fields.Map("missing"))
        {
            byte? code = kind.Value switch { "skipped" => AnswerCode.Skipped, "dont-know" => AnswerCode.DoNotKnow, "not-applicable" => AnswerCode.NotApplicable, "not-asked" => AnswerCode.NotAsked, _ => null };
            if (code is null) fields.Report(kind, $"\"{kind.Value}\" is no absence.", "Known are: skipped, dont-know, not-applicable, not-asked.");
            IEnumerable<Node> values = node is ListNode list ? list.Elements : [node];
            foreach (var value in values)
            {
                if (value is TextNode text && int.TryParse(text.Value, CultureInfo.InvariantCulture, out var number)) missing[number] = code ?? AnswerCode.Skipped;
                else fields.Report(value, "A missing code must be a whole number.", "Write for example dont-know: [98].");
            }
        }

        var perspectives = fields.Map("perspectives").ToDictionary(entry => entry.Key.Value, entry => (entry.Value as TextNode)?.Value ?? "");
        return problems.Count > 0 ? (null, problems) : (new(columns, missing, perspectives), []);
    }

    /// <summary>Gives every column of a header its meaning, or names what does not fit.</summary>
    public (IReadOnlyList<MappedColumn>? Columns, string? Problem, string? Remedy) Match(
        IReadOnlyList<string> headers, MaturityModel model, string? group, string? perspective)
    {
        if (headers.GroupBy(name => name).FirstOrDefault(twice => twice.Count() > 1) is { } double_) return (null, $"The column \"{double_.Key}\" is there twice.", "Give each column a name of its own.");
        foreach (var wanted in new[] { group, perspective }.OfType<string>().Where(name => !headers.Contains(name))) return (null, $"There is no column \"{wanted}\".", $"There are: {string.Join(", ", headers.Take(40))}.");
        var result = new List<MappedColumn>();
        var strange = new List<string>();
        foreach (var header in headers)
        {
            var (role, key) = Columns.GetValueOrDefault(header, (ColumnRole.Item, null));
            if (header == group) role = ColumnRole.Group;
            else if (header == perspective) role = ColumnRole.Perspective;
            var item = role == ColumnRole.Item ? model.Items.FirstOrDefault(one => string.Equals(one.Key, key ?? header, StringComparison.OrdinalIgnoreCase)) : null;
            if (role == ColumnRole.Item && item is null) strange.Add(header);
            result.Add(new(header, role, item));
        }

        if (strange.Count > 0)
        {
            return (null, $"These columns fit no item of {model.Key} {model.Version}: {string.Join(", ", strange.Take(20))}{(strange.Count > 20 ? " …" : "")}.",
                "Declare them in a column map (--columns), for example \"NAME: {role: ignore}\" or \"NAME: {item: key}\".");
        }

        if (result.Where(one => one.Item is not null).GroupBy(one => one.Item!.Key).FirstOrDefault(twice => twice.Count() > 1) is { } same)
        {
            return (null, $"The columns {string.Join(" and ", same.Select(one => one.Name))} are both the item {same.Key}.", "Keep one of them in the column map.");
        }

        return result.All(one => one.Item is null) ? (null, "No column is an item of the model.", "Check the model and the column map.") : (result, null, null);
    }
}
