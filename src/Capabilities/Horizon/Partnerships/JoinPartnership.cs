using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Horizon.Partnerships;

/// <summary>Asks a partner, answers the question, enters what the share is measured by, leaves.</summary>
public static class JoinPartnership
{
    public const int WhoMax = 200;
    public const int PartnersMax = 50;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Asks an administration of this server by its name, or takes in a name of somebody elsewhere. Only the leading town
    /// asks.</summary>
    public static async Task<Outcome> Ask(Database db, Actor actor, Guid administration, Guid partnership, string name, DateTimeOffset now)
    {
        if (await KeepPartnership.Member(db, administration, partnership, now) is not { } state
            || state.Latest.LeadId != administration) return new NotThere();
        if (name.Trim().Length is 0 or > Administration.NameMax || state.Partners.Count >= PartnersMax)
        {
            return new Refused(new("Bitte nennen Sie den Partner in höchstens 200 Zeichen; möglich sind 50 Partner.",
                "Please name the partner in at most 200 characters; 50 partners are possible."));
        }

        if (state.Partners.Any(one => one.Leaving is null && string.Equals(one.Partner.Name, name.Trim(),
            StringComparison.OrdinalIgnoreCase)))
        {
            return new Refused(new($"{name.Trim()} steht schon in der Liste.", $"{name.Trim()} is in the list already."));
        }

        db.Add(new Partner(Guid.CreateVersion7(now), partnership, await Called(db, name.Trim()), name.Trim(), actor.Name, now));
        db.Note(actor, now, "ask-partner", $"{state.Content.Title}: {name.Trim()}", administration);
        await db.SaveChangesAsync();
        return new Done();
    }

    /// <summary>The one administration of this instance with that name.</summary>
    private static async Task<Guid?> Called(Database db, string name)
    {
        using var together = db.StepOut(Crossing.Partnership);
        var here = await db.Set<Administration>().AsNoTracking().Where(one => one.Name == name).Select(one => one.Id).ToListAsync();
        return here.Count == 1 ? here[0] : null;
    }

    /// <summary>A named person agrees for the administration that was asked.</summary>
    public static async Task<Outcome> Agree(Database db, Actor actor, Guid administration, Guid partnership, string who, DateTimeOffset now)
    {
        if (await PartnershipState.Find(db, administration, partnership) is not { } state
            || Asked(state, administration) is not { } partner) return new NotThere();
        if (WhoFault(who) is { } fault) return new Refused(fault);
        db.Add(new PartnerConsent(partner.Partner.Id, who.Trim(), actor.Name, now));
        db.Note(actor, now, "agree-partnership", $"{state.Content.Title}: {who.Trim()}", administration);
        return await Stored(db);
    }

    /// <summary>Declines, or leaves on a day. The leading town may say so of a partner that is a name only; it cannot leave
    /// itself.</summary>
    public static async Task<Outcome> Leave(Database db, Actor actor, Guid administration, Guid partnership, Guid partner, DateOnly? last,
        string reason, DateTimeOffset now)
    {
        if (await PartnershipState.Find(db, administration, partnership) is not { } state
            || state.Partners.FirstOrDefault(one => one.Partner.Id == partner) is not { Leaving: null } leaving
            || !MaySpeakFor(state, administration, leaving)) return new NotThere();
        if (leaving.Partner.AdministrationId == state.Latest.LeadId)
        {
            return new Refused(new("Die federführende Verwaltung kann nicht austreten, solange sie führt.", "The leading administration cannot leave while it leads."));
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        // Whoever declines takes part in nothing: its last day is the one before.
        var day = leaving.IsAsked ? today.AddDays(-1) : last;
        if (day is not { } on || (on < today && !leaving.IsAsked) || on > today.AddYears(10) || reason.Trim()
            .Length is 0 or > PartnershipContent.TextMax)
        {
            return new Refused(new("Bitte nennen Sie den letzten Tag, frühestens heute, und den Grund.",
                "Please name the last day, today at the earliest, and the reason."));
        }

        db.Add(new PartnerLeaving(partner, on, reason.Trim(), actor.Name, now));
        db.Note(actor, now, leaving.IsAsked ? "decline-partnership" : "leave-partnership",
            $"{state.Content.Title}: {leaving.Partner.Name}", administration);
        return await Stored(db);
    }

    /// <summary>Enters what the share is measured by; each for itself, the leading town for names.</summary>
    public static async Task<Outcome> Measure(Database db, Actor actor, Guid administration, Guid partnership, Guid partner, long? value,
        DateTimeOffset now)
    {
        if (await KeepPartnership.Member(db, administration, partnership, now) is not { } state
            || state.Partners.FirstOrDefault(one => one.Partner.Id == partner) is not { } measured
            || !MaySpeakFor(state, administration, measured)) return new NotThere();
        if (value is not { } number || number < 0)
        {
            return new Refused(new("Bitte eine Zahl, die nicht negativ ist.", "Please a number that is not negative."));
        }

        var split = state.Content.Split;
        db.Add(new PartnerKey(partner, split, (measured.Keys.GetValueOrDefault(split)?.Number ?? 0) + 1, number, actor.Name, now));
        db.Note(actor, now, "measure-partner", $"{state.Content.Title}: {measured.Partner.Name} {number}", administration);
        return await Stored(db);
    }

    /// <summary>For itself, or as the leading town for a partner that is a name only.</summary>
    public static bool MaySpeakFor(PartnershipState state, Guid administration, PartnerState partner) =>
        partner.Partner.AdministrationId == administration || (partner.IsNameOnly && state.Latest.LeadId == administration);

    internal static Sentence? WhoFault(string who) => who.Trim().Length is 0 or > WhoMax
        ? new("Bitte nennen Sie, wer für Ihre Verwaltung zustimmt: Name und Amt.", "Please name who agrees for your administration: name and office.") : null;

    /// <summary>An administration that left may be asked again; what counts is the latest question.</summary>
    private static PartnerState? Asked(PartnershipState state, Guid administration) =>
        state.Partners.LastOrDefault(one => one.Partner.AdministrationId == administration) is { IsAsked: true } partner ? partner : null;

    private static async Task<Outcome> Stored(Database db)
    {
        try
        {
            await db.SaveChangesAsync();
            return new Done();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Refused(new("Jemand anderes war schneller; bitte sehen Sie nach, wie es jetzt steht.",
                "Somebody else was faster; please look how it stands now."));
        }
    }
}
