using Wegmarke.MaturityModels;

namespace Wegmarke.Exchange;

/// <summary>Draws who works in the towns: units, hierarchy, roles, age; and the bodies outside the hierarchy that a model asks.</summary>
internal sealed class SimulatedPeople(SimulationSpec spec, MaturityModel model, Chance chance)
{
    private const int StaffPerUnit = 45;
    private const int StaffPerUnitMin = 3;
    private const double UnitSizeShape = 2.5;

    private static readonly string[] Roles = ["admin", "technical", "social", "it", "field"];
    private static readonly double[] RoleShares = [0.42, 0.16, 0.22, 0.04, 0.16];
    private static readonly string[] Ages = ["under-35", "35-50", "over-50"];
    private static readonly double[] AgeShares = [0.24, 0.41, 0.35];

    /// <summary>Names of units that exist in most administrations.</summary>
    private static readonly string[] UnitNames =
    [
        "Hauptamt", "Kämmerei", "Ordnungsamt", "Bürgeramt", "Sozialamt", "Jugendamt", "Bauamt", "Stadtplanung", "Tiefbauamt", "Schulamt",
        "Kulturamt", "Personalamt", "Standesamt", "Umweltamt", "Rechtsamt", "Liegenschaften", "Bauhof", "Stadtwerke", "Feuerwehr",
            "Bibliothek",
        "Musikschule", "Wirtschaftsförderung", "Rechnungsprüfung", "Gebäudemanagement", "IT-Abteilung",
    ];

    public static IReadOnlyList<string> UnitsOf(SimulatedTownSpec town)
    {
        var count = Math.Clamp((int)Math.Round((double)town.Staff / StaffPerUnit), 3, UnitNames.Length);
        return [.. UnitNames.Take(Math.Max(1, Math.Min(count, town.Staff / StaffPerUnitMin)))];
    }

    public List<SimulatedPerson> Town(int town, int units)
    {
        var staff = spec.Towns[town].Staff;
        var sizes = Enumerable.Range(0, units).Select(_ => chance.Gamma(UnitSizeShape)).ToArray();
        var total = sizes.Sum();
        for (var unit = 0; unit < units; unit++) sizes[unit] = Math.Max(sizes[unit] / total, (double)StaffPerUnitMin / staff);
        var people = new List<SimulatedPerson>(staff);
        for (var person = 0; person < staff; person++)
        {
            var unit = person < units ? person : chance.Weighted(sizes);
            people.Add(Worker(town, unit, person < units ? "head" : chance.Happens(spec.LeaderShare) ? "lead" : "staff"));
        }

        people.AddRange(Bodies(town, staff));
        return people;
    }

    /// <summary>Somebody new on the same post: another person with another background.</summary>
    public SimulatedPerson Successor(SimulatedPerson person) =>
        person.Hierarchy ? Worker(person.Town, person.Unit, person.Level) : person with { Age = Ages[chance.Weighted(AgeShares)] };

    /// <summary>Effect of role and age on the latent level.</summary>
    public static double Background(SimulatedPerson person) =>
        person.Role switch { "technical" => 0.05, "social" => -0.10, "it" => 0.15, "field" => -0.30, _ => 0 }
        + person.Age switch { "under-35" => -0.10, "over-50" => 0.05, _ => 0 };

    /// <summary>Effect of level, role and age on the odds of answering, as a logit.</summary>
    public static double Readiness(SimulatedPerson person) =>
        person.Level switch { "head" => 0.8, "lead" => 0.4, _ => 0 }
        + person.Role switch { "admin" => 0.1, "social" => -0.1, "it" => 0.4, "field" => -0.9, _ => 0 }
        + person.Age switch { "under-35" => -0.3, "over-50" => 0.15, _ => 0 };

    private SimulatedPerson Worker(int town, int unit, string level) => new(
        town, unit, level, Roles[chance.Weighted(RoleShares)], Ages[chance.Weighted(AgeShares)], PerspectiveOf(level));

    private int PerspectiveOf(string level)
    {
        var at = model.Perspectives.ToList().FindIndex(one => one.Key == (level == "staff" ? "staff" : "leaders"));
        return Math.Max(0, at);
    }

    /// <summary>Bodies that are not the staff as such: sizes are rules of thumb for German municipalities, not figures of a
    /// source.</summary>
    private IEnumerable<SimulatedPerson> Bodies(int town, int staff)
    {
        var form = model.Forms.FirstOrDefault(one => one.Key == spec.Form);
        for (var number = 0; number < model.Perspectives.Count; number++)
        {
            var key = model.Perspectives[number].Key;
            if (key is "staff" or "leaders" || number == 0 || form?.Perspectives.Contains(key) == false) continue;
            var size = key switch
            {
                "top" => Math.Clamp(staff / 150, 1, 6),
                "council" => Math.Clamp(14 + staff / 40, 14, 60),
                "citizens" or "companies" => 2 * staff,
                _ => Math.Clamp(staff / 40, 2, 40),
            };
            for (var person = 0; person < size; person++) yield return new(town, -1, key, key, Ages[chance.Weighted(AgeShares)], number);
        }
    }
}
