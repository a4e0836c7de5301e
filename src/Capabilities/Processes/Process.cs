using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Processes;

/// <summary>How well a process is written down.</summary>
public enum Documentation
{
    Unknown,
    None,
    Text,
    Diagram,

    /// <summary>A diagram that somebody keeps up to date.</summary>
    Maintained,
}

/// <summary>A service or process of an administration, as the register knows it. What is not known is null, never 0.</summary>
/// <param name="Key">LeiKa key of fourteen digits; empty for a process inside the house.</param>
/// <param name="Owner">The post that answers for it, never a name.</param>
public sealed record Process(Guid Id, Guid AdministrationId, string Name, string Key, string Unit, string Owner, string Application)
{
    /// <summary>Cases a year.</summary>
    public int? Volume { get; init; }

    public Documentation Documentation { get; init; }

    /// <summary>Whether the owner is measured by how the process runs.</summary>
    public bool? OwnerMeasured { get; init; }

    public int? MediaBreaks { get; init; }

    public int? Signatures { get; init; }

    public int? PaperSteps { get; init; }

    public int? HandOffs { get; init; }

    /// <summary>Days from application to decision, and minutes of work on a case.</summary>
    public double? LeadDays { get; init; }

    public int? HandlingMinutes { get; init; }

    /// <summary>Level of the maturity model of the online access act in version 1.1 (0 to 4) and 2.0 (0 to 7).</summary>
    public int? Ozg11 { get; init; }

    public int? Ozg20 { get; init; }

    public DateOnly? OzgOn { get; init; }

    public string Address => $"/administrations/{AdministrationId}/processes/{Id}";
}

/// <summary>A process that was taken out of the register, with its reason; taken in again by removing this row.</summary>
public sealed record ProcessEnd(Guid ProcessId, string Reason, string By, DateTimeOffset At);

/// <summary>A BPMN file of a process; the latest number holds.</summary>
public sealed record ProcessDiagram(Guid ProcessId, int Number, string FileName, string Xml, string By, DateTimeOffset At);

/// <summary>Somebody who knows the process says that a figure of its diagram is another one.</summary>
public sealed record FigureCorrection(
    Guid Id, Guid ProcessId, int Number, ProcessFigure Figure, int Value, string Why, string By, DateTimeOffset At);

/// <summary>One person's pair of answers: acceptable for those we serve, and for oneself.</summary>
/// <param name="ForOthers">Whether it is reasonable as it is, seen from the office.</param>
/// <param name="ForMyself">Whether one would put up with it as a customer elsewhere.</param>
public sealed record CustomerPair(Guid ProcessId, Guid ById, bool ForOthers, bool ForMyself, DateTimeOffset At);

internal sealed class ProcessTables : IEntityTypeConfiguration<Process>, IEntityTypeConfiguration<ProcessEnd>,
    IEntityTypeConfiguration<ProcessDiagram>, IEntityTypeConfiguration<FigureCorrection>, IEntityTypeConfiguration<CustomerPair>
{
    public void Configure(EntityTypeBuilder<Process> builder)
    {
        builder.ToTable("process").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => new { one.AdministrationId, one.Name });
        builder.Ignore(one => one.Address);
    }

    public void Configure(EntityTypeBuilder<ProcessEnd> builder) => builder.ToTable("process_end").HasKey(one => one.ProcessId);

    public void Configure(EntityTypeBuilder<ProcessDiagram> builder)
    {
        builder.ToTable("process_diagram").HasKey(one => new { one.ProcessId, one.Number });
        builder.HasOne<Process>().WithMany().HasForeignKey(one => one.ProcessId);
    }

    public void Configure(EntityTypeBuilder<FigureCorrection> builder)
    {
        builder.ToTable("figure_correction").HasKey(one => one.Id);
        builder.HasOne<Process>().WithMany().HasForeignKey(one => one.ProcessId);
    }

    public void Configure(EntityTypeBuilder<CustomerPair> builder)
    {
        builder.ToTable("customer_pair").HasKey(one => new { one.ProcessId, one.ById });
        builder.HasOne<Process>().WithMany().HasForeignKey(one => one.ProcessId);
    }
}
