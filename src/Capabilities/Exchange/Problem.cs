namespace Wegmarke.Exchange;

/// <summary>Why a file cannot be used: where, what, and how to mend it.</summary>
public sealed record Problem(string File, int Line, string What, string Remedy)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {What} {Remedy}" : $"{File}: {What} {Remedy}";
}
