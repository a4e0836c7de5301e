using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.People.Checks;
using Wegmarke.People.Competences;
using Wegmarke.People.Figures;
using Wegmarke.People.Innovation;
using Wegmarke.People.Programmes;
using Wegmarke.People.Selection;
using Wegmarke.Storage;

namespace Wegmarke.People;

/// <summary>The first page about people: what to know, then the ways, in the order of a working life.</summary>
/// <param name="Ways">Groups of links with a word on what stands behind each.</param>
public sealed record PeopleView(IReadOnlyList<string> Findings, IReadOnlyList<(string Heading, IReadOnlyList<(FrameLink Link,
    string Said)> Links)> Ways)
{
    public static async Task<PeopleView> Of(Database db, Actor actor, Administrations.Administration house, Language language,
        DateOnly today)
    {
        var say = language.Say;
        var root = $"/administrations/{house.Id}/people";
        var ground = await PeopleKinds.Ground(db, house.Id, language, today);
        var lists = new Dictionary<string, IReadOnlyList<Held<ListedEntry>>>();
        foreach (var kind in PeopleKinds.All) lists[kind.Key] = await PeopleEntries.Of<ListedEntry>(db, house.Id, kind.Key);
        var figures = await GroupFigures.Of(db, house.Id);
        (FrameLink Link, string Said) Way(PeopleKind kind)
        {
            var some = lists[kind.Key];
            var warnings = some.Count(one => kind.Warning(one.Content, ground).Length > 0);
            return (new($"{root}/{kind.Key}", kind.Words(language).Title), warnings == 0 ? language.Count(some.Count)
                : say($"{some.Count}, davon {warnings} mit Hinweis", $"{some.Count}, {warnings} of them with a hint"));
        }

        IEnumerable<(FrameLink, string)> May(Right right, string below, string german, string english, string said = "") =>
            actor.May(right, house.Id) ? [(new(root + below, say(german, english)), said)] : [];
        var cohorts = await CohortList.Of(db, house);
        return new(Said(lists, figures, cohorts, ground, today),
        [
            (say("Planen", "Plan"), [(new($"{root}/frame", say("Kompetenzrahmen", "Competence frame")), (await CompetenceFrame.Of(db, house.Id)).Frame.Name),
                (new($"{root}/roles", say("Rollen mit erwarteten Stufen", "Roles with expected levels")),
                    language.Count(ground.Roles.Count)),
                Way(StaffNeeds.Kind), Way(StaffGroups.Kind), .. May(Right.ReadStaffRisks, "/risks",
                    "Ruhestand, Wissensverlust, Führung im Wandel",
                    "Retirement, loss of knowledge, leading change")]),
            (say("Auswählen", "Select"), [Way(JobProfiles.Kind), .. May(Right.KeepStaffFigures, "/" + Vacancies.Key, "Ausschreibungen in Zahlen", "Vacancies in figures")]),
            (say("Einsetzen", "Deploy"), [.. May(Right.ReadExperts, "/experts", "Wer hilft wobei?", "Who helps with what?"),
                Way(InnovationLists.All[0]),
                .. May(Right.ReadPeople, "/cards", "Mappen für alle", "Folders for everybody")]),
            (say("Entwickeln", "Develop"), [Way(ProgrammeList.Kind), (new($"{root}/{CohortList.Key}", say("Lerngruppen", "Cohorts")),
                language.Count(cohorts.Count)),
                (new($"{root}/checks", say("Wissensprüfungen", "Knowledge checks")), language.Count((await PeopleEntries.Of<KnowledgeCheck>(db, house.Id, KnowledgeCheck.Kind)).Count)),
                (new($"{root}/figures", say("Was unsere Gruppen können", "What our groups can do")), figures.Last?.Name(language) ?? ""),
                (new($"{root}/effect", say("Lernen und Ergebnis nebeneinander", "Learning and result side by side")), "")]),
            (say("Erneuern", "Renew"), [.. InnovationLists.All.Skip(1).Select(Way)]),
        ]);
    }

    private static IReadOnlyList<string> Said(Dictionary<string, IReadOnlyList<Held<ListedEntry>>> lists, GroupFigures figures,
        IReadOnlyList<CohortView> cohorts, PeopleGround ground, DateOnly today)
    {
        List<string> said = [.. StaffNeeds.Kind.Findings(lists[StaffNeeds.Key], ground).Take(1)];
        if (cohorts.Where(one => !one.IsOver(today)).ToList() is { Count: > 0 } running)
        {
            var towns = running.SelectMany(one => one.Cohort.Content.Lines("towns")).Distinct().Count();
            said.Add(ground.Say($"Lerngruppen, die laufen: {running.Count}, geteilt von {towns} Städten; Plätze, auf die gewartet wird: {running.Sum(one => one.Plan.Waiting)}.",
                $"{running.Count} cohorts run, shared by {towns} towns; {running.Sum(one => one.Plan.Waiting)} seats are waited for."));
        }

        if (figures.Last is { } quarter)
        {
            said.Add(ground.Say($"Zahlen über Gruppen liegen bis zum {quarter.Name(ground.Language)} vor.", $"Figures about groups are there up to {quarter.Name(ground.Language)}."));
        }

        return said.Count > 0 ? said : [ground.Say("Noch ist nichts geplant. Beginnen Sie mit den Gruppen der Belegschaft und zwei, drei Rollen.",
            "Nothing is planned yet. Begin with the groups of staff and two or three roles.")];
    }
}
