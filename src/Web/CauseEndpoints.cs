using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Causes;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;

namespace Wegmarke.Web;

/// <summary>Why deficits exist: the causes of an administration with what speaks for and against them.</summary>
internal static class CauseEndpoints
{
    private const string Root = "/administrations/{administration:guid}/causes";

    public static void MapCauses(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup(Root).Needs(Right.ReadCauses);
        read.MapGet("", (Visit visit, Guid administration, ModelShelf shelf, string? q, string? area, string? verdict, string? sort,
            int? page) => With(visit, administration, shelf, board => visit.Page<CausesPage>(("Board", board), ("Search",
                new CauseSearch((q ?? "").Trim(), area ?? "", verdict ?? "", sort ?? "", Math.Clamp(page ?? 1, 1, 1000))),
                ("MayEdit", MayEdit(visit, administration)))));
        read.MapGet("/areas/{area}", (Visit visit, Guid administration, string area, ModelShelf shelf) => WithArea(visit, administration,
            shelf, area, board => visit.Page<AreaEvidencePage>(("Board", board), ("Area", area),
                ("MayEdit", MayEdit(visit, administration)))));
        read.MapGet("/upstream/{area}", (Visit visit, Guid administration, string area, ModelShelf shelf) => WithArea(visit,
            administration, shelf, area, board => visit.Page<UpstreamPage>(("Board", board), ("Area", area))));
        read.MapGet("/{cause:guid}", (Visit visit, Guid administration, Guid cause, ModelShelf shelf) => WithCard(visit, administration,
            cause, shelf, (board, card) => Show(visit, board, card, new(), null)));
        var edit = app.MapGroup(Root).Needs(Right.EditCauses);
        edit.MapGet("/new", (Visit visit, Guid administration, ModelShelf shelf, string? area) => With(visit, administration, shelf,
            board => visit.Page<NewCausePage>(("Board", board), ("Form", new CauseForm(Area: area ?? "")))));
        edit.MapPost("", TakeUp);
        edit.MapPost("/{cause:guid}/wordings", Reword);
        edit.MapPost("/{cause:guid}/evidence", AddEvidence);
        edit.MapPost("/{cause:guid}/evidence/{evidence:guid}/end", EndEvidence);
        edit.MapPost("/{cause:guid}/acts", Judge);
    }

    /// <summary>Who works on which cause: initiatives name causes of the catalogue by key and the house's own by id.</summary>
    private static async Task<IReadOnlyList<TakenInitiative>> Initiatives(Visit visit, Guid administration)
    {
        var causes = await visit.Db.Set<Cause>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .Select(one => new { one.Id, one.Known }).ToListAsync();
        var portfolio = await Portfolio.Of(visit.Db, administration);
        return [.. from sheet in portfolio.Sheets.Where(one => !one.Stand.IsNo())
                   from key in sheet.Content.Causes
                   from cause in causes.Where(cause => cause.Known == key || cause.Id.ToString() == key)
                   select new TakenInitiative(cause.Id, sheet.Content.Title, $"/administrations/{administration}/initiatives/{sheet.Id}")];
    }

    private static bool MayEdit(Visit visit, Guid administration) => visit.Known.May(Right.EditCauses, administration);

    /// <summary>The causes for a page of results, with the model of that result; null for a reader who may not see them.</summary>
    public static async Task<CauseBoard?> BoardFor(Visit visit, Guid administration, MaturityModel model) =>
        visit.Known.May(Right.ReadCauses, administration)
            ? await FindCauses.Run(visit.Db, visit.Known, administration, model, await Initiatives(visit, administration),
                visit.Language, visit.Now) : null;

    private static async Task<IResult> With(Visit visit, Guid administration, ModelShelf shelf, Func<CauseBoard, IResult> page) =>
        await Find(visit, administration, shelf) is { } board ? page(board) : visit.NotFound();

