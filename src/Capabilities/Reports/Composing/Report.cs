using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Reports.Composing;

/// <summary>A report of an administration; what it says stands in its versions.</summary>
public sealed record Report(Guid Id, Guid AdministrationId, ReportKind Kind, string By, DateTimeOffset At);

/// <summary>What a report shall be, in one of its wordings; the highest number holds.</summary>
public sealed record ReportEdit(Guid ReportId, int Number, string Json, string By, DateTimeOffset At)
{
    private ReportPlan? read;

    public ReportPlan Plan => read ??= ReportPlan.Read(Json);
}

/// <summary>A report with its figures, written once. Whatever changes afterwards, this stays; a new version follows.</summary>
/// <param name="Edit">The wording that was filled.</param>
/// <param name="Hash">SHA-256 of the document.</param>
public sealed record ReportFreeze(Guid ReportId, int Version, int Edit, string Json, string Hash, string By, DateTimeOffset At)
{
    private ReportDocument? read;

    public ReportDocument Document => read ??= ReportDocument.Read(Json);
}

/// <summary>A named person answers for a frozen version.</summary>
/// <param name="Hash">What was signed.</param>
public sealed record ReportSignature(
    Guid ReportId, int Version, string Hash, string Words, Guid ById, string By, DateTimeOffset At);

/// <summary>A draft was put away or taken back; the highest number holds.</summary>
public sealed record ReportTurn(Guid ReportId, int Number, bool Away, string By, DateTimeOffset At);

/// <summary>What a template is for.</summary>
public enum TemplateKind
{
    /// <summary>Text documents.</summary>
    Document,
    Slides,
}

/// <summary>The town's own document or presentation whose look reports take on; of each kind the highest number holds, one without bytes
/// says there is none.</summary>
public sealed record ReportTemplate(
    Guid AdministrationId, int Number, TemplateKind Kind, string Name, byte[] Bytes, string By, DateTimeOffset At)
{
    public const int BytesMax = 5 * 1024 * 1024;
    public const int NameMax = 200;
}

internal sealed class ReportTables : IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<ReportEdit>,
    IEntityTypeConfiguration<ReportFreeze>, IEntityTypeConfiguration<ReportSignature>, IEntityTypeConfiguration<ReportTurn>,
    IEntityTypeConfiguration<ReportTemplate>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("report").HasKey(one => one.Id);
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<ReportEdit> builder)
    {
        builder.ToTable("report_edit").HasKey(one => new { one.ReportId, one.Number });
        builder.HasOne<Report>().WithMany().HasForeignKey(one => one.ReportId);
        builder.Ignore(one => one.Plan);
    }

    public void Configure(EntityTypeBuilder<ReportFreeze> builder)
    {
        builder.ToTable("report_freeze").HasKey(one => new { one.ReportId, one.Version });
        builder.HasOne<Report>().WithMany().HasForeignKey(one => one.ReportId);
        builder.Ignore(one => one.Document);
    }

    public void Configure(EntityTypeBuilder<ReportSignature> builder)
    {
        builder.ToTable("report_signature").HasKey(one => new { one.ReportId, one.Version });
        builder.HasOne<ReportFreeze>().WithMany().HasForeignKey(one => new { one.ReportId, one.Version });
    }

    public void Configure(EntityTypeBuilder<ReportTurn> builder)
    {
        builder.ToTable("report_turn").HasKey(one => new { one.ReportId, one.Number });
        builder.HasOne<Report>().WithMany().HasForeignKey(one => one.ReportId);
    }

    public void Configure(EntityTypeBuilder<ReportTemplate> builder)
    {
        builder.ToTable("report_template").HasKey(one => new { one.AdministrationId, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Property(one => one.Name).HasMaxLength(ReportTemplate.NameMax);
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20).HasDefaultValue(TemplateKind.Document);
    }
}
