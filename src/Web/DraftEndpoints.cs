using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Drafts;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>Models are changed as drafts of their files and published as new versions.</summary>
internal static class DraftEndpoints
{
    public static void MapModelDrafts(this IEndpointRouteBuilder app)
    {
        app.MapTransfers();
        app.MapGet("/model-drafts", (Visit visit, ModelShelf shelf) => List(visit, shelf, new())).Needs(Right.EditModels);
        app.MapPost("/model-drafts", Begin).Needs(Right.EditModels);
        app.MapGet("/model-drafts/{draft:guid}", (Visit visit, ModelShelf shelf, Guid draft) => Show(visit, shelf, draft, null))
            .Needs(Right.EditModels);
        app.MapGet("/model-drafts/{draft:guid}/files/{file}", ShowFile).Needs(Right.EditModels);
        app.MapPost("/model-drafts/{draft:guid}/files/{file}", SaveFile).Needs(Right.EditModels);
        app.MapGet("/model-drafts/{draft:guid}/texts/{area}", ShowTexts).Needs(Right.EditModels);
        app.MapPost("/model-drafts/{draft:guid}/texts/{area}", SaveTexts).Needs(Right.EditModels);
        app.MapPost("/model-drafts/{draft:guid}/undo", Undo).Needs(Right.EditModels);
        app.MapPost("/model-drafts/{draft:guid}/publication", Publish).Needs(Right.EditModels);
        app.MapGet("/model-drafts/{draft:guid}/preview/{perspective}", Preview).Needs(Right.EditModels);
    }

    private static async Task<IResult> List(Visit visit, ModelShelf shelf, BeginForm form)
    {
        var published = (await visit.Db.Set<PublishedModel>().AsNoTracking().Select(model => model.DraftId).ToListAsync()).ToHashSet();
        var drafts = await visit.Db.Set<ModelDraft>().AsNoTracking().ToListAsync();
        var parameters = new (string, object?)[]
        {
            ("Drafts", drafts.OrderByDescending(draft => draft.At).Select(draft => (draft, published.Contains(draft.Id))).ToList()),
            ("Models", await shelf.WithPublished(visit.Db)), ("Form", form),
        };
        return form.Problem is null ? visit.Page<DraftsPage>(parameters) : visit.Mend<DraftsPage>(parameters);
    }

    private static async Task<IResult> Begin(Visit visit, ModelShelf shelf)
    {
        var form = new BeginForm(visit.Field("parent"), visit.Field("version"), visit.Field("difference"));
        var models = await shelf.WithPublished(visit.Db);
        if (models.FirstOrDefault(model => $"{model.Key}/{model.Version}" == form.Parent) is not { } parent)
        {
            return await List(visit, shelf, form with { Problem = visit.Say("Bitte wählen Sie eine Fassung.",
                "Please choose a version.") });
        }

        var outcome = await BeginDraft.Run(visit.Db, visit.Known, parent, await shelf.FilesOf(visit.Db, parent),
            [.. models.Where(model => model.Key == parent.Key).Select(model => model.Version)], form.Version, form.Difference, visit.Now);
        if (outcome is BeginDraft.Begun begun) return Results.Redirect($"/model-drafts/{begun.Id}");
        return await List(visit, shelf, form with
        {
            Problem = outcome switch
            {
                BeginDraft.VersionTaken => visit.Say("Diese Fassung gibt es schon. Bitte wählen Sie eine andere Zahl.",
                    "This version exists already. Please choose another number."),
                BeginDraft.VersionUnfit => visit.Say("Bitte schreiben Sie die Fassung als Zahlen mit Punkten, zum Beispiel 1.1.",
                    "Please write the version as numbers with points, for example 1.1."),
                _ => visit.Say("Bitte schreiben Sie, was anders werden soll und warum (höchstens 2.000 Zeichen).",
                    "Please write what shall be different and why (at most 2,000 characters)."),
            },
        });
    }

