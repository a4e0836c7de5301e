using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>The trustee opens a circle on a model.</summary>
public static class OpenCircle
{
    public abstract record Outcome;

    public sealed record Opened(Guid Id) : Outcome;

    public sealed record NameMissing : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, string name, MaturityModel model, DateTimeOffset now)
    {
        if (name.Trim().Length is 0 or > Circle.NameMax) return new NameMissing();
        var frozen = FrozenModel.Of(model);
        if (!await db.Set<StoredModel>().AnyAsync(stored => stored.Hash == frozen.Hash))
        {
            db.Add(new StoredModel(frozen.Hash, model.Key, model.Version, frozen.Json));
        }

        var circle = new Circle(Guid.CreateVersion7(now), name.Trim(), frozen.Hash, actor.Name, now);
        db.Add(circle);
        db.Note(actor, now, "open-circle", circle.Name);
        await db.SaveChangesAsync();
        return new Opened(circle.Id);
    }
}

/// <summary>The trustee invites an administration; the invitation is shown once and stored nowhere.</summary>
public static class InviteMember
{
    public abstract record Outcome;

    public sealed record Invited(Invitation Invitation) : Outcome;

    public sealed record NameMissing : Outcome;

    public sealed record NameTaken : Outcome;

    /// <param name="address">Where this instance answers other instances; empty for files.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Circle circle, string name, string address, DateTimeOffset now)
    {
        name = name.Trim();
        if (name.Length is 0 or > Circle.NameMax) return new NameMissing();
        var there = db.Set<CircleMember>().Where(one => one.CircleId == circle.Id && one.Name == name);
        if (await there.AnyAsync(one => !db.Set<MemberLeaving>().Any(left => left.MemberId == one.Id))) return new NameTaken();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var member = new CircleMember(Guid.NewGuid(), circle.Id, name, SignedFile.KeyOfToken(token), actor.Name, now);
        db.Add(member);
        db.Note(actor, now, "invite-member", $"{circle.Name}: {name}");
        await db.SaveChangesAsync();
        return new Invited(new(circle.Id, circle.Name, member.Id, address, token));
    }
}

/// <summary>The trustee puts members together by hand, as they wished.</summary>
public static class PickGroup
{
    public static async Task<bool> Run(Database db, Actor actor, Circle circle, string name, IReadOnlyCollection<Guid> members,
        DateTimeOffset now)
    {
        name = name.Trim();
        var own = await db.Set<CircleMember>().Where(one => one.CircleId == circle.Id).Select(one => one.Id).ToListAsync();
        Guid[] picked = [.. own.Where(members.Contains)];
        if (name.Length is 0 or > Circle.NameMax || picked.Length == 0
            || await db.Set<PickedGroup>().AnyAsync(one => one.CircleId == circle.Id && one.Name == name)) return false;
        db.Add(new PickedGroup(Guid.CreateVersion7(now), circle.Id, name, picked, actor.Name, now));
        db.Note(actor, now, "pick-group", $"{circle.Name}: {name}");
        await db.SaveChangesAsync();
        return true;
    }
}
