using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Strategy;

/// <summary>The strategy of one area: which stage is agreed until when, and who answers for it. The highest number holds.</summary>
/// <param name="Enough">Why the present stage is good enough; empty where it is not, so that the gap is named until it is closed.</param>
/// <param name="Owner">Office or unit, never a private name.</param>
public sealed record AreaTarget(
    Guid AdministrationId, string Area, int Number, double Stage, DateOnly Due, string Owner, string Way, string Enough, string By,
    DateTimeOffset At)
{
    public bool IsEnough => Enough.Length > 0;
}

internal sealed class AreaTargetTables : IEntityTypeConfiguration<AreaTarget>
{
    public void Configure(EntityTypeBuilder<AreaTarget> builder)
    {
        builder.ToTable("area_target").HasKey(one => new { one.AdministrationId, one.Area, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Ignore(one => one.IsEnough);
    }
}
