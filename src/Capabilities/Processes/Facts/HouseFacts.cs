using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Processes.Facts;

/// <summary>An application or a piece of infrastructure.</summary>
/// <param name="Purpose">What for; of equipment the task that it serves.</param>
/// <param name="Users">For whom.</param>
/// <param name="Owner">The post that answers for it, never a name.</param>
/// <param name="Concept">The document behind it; empty: none.</param>
/// <param name="Cost">Running cost a year in euros.</param>
public sealed record InventoryEntry(
    Guid Id, Guid AdministrationId, string Name, InventoryKind Kind, string Purpose, string Users, string Owner, string Interfaces,
    string Concept, int? Cost, DateOnly? EndOfLife, string By, DateTimeOffset At);

public enum InventoryKind
{
    Application,
    Platform,
    Equipment,
    Network,
}

/// <summary>How a kind of decision is taken here.</summary>
/// <param name="Signatures">How many sign.</param>
/// <param name="Limit">Up to which value in euros the lowest level decides alone.</param>
/// <param name="Days">Working days until it is decided.</param>
public sealed record DecisionPath(
    Guid Id, Guid AdministrationId, string Decision, string LowestLevel, int? Signatures, int? Limit, int? Days, string Source, string By,
    DateTimeOffset At);

/// <summary>A team across units.</summary>
public sealed record CrossTeam(Guid Id, Guid AdministrationId, string Name, string Task, int? Units, DateOnly? Since, string By,
    DateTimeOffset At);

/// <summary>What hinders a process and lies outside the own power.</summary>
/// <param name="Process">Name of the process or service.</param>
/// <param name="Norm">The provision, as it is cited.</param>
/// <param name="Proposal">What would have to be changed.</param>
public sealed record Obstacle(
    Guid Id, Guid AdministrationId, string Title, ObstacleKind Kind, ObstacleLevel Level, DigitalPrinciple Principle, string Process,
    string Norm, string Effect, string Proposal, string By, DateTimeOffset At);

public enum ObstacleKind
{
    Norm,
    Form,
    Signature,
    Register,
    Portal,
}

/// <summary>Who can remove it. What the own house can remove is a cause and belongs in the own plan.</summary>
public enum ObstacleLevel
{
    County,
    Land,
    Federal,
}

/// <summary>The five principles of the Digitalcheck, in whose words Bund and Länder examine their drafts.</summary>
public enum DigitalPrinciple
{
    Communication,
    Reuse,
    Security,
    ClearRules,
    Automation,
}

/// <summary>Something was refused or delayed in the name of data protection.</summary>
public sealed record Objection(
    Guid Id, Guid AdministrationId, string Subject, string RaisedBy, string Reason, DateOnly On, string By, DateTimeOffset At);

/// <summary>A report, an expertise or a thesis that the house paid for or took part in.</summary>
/// <param name="Until">When it will be out of date.</param>
public sealed record Expertise(
    Guid Id, Guid AdministrationId, string Title, string From, DateOnly On, int? Cost, DateOnly? Until, string By, DateTimeOffset At);

/// <summary>What became of an entry: an objection was decided, an expertise was used, an obstacle was reported.</summary>
/// <param name="Post">Whose deed it was, as a post.</param>
public sealed record FactNote(
    Guid Id, Guid AdministrationId, Guid FactId, string Text, string Post, DateOnly On, string By, DateTimeOffset At);

/// <summary>An entry that no longer holds, with its reason. What holds otherwise is entered anew.</summary>
public sealed record FactEnd(Guid FactId, string Reason, string By, DateTimeOffset At);

internal sealed class FactTables : IEntityTypeConfiguration<InventoryEntry>, IEntityTypeConfiguration<DecisionPath>,
    IEntityTypeConfiguration<CrossTeam>, IEntityTypeConfiguration<Obstacle>, IEntityTypeConfiguration<Objection>,
    IEntityTypeConfiguration<Expertise>, IEntityTypeConfiguration<FactNote>, IEntityTypeConfiguration<FactEnd>
{
    public void Configure(EntityTypeBuilder<InventoryEntry> builder)
    {
        builder.ToTable("inventory_entry").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<DecisionPath> builder)
    {
        builder.ToTable("decision_path").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<CrossTeam> builder)
    {
        builder.ToTable("cross_team").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<Obstacle> builder)
    {
        builder.ToTable("obstacle").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("objection").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<Expertise> builder)
    {
        builder.ToTable("expertise").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<FactNote> builder)
    {
        builder.ToTable("fact_note").HasKey(one => one.Id);
        builder.HasIndex(one => new { one.AdministrationId, one.FactId });
    }

    public void Configure(EntityTypeBuilder<FactEnd> builder) => builder.ToTable("fact_end").HasKey(one => one.FactId);
}
