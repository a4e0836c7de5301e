namespace Wegmarke.Care;

public enum NodeState
{
    Comes,
    Here,
    Leaves,
    Gone,
}

/// <summary>One of several processes that serve the instance together.</summary>
/// <param name="Seen">When it last said that it lives.</param>
/// <param name="Watches">What it looks after for all.</param>
public sealed record ClusterNode(string Name, string Address, NodeState State, DateTimeOffset Started, DateTimeOffset Seen,
    IReadOnlyList<string> Watches);
