using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Responses.Paper;
using Wegmarke.Responses.Paper.Scanning;

namespace Wegmarke.Web;

/// <summary>Questionnaires on paper: printed, scanned, typed, taken over.</summary>
internal static class PaperEndpoints
{
    /// <summary>The scan and the form around it.</summary>
    private const int UploadBytesMax = OpenScan.BytesMax + 64 * 1024;
    private const int CopiesMax = 60;

    /// <summary>How often a page that waits for a scan looks again, in seconds.</summary>
    private const string LookAgain = "3";
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static void MapPaper(this IEndpointRouteBuilder app)
    {
        var paper = app.MapGroup("/campaigns/{campaign:guid}/paper");
        paper.MapGet("", (Visit visit, Guid campaign, AnswerStore store) => Overview(visit, campaign, store, null)).Needs(Right.ReadCampaigns);
        paper.MapGet("/print", Print).Needs(Right.ReadCampaigns);
        paper.MapPost("/scans", Scan).Needs(Right.EnterPaper).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax));
        paper.MapPost("/batches", BeginTyped).Needs(Right.EnterPaper);
        var batch = paper.MapGroup("/{batch:guid}").Needs(Right.EnterPaper);
        batch.MapGet("", (Visit visit, Guid campaign, Guid batch, AnswerStore store) =>
            In(visit, campaign, batch, (state, found) => ShowBatch(visit, state, found, store, null)));
        batch.MapPost("/decisions", (Visit visit, Guid campaign, Guid batch, AnswerStore store) =>
            In(visit, campaign, batch, (state, found) => Decide(visit, state, found, store)));
        batch.MapPost("/acceptance", (Visit visit, Guid campaign, Guid batch, AnswerStore store) =>
            In(visit, campaign, batch, (state, found) => TakeOver(visit, state, found, store)));
        batch.MapPost("/removal", (Visit visit, Guid campaign, Guid batch, AnswerStore store) =>
            In(visit, campaign, batch, async (state, found) =>
            {
                await EndBatch.Discard(visit.Db, store, visit.Known, state, found, visit.Now);
                return Results.Redirect($"/campaigns/{campaign}/paper");
            }));
        batch.MapGet("/{sheet:int}", (Visit visit, Guid campaign, Guid batch, int sheet, AnswerStore store) =>
            In(visit, campaign, batch, (state, found) => ShowEntry(visit, state, found, sheet, store, null, null)));
        batch.MapPost("/{sheet:int}", (Visit visit, Guid campaign, Guid batch, int sheet, AnswerStore store) =>
            In(visit, campaign, batch, (state, found) => KeepEntry(visit, state, found, sheet, store)));
    }

    private static async Task<IResult> In(Visit visit, Guid campaign, Guid batch, Func<CampaignState, PaperBatch, Task<IResult>> deed)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var found = await visit.Db.Set<PaperBatch>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == batch
            && one.CampaignId == campaign);
        return found is null ? visit.NotFound() : await deed(state, found);
    }

    private static async Task<IResult> Overview(Visit visit, Guid campaign, AnswerStore store, string? problem)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var batches = await visit.Db.Set<PaperBatch>().AsNoTracking().Where(batch => batch.CampaignId == campaign)
            .OrderByDescending(batch => batch.Number).ToListAsync();
        var ids = batches.Select(batch => batch.Id).ToList();
        var ends = await visit.Db.Set<PaperBatchEnd>().AsNoTracking().Where(end => ids.Contains(end.BatchId)).ToDictionaryAsync(end =>
            end.BatchId);
        var lines = batches.Select(batch =>
        {
            var sheets = ends.ContainsKey(batch.Id) ? [] : store.Paper.Sheets(campaign, batch.Id);
            return new BatchLine(batch, ends.GetValueOrDefault(batch.Id), sheets.Count, EndBatch.OpenIn(batch, sheets),
                ends.ContainsKey(batch.Id) ? null : store.Paper.Progress(campaign, batch.Id));
        }).ToList();
        var parameters = new (string, object?)[]
        {
            ("View", new PaperView(state, lines, RenewSeenCount.InBatches(ends.Values.Sum(end => end.Sheets)))), ("Problem", problem),
            ("MayEnter", visit.Known.May(Right.EnterPaper, state.Campaign.AdministrationId)),
        };
        return problem is null ? visit.Page<PaperPage>(parameters) : visit.Mend<PaperPage>(parameters);
    }

    private static async Task<IResult> Print(Visit visit, Guid campaign, string? kind, int? copies)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state || KindOf(kind ?? "") is not { } chosen) return visit.NotFound();
        var administration = await NameOf(visit, state);
        var variants = SheetVariants.Count(state.Form);
        var sheets = new List<PrintedSheet>();
        for (var copy = 0; copy < Math.Clamp(copies ?? 1, 1, CopiesMax); copy++)
        {
            if (LayOutSheet.Run(state, administration, chosen with { Variant = copy % variants }) is not { } sheet) return visit.NotFound();
            sheets.Add(sheet);
        }

        return visit.Page<PaperPrintPage>(("Campaign", campaign), ("Title", state.Campaign.Title), ("Variants", variants), ("Sheets",
            sheets),
            ("Language", SheetVariants.Languages[chosen.Language]));
    }

    private static async Task<IResult> Scan(Visit visit, Guid campaign, AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (visit.Form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return await Overview(visit, campaign, store, visit.Say("Bitte wählen Sie die Datei aus dem Scanner.",
                "Please choose the file from the scanner."));
        }

        var bytes = await Upload.Bytes(file, UploadBytesMax);
        var outcome = await BeginBatch.ByScan(visit.Db, store.Paper, visit.Known, state, bytes, visit.Now);
        return outcome switch
        {
            BeginBatch.Begun begun => await AfterAMoment(store, campaign, begun.Id),
            BeginBatch.SameScan => await Overview(visit, campaign, store, visit.Say("Diese Datei wurde schon eingelesen. Gezählt wird sie nur einmal.",
                "This file was read before. It is counted only once.")),
            BeginBatch.Refused refused => await Overview(visit, campaign, store, PaperWords.Of(refused.Refusal, visit.Language)),
            _ => await Overview(visit, campaign, store, NotOpen(visit)),
        };
    }

    /// <summary>A few pages are read before the next page is shown; for more than that it tells how far the reading is.</summary>
    private static async Task<IResult> AfterAMoment(AnswerStore store, Guid campaign, Guid batch)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        while (store.Paper.Progress(campaign, batch) is not null
            && System.Diagnostics.Stopwatch.GetElapsedTime(begun) < Moment) await Task.Delay(100);
        return Results.Redirect($"/campaigns/{campaign}/paper/{batch}");
    }

    private static async Task<IResult> BeginTyped(Visit visit, Guid campaign, AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        return KindOf(visit.Field("kind")) is { } kind
            && await BeginBatch.Typed(visit.Db, visit.Known, state, kind, visit.Now) is BeginBatch.Begun begun
            ? Results.Redirect($"/campaigns/{campaign}/paper/{begun.Id}/1")
            : await Overview(visit, campaign, store, state.IsOpen
                ? visit.Say("Bitte wählen Sie einen Bogen aus der Liste.", "Please choose a sheet in the list.") : NotOpen(visit));
    }

    private static async Task<IResult> ShowBatch(Visit visit, CampaignState state, PaperBatch batch, AnswerStore store, string? problem)
    {
        var end = await EndBatch.Of(visit.Db, batch.Id);
        var progress = end is null ? store.Paper.Progress(state.Campaign.Id, batch.Id) : null;
        if (progress is not null) visit.Context.Response.Headers["Refresh"] = LookAgain;
        var view = new BatchView(state, batch, end, end is null ? store.Paper.Sheets(state.Campaign.Id, batch.Id) : [],
            end is null ? store.Paper.Troubles(state.Campaign.Id, batch.Id) : [], progress);
        var parameters = new (string, object?)[] { ("View", view), ("MayEnter", true), ("Problem", problem), ("Self", visit.Known.Id) };
        return problem is null ? visit.Page<PaperBatchPage>(parameters) : visit.Mend<PaperBatchPage>(parameters);
    }

    private static async Task<IResult> Decide(Visit visit, CampaignState state, PaperBatch batch, AnswerStore store)
    {
        var decided = (from field in visit.Form
                       where field.Key.StartsWith('d')
                       let parts = field.Key[1..].Split('.')
                       where parts.Length == 2
                       let numbers = parts.Append(field.Value.ToString()).Select(part =>
                           int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                               out var number) ? number : int.MinValue).ToList()
                       select (Sheet: numbers[0], Field: numbers[1], Code: numbers[2])).ToLookup(one => one.Sheet);
        foreach (var sheet in store.Paper.Sheets(state.Campaign.Id, batch.Id).Where(sheet => decided[sheet.Number].Any()
            || Words(visit, sheet.Number) is not null))
        {
            var codes = decided[sheet.Number].GroupBy(one => one.Field).ToDictionary(one => one.Key, one => one.First().Code);
            var outcome = await DecideSheet.Decide(store.Paper, state, batch, sheet, codes, Words(visit, sheet.Number));
            if (outcome != DecideSheet.Outcome.Kept)
            {
                return await ShowBatch(visit, state, batch, store, outcome == DecideSheet.Outcome.CommentTooLong ? TooLong(visit)
                    : DoesNotFit(visit));
            }
        }

        return Results.Redirect($"/campaigns/{state.Campaign.Id}/paper/{batch.Id}");
    }

    /// <summary>What was typed of a frame, or that nothing stands in it; null where neither was said.</summary>
    private static string? Words(Visit visit, int sheet)
    {
        var typed = visit.Form[FormattableString.Invariant($"t{sheet}")].ToString().Trim();
        return typed.Length > 0 ? typed : visit.Field(FormattableString.Invariant($"n{sheet}")) == "yes" ? "" : null;
    }

    private static string TooLong(Visit visit) => visit.Say($"Ein Text hat mehr als {SheetComment.TextMax} Zeichen. Bitte geben Sie ihn gekürzt wieder.",
        $"A text has more than {SheetComment.TextMax} characters. Please give it shortened.");

    private static async Task<IResult> TakeOver(Visit visit, CampaignState state, PaperBatch batch, AnswerStore store) =>
        await EndBatch.TakeOver(visit.Db, store, visit.Known, state, batch, visit.Now) switch
        {
            EndBatch.StillOpen open => await ShowBatch(visit, state, batch, store, visit.Say($"Noch {open.Doubts} Stellen sind offen.",
                $"{open.Doubts} points are still open.")),
            EndBatch.StillReading => await ShowBatch(visit, state, batch, store, visit.Say("Der Scan wird noch gelesen.",
                "The scan is still being read.")),
            EndBatch.Empty => await ShowBatch(visit, state, batch, store, visit.Say("Der Stapel ist leer.", "The stack is empty.")),
            EndBatch.Closed => await ShowBatch(visit, state, batch, store, NotOpen(visit)),
            _ => Results.Redirect($"/campaigns/{state.Campaign.Id}/paper"),
        };

    private static async Task<IResult> ShowEntry(Visit visit, CampaignState state, PaperBatch batch, int number, AnswerStore store,
        IReadOnlyDictionary<int, string>? typed, string? problem)
    {
        if (batch.IsScanned || number < 1 || await EndBatch.Of(visit.Db, batch.Id) is not null
            || LayOutSheet.Run(state, await NameOf(visit, state), batch.Kind) is not { } sheet) return visit.NotFound();
        var there = store.Paper.Sheets(state.Campaign.Id, batch.Id).FirstOrDefault(one => one.Number == number);
        // The first person may see and mend what they typed; the second sees nothing of it.
        var own = there is { Second: null } && there.First.By == visit.Known.Id ? there.First : null;
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Batch", batch), ("Sheet", sheet), ("Number", number), ("Second", there is not null && own is null),
                ("Problem", problem),
            ("Unit", typed is not null ? UnitOf(visit) : own?.Unit ?? -1),
            ("Attributes", typed is not null ? AttributesOf(visit, state) : own?.Attributes ?? DecideSheet.NothingSaid(state)),
            ("Comment", typed is not null ? visit.Form["comment"].ToString() : own?.Comment ?? ""),
            ("Typed", typed ?? (own is null ? new Dictionary<int, string>()
                : sheet.Pages.ToDictionary(page => page.Code.Page, page => ReadTyping.Write(page, own.Codes, visit.Language)))),
        };
        return problem is null ? visit.Page<PaperEntryPage>(parameters) : visit.Mend<PaperEntryPage>(parameters);
    }

    private static async Task<IResult> KeepEntry(Visit visit, CampaignState state, PaperBatch batch, int number, AnswerStore store)
    {
        if (batch.IsScanned || number < 1 || await EndBatch.Of(visit.Db, batch.Id) is not null
            || LayOutSheet.Run(state, await NameOf(visit, state), batch.Kind) is not { } sheet) return visit.NotFound();
        if (!state.IsOpen) return await ShowBatch(visit, state, batch, store, NotOpen(visit));
        var typed = sheet.Pages.ToDictionary(page => page.Code.Page,
            page => visit.Field(FormattableString.Invariant($"p{page.Code.Page}")));
        var answers = new Dictionary<int, byte>();
        foreach (var page in sheet.Pages)
        {
            var (read, problem) = ReadTyping.Run(state.Model, page, typed[page.Code.Page], visit.Language);
            if (problem is not null) return await ShowEntry(visit, state, batch, number, store, typed, problem);
            foreach (var (field, code) in read) answers[field] = code;
        }

        var outcome = await DecideSheet.Type(store.Paper, visit.Known, state, batch, number, UnitOf(visit), answers,
            RandomNumberGenerator.GetBytes(16), AttributesOf(visit, state), visit.Form["comment"].ToString());
        return outcome switch
        {
            DecideSheet.Outcome.Kept => Results.Redirect($"/campaigns/{state.Campaign.Id}/paper/{batch.Id}/{number + 1}"),
            DecideSheet.Outcome.Mended => Results.Redirect($"/campaigns/{state.Campaign.Id}/paper/{batch.Id}"),
            DecideSheet.Outcome.AlreadyTypedTwice => await ShowBatch(visit, state, batch, store,
                visit.Say($"Bogen {number} ist schon zweimal eingegeben.", $"Sheet {number} was typed twice already.")),
            DecideSheet.Outcome.CommentTooLong => await ShowEntry(visit, state, batch, number, store, typed, TooLong(visit)),
            _ => await ShowEntry(visit, state, batch, number, store, typed, DoesNotFit(visit)),
        };
    }

    /// <summary>As numbers of values; what was not chosen, or cannot be read, is not said.</summary>
    private static byte[] AttributesOf(Visit visit, CampaignState state) => [.. state.Campaign.Attributes.Select(asked =>
        byte.TryParse(visit.Field("a-" + asked.Key), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : PackedSheet.NotSaid)];

    private static int UnitOf(Visit visit) =>
        int.TryParse(visit.Field("unit"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unit) ? unit : -1;

    private static async Task<string> NameOf(Visit visit, CampaignState state) =>
        (await AdministrationEndpoints.Find(visit, state.Campaign.AdministrationId))!.Name;

    private static SheetKind? KindOf(string text) => text.Split('.').Select(part =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture,
            out var number) ? number : -1).ToList() is [>= 0 and var perspective,
            >= 0 and var variant, >= 0 and var language] ? new(perspective, variant, language) : null;

    private static string NotOpen(Visit visit) => visit.Say("Diese Erhebung ist nicht offen; sie nimmt keine Bögen an.",
        "This survey is not open; it takes no sheets.");

    private static string DoesNotFit(Visit visit) => visit.Say("Eine Antwort passt nicht zu ihrer Frage. Gespeichert wurde davon nichts.",
        "An answer does not fit its question. Nothing of it was stored.");
}
