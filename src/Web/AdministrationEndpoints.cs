using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;

namespace Wegmarke.Web;

/// <summary>Administrations and their units.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministrations(this IEndpointRouteBuilder app)
    {
        app.MapGet("/administrations", (Visit visit) => List(visit, null)).Needs(Right.ReadDesk);
        app.MapPost("/administrations", Create).Needs(Right.CreateAdministration);
        app.MapGet("/administrations/{administration:guid}", (Visit visit, Guid administration) => Show(visit, administration, new()))
          .Needs(Right.ReadDesk);
        app.MapPost("/administrations/{administration:guid}/units", Add).Needs(Right.ManageAdministration);
        app.MapGet("/administrations/{administration:guid}/particulars",
            (Visit visit, Guid administration) => ShowParticulars(visit, administration, null)).Needs(Right.ManageAdministration);
        app.MapPost("/administrations/{administration:guid}/particulars", ChangeParticulars).Needs(Right.ManageAdministration);
    }

    /// <summary>The administrations this person has to do with.</summary>
    public static async Task<IReadOnlyList<Administration>> Visible(Visit visit) =>
        [.. (await AdministrationsOf.Run(visit.Db, visit.Known, Right.ReadDesk).ToListAsync())
            .OrderBy(one => one.Name, StringComparer.Create(visit.Language.Culture, ignoreCase: true))];

    public static Task<Administration?> Find(Visit visit, Guid id) => visit.Db.Set<Administration>().AsNoTracking()
      .FirstOrDefaultAsync(one => one.Id == id);

    private static async Task<IResult> List(Visit visit, AdministrationForm? written)
    {
        var query = visit.Context.Request.Query;
        var chosen = written?.Chosen ?? await Entry(visit, query["ars"]);
        var form = written ?? new(chosen?.Name ?? "") { Chosen = chosen };
        var text = query["q"].ToString().Trim();
        var (found, more) = text.Length is > 0 and <= 100 ? await FindMunicipality.Run(visit.Db, text) : ([], false);
        var parameters = new (string, object?)[]
        {
            ("Administrations", await Visible(visit)), ("MayCreate", visit.Known.May(Right.CreateAdministration)), ("Form", form),
            ("Search", new RegisterSearch(text, found, more, await visit.Db.Set<RegisterIssue>().AsNoTracking().FirstOrDefaultAsync())),
            ("MayImport", visit.Known.May(Right.ImportReferenceData)),
        };
        return form.Problem is null ? visit.Page<AdministrationsPage>(parameters) : visit.Mend<AdministrationsPage>(parameters);
    }

    private static async Task<IResult> Create(Visit visit, Settings settings)
    {
        if (visit.Number("staff") > settings.Limits.StaffMax)
        {
            return await List(visit, Kept(visit, visit.Say(
                $"So große Verwaltungen nimmt diese Instanz nicht auf: höchstens {visit.Language.Count(settings.Limits.StaffMax)} Beschäftigte. Die Grenze setzt der Betrieb.",
                $"This instance does not take administrations of that size: at most {visit.Language.Count(settings.Limits.StaffMax)} staff. The operator sets the limit."))
                with { Chosen = await Entry(visit, visit.Field("ars")) });
        }

        var outcome = await CreateAdministration.Run(visit.Db, visit.Known, visit.Field("name"), visit.Number("staff"),
          visit.Number("leaders"), visit.Now, visit.Field("ars") is { Length: > 0 } ars ? ars : null, visit.Field("land"));
        return outcome is CreateAdministration.Created created ? Results.Redirect($"/administrations/{created.Id}")
            : await List(visit, Kept(visit, Refusal(visit, outcome)) with { Chosen = await Entry(visit, visit.Field("ars")) });
    }

    private static async Task<Municipality?> Entry(Visit visit, string? ars) => string.IsNullOrEmpty(ars) ? null
        : await visit.Db.Set<Municipality>().AsNoTracking().FirstOrDefaultAsync(one => one.Ars == ars);

    private static AdministrationForm Kept(Visit visit, string problem) =>
      new(visit.Field("name"), visit.Field("staff"), visit.Field("leaders"), problem) { Land = visit.Field("land") };

    private static async Task<IResult> Show(Visit visit, Guid administration, UnitForm form)
    {
        if (await Find(visit, administration) is not { } found) return visit.NotFound();
        var units = await visit.Db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration).ToListAsync();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Units", units),
            ("MayReadStanding", visit.Known.May(Right.ReadStandingSurveys, administration)),
            ("MayManage", visit.Known.May(Right.ManageAdministration, administration)),
              ("Form", form), ("MayErase", visit.Known.May(Right.EraseAdministration, administration)),
        };
        return form.Problem is null ? visit.Page<AdministrationPage>(parameters) : visit.Mend<AdministrationPage>(parameters);
    }

    private static async Task<IResult> Add(Visit visit, Guid administration)
    {
        Guid? parent = Guid.TryParse(visit.Field("parent"), out var chosen) ? chosen : null;
        var outcome = await AddUnit.Run(visit.Db, visit.Known, administration, parent, visit.Field("name"), visit.Number("headcount"),
          visit.Now);
        if (outcome is AddUnit.Added) return Results.Redirect($"/administrations/{administration}");
        return await Show(visit, administration, new(visit.Field("name"), visit.Field("headcount"), parent, outcome switch
        {
            AddUnit.NameTaken => UnitWords.NameTaken(visit),
            AddUnit.NameMissing => UnitWords.NameMissing(visit),
            _ => UnitWords.HeadcountDoesNotFit(visit),
        }));
    }

    private static async Task<IResult> ShowParticulars(Visit visit, Guid administration, AdministrationForm? form)
    {
        if (await Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found),
            ("Form", form ?? new(found.Name, visit.Language.Count(found.Staff), visit.Language.Count(found.Leaders))
              { Land = found.Land ?? "" }),
        };
        return form is null ? visit.Page<ParticularsPage>(parameters) : visit.Mend<ParticularsPage>(parameters);
    }

    private static async Task<IResult> ChangeParticulars(Visit visit, Guid administration)
    {
        if (await Find(visit, administration) is null) return visit.NotFound();
        var outcome = await ChangeAdministration.Run(visit.Db, visit.Known, administration, visit.Field("name"), visit.Number("staff"),
            visit.Number("leaders"), visit.Now, visit.Field("land"));
        return outcome is CreateAdministration.Created ? Results.Redirect($"/administrations/{administration}")
            : await ShowParticulars(visit, administration, Kept(visit, Refusal(visit, outcome)));
    }

    private static string Refusal(Visit visit, CreateAdministration.Outcome outcome) => outcome switch
    {
        CreateAdministration.NameMissing => visit.Say("Bitte geben Sie der Verwaltung einen Namen mit höchstens 200 Zeichen.",
            "Please give the administration a name of at most 200 characters."),
        CreateAdministration.KeyUnknown => visit.Say("Diesen Schlüssel gibt es im Gemeindeverzeichnis nicht. Bitte suchen Sie die Verwaltung noch einmal.",
            "This key is not in the register of municipalities. Please search for the administration again."),
        CreateAdministration.KeyTaken { Name: var name } => visit.Say($"Diese Verwaltung ist schon angelegt: {name}.",
            $"This administration exists already: {name}."),
        _ => visit.Say(
            "Bitte schreiben Sie die Zahl aller Beschäftigten und die der Führungskräfte als ganze Zahlen; Führungskräfte können nicht mehr sein als alle.",
            "Please write the number of all staff and of leaders as whole numbers; leaders cannot be more than all."),
    };
}
