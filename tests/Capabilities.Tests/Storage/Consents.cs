using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>A staff council that consents, for tests that need an open campaign.</summary>
public static class Consents
{
    public static readonly Actor Council = new(Guid.Empty, "Personalrat", [new(Role.StaffCouncil, null)]);

    /// <summary>Consents to a planned campaign as it is and opens it.</summary>
    public static async Task<CampaignState> Open(Database db, Guid campaign, DateTimeOffset now)
    {
        var state = (await CampaignState.Find(db, campaign))!;
        Assert.Equal(RecordConsent.Outcome.Recorded, await GiveConsent.Run(db, Council, state, now));
        Assert.Equal(OpenCampaign.Outcome.Opened, await OpenCampaign.Run(db, Actor.System, state, now));
        return (await CampaignState.Find(db, campaign))!;
    }
}
