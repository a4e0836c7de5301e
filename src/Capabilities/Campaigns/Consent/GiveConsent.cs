using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns.Consent;

/// <summary>The staff council consents from its own account to the settings as they are now, in every administration that is
/// asked.</summary>
public static class GiveConsent
{
    public static async Task<RecordConsent.Outcome> Run(Database db, Actor council, CampaignState state, DateTimeOffset now)
    {
        foreach (var administration in state.Campaign.Asked)
        {
            var outcome = await RecordConsent.Run(db, council, state, new(ConsentAct.Consented, administration,
                SettingsHash.Of(state.Campaign), DateOnly.FromDateTime(now.UtcDateTime), WithComments: state.Campaign.Comments), now);
            if (outcome != RecordConsent.Outcome.Recorded) return outcome;
        }

        return RecordConsent.Outcome.Recorded;
    }
}
