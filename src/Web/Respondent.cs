using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Invitations;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>One request of a respondent: the survey, the language and, if the browser holds them, the secret and the code. Nothing else is
/// known.</summary>
internal sealed class Respondent(
    HttpContext context, AnswerStore store, InvitationStore invitations, OpenSurveys surveys, TimeProvider time)
{
    private readonly Language asked = LanguageOf(context.Request);
    private OpenSurvey? survey;

    public static ValueTask<Respondent> BindAsync(HttpContext context) => ValueTask.FromResult(new Respondent(context,
        context.RequestServices.GetRequiredService<AnswerStore>(), context.RequestServices.GetRequiredService<InvitationStore>(),
        context.RequestServices.GetRequiredService<OpenSurveys>(), context.RequestServices.GetRequiredService<TimeProvider>()));

    public HttpContext Context => context;

    public AnswerStore Store => store;

    public InvitationStore Invitations => invitations;

    public OpenSurvey Ways => survey ?? throw new InvalidOperationException("The survey was not looked up.");

    public Survey Survey => Ways.Survey;

    public Guid Campaign => Survey.State.Campaign.Id;

    /// <summary>A device that many use: nothing of a sheet stays on it.</summary>
    public bool Kiosk => context.Request.Cookies.ContainsKey(KioskCookie);

    /// <summary>What was asked for, or the first that this survey offers.</summary>
    public Language Language => survey?.Survey.State.Languages is not { Count: > 0 } offered || offered.Contains(asked.Key)
        ? asked : RespondentWords.LanguageOf(offered[0]) ?? Language.German;

    /// <summary>As for everybody, and plain German or a language from a file where it was asked for.</summary>
    public static Language LanguageOf(HttpRequest request) => request.Query["lang"].ToString() is { Length: > 0 } asked
        && RespondentWords.LanguageOf(asked) is { } known ? known : Visit.LanguageOf(request);

    public SurveyView View => Survey.In(Language);

    private string Slug => (string)context.GetRouteValue("slug")!;

    private string CookieName => "wm-" + Slug;

    private string CodeCookie => "wm-c-" + Slug;

    private string KioskCookie => "wm-k-" + Slug;

    public string Say(Phrase german, Phrase english) => RespondentWords.Say(Language, german, english);

    public async Task<IResult> InSurvey(Func<Task<IResult>> deed)
    {
        survey = await surveys.Find(Slug);
        if (survey is null) return Nowhere(asked);
        // Nothing waits on a device that many use.
        if (!Kiosk) context.Response.Headers.ContentSecurityPolicy = Guardrail.PolicyOfSurvey;
        if (Survey.State.Opening is null)
        {
            return Message(Say("Diese Befragung hat noch nicht begonnen", "This survey has not begun yet"),
                Say("Bitte versuchen Sie es später noch einmal.", "Please try again later."));
        }

        return await deed();
    }

    public Task<IResult> InOpenSurvey(Func<Task<IResult>> deed) => InSurvey(() =>
        !Survey.State.IsOpen ? Task.FromResult(Ended()) : Ways.Paused ? Task.FromResult(Paused()) : IsOver ? Task.FromResult(Over())
        : Survey.State.Campaign.Kind == CampaignKind.GroupRating ? Task.FromResult(To("/room")) : deed());

    /// <summary>Where people answer together, item by item.</summary>
    public Task<IResult> InRoom(Func<Task<IResult>> deed) => InSurvey(() => !Survey.State.IsOpen ? Task.FromResult(Ended())
        : Survey.State.Campaign.Kind == CampaignKind.GroupRating ? deed() : Task.FromResult(NoSuchPage()));

    /// <summary>The code that this browser exchanged.</summary>
    public AccessCode? Code() => AccessCode.Read(context.Request.Cookies[CodeCookie]);

    /// <summary>What the browser's code or the group's link already says.</summary>
    public Entry EntryOf(string? group)
    {
        var code = Code() is { } held ? invitations.Find(Campaign, held) : null;
        if (code is { Spent: null })
        {
            return new(code.Perspective < 0 ? null : Survey.State.Model.Perspectives[code.Perspective].Key, code.Unit)
            {
                HasCode = true, Kiosk = Kiosk,
            };
        }

        var list = group is not null && Ways.Groups.TryGetValue(group, out var found) ? found : null;
        return new(list?.Perspective, list?.Unit ?? -1) { Group = list?.Slug, NeedsCode = Ways.CodesOnly, Kiosk = Kiosk };
    }

    /// <summary>The secret of this browser.</summary>
    public ResumeSecret? Secret() => ResumeSecret.Read(context.Request.Cookies[CookieName]);

    /// <summary>The begun sheet of this browser.</summary>
    public (ResumeSecret Secret, PackedSheet Sheet)? Draft()
    {
        if (Secret() is not { } secret) return null;
        return store.FindDraft(Campaign, secret) is { } sheet
          && sheet.Fits(Survey.State.Model, Survey.State.Campaign)
            ? (secret, sheet) : null;
    }

    /// <summary>Gives the browser its secret, for this survey and until it is closed.</summary>
    public void Hand(ResumeSecret secret) => context.Response.Cookies.Append(CookieName, secret.ToString(), ForThisSurvey);

    /// <summary>Gives the browser the code it just sent, so that no address needs to hold it.</summary>
    public void Hand(AccessCode code) => context.Response.Cookies.Append(CodeCookie, code.ToString(), ForThisSurvey);

    /// <summary>Takes the code back; it is spent.</summary>
    public void TakeCode() => context.Response.Cookies.Delete(CodeCookie, ForThisSurvey);

    /// <summary>Makes this a device that many use, and takes away what the last one left on it.</summary>
    public void BeginKiosk()
    {
        context.Response.Cookies.Delete(CookieName, ForThisSurvey);
        TakeCode();
        context.Response.Cookies.Append(KioskCookie, "1", ForThisSurvey);
    }

    /// <summary>Shows the first page again by itself after a while; no script is needed for it.</summary>
    public void ComeBack(TimeSpan after) => context.Response.Headers["Refresh"] =
        FormattableString.Invariant($"{after.TotalSeconds:0}; url=/s/{Slug}/kiosk?lang={Language.Key}");

    private CookieOptions ForThisSurvey => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/s/" + Slug, IsEssential = true,
    };

    /// <summary>An address of this survey to be opened on another device.</summary>
    public string Here(string below) => $"{Site.Of(context)}/s/{Slug}{below}?lang={Language.Key}";

    public IResult To(string below) => Results.Redirect(View.Address(below));

    public IResult Welcome(string? group, string? problem, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return Page<WelcomePage>(("Minutes", Survey.Minutes(Language)), ("Perspectives", Survey.Perspectives), ("Entry", EntryOf(group)),
          ("Problem", problem), ("Begun", Draft() is not null));
    }

    /// <summary>What to say to a browser without a begun sheet: it was sent before, or was never begun here.</summary>
    public IResult WithoutDraft()
    {
        var sent = Secret() is { } secret
          && store.HasBallot(Campaign, secret);
        return sent
            ? Message(Say("Dieser Bogen ist schon abgesendet", "This sheet was already sent"),
                Say("Ihre Antworten sind angekommen und werden genau einmal gezählt. Ändern lassen sie sich nicht mehr.",
                    "Your answers have arrived and count exactly once. They can no longer be changed."))
            : Message(Say("In diesem Browser ist kein Bogen begonnen", "No sheet was begun in this browser"),
                Say("Beginnen Sie auf der ersten Seite, oder setzen Sie dort mit Ihrem Code fort. Vielleicht sind Cookies ausgeschaltet; ohne sie lässt sich Ihr Bogen nicht wiederfinden.",
                    "Begin on the first page, or continue there with your code. Perhaps cookies are switched off; without them your sheet cannot be found again."), "");
    }

    public IResult Ended() => Message(Say("Diese Befragung ist beendet", "This survey has ended"),
        Say("Sie nimmt keine Antworten mehr an. Ein Bogen, der nicht abgesendet war, wird nicht gewertet und ist gelöscht.",
            "It takes no answers any more. A sheet that was not sent is not counted and has been deleted."), null,
              StatusCodes.Status410Gone);

    /// <summary>The last day is over. It ends at midnight in UTC, so nobody in the country loses an hour of it.</summary>
    private bool IsOver => Ways.LastDay is { } last && last < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private IResult Over() => Message(Say("Diese Befragung ist beendet", "This survey has ended"),
        Say("Der letzte Tag ist vorbei. Wer noch antworten möchte, fragt am besten die Ansprechperson, ob verlängert wird; was begonnen war, ist noch da.",
            "The last day is over. Whoever would still like to answer best asks the contact person whether it is extended; what was begun is still there."),
        null, StatusCodes.Status410Gone);

    public IResult CodeUsed() => Message(Say("Mit diesem Code wurde schon geantwortet", "This code was already used"),
        Say("Jeder Code zählt genau einmal. Wenn Sie es nicht selbst waren, wenden Sie sich bitte an die Ansprechperson der Befragung.",
            "Every code counts exactly once. If it was not you, please turn to the contact person of the survey."));

    public IResult CodeNeeded() => Message(Say("Zum Absenden fehlt ein Code", "A code is needed to send"),
        Say("Diese Befragung geht nur mit persönlichem Code. Ihr Bogen ist noch da: Geben Sie den Code auf der ersten Seite ein und senden Sie dann ab.",
            "This survey needs a personal code. Your sheet is still there: enter the code on the first page, then send."), "",
              StatusCodes.Status422UnprocessableEntity);

    private IResult Paused() => Message(Say("Diese Befragung ruht gerade", "This survey is paused"),
        Say("Was Sie gespeichert haben, ist nicht verloren. Bitte versuchen Sie es später noch einmal.",
            "What you saved is not lost. Please try again later."), null, StatusCodes.Status503ServiceUnavailable);

    public IResult NoSuchPage(string back = "/1") => Message(Say("Diese Seite gibt es nicht", "There is no such page"),
        Say("Die Adresse passt zu keinem Abschnitt.", "The address fits no section."), back, StatusCodes.Status404NotFound);

    public IResult Message(string title, string text, string? back = null, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return Page<MessagePage>(("Title", title), ("Text", text), ("Back", back is null ? null : View.Address(back)));
    }

    public IResult Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters.Append(("View", View))
            .ToDictionary(one => one.Item1, one => one.Item2)) { PreventStreamingRendering = true };

    public static IResult Nowhere(Language language) => Results.Content($"""
        <!doctype html><html lang="{language.Tag}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>Wegmarke</title>
        <link rel="stylesheet" href="/site.css"></head><body class="bare"><main class="narrow">
        <h1>{language.Say("Diese Befragung gibt es nicht", "There is no such survey")}</h1>
        <p>{language.Say("Bitte prüfen Sie die Adresse; vielleicht fehlt am Ende ein Zeichen.",
            "Please check the address; perhaps a character is missing at its end.")}</p>
        </main></body></html>
        """, "text/html; charset=utf-8", System.Text.Encoding.UTF8, StatusCodes.Status404NotFound);
}
