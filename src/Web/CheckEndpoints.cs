using Microsoft.AspNetCore.Mvc;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Qti;
using Wegmarke.Indicators;
using Wegmarke.People;
using Wegmarke.People.Checks;

namespace Wegmarke.Web;

/// <summary>Knowledge checks as the house keeps them: rules and pool. They are taken out of folders.</summary>
internal static class CheckEndpoints
{
    private const string Root = PeopleEndpoints.Root + "/checks";
    private const string One = Root + "/{check:guid}";
    private const int UploadBytesMax = ReadQti.BytesMax + 64 * 1024;

    private static readonly KnowledgeCheck Fresh = new("", "", 5, 70, 24, 7, []);

    public static void MapChecks(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration) => PeopleEndpoints.With(visit, administration, found => List(visit, found,
            Fresh, null)))
            .Needs(Right.ReadPeople);
        app.MapPost(Root, (Visit visit, Guid administration) => PeopleEndpoints.With(visit, administration, found => Begin(visit, found)))
            .Needs(Right.EditPeople);
        app.MapGet(One, (Visit visit, Guid administration, Guid check) => With(visit, administration, check, (found, held) =>
            Show(visit, found, held)))
            .Needs(Right.EditPeople);
        app.MapPost(One, (Visit visit, Guid administration, Guid check) => With(visit, administration, check, (found, held) =>
            Change(visit, found, held, Head(visit), null))).Needs(Right.EditPeople);
        app.MapPost(One + "/items", (Visit visit, Guid administration, Guid check) => With(visit, administration, check, (found, held) =>
            Add(visit, found, held))).Needs(Right.EditPeople);
        app.MapPost(One + "/items/removal", (Visit visit, Guid administration, Guid check) => With(visit, administration, check, (found, held) =>
            Change(visit, found, held, before => before with { Items = [.. before.Items.Where(item => item.Key != visit.Field("key"))] },
                null))).Needs(Right.EditPeople);
        app.MapPost(One + "/import", (Visit visit, Guid administration, Guid check) => With(visit, administration, check, (found, held) =>
            Import(visit, found, held))).Needs(Right.EditPeople).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax));
        app.MapGet(One + "/qti.zip", (Visit visit, Guid administration, Guid check) => With(visit, administration, check, (_, held) =>
            Task.FromResult(Results.File(WriteQti.Run(held.Content), "application/zip", "pruefung-qti.zip")))).Needs(Right.EditPeople);
        app.MapPost(One + "/end", (Visit visit, Guid administration, Guid check) => With(visit, administration, check, (found, held) =>
            End(visit, found, held))).Needs(Right.EditPeople);
    }

    private static Task<IResult> With(Visit visit, Guid administration, Guid check, Func<Administration, Held<KnowledgeCheck>,
        Task<IResult>> deed) =>
        PeopleEndpoints.With(visit, administration, async found => await PeopleEntries.Find<KnowledgeCheck>(visit.Db, found.Id,
            KnowledgeCheck.Kind, check)
            is { } held ? await deed(found, held) : visit.NotFound());

    private static async Task<IResult> List(Visit visit, Administration house, KnowledgeCheck written, string? problem)
    {
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Checks", await PeopleEntries.Of<KnowledgeCheck>(visit.Db, house.Id, KnowledgeCheck.Kind)), ("Written", written),
            ("MayEdit", visit.Known.May(Right.EditPeople, house.Id)), ("Problem", problem),
        };
        return problem is null ? visit.Page<ChecksPage>(parameters) : visit.Mend<ChecksPage>(parameters);
    }

    private static async Task<IResult> Show(Visit visit, Administration house, Held<KnowledgeCheck> held, CheckItemForm? form = null,
        KnowledgeCheck? head = null,
        IReadOnlyList<string>? notes = null, string? problem = null)
    {
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Check", held), ("MayEdit", true), ("Form", form ?? new()), ("Head", head), ("Notes", notes
                ?? []), ("Problem", problem),
        };
        return await Task.FromResult<IResult>(problem is null ? visit.Page<CheckPage>(parameters) : visit.Mend<CheckPage>(parameters));
    }

    private static Func<KnowledgeCheck, KnowledgeCheck> Head(Visit visit) => before => before with
    {
        Title = visit.Field("title"), About = visit.Field("about"), Drawn = visit.Number("drawn"), Pass = visit.Number("pass"),
        Months = visit.Number("months"), Wait = visit.Number("wait"),
    };

    private static async Task<IResult> Begin(Visit visit, Administration house)
    {
        var written = Head(visit)(Fresh);
        return await ChangeCheck.Run(visit.Db, visit.Known, house.Id, null, 0, _ => written, visit.Now) switch
        {
            ChangeCheck.Changed changed => Results.Redirect($"/administrations/{house.Id}/people/checks/{changed.Id}"),
            ChangeCheck.Refused refused => await List(visit, house, written, refused.Why.In(visit.Language)),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Change(Visit visit, Administration house, Held<KnowledgeCheck> held, Func<KnowledgeCheck,
        KnowledgeCheck> change,
        CheckItemForm? form) => await ChangeCheck.Run(visit.Db, visit.Known, house.Id, held.Id, visit.Seen, before => change(before!),
            visit.Now) switch
        {
            ChangeCheck.Changed => Results.Redirect($"/administrations/{house.Id}/people/checks/{held.Id}"),
            ChangeCheck.Refused refused => await Show(visit, house, held, form, form is null ? change(held.Content) : null, null,
                refused.Why.In(visit.Language)),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> Add(Visit visit, Administration house, Held<KnowledgeCheck> held)
    {
        var form = new CheckItemForm(visit.Field("text"), visit.Field("kind"), visit.Form["answers"].ToString(), visit.Field("value"),
            visit.Field("tolerance"));
        var kind = visit.Chosen<ItemKind>(form.Kind) ?? ItemKind.One;
        var numeric = kind == ItemKind.Number;
        if (numeric && (ReadNumber.Run(form.Value, visit.Language.Culture) is null || form.Tolerance.Length > 0
            && ReadNumber.Run(form.Tolerance, visit.Language.Culture) is null))
        {
            return await Show(visit, house, held, form, problem: visit.Say("Bitte schreiben Sie die richtige Zahl und die Abweichung als Zahlen, etwa 4,5.",
                "Please write the right number and the tolerance as numbers, such as 4.5."));
        }

        var item = new CheckItem("", kind, form.Text, numeric ? [] : CheckItem.ReadAnswers(form.Answers), numeric ? ReadNumber.Run(form.Value, visit.Language.Culture) : null,
            numeric ? ReadNumber.Run(form.Tolerance, visit.Language.Culture) ?? 0 : 0);
        return await Change(visit, house, held, before => ChangeCheck.With(before, [item]), form);
    }

    private static async Task<IResult> Import(Visit visit, Administration house, Held<KnowledgeCheck> held)
    {
        if (visit.Form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return await Show(visit, house, held, problem: visit.Say("Bitte wählen Sie eine Datei.", "Please choose a file."));
        }

        var bytes = await Upload.Bytes(file, ReadQti.BytesMax);
        if (bytes.Length > ReadQti.BytesMax)
        {
            return await Show(visit, house, held, problem: visit.Say("Die Datei ist größer als 8 MB.", "The file is larger than 8 MB."));
        }

        var (items, remarks) = ReadQti.Run(file.FileName, bytes);
        List<string> notes = [.. remarks.Kept.Where(one => one.Fate >= Fate.Changed)
            .Select(one => $"{one.Place} {one.In(visit.Language)}".Trim())];
        if (items.Count == 0)
        {
            return await Show(visit, house, held, notes: notes.Skip(1).ToList(), problem: notes.FirstOrDefault()
                ?? visit.Say("Die Datei enthält keine Fragen.",
                "The file holds no questions."));
        }

        var changed = await ChangeCheck.Run(visit.Db, visit.Known, house.Id, held.Id, visit.Seen, before => ChangeCheck.With(before!,
            items), visit.Now);
        if (changed is ChangeCheck.Refused refused) return await Show(visit, house, held, problem: refused.Why.In(visit.Language),
            notes: notes);
        if (notes.Count == 0) return Results.Redirect($"/administrations/{house.Id}/people/checks/{held.Id}");
        notes.Insert(0, visit.Say($"{items.Count} Fragen sind dazugekommen.", $"{items.Count} questions were added."));
        return await Show(visit, house, (await PeopleEntries.Find<KnowledgeCheck>(visit.Db, house.Id, KnowledgeCheck.Kind, held.Id))!,
            notes: notes);
    }

    private static async Task<IResult> End(Visit visit, Administration house, Held<KnowledgeCheck> held) =>
        await KeepEntry.End(visit.Db, visit.Known, house.Id, KnowledgeCheck.Kind, held.Id, visit.Field("reason"),
            visit.Now) is KeepEntry.Kept
            ? Results.Redirect($"/administrations/{house.Id}/people/checks") : await Show(visit, house, held, problem: visit.Say(
                "Bitte nennen Sie den Grund in höchstens 200 Zeichen.", "Please name the reason in at most 200 characters."));
}
