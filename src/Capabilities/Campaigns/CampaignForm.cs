namespace Wegmarke.Campaigns;

public sealed record CampaignForm(string Title = "", string Model = "", string Form = "", bool AskUnit = true, string Threshold = "5",
  string? Problem = null);

/// <summary>One form of one model, with the minutes it takes staff.</summary>
public sealed record FormChoice(string Model, string Form, string Name, int Items, int Minutes);
