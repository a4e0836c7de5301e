using Microsoft.AspNetCore.Mvc;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Conversations;
using Wegmarke.Interviews;

namespace Wegmarke.Web;

/// <summary>Projects and codebooks of other programs, in and out.</summary>
internal static class CodingExchangeEndpoints
{
    private const int UploadBytesMax = TakeProject.BytesMax + 64 * 1024;

    public static void MapCodingExchange(this IEndpointRouteBuilder app)
    {
        var exchange = app.MapGroup("/administrations/{administration:guid}/interviews/exchange").Needs(Right.ReadInterviews);
        exchange.MapGet("", (Visit visit, Guid administration) => Show(visit, administration, [], null));
        exchange.MapPost("", Take).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax))
            .WithMetadata(new RequestFormLimitsAttribute { MultipartBodyLengthLimit = UploadBytesMax });
        exchange.MapGet("/project.qdpx", async (Visit visit, Guid administration) =>
            await AdministrationEndpoints.Find(visit, administration) is { } house
                ? Results.File(WriteProject.Run(await ProjectContent.Of(visit.Db, visit.Known, administration, house.Name), visit.Now),
                    "application/zip", "wegmarke.qdpx")
                : visit.NotFound());
        exchange.MapGet("/codebook.qdc", async (Visit visit, Guid administration) =>
        {
            var book = await CodeBook.Of(visit.Db, administration);
            return book.Codes.Count == 0 ? await Show(visit, administration, [], visit.Say("Es gibt noch keine Codes. Übernehmen Sie zuerst die des Modells.",
                "There are no codes yet. Take those of the model first.")) : Results.File(WriteProject.Codebook(book), "application/xml", "wegmarke.qdc");
        });
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, IReadOnlyList<string> report, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } house) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Root", InterviewEndpoints.Root(administration)), ("Report", report), ("Problem", problem),
            ("Shift", (await ProjectContent.Of(visit.Db, visit.Known, administration, house.Name)).Shift),
        };
        return problem is null ? visit.Page<CodingExchangePage>(parameters) : visit.Mend<CodingExchangePage>(parameters);
    }

    private static async Task<IResult> Take(Visit visit, Guid administration, SourceKeys keys)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        if (visit.Form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return await Show(visit, administration, [], visit.Say("Bitte wählen Sie eine Datei.", "Please choose a file."));
        }

        var outcome = await TakeProject.Run(visit.Db, keys, visit.Known, administration, Path.GetFileName(file.FileName),
            await Upload.Bytes(file, TakeProject.BytesMax), visit.Field("clean").Length > 0, visit.Now);
        return outcome switch
        {
            TakeProject.Taken taken => await Show(visit, administration, [.. taken.Report.Select(one => SourceImportEndpoints.Words(visit,
                one))], null),
            TakeProject.NotClean texts => await Show(visit, administration, [], visit.Say(
                $"Das Projekt enthält {texts.Texts} Texte. Bestätigen Sie, dass sie pseudonymisiert sind, und wählen Sie die Datei noch einmal; sonst nehmen Sie die Texte einzeln auf.",
                $"The project holds {texts.Texts} texts. Confirm that they are pseudonymised and choose the file again; otherwise take the texts in one by one.")),
            TakeProject.Refused refused => await Show(visit, administration, [], SourceImportEndpoints.Words(visit, refused.Why)),
            _ => visit.NotFound(),
        };
    }
}
