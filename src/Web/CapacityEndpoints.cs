using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Exchange.Capacities;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;

namespace Wegmarke.Web;

/// <summary>What the house can carry: the table of capacities, from a file and as one.</summary>
internal static class CapacityEndpoints
{
    private const string Root = "/administrations/{administration:guid}/initiatives/capacity";
    private const int QuartersAtFirst = 8;

    /// <summary>A table of two hundred units over sixteen quarters.</summary>
    private const int FieldsMax = 4096;

    public static void MapCapacity(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration) => Show(visit, administration, null, null, null)).Needs(Right.ReadSteering);
        app.MapGet(Root + "/capacity.csv", Download).Needs(Right.ReadSteering);
        app.MapPost(Root, Save).Needs(Right.Steer).WithFormOptions(valueCountLimit: FieldsMax);
        app.MapPost(Root + "/file", Take).Needs(Right.Steer)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ReadCapacities.BytesMax + 64 * 1024));
    }

    private static Task<List<Unit>> UnitsOf(Visit visit, Guid administration) => visit.Db.Set<Unit>().AsNoTracking()
        .Where(unit => unit.AdministrationId == administration).ToListAsync();

    private static async Task<IResult> Show(Visit visit, Guid administration, CapacityForm? form, Capacity? theirs, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var units = await UnitsOf(visit, administration);
        var history = await Capacity.History(visit.Db, administration);
        var latest = history.Count > 0 ? history[0] : null;
        var now = Quarter.Of(visit.Today);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Units", units), ("History", history), ("Now", now), ("Theirs", theirs), ("Problem", problem),
            ("Form", form ?? (latest is null ? CapacityForm.Empty(now, QuartersAtFirst) : CapacityForm.Of(latest.Content, visit.Language))),
            ("Seen", theirs?.Number ?? (form is null ? latest?.Number ?? 0 : visit.Seen)),
            ("Load", latest is null ? null : Load.Of(await Portfolio.Of(visit.Db, administration), latest.Content, units)),
            ("MaySteer", visit.Known.May(Right.Steer, administration)),
        };
        return problem is not null || theirs is not null ? visit.Mend<CapacityPage>(parameters)
            : visit.Page<CapacityPage>(parameters);
    }

    private static async Task<IResult> Save(Visit visit, Guid administration)
    {
        var units = await UnitsOf(visit, administration);
        if (Written(visit, units) is not { } form)
        {
            return await Show(visit, administration, null, null, visit.Say("Die Seite ist veraltet. Bitte laden Sie sie neu.",
                "The page is out of date. Please load it again."));
        }

        switch (visit.Field("go"))
        {
            case "longer":
                return await Show(visit, administration, form.Moved(form.First, Math.Min(form.Quarters + 4, CapacityContent.QuartersMax)),
                    null, null);
            case "now":
                var now = Quarter.Of(visit.Today);
                var left = Math.Max(4, form.Quarters - (now.Count - form.First.Count));
                return await Show(visit, administration, form.Moved(now, left), null, null);
        }

        var (content, problem) = form.Read(units, visit.Language);
        if (content is null) return await Show(visit, administration, form, null, problem!.In(visit.Language));
        return await SaveCapacity.Run(visit.Db, visit.Known, administration, visit.Seen, content, visit.Now) switch
        {
            SaveCapacity.Refused refused => await Show(visit, administration, form, null, refused.Why.In(visit.Language)),
            SaveCapacity.Overtaken overtaken => await Show(visit, administration, form, overtaken.Theirs, null),
            _ => Results.Redirect($"/administrations/{administration}/initiatives/capacity"),
        };
    }

    private static CapacityForm? Written(Visit visit, List<Unit> units)
    {
        IReadOnlyList<string> Cells(string name) => [.. visit.Form[name].Select(cell => cell ?? "")];
        return Quarter.Read(visit.Field("first")) is { } first && visit.Number("quarters") is > 0 and <= CapacityContent.QuartersMax and var count
            ? new(first, count, units.ToDictionary(unit => unit.Id, unit => Cells($"d-{unit.Id}")),
                units.ToDictionary(unit => unit.Id, unit => visit.Field($"n-{unit.Id}")), Cells("money"), Cells("running"),
                visit.Field("once"))
            : null;
    }

    private static async Task<IResult> Take(Visit visit, Guid administration)
    {
        var file = visit.Form.Files.GetFile("file");
        var bytes = file is null ? [] : await Upload.Bytes(file, ReadCapacities.BytesMax);
        if (bytes.Length is 0 or > ReadCapacities.BytesMax)
        {
            return await Show(visit, administration, null, null, visit.Say("Bitte wählen Sie eine Datei mit höchstens 2 MB.",
                "Please choose a file of at most 2 MB."));
        }

        var (form, problem) = ReadCapacities.Run(file!.FileName, bytes, await UnitsOf(visit, administration));
        return form is null ? await Show(visit, administration, null, null, problem!.In(visit.Language))
            : await Show(visit, administration, form, null, null);
    }

    private static async Task<IResult> Download(Visit visit, Guid administration) =>
        await Capacity.Latest(visit.Db, administration) is { } latest
            ? CsvFile.Of(ReadCapacities.Write(CapacityForm.Of(latest.Content, visit.Language), await UnitsOf(visit, administration),
                visit.Language), visit.Say("kapazitaeten.csv", "capacities.csv")) : visit.NotFound();
}
