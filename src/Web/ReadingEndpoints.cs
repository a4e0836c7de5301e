using System.Globalization;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Values of the indicators of the model that an administration measures itself by.</summary>
internal static class ReadingEndpoints
{
    public static void MapReadings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/administrations/{administration:guid}/readings", (Visit visit, Guid administration, ModelShelf shelf) =>
            Show(visit, administration, shelf, new())).Needs(Right.ReadReadings);
        app.MapPost("/administrations/{administration:guid}/readings", Record).Needs(Right.RecordReadings);
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, ModelShelf shelf, ReadingForm form)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var until = DateOnly.FromDateTime(visit.Now.UtcDateTime.AddDays(1));
        var latest = await RecordReading.Latest(visit.Db, administration, until, visit.Now);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", await ModelOf(visit, administration, shelf)), ("Latest", latest), ("Form", form),
            ("MayRecord", visit.Known.May(Right.RecordReadings, administration)),
        };
        return form.Problem is null ? visit.Page<ReadingsPage>(parameters) : visit.Mend<ReadingsPage>(parameters);
    }

    private static async Task<IResult> Record(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var form = new ReadingForm(visit.Field("indicator"), visit.Field("value"), visit.Field("date"), visit.Field("source"),
            visit.Field("document"));
        DateOnly? date = DateOnly.TryParseExact(form.Date, ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day) ? day : null;
        var outcome = await RecordReading.Run(visit.Db, visit.Known, administration, await ModelOf(visit, administration, shelf),
            form.Indicator, ReadNumber.Run(form.Value, visit.Language.Culture), date, form.Source, visit.Now, form.Document);
        if (outcome is RecordReading.Recorded) return Results.Redirect($"/administrations/{administration}/readings");
        return await Show(visit, administration, shelf, form with
        {
            Problem = outcome switch
            {
                RecordReading.IndicatorUnknown => visit.Say("Bitte wählen Sie eine Kennzahl aus der Liste.",
                    "Please choose an indicator in the list."),
                RecordReading.ValueMissing => visit.Say("Bitte schreiben Sie den Wert als Zahl, zum Beispiel 12,5.",
                    "Please write the value as a number, for example 12.5."),
                RecordReading.DateOutside => visit.Say("Bitte geben Sie einen Stichtag an, der nicht in der Zukunft liegt, zum Beispiel 2026-06-30.",
                    "Please give a day that is not in the future, for example 2026-06-30."),
                _ => visit.Say("Bitte nennen Sie Quelle und Fundstelle in je höchstens 200 Zeichen.", "Please name source and document in at most 200 characters each."),
            },
        });
    }

    /// <summary>The model of the latest survey, or the newest that comes with the program.</summary>
    public static Task<MaturityModel> ModelOf(Visit visit, Guid administration, ModelShelf shelf) =>
        ModelOf(visit.Db, administration, shelf);

    public static async Task<MaturityModel> ModelOf(Database db, Guid administration, ModelShelf shelf)
    {
        var campaigns = await CampaignState.Of(db, administration);
        if (campaigns.Count == 0) return shelf.All[^1];
        return (await CampaignState.Find(db, campaigns[0].Campaign.Id))!.Model;
    }
}
