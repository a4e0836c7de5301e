using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Granting;
using Wegmarke.Accounts.Record;

namespace Wegmarke.Web;

/// <summary>The record of deeds: read, filtered, taken along; and who may what in a house.</summary>
internal static class RecordEndpoints
{
    private const int LinesPerPage = 50;

    public static void MapRecord(this IEndpointRouteBuilder app)
    {
        app.MapGet("/audit", Show).Needs(Right.ReadAudit);
        app.MapGet("/audit.csv", (Visit visit) => File(visit, "audit.csv", "text/csv; charset=utf-8", RecordFile.CsvHead() + "\n",
            RecordFile.CsvLine)).Needs(Right.ReadAudit);
        app.MapGet("/audit.jsonl", (Visit visit) => File(visit, "audit.jsonl", "application/jsonl; charset=utf-8", "", RecordFile.JsonLine))
            .Needs(Right.ReadAudit);
        app.MapGet("/administrations/{administration:guid}/rights", async (Visit visit, Guid administration) =>
            await AdministrationEndpoints.Find(visit, administration) is { } house ? visit.Page<RightsPage>(
                ("View", await RightsView.Find(visit.Db, administration, house.Name, visit.Now))) : visit.NotFound()).Needs(Right.ReadAudit);
    }

    private static async Task<IResult> Show(Visit visit, int page = 1)
    {
        var filter = Asked(visit);
        page = Math.Clamp(page, 1, 100_000);
        var lines = filter.Of(visit.Db);
        var total = await lines.CountAsync();
        var found = await lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Number).Skip((page - 1) * LinesPerPage)
          .Take(LinesPerPage).ToListAsync();
        var deeds = await new AuditFilter(filter.Scope).Of(visit.Db).Select(line => line.Deed).Distinct().ToListAsync();
        var administrations = (await AdministrationEndpoints.Visible(visit))
            .Where(one => filter.Scope is null || filter.Scope.Contains(one.Id)).Select(one => (one.Id, one.Name)).ToList();
        return visit.Page<AuditPage>(("Lines", found), ("Filter", filter), ("Total", total), ("Number", page),
            ("More", total > page * LinesPerPage), ("Administrations", administrations),
            ("Deeds", deeds.OrderBy(deed => DeedNames.Of(deed, visit.Language), StringComparer.Create(visit.Language.Culture, true)).ToList()));
    }

    /// <summary>What stands in the address and can be understood; a filter that cannot be read filters nothing.</summary>
    private static AuditFilter Asked(Visit visit)
    {
        var query = visit.Context.Request.Query;
        string Text(string name) => query[name].ToString().Trim() is var text && text.Length > AuditFilter.TextMax
            ? text[..AuditFilter.TextMax] : text;
        return new(AccountEndpoints.Scope(visit, Right.ReadAudit), Guid.TryParse(query["administration"], out var house) ? house : null,
            Text("person"), Text("deed"), Text("text"), visit.Language.ReadDay(Text("from")), visit.Language.ReadDay(Text("until")));
    }

    /// <summary>The oldest first, as they are chained.</summary>
    private static IResult File(Visit visit, string name, string type, string head, Func<AuditLine, string> write)
    {
        var lines = Asked(visit).Of(visit.Db).OrderBy(line => line.AdministrationId).ThenBy(line => line.Number);
        return Results.Stream(async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await writer.WriteAsync(head);
            await foreach (var line in lines.AsAsyncEnumerable()) await writer.WriteAsync(write(line) + "\n");
        }, type, name);
    }
}
