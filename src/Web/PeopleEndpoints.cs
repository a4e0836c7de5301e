using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.People;
using Wegmarke.People.Programmes;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Web;

/// <summary>How a house works with its people: the overview, and the plain lists.</summary>
internal static class PeopleEndpoints
{
    public const string Root = "/administrations/{administration:guid}/people";

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration) => With(visit, administration, async found => visit.Page<PeoplePage>(
            ("Administration", found), ("View", await PeopleView.Of(visit.Db, visit.Known, found, visit.Language, visit.Today))))).Needs(Right.ReadPeople);
        foreach (var kind in PeopleKinds.All) MapList(app, kind);
        app.MapCompetences();
        app.MapCohorts();
        app.MapChecks();
        app.MapGroupFigures();
        app.MapFolders();
    }

    public static async Task<IResult> With(Visit visit, Guid administration, Func<Administration, Task<IResult>> deed) =>
        await AdministrationEndpoints.Find(visit, administration) is { } found ? await deed(found) : visit.NotFound();

    private static void MapList(IEndpointRouteBuilder app, PeopleKind kind)
    {
        var root = $"{Root}/{kind.Key}";
        app.MapGet(root, (Visit visit, Guid administration) => With(visit, administration, found => Show(visit, found, kind)))
            .Needs(kind.Read);
        app.MapGet(root + ".csv", (Visit visit, Guid administration) => With(visit, administration, found => Csv(visit, found, kind))).Needs(kind.Read);
        app.MapPost(root, (Visit visit, Guid administration) => With(visit, administration, found => Keep(visit, found, kind, null)))
            .Needs(kind.Edit);
        app.MapPost(root + "/{entry:guid}", (Visit visit, Guid administration, Guid entry) => With(visit, administration, found =>
            Keep(visit, found, kind, entry))).Needs(kind.Edit);
        app.MapPost(root + "/{entry:guid}/end", (Visit visit, Guid administration, Guid entry) => With(visit, administration, found =>
            End(visit, found, kind, entry))).Needs(kind.Edit);
    }

    private static async Task<IResult> Show(Visit visit, Administration house, PeopleKind kind, Guid? changed = null, int? seen = null,
        IReadOnlyDictionary<string, string>? written = null, string? problem = null)
    {
        var (query, entries) = (visit.Context.Request.Query, await Entries(visit, house, kind));
        changed ??= written is null && Guid.TryParse(query["entry"], out var asked) ? asked : null;
        var entry = entries.FirstOrDefault(one => one.Id == changed && one.AdministrationId == house.Id);
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Kind", kind), ("Ground", await PeopleKinds.Ground(visit.Db, house.Id, visit.Language, visit.Today)),
            ("Entries", entries), ("Text", Cut(query["q"].ToString().Trim())), ("Sort", query["sort"].ToString()),
            ("PageNumber", int.TryParse(query["page"], System.Globalization.CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 10_000) : 1),
            ("Changed", entry?.Id), ("Seen", seen ?? entry?.Number ?? 0), ("Written", written ?? entry?.Content.Fields ?? new Dictionary<string, string>()),
            ("MayEdit", visit.Known.May(kind.Edit, house.Id)), ("Linked", kind.Key == CohortList.Key), ("Problem", problem),
        };
        return problem is null ? visit.Page<PeopleListPage>(parameters) : visit.Mend<PeopleListPage>(parameters);
    }

    /// <summary>Of cohorts also those that another house invites to.</summary>
    private static async Task<IReadOnlyList<Held<ListedEntry>>> Entries(Visit visit, Administration house, PeopleKind kind) =>
        kind.Key == CohortList.Key
        ? [.. (await CohortList.Of(visit.Db, house)).Select(one => one.Cohort)] : await PeopleEntries.Of<ListedEntry>(visit.Db, house.Id,
            kind.Key);

    private static string Cut(string text) => text.Length <= 100 ? text : text[..100];

    private static async Task<IResult> Csv(Visit visit, Administration house, PeopleKind kind)
    {
        var fields = kind.Fields(await PeopleKinds.Ground(visit.Db, house.Id, visit.Language, visit.Today));
        var rows = (await Entries(visit, house, kind)).Select(one => fields.Select(field => one.Content.Shown(field, visit.Language)))
            .Prepend(fields.Select(field => field.Label));
        return CsvFile.Of(string.Concat(rows.Select(cells => string.Join(';', cells.Select(cell =>
            Design.TableCell.Quoted(Design.TableCell.Harmless(cell), ';'))) + "\r\n")), kind.Key + ".csv");
    }

    private static async Task<IResult> Keep(Visit visit, Administration house, PeopleKind kind, Guid? entry)
    {
        var written = visit.Form.Keys.ToDictionary(name => name, visit.Field);
        var fields = kind.Fields(await PeopleKinds.Ground(visit.Db, house.Id, visit.Language, visit.Today));
        var (read, faults) = ListedEntry.Read(written, fields, visit.Language);
        var problem = faults.Count > 0 ? string.Join(" ", faults.Select(field => Say(visit, field))) : kind.Fault(read)?.In(visit.Language);
        if (problem is not null) return await Show(visit, house, kind, entry, visit.Seen, written, problem);
        return await KeepEntry.Run(visit.Db, visit.Known, house.Id, kind.Key, entry, visit.Seen, read, read.Text(fields[0].Name),
            visit.Now) switch
        {
            KeepEntry.Kept => Results.Redirect($"/administrations/{house.Id}/people/{kind.Key}"),
            KeepEntry.Overtaken => await Show(visit, house, kind, entry, null, written, visit.Say(
                "Inzwischen hat jemand anderes den Eintrag geändert; er steht so in der Liste. Was Sie geschrieben haben, steht noch in den Feldern.",
                "Meanwhile somebody else has changed the entry; it stands like that in the list. What you wrote still stands in the fields.")),
            _ => visit.NotFound(),
        };
    }

    private static string Say(Visit visit, FactField field) => field.Input switch
    {
        FactInput.Whole => visit.Say($"{field.Label}: bitte eine ganze Zahl.", $"{field.Label}: please a whole number."),
        FactInput.Day => visit.Say($"{field.Label}: bitte ein Datum wie 30.6.2026.", $"{field.Label}: please a date such as 30/6/2026."),
        FactInput.Choice => visit.Say($"{field.Label}: bitte aus der Liste wählen.", $"{field.Label}: please choose in the list."),
        FactInput.Text => visit.Say($"{field.Label}: bitte ausfüllen, höchstens 2.000 Zeichen.", $"{field.Label}: please fill in, at most 2,000 characters."),
        _ => visit.Say($"{field.Label}: bitte ausfüllen, höchstens 200 Zeichen.", $"{field.Label}: please fill in, at most 200 characters."),
    };

    private static async Task<IResult> End(Visit visit, Administration house, PeopleKind kind, Guid entry) =>
        await KeepEntry.End(visit.Db, visit.Known, house.Id, kind.Key, entry, visit.Field("reason"), visit.Now) switch
        {
            KeepEntry.Kept => Results.Redirect($"/administrations/{house.Id}/people/{kind.Key}"),
            KeepEntry.ReasonMissing => await Show(visit, house, kind, problem: visit.Say("Bitte nennen Sie den Grund in höchstens 200 Zeichen.",
                "Please name the reason in at most 200 characters.")),
            _ => visit.NotFound(),
        };
}
