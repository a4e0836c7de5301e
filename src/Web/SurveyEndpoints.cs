using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Wegmarke.Campaigns;
using Wegmarke.Invitations;
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
        survey.MapGet("/done", (Respondent who) => who.InSurvey(() => Task.FromResult(Done(who))));
    }

    private static async Task<IResult> Begin(Respondent who)
    {
        var form = await who.Context.Request.ReadFormAsync();
        var survey = who.Survey;
        var group = form["group"].ToString();
        var entry = who.EntryOf(group);
        if (entry.NeedsCode)
        {
            return who.Welcome(group, who.Say("Bitte geben Sie zuerst Ihren persönlichen Code ein.", "Please enter your personal code first."),
                StatusCodes.Status422UnprocessableEntity);
        }

        var perspective = entry.Perspective ?? (survey.Perspectives.Count == 1 ? survey.Perspectives[0] : form["perspective"].ToString());
        if (!survey.Perspectives.Contains(perspective))
        {
            return who.Welcome(group, who.Say("Bitte sagen Sie uns, ob Sie führen; davon hängen die Fragen ab.",
                "Please tell us whether you lead; the questions depend on it."), StatusCodes.Status422UnprocessableEntity);
        }

        if (form["go"] == "sheet") return who.To($"/sheet/{perspective}{(entry.Group is { } at ? "/" + at : "")}");
        var secret = ResumeSecret.Fresh();
        await who.Store.SaveDraft(who.Campaign, secret,
            survey.Begin(perspective, UnitOf(survey, entry, form["unit"]), RandomNumberGenerator.GetInt32) with
            {
                Attributes = AttributesOf(survey, form),
            });
        who.Hand(secret);
        return who.To("/1");
    }

    /// <summary>What was said about each asked attribute.</summary>
    internal static byte[] AttributesOf(Survey survey, IFormCollection form) =>
        [.. survey.State.Campaign.Attributes.Select(asked => Said(asked, form["a-" + asked.Key]))];

    private static byte Said(AskedAttribute asked, string? value) =>
        asked.Values.ToList().FindIndex(one => one.Key == value) is var at and >= 0 ? (byte)at : PackedSheet.NotSaid;

    /// <summary>The unit that the way in says, else the one that was chosen; −1 for none.</summary>
    internal static int UnitOf(Survey survey, Entry entry, string? written)
    {
        if (entry.Unit >= 0) return entry.Unit;
        return int.TryParse(written, System.Globalization.CultureInfo.InvariantCulture, out var chosen) && chosen >= 0
            && chosen < survey.State.Campaign.Units.Length ? chosen : -1;
    }

    private static async Task<IResult> Resume(Respondent who)
    {
        var form = await who.Context.Request.ReadFormAsync();
        var id = who.Campaign;
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
        if (who.Kiosk) who.ComeBack(AccessEndpoints.KioskIdle);
        var page = await who.Survey.Page(draft.Sheet, step, who.Language, view => Render<StepPage>(who.Context, view));
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

        await who.Store.SaveDraft(who.Campaign, draft.Secret, answered);
        var back = form["go"] == "back";
        if (view.Number == 0) return who.To(back ? "" : "/review");
        var next = view.Number + (back ? -1 : 1);
        return who.To(next == 0 ? "" : next > view.Steps ? "/review" : FormattableString.Invariant($"/{next}"));
    }

    private static Task<IResult> Review(Respondent who) => Task.FromResult(who.Draft() is { } draft ? ShowReview(who, draft.Sheet)
        : who.WithoutDraft());

    private static IResult ShowReview(Respondent who, PackedSheet sheet, string? problem = null, string text = "", string area = "",
        bool research = false)
    {
        var steps = who.Survey.Sections(sheet).Select((section, at) => (at + 1, who.View.Texts.Areas[section.Area.Key].Name,
            section.Items.Count(one => sheet.Codes[one.Place] == Statistics.AnswerCode.Skipped))).ToList();
        return who.Page<ReviewPage>(("Steps", (IReadOnlyList<(int, string, int)>)steps), ("Problem", problem), ("Text", text),
            ("Area", area), ("Research", research));
    }

    private static async Task<IResult> Submit(Respondent who)
    {
        if (who.Draft() is not { } draft) return who.WithoutDraft();
        var form = who.Context.Request.HasFormContentType ? await who.Context.Request.ReadFormAsync() : FormCollection.Empty;
        if (WithEnding(who.Survey, draft.Sheet, form) is not { } sheet)
        {
            who.Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return ShowReview(who, draft.Sheet, CommentTooLong(who), form["comment"].ToString(), form["comment-area"].ToString(),
                form["research"] == "yes");
        }

        if (await Send(who, draft.Secret, sheet) is { } refused) return refused;
        await who.Store.DropDraft(who.Campaign, draft.Secret);
        return who.To("/done");
    }

    /// <summary>The sheet with what was decided at its end, as far as the campaign asks for it: whether it may go to research, and what was
    /// added in own words; null where that is too long.</summary>
    internal static PackedSheet? WithEnding(Survey survey, PackedSheet sheet, IFormCollection form)
    {
        sheet = sheet with { ForResearch = survey.State.Campaign.ForResearch && form["research"] == "yes" };
        if (!survey.State.Campaign.Comments) return sheet;
        var area = int.TryParse(form["comment-area"], System.Globalization.CultureInfo.InvariantCulture, out var at) && at >= 0
            && at < survey.State.Model.Areas.Count ? at : -1;
        return SheetComment.Read(area, form["comment"].ToString()) is { } comment ? sheet with { Comment = comment } : null;
    }

    internal static string CommentTooLong(Respondent who) => who.Say(
        $"Ihr Text ist zu lang: Er darf höchstens {SheetComment.TextMax} Zeichen haben. Gesendet wurde noch nichts.",
        $"Your text is too long: it may have at most {SheetComment.TextMax} characters. Nothing was sent yet.");

    /// <summary>Spends the code, if there is one, and then hands the sheet in under its ballot. Whoever is interrupted between the two
    /// repeats it with the same secret; nobody else can.</summary>
    /// <returns>Null when the sheet is stored.</returns>
    internal static async Task<IResult?> Send(Respondent who, ResumeSecret secret, PackedSheet sheet)
    {
        var code = who.Code();
        if (code is null && who.Ways.CodesOnly && !who.Store.HasBallot(who.Campaign, secret)) return who.CodeNeeded();
        if (code is not null)
        {
            var spending = await who.Invitations.Spend(who.Campaign, code, secret.SpendingToken);
            if (spending == Spending.UsedBefore) return who.CodeUsed();
            if (spending == Spending.Unknown) return who.CodeNeeded();
        }

        if (await who.Store.Submit(who.Campaign, secret.Ballot, sheet) == Stored.Closed) return who.Ended();
        if (code is not null) who.TakeCode();
        return null;
    }

    private static IResult Done(Respondent who)
    {
        if (who.Kiosk) who.ComeBack(AccessEndpoints.KioskThanks);
        return who.Message(
            who.Say("Vielen Dank. Ihre Antworten sind angekommen.", "Thank you. Your answers have arrived."),
            who.Say("Sie können dieses Fenster schließen. Das Ergebnis wird veröffentlicht, wenn die Befragung beendet ist; gezeigt werden nur Zahlen, hinter denen genügend Personen stehen.",
                "You can close this window. The result is published when the survey has ended; only figures that rest on enough people are shown."));
    }

    internal static async Task<string> Render<TPage>(HttpContext context, StepView view, string? problem = null)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(problem is null ? new Dictionary<string, object?> { ["View"] = view }
            : new() { ["View"] = view, ["Problem"] = problem });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters))
          .ToHtmlString());
    }

    /// <summary>Copies a frozen page and puts this sheet's marks into its holes.</summary>
    internal sealed class FrozenResult(FrozenPage page, byte[] codes, string secret) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            page.Write(httpContext.Response.BodyWriter, codes, secret);
            await httpContext.Response.BodyWriter.FlushAsync();
        }
    }
}
