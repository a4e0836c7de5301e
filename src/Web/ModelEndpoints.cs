using Wegmarke.MaturityModels;

namespace Wegmarke.Web;

/// <summary>What is asked, in full: models are public.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/models", (Visit visit, ModelShelf shelf) => visit.Page<ModelsPage>(("Models", shelf.All))).Open();
        app.MapGet("/models/{key}/{version}", (Visit visit, ModelShelf shelf, string key, string version) =>
            shelf.Find(key, version) is { } model ? visit.Page<ModelPage>(("Model", model)) : visit.NotFound()).Open();
    }
}
