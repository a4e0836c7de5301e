using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>The whole sheet on one page: one request to read it, one to send it. The secret stands in the page itself, so that neither a
/// draft nor a cookie is needed and a second click counts nothing twice.</summary>
internal static class OneSheetEndpoints
{
    private const char Between = '.';

    public static void MapOneSheet(this IEndpointRouteBuilder app)
    {
        var sheet = app.MapGroup("/s/{slug}/sheet/{perspective}").ForRespondents();
        sheet.MapGet("/{group?}", (Respondent who, string perspective, string? group) =>
            who.InOpenSurvey(() => Show(who, perspective, group)));
        sheet.MapPost("", (Respondent who, string perspective) => who.InOpenSurvey(() => Take(who, perspective)));
    }

    private static async Task<IResult> Show(Respondent who, string perspective, string? group)
    {
        if (!who.Survey.Perspectives.Contains(perspective)) return who.NoSuchPage("");
        var entry = who.EntryOf(group);
        if (entry.NeedsCode) return who.Welcome(group, null);
        if (who.Kiosk) who.ComeBack(AccessEndpoints.KioskIdle * 6);
        var secret = ResumeSecret.Fresh();
        var sheet = who.Survey.Begin(perspective, -1, secret.Draws());
        var page = await who.Survey.Page(sheet, entry.Unit < 0 ? StepView.SheetName : StepView.SheetOfKnownUnitName, who.Language,
            view => SurveyEndpoints.Render<OneSheetPage>(who.Context, view));
        return new SurveyEndpoints.FrozenResult(page!, sheet.Codes, secret.ToString() + Between + entry.Group);
    }

    private static async Task<IResult> Take(Respondent who, string perspective)
    {
        var form = await who.Context.Request.ReadFormAsync();
        var parts = form["sheet"].ToString().Split(Between);
        if (!who.Survey.Perspectives.Contains(perspective) || parts.Length != 2 || ResumeSecret.Read(parts[0]) is not { } secret)
        {
            return who.Message(who.Say("Dieser Bogen ist nicht vollständig angekommen", "This sheet did not arrive complete"),
                who.Say("Bitte gehen Sie zurück und senden Sie ihn noch einmal ab. Gespeichert wurde nichts.",
                    "Please go back and send it again. Nothing was stored."), "", StatusCodes.Status422UnprocessableEntity);
        }

        var entry = who.EntryOf(parts[1]);
        var begun = who.Survey.Begin(entry.Perspective ?? perspective, SurveyEndpoints.UnitOf(who.Survey, entry, form["unit"]),
            secret.Draws()) with { Attributes = SurveyEndpoints.AttributesOf(who.Survey, form) };
        var answered = who.Survey.Answer(begun, StepView.AllName, place =>
            form.TryGetValue(FormattableString.Invariant($"i{place}"), out var value) ? value.ToString() : null);
        if (answered is null)
        {
            return who.Message(who.Say("Eine Antwort passt nicht zu ihrer Frage", "One answer does not fit its question"),
                who.Say("Gespeichert wurde nichts. Bitte gehen Sie zurück und wählen Sie eine der gezeigten Antworten.",
                    "Nothing was stored. Please go back and choose one of the answers shown."), null, StatusCodes.Status422UnprocessableEntity);
        }

        if (form["go"] == "later")
        {
            await who.Store.SaveDraft(who.Campaign, secret, answered);
            who.Hand(secret);
            return who.To("/1");
        }

        if (SurveyEndpoints.WithEnding(who.Survey, answered, form) is not { } whole)
        {
            return who.Message(who.Say("Ihr Text ist zu lang", "Your text is too long"), SurveyEndpoints.CommentTooLong(who), null,
                StatusCodes.Status422UnprocessableEntity);
        }

        return await SurveyEndpoints.Send(who, secret, whole) ?? who.To("/done");
    }
}
