using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Conversations;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Suggestions;

namespace Wegmarke.Web;

/// <summary>The codebook: codes of the model and own ones, and suggestions learned from what was coded.</summary>
internal static class CodeEndpoints
{
    public static void MapCodes(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("/administrations/{administration:guid}/interviews").Needs(Right.ReadInterviews);
        all.MapGet("/codes", (Visit visit, Guid administration) => Show(visit, administration, new(), null));
        all.MapPost("/codes", Add);
        all.MapPost("/codes/model", TakeModel);
        all.MapGet("/codes/{code:guid}", (Visit visit, Guid administration, Guid code) => ShowOne(visit, administration, code, null, null, null));
        all.MapPost("/codes/{code:guid}", Change);
        all.MapPost("/codes/{code:guid}/end", (Visit visit, Guid administration, Guid code) => After(visit, administration, code, null, () =>
            ChangeCode.End(visit.Db, visit.Known, administration, code, visit.Now)));
        all.MapGet("/codes.csv", async (Visit visit, Guid administration) => Results.File(Encoding.UTF8.GetBytes(
            WriteCodingTables.Codes(await CodeBook.Of(visit.Db, administration), visit.Language)), "text/csv; charset=utf-8", "codes.csv"));
        all.MapGet("/suggestions", async (Visit visit, Guid administration) => visit.Page<SuggestionsPage>(
            ("Root", InterviewEndpoints.Root(administration)), ("On", await TurnSuggestions.On(visit.Db, visit.Known, administration)),
            ("Quality", await FindSuggestions.Quality(visit.Db, visit.Known, await CodeBook.Of(visit.Db, administration), administration))));
        all.MapPost("/suggestions", async (Visit visit, Guid administration) =>
        {
            if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
            await TurnSuggestions.Run(visit.Db, visit.Known, administration, visit.Field("on") == "yes", visit.Now);
            return Results.Redirect($"{InterviewEndpoints.Root(administration)}/suggestions");
        });
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, CodeForm form, string? problem)
    {
        var readable = (await FindSources.Readable(visit.Db, visit.Known, administration)).Select(one => one.Id).ToList();
        var parameters = new (string, object?)[]
        {
            ("Root", InterviewEndpoints.Root(administration)), ("Book", await CodeBook.Of(visit.Db, administration)),
            ("Counts", await FindCodings.Counts(visit.Db, visit.Known, readable)), ("Form", form), ("Problem", problem),
        };
        return problem is null ? visit.Page<CodesPage>(parameters) : visit.Mend<CodesPage>(parameters);
    }

    private static async Task<IResult> ShowOne(Visit visit, Guid administration, Guid code, CodeForm? form, int? seen, string? problem)
    {
        var book = await CodeBook.Of(visit.Db, administration);
        if (book.Find(code) is not { Own: true } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Root", InterviewEndpoints.Root(administration)), ("Book", book), ("Code", found), ("Form", form ?? CodeForm.Of(found)),
            ("Seen", seen ?? await ChangeCode.Number(visit.Db, code)), ("Problem", problem),
        };
        return problem is null ? visit.Page<CodePage>(parameters) : visit.Mend<CodePage>(parameters);
    }

    private static CodeForm Written(Visit visit) => new(visit.Field("name"), visit.Field("parent"), visit.Field("description"));

    private static Guid? Above(CodeForm form) => Guid.TryParse(form.Parent, out var above) ? above : null;

    private static async Task<IResult> Add(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var form = Written(visit);
        var outcome = await AddCode.Run(visit.Db, visit.Known, administration, Above(form), form.Name, form.Description, visit.Now);
        return outcome is AddCode.Added ? Results.Redirect($"{InterviewEndpoints.Root(administration)}/codes")
            : await Show(visit, administration, form, outcome switch
            {
                AddCode.NameTaken => Taken(visit),
                AddCode.ParentUnknown => visit.Say("Den Code darüber gibt es nicht mehr.", "The code above is gone."),
                _ => Nameless(visit),
            });
    }

    private static Task<IResult> Change(Visit visit, Guid administration, Guid code)
    {
        var form = Written(visit);
        return After(visit, administration, code, form, () => ChangeCode.Run(visit.Db, visit.Known, administration, code, visit.Seen,
            Above(form), form.Name, form.Description, visit.Now));
    }

    private static async Task<IResult> After(Visit visit, Guid administration, Guid code, CodeForm? form,
        Func<Task<ChangeCode.Outcome>> deed)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        Task<IResult> Again(string problem, int? seen = null) => ShowOne(visit, administration, code, form, seen, problem);
        return await deed() switch
        {
            ChangeCode.Changed => Results.Redirect($"{InterviewEndpoints.Root(administration)}/codes"),
            ChangeCode.NameMissing => await Again(Nameless(visit)),
            ChangeCode.NameTaken => await Again(Taken(visit)),
            ChangeCode.WrongParent => await Again(visit.Say("Der Code darüber fehlt oder liegt unter diesem. Bitte wählen Sie einen anderen.",
                "The code above is gone or lies below this one. Please choose another.")),
            ChangeCode.Overtaken theirs => await Again(visit.Say(
                $"Inzwischen hat jemand anderes den Code geändert; er heißt jetzt {visit.Language.Quoted(theirs.Theirs.Name)}. Ihre Worte stehen unten.",
                $"Meanwhile somebody else changed the code; it is now called {visit.Language.Quoted(theirs.Theirs.Name)}. Your words are below."),
                theirs.Number),
            ChangeCode.StillUsed used => await Again(visit.Say(
                $"An diesem Code hängen {used.Passages} Textstellen und {used.Below} andere Codes. Lösen Sie sie zuerst.",
                $"{used.Passages} passages and {used.Below} other codes hang on this code. Take them off first.")),
            _ => visit.NotFound(),
        };
    }

    private static string Taken(Visit visit) => visit.Say("Einen Code mit diesem Namen gibt es an dieser Stelle schon.",
        "There is a code of this name at this place already.");

    private static string Nameless(Visit visit) => visit.Say("Bitte geben Sie einen Namen mit höchstens 200 Zeichen an.",
        "Please give a name of at most 200 characters.");

    private static async Task<IResult> TakeModel(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        await AddCode.TakeModel(visit.Db, visit.Known, administration, await ReadingEndpoints.ModelOf(visit, administration, shelf),
            visit.Now);
        return Results.Redirect($"{InterviewEndpoints.Root(administration)}/codes");
    }
}
