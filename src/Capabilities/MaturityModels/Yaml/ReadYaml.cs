using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wegmarke.MaturityModels.Yaml;

/// <summary>Reads one YAML document of plain texts, lists and maps. What makes YAML dangerous or ambiguous is refused: anchors and aliases,
/// tags, several documents, duplicate keys, great depth and great size.</summary>
public static class ReadYaml
{
    public const int BytesMax = 8 * 1024 * 1024;
    public const int DepthMax = 24;

    public static MapNode? Run(string path, string name, ICollection<ModelProblem> problems)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, BytesMax + 1L)];
        stream.ReadExactly(bytes);
        return Run(bytes, name, problems);
    }

    public static MapNode? Run(ReadOnlySpan<byte> bytes, string name, ICollection<ModelProblem> problems)
    {
        if (bytes.Length > BytesMax)
        {
            return Refuse(problems, name, 1, 1, $"The file is larger than {BytesMax / 1024 / 1024} MB.",
                "A model is much smaller; check what was copied here.");
        }
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Refuse(problems, name, 1, 1, "The file is not written in UTF-8.", "Save it as UTF-8.");
        }
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        return Parse(text, name, problems);
    }

    public static MapNode? Parse(string text, string name, ICollection<ModelProblem> problems)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Refuse(problems, name, 1, 1, "The file holds a null character.", "Save it as plain UTF-8 text.");
        }
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            var parser = new Parser(scanner);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return Refuse(problems, name, 1, 1, "The file is empty.", "Write the model's keys into it.");
            }
            var before = problems.Count;
            var root = Read(parser, name, 0, problems);
            if (root is null || problems.Count > before) return null;
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart second)
            {
                return Refuse(problems, name, second.Start, "A second document begins here.",
                    "Keep one document per file; delete the line \"---\".");
            }
            return root as MapNode ?? Refuse(problems, name, root.Line, root.Column, "The file must hold keys with values.",
                "Begin with \"key: value\" lines.");
        }
        catch (YamlException error)
        {
            // A tab is reported where its map begins, which may be far above.
            if (error.Message.Contains("tab", StringComparison.Ordinal) && TabbedLine(text) is { } tabbed)
            {
                return Refuse(problems, name, tabbed, 1, "This is not valid YAML: the line is indented with a tab.", "Indent it with blanks.");
            }

            return Refuse(problems, name, error.Start, $"This is not valid YAML ({Sentence(error)}).",
                "Check indentation, colons and quotation marks here.");
        }
        catch (Exception error) when (Stumbles(error))
        {
            return Refuse(problems, name, scanner.CurrentPosition, "This is not valid YAML: here or above something is opened and not closed.",
                "Check brackets, braces and quotation marks up to here.");
        }
    }

    /// <summary>Whether the parser, which means to say only <see cref="YamlException"/>, came to an end of another kind: "a: [" with a word
    /// in the first column below is enough.</summary>
    public static bool Stumbles(Exception error) => error is ArgumentException or InvalidOperationException or FormatException
        or OverflowException;

    private static Node? Read(Parser parser, string name, int depth, ICollection<ModelProblem> problems)
    {
        var here = parser.Current!;
        if (depth > DepthMax)
        {
            return Refuse(problems, name, here.Start, "The values are nested too deeply.",
                "A model needs few levels; check the indentation.");
        }
        if (here is AnchorAlias) return Refuse(problems, name, here.Start, "An alias (*) is not allowed.", "Write the value out.");
        if (here is NodeEvent { Anchor.IsEmpty: false })
        {
            return Refuse(problems, name, here.Start, "An anchor (&) is not allowed.", "Write the value out where it is needed.");
        }
        if (here is NodeEvent { Tag.IsEmpty: false })
        {
            return Refuse(problems, name, here.Start, "A tag (!) is not allowed.", "Write plain values only.");
        }
        if (parser.TryConsume<Scalar>(out var scalar)) return new TextNode(scalar.Value, Line(scalar.Start), Column(scalar.Start));
        if (parser.TryConsume<SequenceStart>(out var list)) return ReadList(parser, list, name, depth, problems);
        return parser.TryConsume<MappingStart>(out var map) ? ReadMap(parser, map, name, depth, problems) : null;
    }

    private static ListNode? ReadList(Parser parser, SequenceStart start, string name, int depth, ICollection<ModelProblem> problems)
    {
        var elements = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (Read(parser, name, depth + 1, problems) is not { } element) return null;
            elements.Add(element);
        }

        return new(elements, Line(start.Start), Column(start.Start));
    }

    private static MapNode? ReadMap(Parser parser, MappingStart start, string name, int depth, ICollection<ModelProblem> problems)
    {
        var entries = new List<(TextNode, Node)>();
        var keys = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyEvent = parser.Current!;
            if (Read(parser, name, depth + 1, problems) is not { } key) return null;
            if (key is not TextNode text || text.Value == "<<")
            {
                return Refuse<MapNode>(problems, name, keyEvent.Start, "A key must be a plain word.", "Write \"key: value\".");
            }
            if (Read(parser, name, depth + 1, problems) is not { } value) return null;
            if (keys.Add(text.Value)) entries.Add((text, value));
            else problems.Add(new(name, text.Line, text.Column, $"The key \"{text.Value}\" stands here a second time.",
                "Delete or rename one of the two."));
        }

        return new(entries, Line(start.Start), Column(start.Start));
    }

    private static MapNode? Refuse(ICollection<ModelProblem> problems, string name, Mark at, string what, string remedy) =>
        Refuse(problems, name, Line(at), Column(at), what, remedy);

    private static T? Refuse<T>(ICollection<ModelProblem> problems, string name, Mark at, string what, string remedy)
        where T : Node
    {
        problems.Add(new(name, Line(at), Column(at), what, remedy));
        return null;
    }

    private static MapNode? Refuse(ICollection<ModelProblem> problems, string name, int line, int column, string what, string remedy)
    {
        problems.Add(new(name, line, column, what, remedy));
        return null;
    }

    private static int Line(Mark mark) => (int)mark.Line;

    private static int Column(Mark mark) => (int)mark.Column;

    private static int? TabbedLine(string text)
    {
        var at = Array.FindIndex(text.Split('\n'), line => line[..(line.Length - line.TrimStart().Length)].Contains('\t',
            StringComparison.Ordinal) && line.Trim().Length > 0);
        return at < 0 ? null : at + 1;
    }

    private static string Sentence(YamlException error) => error.Message.Split('\n')[0].TrimEnd('.');
}
