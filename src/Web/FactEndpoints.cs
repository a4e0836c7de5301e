using Wegmarke.Accounts;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Web;

/// <summary>Hard facts about the house as lists: applications, decisions, teams, obstacles, objections, knowledge from outside.</summary>
internal static class FactEndpoints
{
    public static void MapFacts(this IEndpointRouteBuilder app)
    {
        app.MapBundling();
        foreach (var kind in FactKinds.All)
        {
            var root = "/administrations/{administration:guid}/" + kind;
            app.MapGet(root, (Visit visit, Guid administration, string? q, int? page) => Show(visit, administration, kind, (q ?? "").Trim(),
                page ?? 1, null, null)).Needs(Right.ReadProcesses);
            app.MapGet(root + ".csv", (Visit visit, Guid administration) => File(visit, administration, kind)).Needs(Right.ReadProcesses);
            app.MapPost(root, (Visit visit, Guid administration) => Record(visit, administration, kind)).Needs(Right.EditProcesses);
            app.MapGet(root + "/{entry:guid}", (Visit visit, Guid administration, Guid entry) => Edit(visit, administration, kind, entry, null,
                null, null)).Needs(Right.EditProcesses);
            app.MapPost(root + "/{entry:guid}", (Visit visit, Guid administration, Guid entry) => Correct(visit, administration, kind, entry))
                .Needs(Right.EditProcesses);
            app.MapPost(root + "/{entry:guid}/notes", (Visit visit, Guid administration, Guid entry) => Note(visit, administration, kind, entry))
                .Needs(Right.EditProcesses);
            app.MapPost(root + "/{entry:guid}/end", (Visit visit, Guid administration, Guid entry) => End(visit, administration, kind, entry))
                .Needs(Right.EditProcesses);
        }
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, string kind, string text, int page,
        IReadOnlyDictionary<string, string>? written, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("List", await FactKinds.Of(visit.Db, kind, administration, visit.Language, visit.Now)), ("Text", text),
            ("PageNumber", Math.Clamp(page, 1, 1000)), ("Written", written ?? new Dictionary<string, string>()),
            ("MayEdit", ProcessEndpoints.MayEdit(visit, administration)), ("Problem", problem),
        };
        return problem is null ? visit.Page<FactPage>(parameters) : visit.Mend<FactPage>(parameters);
    }

    private static async Task<IResult> File(Visit visit, Guid administration, string kind)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var list = await FactKinds.Of(visit.Db, kind, administration, visit.Language, visit.Now);
        return CsvFile.Of(list.Csv(visit.Language), kind + ".csv");
    }

    private static async Task<IResult> Record(Visit visit, Guid administration, string kind)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var written = visit.Form.Keys.ToDictionary(name => name, visit.Field);
        var faults = await RecordFact.Run(visit.Db, visit.Known, kind, administration, written, visit.Language, visit.Now);
        return faults.Count == 0 ? Results.Redirect($"/administrations/{administration}/{kind}")
            : await Show(visit, administration, kind, "", 1, written, string.Join(" ", faults.Select(field => Say(visit, field))));
    }

    /// <param name="written">What was typed and has to be mended; null: the entry as it is.</param>
    private static async Task<IResult> Edit(Visit visit, Guid administration, string kind, Guid entry,
        IReadOnlyDictionary<string, string>? written, CorrectFact.Overtaken? theirs, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await CorrectFact.Open(visit.Db, kind, administration, entry, visit.Language, visit.Now) is not { } open)
        {
            return visit.NotFound();
        }

        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("List", await FactKinds.Of(visit.Db, kind, administration, visit.Language, visit.Now)),
            ("Entry", entry), ("Written", written ?? open.Written), ("Seen", theirs?.Number ?? (written is null ? open.Number : visit.Seen)),
            ("Theirs", theirs?.Theirs), ("Problem", problem),
        };
        return written is null ? visit.Page<FactEditPage>(parameters) : visit.Mend<FactEditPage>(parameters);
    }

    private static async Task<IResult> Correct(Visit visit, Guid administration, string kind, Guid entry)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var written = visit.Form.Keys.ToDictionary(name => name, visit.Field);
        return await CorrectFact.Run(visit.Db, visit.Known, kind, administration, entry, visit.Seen, written, visit.Language,
            visit.Now) switch
        {
            CorrectFact.Corrected => Results.Redirect($"/administrations/{administration}/{kind}"),
            CorrectFact.Refused refused => await Edit(visit, administration, kind, entry, written, null,
                string.Join(" ", refused.Faults.Select(field => Say(visit, field)))),
            CorrectFact.Overtaken theirs => await Edit(visit, administration, kind, entry, written, theirs, null),
            _ => visit.NotFound(),
        };
    }

    private static string Say(Visit visit, FactField field) => field.Input switch
    {
        FactInput.Whole => visit.Say($"{field.Label}: bitte eine ganze Zahl.", $"{field.Label}: please a whole number."),
        FactInput.Day => visit.Say($"{field.Label}: bitte ein Datum wie 30.6.2026.", $"{field.Label}: please a date such as 30/6/2026."),
        FactInput.Choice => visit.Say($"{field.Label}: bitte aus der Liste wählen.", $"{field.Label}: please choose in the list."),
        FactInput.Text => visit.Say($"{field.Label}: bitte ausfüllen, höchstens 2.000 Zeichen.",
            $"{field.Label}: please fill in, at most 2,000 characters."),
        _ => visit.Say($"{field.Label}: bitte ausfüllen, höchstens 200 Zeichen.", $"{field.Label}: please fill in, at most 200 characters."),
    };

    private static async Task<IResult> Note(Visit visit, Guid administration, string kind, Guid entry) =>
        await RecordFact.Note(visit.Db, visit.Known, kind, administration, entry, visit.Field("text"), visit.Field("post"),
            visit.Language.ReadDay(visit.Field("on")), visit.Language, visit.Now)
            ? Results.Redirect($"/administrations/{administration}/{kind}")
            : await Show(visit, administration, kind, "", 1, null, visit.Say(
                "Bitte schreiben Sie, was geschah, durch welche Stelle und an welchem Tag, der nicht in der Zukunft liegt.",
                "Please write what happened, through which post and on which day that is not in the future."));

    private static async Task<IResult> End(Visit visit, Guid administration, string kind, Guid entry) =>
        await RecordFact.End(visit.Db, visit.Known, kind, administration, entry, visit.Field("reason"), visit.Language, visit.Now)
            ? Results.Redirect($"/administrations/{administration}/{kind}")
            : await Show(visit, administration, kind, "", 1, null, visit.Say("Bitte nennen Sie den Grund in höchstens 200 Zeichen.",
                "Please name the reason in at most 200 characters."));
}
