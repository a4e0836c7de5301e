using System.Globalization;
using Wegmarke.Design;
using Wegmarke.Responses;
using Wegmarke.StandingSurveys;
using Wegmarke.Statistics;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Pages of standing surveys for everybody: the questions, the wishes, the answers. No account, no cookie, no line in a
/// log.</summary>
internal static class OpinionEndpoints
{
    public static void MapOpinions(this IEndpointRouteBuilder app)
    {
        var survey = app.MapGroup(Citizen.Root + "{slug}").ForRespondents();
        survey.MapGet("", (Citizen who, SpamGuard guard) => who.InOpenSurvey(() => Welcome(who, guard)));
        survey.MapGet("/{perspective}", (Citizen who, SpamGuard guard, string perspective) => who.InOpenSurvey(() =>
            Show(who, guard, perspective)));
        survey.MapPost("/{perspective}", (Citizen who, SpamGuard guard, AnswerStore store, string perspective) => who.InOpenSurvey(() =>
            Take(who, guard, store, perspective)));
        survey.MapGet("/wish", (Citizen who, SpamGuard guard) => who.InOpenSurvey(() => Task.FromResult(AskWish(who, guard, false))));
        survey.MapGet("/thanks", (Citizen who, SpamGuard guard) => who.InOpenSurvey(() => Task.FromResult(AskWish(who, guard, true))));
        survey.MapPost("/wish", (Citizen who, SpamGuard guard, Database db, WishKeys keys, TimeProvider time) => who.InOpenSurvey(() =>
            TakeWish(who, guard, db, keys, time)));
        survey.MapGet("/told", (Citizen who) => who.InSurvey(() => Task.FromResult(who.Message(
            who.Say("Vielen Dank. Ihr Text ist angekommen.", "Thank you. Your text has arrived."),
            who.Say("Wir entscheiden darüber und antworten auf der öffentlichen Seite dieser Befragung.",
                "We decide on it and answer on the public page of this survey."), "/answers", StatusCodes.Status200OK))));
        survey.MapGet("/answers", (Citizen who, Database db, WishKeys keys) => who.InSurvey(async () => who.Page<AnswersPage>(
            ("Answered", await WishState.Answered(db, keys, who.State.Survey)), ("Open", who.State.End is null))));
    }

    private static Task<IResult> Welcome(Citizen who, SpamGuard guard) => who.Survey.Perspectives.Count == 1
        ? Show(who, guard, who.Survey.Perspectives[0])
        : Task.FromResult(who.Page<OpinionWelcomePage>(("Perspectives", who.Survey.Perspectives)));

    private static async Task<IResult> Show(Citizen who, SpamGuard guard, string perspective)
    {
        if (!who.Survey.Perspectives.Contains(perspective)) return who.NoSuchPage();
        var sheet = who.Survey.Begin(perspective, -1, _ => 0);
        var page = await who.Survey.Page(sheet, StepView.SheetName, who.Language,
            view => SurveyEndpoints.Render<OpinionPage>(who.Context, view));
        return new SurveyEndpoints.FrozenResult(page!, sheet.Codes, guard.Note(who.State.Survey.Id));
    }

