using Microsoft.AspNetCore.Mvc;
using Wegmarke.Exchange.Conversations;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Interviews;

namespace Wegmarke.Web;

/// <summary>Takes in sources: files, pasted text, and released comments of surveys.</summary>
internal static class SourceImportEndpoints
{
    /// <summary>Several files and the form around them.</summary>
    private const int UploadBytesMax = 4 * ReadConversation.BytesMax + 64 * 1024;

    public static void MapSourceImport(this RouteGroupBuilder all)
    {
        all.MapGet("/import", (Visit visit, Guid administration) => ShowImport(visit, administration, [], new("", "", ""), null));
        all.MapPost("", Import).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax))
            .WithMetadata(new RequestFormLimitsAttribute { MultipartBodyLengthLimit = UploadBytesMax,
                ValueLengthLimit = ReadConversation.BytesMax });
        all.MapPost("/comments", Comments);
    }

    private static async Task<IResult> ShowImport(Visit visit, Guid administration, IReadOnlyList<TakenFile> taken, ImportForm form,
        string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Root", InterviewEndpoints.Root(administration)), ("Taken", taken), ("Form", form), ("Problem", problem),
            ("Comments", await TakeComments.Of(visit.Db, visit.Known, administration)),
        };
        return problem is null ? visit.Page<ImportSourcesPage>(parameters) : visit.Mend<ImportSourcesPage>(parameters);
    }

    private static async Task<IResult> Import(Visit visit, Guid administration, SourceKeys keys)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var form = new ImportForm(visit.Field("kind"), visit.Field("title"), visit.Form["text"].ToString());
        var kind = Enum.TryParse<SourceKind>(form.Kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : SourceKind.Interview;
        List<TakenFile> taken = [];
        foreach (var file in visit.Form.Files.Where(file => file.FileName.Length > 0))
        {
            var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
            var title = Path.GetFileNameWithoutExtension(name) is { Length: > 0 } stem ? stem : name;
            taken.Add(await Keep(visit, keys, administration, name, title.Length > Source.TitleMax ? title[..Source.TitleMax] : title, kind,
                ReadConversation.Run(name, await Upload.Bytes(file, ReadConversation.BytesMax))));
        }

        if (form.Text.Trim().Length > 0) taken.Add(await Keep(visit, keys, administration, form.Title, form.Title, kind,
            ReadConversation.Run(form.Text)));
        if (taken.Count == 0)
        {
            return await ShowImport(visit, administration, [], form, visit.Say("Bitte wählen Sie mindestens eine Datei oder fügen Sie einen Text ein.",
                "Please choose at least one file or paste a text."));
        }

        if (taken.Count == 1 && taken[0].Id is { } only) return Results.Redirect($"{InterviewEndpoints.Root(administration)}/{only}");
        return taken.Any(one => one.Id is not null) ? await ShowImport(visit, administration, taken, new("", "", ""), null)
            : await ShowImport(visit, administration, [], form, string.Join(" ", taken.Select(one =>
                $"{one.Name}: {string.Join(' ', one.Said)}")));
    }

    private static async Task<IResult> Comments(Visit visit, Guid administration, SourceKeys keys, ModelShelf shelf)
    {
        _ = Guid.TryParse(visit.Field("campaign"), out var campaign);
        var offered = (await TakeComments.Of(visit.Db, visit.Known, administration)).FirstOrDefault(one => one.Campaign == campaign);
        if (offered is null) return visit.NotFound();
        var texts = (await ReadingEndpoints.ModelOf(visit, administration, shelf)).TextsIn(visit.Language.Key);
        return await TakeComments.Run(visit.Db, keys, visit.Known, administration, campaign,
            visit.Say($"Kommentare: {offered.Title}", $"Comments: {offered.Title}"),
            area => texts.Areas.TryGetValue(area, out var known) ? known.Name : area, visit.Now) switch
        {
            KeepSource.Kept kept => Results.Redirect($"{InterviewEndpoints.Root(administration)}/{kept.Id}"),
            KeepSource.KnownAlready known => await ShowImport(visit, administration, [], new("", "", ""), visit.Say(
                $"Diese Kommentare gibt es schon als Quelle {known.Number}.", $"These comments are here already as source {known.Number}.")),
            _ => visit.NotFound(),
        };
    }

    private static async Task<TakenFile> Keep(Visit visit, SourceKeys keys, Guid administration, string name, string title, SourceKind kind,
        (SpokenText? Text, Remark? Refusal, IReadOnlyList<Remark> Remarks) read)
    {
        if (read.Text is not { } text) return new(name, null, [Words(visit, read.Refusal!)]);
        var outcome = await KeepSource.Run(visit.Db, keys, visit.Known, administration, title, kind, text, visit.Now);
        return outcome switch
        {
            KeepSource.Kept kept => new(title, kept.Id, [.. read.Remarks.Select(remark => Words(visit, remark))]),
            KeepSource.TitleMissing => new(name, null, [visit.Say("Bitte geben Sie einen Titel mit höchstens 200 Zeichen an.", "Please give a title of at most 200 characters.")]),
            KeepSource.KnownAlready known => new(name, null, [visit.Say($"Diesen Text gibt es schon als Quelle {known.Number}.", $"This text is here already as source {known.Number}.")]),
            KeepSource.TextTooLong longer => new(name, null, [visit.Say(
                $"Der Text hat {visit.Language.Count(longer.Characters)} Zeichen, möglich sind {visit.Language.Count(KeepSource.CharactersMax)}. Bitte teilen Sie ihn in mehrere Quellen.",
                $"The text has {visit.Language.Count(longer.Characters)} characters, possible are {visit.Language.Count(KeepSource.CharactersMax)}. Please divide it into several sources.")]),
            _ => new(name, null, [visit.Say("Der Text ist leer.", "The text is empty.")]),
        };
    }

    public static string Words(Visit visit, Remark remark)
    {
        var place = remark.Place.ToString() is { Length: > 0 } where ? where + ": " : "";
        return place + remark.In(visit.Language);
    }
}
