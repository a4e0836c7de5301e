namespace Wegmarke.MaturityModels.Yaml;

/// <summary>A value in a model file with the place where it stands.</summary>
public abstract record Node(int Line, int Column);

public sealed record TextNode(string Value, int Line, int Column) : Node(Line, Column);

public sealed record ListNode(IReadOnlyList<Node> Elements, int Line, int Column) : Node(Line, Column);

public sealed record MapNode(IReadOnlyList<(TextNode Key, Node Value)> Entries, int Line, int Column) : Node(Line, Column)
{
    public Node? Get(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;
}
