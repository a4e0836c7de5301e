using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.MaturityModels;
using Wegmarke.StandingSurveys;

namespace Wegmarke.Web;

/// <summary>Standing surveys of an administration: open, show, end, and what becomes of wishes.</summary>
internal static class StandingSurveyEndpoints
{
    private const int WishesPerPage = 25;

    public static void MapStandingSurveys(this IEndpointRouteBuilder app)
    {
        var surveys = app.MapGroup("/administrations/{administration:guid}/standing-surveys");
        surveys.MapGet("", (Visit visit, ModelShelf shelf, Guid administration) => List(visit, shelf, administration, StandingForm.Empty))
            .Needs(Right.ReadStandingSurveys);
        surveys.MapPost("", Open).Needs(Right.RunStandingSurveys);
        surveys.MapGet("/{survey:guid}", (Visit visit, Guid administration, Guid survey) => Show(visit, administration, survey, null))
            .Needs(Right.ReadStandingSurveys);
        surveys.MapPost("/{survey:guid}/end", End).Needs(Right.RunStandingSurveys);
        surveys.MapGet("/{survey:guid}/poster", Poster).Needs(Right.ReadStandingSurveys);
        surveys.MapGet("/{survey:guid}/releases/{perspective}/{number:int}", Document).Needs(Right.ReadStandingSurveys);
        surveys.MapGet("/wishes", Wishes).Needs(Right.AnswerWishes);
        surveys.MapGet("/wishes/{wish:guid}", (Visit visit, WishKeys keys, Guid administration, Guid wish) =>
            ShowWish(visit, keys, administration, wish, null))
            .Needs(Right.AnswerWishes);
        surveys.MapPost("/wishes/{wish:guid}", Answer).Needs(Right.AnswerWishes);
    }