    private static async Task<CauseBoard?> Find(Visit visit, Guid administration, ModelShelf shelf) =>
        await FindCauses.Run(visit.Db, visit.Known, administration, shelf.All[^1], await Initiatives(visit, administration),
            visit.Language, visit.Now);

    private static Task<IResult> WithArea(Visit visit, Guid administration, ModelShelf shelf, string area,
        Func<CauseBoard, IResult> page) =>
        With(visit, administration, shelf, board => board.Areas.Any(one => one.Key == area) ? page(board) : visit.NotFound());

    private static Task<IResult> WithCard(Visit visit, Guid administration, Guid cause, ModelShelf shelf,
        Func<CauseBoard, CauseCard, IResult> page) => With(visit, administration, shelf, board =>
            Card(board, cause) is { } card ? page(board, card) : visit.NotFound());

    private static CauseCard? Card(CauseBoard board, Guid cause) =>
        board.Cards.Concat(board.Discarded).FirstOrDefault(one => one.Id == cause);

    private static IResult Show(Visit visit, CauseBoard board, CauseCard card, EvidenceForm written, CauseForm? form)
    {
        var wording = card.Wording;
        var parameters = new (string, object?)[]
        {
            ("Board", board), ("Card", card), ("Written", written), ("MayEdit", MayEdit(visit, board.Administration)),
            ("MayReview", wording.ById != visit.Known.Id),
            ("Form", form ?? new CauseForm("", card.Area, wording.Name, wording.Description, wording.Level.ToString())),
        };
        return written.Problem is null && form?.Problem is null ? visit.Page<CausePage>(parameters) : visit.Mend<CausePage>(parameters);
    }

    private static CauseForm Form(Visit visit) => new(visit.Field("known"), visit.Field("area"), visit.Field("name"),
        visit.Field("description"), visit.Field("level"), visit.Field("why"));

