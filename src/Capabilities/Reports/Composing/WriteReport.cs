using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Disclosure;
using Wegmarke.Storage;

namespace Wegmarke.Reports.Composing;

/// <summary>Begins a report, and writes what it shall be.</summary>
public static class WriteReport
{
    public abstract record Outcome;

    public sealed record Written(Guid Id, int Number) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else has written meanwhile.</summary>
    public sealed record Overtaken(ReportEdit Theirs) : Outcome;

    /// <param name="report">Null: a new one.</param>
    /// <param name="seen">Number of the wording that the writer had before the eyes.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid? report, ReportKind kind, int seen,
        ReportPlan plan, DateTimeOffset now)
    {
        plan = plan with { Title = plan.Title.Trim(), Number = plan.Number.Trim() };
        var state = report is { } id ? await ReportState.Find(db, administration, id) : null;
        if (report is not null && state is not { IsAway: false }) return new NotThere();
        kind = state?.Report.Kind ?? kind;
        if (state is not null && state.Edit.Number != seen) return new Overtaken(state.Edit);
        if (FaultOf(kind, plan) is { } fault) return new Refused(fault);
        if (state is not null && state.Edit.Json == plan.ToJson()) return new Written(state.Id, state.Edit.Number);
        var own = state?.Report ?? new Report(Guid.CreateVersion7(now), administration, kind, actor.Name, now);
        if (state is null) db.Add(own);
        var edit = new ReportEdit(own.Id, seen + 1, plan.ToJson(), actor.Name, now);
        db.Add(edit);
        db.Note(actor, now, state is null ? "begin-report" : "write-report", $"{kind} {own.Id} {edit.Number}", administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await ReportState.Find(db, administration, own.Id) is { } standing ? new Overtaken(standing.Edit) : new NotThere();
        }

        db.ChangeTracker.Clear();
        return new Written(own.Id, edit.Number);
    }

    public static Sentence? FaultOf(ReportKind kind, ReportPlan plan)
    {
        if (plan.Title.Length is 0 or > ReportPlan.TitleMax || plan.Number.Length > ReportPlan.NumberMax)
        {
            return new("Bitte geben Sie dem Bericht einen Titel mit höchstens 200 Zeichen und eine Nummer mit höchstens 60.",
                "Please give the report a title of at most 200 characters and a number of at most 60.");
        }

        if (ReportPlan.Languages.All(one => one.Key != plan.Language))
        {
            return new("Bitte wählen Sie die Sprache des Berichts.", "Please choose the language of the report.");
        }

        if (kind == ReportKind.Unit && plan.Unit.Length == 0)
        {
            return new("Bitte wählen Sie, für welches Amt der Bericht ist.", "Please choose for which unit the report is.");
        }

        if (plan.Blocks.Count is 0 or > ReportPlan.BlocksMax)
        {
            return new("Ein Bericht hat mindestens einen Abschnitt und höchstens 40.", "A report has at least one section and at most 40.");
        }

        return plan.Blocks.Select((block, at) => FaultOf(kind, block, at + 1)).FirstOrDefault(one => one is not null);
    }

    private static Sentence? FaultOf(ReportKind kind, ReportBlock block, int place)
    {
        if (!kind.Allowed().Contains(block.Kind))
        {
            return new($"Der Abschnitt „{block.Kind.Name(Language.German)}“ gehört nicht in diese Art von Bericht: Sie könnte mehr zeigen, als ihre Leserinnen und Leser sehen dürfen.",
                $"The section “{block.Kind.Name(Language.English)}” does not belong into this kind of report: it might show more than its readers may see.");
        }

        if (block.Heading.Length > ReportBlock.HeadingMax || block.Text.Length > ReportBlock.TextMax)
        {
            return new($"Abschnitt {place}: Die Überschrift darf 200 Zeichen haben, der Text 8.000.",
                $"Section {place}: the heading may have 200 characters, the text 8,000.");
        }

        if (block.Kind == BlockKind.Own && block.Heading.Length + block.Text.Length == 0)
        {
            return new($"Abschnitt {place} ist leer. Schreiben Sie etwas, oder nehmen Sie ihn heraus.", $"Section {place} is empty. Write something, or take it out.");
        }

        return PersonalTraces.Certain(block.Text) is [var trace, ..]
            ? new($"Abschnitt {place}: Im Text steht „{trace}“. Adressen, Telefonnummern und Konten gehören nicht in einen Bericht.",
                $"Section {place}: the text holds “{trace}”. Addresses, telephone numbers and accounts do not belong into a report.") : null;
    }
}
