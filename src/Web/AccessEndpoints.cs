using Wegmarke.Invitations;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>The ways into a survey besides its open link: personal codes, links of groups, a device that many use. Opening an address
/// spends nothing and remembers nothing, because scanners of mail servers open every address they see.</summary>
internal static class AccessEndpoints
{
    /// <summary>After this a shared device forgets a page that nobody went on from.</summary>
    public static readonly TimeSpan KioskIdle = TimeSpan.FromMinutes(5);

    /// <summary>How long a shared device says thank you.</summary>
    public static readonly TimeSpan KioskThanks = TimeSpan.FromSeconds(15);

    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        var survey = app.MapGroup("/s/{slug}").ForRespondents();
        survey.MapGet("/c/{code}", (Respondent who, string code) => who.InOpenSurvey(() => Task.FromResult(Offer(who, code))));
        survey.MapGet("/r/{secret}", (Respondent who, string secret) => who.InOpenSurvey(() => Task.FromResult(
            ResumeSecret.Read(secret) is { } read ? who.Page<ResumePage>(("Secret", read.ToString())) : who.NoSuchPage(""))));
        survey.MapPost("/later", (Respondent who) => who.InOpenSurvey(() => Task.FromResult(who.Draft() is { } draft
            ? who.Page<LaterPage>(("Secret", draft.Secret.ToString()), ("Link", who.Here($"/r/{draft.Secret}"))) : who.WithoutDraft())));
        survey.MapPost("/code", (Respondent who, CodePatience patience) => who.InOpenSurvey(() => Exchange(who, patience)));
        survey.MapGet("/g/{group}", (Respondent who, string group) => who.InOpenSurvey(() => Task.FromResult(
            who.Ways.Groups.ContainsKey(group) ? who.Welcome(group, null) : who.NoSuchPage(""))));
        survey.MapGet("/kiosk", (Respondent who) => who.InOpenSurvey(() =>
        {
            who.BeginKiosk();
            return Task.FromResult<IResult>(Results.Redirect(who.View.Address()));
        }));
    }

    private static IResult Offer(Respondent who, string code) => AccessCode.Read(code) is { } read
        ? who.Page<CodePage>(("Code", read.ToString()))
        : who.Welcome(null, NotReadable(who), StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Exchange(Respondent who, CodePatience patience)
    {
        var form = await who.Context.Request.ReadFormAsync();
        if (patience.IsExhausted(who.Campaign))
        {
            return who.Message(who.Say("Gerade werden zu viele falsche Codes eingegeben", "Too many wrong codes are being entered"),
                who.Say("Zum Schutz der Codes warten wir eine Minute. Ihr Code bleibt gültig; bitte versuchen Sie es gleich noch einmal.",
                    "To protect the codes we wait for a minute. Your code stays valid; please try again shortly."), "",
                      StatusCodes.Status429TooManyRequests);
        }

        var code = AccessCode.Read(form["code"]);
        if (code is null || who.Invitations.Find(who.Campaign, code) is not { } access)
        {
            if (code is not null) patience.NoteFailure(who.Campaign);
            return who.Welcome(null, code is null ? NotReadable(who)
                : who.Say("Diesen Code gibt es in dieser Befragung nicht. Bitte vergleichen Sie ihn Zeichen für Zeichen mit Ihrem Schreiben.",
                    "There is no such code in this survey. Please compare it letter by letter with your letter."),
                  StatusCodes.Status422UnprocessableEntity);
        }

        if (access.Spent is { } spent && !(who.Secret() is { } secret && secret.SpendingToken.AsSpan().SequenceEqual(spent)))
        {
            return who.CodeUsed();
        }

        who.Hand(code);
        return who.To(access.Spent is null ? "" : "/review");
    }

    private static string NotReadable(Respondent who) => who.Say(
        $"Ein Code hat {AccessCode.Length} Buchstaben und Ziffern, zum Beispiel 7K2M-9XQ4D-B3FH. Bitte prüfen Sie, ob ein Zeichen fehlt.",
        $"A code has {AccessCode.Length} letters and digits, for example 7K2M-9XQ4D-B3FH. Please check whether one is missing.");
}
