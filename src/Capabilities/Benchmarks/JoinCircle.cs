using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>An administration joins with the trustee's invitation and the consent of a named person.</summary>
public static class JoinCircle
{
    public const int ConsentMax = 200;

    public abstract record Outcome;

    public sealed record Joined(Membership Membership) : Outcome;

    public sealed record NoInvitation : Outcome;

    public sealed record InvitationUsed : Outcome;

    public sealed record AlreadyMember : Outcome;

    public sealed record ConsentMissing : Outcome;

    public sealed record PlaceUnknown : Outcome;

    /// <param name="consentBy">Name and office of who agreed.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, string invitation, string land, string type,
        string consentBy, bool singularConsent, DateTimeOffset now)
    {
        if (Invitation.Read(invitation) is not { } read) return new NoInvitation();
        if (!PeerGroups.Lands.Contains(land) || !PeerGroups.Types.Contains(type)) return new PlaceUnknown();
        if (consentBy.Trim().Length is < 3 or > ConsentMax) return new ConsentMissing();
        using (db.StepOut(Crossing.Circle))
        {
            if (await db.Set<Membership>().AnyAsync(one => one.Id == read.Member)) return new InvitationUsed();
        }

        var mine = await db.Set<Membership>().AsNoTracking().Where(one => one.AdministrationId == administration
            && one.CircleId == read.Circle).Select(one => one.Id).ToListAsync();
        if (mine.Count > await db.Set<MembershipEnd>().CountAsync(end => mine.Contains(end.MembershipId))) return new AlreadyMember();
        var membership = new Membership(read.Member, administration, read.Circle, read.Name, read.Address,
            SignedFile.KeyOfToken(read.Token), land, type, consentBy.Trim(), singularConsent, actor.Name, now);
        db.Add(membership);
        db.Note(actor, now, "join-circle", $"{read.Name}: {membership.ConsentBy}", administration);
        await db.SaveChangesAsync();
        return new Joined(membership);
    }

    /// <summary>Memberships of an administration that hold, the newest first.</summary>
    public static async Task<IReadOnlyList<Membership>> Of(Database db, Guid administration) =>
        await db.Set<Membership>().AsNoTracking().Where(one => one.AdministrationId == administration
            && !db.Set<MembershipEnd>().Any(end => end.MembershipId == one.Id)).OrderByDescending(one => one.At).ToListAsync();
}

/// <summary>The consent is taken back: nothing more is given, and the trustee is told to erase what was.</summary>
public static class LeaveCircle
{
    public static async Task<SignedFile> Run(Database db, InstanceKey key, Actor actor, Membership membership, string reason,
        DateTimeOffset now)
    {
        reason = reason.Trim().Length > JoinCircle.ConsentMax ? reason.Trim()[..JoinCircle.ConsentMax] : reason.Trim();
        var number = await MakeContribution.NextNumber(db, membership.Id);
        var notice = new LeavingNotice(LeavingNotice.CurrentSchema, membership.CircleId, membership.Id, number, CircleText.Moment(now),
            actor.Name, reason);
        var file = SignedFile.Sign(notice.ToJson(), key, membership.TokenKey);
        db.Add(new MembershipEnd(membership.Id, reason, actor.Name, now));
        db.Add(new SentFile(membership.Id, number, 0, file.ToText(), CircleText.HashOf(file.Content), actor.Name, now));
        db.Note(actor, now, "leave-circle", $"{membership.CircleName}: {reason}", membership.AdministrationId);
        await db.SaveChangesAsync();
        return file;
    }
}
