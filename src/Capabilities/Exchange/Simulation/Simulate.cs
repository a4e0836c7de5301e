using Wegmarke.MaturityModels;

namespace Wegmarke.Exchange;

/// <summary>Simulates administrations with known truth for any model: towns, units, people with a latent level per area, careful answers by
/// thresholds, then non-response, careless answers and missing items on top.</summary>
/// <remarks>A person's latent level has variance 1 = town + unit + person; the person's part is 0.40 general, 0.25 shared by neighbouring
/// areas
/// and 0.35 of the area alone. Effects of towns correlate by 0.60 over areas, effects of units by 0.50.</remarks>
public sealed class Simulate
{
    private const double General = 0.40;
    private const double Dimension = 0.25;
    private const double TownCorrelation = 0.60;
    private const double UnitCorrelation = 0.50;
    private const double AreaMeanRange = 0.5;
    private const int AreasPerDimension = 3;
    private readonly SimulationSpec spec;
    private readonly MaturityModel model;
    private readonly Chance chance;
    private readonly SimulatedItems items;
    private readonly SimulatedPeople people;
    private readonly int areas;
    private readonly double[] iccTown;
    private readonly double[] areaMeans;

    private Simulate(SimulationSpec spec, MaturityModel model)
    {
        (this.spec, this.model, areas) = (spec, model, model.Areas.Count);
        chance = new(spec.Seed);
        items = new(spec, model, chance);
        people = new(spec, model, chance);
        iccTown = [.. Enumerable.Range(0, areas).Select(at => spec.IccTown.Low
            + (spec.IccTown.High - spec.IccTown.Low) * Place(at * 7 % areas))];
        areaMeans = [.. Enumerable.Range(0, areas).Select(at => AreaMeanRange * (2 * Place(at) - 1))];
        chance.Shuffle(areaMeans);
    }

    public static SimulatedWorld Run(SimulationSpec spec, MaturityModel model) => new Simulate(spec, model).World();

    private double Place(int at) => areas == 1 ? 0.5 : at / (areas - 1.0);

    private SimulatedWorld World()
    {
        var units = spec.Towns.Select(SimulatedPeople.UnitsOf).ToList();
        var towns = spec.Towns.Select((town, at) => DrawTown(town, at)).ToList();
        var unitEffects = units.Select((names, _) => names.Select(_ => Effects(UnitCorrelation, _ => spec.IccUnit)).ToArray()).ToList();
        var population = Enumerable.Range(0, spec.Towns.Count).SelectMany(at => people.Town(at, units[at].Count)).ToList();
        var own = population.Select(_ => PersonPart()).ToList();
        var waves = new List<SimulatedWave>();
        for (var wave = 0; wave < spec.Waves; wave++)
        {
            if (wave > 0) (population, own) = NextWave(population, own);
            waves.Add(SimulatedWave.Draw(spec, model, items, population, Levels(population, own, towns, unitEffects, wave), towns, wave,
                chance));
        }

        towns = [.. towns.Select((town, at) => town with { ResponseRates = [.. waves.Select(wave => wave.ResponseRate(at))] })];
        var leaders = Enumerable.Range(0, towns.Count).Select(at => waves[0].People.Count(person => person.Town == at && person.Leads))
            .ToList();
        return new(spec, model, units, [.. waves.Select(wave => wave.Sheets)], [.. waves.Select(wave => wave.People)], leaders,
            items.True, towns,
            [.. model.Areas.Select((area, at) => MeasureTruth.Area(area.Key, areaMeans[at], iccTown[at], spec.IccUnit, at, waves[0],
                items, model))],
            MeasureTruth.Values(waves, items, model, spec));
    }

    private TrueTown DrawTown(SimulatedTownSpec town, int number)
    {
        var effects = Effects(TownCorrelation, at => iccTown[at]);
        var rate = chance.Uniform(spec.ResponseRate.Low, spec.ResponseRate.High);
        // Flat towns are spread evenly instead of drawn, so that a small world has both kinds.
        var flat = Math.Floor((number + 1) * spec.FlatShare) > Math.Floor(number * spec.FlatShare);
        var changes = Enumerable.Range(1, Math.Max(0, spec.Waves - 1)).Select(_ => Change(flat)).ToList();
        return new(town.Name, town.Staff, rate, flat, effects, changes, []);
    }

    private double[] Change(bool flat)
    {
        var whole = spec.FlatShare < 1 ? spec.ChangeMean / (1 - spec.FlatShare) + spec.ChangeSd * chance.Normal() : 0;
        return [.. Enumerable.Range(0, areas).Select(_ => flat ? 0 : whole + spec.ChangeByArea * chance.Normal())];
    }

    private double[] Effects(double correlation, Func<int, double> variance) =>
        [.. chance.Correlated(areas, correlation).Select((effect, at) => Math.Sqrt(variance(at)) * effect)];

    private double[] PersonPart()
    {
        var general = Math.Sqrt(General) * chance.Normal();
        var dimensions = Enumerable.Range(0, areas / AreasPerDimension + 1).Select(_ => Math.Sqrt(Dimension) * chance.Normal()).ToArray();
        var part = new double[areas];
        for (var at = 0; at < areas; at++)
        {
            var specific = Math.Sqrt(1 - General - Dimension) * chance.Normal();
            part[at] = Math.Sqrt(Math.Max(0, 1 - iccTown[at] - spec.IccUnit)) * (general + dimensions[at / AreasPerDimension] + specific);
        }

        return part;
    }

    /// <summary>Some leave and are replaced; those who stay keep part of how they see things.</summary>
    private (List<SimulatedPerson> People, List<double[]> Own) NextWave(List<SimulatedPerson> before, List<double[]> own)
    {
        var (later, parts) = (new List<SimulatedPerson>(before.Count), new List<double[]>(before.Count));
        for (var person = 0; person < before.Count; person++)
        {
            var leaves = chance.Happens(spec.Turnover);
            var fresh = PersonPart();
            later.Add(leaves ? people.Successor(before[person]) : before[person]);
            parts.Add(leaves
                ? fresh
                : [.. own[person].Zip(fresh, (old, now) => spec.Stability * old + Math.Sqrt(1 - spec.Stability * spec.Stability) * now)]);
        }

        return (later, parts);
    }

    private List<double[]> Levels(
        List<SimulatedPerson> population, List<double[]> own, List<TrueTown> towns, List<double[][]> unitEffects, int wave)
    {
        var levels = new List<double[]>(population.Count);
        for (var number = 0; number < population.Count; number++)
        {
            var person = population[number];
            var town = towns[person.Town];
            var gap = person.Level switch { "head" => spec.LeaderGap, "lead" => spec.LeaderGap * 4 / 9, _ => 0 };
            var fixedPart = gap + spec.Background * SimulatedPeople.Background(person);
            var level = new double[areas];
            for (var at = 0; at < areas; at++)
            {
                level[at] = areaMeans[at] + fixedPart + town.Effects[at] + own[number][at]
                    + (person.Unit < 0 ? 0 : unitEffects[person.Town][person.Unit][at]);
                for (var step = 0; step < wave; step++) level[at] += town.Changes[step][at];
            }

            levels.Add(level);
        }

        return levels;
    }
}
