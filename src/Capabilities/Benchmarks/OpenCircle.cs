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
        var circle = new Circle(Guid.CreateVersion7(now), name.Trim(), await Keep(db, model), actor.Name, now);
        db.Add(circle);
        db.Note(actor, now, "open-circle", circle.Name);
        await db.SaveChangesAsync();
        return new Opened(circle.Id);
    }

    /// <returns>Hash of the model as it is frozen here.</returns>
    internal static async Task<string> Keep(Database db, MaturityModel model)
    {
        var frozen = FrozenModel.Of(model);
        if (!await db.Set<StoredModel>().AnyAsync(stored => stored.Hash == frozen.Hash))
        {
            db.Add(new StoredModel(frozen.Hash, model.Key, model.Version, frozen.Json));
        }

        return frozen.Hash;
    }
}

/// <summary>The circle compares by a newer version of its model from now on. What was contributed by older ones is joined through anchor
/// items;
/// releases that are there stay as they are.</summary>
public static class MoveCircle
{
    public abstract record Outcome;

    public sealed record Moved : Outcome;

    /// <summary>Another model, or not a newer version.</summary>
    public sealed record NotNewer : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, CircleState state, MaturityModel model, DateTimeOffset now)
    {
        if (!IsNewer(model, state.Model)) return new NotNewer();
        // A click that came twice moves once.
        await using var turn = await Turn.Take(db, $"moving {state.Circle.Id}");
        var hash = await OpenCircle.Keep(db, model);
        if (await CircleModel.HashOf(db, state.Circle) == hash) return new Moved();
        db.Add(new CircleModel(state.Circle.Id, hash, actor.Name, now));
        db.Note(actor, now, "move-circle", $"{state.Circle.Name}: {state.Model.Version} → {model.Version}");
        await db.SaveChangesAsync();
        return new Moved();
    }

    public static bool IsNewer(MaturityModel model, MaturityModel than) => model.Key == than.Key
        && Version.TryParse(model.Version, out var version) && Version.TryParse(than.Version, out var old) && version > old;
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
