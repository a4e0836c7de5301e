using System.Globalization;

namespace Wegmarke.MaturityModels.Yaml;

/// <summary>Reads the fields of one map and names every problem: unknown keys with the nearest known one, missing keys, values of the wrong
/// kind. Reading goes on after a problem, so that all are found in one pass.</summary>
public sealed class Fields
{
    private readonly MapNode map;
    private readonly string file;
    private readonly ICollection<ModelProblem> problems;
    private readonly string what;

    public Fields(Node node, string what, string file, ICollection<ModelProblem> problems, params string[] known)
    {
        (this.file, this.problems, this.what) = (file, problems, what);
        map = node as MapNode ?? Expected(node);
        foreach (var (key, _) in map.Entries)
        {
            if (known.Length > 0 && !known.Contains(key.Value))
            {
                Report(key, $"\"{key.Value}\" is not a key of {what}.", Nearest(key.Value, known));
            }
        }
    }

    public Node Node => map;

    public IReadOnlyList<(TextNode Key, Node Value)> Entries => map.Entries;

    public bool Has(string key) => map.Get(key) is not null;

    public Node? Get(string key) => map.Get(key);

    public string Text(string key)
    {
        switch (map.Get(key))
        {
            case null:
                Report(map, $"{Capital(what)} has no \"{key}\".", $"Add \"{key}: …\".");
                return "";
            case TextNode { Value: var value } node:
                if (string.IsNullOrWhiteSpace(value)) Report(node, $"\"{key}\" is empty.", "Write its text or delete the key.");
                return value.Trim();
            case var other:
                Report(other, $"\"{key}\" must be a text.", "Write one value in one line or a block.");
                return "";
        }
    }

    public string? TextOrNull(string key) => Has(key) ? Text(key) : null;

    public string TextOr(string key, string otherwise) => Has(key) ? Text(key) : otherwise;

    public double Number(string key, double otherwise)
    {
        if (map.Get(key) is not { } node) return otherwise;
        if (node is TextNode text && double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)) return value;
        Report(node, $"\"{key}\" must be a number.", "Write it with a point, for example 0.5.");
        return otherwise;
    }

    public double? NumberOrNull(string key) => Has(key) ? Number(key, 0) : null;

    public int Whole(string key, int? otherwise = null)
    {
        if (map.Get(key) is not { } node)
        {
            if (otherwise is null) Report(map, $"{Capital(what)} has no \"{key}\".", $"Add \"{key}: …\" with a whole number.");
            return otherwise ?? 0;
        }

        if (node is TextNode text && int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }
        Report(node, $"\"{key}\" must be a whole number.", "Write digits only.");
        return otherwise ?? 0;
    }

    /// <summary>One word of a list of known ones.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> known, T? otherwise = null)
        where T : struct
    {
        if (!Has(key) && otherwise is { } value) return value;
        var word = Text(key);
        if (known.TryGetValue(word, out var chosen)) return chosen;
        if (word.Length > 0) Report(map.Get(key)!, $"\"{word}\" is no \"{key}\".", $"Known are: {string.Join(", ", known.Keys)}.");
        return otherwise ?? default;
    }

    public bool Flag(string key, bool otherwise = false)
    {
        if (map.Get(key) is not { } node) return otherwise;
        if (node is TextNode { Value: "true" or "false" } text) return text.Value == "true";
        Report(node, $"\"{key}\" must be true or false.", "Write true or false.");
        return false;
    }

    public IReadOnlyList<TextNode> Words(string key, bool needed = false)
    {
        switch (map.Get(key))
        {
            case null:
                if (needed) Report(map, $"{Capital(what)} has no \"{key}\".", $"Add \"{key}: [ … ]\".");
                return [];
            case ListNode list:
                foreach (var other in list.Elements.Where(element => element is not TextNode))
                {
                    Report(other, $"\"{key}\" must hold plain words.", "Write one word per element.");
                }
                return [.. list.Elements.OfType<TextNode>()];
            case TextNode single:
                return [single];
            case var other:
                Report(other, $"\"{key}\" must be a list.", "Write [a, b] or one \"- a\" per line.");
                return [];
        }
    }

    public IReadOnlyList<Node> List(string key, bool needed = false)
    {
        switch (map.Get(key))
        {
            case null:
                if (needed) Report(map, $"{Capital(what)} has no \"{key}\".", $"Add \"{key}:\" with at least one element.");
                return [];
            case ListNode list:
                if (needed && list.Elements.Count == 0) Report(list, $"\"{key}\" is empty.", "Add at least one element.");
                return list.Elements;
            case var other:
                Report(other, $"\"{key}\" must be a list.", "Write one \"- …\" per element.");
                return [];
        }
    }

    public IReadOnlyList<(TextNode Key, Node Value)> Map(string key)
    {
        switch (map.Get(key))
        {
            case null:
                return [];
            case MapNode inner:
                return inner.Entries;
            case var other:
                Report(other, $"\"{key}\" must hold keys with values.", "Write \"key: value\" lines below it.");
                return [];
        }
    }

    public void Report(Node at, string message, string remedy) => problems.Add(new(file, at.Line, at.Column, message, remedy));

    public static string Nearest(string word, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(candidate => Distance(word, candidate));
        return nearest is not null && Distance(word, nearest) <= Math.Max(2, word.Length / 3)
            ? $"Did you mean \"{nearest}\"?"
            : $"Known are: {string.Join(", ", known.Take(30))}.";
    }

    private MapNode Expected(Node node)
    {
        Report(node, $"{Capital(what)} must hold keys with values.", "Write \"key: value\" lines.");
        return new([], node.Line, node.Column);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }

        return row[^1];
    }
}
