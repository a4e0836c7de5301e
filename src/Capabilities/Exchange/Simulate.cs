using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>One simulated sheet of somebody who answered.</summary>
public sealed record SimulatedSheet(int Town, int Unit, PackedSheet Sheet);

/// <summary>What everybody would have answered, had all answered carefully: the truth to be recovered.</summary>
/// <param name="Mean">Mean person score of all staff in this area, town and wave, on the answer scale.</param>
public sealed record TrueValue(int Wave, string Town, string Area, double Mean, double StaffMean, double LeaderMean);

/// <summary>A simulated world: who there is, who answered what, and the truth.</summary>
public sealed record SimulatedWorld(
    SimulationSpec Spec, MaturityModel Model, IReadOnlyList<IReadOnlyList<string>> Units, IReadOnlyList<IReadOnlyList<SimulatedSheet>> Waves,
    IReadOnlyList<int> Leaders, IReadOnlyDictionary<string, double> IccTown, IReadOnlyList<TrueValue> Truth);

/// <summary>Simulates administrations with known truth for any model: towns, units, people with a latent level per area, honest answers by
/// thresholds, then non-response, careless answers and missing items on top.</summary>
public sealed class Simulate
{
    private const int StaffPerUnit = 45;
    private const double General = 0.4;
    private const double MethodSd = 0.25;
    private readonly SimulationSpec spec;
    private readonly MaturityModel model;
    private readonly Chance chance;
    private readonly Dictionary<string, (double Loading, double Shift)> items;
    private readonly double[] iccTown;

    private Simulate(SimulationSpec spec, MaturityModel model)
    {
        (this.spec, this.model) = (spec, model);
        chance = new(spec.Seed);
        items = model.Items.ToDictionary(item => item.Key, _ => (chance.Uniform(0.55, 0.85), 0.25 * chance.Normal()));
        iccTown = [.. model.Areas.Select((_, at) => spec.IccTown.Low + (spec.IccTown.High - spec.IccTown.Low) * at * 7 % model.Areas.Count / Math.Max(1, model.Areas.Count - 1.0))];
    }

    public static SimulatedWorld Run(SimulationSpec spec, MaturityModel model) => new Simulate(spec, model).World();

    private SimulatedWorld World()
    {
        var areaLevels = model.Areas.Select(_ => 0.5 * chance.Normal()).ToArray();
        var centre = areaLevels.Average();
        var waves = Enumerable.Range(0, spec.Waves).Select(_ => new List<SimulatedSheet>()).ToList();
        var truth = new List<TrueValue>();
        var leaders = new List<int>();
        var units = new List<IReadOnlyList<string>>();
        for (var town = 0; town < spec.Towns.Count; town++)
        {
            var count = Math.Clamp(spec.Towns[town].Staff / StaffPerUnit, 3, UnitNames.Length);
            units.Add([.. UnitNames.Take(count)]);
            var rate = chance.Uniform(spec.ResponseRate.Low, spec.ResponseRate.High);
            var townEffects = Effects(model.Areas.Count, 0.6);
            var unitEffects = Enumerable.Range(0, count).Select(_ => Effects(model.Areas.Count, 0.5)).ToArray();
            var change = new double[model.Areas.Count];
            leaders.Add(Math.Max(count, (int)Math.Round(spec.Towns[town].Staff * spec.LeaderShare)));
            for (var wave = 0; wave < spec.Waves; wave++)
            {
                if (wave > 0)
                {
                    for (var area = 0; area < change.Length; area++)
                    {
                        if (area % 2 == 0) change[area] += spec.ChangeMean + spec.ChangeSd * chance.Normal();
                    }
                }

                var base_ = model.Areas.Select((_, area) => areaLevels[area] - centre + Math.Sqrt(iccTown[area]) * townEffects[area] + change[area]).ToArray();
                truth.AddRange(Wave(town, wave, rate, count, leaders[town], base_, unitEffects, waves[wave]));
            }
        }

        return new(spec, model, units, waves, leaders, model.Areas.Zip(iccTown).ToDictionary(pair => pair.First.Key, pair => pair.Second), truth);
    }

    /// <summary>Names of units that exist in most administrations.</summary>
    private static readonly string[] UnitNames =
    [
        "Hauptamt", "Kämmerei", "Ordnungsamt", "Bürgeramt", "Sozialamt", "Jugendamt", "Bauamt", "Stadtplanung", "Tiefbauamt", "Schulamt", "Kulturamt", "Personalamt",
        "Standesamt", "Umweltamt", "Rechtsamt", "Liegenschaften", "Bauhof", "Stadtwerke", "Feuerwehr", "Bibliothek", "Musikschule", "Wirtschaftsförderung",
        "Rechnungsprüfung", "Gebäudemanagement", "IT-Abteilung",
    ];

