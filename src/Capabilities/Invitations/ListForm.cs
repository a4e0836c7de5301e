namespace Wegmarke.Invitations;

public sealed record ListForm(string Name = "", string Perspective = "", string Unit = "", bool Link = false);

/// <summary>How codes are printed.</summary>
public enum CodeLayout
{
    /// <summary>Eight to a page, to cut and to draw from a box.</summary>
    Cards,

    /// <summary>One letter to a page.</summary>
    Letters,

    /// <summary>A plain list.</summary>
    List,
}
