namespace Wegmarke.Campaigns;

public sealed record CampaignForm(string Title = "", string Model = "", string Form = "", bool AskUnit = true, string Threshold = "5",
  string? Problem = null)
{
    public IReadOnlyList<string> Areas { get; init; } = [];
}

/// <summary>One form of one model, with the minutes it takes staff.</summary>
public sealed record FormChoice(string Model, string Form, string Name, int Items, int Minutes)
{
    /// <summary>How many areas may be chosen, and which there are; empty where nothing may be chosen.</summary>
    public int AreasMax { get; init; }

    public IReadOnlyList<(string Key, string Name)> Areas { get; init; } = [];
}
