using System.Globalization;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Cases;

namespace Wegmarke.Web;

/// <summary>Cases of which sources tell.</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this RouteGroupBuilder all)
    {
        all.MapGet("/cases", (Visit visit, Guid administration) => Show(visit, administration, null, null, null));
        all.MapPost("/cases", (Visit visit, Guid administration) => Keep(visit, administration, null));
        all.MapPost("/cases/{known:guid}", (Visit visit, Guid administration, Guid known) => Keep(visit, administration, known));
        all.MapPost("/cases/{known:guid}/end", async (Visit visit, Guid administration, Guid known) =>
            await KeepCase.End(visit.Db, visit.Known, administration, known, await FindSources.Readable(visit.Db, visit.Known,
                administration),
                visit.Now) ? Results.Redirect(Address(administration)) : visit.NotFound());
    }

    private static string Address(Guid administration) => InterviewEndpoints.Root(administration) + "/cases";

    private static async Task<IResult> Show(Visit visit, Guid administration, Guid? known, CaseContent? said, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var query = visit.Context.Request.Query;
        var readable = await FindSources.Readable(visit.Db, visit.Known, administration);
        var cases = await FindCases.For(visit.Db, administration, readable);
        known ??= Guid.TryParse(query["case"], out var asked) ? asked : null;
        var found = cases.FirstOrDefault(one => one.Case.Id == known).Case;
        var parameters = new (string, object?)[]
        {
            ("Root", InterviewEndpoints.Root(administration)), ("Cases", cases), ("Readable", readable), ("Changed", found?.Id),
            ("Seen", problem is null ? found?.Number ?? 0 : visit.Seen), ("Said", said ?? found?.Content ?? new("", [], [])),
            ("PageNumber", int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1000) : 1),
            ("Problem", problem),
        };
        return problem is null ? visit.Page<CasesPage>(parameters) : visit.Mend<CasesPage>(parameters);
    }

    private static async Task<IResult> Keep(Visit visit, Guid administration, Guid? known)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var said = new CaseContent(visit.Field("name"), KeepCase.ReadFeatures(visit.Form["features"].ToString()),
            [.. visit.Form["source"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)]);
        return await KeepCase.Run(visit.Db, visit.Known, administration, known, known is null ? 0 : visit.Seen, said,
            await FindSources.Readable(visit.Db, visit.Known, administration), visit.Now) switch
        {
            KeepCase.Kept => Results.Redirect(Address(administration)),
            KeepCase.Refused refused => await Show(visit, administration, known, said, refused.Why.In(visit.Language)),
            KeepCase.Overtaken => await Show(visit, administration, known, said, visit.Say(
                "Inzwischen hat jemand anderes gespeichert. Öffnen Sie den Fall noch einmal und tragen Sie Ihre Änderung nach.",
                "Somebody else has saved meanwhile. Open the case again and enter your change.")),
            _ => visit.NotFound(),
        };
    }
}
