using System.Globalization;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks.Field;

/// <summary>From an empty instance to an open survey, through the pages of a coordinator.</summary>
internal static partial class OpenSurvey
{
    public const string Account = "jana";

    /// <summary>The first account of an empty instance, signed in.</summary>
    public static async Task SetUp(Browser desk, string password)
    {
        await desk.Follow("/setup", ("display", "Jana Brandt"), ("name", Account), ("password", password));
        await desk.Follow("/sign-in", ("name", Account), ("password", password));
    }

    /// <returns>Path of the administration.</returns>
    public static Task<string> Town(Browser desk, string name, int staff, int leaders) => desk.Follow("/administrations", ("name", name),
        ("staff", staff.ToString(CultureInfo.InvariantCulture)), ("leaders", leaders.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Plans a survey with an open link in a house without a staff council, and opens it.</summary>
    /// <returns>Path of the campaign, and path under which people answer.</returns>
    public static async Task<(string Campaign, string Link)> Run(Browser desk, string administration, string title = "Befragung")
    {
        var campaign = await desk.Follow(administration + "/campaigns", ("title", title), ("form", "zukunftsfaehigkeit/1.0|full"),
            ("threshold", "5"));
        await desk.Follow(campaign + "/consent/records", ("act", "NoStaffCouncil"), ("seen",
            SeenField().Match(await desk.Read(campaign + "/consent")).Groups[1].Value),
            ("day", "2026-01-15"), ("text", "Die Belegschaft wurde beteiligt."));
        await desk.Follow(campaign + "/opening");
        return (campaign, LinkField().Match(await desk.Read(campaign)).Groups[1].Value);
    }

    [GeneratedRegex("name=\"seen\" value=\"([^\"]+)\"")]
    private static partial Regex SeenField();

    [GeneratedRegex("id=\"link\">https?://[^/]+([^<]+)<")]
    private static partial Regex LinkField();
}
