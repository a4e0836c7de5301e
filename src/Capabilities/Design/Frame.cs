namespace Wegmarke.Design;

/// <summary>Everything around a page: the reader's language, who is signed in, where the navigation leads, the token that proves a form is
/// ours.</summary>
public sealed record Frame(
    Language Language, string? ActorName, bool Demo, string Path, IReadOnlyList<FrameLink> Links, string TokenName, string TokenValue)
{
    /// <summary>The administration whose things the search in the header looks through; null: no search is offered.</summary>
    public Guid? SearchIn { get; init; }

    public string Say(string german, string english) => Language.Say(german, english);
}

public sealed record FrameLink(string Address, string Name);
