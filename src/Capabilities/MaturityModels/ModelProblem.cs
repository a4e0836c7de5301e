namespace Wegmarke.MaturityModels;

/// <summary>What is wrong with a model, where, and how to mend it.</summary>
public sealed record ModelProblem(string File, int Line, int Column, string What, string Remedy)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {What} {Remedy}";
}
