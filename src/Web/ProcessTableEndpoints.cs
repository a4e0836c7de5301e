using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Exchange.ProcessTables;
using Wegmarke.Processes;

namespace Wegmarke.Web;

/// <summary>Processes from a table: checked first, taken then.</summary>
internal static class ProcessTableEndpoints
{
    private const string Root = "/administrations/{administration:guid}/processes/table";

    public static void MapProcessTables(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration) => Show(visit, administration, null, [], "", null)).Needs(Right.EditProcesses);
        app.MapPost(Root, Check).Needs(Right.EditProcesses)
            .WithMetadata(new RequestSizeLimitAttribute(ReadProcessTable.BytesMax + 64 * 1024));
        app.MapPost(Root + "/storage", Store).Needs(Right.EditProcesses);
    }

    private static Task<IResult> Show(Visit visit, Guid administration, IReadOnlyList<PlannedProcess>? plan, IReadOnlyList<string> unknown,
        string text, string? problem) => ProcessEndpoints.With(visit, administration, register =>
    {
        var parameters = new (string, object?)[]
        {
            ("Register", register), ("Plan", plan), ("Unknown", unknown), ("Text", text), ("Problem", problem),
        };
        return problem is null && (plan is null || plan.All(one => one.Takeable)) ? visit.Page<ProcessTablePage>(parameters)
            : visit.Mend<ProcessTablePage>(parameters);
    });

    private static async Task<IResult> Check(Visit visit, Guid administration)
    {
        var text = visit.Form["text"].ToString();
        var (name, bytes) = visit.Form.Files.GetFile("file") is { Length: > 0 } file
            ? (file.FileName, await Upload.Bytes(file, ReadProcessTable.BytesMax)) : ("", Encoding.UTF8.GetBytes(text));
        if (bytes.Length > ReadProcessTable.BytesMax)
        {
            return await Show(visit, administration, null, [], "", visit.Say("Die Datei ist größer als 4 MB. Prüfen Sie, ob es die richtige ist.",
                "The file is larger than 4 MB. Check whether it is the right one."));
        }

        var (rows, unknown, refusal) = ReadProcessTable.Run(name, bytes);
        if (refusal is not null)
        {
            return await Show(visit, administration, null, [], text, refusal.In(visit.Language));
        }

        var present = await visit.Db.Set<Process>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        return await Show(visit, administration, PlanProcesses.Run(present, rows, administration, visit.Language, visit.Now), unknown,
            ReadProcessTable.Write(rows, visit.Language), null);
    }

    private static async Task<IResult> Store(Visit visit, Guid administration)
    {
        var (rows, unknown, refusal) = ReadProcessTable.Run("", Encoding.UTF8.GetBytes(visit.Form["text"].ToString()));
        if (refusal is not null || await AdministrationEndpoints.Find(visit, administration) is null) return await Check(visit,
            administration);
        var plan = await PlanProcesses.Store(visit.Db, visit.Known, administration, rows, visit.Language, visit.Now);
        return plan.All(one => one.Takeable) ? Results.Redirect($"/administrations/{administration}/processes")
            : await Show(visit, administration, plan, unknown, ReadProcessTable.Write(rows, visit.Language), null);
    }
}
