using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Administrations;
using Wegmarke.Benchmarks;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Views;

namespace Wegmarke.Web.Api;

/// <summary>Administrations, units, surveys, models and the comparison, for programs.</summary>
internal static class HouseApi
{
    public static void MapHouseApi(this IEndpointRouteBuilder app)
    {
        var houses = new ApiRoutes(app, "Administrations");
        houses.Get<AccessShape>(ApiRoutes.Root + "/access", null, Right.ReadDesk, "ReadAccess", "What this access may do", Access);
        houses.List<AdministrationShape>(ApiRoutes.Root + "/administrations", null, Right.ReadDesk, "ListAdministrations",
            "Administrations that the access reaches", async (Visit visit) => CursorPage.Of(visit,
                (await AdministrationEndpoints.Visible(visit)).Select(AdministrationShape.Of), one => one.Id.ToString()));
        houses.Get<AdministrationShape>(ApiRoutes.House, null, Right.ReadDesk, "ReadAdministration", "One administration",
            async (Visit visit, Guid administration) =>
                ApiAnswer.Of(AdministrationShape.Of((await AdministrationEndpoints.Find(visit, administration))!)));
        houses.List<UnitShape>(ApiRoutes.House + "/units", null, Right.ReadDesk, "ListUnits", "Units as they are today", Units);
        var surveys = new ApiRoutes(app, "Surveys");
        surveys.List<CampaignShape>(ApiRoutes.House + "/campaigns", ProgramScope.ReadResults, Right.ReadCampaigns, "ListCampaigns",
            "Surveys, the latest wave first", async (Visit visit, Guid administration) => CursorPage.Of(visit,
                (await CampaignState.Of(visit.Db, administration)).Select(one => CampaignShape.Of(one.Campaign, one.Opening, one.Closing)),
                one => one.Id.ToString()));
        surveys.Get<CampaignDetail>(ApiRoutes.House + "/campaigns/{campaign:guid}", ProgramScope.ReadResults, Right.ReadCampaigns,
            "ReadCampaign", "One survey, with how many have answered as its page shows it", Campaign);
        var models = new ApiRoutes(app, "Maturity models");
        models.List<ModelShape>(ApiRoutes.Root + "/models", null, Right.ReadModels, "ListModels", "Maturity models and their versions",
            async (Visit visit, ModelShelf shelf) => CursorPage.Of(visit, (await shelf.WithPublished(visit.Db))
                .Select(one => ModelShape.Of(one, visit.Language.Key)), one => $"{one.Key}/{one.Version}"));
        models.Get<ModelDetail>(ApiRoutes.Root + "/models/{key}/{version}", null, Right.ReadModels, "ReadModel",
            "One version of a model, with the words by which figures are read", async (Visit visit, ModelShelf shelf, string key,
                string version) => await shelf.Find(visit.Db, key, version) is { } model ? ApiAnswer.Of(Detail(visit, model))
                    : visit.Problem(ApiProblem.NotThere));
        new ApiRoutes(app, "Comparison").List<CircleShape>(ApiRoutes.House + "/circles", ProgramScope.ReadResults, Right.ReadCircles,
            "ListCircles", "How the administration compares in each of its circles, with all of each circle", Circles);
    }

    private static async Task<IResult> Access(Visit visit)
    {
        var secret = visit.Context.Request.Headers.Authorization.ToString()[7..].Trim();
        return await FindProgram.Run(visit.Db, secret, visit.Now) is { } program ? ApiAnswer.Of(AccessShape.Of(program))
            : visit.Problem(ApiProblem.NoAccess);
    }

    private static async Task<IResult> Units(Visit visit, Guid administration) => CursorPage.Of(visit,
        (await visit.Db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .OrderBy(one => one.Name, StringComparer.Create(visit.Language.Culture, ignoreCase: true)).ThenBy(one => one.Id)
            .Select(one => new UnitShape(one.Id, one.ParentId, one.Name, one.Headcount)), one => one.Id.ToString());

    private static async Task<IResult> Campaign(Visit visit, Guid administration, Guid campaign, AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state || state.Campaign.AdministrationId != administration)
        {
            return visit.Problem(ApiProblem.NotThere);
        }

        var seen = state.IsOpen ? (await RenewSeenCount.Run(visit.Db, campaign, () => store.Count(campaign), visit.Now)).Answers
            : (await PublishRelease.Of(visit.Db, administration)).FirstOrDefault(one => one.CampaignId == campaign)?.Document.Answers;
        return ApiAnswer.Of(new CampaignDetail(CampaignShape.Of(state.Campaign, state.Opening, state.Closing), state.Model.Key,
            state.Model.Version, state.Campaign.Form, state.Campaign.Threshold, state.Campaign.Staff, seen > 0 ? seen : null));
    }

    private static ModelDetail Detail(Visit visit, MaturityModel model)
    {
        var (texts, scale) = (model.TextsIn(visit.Language.Key), model.Scales[0]);
        return new(ModelShape.Of(model, visit.Language.Key), scale.Low,
            [.. Enumerable.Range(scale.Low, scale.Stages).Select(value => texts.Stages[model.StageKey(scale, value)])],
            [.. model.Areas.Select(one => new ModelAreaShape(one.Key, texts.Areas[one.Key].Name, [.. one.Facets.Select(facet => facet.Key)],
                [.. one.Enables.Select(arrow => arrow.Area)]))], [.. model.Perspectives.Select(one => one.Key)]);
    }

    private static async Task<IResult> Circles(Visit visit, Guid administration)
    {
        List<CircleShape> found = [];
        foreach (var membership in await JoinCircle.Of(visit.Db, administration))
        {
            if (await ComparisonView.Find(visit.Db, membership, null, null, visit.Language) is not { } view) continue;
            found.Add(new(membership.Id, view.Document.Circle, view.Document.Number, view.Document.On, view.Document.Members,
                view.GroupName, view.Perspective, view.Hash, CircleAreaRow.Rows(view)));
        }

        return CursorPage.Of(visit, found, one => one.Membership.ToString());
    }
}
