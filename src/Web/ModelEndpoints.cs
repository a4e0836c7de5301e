using Microsoft.EntityFrameworkCore;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Drafts;

namespace Wegmarke.Web;

/// <summary>What is asked, in full: models are public.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/models", async (Visit visit, ModelShelf shelf) =>
            visit.Page<ModelsPage>(("Models", await shelf.WithPublished(visit.Db)))).Open();
        app.MapInstruments();
        app.MapGet("/models/about", (Visit visit) => visit.Page<AboutPage>()).Open();
        app.MapGet("/models/{key}/{version}", Show).Open();
    }

    private static async Task<IResult> Show(Visit visit, ModelShelf shelf, string key, string version)
    {
        if (await shelf.Find(visit.Db, key, version) is not { } model) return visit.NotFound();
        var origin = await visit.Db.Set<PublishedModel>().AsNoTracking().FirstOrDefaultAsync(one => one.Hash == model.ContentHash);
        var parent = origin is null ? null : await shelf.Find(visit.Db, key, origin.ParentVersion);
        return visit.Page<ModelPage>(("Model", model), ("Origin", origin),
            ("Changes", parent is null ? Array.Empty<string>() : CompareModels.Run(parent, model)));
    }
}
