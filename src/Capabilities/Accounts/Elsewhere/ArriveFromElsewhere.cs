using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts.Granting;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Elsewhere;

/// <summary>Lets in somebody whom the sign-in of the house has checked: finds, links or creates the account, and brings its roles in line
/// with
/// the groups.</summary>
public static class ArriveFromElsewhere
{
    public abstract record Outcome;

    public sealed record Arrived(Guid Account) : Outcome;

    /// <summary>No group of this person means a role here, and nobody gave one.</summary>
    public sealed record WithoutRole(string Name) : Outcome;

    public sealed record Blocked : Outcome;

    /// <summary>This identity belongs to another account than the one signed in.</summary>
    public sealed record TakenByAnother : Outcome;

    /// <param name="signedIn">The account with which somebody is signed in already and which they link; null for everybody else.</param>
    public static async Task<Outcome> Run(Database db, Arrival arrival, Guid? signedIn, DateTimeOffset now)
    {
        await using var together = await db.Database.BeginTransactionAsync();
        var wanted = await Wanted(db, arrival);
        var known = await db.Set<HouseIdentity>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.Issuer == arrival.Issuer && one.Subject == arrival.Subject);
        if (known is not null && signedIn is { } other && other != known.AccountId) return new TakenByAnother();
        var id = known?.AccountId ?? signedIn;
        if (id is null && !(wanted?.Count > 0)) return new WithoutRole(arrival.Name);
        var account = id is { } found ? await db.Set<Account>().AsNoTracking().FirstAsync(one => one.Id == found)
            : await Create(db, arrival, now);
        if (await Access.KeepAccount.IsBlocked(db, account.Id)) return new Blocked();
        var actor = new Actor(account.Id, account.DisplayName, []);
        if (known is null)
        {
            db.Add(new HouseIdentity(arrival.Issuer, arrival.Subject, account.Id, now));
            db.Note(actor, now, "link-account", account.DisplayName);
            await db.SaveChangesAsync();
        }

        if (wanted is not null) await Follow(db, actor, account, wanted, now);
        if (!await db.GrantsOn(now).AnyAsync(grant => grant.AccountId == account.Id))
        {
            await together.CommitAsync();
            return new WithoutRole(arrival.Name);
        }

        await together.CommitAsync();
        db.ChangeTracker.Clear();
        return new Arrived(account.Id);
    }

    /// <summary>What the groups mean today; null where the sign-in did not name them.</summary>
    private static async Task<IReadOnlyList<GroupMapping>?> Wanted(Database db, Arrival arrival) => arrival.Groups is not { } groups ? null
        : [.. (await db.Set<GroupMapping>().AsNoTracking().ToListAsync()).Where(one => groups.Contains(one.Group)).OrderBy(one => one.At)];

    private static async Task<Account> Create(Database db, Arrival arrival, DateTimeOffset now)
    {
        var name = CreateAccount.Plain(arrival.Preferred);
        // Somebody here may have the name already, and is not thereby the same person.
        for (var number = 2; await db.Set<Account>().AnyAsync(one => one.SignInName == name); number++)
        {
            name = $"{CreateAccount.Plain(arrival.Preferred)}-{number}";
        }

        var account = new Account(Guid.CreateVersion7(now), name, arrival.Name, "", false, now, arrival.Mail);
        db.Add(account);
        db.Note(Actor.System, now, "create-account", account.DisplayName);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return account;
    }

    private static async Task Follow(Database db, Actor actor, Account account, IReadOnlyList<GroupMapping> wanted, DateTimeOffset now)
    {
        var held = await db.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == account.Id && grant.Source != ""
            && !db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id)).ToListAsync();
        bool Same(Grant grant, GroupMapping mapping) => grant.Source == mapping.Group && grant.Role == mapping.Role
            && grant.AdministrationId == mapping.AdministrationId;
        foreach (var gone in held.Where(grant => !wanted.Any(mapping => Same(grant, mapping))))
        {
            await EndRole.Run(db, actor, gone, account.DisplayName, now);
        }

        foreach (var mapping in wanted.Where(mapping => !held.Any(grant => Same(grant, mapping))))
        {
            // Of two groups that do not go into one hand, the one that was mapped first counts.
            var grant = new Grant(Guid.CreateVersion7(now), account.Id, mapping.Role, mapping.AdministrationId, Source: mapping.Group);
            if (await Grants.InTheWay(db, account.Id, mapping.Role, mapping.AdministrationId) is not null) continue;
            db.Add(grant);
            db.Note(actor, now, "give-role", $"{account.DisplayName} ({mapping.Role}, {mapping.Group})", mapping.AdministrationId);
            await db.SaveChangesAsync();
        }

        db.ChangeTracker.Clear();
    }
}

/// <summary>Says what groups mean, and takes it back.</summary>
public static class MapGroup
{
    /// <returns>False where the group has no name, or means this already.</returns>
    public static async Task<bool> Run(Database db, Actor actor, string group, Role role, Guid? administration, DateTimeOffset now)
    {
        var name = group.Trim();
        if (name.Length is 0 or > GroupMapping.GroupMax || await db.Set<GroupMapping>().AnyAsync(one => one.Group == name
            && one.Role == role
            && one.AdministrationId == administration)) return false;
        db.Add(new GroupMapping(Guid.CreateVersion7(now), name, role, administration, actor.Id, actor.Name, now));
        db.Note(actor, now, "map-group", $"{name} ({role})", administration);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>The roles it brought end with it.</summary>
    public static async Task End(Database db, Actor actor, Guid mapping, DateTimeOffset now)
    {
        if (await db.Set<GroupMapping>().FirstOrDefaultAsync(one => one.Id == mapping) is not { } found) return;
        db.Remove(found);
        var brought = await db.Set<Grant>().AsNoTracking().Where(grant => grant.Source == found.Group && grant.Role == found.Role
            && grant.AdministrationId == found.AdministrationId && !db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id)).ToListAsync();
        db.AddRange(brought.Select(grant => new GrantEnd(grant.Id, actor.Id, actor.Name, now)));
        db.Note(actor, now, "unmap-group", $"{found.Group} ({found.Role})", found.AdministrationId);
        await db.SaveChangesAsync();
    }
}
