using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Horizon.Partnerships;

/// <summary>Founds a partnership, writes its next version, and records what came true. Every member may.</summary>
public static class KeepPartnership
{
    public abstract record Outcome;

    public sealed record Done(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(Partnership Theirs) : Outcome;

    /// <param name="who">Who agreed for the leading town, with office.</param>
    public static async Task<Outcome> Found(Database db, Actor actor, Administration lead, PartnershipContent content, string who,
        DateTimeOffset now)
    {
        if (content.Fault() is { } fault) return new Refused(fault);
        if (JoinPartnership.WhoFault(who) is { } nobody) return new Refused(nobody);
        var (id, partner) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        db.Add(new Partnership(id, 1, lead.Id, content.ToJson(), actor.Name, now));
        db.Add(new Partner(partner, id, lead.Id, lead.Name, actor.Name, now));
        db.Add(new PartnerConsent(partner, who.Trim(), actor.Name, now));
        db.Note(actor, now, "found-partnership", content.Title, lead.Id);
        await db.SaveChangesAsync();
        return new Done(id);
    }

    /// <param name="seen">Number of the version that the writer had before the eyes.</param>
    public static async Task<Outcome> Change(Database db, Actor actor, Guid administration, Guid partnership, int seen,
        PartnershipContent content, DateTimeOffset now)
    {
        if (await Member(db, administration, partnership, now) is not { } state) return new NotThere();
        if (content.Fault() is { } fault) return new Refused(fault);
        if (state.Latest.Number != seen) return new Overtaken(state.Latest);
        db.Add(new Partnership(partnership, seen + 1, state.Latest.LeadId, content.ToJson(), actor.Name, now));
        db.Note(actor, now, "change-partnership", $"{content.Title} {seen + 1}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Done(partnership);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await PartnershipState.Find(db, administration, partnership) is { } faster ? new Overtaken(faster.Latest)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    public static async Task<Outcome> Read(Database db, Actor actor, Guid administration, Guid partnership, Guid benefit, DateOnly? day,
        double? value, string source, DateTimeOffset now)
    {
        if (await Member(db, administration, partnership, now) is not { } state
            || state.Content.Benefits.FirstOrDefault(one => one.Id == benefit) is not { } planned) return new NotThere();
        if (day is not { } on || on > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)) || on.Year < 2000 || value is not { } figure
            || source.Trim().Length is 0 or > PartnershipContent.LineMax)
        {
            return new Refused(new("Bitte tragen Sie eine Zahl, einen Tag, der nicht in der Zukunft liegt, und die Quelle ein.",
                "Please enter a figure, a day that is not in the future, and the source."));
        }

        db.Add(new BenefitReading(Guid.CreateVersion7(now), partnership, benefit, on, figure, source.Trim(), actor.Name, now));
        db.Note(actor, now, "read-benefit", planned.Name, administration);
        await db.SaveChangesAsync();
        return new Done(partnership);
    }

    /// <summary>The partnership, for one that takes part in it today.</summary>
    internal static async Task<PartnershipState?> Member(Database db, Guid administration, Guid partnership, DateTimeOffset now) =>
        await PartnershipState.Find(db, administration, partnership) is { } state
            && state.Of(administration)!.IsMember(DateOnly.FromDateTime(now.UtcDateTime)) ? state : null;
}
