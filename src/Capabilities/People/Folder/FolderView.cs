using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.People.Checks;
using Wegmarke.People.Competences;
using Wegmarke.People.Programmes;
using Wegmarke.Storage;

namespace Wegmarke.People.Folder;

/// <summary>A folder as its owner sees it. The key travels in the body of forms only.</summary>
/// <param name="Expert">What the owner wrote into the register; null: nothing.</param>
public sealed record FolderView(Administration House, string Key, FolderContent Content, CompetenceFrame Frame,
    IReadOnlyList<Held<RoleProfile>> Roles,
    IReadOnlyList<Held<KnowledgeCheck>> Checks, IReadOnlyList<(CohortView Cohort, bool? Waits)> Cohorts, ExpertEntry? Expert,
        DateOnly Today)
{
    public RoleProfile? Role => Roles.FirstOrDefault(one => one.Id == Content.Role)?.Content;

    /// <summary>Competences of the role first, those without expectation after them.</summary>
    public IEnumerable<Competence> Competences => Frame.Leaves.OrderBy(one => Role?.Levels.ContainsKey(one.Key) == true ? 0 : 1);

    public IReadOnlyList<(Competence Competence, int Expected, int Own)> Gaps => Role is not { } role ? [] : [.. Frame.Leaves
        .Select(one => (one, role.Levels.GetValueOrDefault(one.Key), Content.Levels.GetValueOrDefault(one.Key)))
        .Where(one => Content.Levels.ContainsKey(one.one.Key) && one.Item3 < one.Item2).OrderByDescending(one => one.Item2 - one.Item3)];

    public static async Task<FolderView?> Of(Database db, Administration house, FolderSecret secret, DateOnly today)
    {
        if (await KeepFolder.Open(db, house.Id, secret) is not { } content) return null;
        var register = secret.Register;
        var cohorts = (await CohortList.Of(db, house)).Where(one => !one.IsOver(today)).Select(one => (one, Waits(one, secret))).ToList();
        return new(house, secret.ToString(), content, (await CompetenceFrame.Of(db, house.Id)).Frame,
            await PeopleEntries.Of<RoleProfile>(db, house.Id, RoleProfile.Kind),
            [.. (await PeopleEntries.Of<KnowledgeCheck>(db, house.Id, KnowledgeCheck.Kind)).Where(one => one.Content.IsReady)], cohorts,
            await db.Set<ExpertEntry>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == register), today);
    }

    /// <summary>Null: no seat was asked for.</summary>
    private static bool? Waits(CohortView cohort, FolderSecret secret) =>
        cohort.Plan.Dealt.FirstOrDefault(one => one.Booking.Id == secret.Seat(cohort.Cohort.Id)) is { } mine ? mine.Waiting > 0 : null;
}
