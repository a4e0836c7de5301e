using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Responses;

/// <summary>What a respondent's page needs: the campaign, its model and the language. Nothing about the respondent.</summary>
public sealed record SurveyView(CampaignState State, string Administration, Language Language)
{
    /// <summary>Where a preview stands; null for the survey itself.</summary>
    public string? PreviewAt { get; init; }

    /// <summary>Where surveys of this kind stand.</summary>
    public string Root { get; init; } = "/s/";

    public ModelTexts Texts => State.Model.TextsIn(Language.Key);

    /// <summary>In the respondent's language, also where that comes from a file.</summary>
    public string Say(Phrase german, Phrase english) => RespondentWords.Say(Language, german, english);

    /// <summary>An address of this survey in the same language.</summary>
    public string Address(string below = "") => PreviewAt is { } preview ? $"{preview}?lang={Language.Key}" : $"{Root}{State.Campaign.Slug}{below}?lang={Language.Key}";

    public int MinutesOf(string perspective, IReadOnlyCollection<string> items) =>
      Math.Max(1, (int)Math.Ceiling(ReadingTime.WithLeads(State.Model, perspective, Language.Key, items)));
}