    private static async Task<IResult> TakeUp(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await Find(visit, administration, shelf) is not { } board) return visit.NotFound();
        var form = Form(visit);
        return await RecordCause.Run(visit.Db, visit.Known, board, form, visit.Now) switch
        {
            RecordCause.Recorded recorded => Results.Redirect($"{board.Address}/{recorded.Id}"),
            RecordCause.TakenBefore before => Results.Redirect($"{board.Address}/{before.Id}"),
            var fault => visit.Mend<NewCausePage>(("Board", board), ("Form", form with { Problem = Say(visit, fault) })),
        };
    }

    private static async Task<IResult> Reword(Visit visit, Guid administration, Guid cause, ModelShelf shelf)
    {
        if (await Find(visit, administration, shelf) is not { } board || Card(board, cause) is not { } card) return visit.NotFound();
        var form = Form(visit);
        var outcome = await RecordCause.Reword(visit.Db, visit.Known, board, card, form, visit.Now);
        return outcome is RecordCause.Recorded ? Results.Redirect(card.Address + "#history")
            : Show(visit, board, card, new(), form with { Problem = Say(visit, outcome) });
    }

    private static async Task<IResult> AddEvidence(Visit visit, Guid administration, Guid cause, ModelShelf shelf)
    {
        if (await Find(visit, administration, shelf) is not { } board || Card(board, cause) is not { } card) return visit.NotFound();
        var form = new EvidenceForm(visit.Field("kind"), visit.Field("side"), visit.Field("source"), visit.Field("unit"),
            visit.Field("text"), visit.Field("address"));
        var outcome = await RecordEvidence.Run(visit.Db, visit.Known, card, form, visit.Now);
        return outcome == RecordEvidence.Outcome.Recorded ? Results.Redirect(card.Address)
            : Show(visit, board, card, form with { Problem = Say(visit, outcome) }, null);
    }

    private static async Task<IResult> EndEvidence(Visit visit, Guid administration, Guid cause, Guid evidence, ModelShelf shelf)
    {
        if (await Find(visit, administration, shelf) is not { } board || Card(board, cause) is not { } card) return visit.NotFound();
        var outcome = await RecordEvidence.TakeBack(visit.Db, visit.Known, card, evidence, visit.Field("reason"), visit.Now);
        return outcome switch
        {
            RecordEvidence.Outcome.Recorded => Results.Redirect(card.Address),
            RecordEvidence.Outcome.NotThere => visit.NotFound(),
            _ => Show(visit, board, card, new(Problem: Say(visit, outcome)), null),
        };
    }

    private static async Task<IResult> Judge(Visit visit, Guid administration, Guid cause, ModelShelf shelf)
    {
        if (await Find(visit, administration, shelf) is not { } board || Card(board, cause) is not { } card
            || !Enum.TryParse<CauseDeed>(visit.Field("deed"), out var deed) || !Enum.IsDefined(deed)) return visit.NotFound();
        return await JudgeCause.Run(visit.Db, visit.Known, card, deed, visit.Field("text"), visit.Now) switch
        {
            JudgeCause.Outcome.Recorded => Results.Redirect(card.Address + "#history"),
            JudgeCause.Outcome.OwnWording => Show(visit, board, card, new(Problem: visit.Say(
                "Die jetzige Fassung ist von Ihnen. Bitten Sie jemand anderen, sie gegenzulesen.",
                "The present wording is yours. Ask somebody else to review it.")), null),
            JudgeCause.Outcome.ReasonMissing => Show(visit, board, card, new(Problem: visit.Say(
                "Bitte nennen Sie den Grund in höchstens 2.000 Zeichen.", "Please name the reason in at most 2,000 characters.")), null),
            _ => Results.Redirect(card.Address + "#history"),
        };
    }

    private static string Say(Visit visit, RecordCause.Outcome fault) => fault switch
    {
        RecordCause.AreaUnknown => visit.Say("Bitte wählen Sie einen Teilbereich aus der Liste.", "Please choose an area in the list."),
        RecordCause.NameMissing => visit.Say($"Bitte nennen Sie die Ursache in höchstens {RecordCause.NameMax} Zeichen.",
            $"Please name the cause in at most {RecordCause.NameMax} characters."),
        RecordCause.LevelMissing => visit.Say("Bitte wählen Sie, wer die Ursache beseitigen kann.",
            "Please choose who can remove the cause."),
        RecordCause.ReasonMissing => visit.Say("Bitte schreiben Sie, warum Sie die Ursache anders fassen.",
            "Please write why you put the cause otherwise."),
        _ => visit.Say("Bitte kürzen Sie den Text auf höchstens 2.000 Zeichen.", "Please shorten the text to at most 2,000 characters."),
    };

    private static string Say(Visit visit, RecordEvidence.Outcome outcome) => outcome switch
    {
        RecordEvidence.Outcome.KindMissing => visit.Say("Bitte wählen Sie die Art der Quelle aus der Liste.",
            "Please choose the kind of source in the list."),
        RecordEvidence.Outcome.SideMissing => visit.Say("Bitte wählen Sie, ob der Beleg dafür oder dagegen spricht.",
            "Please choose whether the evidence speaks for or against it."),
        RecordEvidence.Outcome.SourceMissing =>
            visit.Say("Bitte nennen Sie die Quelle in höchstens 200 Zeichen; bei einer Stimme das Pseudonym.",
            "Please name the source in at most 200 characters; of a voice its pseudonym."),
        RecordEvidence.Outcome.AddressWrong => visit.Say("Die Adresse muss mit https:// oder mit einem Schrägstrich beginnen.",
            "The address must begin with https:// or with a slash."),
        RecordEvidence.Outcome.ReasonMissing => visit.Say("Bitte nennen Sie den Grund in höchstens 200 Zeichen.",
            "Please name the reason in at most 200 characters."),
        _ => visit.Say("Bitte schreiben Sie, was aus der Quelle hervorgeht, in höchstens 2.000 Zeichen.",
            "Please write what the source says, in at most 2,000 characters."),
    };
}
