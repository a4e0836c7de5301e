using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns.Consent;

/// <summary>Enters a survey of somebody else in the same house, or takes it out again.</summary>
public static class NoteSurvey
{
    public enum Outcome
    {
        Noted,
        NameMissing,
        PeriodDoesNotFit,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, string name, DateOnly? begin, DateOnly? end,
        DateTimeOffset now)
    {
        if (name.Trim().Length is 0 or > OtherSurvey.NameMax) return Outcome.NameMissing;
        if (begin is not { } from || end is not { } to || to < from) return Outcome.PeriodDoesNotFit;
        db.Add(new OtherSurvey(Guid.CreateVersion7(now), administration, name.Trim(), from, to));
        db.Note(actor, now, "note-other-survey", name.Trim(), administration);
        await db.SaveChangesAsync();
        return Outcome.Noted;
    }

    public static async Task Remove(Database db, Actor actor, Guid administration, Guid survey, DateTimeOffset now)
    {
        if (await db.Set<OtherSurvey>().FirstOrDefaultAsync(one => one.Id == survey && one.AdministrationId == administration)
            is not { } found) return;
        db.Remove(found);
        db.Note(actor, now, "remove-other-survey", found.Name, administration);
        await db.SaveChangesAsync();
    }
}