    private static async Task<IResult> Take(Citizen who, SpamGuard guard, AnswerStore store, string perspective)
    {
        if (!who.Survey.Perspectives.Contains(perspective)) return who.NoSuchPage();
        var form = await who.Context.Request.ReadFormAsync();
        var begun = who.Survey.Begin(perspective, -1, _ => 0);
        var sheet = who.Survey.Answer(begun, StepView.SheetName, place =>
            form.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"i{place}"), out var value) ? value.ToString() : null);
        if (sheet is null)
        {
            return await Again(who, guard, begun, StatusCodes.Status422UnprocessableEntity, who.Say(
                "Eine Antwort passt nicht zu ihrer Frage. Bitte wählen Sie eine der gezeigten Antworten.",
                "One answer does not fit its question. Please choose one of the answers shown."));
        }

        if (sheet.Codes.All(code => code is AnswerCode.Skipped or AnswerCode.NotAsked))
        {
            return await Again(who, guard, sheet, StatusCodes.Status422UnprocessableEntity, who.Say(
                "Noch ist keine Frage beantwortet. Eine genügt.", "No item is answered yet. One is enough."));
        }

        if (guard.Judge(who.State.Survey.Id, form, out var secret, out var opened) is { } refusal)
        {
            return await Again(who, guard, sheet, SpamGuard.StatusOf(refusal), Words(who, refusal));
        }

        var stored = await HandInOpinion.Run(store, who.State.Survey, perspective, secret.Ballot, sheet, opened);
        return stored == Stored.Closed ? await Again(who, guard, sheet, StatusCodes.Status503ServiceUnavailable, who.Say(
            "Gerade nimmt die Befragung nichts an. Ihre Kreuze stehen noch hier; bitte versuchen Sie es morgen noch einmal.",
            "The survey takes nothing just now. Your marks still stand here; please try again tomorrow.")) : who.To("/thanks");
    }

    /// <summary>The same page with everything that was marked, and what is to be mended.</summary>
    private static async Task<IResult> Again(Citizen who, SpamGuard guard, PackedSheet sheet, int status, string problem)
    {
        who.Context.Response.StatusCode = status;
        var step = who.Survey.Step(sheet, StepView.SheetName, who.Language)!;
        var page = new FrozenPage(await SurveyEndpoints.Render<OpinionPage>(who.Context, step, problem));
        return new SurveyEndpoints.FrozenResult(page, sheet.Codes, guard.Note(who.State.Survey.Id));
    }

    private static IResult AskWish(Citizen who, SpamGuard guard, bool sent, bool complaint = false, string text = "",
        string? problem = null) => who.Page<WishFormPage>(("Token", guard.Note(who.State.Survey.Id)), ("Sent", sent),
            ("Complaint", complaint), ("Text", text), ("Problem", problem));

    private static async Task<IResult> TakeWish(Citizen who, SpamGuard guard, Database db, WishKeys keys, TimeProvider time)
    {
        var form = await who.Context.Request.ReadFormAsync();
        var (complaint, text) = (form["kind"] == "complaint", form["text"].ToString());
        var survey = who.State.Survey;
        if (text.Trim().Length is 0 or > ReceiveWish.TextMax)
        {
            who.Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return AskWish(who, guard, false, complaint, text, who.Say(
                $"Bitte schreiben Sie, worum es geht, mit höchstens {ReceiveWish.TextMax} Zeichen.",
                $"Please write what it is about, with at most {ReceiveWish.TextMax} characters."));
        }

        if (guard.Judge(survey.Id, form, out var secret, out _) is { } refusal)
        {
            who.Context.Response.StatusCode = SpamGuard.StatusOf(refusal);
            return AskWish(who, guard, false, complaint, text, Words(who, refusal));
        }

        await ReceiveWish.Run(db, keys, survey, new Guid(secret.SpendingToken), complaint ? WishKind.Complaint : WishKind.Wish, text,
            time.GetUtcNow());
        return who.To("/told");
    }

    private static string Words(Citizen who, SpamGuard.Refusal refusal) => Words(who.Say, refusal);

    /// <summary>What is said to people whom the guard hits; what they entered still stands on their page.</summary>
    /// <param name="Say">Says a sentence in the language of the reader.</param>
    internal static string Words(Func<Phrase, Phrase, string> Say, SpamGuard.Refusal refusal) => refusal switch
    {
        SpamGuard.Refusal.TooFast => Say(
            "Das ging sehr schnell, wie bei einem Programm. Was Sie eingegeben haben, steht noch hier; bitte senden Sie es in ein paar Sekunden noch einmal ab.",
            "That was very fast, as from a program. What you entered still stands here; please send it again in a few seconds."),
        SpamGuard.Refusal.TooLate => Say(
            "Die Seite war länger als sechs Stunden offen. Was Sie eingegeben haben, steht noch hier; bitte senden Sie es noch einmal ab.",
            "The page was open for more than six hours. What you entered still stands here; please send it again."),
        SpamGuard.Refusal.FilledTrap => Say(
            "Ein Feld, das leer bleiben muss, war ausgefüllt. Vielleicht war es Ihr Browser; bitte senden Sie noch einmal ab.",
            "A field that must stay empty was filled in. Perhaps your browser did it; please send again."),
        _ => Say("Gerade antworten sehr viele. Was Sie eingegeben haben, steht noch hier; bitte senden Sie es in einer Minute noch einmal ab.",
            "Very many are answering just now. What you entered still stands here; please send it again in a minute."),
    };
}