    private static async Task<IResult> Show(Visit visit, ModelShelf shelf, Guid draft, string? problem)
    {
        if (await DraftState.Find(visit.Db, draft) is not { } state) return visit.NotFound();
        var parent = await Parent(visit, shelf, state);
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Shown", state.Model ?? parent), ("Problem", problem),
            ("Changes", state.Model is null || parent is null ? [] : CompareModels.Run(parent, state.Model)),
            ("Gone", state.Model is null || parent is null ? [] : PublishDraft.GoneFrom(parent, state.Model)),
        };
        return problem is null ? visit.Page<DraftPage>(parameters) : visit.Mend<DraftPage>(parameters);
    }

    private static async Task<MaturityModel?> Parent(Visit visit, ModelShelf shelf, DraftState state) =>
        (await shelf.WithPublished(visit.Db))
        .FirstOrDefault(model => model.Key == state.Draft.Key && model.Version == state.Draft.ParentVersion);

    private static async Task<IResult> ShowFile(Visit visit, Guid draft, string file)
    {
        if (await DraftState.Find(visit.Db, draft) is not { } state || !state.Files.TryGetValue(file,
            out var text)) return visit.NotFound();
        return visit.Page<DraftFilePage>(("State", state), ("Form", new FileForm(file, text, state.Last)));
    }

    private static async Task<IResult> SaveFile(Visit visit, Guid draft, string file)
    {
        if (await DraftState.Find(visit.Db, draft) is not { } state || !state.Files.ContainsKey(file)) return visit.NotFound();
        var text = visit.Form["text"].ToString().ReplaceLineEndings("\n");
        var outcome = await SaveDraft.Run(visit.Db, visit.Known, state, new Dictionary<string, string?> { [file] = text },
            visit.Number("seen"),
            visit.Field("why"), visit.Now);
        if (Said(visit, outcome) is not { } problem) return Results.Redirect($"/model-drafts/{draft}/files/{file}");
        // What was written stays in the field; saving once more stores it after all.
        state = (await DraftState.Find(visit.Db, draft))!;
        return visit.Mend<DraftFilePage>(("State", state), ("Form", new FileForm(file, text, state.Last, visit.Field("why"), problem)));
    }

    /// <summary>What to say when something was not stored; null when all is well.</summary>
    private static string? Said(Visit visit, SaveDraft.Outcome outcome) => outcome switch
    {
        SaveDraft.Overtaken other => visit.Say(
            $"{other.By} hat inzwischen gespeichert. Ihr Text steht noch hier und ist nicht gespeichert; speichern Sie noch einmal, wenn er gelten soll. Der andere Stand bleibt im Verlauf.",
            $"{other.By} saved in the meantime. Your text is still here and not stored; save once more if it shall count. The other state stays in the history."),
        SaveDraft.Closed => visit.Say("Dieser Entwurf ist veröffentlicht und ändert sich nicht mehr. Beginnen Sie einen neuen.",
            "This draft is published and does not change any more. Begin a new one."),
        SaveDraft.FileUnfit => visit.Say("Die Datei ist zu groß.", "The file is too large."),
        _ => null,
    };

    private static Task<IResult> ShowTexts(Visit visit, Guid draft, string area) => Texts(visit, draft, area, null, null);

    private static async Task<IResult> Texts(
        Visit visit, Guid draft, string area, string? problem, IReadOnlyDictionary<(string Language, string Item), string>? written)
    {
        if (await DraftState.Find(visit.Db, draft) is not { } state) return visit.NotFound();
        IReadOnlyList<TextRow> rows = [.. DraftTexts.Rows(state, area).Select(row => row with
        {
            Texts = row.Texts.ToDictionary(text => text.Key, text => written?.GetValueOrDefault((text.Key, row.Key)) ?? text.Value),
        })];
        if (rows.Count == 0) return visit.NotFound();
        var name = EditYaml.GetText(state.Files.GetValueOrDefault($"texts.{visit.Language.Key}.yaml") ?? "", ["areas", area,
            "name"]) ?? area;
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Area", area), ("Title", name), ("Rows", rows), ("Seen", state.Last), ("Problem", problem),
        };
        return problem is null ? visit.Page<DraftTextsPage>(parameters) : visit.Mend<DraftTextsPage>(parameters);
    }

    private static async Task<IResult> SaveTexts(Visit visit, Guid draft, string area)
    {
        if (await DraftState.Find(visit.Db, draft) is not { } state) return visit.NotFound();
        var known = DraftTexts.Rows(state, area).SelectMany(row => row.Texts.Keys.Select(language => (language, row.Key))).ToHashSet();
        var written = visit.Form.Where(field => field.Key.Split('|') is [var language, var item] && known.Contains((language, item)))
            .ToDictionary(field => (field.Key.Split('|')[0], field.Key.Split('|')[1]),
                field => field.Value.ToString().ReplaceLineEndings("\n").Trim());
        var (files, unwritten) = DraftTexts.Write(state, written);
        if (unwritten is not null)
        {
            return await Texts(visit, draft, area, visit.Say($"Der Text {unwritten} lässt sich hier nicht ändern. Bitte ändern Sie ihn in der Datei.",
                $"The text {unwritten} cannot be changed here. Please change it in the file."), written);
        }

        var outcome = await SaveDraft.Run(visit.Db, visit.Known, state, files, visit.Number("seen"), visit.Field("why"), visit.Now);
        return Said(visit, outcome) is { } problem
            ? await Texts(visit, draft, area, problem, written)
            : Results.Redirect($"/model-drafts/{draft}/texts/{area}");
    }

    private static async Task<IResult> Undo(Visit visit, ModelShelf shelf, Guid draft)
    {
        if (await DraftState.Find(visit.Db, draft) is not { } state) return visit.NotFound();
        var outcome = await UndoEdit.Run(visit.Db, visit.Known, state, visit.Number("number"), visit.Number("seen"), visit.Now);
        return Said(visit, outcome) is { } problem ? await Show(visit, shelf, draft, problem) : Results.Redirect($"/model-drafts/{draft}");
    }

    private static async Task<IResult> Publish(Visit visit, ModelShelf shelf, Guid draft)
    {
        if (await DraftState.Find(visit.Db, draft) is not { } state) return visit.NotFound();
        var parent = await Parent(visit, shelf, state);
        if (parent is null && state.Draft.ParentVersion.Length > 0)
        {
            return await Show(visit, shelf, draft, visit.Say("Die Fassung davor ist nicht mehr da.",
                "The version before is not there any more."));
        }

        var outcome = await PublishDraft.Run(visit.Db, visit.Known, state, parent, visit.Field("farewell") == "yes", visit.Now);
        return outcome switch
        {
            PublishDraft.Published published => Results.Redirect($"/models/{published.Model.Key}/{published.Model.Version}"),
            PublishDraft.Already => Results.Redirect($"/model-drafts/{draft}"),
            PublishDraft.NotSound => await Show(visit, shelf, draft, visit.Say("Der Entwurf hat noch Fehler.",
                "The draft still has problems.")),
            PublishDraft.NothingChanged => await Show(visit, shelf, draft, visit.Say("Der Entwurf unterscheidet sich nicht von der Fassung davor.",
                "The draft does not differ from the version before.")),
            PublishDraft.RenameFromNowhere nowhere => await Show(visit, shelf, draft, visit.Say(
                $"Unter „renames“ stehen Schlüssel, die es in Fassung {state.Draft.ParentVersion} nicht gibt: {string.Join(", ", nowhere.Keys)}. Bitte streichen Sie diese.",
                $"Under “renames” stand keys that version {state.Draft.ParentVersion} does not have: {string.Join(", ", nowhere.Keys)}. Please delete them.")),
            PublishDraft.Gone gone => await Show(visit, shelf, draft, visit.Say(
                $"Es fehlen Schlüssel der Fassung davor: {string.Join(", ", gone.Keys)}. Tragen Sie Umbenennungen ein oder bestätigen Sie unten, dass sie wegfallen.",
                $"Keys of the version before are missing: {string.Join(", ", gone.Keys)}. Declare renames or confirm below that they are dropped.")),
            _ => visit.NotFound(),
        };
    }

    /// <summary>All items of a perspective as its respondents see them; sending leads back here and stores nothing.</summary>
    private static async Task<IResult> Preview(Visit visit, Guid draft, string perspective)
    {
        if (await DraftState.Find(visit.Db, draft) is not { } state) return visit.NotFound();
        if (state.Model is not { } model)
        {
            return visit.Notice(StatusCodes.Status409Conflict, new(visit.Say("Noch keine Vorschau", "No preview yet"),
                visit.Say("Der Entwurf hat Fehler. Eine Vorschau gibt es, sobald er stimmig ist.", "The draft has problems. There is a preview as soon as it is sound."),
                $"/model-drafts/{draft}", visit.Say("Zum Entwurf", "To the draft")));
        }

        var asked = model.Forms.FirstOrDefault(form => form.Perspectives.Contains(perspective));
        if (asked is null) return visit.NotFound();
        var campaign = new Campaign(Guid.Empty, Guid.Empty, 1, visit.Say("Vorschau", "Preview"), model.ContentHash, asked.Key, [], 5, "",
            0, 0,
            visit.Now);
        var survey = new Survey(new(campaign, model, null, null), visit.Say("Ihre Verwaltung", "Your administration"));
        var sheet = survey.Begin(perspective, -1, _ => 0);
        var language = Respondent.LanguageOf(visit.Context.Request);
        var step = survey.Step(sheet, StepView.AllName, language)!;
        var page = step with { Survey = step.Survey with { PreviewAt = $"/model-drafts/{draft}/preview/{perspective}" } };
        return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<StepPage>(new Dictionary<string,
            object?> { ["View"] = page });
    }
}
