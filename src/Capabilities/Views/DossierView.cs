using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;

namespace Wegmarke.Views;

/// <summary>Everything that staff council and data protection need to judge a campaign, from its real settings.</summary>
/// <param name="Towns">Whose people are asked.</param>
/// <param name="Asked">What each perspective is asked, area by area.</param>
/// <param name="Sight">Who may see what, read from the one table of rights.</param>
/// <param name="Laender">What is known about co-determination in the Land of each town; null: the Land is not said.</param>
public sealed record DossierView(CampaignState State, ConsentState Consent, IReadOnlyList<Administration> Towns,
    IReadOnlyList<DossierView.AskedOf> Asked, IReadOnlyList<(Role Role, IReadOnlyList<Right> Rights)> Sight,
    IReadOnlyList<(string Land, CoDetermination.OfLand? Known)> Laender, Recognisable Recognisable)
{
    public Campaign Campaign => State.Campaign;

    /// <param name="Items">Item keys of each area, in the model's order.</param>
    public sealed record AskedOf(string Perspective, int Minutes, IReadOnlyList<(string Area, IReadOnlyList<string> Items)> Items);

    /// <summary>Rights that let somebody see something that comes from answers, or is about the campaign.</summary>
    public static readonly IReadOnlyList<Right> Sights = [Right.ReadCampaigns, Right.ReadDossier, Right.ReadResults, Right.ReadOwnUnit,
        Right.ReadUnitResults, Right.ReadAudit];

    /// <summary>Areas and items that judge few people.</summary>
    public IReadOnlyList<string> SingularAreas => [.. State.Model.Areas.Where(area => area.SingularRole
        && Asked.Any(one => one.Items.Any(asked => asked.Area == area.Key))).Select(area => area.Key)];

    /// <summary>Units with fewer people than the threshold: they never get a result of their own.</summary>
    public int SmallUnits => Campaign.UnitStaff.Count(staff => staff < Campaign.Threshold);
}
