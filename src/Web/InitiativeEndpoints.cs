using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Strategy;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Initiatives: the list, one of them, changing it, what was declined, and what the model proposes.</summary>
internal static class InitiativeEndpoints
{
    private const string Root = "/administrations/{administration:guid}/initiatives";
    private const string One = Root + "/{initiative:guid}";

    /// <summary>Room for the form around a file.</summary>
    private const int RequestBytesMax = InitiativeDocument.BytesMax + 64 * 1024;

    public static void MapInitiatives(this IEndpointRouteBuilder app)
    {
        app.MapInitiativeFiles();
        app.MapCapacity();
        app.MapPlans();
        app.MapWeighing();
        app.MapGet(Root, (Visit visit, Guid administration, ModelShelf shelf) => List(visit, administration, shelf, null))
            .Needs(Right.ReadSteering);
        app.MapGet(Root + "/no", (Visit visit, Guid administration, ModelShelf shelf) => StrategyEndpoints.With(visit, administration,
            shelf,
            async (found, _) => visit.Page<NoPage>(("Administration", found), ("Portfolio", await Portfolio.Of(visit.Db, administration)))))
            .Needs(Right.ReadSteering);
        app.MapGet(Root + "/portfolio", (Visit visit, Guid administration, ModelShelf shelf) => StrategyEndpoints.With(visit,
            administration,
            shelf, async (found, _) => visit.Page<PortfolioPage>(("Administration", found),
                ("Portfolio", await Portfolio.Of(visit.Db, administration))))).Needs(Right.ReadSteering);
        app.MapGet(Root + "/suggestions", (Visit visit, Guid administration, ModelShelf shelf) => StrategyEndpoints.With(visit,
            administration, shelf, async (found, model) =>
            {
                var view = await StrategyView.Find(visit.Db, visit.Known, found, model, visit.Language, visit.Now);
                return visit.Page<SuggestionsPage>(("Administration", found), ("Model", model),
                    ("Found", SuggestInitiatives.Run(model, view.Portfolio, [.. view.Below], [])));
            })).Needs(Right.Steer);
        app.MapGet(Root + "/new", (Visit visit, Guid administration, ModelShelf shelf) => ShowNew(visit, administration, shelf))
            .Needs(Right.Steer);
        app.MapPost(Root, (Visit visit, Guid administration, ModelShelf shelf) => Save(visit, administration, null, shelf))
            .Needs(Right.Steer);
        app.MapPost(Root + "/steps", MoveMany).Needs(Right.Steer);
        app.MapGet(One, (Visit visit, Guid administration, Guid initiative, ModelShelf shelf) =>
            Show(visit, administration, initiative, shelf, null)).Needs(Right.ReadSteering);
        app.MapGet(One + "/edit", (Visit visit, Guid administration, Guid initiative, ModelShelf shelf) =>
            ShowEdit(visit, administration, initiative, shelf)).Needs(Right.Steer);
        app.MapPost(One, (Visit visit, Guid administration, Guid initiative, ModelShelf shelf) =>
            Save(visit, administration, initiative, shelf)).Needs(Right.Steer);
        app.MapPost(One + "/steps", Move).Needs(Right.Steer);
        app.MapPost(One + "/comments", Comment).Needs(Right.ReportSteering);
        app.MapPost(One + "/documents", Attach).Needs(Right.ReportSteering)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(RequestBytesMax));
        app.MapGet(One + "/documents/{document:guid}", Download).Needs(Right.ReadSteering);
        app.MapChange();
    }

    private static Task<IResult> List(Visit visit, Guid administration, ModelShelf shelf, string? problem) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        var query = visit.Context.Request.Query;
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Portfolio", await Portfolio.Of(visit.Db, administration)),
            ("Query", new PortfolioQuery(query["q"].ToString().Trim(), query["stand"].ToString(), query["area"].ToString(),
                query["sort"].ToString(), int.TryParse(query["page"], System.Globalization.CultureInfo.InvariantCulture, out var page)
                    ? page : 1)),
            ("Today", visit.Today), ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Problem", problem),
        };
        return problem is null ? visit.Page<InitiativesPage>(parameters) : visit.Mend<InitiativesPage>(parameters);
    });

    private static Task<IResult> Show(Visit visit, Guid administration, Guid initiative, ModelShelf shelf, string? problem) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        var portfolio = await Portfolio.Of(visit.Db, administration);
        if (portfolio.Sheets.FirstOrDefault(one => one.Id == initiative) is not { } sheet) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Sheet", sheet), ("History", await InitiativeHistory.Of(visit.Db, initiative)),
            ("Goals", await Goals(visit, administration)),
            ("Others", (IReadOnlyList<Sheet>)[.. portfolio.Sheets.Where(one => one.Id != initiative)]), ("Today",
                visit.Today), ("OwnCauses", await FindOwnCauses.Run(visit.Db, visit.Known, administration, model)),
            ("MaySteer", visit.Known.May(Right.Steer, administration)),
            ("MayComment", visit.Known.May(Right.ReportSteering, administration)), ("Problem", problem),
            ("Written", problem is null ? ("", "", "", "") : (visit.Field("stand"), visit.Field("reason"), visit.Field("day"),
                visit.Field("text"))),
        };
        return problem is null ? visit.Page<InitiativePage>(parameters) : visit.Mend<InitiativePage>(parameters);
    });

    private static async Task<IReadOnlyList<(Guid Goal, string Title)>> Goals(Visit visit, Guid administration) =>
        [.. (await StrategyState.Of(visit.Db, administration)).Goals.Select(one => (one.Id, one.Content.Title))];

    /// <summary>An empty form, filled from the catalogue or for a goal where the address names one.</summary>
    private static Task<IResult> ShowNew(Visit visit, Guid administration, ModelShelf shelf) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        var query = visit.Context.Request.Query;
        var form = new InitiativeForm { Area = query["area"].ToString() };
        if (query["goal"].ToString() is { Length: > 0 } goal) form = form with { Goals = new Dictionary<string, string> { [goal] = "" } };
        if (model.Initiatives.FirstOrDefault(one => one.Key == query["from"]) is { } known)
        {
            var text = model.TextsIn(visit.Language.Key).Initiatives[known.Key];
            form = form with
            {
                Title = text.Name, Area = known.Areas[0], Source = nameof(InitiativeSource.Catalogue), Catalogue = known.Key,
                    Why = text.Goal,
                Effect = text.Effect, Causes = known.Causes, Risks = text.Risks, People = text.Who,
                Days = ((known.Effort.DaysLow + known.Effort.DaysHigh) / 2).ToString("0.#", visit.Language.Culture),
            };
        }

        return await Edit(visit, found, model, null, form, 0, null, null);
    });

    private static Task<IResult> ShowEdit(Visit visit, Guid administration, Guid initiative, ModelShelf shelf) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
            await Portfolio.Find(visit.Db, administration, initiative) is { } sheet
                ? await Edit(visit, found, model, initiative, InitiativeForm.Of(sheet.Content, visit.Language), sheet.Version.Number, null,
                    null)
                : visit.NotFound());

    private static async Task<IResult> Edit(Visit visit, Administration administration, MaturityModel model, Guid? initiative,
        InitiativeForm form, int seen, Initiative? theirs, string? problem)
    {
        var portfolio = await Portfolio.Of(visit.Db, administration.Id);
        var parameters = new (string, object?)[]
        {
            ("Administration", administration), ("Model", model), ("Initiative", initiative), ("Form", form), ("Seen",
                theirs?.Number ?? seen),
            ("Goals", await Goals(visit, administration.Id)), ("Theirs", theirs), ("Problem", problem),
            ("Units", await visit.Db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration.Id).ToListAsync()),
            ("OwnCauses", await FindOwnCauses.Run(visit.Db, visit.Known, administration.Id, model)),
            ("Others", (IReadOnlyList<Sheet>)[.. portfolio.Sheets.Where(one => one.Id != initiative)]),
        };
        return problem is null && theirs is null ? visit.Page<InitiativeEditPage>(parameters) : visit.Mend<InitiativeEditPage>(parameters);
    }

    private static Task<IResult> Save(Visit visit, Guid administration, Guid? initiative, ModelShelf shelf) =>
        StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
    {
        var form = ReadInitiativeForm.Written(visit);
        var (content, problem) = ReadInitiativeForm.Run(visit, form);
        if (content is null) return await Edit(visit, found, model, initiative, form, visit.Seen, null, problem);
        return await SaveInitiative.Run(visit.Db, visit.Known, administration, model, initiative, visit.Seen, content, visit.Now) switch
        {
            SaveInitiative.Saved saved => Results.Redirect($"/administrations/{administration}/initiatives/{saved.Id}"),
            SaveInitiative.Refused refused => await Edit(visit, found, model, initiative, form, visit.Seen, null,
                refused.Why.In(visit.Language)),
            SaveInitiative.Overtaken overtaken => await Edit(visit, found, model, initiative, form, visit.Seen, overtaken.Theirs, null),
            _ => visit.NotFound(),
        };
    });

    private static async Task<IResult> Move(Visit visit, Guid administration, Guid initiative, ModelShelf shelf) =>
        await ControllingEndpoints.Hold(visit, administration, initiative) ?? await MoveInitiative.Run(visit.Db, visit.Known,
            administration, initiative, visit.Seen, visit.Chosen<Stand>(visit.Field("stand")),
            visit.Field("reason"), visit.Language.ReadDay(visit.Field("day")), visit.Now) switch
        {
            MoveInitiative.Moved => Results.Redirect($"/administrations/{administration}/initiatives/{initiative}"),
            MoveInitiative.Refused refused => await Show(visit, administration, initiative, shelf, refused.Why.In(visit.Language)),
            MoveInitiative.Overtaken { Theirs: var theirs } => await Show(visit, administration, initiative, shelf, visit.Say(
                $"Inzwischen hat {theirs.By} den Stand auf „{theirs.Stand.Name(visit.Language)}“ gesetzt. Was Sie geschrieben haben, steht unten; tragen Sie es noch einmal ein, wenn es weiter gilt.",
                $"Meanwhile {theirs.By} has set the stand to “{theirs.Stand.Name(visit.Language)}”. What you wrote stands below; enter it again if it still holds.")),
            _ => visit.NotFound(),
        };

    /// <summary>The same step for several; each for itself, so that one that does not fit does not hold up the others.</summary>
    private static async Task<IResult> MoveMany(Visit visit, Guid administration, ModelShelf shelf)
    {
        var (stand, day) = (visit.Chosen<Stand>(visit.Field("to")), visit.Language.ReadDay(visit.Field("day")));
        if (await ControllingEndpoints.HoldMany(visit, administration) is { } held) return await List(visit, administration, shelf, held);
        List<string> left = [];
        var moved = 0;
        foreach (var pick in visit.Form["pick"].OfType<string>().Take(PortfolioQuery.PerPage * 4))
        {
            var parts = pick.Split('/');
            if (parts.Length != 2 || !Guid.TryParse(parts[0], out var id) || !int.TryParse(parts[1],
                System.Globalization.CultureInfo.InvariantCulture, out var seen)) continue;
            switch (await MoveInitiative.Run(visit.Db, visit.Known, administration, id, seen, stand, visit.Field("reason"), day, visit.Now))
            {
                case MoveInitiative.Moved:
                    moved++;
                    break;
                case MoveInitiative.Refused refused:
                    left.Add(refused.Why.In(visit.Language));
                    break;
                case MoveInitiative.Overtaken overtaken:
                    left.Add(visit.Say($"{overtaken.Theirs.By} war schneller; laden Sie die Liste neu.",
                        $"{overtaken.Theirs.By} was faster; load the list again."));
                    break;
            }
        }

        if (moved > 0 && left.Count == 0) return Results.Redirect($"/administrations/{administration}/initiatives");
        return await List(visit, administration, shelf, moved + left.Count == 0
            ? visit.Say("Bitte wählen Sie mindestens eine Maßnahme.", "Please pick at least one initiative.")
            : visit.Say($"{moved} geändert, {left.Count} nicht: ", $"{moved} changed, {left.Count} not: ") + string.Join(" ",
                left.Distinct()));
    }

    private static async Task<IResult> Comment(Visit visit, Guid administration, Guid initiative, ModelShelf shelf) =>
        await AddToInitiative.Comment(visit.Db, visit.Known, administration, initiative, visit.Field("text"), visit.Now) switch
        {
            AddToInitiative.Added => Results.Redirect($"/administrations/{administration}/initiatives/{initiative}"),
            AddToInitiative.DoesNotFit => await Show(visit, administration, initiative, shelf, visit.Say(
                "Bitte schreiben Sie die Bemerkung in höchstens 4.000 Zeichen.", "Please write the comment in at most 4,000 characters.")),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> Attach(Visit visit, Guid administration, Guid initiative, ModelShelf shelf)
    {
        var file = visit.Form.Files.GetFile("file");
        var bytes = file is null ? [] : await Upload.Bytes(file, InitiativeDocument.BytesMax);
        return await AddToInitiative.Document(visit.Db, visit.Known, administration, initiative,
            Path.GetFileName(file?.FileName.Replace('\\', '/') ?? ""), bytes, visit.Now) switch
        {
            AddToInitiative.Added => Results.Redirect($"/administrations/{administration}/initiatives/{initiative}"),
            AddToInitiative.DoesNotFit => await Show(visit, administration, initiative, shelf, visit.Say(
                "Bitte wählen Sie eine Datei mit höchstens 5 MB; eine Maßnahme hat höchstens 50 Unterlagen.",
                "Please choose a file of at most 5 MB; an initiative has at most 50 documents.")),
            _ => visit.NotFound(),
        };
    }

    /// <summary>Always handed out as a file to save, never shown as a page of ours.</summary>
    private static async Task<IResult> Download(Visit visit, Guid administration, Guid initiative, Guid document)
    {
        var found = await Portfolio.Find(visit.Db, administration, initiative) is null ? null : await visit.Db.Set<InitiativeDocument>()
            .AsNoTracking().FirstOrDefaultAsync(one => one.Id == document && one.InitiativeId == initiative);
        return found is null ? visit.NotFound() : Results.File(found.Bytes, "application/octet-stream", found.Name);
    }
}