    /// <summary>Standard normal effects of one body on all areas, correlated by the given amount.</summary>
    private double[] Effects(int count, double correlation)
    {
        var common = chance.Normal();
        return [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * chance.Normal())];
    }

    private List<TrueValue> Wave(int town, int wave, double rate, int units, int leaders, double[] townLevel, double[][] unitEffects, List<SimulatedSheet> sheets)
    {
        var staff = spec.Towns[town].Staff;
        var scores = new double[2, model.Areas.Count];
        var people = new int[2];
        var logit = Math.Log(rate / (1 - rate));
        for (var person = 0; person < staff; person++)
        {
            var leads = person < leaders;
            var unit = leads ? person % units : chance.Below(units);
            var common = chance.Normal();
            var levels = new double[model.Areas.Count];
            for (var area = 0; area < levels.Length; area++)
            {
                var own = Math.Sqrt(General) * common + Math.Sqrt(1 - General) * chance.Normal();
                var within = Math.Sqrt(Math.Max(0.05, 1 - iccTown[area] - spec.IccUnit));
                levels[area] = townLevel[area] + Math.Sqrt(spec.IccUnit) * unitEffects[unit][area] + within * own + (leads ? spec.LeaderGap : 0);
            }

            var perspective = Perspective(leads);
            var honest = Honest(levels, perspective);
            for (var area = 0; area < levels.Length; area++) scores[leads ? 1 : 0, area] += Score(honest, area);
            people[leads ? 1 : 0]++;
            var odds = logit + spec.ResponseByValue * levels.Average() + (leads ? 0.6 * Math.Sign(spec.ResponseByValue) : 0);
            if (chance.Happens(1 / (1 + Math.Exp(-odds)))) sheets.Add(new(town, unit, new(perspective, unit, Disturbed(honest))));
        }

        return [.. model.Areas.Select((area, at) => new TrueValue(wave + 1, spec.Towns[town].Name, area.Key, (scores[0, at] + scores[1, at]) / staff,
            people[0] > 0 ? scores[0, at] / people[0] : 0, people[1] > 0 ? scores[1, at] / people[1] : 0))];
    }

    private int Perspective(bool leads)
    {
        var keys = model.Perspectives.Select(one => one.Key).ToList();
        var at = keys.IndexOf(leads ? "leaders" : "staff");
        return at < 0 ? 0 : at;
    }

    /// <summary>The careful answers of one person to all items of the own perspective: a normal response cut into stages of equal width.</summary>
    private byte[] Honest(double[] levels, int perspective)
    {
        var codes = new byte[model.Items.Count];
        for (var at = 0; at < codes.Length; at++)
        {
            var item = model.Items[at];
            if (!item.Perspectives.Contains(model.Perspectives[perspective].Key))
            {
                codes[at] = AnswerCode.NotAsked;
                continue;
            }

            var area = AreaAt(item.Area);
            var (loading, shift) = items[item.Key];
            var scale = model.ScaleOf(item);
            var response = loading * levels[area] + Math.Sqrt(1 - loading * loading) * chance.Normal() + shift * 0.6 + (item.Reversed ? MethodSd * chance.Normal() : 0);
            // On six stages one stage is 0.83 of a standard deviation around the grand mean.
            var width = 1.2 * (scale.High - scale.Low) / 5.0;
            var middle = scale.High == 6 && scale.Low == 1 ? spec.GrandMean : (scale.Low + scale.High) / 2.0;
            var value = Math.Clamp((int)Math.Round(middle + width * response), scale.Low, scale.High);
            codes[at] = (byte)(item.Reversed ? scale.Low + scale.High - value : value);
        }

        return codes;
    }

    private double Score(byte[] codes, int area)
    {
        double sum = 0;
        var n = 0;
        for (var at = 0; at < codes.Length; at++)
        {
            var item = model.Items[at];
            if (codes[at] > AnswerCode.LargestValue || AreaAt(item.Area) != area) continue;
            var scale = model.ScaleOf(item);
            sum += item.Reversed ? scale.Low + scale.High - codes[at] : codes[at];
            n++;
        }

        return n == 0 ? 0 : sum / n;
    }

    private byte[] Disturbed(byte[] honest)
    {
        var codes = (byte[])honest.Clone();
        var same = chance.Happens(spec.Careless) ? (byte?)null : 0;
        var scale = model.Scales[0];
        var straight = (byte)(scale.Low + chance.Below(scale.Stages));
        for (var at = 0; at < codes.Length; at++)
        {
            if (codes[at] > AnswerCode.LargestValue) continue;
            if (same is null) codes[at] = straight;
            if (chance.Happens(spec.ItemMissing)) codes[at] = AnswerCode.Skipped;
            else if (model.ScaleOf(model.Items[at]).DoNotKnow && chance.Happens(spec.DoNotKnow)) codes[at] = AnswerCode.DoNotKnow;
        }

        return codes;
    }

    private int AreaAt(string key)
    {
        for (var at = 0; at < model.Areas.Count; at++)
        {
            if (model.Areas[at].Key == key) return at;
        }

        return -1;
    }
}
