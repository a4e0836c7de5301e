using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Interviews.Suggestions;

/// <summary>A coder turned suggestions on or off for themselves; the latest holds, and before the first one they are off.</summary>
public sealed record SuggestionSwitch(Guid Id, Guid AdministrationId, Guid AccountId, bool On, DateTimeOffset At);

internal sealed class SuggestionTables : IEntityTypeConfiguration<SuggestionSwitch>
{
    public void Configure(EntityTypeBuilder<SuggestionSwitch> builder)
    {
        builder.ToTable("code_suggestion_switch").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId);
    }
}

/// <summary>Turns suggestions on or off for one coder.</summary>
public static class TurnSuggestions
{
    public static async Task Run(Database db, Actor actor, Guid administration, bool on, DateTimeOffset now)
    {
        if (await On(db, actor, administration) == on) return;
        db.Add(new SuggestionSwitch(Guid.CreateVersion7(now), administration, actor.Id, on, now));
        db.Note(actor, now, "turn-suggestions", on ? "on" : "off", administration);
        await db.SaveChangesAsync();
    }

    public static async Task<bool> On(Database db, Actor actor, Guid administration) => await db.Set<SuggestionSwitch>().AsNoTracking()
        .Where(one => one.AdministrationId == administration && one.AccountId == actor.Id).OrderByDescending(one => one.At)
        .Select(one => (bool?)one.On).FirstOrDefaultAsync() ?? false;
}
