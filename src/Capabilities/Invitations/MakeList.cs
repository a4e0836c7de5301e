using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Invitations;

/// <summary>Makes a group that is invited together, with an open link of its own if wanted.</summary>
public static class MakeList
{
    public enum Outcome
    {
        Made,
        NameMissing,
        NameTaken,
        PerspectiveUnknown,
        UnitUnknown,
        Closed,
    }

    public static async Task<(Outcome Outcome, InvitationList? List)> Run(Database db, Actor actor, CampaignState state, string name,
        string? perspective, int unit, bool openLink, DateTimeOffset now)
    {
        name = name.Trim();
        if (state.Closing is not null) return (Outcome.Closed, null);
        if (name.Length is 0 or > 100) return (Outcome.NameMissing, null);
        if (perspective is not null && !state.Form.Perspectives.Contains(perspective)) return (Outcome.PerspectiveUnknown, null);
        if (unit < -1 || unit >= state.Campaign.Units.Length) return (Outcome.UnitUnknown, null);
        if (await db.Set<InvitationList>().AnyAsync(one => one.CampaignId == state.Campaign.Id && one.Name == name))
        {
            return (Outcome.NameTaken, null);
        }

        var list = new InvitationList(Guid.NewGuid(), state.Campaign.Id, name, perspective, unit,
            openLink ? RandomNumberGenerator.GetString(PlanCampaign.SlugLetters, 10) : null, now);
        db.Add(list);
        db.Note(actor, now, "make-invitation-list", name, state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
        return (Outcome.Made, list);
    }
}
