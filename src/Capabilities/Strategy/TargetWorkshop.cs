using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns.GroupRating;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Strategy;

/// <summary>A meeting that agrees on the target of one area. Whoever is in the room marks a stage on a phone; the code is on the
/// wall.</summary>
public sealed record TargetWorkshop(Guid Id, Guid AdministrationId, string Area, string Code, string By, DateTimeOffset At);

/// <summary>Marking is over: how often each stage was marked. Who marked is not known to anybody.</summary>
/// <param name="Counts">One number per stage from the lowest; empty where there were too few.</param>
public sealed record WorkshopTally(Guid WorkshopId, int[] Counts, string By, DateTimeOffset At);

internal sealed class WorkshopTables : IEntityTypeConfiguration<TargetWorkshop>, IEntityTypeConfiguration<WorkshopTally>
{
    public void Configure(EntityTypeBuilder<TargetWorkshop> builder)
    {
        builder.ToTable("target_workshop").HasKey(one => one.Id);
        builder.Property(one => one.Code).HasMaxLength(12);
        builder.HasIndex(one => one.Code).IsUnique();
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<WorkshopTally> builder)
    {
        builder.ToTable("target_workshop_tally").HasKey(one => one.WorkshopId);
        builder.HasOne<TargetWorkshop>().WithOne().HasForeignKey<WorkshopTally>(one => one.WorkshopId);
        builder.Property(one => one.Counts).AsText();
    }
}

/// <summary>Opens a workshop, and counts what was marked.</summary>
public static class HoldWorkshop
{
    /// <param name="room">The room of a workshop, where the marks are kept until they are counted.</param>
    /// <returns>Null where the model has no such area.</returns>
    public static async Task<TargetWorkshop?> Run(Database db, Actor actor, Guid administration, MaturityModel model, string area,
        Func<Guid, RatingRoom> room, DateTimeOffset now)
    {
        if (model.Areas.All(one => one.Key != area)) return null;
        var workshop = new TargetWorkshop(Guid.CreateVersion7(now), administration, area, RatingRoom.FreshCode(),
            actor.Name, now);
        db.Add(workshop);
        db.Note(actor, now, "open-target-workshop", area, administration);
        await db.SaveChangesAsync();
        room(workshop.Id).Show(area, model.Scales[0].Stages);
        return workshop;
    }

    /// <summary>Ends the marking. Too few marks are forgotten: their spread would tell who marked what.</summary>
    /// <returns>False where it has ended already.</returns>
    public static async Task<bool> End(Database db, Actor actor, TargetWorkshop workshop, RatingRoom room, DateTimeOffset now)
    {
        if (await db.Set<WorkshopTally>().AnyAsync(one => one.WorkshopId == workshop.Id)) return false;
        db.Add(new WorkshopTally(workshop.Id, room.TakeSpread(workshop.Area), actor.Name, now));
        db.Note(actor, now, "end-target-workshop", workshop.Area, workshop.AdministrationId);
        await db.SaveChangesAsync();
        return true;
    }
}
