using System.Text;
using Wegmarke.MaturityModels.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>Changes one text in a YAML file and leaves everything else, comments and order included, as it was.</summary>
public static class EditYaml
{
    /// <summary>The file with another text at a path of keys and, in lists, numbers; null where there is no single text at that
    /// place.</summary>
    public static string? SetText(string yaml, IReadOnlyList<string> path, string text)
    {
        if (Find(yaml, path) is not { } place) return null;
        var old = yaml[place.From..place.To];
        var trailing = old.Length - old.TrimEnd('\n', ' ').Length;
        var edited = yaml[..place.From] + Quoted(text) + old[^trailing..] + yaml[place.To..];
        return GetText(edited, path) == text ? edited : null;
    }

    public static string? GetText(string yaml, IReadOnlyList<string> path) =>
        GetText(ReadYaml.Parse(yaml, "", new List<ModelProblem>()), path);

    internal static string? GetText(Node? node, IReadOnlyList<string> path)
    {
        foreach (var key in path)
        {
            node = node is not ListNode list ? (node as MapNode)?.Get(key)
                : Place(key) is { } at ? list.Elements.ElementAtOrDefault(at) : null;
        }

        return (node as TextNode)?.Value;
    }

    /// <summary>The file with a new entry at the top of a map on the first level.</summary>
    public static string? AddEntry(string yaml, string map, string key, string text)
    {
        var entry = $"  {key}: {{text: {Quoted(text)}}}\n";
        var lines = yaml.Split('\n');
        var at = Array.FindIndex(lines, line => line.TrimEnd() == $"{map}:");
        var edited = at < 0
            ? (yaml.Length == 0 || yaml.EndsWith('\n') ? yaml : yaml + "\n") + $"{map}:\n{entry}"
            : string.Join('\n', lines[..(at + 1)]) + "\n" + entry + string.Join('\n', lines[(at + 1)..]);
        return GetText(edited, [map, key, "text"]) == text ? edited : null;
    }

    /// <summary>The place in a list, written as a number from 1 on.</summary>
    private static int? Place(string key) =>
        int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number - 1 : null;

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            quoted.Append(letter switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\t", _ => letter.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    private static (int From, int To)? Find(string yaml, IReadOnlyList<string> path)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            foreach (var key in path)
            {
                if (parser.TryConsume<SequenceStart>(out _))
                {
                    for (var left = Place(key) ?? int.MaxValue; left > 0; left--)
                    {
                        if (parser.Current is SequenceEnd) return null;
                        Skip(parser);
                    }

                    continue;
                }

                if (!parser.TryConsume<MappingStart>(out _)) return null;
                while (true)
                {
                    if (parser.Current is MappingEnd) return null;
                    var here = parser.Consume<Scalar>();
                    if (here.Value == key) break;
                    Skip(parser);
                }
            }

            return parser.Current is Scalar text ? ((int)text.Start.Index, (int)text.End.Index) : null;
        }
        catch (Exception error) when (error is YamlException || ReadYaml.Stumbles(error))
        {
            return null;
        }
    }

    /// <summary>Past the value that begins here. What is nested deeper than a model ever is takes the parser time that grows with the
    /// square of the depth.</summary>
    private static void Skip(Parser parser)
    {
        var depth = 0;
        do
        {
            depth += parser.Consume<ParsingEvent>().NestingIncrease;
            if (depth > ReadYaml.DepthMax) throw new YamlException("The values are nested too deeply.");
        }
        while (depth > 0);
    }
}
