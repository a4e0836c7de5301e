using Wegmarke.Accounts;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Risks;

namespace Wegmarke.Web;

/// <summary>Who bears a risk, and who does not any more.</summary>
internal static class RiskEndpoints
{
    private const string Root = HorizonEndpoints.Root + "/risks/{entry:guid}/acceptances";

    public static void MapRisks(this IEndpointRouteBuilder app)
    {
        app.MapPost(Root, (Visit visit, Guid administration, Guid entry, ModelShelf shelf) =>
            EntryEndpoints.In(visit, administration, entry,
            EntryKind.Risk, shelf, async (view, state) => await AcceptRisk.Run(visit.Db, visit.Known, administration, entry,
                visit.Field("who"), visit.Field("because"), visit.Language.ReadDay(visit.Field("until")), visit.Now) switch
            {
                AcceptRisk.Done => Results.Redirect(EntryEndpoints.PathOf(administration, EntryKind.Risk, entry)),
                AcceptRisk.Refused refused => await EntryEndpoints.Show(visit, view, state, refused.Why.In(visit.Language), "who",
                    "because",
                    "until"),
                _ => visit.NotFound(),
            })).Needs(Right.Steer);
        app.MapPost(Root + "/{acceptance:guid}/withdrawal", async (Visit visit, Guid administration, Guid entry, Guid acceptance) =>
            await AcceptRisk.TakeBack(visit.Db, visit.Known, administration, entry, acceptance, visit.Now) is AcceptRisk.Done
                ? Results.Redirect(EntryEndpoints.PathOf(administration, EntryKind.Risk, entry)) : visit.NotFound()).Needs(Right.Steer);
    }
}
