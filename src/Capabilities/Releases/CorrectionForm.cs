namespace Wegmarke.Releases;

/// <summary>What was written into the forms of the correction page, kept when it has to be mended.</summary>
public sealed record CorrectionForm(string Reason = "", string Staff = "", string Leaders = "", string? Problem = null)
{
    /// <summary>For each unit of the campaign the number of the unit that it is counted with; −1: none.</summary>
    public IReadOnlyList<int> Into { get; init; } = [];

    public IReadOnlyDictionary<string, string> Merged(string[] units) => Into.Index()
        .Where(one => one.Item >= 0 && one.Item < units.Length && one.Item != one.Index)
        .ToDictionary(one => units[one.Index], one => units[one.Item]);
}
