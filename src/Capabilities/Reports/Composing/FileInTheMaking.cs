using Wegmarke.Design;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Reports.Composing;

/// <summary>A file that takes a while, as its owner sees it.</summary>
/// <param name="Name">How the file will be called.</param>
/// <param name="Step">How far it is; null: it is finished, one way or the other.</param>
/// <param name="Problem">Why there is no file; null: there is one, or there will be.</param>
/// <param name="Bytes">How large it is.</param>
public sealed record FileInTheMaking(
    Guid Id, Guid Administration, string Name, WritingStep? Step, Sentence? Problem, long Bytes, DateTimeOffset Since)
{
    public bool IsReady => Step is null && Problem is null;

    public string Address => $"/administrations/{Administration}/reports/files/{Id}";
}
