using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.Processes;

namespace Wegmarke.Web.Api;

/// <summary>Processes, indicators and their values for programs.</summary>
internal static class FactApi
{
    public static void MapFactApi(this IEndpointRouteBuilder app)
    {
        var processes = new ApiRoutes(app, "Processes");
        processes.List<ProcessShape>(ApiRoutes.House + "/processes", ProgramScope.ReadSteering, Right.ReadProcesses, "ListProcesses",
            "Processes in the register", async (Visit visit, Guid administration) =>
            {
                var register = (await ProcessRegister.Of(visit.Db, administration))!;
                return CursorPage.Of(visit, register.Processes.Select(one => ProcessShape.Of(one, register.Drawn.Contains(one.Id))),
                    one => one.Id.ToString());
            });
        processes.Get<ProcessShape>(ApiRoutes.House + "/processes/{process:guid}", ProgramScope.ReadSteering, Right.ReadProcesses,
            "ReadProcess", "One process", async (Visit visit, Guid administration, Guid process) =>
                await ProcessState.Find(visit.Db, administration, process) is { End: null } state
                    ? ApiAnswer.Of(ProcessShape.Of(state.Process, state.Diagram is not null)) : visit.Problem(ApiProblem.NotThere));
        var indicators = new ApiRoutes(app, "Indicators");
        indicators.List<IndicatorShape>(ApiRoutes.House + "/indicators", ProgramScope.ReadReadings, Right.ReadReadings, "ListIndicators",
            "Indicators of the model with their latest value", Indicators);
        indicators.List<ReadingShape>(ApiRoutes.House + "/readings", ProgramScope.ReadReadings, Right.ReadReadings, "ListReadings",
            "Values as they were recorded, the latest day first; “indicator” narrows the list", Readings);
        indicators.Post<ReadingInput, ReadingShape>(ApiRoutes.House + "/readings", ProgramScope.RecordReadings, Right.RecordReadings,
            "RecordReading", "Record a value", Record);
    }

    private static async Task<IResult> Indicators(Visit visit, Guid administration, ModelShelf shelf)
    {
        var model = await ReadingEndpoints.ModelOf(visit, administration, shelf);
        return CursorPage.Of(visit, (await TargetPath.Of(visit.Db, administration, model)).Select(one =>
            IndicatorShape.Of(one, model, visit.Language, visit.Today)), one => one.Key);
    }

    private static async Task<IResult> Readings(Visit visit, Guid administration, string? indicator) => CursorPage.Of(visit,
        (await visit.Db.Set<Reading>().AsNoTracking().Where(one => one.AdministrationId == administration
            && (indicator == null || one.Indicator == indicator)).ToListAsync())
            .OrderByDescending(one => one.Date).ThenByDescending(one => one.RecordedAt).ThenBy(one => one.Id).Select(ReadingShape.Of),
        one => one.Id.ToString());

    private static async Task<IResult> Record(Visit visit, Guid administration, ReadingInput input, ModelShelf shelf)
    {
        if (((string?[])[input.Indicator, input.Source, input.Document]).Contains(null))
        {
            return visit.Problem(ApiProblem.Unreadable, ApiProblem.NullInside);
        }

        var outcome = await RecordReading.Run(visit.Db, visit.Known, administration,
            await ReadingEndpoints.ModelOf(visit, administration, shelf), input.Indicator, input.Value, input.Date, input.Source, visit.Now,
            input.Document);
        if (outcome is RecordReading.Recorded recorded)
        {
            return ApiAnswer.Of(ReadingShape.Of(await visit.Db.Set<Reading>().AsNoTracking().FirstAsync(one => one.Id == recorded.Id)),
                StatusCodes.Status201Created);
        }

        return visit.Problem(ApiProblem.Refused, outcome switch
        {
            RecordReading.IndicatorUnknown => new($"Die Kennzahl „{input.Indicator}“ gibt es im Modell nicht. Die Schlüssel stehen unter /indicators.",
                $"The indicator “{input.Indicator}” is not in the model. The keys stand at /indicators."),
            RecordReading.ValueMissing => new("„value“ ist eine Zahl.", "“value” is a number."),
            RecordReading.DateOutside => new("„date“ liegt nicht in der Zukunft und nicht vor 2000.",
                "“date” is neither in the future nor before 2000."),
            _ => new Sentence("„source“ hat 1 bis 200, „document“ höchstens 200 Zeichen.",
                "“source” has 1 to 200, “document” at most 200 characters."),
        });
    }
}
