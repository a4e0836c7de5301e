using System.Globalization;
using Wegmarke.Accounts;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Change;

namespace Wegmarke.Web;

/// <summary>The change that comes with an initiative: whom it concerns, who is told what, and what resistance came.</summary>
internal static class ChangeEndpoints
{
    private const string Root = "/administrations/{administration:guid}/initiatives/{initiative:guid}/change";

    private static readonly string[] Fields =
        ["group", "influence", "attitude", "need", "whom", "what", "due", "way", "done", "objection", "reason", "answer", "result"];

    public static void MapChange(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration, Guid initiative) => Show(visit, administration, initiative, new(), null, null))
            .Needs(Right.ReadSteering);
        app.MapPost(Root, Save).Needs(Right.Steer);
        app.MapPost(Root + "/{entry:guid}/end", async (Visit visit, Guid administration, Guid initiative, Guid entry) =>
            await SaveChange.End(visit.Db, visit.Known, administration, initiative, entry, visit.Now) is SaveChange.Saved
                ? Back(administration, initiative) : visit.NotFound()).Needs(Right.Steer);
    }

    private static IResult Back(Guid administration, Guid initiative) =>
        Results.Redirect($"/administrations/{administration}/initiatives/{initiative}/change");

    private static async Task<IResult> Show(Visit visit, Guid administration, Guid initiative, ChangeForm written, ChangeEntry? theirs,
        string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await Portfolio.Find(visit.Db, administration, initiative) is not { } sheet) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Sheet", sheet), ("Plan", await ChangePlan.Of(visit.Db, administration, initiative)),
            ("Today", visit.Today), ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Written", written), ("Theirs", theirs),
            ("Problem", problem),
        };
        return problem is null && theirs is null ? visit.Page<ChangePage>(parameters) : visit.Mend<ChangePage>(parameters);
    }

    private static async Task<IResult> Save(Visit visit, Guid administration, Guid initiative)
    {
        var entry = Guid.TryParse(visit.Field("entry"), out var known) ? known : (Guid?)null;
        var form = new ChangeForm(visit.Field("kind"), entry, visit.Seen, Fields.ToDictionary(field => field, visit.Field));
        if (Read(visit, form) is not { } content)
        {
            return await Show(visit, administration, initiative, form, null, visit.Say(
                "Bitte füllen Sie das Formular aus; Tage schreiben Sie zum Beispiel als 31.12.2027.",
                "Please fill in the form; write days for example as 31/12/2027."));
        }

        return await SaveChange.Run(visit.Db, visit.Known, administration, initiative, entry, entry is null ? 0 : visit.Seen, content,
            visit.Now) switch
        {
            SaveChange.Saved => Back(administration, initiative),
            SaveChange.Refused refused => await Show(visit, administration, initiative, form, null, refused.Why.In(visit.Language)),
            SaveChange.Overtaken { Theirs: var theirs } => await Show(visit, administration, initiative, new(form.Kind, entry,
                theirs.Number,
                Fields.ToDictionary(field => field, visit.Field)), theirs, null),
            _ => visit.NotFound(),
        };
    }

    private static ChangeContent? Read(Visit visit, ChangeForm form)
    {
        switch (form.Kind)
        {
            case ChangeForm.Stakeholder:
                return int.TryParse(form["influence"], CultureInfo.InvariantCulture, out var influence)
                    && int.TryParse(form["attitude"], CultureInfo.InvariantCulture, out var attitude)
                    ? new Stakeholder(form["group"], influence, attitude, form["need"]) : null;
            case ChangeForm.Word:
                var done = visit.Language.ReadDay(form["done"]);
                return visit.Language.ReadDay(form["due"]) is { } due && (done is not null || form["done"].Length == 0)
                    ? new PlannedWord(form["whom"], form["what"], due, form["way"], done) : null;
            case ChangeForm.Resistance:
                return new Resistance(form["objection"], form["reason"], form["answer"], form["result"]);
            default:
                return null;
        }
    }
}
