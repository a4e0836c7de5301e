using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Creates an administration; the person who does becomes its coordinator.</summary>
public static class CreateAdministration
{
    public const int StaffMax = 1_000_000;

    public abstract record Outcome;

    public sealed record Created(Guid Id) : Outcome;

    public sealed record NameMissing : Outcome;

    public sealed record CountsDoNotFit : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, string name, int staff, int leaders, DateTimeOffset now)
    {
        if (Refusal(name, staff, leaders) is { } refusal) return refusal;
        var administration = new Administration(Guid.CreateVersion7(now), name.Trim(), staff, leaders, now);
        db.Add(administration);
        if (actor.Id != Guid.Empty) db.Add(new Grant(Guid.CreateVersion7(now), actor.Id, Role.Coordinator, administration.Id));
        db.Note(actor, now, "create-administration", administration.Name, administration.Id);
        await db.SaveChangesAsync();
        return new Created(administration.Id);
    }

    internal static Outcome? Refusal(string name, int staff, int leaders) =>
        name.Trim().Length is 0 or > Administration.NameMax ? new NameMissing()
            : staff is < 1 or > StaffMax || leaders < 0 || leaders > staff ? new CountsDoNotFit() : null;
}
