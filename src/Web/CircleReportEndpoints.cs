using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Benchmarks;
using Wegmarke.Reports.Writing;
using Wegmarke.Views.Reporting;

namespace Wegmarke.Web;

/// <summary>The latest release of a circle as a report for its trustee, as a page and as files.</summary>
internal static class CircleReportEndpoints
{
    public static void MapCircleReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/circles/{circle:guid}/report", async (Visit visit, Guid circle) => await Of(visit, circle) is var (state, paper)
            ? visit.Page<CircleReportPage>(("Circle", state.Circle), ("Paper", paper)) : visit.NotFound()).Needs(Right.RunCircles);
        app.MapGet("/circles/{circle:guid}/report.{format}", async (Visit visit, Guid circle, string format, Typesetter typesetter) =>
            await Of(visit, circle) is var (_, paper) ? await ReportFileEndpoints.Of(visit, paper, format, HouseTemplates.None, typesetter,
                $"/circles/{circle}/report.html") : visit.NotFound()).Needs(Right.RunCircles);
    }

    private static async Task<(CircleState State, ReportPaper Paper)?> Of(Visit visit, Guid circle)
    {
        if (await FindCircle.Run(visit.Db, circle) is not { Releases: [var latest, ..] } state) return null;
        var json = await visit.Db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == circle && one.Number == latest.Number)
            .Select(one => one.Json).FirstAsync();
        var document = FillCircleRelease.Run(state, CircleDocument.Read(json), latest.Hash,
            await FindFactors.Of(visit.Db, circle, latest.Number), visit.Language);
        return (state, new(document, new Dictionary<Guid, string>(), "", $"{document.Line} · SHA-256 {latest.Hash[..12]}"));
    }
}
