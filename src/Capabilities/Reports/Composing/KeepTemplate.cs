using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Reports.Writing;
using Wegmarke.Storage;

namespace Wegmarke.Reports.Composing;

/// <summary>Keeps the town's own document or presentation, or goes back to none. An earlier one stays in its row.</summary>
public static class KeepTemplate
{
    public abstract record Outcome;

    public sealed record Kept : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <param name="bytes">Empty: from here on none.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, TemplateKind kind, string name, byte[] bytes,
        DateTimeOffset now)
    {
        if (bytes.Length > ReportTemplate.BytesMax)
        {
            return new Refused(new("Die Vorlage ist größer als 5 MB. Nehmen Sie große Bilder heraus.",
                "The template is larger than 5 MB. Take large pictures out."));
        }

        if (bytes.Length > 0 && (kind == TemplateKind.Slides ? PptxTemplate.Check(bytes) : DocxTemplate.Check(bytes))
            is TemplateCheck.Refused refused) return new Refused(refused.Why);
        var number = await db.Set<ReportTemplate>().Where(one => one.AdministrationId == administration)
            .Select(one => (int?)one.Number).MaxAsync() ?? 0;
        var shortened = name.Length <= ReportTemplate.NameMax ? name : name[..ReportTemplate.NameMax];
        db.Add(new ReportTemplate(administration, number + 1, kind, bytes.Length > 0 ? shortened : "", bytes, actor.Name, now));
        db.Note(actor, now, bytes.Length > 0 ? "keep-report-template" : "drop-report-template", shortened, administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else kept one in the same moment; the page shows it.
        }

        db.ChangeTracker.Clear();
        return new Kept();
    }

    /// <summary>Those that hold.</summary>
    public static async Task<HouseTemplates> Latest(Database db, Guid administration) => new(
        await Latest(db, administration, TemplateKind.Document), await Latest(db, administration, TemplateKind.Slides));

    private static async Task<byte[]?> Latest(Database db, Guid administration, TemplateKind kind) =>
        await db.Set<ReportTemplate>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Kind == kind)
            .OrderByDescending(one => one.Number).Select(one => one.Bytes).FirstOrDefaultAsync() is { Length: > 0 } found ? found : null;

    /// <summary>What they are called; empty: none.</summary>
    public static async Task<IReadOnlyDictionary<TemplateKind, string>> Names(Database db, Guid administration) =>
        (await db.Set<ReportTemplate>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .Select(one => new { one.Kind, one.Number, one.Name }).ToListAsync()).GroupBy(one => one.Kind)
            .ToDictionary(group => group.Key, group => group.MaxBy(one => one.Number)!.Name);
}