    private static async Task<IResult> List(Visit visit, ModelShelf shelf, Guid administration, StandingForm form)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var surveys = await visit.Db.Set<StandingSurvey>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .ToListAsync();
        var ids = surveys.Select(one => one.Id).ToList();
        var ends = await visit.Db.Set<StandingSurveyEnd>().AsNoTracking().Where(one => ids.Contains(one.SurveyId))
            .Select(one => one.SurveyId).ToListAsync();
        var months = (await visit.Db.Set<MonthRelease>().AsNoTracking().Where(one => ids.Contains(one.SurveyId) && one.Json != null)
            .Select(one => new { one.SurveyId, one.To }).ToListAsync()).ToLookup(one => one.SurveyId, one => one.To);
        var choices = await Choices(visit, shelf);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Surveys", (IReadOnlyList<(StandingSurvey, bool, Month?)>)[.. surveys
                .Select(one => (one, ends.Contains(one.Id), months[one.Id].Any() ? months[one.Id].Max() : (Month?)null))
                .OrderBy(one => one.Item2).ThenBy(one => one.one.Name, StringComparer.Create(visit.Language.Culture, true))]),
            ("Choices", (IReadOnlyList<(string, string)>)[.. choices.Select(one => ($"{one.Model.Key}/{one.Model.Version}|{one.Form.Key}",
                one.Model.TextsIn(visit.Language.Key).Forms[one.Form.Key]))]),
            ("Perspectives", (IReadOnlyList<(string, string)>)[.. choices.SelectMany(one => one.Form.Perspectives.Select(key =>
                (key, one.Model.TextsIn(visit.Language.Key).Perspectives[key].Plural))).DistinctBy(one => one.key)]),
            ("OpenWishes", await WishState.CountOpen(visit.Db, administration)), ("Form", form),
            ("MayRun", visit.Known.May(Right.RunStandingSurveys, administration)),
            ("MayAnswer", visit.Known.May(Right.AnswerWishes, administration)),
        };
        return form.Problem is null ? visit.Page<StandingSurveysPage>(parameters) : visit.Mend<StandingSurveysPage>(parameters);
    }

    /// <summary>The questionnaires for people outside the house, of the newest version of each model.</summary>
    private static async Task<List<(MaturityModel Model, Form Form)>> Choices(Visit visit, ModelShelf shelf) =>
        [.. (await shelf.WithPublished(visit.Db)).GroupBy(model => model.Key).Select(versions => versions.Last())
            .SelectMany(model => OpenStandingSurvey.FormsOf(model).Select(form => (model, form)))];

    private static async Task<IResult> Open(Visit visit, ModelShelf shelf, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var chosen = visit.Field("form").Split('|');
        var form = new StandingForm(visit.Field("name"), chosen[0], chosen[^1], [.. visit.Form["perspective"].OfType<string>()],
            visit.Number("threshold"), visit.Number("people"), visit.Language.ReadDay(visit.Field("informed")));
        var model = (await Choices(visit, shelf)).FirstOrDefault(one => $"{one.Model.Key}/{one.Model.Version}" == form.Model).Model;
        var outcome = model is null ? new OpenStandingSurvey.FormUnknown()
            : await OpenStandingSurvey.Run(visit.Db, visit.Known, found, model, form, visit.Now);
        return outcome is OpenStandingSurvey.Opened opened
            ? Results.Redirect($"/administrations/{administration}/standing-surveys/{opened.Id}")
            : await List(visit, shelf, administration, form with { Problem = Problem(visit, outcome) });
    }

    private static string Problem(Visit visit, OpenStandingSurvey.Outcome outcome) => outcome switch
    {
        OpenStandingSurvey.NameMissing => visit.Say(
            $"Bitte nennen Sie das Amt oder die Aufgabe mit höchstens {OpenStandingSurvey.NameMax} Zeichen.",
            $"Please name the office or the task in at most {OpenStandingSurvey.NameMax} characters."),
        OpenStandingSurvey.NameTaken => visit.Say("Dazu läuft schon eine Befragung.", "A survey about this is running already."),
        OpenStandingSurvey.FormUnknown => visit.Say("Bitte wählen Sie einen Fragebogen aus der Liste.",
            "Please choose a questionnaire in the list."),
        OpenStandingSurvey.PerspectiveMissing => visit.Say("Bitte wählen Sie, wer gefragt wird.", "Please choose who is asked."),
        OpenStandingSurvey.ThresholdOutside => visit.Say("Die kleinste Zahl von Antworten muss zwischen 5 und 20 liegen.",
            "The smallest number of answers must lie between 5 and 20."),
        OpenStandingSurvey.TooFewPeople => visit.Say(
            "Dort arbeiten zu wenige oder keine Zahl ist eingetragen: Mindestens fünf Menschen, sonst spräche das Ergebnis von Einzelnen.",
            "Too few people work there, or no number is given: at least five, otherwise the result would speak of single persons."),
        _ => visit.Say("Bitte nennen Sie den Tag, an dem der Personalrat informiert wurde, zum Beispiel 2026-06-30.",
            "Please give the day on which the staff council was informed, for example 2026-06-30."),
    };

    private static async Task<IResult> Show(Visit visit, Guid administration, Guid survey, string? problem)
    {
        if (await StandingSurveyState.Find(visit.Db, administration, survey) is not { } state) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("View", new StandingView(state, visit.Language)), ("Link", LinkOf(visit, state)), ("Problem", problem),
            ("MayRun", visit.Known.May(Right.RunStandingSurveys, administration)),
        };
        return problem is null ? visit.Page<StandingSurveyPage>(parameters) : visit.Mend<StandingSurveyPage>(parameters);
    }

    private static string LinkOf(Visit visit, StandingSurveyState state) =>
        $"{Site.Of(visit.Context)}{Citizen.Root}{state.Survey.Slug}";

    private static async Task<IResult> End(Visit visit, KnownStandingSurveys known, Guid administration, Guid survey)
    {
        if (await StandingSurveyState.Find(visit.Db, administration, survey) is not { } state) return visit.NotFound();
        if (visit.Field("name") != state.Survey.Name)
        {
            return await Show(visit, administration, survey, visit.Say("Der Name stimmt nicht überein. Die Befragung läuft weiter.",
                "The name does not match. The survey goes on."));
        }

        await OpenStandingSurvey.End(visit.Db, visit.Known, state, visit.Now);
        known.Forget(state.Survey.Slug);
        return Results.Redirect($"/administrations/{administration}/standing-surveys/{survey}");
    }

    private static async Task<IResult> Poster(Visit visit, Guid administration, Guid survey)
    {
        if (await StandingSurveyState.Find(visit.Db, administration, survey) is not { } state) return visit.NotFound();
        var name = (await AdministrationEndpoints.Find(visit, administration))!.Name;
        return visit.Page<StandingPosterPage>(("Survey", state.Survey), ("Administration", name), ("Link", LinkOf(visit, state)));
    }

    private static async Task<IResult> Document(Visit visit, Guid administration, Guid survey, string perspective, int number) =>
        (await StandingSurveyState.Find(visit.Db, administration, survey))?.Releases
            .FirstOrDefault(one => one.Perspective == perspective && one.Number == number)?.Json is { } json
            ? Results.Bytes(System.Text.Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8") : visit.NotFound();

    private static async Task<IResult> Wishes(Visit visit, WishKeys keys, Guid administration, string? q, string? show, int? page)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var all = await WishState.Of(visit.Db, keys, administration);
        var (search, done, number) = ((q ?? "").Trim(), show == "done", Math.Max(1, page ?? 1));
        var chosen = all.Where(one => one.IsDone == done && Holds(one, search)).ToList();
        if (done) chosen.Reverse();
        return visit.Page<WishesPage>(("Administration", found), ("Due", all.Count(one => !one.IsDone)), ("Search", search),
            ("Show", done ? "done" : "due"), ("Number", number), ("More", chosen.Count > number * WishesPerPage), ("Now", visit.Now),
            ("Wishes", (IReadOnlyList<WishState>)[.. chosen.Skip((number - 1) * WishesPerPage).Take(WishesPerPage)]));
    }

    private static bool Holds(WishState one, string search) => search.Length == 0
        || new[] { one.Words, one.Survey, one.Owner ?? "", one.Published?.Told ?? "", one.Published?.Words ?? "" }
            .Any(text => text.Contains(search, StringComparison.OrdinalIgnoreCase));

    private static async Task<IResult> ShowWish(Visit visit, WishKeys keys, Guid administration, Guid wish, string? problem)
    {
        if (await WishState.Find(visit.Db, keys, administration, wish) is not { } state) return visit.NotFound();
        var publishing = visit.Context.Request.HasFormContentType && visit.Field("deed") == nameof(WishDeed.Publish);
        var parameters = new (string, object?)[]
        {
            ("Administration", administration), ("State", state), ("Problem", problem), ("MayAnswer", true),
            ("Told", publishing ? visit.Field("told") : null), ("Answer", publishing ? visit.Field("words") : null),
        };
        return problem is null ? visit.Page<WishPage>(parameters) : visit.Mend<WishPage>(parameters);
    }

    private static async Task<IResult> Answer(Visit visit, WishKeys keys, Guid administration, Guid wish)
    {
        if (await WishState.Find(visit.Db, keys, administration, wish) is not { } state) return visit.NotFound();
        if (!Enum.TryParse<WishDeed>(visit.Field("deed"), out var deed) || !Enum.IsDefined(deed))
        {
            return await ShowWish(visit, keys, administration, wish, visit.Say("Bitte wählen Sie, was geschehen soll.",
                "Please choose what is to be done."));
        }

        return await AnswerWish.Run(visit.Db, visit.Known, administration, state, deed, visit.Field("words"), visit.Field("told"),
            visit.Field("reviewed") == "yes", visit.Now) switch
        {
            AnswerWish.WordsMissing => await ShowWish(visit, keys, administration, wish, visit.Say(
                $"Bitte füllen Sie alle Felder aus, mit höchstens {AnswerWish.WordsMax} Zeichen.",
                $"Please fill in all fields, with at most {AnswerWish.WordsMax} characters.")),
            AnswerWish.NotYet => await ShowWish(visit, keys, administration, wish, visit.Say(
                "Das geht in diesem Stand nicht; vielleicht war jemand anderes schneller.",
                "This is not possible in this state; perhaps somebody else was faster.")),
            AnswerWish.NotReviewed => await ShowWish(visit, keys, administration, wish, visit.Say(
                "Bitte bestätigen Sie unter den beiden Texten, dass niemand zu erkennen ist.",
                "Please confirm below the two texts that nobody can be recognised.")),
            AnswerWish.TellsOfSomebody trace => await ShowWish(visit, keys, administration, wish, visit.Say(
                $"In den Texten steht „{trace.What}“. Adressen, Telefonnummern und Konten werden nicht veröffentlicht.",
                $"The texts hold “{trace.What}”. Addresses, telephone numbers and accounts are not published.")),
            _ => Results.Redirect($"/administrations/{administration}/standing-surveys/wishes/{wish}"),
        };
    }
}
