using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.People.Competences;
using Wegmarke.People.Innovation;
using Wegmarke.People.Programmes;
using Wegmarke.People.Risks;
using Wegmarke.People.Selection;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.People;

/// <summary>All plain lists, in the order of the pages.</summary>
public static class PeopleKinds
{
    public static readonly IReadOnlyList<PeopleKind> All =
    [
        StaffGroups.Kind, StaffNeeds.Kind, ProgrammeList.Kind, CohortList.Kind, JobProfiles.Kind, Vacancies.Kind, .. InnovationLists.All,
    ];

    public static async Task<PeopleGround> Ground(Database db, Guid administration, Language language, DateOnly today) => new(language,
        today, await StaffGroups.Names(db, administration),
        [.. (await PeopleEntries.Of<RoleProfile>(db, administration, RoleProfile.Kind))
            .Select(one => (one.Id.ToString(), one.Content.Name))],
        [.. (await StrategyState.Of(db, administration)).Goals.Select(one => (one.Id.ToString(), one.Content.Title))],
        [.. await db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).OrderBy(one => one.Name)
            .Select(one => one.Name).ToListAsync()],
        [.. (await PeopleEntries.Of<ListedEntry>(db, administration, ProgrammeList.Key))
            .Select(one => (one.Id.ToString(), one.Content.Text("title")))],
        await StaffRisks.Retirement(db, administration, language, today));
}
