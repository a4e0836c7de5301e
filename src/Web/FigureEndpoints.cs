using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Figures;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>The figures of a release as files for other programs, each as far as its reader may see them.</summary>
internal static class FigureEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        app.MapResearch();
        var data = app.MapGroup(ResultEndpoints.Root + "/data").Needs(Right.ReadResults);
        data.MapGet("", (Visit visit, Guid administration, int? wave) => ResultEndpoints.Show(visit, administration, wave, view =>
            Task.FromResult<IResult>(visit.Page<DataPage>(("View", view)))));
        data.MapGet("/{file}", (Visit visit, Guid administration, string file, int? wave) => ResultEndpoints.Show(visit, administration, wave,
            async view => await Content(visit, view.Figures, file) is var (bytes, type)
                ? Results.File(bytes, type, $"{Path.GetFileNameWithoutExtension(file)}-{visit.Say("welle", "wave")}-{view.Document.Wave}{Path.GetExtension(file)}")
                : visit.NotFound()));
    }

    private static async Task<(byte[] Bytes, string Type)?> Content(Visit visit, FigureSet set, string file)
    {
        const string Plain = "text/plain; charset=utf-8";
        if (set.Tables.FirstOrDefault(table => table.Name == Path.GetFileNameWithoutExtension(file)) is { } table)
        {
            return Path.GetExtension(file) switch
            {
                ".csv" => (Utf8(WriteFigureCsv.Run(table)), "text/csv; charset=utf-8"),
                ".sav" => (WriteFigureSav.Run(table, set.Title, visit.Now.UtcDateTime), "application/x-spss-sav"),
                ".parquet" => (await WriteFigureParquet.Run(table), "application/vnd.apache.parquet"),
                _ => null,
            };
        }

        return file switch
        {
            "figures.zip" => (await WriteFigureArchive.Run(set, visit.Now), "application/zip"),
            "figures.xlsx" => (WriteFigureWorkbook.Run(set), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "figures.R" => (Utf8(WriteFigureScripts.R(set)), Plain),
            "figures.sps" => (Utf8(WriteFigureScripts.Spss(set)), Plain),
            "codebook.csv" => (Utf8(WriteFigureCsv.CodeBook(set)), "text/csv; charset=utf-8"),
            "codebook.md" => (Utf8(WriteFigureCsv.ReadableCodeBook(set)), "text/markdown; charset=utf-8"),
            "codebook.xml" => (WriteFigureDdi.Run(set, visit.Now), "application/xml"),
            "release.schema.json" => (ReleaseSchema.Bytes, "application/schema+json"),
            _ => null,
        };
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
