using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Wegmarke.Campaigns;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>The respondent's pages. They know nobody, write no log line and remember a browser only by the secret it holds
/// itself.</summary>
internal static class SurveyEndpoints
{
    public static void MapSurvey(this IEndpointRouteBuilder app)
    {
        var survey = app.MapGroup("/s/{slug}").ForRespondents();
        survey.MapGet("", (Respondent who) => who.InOpenSurvey(() => Task.FromResult(who.Welcome(null, null))));
        survey.MapPost("", (Respondent who) => who.InOpenSurvey(() => Begin(who)));
        survey.MapPost("/resume", (Respondent who) => who.InOpenSurvey(() => Resume(who)));
        survey.MapGet("/{step}", (Respondent who, string step) => who.InOpenSurvey(() => ShowStep(who, step)));
        survey.MapPost("/{step}", (Respondent who, string step) => who.InOpenSurvey(() => SaveStep(who, step)));
        survey.MapGet("/review", (Respondent who) => who.InOpenSurvey(() => Review(who)));
        survey.MapPost("/submission", (Respondent who) => who.InOpenSurvey(() => Submit(who)));
        survey.MapGet("/done", (Respondent who) => who.InSurvey(() => Task.FromResult<IResult>(who.Message(
            who.Say("Vielen Dank. Ihre Antworten sind angekommen.", "Thank you. Your answers have arrived."),
            who.Say("Sie können dieses Fenster schließen. Das Ergebnis wird veröffentlicht, wenn die Befragung beendet ist; gezeigt werden nur Zahlen, hinter denen genügend Personen stehen.",
                "You can close this window. The result is published when the survey has ended; only figures that rest on enough people are shown.")))));
    }

    private static async Task<IResult> Begin(Respondent who)
    {
        var form = await who.Context.Request.ReadFormAsync();
        var survey = who.Survey;
        var perspective = survey.Perspectives.Count == 1 ? survey.Perspectives[0] : form["perspective"].ToString();
        if (!survey.Perspectives.Contains(perspective))
        {
            return who.Welcome(null, who.Say("Bitte sagen Sie uns, ob Sie führen; davon hängen die Fragen ab.",
                "Please tell us whether you lead; the questions depend on it."), StatusCodes.Status422UnprocessableEntity);
        }

        var unit = int.TryParse(form["unit"], System.Globalization.CultureInfo.InvariantCulture, out var chosen) ? chosen : -1;
        if (unit >= survey.State.Campaign.Units.Length || unit < 0) unit = -1;
        var secret = ResumeSecret.Fresh();
        await who.Store.SaveDraft(survey.State.Campaign.Id, secret, survey.Begin(perspective, unit, RandomNumberGenerator.GetInt32) with
        {
            Attributes = [.. survey.State.Campaign.Attributes.Select(asked => Said(asked, form["a-" + asked.Key]))],
        });
        who.Hand(secret);
        return who.To("/1");
    }

    private static byte Said(AskedAttribute asked, string? value) =>
        asked.Values.ToList().FindIndex(one => one.Key == value) is var at and >= 0 ? (byte)at : PackedSheet.NotSaid;

    private static async Task<IResult> Resume(Respondent who)
    {
        var form = await who.Context.Request.ReadFormAsync();
        var id = who.Survey.State.Campaign.Id;
        if (ResumeSecret.Read(form["code"]) is { } secret
          && (who.Store.FindDraft(id, secret) is not null || who.Store.HasBallot(id, secret)))
        {
            who.Hand(secret);
            return who.To("/1");
        }

        return who.Welcome(null,
          who.Say("Zu diesem Code gibt es keinen begonnenen Bogen. Bitte prüfen Sie die Eingabe oder beginnen Sie neu.",
            "There is no begun sheet for this code. Please check what you entered or begin anew."),
              StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ShowStep(Respondent who, string step)
    {
        if (who.Draft() is not { } draft) return who.WithoutDraft();
        var page = await who.Survey.Page(draft.Sheet, step, who.Language, view => Render(who.Context, view));
        return page is null ? who.NoSuchPage() : new FrozenResult(page, draft.Sheet.Codes, draft.Secret.ToString());
    }

    private static async Task<IResult> SaveStep(Respondent who, string step)
    {
        if (who.Draft() is not { } draft) return who.WithoutDraft();
        var form = await who.Context.Request.ReadFormAsync();
        if (who.Survey.Step(draft.Sheet, step, who.Language) is not { } view) return who.NoSuchPage();
        var answered = who.Survey.Answer(draft.Sheet, step, place =>
          form.TryGetValue(FormattableString.Invariant($"i{place}"), out var value) ? value.ToString() : null);
        if (answered is null)
        {
            return who.Message(who.Say("Eine Antwort passt nicht zu ihrer Frage", "One answer does not fit its question"),
                who.Say("Von diesem Abschnitt wurde nichts gespeichert. Bitte wählen Sie eine der gezeigten Antworten.",
                    "Nothing of this section was stored. Please choose one of the answers shown."), "/" + step,
                      StatusCodes.Status422UnprocessableEntity);
        }

        await who.Store.SaveDraft(who.Survey.State.Campaign.Id, draft.Secret, answered);
        var back = form["go"] == "back";
        if (view.Number == 0) return who.To(back ? "" : "/review");
        var next = view.Number + (back ? -1 : 1);
        return who.To(next == 0 ? "" : next > view.Steps ? "/review" : FormattableString.Invariant($"/{next}"));
    }

    private static Task<IResult> Review(Respondent who)
    {
        if (who.Draft() is not { } draft) return Task.FromResult(who.WithoutDraft());
        var steps = who.Survey.Sections(draft.Sheet).Select((section, at) => (at + 1, who.View.Texts.Areas[section.Area.Key].Name,
            section.Items.Count(one => draft.Sheet.Codes[one.Place] == Statistics.AnswerCode.Skipped))).ToList();
        return Task.FromResult(who.Page<ReviewPage>(("Steps", (IReadOnlyList<(int, string, int)>)steps)));
    }

    private static async Task<IResult> Submit(Respondent who)
    {
        if (who.Draft() is not { } draft) return who.WithoutDraft();
        var outcome = await who.Store.Submit(who.Survey.State.Campaign.Id, draft.Secret.Ballot, draft.Sheet);
        if (outcome == Stored.Closed) return who.Ended();
        await who.Store.DropDraft(draft.Secret);
        return who.To("/done");
    }

    private static async Task<string> Render(HttpContext context, StepView view)
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<StepPage>(parameters))
          .ToHtmlString());
    }

    /// <summary>Copies a frozen page and puts this sheet's marks into its holes.</summary>
    private sealed class FrozenResult(FrozenPage page, byte[] codes, string secret) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            page.Write(httpContext.Response.BodyWriter, codes, secret);
            await httpContext.Response.BodyWriter.FlushAsync();
        }
    }
}
