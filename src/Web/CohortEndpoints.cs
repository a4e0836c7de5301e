using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.People.Programmes;

namespace Wegmarke.Web;

/// <summary>One cohort: its dates, its seats, who waits.</summary>
internal static class CohortEndpoints
{
    private const string One = PeopleEndpoints.Root + "/cohorts/{cohort:guid}";

    public static void MapCohorts(this IEndpointRouteBuilder app)
    {
        app.MapGet(One, (Visit visit, Guid administration, Guid cohort) => With(visit, administration, cohort, (found, view) =>
            Show(visit, found, view, "", null)))
            .Needs(Right.ReadPeople);
        app.MapPost(One + "/bookings", (Visit visit, Guid administration, Guid cohort) => With(visit, administration, cohort, (found, view) =>
            Book(visit, found, view))).Needs(Right.EditPeople);
        app.MapPost(One + "/bookings/{booking:guid}/removal", (Visit visit, Guid administration, Guid cohort, Guid booking) => With(visit, administration, cohort,
            async (found, view) =>
            {
                if (view.Plan.Dealt.All(one => one.Booking.Id != booking || one.Booking.By.Length == 0 || !Mine(found, view)
                    .Contains(one.Booking.Party))) return visit.NotFound();
                await BookSeats.GiveBack(visit.Db, visit.Known, view, booking, visit.Now);
                return Back(found, view);
            })).Needs(Right.EditPeople);
    }

    private static Task<IResult> With(Visit visit, Guid administration, Guid cohort, Func<Administration, CohortView,
        Task<IResult>> deed) =>
        PeopleEndpoints.With(visit, administration, async found => (await CohortList.Of(visit.Db, found)).FirstOrDefault(one =>
            one.Cohort.Id == cohort) is { } view
            ? await deed(found, view) : visit.NotFound());

    /// <summary>For whom a house books: for itself, and for the companies where it runs the cohort.</summary>
    private static IReadOnlyList<string> Mine(Administration house, CohortView view) => view.Cohort.AdministrationId == house.Id
        ? [.. view.Parties.Where(one => one == house.Name), .. view.Cohort.Content.Lines("companies")] : [house.Name];

    private static IResult Back(Administration house, CohortView view) => Results.Redirect($"/administrations/{house.Id}/people/cohorts/{view.Cohort.Id}");

    private static Task<IResult> Show(Visit visit, Administration house, CohortView view, string seats, string? problem)
    {
        var parameters = new (string, object?)[]
        {
            ("Administration", house), ("Cohort", view), ("Mine", Mine(house, view)), ("Today", visit.Today),
            ("MayEdit", visit.Known.May(Right.EditPeople, house.Id)), ("Seats", seats), ("Problem", problem),
        };
        return Task.FromResult<IResult>(problem is null ? visit.Page<CohortPage>(parameters) : visit.Mend<CohortPage>(parameters));
    }

    private static async Task<IResult> Book(Visit visit, Administration house, CohortView view)
    {
        var party = visit.Field("party");
        if (!Mine(house, view).Contains(party)) return visit.NotFound();
        return await BookSeats.Run(visit.Db, visit.Known, view, Guid.CreateVersion7(visit.Now), party, visit.Number("seats"), visit.Now)
            is { } problem
            ? await Show(visit, house, view, visit.Field("seats"), problem.In(visit.Language)) : Back(house, view);
    }
}
