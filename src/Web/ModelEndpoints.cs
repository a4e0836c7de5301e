using Wegmarke.MaturityModels;

namespace Wegmarke.Web;

/// <summary>What is asked, in full: models are public.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/models", async (Visit visit, ModelShelf shelf) =>
            visit.Page<ModelsPage>(("Models", await shelf.WithPublished(visit.Db)))).Open();
        app.MapGet("/models/about", (Visit visit) => visit.Page<AboutPage>()).Open();
        app.MapGet("/models/{key}/{version}", async (Visit visit, ModelShelf shelf, string key, string version) =>
            await shelf.Find(visit.Db, key, version) is { } model ? visit.Page<ModelPage>(("Model", model)) : visit.NotFound()).Open();
    }
}
