using Wegmarke.Accounts;
using Wegmarke.Views.Search;

namespace Wegmarke.Web;

/// <summary>Search over everything that one may see in an administration.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.MapGet("/administrations/{administration:guid}/search", (Visit visit, Guid administration, ModelShelf shelf, string? q, int? page) =>
            StrategyEndpoints.With(visit, administration, shelf, async (found, model) =>
            {
                var text = (q ?? "").Trim();
                if (text.Length > FindEverything.TextMax) text = text[..FindEverything.TextMax];
                return visit.Page<SearchPage>(("Administration", found), ("Text", text), ("PageNumber", page ?? 1),
                    ("Found", await FindEverything.Run(visit.Db, visit.Known, found, model,
                        text.Length == 0 ? null : await CauseEndpoints.BoardFor(visit, administration, model), text, visit.Language,
                        visit.Today)));
            })).Needs(Right.ReadDesk);
    }
}
