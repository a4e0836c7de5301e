using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Exchange.Transfers;

/// <summary>Keeps a mapping under a name, or takes it away. Nothing is overwritten: each is another version.</summary>
public static class KeepMapping
{
    public const int NameMax = 80;

    public abstract record Outcome;

    public sealed record Kept(string Name) : Outcome;

    public sealed record NameUnfit : Outcome;

    public sealed record Unknown : Outcome;

    /// <summary>Somebody else kept one under this name at the same moment.</summary>
    public sealed record Overtaken : Outcome;

    /// <param name="model">Key and version of the model that the mapping speaks of.</param>
    /// <param name="text">Null takes it away.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, string name, string model, string? text,
        DateTimeOffset now)
    {
        name = name.Trim();
        if (name.Length is 0 or > NameMax) return new NameUnfit();
        var last = await db.Set<KeptMapping>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Name == name)
            .OrderByDescending(one => one.Version).FirstOrDefaultAsync();
        if (text is null && last?.Text is null) return new Unknown();
        db.Add(new KeptMapping(administration, name, (last?.Version ?? 0) + 1, text is null ? last!.Model : model, text, actor.Name, now));
        db.Note(actor, now, text is null ? "end-mapping" : "keep-mapping", $"{name} ({(text is null ? last!.Model : model)})",
            administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken();
        }

        return new Kept(name);
    }
}
