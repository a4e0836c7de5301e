using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Responses;
using Wegmarke.StandingSurveys;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Standing surveys by their address. What was asked for within two seconds is not asked for again.</summary>
internal sealed class KnownStandingSurveys(Settings settings, TimeProvider time)
{
    private readonly AskedLately<KnownStandingSurvey> known = new(time);

    public async ValueTask<KnownStandingSurvey?> Find(string slug)
    {
        if (known.Fresh(slug) is { } fresh) return fresh;
        var found = known.Last(slug);
        await using var db = Database.Open(settings.Storage);
        if (await StandingSurveyState.FindBySlug(db, slug) is not { } state) return null;
        var id = state.Survey.AdministrationId;
        var name = found?.Survey.In(Language.German).Administration
            ?? await db.Set<Administration>().AsNoTracking().Where(one => one.Id == id).Select(one => one.Name).FirstAsync();
        // Pages are rendered once; they say nothing that changes while the survey runs.
        var survey = found is not null && found.State.End == state.End ? found.Survey : new(state.AsCampaign(), name, Citizen.Root);
        return known.Keep(slug, new(state, survey));
    }

    public void Forget(string slug) => known.Forget(slug);
}

internal sealed record KnownStandingSurvey(StandingSurveyState State, Survey Survey);

/// <summary>One request of somebody who came to the counter or got a letter: the survey and the language. Nothing else is known.</summary>
internal sealed class Citizen(HttpContext context, KnownStandingSurveys surveys)
{
    public const string Root = "/o/";

    private KnownStandingSurvey? found;

    public static ValueTask<Citizen> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new Citizen(context, context.RequestServices.GetRequiredService<KnownStandingSurveys>()));

    public HttpContext Context => context;

    public StandingSurveyState State => found!.State;

    public Survey Survey => found!.Survey;

    public Language Language
    {
        get
        {
            var asked = Respondent.LanguageOf(context.Request);
            var offered = Survey.State.Languages;
            return offered.Contains(asked.Key) ? asked : RespondentWords.LanguageOf(offered[0]) ?? Language.German;
        }
    }

    public SurveyView View => Survey.In(Language);

    public string Say(Phrase german, Phrase english) => RespondentWords.Say(Language, german, english);

    public async Task<IResult> InSurvey(Func<Task<IResult>> deed)
    {
        found = await surveys.Find((string)context.GetRouteValue("slug")!);
        if (found is not null) return await deed();
        var language = Respondent.LanguageOf(context.Request);
        return Respondent.Nowhere(language);
    }

    public Task<IResult> InOpenSurvey(Func<Task<IResult>> deed) => InSurvey(() => State.End is null ? deed()
        : Task.FromResult(Message(Say("Diese Befragung ist beendet", "This survey has ended"),
            Say("Danke, dass Sie antworten wollten. Was gewünscht wurde und was daraus wurde, können Sie weiter lesen.",
                "Thank you for wanting to answer. What was wished for and what came of it can still be read."), "/answers",
            StatusCodes.Status410Gone)));

    public IResult NoSuchPage() => Message(Say("Diese Seite gibt es nicht", "There is no such page"),
        Say("Die Adresse passt zu dieser Befragung nicht.", "The address does not fit this survey."), "", StatusCodes.Status404NotFound);

    public IResult To(string below) => Results.Redirect(View.Address(below));

    public IResult Message(string title, string text, string back, int status)
    {
        context.Response.StatusCode = status;
        return Page<MessagePage>(("Title", title), ("Text", text), ("Back", View.Address(back)));
    }

    public IResult Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters.Append(("View", View))
            .ToDictionary(one => one.Item1, one => one.Item2)) { PreventStreamingRendering = true };
}
