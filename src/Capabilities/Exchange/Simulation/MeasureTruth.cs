using Wegmarke.MaturityModels;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Reliability;

namespace Wegmarke.Exchange;

/// <summary>Measures a simulated population: what an estimator has to find, computed from everybody's careful and complete
/// answers.</summary>
internal static class MeasureTruth
{
    public static TrueArea Area(
        string key, double latentMean, double iccTown, double iccUnit, int area, SimulatedWave wave, SimulatedItems items,
            MaturityModel model)
    {
        var people = wave.People;
        var scores = people.Select((person, at) => person.Hierarchy ? items.Score(wave.Careful[at], area) : double.NaN).ToArray();
        var present = Moments.Present(scores);
        var alpha = model.Perspectives.Select((one, at) => (one.Key, Alpha: AlphaOf(area, at, wave, items)))
            .ToDictionary(pair => pair.Key, pair => pair.Alpha);
        var towns = people.Select(person => person.Town).ToArray();
        var units = people.Select(person => person.Unit < 0 ? -1 : person.Town * 100 + person.Unit).ToArray();
        var leaders = MeanOf(scores.Where((_, at) => people[at].Leads));
        var staff = MeanOf(scores.Where((_, at) => people[at].Level == "staff"));
        return new(key, latentMean, iccTown, iccUnit, alpha, Icc(scores, towns), Icc(scores, units),
            present.Length > 1 ? Moments.StandardDeviation(present) : null, leaders - staff);
    }

    public static IReadOnlyList<TrueValue> Values(
        IReadOnlyList<SimulatedWave> waves, SimulatedItems items, MaturityModel model, SimulationSpec spec)
    {
        var values = new List<TrueValue>();
        for (var wave = 0; wave < waves.Count; wave++)
        {
            var people = waves[wave].People;
            for (var area = 0; area < model.Areas.Count; area++)
            {
                var scores = people.Select((person, at) => (person, Score: person.Hierarchy ? items.Score(waves[wave].Careful[at], area)
                    : double.NaN))
                    .Where(one => !double.IsNaN(one.Score)).ToLookup(one => one.person.Town);
                for (var town = 0; town < spec.Towns.Count; town++)
                {
                    values.Add(new(wave + 1, spec.Towns[town].Name, model.Areas[area].Key, MeanOf(scores[town].Select(one => one.Score)),
                        MeanOf(scores[town].Where(one => !one.person.Leads).Select(one => one.Score)),
                        MeanOf(scores[town].Where(one => one.person.Leads).Select(one => one.Score))));
                }
            }
        }

        return values;
    }

    private static double? MeanOf(IEnumerable<double> scores) =>
        Moments.Present(scores) is { Length: > 0 } present ? Moments.Mean(present) : null;

    private static double? Icc(double[] scores, int[] groups) => IntraclassCorrelation.Of(OneWay.Of(scores, groups)).Icc1.OrNull;

    private static double? AlphaOf(int area, int perspective, SimulatedWave wave, SimulatedItems items)
    {
        var rows = Enumerable.Range(0, wave.People.Count).Where(at => wave.People[at].Perspective == perspective).ToList();
        var columns = Enumerable.Range(0, items.True.Count).Where(item => items.AreaOf[item] == area && items.Asked[perspective][item])
            .Select(item => rows.Select(row => items.Value(wave.Careful[row][item], item)).ToArray()).ToList();
        return columns.Count < 2 ? null : Alpha.Of(CovarianceMatrix.OfCompleteRows(columns)).Value.OrNull;
    }
}
