using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns.Consent;

/// <summary>Where a campaign stands with everybody who has a say, for the settings it has now.</summary>
/// <param name="Steps">All acts, the first one first.</param>
public sealed record ConsentState(Campaign Campaign, string Hash, IReadOnlyList<ConsentStep> Steps,
    IReadOnlyList<ConsentState.DocumentName> Documents)
{
    /// <summary>A filed paper without its content.</summary>
    public sealed record DocumentName(Guid Id, string Name, string Sha256);

    public IReadOnlyList<(Guid Administration, Standing Standing)> Standings => [.. Campaign.Asked.Select(one => (one, Of(one)))];

    /// <summary>The standing that keeps the campaign shut, or the one that opens it.</summary>
    public Standing Standing => Standings.Select(one => one.Standing).OrderBy(one => one.Permits()).First();

    public bool Permits => Standings.All(one => one.Standing.Permits()) && (!Campaign.Comments || CommentsAgreed);

    /// <summary>Comments in free text were agreed to by themselves, by each staff council.</summary>
    public bool CommentsAgreed => Campaign.Asked.All(one => Of(one) == Standing.NoStaffCouncil || Current(one).LastOrDefault(step =>
        ConsentActs.OfTheStaffCouncil.Contains(step.Act)) is { WithComments: true });

    /// <summary>Administrations with a staff council, whatever was recorded before it had an account.</summary>
    public IReadOnlyList<Guid> Councils { get; private init; } = [];

    public Standing Of(Guid administration) => Consent.Standings.Of(Steps.Where(step => step.AdministrationId == administration
        && !(step.Act == ConsentAct.NoStaffCouncil && Councils.Contains(administration))), Hash);

    /// <summary>The latest act of the data protection officer about these settings.</summary>
    public ConsentStep? Advice => Steps.LastOrDefault(step => ConsentActs.OfDataProtection.Contains(step.Act) && step.SettingsHash == Hash);

    public ConsentStep? Told(ConsentAct act) => Steps.LastOrDefault(step => step.Act == act);

    /// <summary>What was declared about earlier settings: the last such act, to say what has changed since.</summary>
    public ConsentStep? Outdated => Steps.LastOrDefault(step => step.SettingsHash != Hash
        && (ConsentActs.OfTheStaffCouncil.Contains(step.Act) || step.Act == ConsentAct.Submitted));

    public static async Task<ConsentState> Find(Database db, Campaign campaign)
    {
        using var together = db.StepOut(Crossing.CommonSurvey, campaign.Asked);
        var steps = await db.Set<ConsentStep>().AsNoTracking().Where(step => step.CampaignId == campaign.Id)
            .OrderBy(step => step.Number).ToListAsync();
        var documents = await db.Set<ConsentDocument>().AsNoTracking().Where(one => one.CampaignId == campaign.Id)
            .OrderBy(one => one.At).Select(one => new DocumentName(one.Id, one.Name, one.Sha256)).ToListAsync();
        return new(campaign, SettingsHash.Of(campaign), steps, documents) { Councils = await CouncilsOf(db, campaign) };
    }

    /// <summary>Where there is a staff council with an account, while the campaign is not open.</summary>
    private static async Task<IReadOnlyList<Guid>> CouncilsOf(Database db, Campaign campaign)
    {
        if (await db.Set<CampaignOpening>().AnyAsync(opening => opening.CampaignId == campaign.Id)) return [];
        var grants = await db.Set<Grant>().AsNoTracking().Where(grant => grant.Role == Role.StaffCouncil
            && grant.LentBy == null && !db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id))
            .Select(grant => grant.AdministrationId).ToListAsync();
        return [.. campaign.Asked.Where(one => grants.Contains(one) || grants.Contains(null))];
    }

    private IEnumerable<ConsentStep> Current(Guid administration) =>
        Steps.Where(step => step.AdministrationId == administration && step.SettingsHash == Hash);
}
