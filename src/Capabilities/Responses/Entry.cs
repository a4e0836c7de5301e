namespace Wegmarke.Responses;

/// <summary>How somebody came in, as far as it changes what is asked. Says nothing about who it is.</summary>
/// <param name="Perspective">Already said by the code or the group's link; null: asked.</param>
/// <param name="Unit">Likewise; −1: asked.</param>
public sealed record Entry(string? Perspective = null, int Unit = -1)
{
    /// <summary>Address part of the group's link.</summary>
    public string? Group { get; init; }

    /// <summary>The browser holds a code that is not used yet.</summary>
    public bool HasCode { get; init; }

    /// <summary>Only codes let in, and the browser holds none.</summary>
    public bool NeedsCode { get; init; }

    /// <summary>A device that many use, one after another.</summary>
    public bool Kiosk { get; init; }
}
