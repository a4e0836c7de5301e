using Wegmarke.Care.Tables;

namespace Wegmarke.Care.Backups;

/// <summary>Asks a copy of the house which surveys run, and which are just being closed.</summary>
internal static class FindRunning
{
    private static readonly string[] Asked =
        ["campaign", "campaign_opening", "campaign_closing", "release", "deletion_line", "standing_survey", "standing_survey_end"];

    private const string Closed = "select \"CampaignId\" from campaign_closing";

    /// <summary>Titles of surveys that take answers, standing ones with them.</summary>
    public static async Task<IReadOnlyList<string>> Run(OpenedStore house)
    {
        if (!await Knows(house)) return [];
        var surveys = await house.Words("select \"Title\" from campaign where \"Id\" in (select \"CampaignId\" from campaign_opening) "
            + $"and \"Id\" not in ({Closed}) order by \"Title\"");
        return [.. surveys, .. await house.Words(
            "select \"Name\" from standing_survey where \"Id\" not in (select \"SurveyId\" from standing_survey_end) order by \"Name\"")];
    }

    /// <summary>Titles of surveys that ended and whose answers may not be sealed yet: neither a result nor a proof of deletion is
    /// there.</summary>
    public static async Task<IReadOnlyList<string>> BeingClosed(OpenedStore house) => await Knows(house)
        ? await house.Words($"select \"Title\" from campaign where \"Kind\" = '{Campaigns.CampaignKind.Survey}' and \"Id\" in ({Closed}) "
            + "and \"Id\" not in (select \"CampaignId\" from release) and \"Id\" not in (select \"CampaignId\" from deletion_line)")
        : [];

    private static async Task<bool> Knows(OpenedStore house)
    {
        var tables = await house.Tables();
        return Asked.All(name => tables.Any(table => table.Name == name));
    }
}
