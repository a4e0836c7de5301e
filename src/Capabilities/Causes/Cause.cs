using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;

namespace Wegmarke.Causes;

/// <summary>Why a deficit exists in this house: a hypothesis with an author, never a judgement of a person.</summary>
/// <param name="Known">Key of the cause in the catalogue of the model that it was taken from; empty where it is the house's own.</param>
public sealed record Cause(Guid Id, Guid AdministrationId, string Known, Guid ById, string By, DateTimeOffset At);

/// <summary>How a cause is put at present. A new wording does not overwrite the one before, so that the history stays readable.</summary>
/// <param name="Areas">Keys of the areas whose deficit it explains, the most important first, separated by blanks.</param>
/// <param name="Level">Who can remove it.</param>
/// <param name="Why">Why it was put otherwise; empty for the first wording.</param>
public sealed record CauseWording(
    Guid CauseId, int Number, string Areas, string Name, string Description, CauseLevel Level, string Why, Guid ById, string By,
    DateTimeOffset At)
{
    public IReadOnlyList<string> AreaKeys => Areas.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What somebody declared about a cause.</summary>
public enum CauseDeed
{
    /// <summary>Somebody other than the author read wording and evidence.</summary>
    Reviewed,
    Discarded,
    Restored,
}

public sealed record CauseAct(Guid Id, Guid CauseId, CauseDeed Deed, string Text, Guid ById, string By, DateTimeOffset At);

/// <summary>An initiative that works on a cause, as whoever plans initiatives tells it.</summary>
public sealed record TakenInitiative(Guid Cause, string Name, string Address);

internal sealed class CauseTables : IEntityTypeConfiguration<Cause>, IEntityTypeConfiguration<CauseWording>,
    IEntityTypeConfiguration<CauseAct>
{
    public void Configure(EntityTypeBuilder<Cause> builder)
    {
        builder.ToTable("cause").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<CauseWording> builder)
    {
        builder.ToTable("cause_wording").HasKey(one => new { one.CauseId, one.Number });
        builder.HasOne<Cause>().WithMany().HasForeignKey(one => one.CauseId);
        builder.Ignore(one => one.AreaKeys);
    }

    public void Configure(EntityTypeBuilder<CauseAct> builder)
    {
        builder.ToTable("cause_act").HasKey(one => one.Id);
        builder.HasOne<Cause>().WithMany().HasForeignKey(one => one.CauseId);
    }
}
