using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>One request of a respondent: the survey, the language and, if the browser holds one, the secret. Nothing else is
/// known.</summary>
internal sealed class Respondent(HttpContext context, AnswerStore store, OpenSurveys surveys)
{
    private readonly Language asked = LanguageOf(context.Request);
    private Survey? survey;

    public static ValueTask<Respondent> BindAsync(HttpContext context) => ValueTask.FromResult(new Respondent(context,
        context.RequestServices.GetRequiredService<AnswerStore>(), context.RequestServices.GetRequiredService<OpenSurveys>()));

    public HttpContext Context => context;

    public AnswerStore Store => store;

    public Survey Survey => survey ?? throw new InvalidOperationException("The survey was not looked up.");

    /// <summary>What was asked for, or the first that this survey offers.</summary>
    public Language Language => survey?.State.Campaign.Languages is not { Length: > 0 } offered || offered.Contains(asked.Key) ? asked
        : offered[0] == Language.PlainGerman.Key ? Language.PlainGerman : Language.Of(offered[0]);

    /// <summary>As for everybody, and plain German where it was asked for.</summary>
    public static Language LanguageOf(HttpRequest request) =>
        request.Query["lang"] == Language.PlainGerman.Key ? Language.PlainGerman : Visit.LanguageOf(request);

    public SurveyView View => Survey.In(Language);

    private string Slug => (string)context.GetRouteValue("slug")!;

    private string CookieName => "wm-" + Slug;

    public string Say(string german, string english) => Language.Say(german, english);

    public async Task<IResult> InSurvey(Func<Task<IResult>> deed)
    {
        survey = await surveys.Find(Slug);
        if (survey is null) return Nowhere();
        if (survey.State.Opening is null)
        {
            return Message(Say("Diese Befragung hat noch nicht begonnen", "This survey has not begun yet"),
                Say("Bitte versuchen Sie es später noch einmal.", "Please try again later."));
        }

        return await deed();
    }

    public Task<IResult> InOpenSurvey(Func<Task<IResult>> deed) => InSurvey(() => !Survey.State.IsOpen ? Task.FromResult(Ended())
        : Survey.State.Campaign.Kind == CampaignKind.GroupRating ? Task.FromResult(To("/room")) : deed());

    /// <summary>Where people answer together, item by item.</summary>
    public Task<IResult> InRoom(Func<Task<IResult>> deed) => InSurvey(() => !Survey.State.IsOpen ? Task.FromResult(Ended())
        : Survey.State.Campaign.Kind == CampaignKind.GroupRating ? deed() : Task.FromResult(NoSuchPage()));

    /// <summary>The begun sheet of this browser.</summary>
    public (ResumeSecret Secret, PackedSheet Sheet)? Draft()
    {
        if (ResumeSecret.Read(context.Request.Cookies[CookieName]) is not { } secret) return null;
        return store.FindDraft(Survey.State.Campaign.Id, secret) is { } sheet
          && sheet.Fits(Survey.State.Model, Survey.State.Campaign)
            ? (secret, sheet) : null;
    }

    /// <summary>Gives the browser its secret, for this survey and until it is closed.</summary>
    public void Hand(ResumeSecret secret) => context.Response.Cookies.Append(CookieName, secret.ToString(), new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/s/" + Slug, IsEssential = true,
    });

    public IResult To(string below) => Results.Redirect(View.Address(below));

    public IResult Welcome(string? perspective, string? problem, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return Page<WelcomePage>(("Minutes", Survey.Minutes(Language)), ("Perspectives", Survey.Perspectives), ("Perspective", perspective),
          ("Problem", problem),
            ("Begun", Draft() is not null));
    }

    /// <summary>What to say to a browser without a begun sheet: it was sent before, or was never begun here.</summary>
    public IResult WithoutDraft()
    {
        var sent = ResumeSecret.Read(context.Request.Cookies[CookieName]) is { } secret
          && store.HasBallot(Survey.State.Campaign.Id, secret);
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

    public IResult NoSuchPage() => Message(Say("Diese Seite gibt es nicht", "There is no such page"),
        Say("Die Adresse passt zu keinem Abschnitt.", "The address fits no section."), "/1", StatusCodes.Status404NotFound);

    public IResult Message(string title, string text, string? back = null, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return Page<MessagePage>(("Title", title), ("Text", text), ("Back", back is null ? null : View.Address(back)));
    }

    public IResult Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters.Append(("View", View))
            .ToDictionary(one => one.Item1, one => one.Item2)) { PreventStreamingRendering = true };

    private IResult Nowhere() => Results.Content($"""
        <!doctype html><html lang="{Language.Tag}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>Wegmarke</title>
        <link rel="stylesheet" href="/site.css"></head><body class="bare"><main class="narrow">
        <h1>{Say("Diese Befragung gibt es nicht", "There is no such survey")}</h1>
        <p>{Say("Bitte prüfen Sie die Adresse; vielleicht fehlt am Ende ein Zeichen.",
            "Please check the address; perhaps a character is missing at its end.")}</p>
        </main></body></html>
        """, "text/html; charset=utf-8", System.Text.Encoding.UTF8, StatusCodes.Status404NotFound);
}
