using System.Text;
using Microsoft.AspNetCore.Mvc;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Transfers;

namespace Wegmarke.Web;

/// <summary>Questionnaires and answers of other systems, taken in steps: look, choose, assign, try, take.</summary>
internal static class TransferEndpoints
{
    private const string Root = "/administrations/{administration:guid}/transfers";
    private const string One = Root + "/{transfer:guid}";
    private const int UploadBytesMax = Transfer.BytesMax + 64 * 1024;

    public static void MapTransfers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/transfers", (Visit visit) => visit.Known.Grants.FirstOrDefault(grant => grant.Administration is not null
            && visit.Known.May(Right.ManageCampaigns, grant.Administration)) is { Administration: { } administration }
                ? Results.Redirect($"/administrations/{administration}/transfers") : Elsewhere(visit)).Needs(Right.EditModels);
        var all = app.MapGroup(Root).Needs(Right.ManageCampaigns);
        all.MapGet("", (Visit visit, OpenTransfers open, Guid administration) => List(visit, open, administration, null));
        all.MapPost("", Begin).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax))
            .WithMetadata(new RequestFormLimitsAttribute { MultipartBodyLengthLimit = UploadBytesMax });
        all.MapGet("/mappings/columns.yaml", async (Visit visit, Guid administration, string? name) =>
            (await KeptMapping.Of(visit.Db, administration)).FirstOrDefault(one => one.Name == name) is { Text: { } text }
                ? Results.File(Encoding.UTF8.GetBytes(text), "application/yaml", "columns.yaml") : visit.NotFound());
        all.MapPost("/mappings/end", async (Visit visit, Guid administration) =>
            await KeepMapping.Run(visit.Db, visit.Known, administration, visit.Field("name"), "", null, visit.Now) is KeepMapping.Kept
                ? Results.Redirect($"/administrations/{administration}/transfers") : visit.NotFound());
        var one = app.MapGroup(One).Needs(Right.ManageCampaigns);
        one.MapGet("", (Visit visit, OpenTransfers open, ModelShelf shelf, Guid administration, Guid transfer) => With(visit, open, administration,
            transfer, found => Show(visit, shelf, found, null, null)));
        one.MapPost("/draft", (Visit visit, OpenTransfers open, ModelShelf shelf, Guid administration, Guid transfer) => With(visit, open, administration,
            transfer, found => Draft(visit, open, shelf, found)));
        one.MapPost("/end", (Visit visit, OpenTransfers open, Guid administration, Guid transfer) => With(visit, open, administration, transfer, found =>
        {
            open.End(found.Id);
            return Task.FromResult(Results.Redirect($"/administrations/{administration}/transfers"));
        }));
        MapFiles(one);
        one.MapMapping();
    }

    private static void MapFiles(RouteGroupBuilder one)
    {
        void File(string name, string type, Func<Visit, Transfer, byte[]?> content) => one.MapGet("/" + name, (Visit visit,
            OpenTransfers open,
            Guid administration, Guid transfer) => With(visit, open, administration, transfer, found => Task.FromResult(content(visit,
                found) is { } bytes
                ? Results.File(bytes, type, name) : visit.NotFound())));
        File("remarks.csv", "text/csv; charset=utf-8", (visit, found) =>
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(WriteRemarks.Run(found, visit.Language))]);
        File("report.html", "text/html; charset=utf-8", (_, found) => found.Result is { } result ? Encoding.UTF8.GetBytes(result.Report) : null);
        File("figures.json", "application/json", (_, found) => found.Result?.Figures);
        File("columns.yaml", "application/yaml", (_, found) => (found.Result?.Columns ?? found.ColumnsOfDraft) is { } text
            ? Encoding.UTF8.GetBytes(text) : null);
    }

    /// <summary>Somebody else's file, or one that has been let go, is not there.</summary>
    public static async Task<IResult> With(Visit visit, OpenTransfers open, Guid administration, Guid transfer, Func<Transfer,
        Task<IResult>> page) =>
        open.Find(transfer, administration, visit.Known.Id) is { } found ? await page(found)
            : visit.Notice(StatusCodes.Status404NotFound, new(visit.Say("Diese Datei ist nicht mehr da", "This file is not there any more"),
                visit.Say("Übernommene Dateien werden nach einer Stunde ohne Bewegung verworfen. Bitte wählen Sie die Datei noch einmal.",
                    "Files on their way are discarded after an hour without a move. Please choose the file again."),
                $"/administrations/{administration}/transfers", visit.Say("Datei wählen", "Choose a file")));

    private static IResult Elsewhere(Visit visit) => visit.Notice(StatusCodes.Status200OK, new(
        visit.Say("Dafür braucht es eine Verwaltung", "This needs an administration"),
        visit.Say("Fragebogen und Daten übernimmt, wer in einer Verwaltung Erhebungen plant.", "Questionnaires and data are taken by those who plan surveys in an administration."),
        "/model-drafts", visit.Say("Zu den Entwürfen", "To the drafts")));

    private static async Task<IResult> List(Visit visit, OpenTransfers open, Guid administration, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } house) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Kept", await KeptMapping.Of(visit.Db, administration)), ("Problem", problem),
            ("Open", open.OfOwner(visit.Known.Id).Where(one => one.Administration == administration).ToList()),
        };
        return problem is null ? visit.Page<TransfersPage>(parameters) : visit.Mend<TransfersPage>(parameters);
    }

    private static async Task<IResult> Begin(Visit visit, OpenTransfers open, Guid administration)
    {
        if (visit.Form.Files.GetFile("file") is not { } file || file.FileName.Length == 0)
        {
            return await List(visit, open, administration, visit.Say("Bitte wählen Sie eine Datei.", "Please choose a file."));
        }

        var bytes = await Upload.Bytes(file, Transfer.BytesMax);
        if (bytes.Length > Transfer.BytesMax)
        {
            return await List(visit, open, administration, visit.Say($"Die Datei ist größer als {Transfer.BytesMax >> 20} MB. Größere liest „wegmarke analyse“ auf der Befehlszeile.",
                $"The file is larger than {Transfer.BytesMax >> 20} MB. Larger ones are read by \"wegmarke analyse\" on the command line."));
        }

        var seen = LookAtFile.Run(visit.Known, administration, Path.GetFileName(file.FileName), bytes);
        return open.Begin(seen) ? Results.Redirect($"/administrations/{administration}/transfers/{seen.Id}")
            : await List(visit, open, administration, visit.Say($"Es sind schon {OpenTransfers.MostOfOne} Dateien von Ihnen offen, oder zu viele insgesamt. Beenden Sie eine, oder warten Sie etwas.",
                $"You have {OpenTransfers.MostOfOne} files open already, or there are too many in all. End one, or wait a while."));
    }

    private static async Task<IResult> Show(Visit visit, ModelShelf shelf, Transfer found, string? key, string? problem)
    {
        var parameters = new (string, object?)[]
        {
            ("Transfer", found), ("Models", found.HasAnswers ? await shelf.WithPublished(visit.Db) : []),
            ("Kept", found.HasAnswers ? await KeptMapping.Of(visit.Db, found.Administration) : []),
            ("MayDraft", visit.Known.May(Right.EditModels)), ("Problem", problem),
            ("Key", key ?? TakeDraft.Propose(found.Instrument?.Title ?? "", found.Name)),
        };
        return problem is null ? visit.Page<TransferPage>(parameters) : visit.Mend<TransferPage>(parameters);
    }

    private static async Task<IResult> Draft(Visit visit, OpenTransfers open, ModelShelf shelf, Transfer found)
    {
        if (!visit.Known.May(Right.EditModels)) return visit.NotAllowed();
        if (found.Instrument is not { } instrument) return visit.NotFound();
        var key = visit.Field("key");
        var models = await shelf.WithPublished(visit.Db);
        var outcome = await TakeDraft.Run(visit.Db, visit.Known, instrument, found.Name, key,
            [.. models.Select(model => model.Key).Distinct()], visit.Now);
        switch (outcome)
        {
            case TakeDraft.Taken taken:
                open.Change(found with { ColumnsOfDraft = taken.Columns });
                await KeepMapping.Run(visit.Db, visit.Known, found.Administration, visit.Say($"Entwurf {key}", $"Draft {key}"),
                    $"{key}/{TakeDraft.Version}",
                    taken.Columns, visit.Now);
                if (!found.HasAnswers) open.End(found.Id);
                return Results.Redirect($"/model-drafts/{taken.Id}");
            case TakeDraft.KeyTaken:
                return await Show(visit, shelf, found, key, visit.Say("Ein Modell oder Entwurf mit diesem Kurznamen gibt es schon. Bitte wählen Sie einen anderen.",
                    "There is a model or draft with this short name already. Please choose another."));
            case TakeDraft.KeyUnfit:
                return await Show(visit, shelf, found, key, visit.Say("Der Kurzname darf nur kleine Buchstaben (a bis z), Ziffern und Bindestriche haben, höchstens 40.",
                    "The short name may have small letters (a to z), digits and hyphens only, at most 40."));
            default:
                return await Show(visit, shelf, found, key, visit.Say("Keine Frage hat Stufen mit Zahlen; daraus wird kein Modell.",
                    "No question is graded; it makes no model."));
        }
    }
}
