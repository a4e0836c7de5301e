namespace Wegmarke.Campaigns;

public sealed record CampaignForm(string Title = "", string Model = "", string Form = "", bool AskUnit = true, string Threshold = "5",
  string? Problem = null)
{
    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<string> Perspectives { get; init; } = [];

    public IReadOnlyList<string> Attributes { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public bool Comments { get; init; }

    public string CommentThreshold { get; init; } = "10";

    public string ResearchBy { get; init; } = "";

    public string ResearchFor { get; init; } = "";

    public string Begin { get; init; } = "";

    public string End { get; init; } = "";

    public CampaignKind Kind { get; init; }

    public IReadOnlyList<Guid> Members { get; init; } = [];

    /// <summary>As the campaign is now.</summary>
    public static CampaignForm Of(CampaignState state)
    {
        var campaign = state.Campaign;
        var model = $"{state.Model.Key}/{state.Model.Version}";
        return new(campaign.Title, model, campaign.Form, campaign.AskUnit,
            campaign.Threshold.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            Areas = [.. campaign.Areas.Select(area => $"{model}|{campaign.Form}|{area}")], Perspectives = state.Form.Perspectives,
            Attributes = [.. campaign.Attributes.Select(one => one.Key)], Languages = state.Languages,
            Comments = campaign.Comments,
            CommentThreshold = campaign.CommentThreshold.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ResearchBy = campaign.ResearchBy, ResearchFor = campaign.ResearchFor,
            Begin = Day(campaign.Begin), End = Day(campaign.End), Kind = campaign.Kind, Members = campaign.Members,
        };
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One form of one model, with the minutes it takes staff.</summary>
public sealed record FormChoice(string Model, string Form, string Name, int Items, int Minutes)
{
    /// <summary>How many areas may be chosen, and which there are; empty where nothing may be chosen.</summary>
    public int AreasMax { get; init; }

    public IReadOnlyList<(string Key, string Name)> Areas { get; init; } = [];
}
