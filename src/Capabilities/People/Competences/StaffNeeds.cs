using Wegmarke.Accounts;

namespace Wegmarke.People.Competences;

/// <summary>Which roles a goal needs in which year, against what is there.</summary>
public static class StaffNeeds
{
    public const string Key = "needs";

    private const int YearFirst = 2020;
    private const int YearLast = 2060;

    public static PeopleKind Kind { get; } = new(Key, Right.ReadPeople, Right.EditPeople, language => new(
        language.Say("Was unsere Ziele an Menschen brauchen", "What our goals need of people"),
        language.Say("Je Ziel und Jahr: welche Rolle, wie oft, und wie viele es davon heute gibt. Die Rolle sagt, welche Kompetenzen gemeint sind.",
            "By goal and year: which role, how often, and how many of it there are today. The role says which competences are meant."),
        language.Say("Noch ist kein Bedarf eingetragen. Beginnen Sie mit dem Ziel, an dem es heute am meisten an Menschen fehlt.",
            "No need is entered yet. Begin with the goal that lacks people most today."),
        language.Say("Bedarf eintragen", "Enter a need")), ground =>
        [
            ground.Choice("goal", "Ziel der Strategie", "Goal of the strategy", [.. ground.Goals]),
            ground.Choice("role", "Rolle", "Role", [.. ground.Roles]), ground.Whole("year", "Jahr", "Year", true),
            ground.Whole("needed", "gebraucht", "needed", true), ground.Whole("there", "heute da", "there today", true),
            ground.Choice("group", "aus der Gruppe", "of the group", [.. ground.Groups.Select(one => (one, one))]),
            ground.Line("way", "wie wir dorthin kommen", "how we get there", false, "lernen, einstellen, teilen mit anderen Städten",
                "learn, hire, share with other towns"),
        ])
    {
        Findings = Said,
        Warning = (entry, ground) => entry.Whole("needed") > entry.Whole("there") && entry.Text("way").Length == 0
            ? ground.Say("Es fehlt, wie die Lücke geschlossen wird.", "How the gap is closed is missing.") : "",
        Fault = entry => entry.Whole("year") is < YearFirst or > YearLast ? new($"Jahr: bitte von {YearFirst} bis {YearLast}.",
            $"Year: please from {YearFirst} to {YearLast}.") : null,
    };

    private static IReadOnlyList<string> Said(IReadOnlyList<Held<ListedEntry>> all, PeopleGround ground)
    {
        List<string> said = [];
        foreach (var year in all.GroupBy(one => one.Content.Whole("year") ?? 0).OrderBy(one => one.Key))
        {
            // Several goals may need the same people: of one role the largest need of the year counts, not the sum.
            var missing = year.GroupBy(one => one.Content.Text("role")).Sum(role =>
                Math.Max(0, role.Max(one => one.Content.Whole("needed") ?? 0) - role.Max(one => one.Content.Whole("there") ?? 0)));
            if (missing > 0)
            {
                said.Add(ground.Say($"{year.Key} fehlen {missing} Menschen in den Rollen, die unsere Ziele brauchen.",
                    $"In {year.Key} {missing} people are missing in the roles that our goals need."));
            }
        }

        var groups = all.Select(one => one.Content.Text("group")).ToHashSet();
        said.AddRange(ground.Retirement.Where(one => groups.Contains(one.Group)).Select(one => $"{one.Group}: {one.Said}"));
        if (all.Count > 0 && said.Count == 0)
        {
            said.Add(ground.Say("Nach diesen Angaben ist für alle Ziele jemand da.", "By these entries there is somebody for all goals."));
        }

        return said;
    }
}
