using Wegmarke.MaturityModels.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wegmarke.Exchange.Foreign;

/// <summary>YAML of other systems: several documents, anchors and aliases are read, but what aliases unfold to is counted, and depth and
/// size are bounded. Tags are ignored: nothing but texts, lists and maps is ever made.</summary>
internal sealed class ForeignYaml
{
    public const long BytesMax = 16L << 20;
    private const int DepthMax = 64;
    private const int NodesMax = 2_000_000;

    private readonly Dictionary<string, (Node Node, int Size)> anchors = new(StringComparer.Ordinal);
    private readonly Parser parser;
    private int nodes;

    private ForeignYaml(string text) => parser = new(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>All documents of the stream.</summary>
    public static IReadOnlyList<Node> Read(ForeignFile file)
    {
        var bytes = file.Bytes(BytesMax);
        var (text, _, _) = ForeignText.Decode(bytes);
        if (text.IndexOf('\0', StringComparison.Ordinal) is var zero and >= 0)
        {
            throw RefusedException.Of(Place.AtLine(1 + text.AsSpan(0, zero).Count('\n')), "Die Datei enthält ein Nullzeichen.",
                "The file holds a null character.", "Speichern Sie sie als Text in UTF-8.", "Save it as text in UTF-8.");
        }

        try
        {
            return new ForeignYaml(text).Documents();
        }
        catch (YamlException error)
        {
            var why = error.Message.Split('\n')[0].TrimEnd('.');
            if (why.Length > 160) why = why[..160] + " …";
            throw RefusedException.Of(Place.AtLine((int)error.Start.Line, (int)error.Start.Column),
                $"Das ist kein gültiges YAML ({why}).", $"This is not valid YAML ({why}).",
                "Prüfen Sie hier Einrückung, Doppelpunkte und Anführungszeichen.", "Check indentation, colons and quotation marks here.");
        }
        catch (Exception error) when (ReadYaml.Stumbles(error))
        {
            // The parser stumbles in these ways over bytes that are no YAML at all.
            throw RefusedException.Of(Place.Whole, "Das ist kein gültiges YAML.", "This is not valid YAML.",
                "Prüfen Sie, ob es die richtige Datei ist.", "Check whether it is the right file.");
        }
    }

    private List<Node> Documents()
    {
        var documents = new List<Node>();
        parser.Consume<StreamStart>();
        while (parser.TryConsume<DocumentStart>(out _))
        {
            anchors.Clear();
            documents.Add(One(0).Node);
            parser.Consume<DocumentEnd>();
        }

        return documents;
    }

    private (Node Node, int Size) One(int depth)
    {
        var here = parser.Current!;
        if (depth > DepthMax) throw Deep(here, "verschachtelt", "nested");
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return anchors.TryGetValue(alias.Value.Value, out var target)
                ? Counted(target.Node, target.Size, here)
                : throw RefusedException.Of(At(here), $"Der Anker „{alias.Value.Value}“ ist nicht erklärt.",
                    $"The anchor \"{alias.Value.Value}\" is not declared.", "Schreiben Sie den Wert aus.", "Write the value out.");
        }

        var anchor = here is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        var (line, column) = ((int)here.Start.Line, (int)here.Start.Column);
        (Node, int) read;
        if (parser.TryConsume<Scalar>(out var scalar)) read = Counted(new TextNode(scalar.Value, line, column), 1, here);
        else if (parser.TryConsume<SequenceStart>(out _)) read = List(line, column, depth, here);
        else
        {
            parser.Consume<MappingStart>();
            read = Map(line, column, depth, here);
        }

        if (anchor is not null) anchors[anchor] = read;
        return read;
    }

    private (Node, int) List(int line, int column, int depth, ParsingEvent here)
    {
        var elements = new List<Node>();
        var size = 1;
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var (node, inner) = One(depth + 1);
            elements.Add(node);
            size = Math.Min(size + inner, NodesMax + 1);
        }

        return (Counted(new ListNode(elements, line, column), 1, here).Node, size);
    }

    private (Node, int) Map(int line, int column, int depth, ParsingEvent here)
    {
        var entries = new List<(TextNode, Node)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var size = 1;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var (key, _) = One(depth + 1);
            var (value, inner) = One(depth + 1);
            size = Math.Min(size + inner + 1, NodesMax + 1);
            if (key is not TextNode text) continue;
            if (text.Value == "<<" && value is MapNode merged)
            {
                entries.AddRange(merged.Entries.Where(entry => keys.Add(entry.Key.Value)));
            }
            else if (keys.Add(text.Value)) entries.Add((text, value));
        }

        return (Counted(new MapNode(entries, line, column), 1, here).Node, size);
    }

    private (Node Node, int Size) Counted(Node node, int size, ParsingEvent here)
    {
        nodes = Math.Min(nodes + size, NodesMax + 1);
        return nodes <= NodesMax ? (node, size) : throw Deep(here, "entfaltet zu groß", "too large when unfolded");
    }

    private static Place At(ParsingEvent here) => Place.AtLine((int)here.Start.Line, (int)here.Start.Column);

    private static RefusedException Deep(ParsingEvent here, string german, string english) => RefusedException.Of(At(here),
        $"Die Werte sind zu tief oder {german}.", $"The values are too deep or {english}.",
        "Prüfen Sie, woher die Datei stammt.", "Check where the file comes from.");
}

/// <summary>Questions to a YAML tree that never fail.</summary>
internal static class YamlTree
{
    public static Node? At(this Node? node, string key) => (node as MapNode)?.Get(key);

    public static string? Text(this Node? node, string key) => node.At(key) is TextNode { Value: var value }
        && value is not ("null" or "~" or "")
        ? value : null;

    public static IReadOnlyList<Node> Items(this Node? node, string key) => (node.At(key) as ListNode)?.Elements ?? [];

    public static Place PlaceOf(Node node, string? path = null) => new(null, node.Line, node.Column, path);
}
