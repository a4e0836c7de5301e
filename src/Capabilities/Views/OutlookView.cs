using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;

namespace Wegmarke.Views;

/// <summary>What a campaign can show before anybody is asked.</summary>
/// <param name="Spread">Standard deviation that is taken between people.</param>
/// <param name="SpreadFrom">Title of the survey it was seen in; null: assumed.</param>
public sealed record OutlookView(CampaignState State, string Administration, IReadOnlyList<OutlookView.Sheet> Sheets,
    Recognisable Recognisable, double Spread, string? SpreadFrom, IReadOnlyList<OutlookView.Width> Widths,
    IReadOnlyList<OutlookView.OfUnit> Units, IReadOnlyList<OutlookView.Clash> Clashes, IReadOnlyList<OtherSurvey> Others)
{
    /// <summary>What everybody reads on the first page and says about themselves.</summary>
    public sealed record Sheet(string Perspective, int Items, int Minutes);

    /// <param name="Half">Half width of the 95 % interval of a mean at each response of <see cref="Responses"/>; null: protected.</param>
    public sealed record Width(string? Perspective, int People, IReadOnlyList<double?> Half);

    /// <param name="People">With everybody below.</param>
    /// <param name="Detectable">The smallest change between two waves that would be found in four of five cases, at half response; null:
    /// protected.</param>
    public sealed record OfUnit(string Name, int Depth, int People, double? Detectable);

    public sealed record Clash(string Name, DateOnly? Begin, DateOnly? End, bool Ours);

    public static readonly IReadOnlyList<double> Responses = [0.3, 0.5, 0.7];
}
